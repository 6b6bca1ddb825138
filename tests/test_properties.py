"""What must hold for any network and any address, tried on many drawn at random."""

import numpy as np
import pytest

pytest.importorskip("hypothesis", reason="hypothesis is not installed: pip install -r requirements-dev.txt")
from hypothesis import given, settings
from hypothesis import strategies as st

from weightviz.activations import ACTIVATIONS
from weightviz.data import DATASETS
from weightviz.experiment import SETTINGS, Experiment, View, setting_names
from weightviz.initializers import INITIALIZERS
from weightviz.kinds import Choice, Number
from weightviz.links import read_link, write_link
from weightviz.losses import LOSSES
from weightviz.network import Network, blocks, parameter_count
from weightviz.passes import Pass, with_ones

SIZES = (2, 3, 1)
HIDDEN = SETTINGS["activation"].kind.options
seeds = st.integers(0, 2**31 - 1)


def drawn(seed):
    """Parameters of a network of `SIZES`, and four rows for it."""
    chance = np.random.default_rng(seed)
    return chance.normal(size=parameter_count(SIZES)), chance.normal(size=(4, 2))


@given(seeds, st.permutations(range(3)), st.sampled_from(HIDDEN))
def test_permuting_hidden_units_changes_nothing(seed, order, name):
    parameters, rows = drawn(seed)
    permuted = parameters.copy()
    into, out_of = blocks(SIZES, permuted)
    into[:] = into[:, order]
    out_of[:-1] = out_of[:-1][order]
    expected = Network(SIZES, (name, "sigmoid"), parameters).forward(rows)
    assert Network(SIZES, (name, "sigmoid"), permuted).forward(rows) == pytest.approx(expected, rel=1e-12)


@given(seeds, st.integers(0, 2))
def test_flipping_every_sign_of_a_tanh_unit_changes_nothing(seed, unit):
    parameters, rows = drawn(seed)
    flipped = parameters.copy()
    into, out_of = blocks(SIZES, flipped)
    into[:, unit] *= -1  # what it hears, its bias too
    out_of[unit] *= -1  # and how it is heard: tanh(-z) = -tanh(z)
    expected = Network(SIZES, ("tanh", "sigmoid"), parameters).forward(rows)
    assert Network(SIZES, ("tanh", "sigmoid"), flipped).forward(rows) == pytest.approx(expected, rel=1e-12)


@given(seeds, st.sets(st.integers(0, parameter_count(SIZES) - 1)), st.sampled_from(HIDDEN))
def test_a_muted_parameter_is_one_of_0(seed, places, name):
    parameters, rows = drawn(seed)
    muted = np.isin(np.arange(parameters.size), list(places))
    zeroed = Network(SIZES, (name, "sigmoid"), np.where(muted, 0.0, parameters))
    quiet = Network(SIZES, (name, "sigmoid"), parameters, muted)
    assert quiet.forward(rows).tolist() == zeroed.forward(rows).tolist()


@given(seeds, st.permutations(range(3)))
def test_permuting_classes_permutes_their_probabilities(seed, order):
    sums = np.random.default_rng(seed).normal(0, 10, (3, 4))
    softmax = ACTIVATIONS["softmax"]
    assert softmax(sums[order]) == pytest.approx(softmax(sums)[order], rel=1e-12)


@given(seeds, st.permutations(range(4)), st.sampled_from(list(LOSSES)))
def test_order_of_samples_in_a_full_batch_changes_nothing(seed, order, loss_name):
    parameters, rows = drawn(seed)
    targets, loss = np.array([[0.0], [1.0], [1.0], [0.0]]), LOSSES[loss_name]
    activations = ("tanh", loss.output_activations[0])

    def gradient_and_loss(order):
        full_batch = Pass(SIZES, activations, parameters, rows=4)
        full_batch.forward(with_ones(rows[order]))
        return [*full_batch.backward(targets[order], loss), full_batch.loss(targets[order], loss)]

    assert gradient_and_loss(order) == pytest.approx(gradient_and_loss([0, 1, 2, 3]), rel=1e-10, abs=1e-14)


# The address bar


@st.composite
def experiments(draw):
    source = DATASETS[draw(st.sampled_from(list(DATASETS)))]
    loss = draw(st.sampled_from([loss for loss in LOSSES.values() if source.kind in loss.tasks]))
    one_layer = st.integers(1, 16).map(lambda size: (size,))
    return Experiment(
        dataset=source.name,
        inputs=tuple(draw(st.lists(st.sampled_from(source.inputs), min_size=1, max_size=7, unique=True))),
        points=draw(st.integers(20, 1000)),
        noise=draw(st.floats(0, 0.5)),
        data_seed=draw(seeds),
        train_share=draw(st.floats(0.1, 1) | st.none() if source.own_split else st.floats(0.1, 1)),
        hidden_layers=draw(one_layer | st.lists(st.integers(1, 8), max_size=6).map(tuple)),
        activation=draw(st.sampled_from(HIDDEN)),
        output_activation=draw(st.sampled_from(loss.output_activations)),
        loss=loss.name,
        initializer=draw(st.sampled_from(list(INITIALIZERS))),
        seed=draw(seeds),
        learning_rate=draw(st.floats(1e-7, 10)),
        batch_size=draw(st.none() | st.integers(1, 100_000)),
    )


def values(kind):
    """Whatever a setting of this kind can be, of the kinds that settings of the view have."""
    if isinstance(kind, Choice):
        return st.sampled_from(kind.options)
    if isinstance(kind, Number):
        return st.integers(kind.low, kind.high) if kind.whole else st.floats(kind.low, kind.high)
    names = kind.among or DATASETS["houses_2010"].inputs
    return st.lists(st.sampled_from(names), max_size=kind.most, unique=True).map(tuple)


views = st.builds(View, **{name: values(SETTINGS[name].kind) for name in setting_names(View)})


@given(experiments(), views)
@settings(max_examples=200)
def test_an_address_brings_back_the_same_experiment_to_the_last_digit(experiment, view):
    query = write_link(experiment, view)
    assert all(isinstance(text, str) for text in query.values())
    assert read_link(query) == (experiment, view, [])


keys = st.sampled_from([setting.key for setting in SETTINGS.values()])
plausible = st.sampled_from(
    ["", "none", "all", "own", "nan", "-inf", "1e999", "0", "-1", "3.5", "4-2", "9-9", "x,y,x"]
)
names = st.sampled_from([*DATASETS, *ACTIVATIONS, *LOSSES, *INITIALIZERS, "on", "off"])


@given(st.dictionaries(keys | st.text(), plausible | names | st.text(), max_size=20))
@settings(max_examples=300)
def test_any_address_gives_an_experiment_and_names_what_fell_back(query):
    experiment, view, wrong = read_link(query)
    assert len(set(wrong)) == len(wrong)
    assert all(SETTINGS[name].key in query for name in wrong)
    assert read_link(write_link(experiment, view)) == (experiment, view, [])
