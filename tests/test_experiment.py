"""The table of settings, the experiment checked by it, and the address that carries it."""

from dataclasses import FrozenInstanceError, fields, replace

import numpy as np
import pytest

from weightviz.data import DATASETS, Dataset
from weightviz.experiment import DATA_SETS_OWN, SETTINGS, Experiment, View

# The table


NOT_IN_A_LINK = ("source", "start_values")  # one's own data, and weights, which links do not carry yet


def test_every_setting_of_experiment_and_view_stands_in_the_table_and_no_other():
    names = [field.name for kind in (Experiment, View) for field in fields(kind) if field.name not in NOT_IN_A_LINK]
    assert sorted(names) == sorted(SETTINGS)


def test_keys_are_unique_and_fit_into_an_address():
    keys = [setting.key for setting in SETTINGS.values()]
    assert len(set(keys)) == len(keys)
    assert all(key.isalnum() and key.islower() for key in keys)


@pytest.mark.parametrize("name", SETTINGS)
def test_help_is_a_sentence(name):
    assert SETTINGS[name].help[0].isupper() and SETTINGS[name].help.endswith(".")


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_decides_something(name):
    assert SETTINGS[name].decides in ("rows", "network", "start", "training", "view")
    assert (SETTINGS[name].decides == "view") == (name in {field.name for field in fields(View)})


def test_only_the_rate_the_batch_size_and_the_view_may_change_while_it_trains():
    live = {name for name, setting in SETTINGS.items() if setting.live}
    of_the_view = {"speed", "axes", "slice", "output_shows", "panel", "predict", "row", "hide"}
    assert live == {"learning_rate", "batch_size"} | of_the_view


@pytest.mark.parametrize("name", DATASETS)
def test_what_is_not_given_is_the_data_sets_own(name):
    experiment = Experiment(dataset=name)
    for setting, value in DATASETS[name].defaults.items():
        assert getattr(experiment, setting) == value


# Experiment


def test_the_default_is_one_linear_neuron_on_houses():
    experiment = Experiment()
    assert (experiment.dataset, experiment.inputs) == ("houses_2010", ("area_sqft",))
    assert (experiment.sizes, experiment.activations) == ((1, 1), ("linear",))
    assert (experiment.batch_size, experiment.train_share) == (None, 0.8)


def test_sizes_and_activations_run_from_the_inputs_to_the_output():
    experiment = Experiment(
        dataset="circle", inputs=("x", "y", "xy"), hidden_layers=(4, 2), activation="relu"
    )
    assert experiment.sizes == (3, 4, 2, 1)
    assert experiment.activations == ("relu", "relu", "sigmoid")


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"dataset": "castles"}, "dataset must be one of houses_2010, .*; got 'castles'"),
        ({"dataset": None}, "dataset must be one of .*; got None"),
        ({"dataset": ["circle"]}, "dataset must be one of .*; got \\['circle'\\]"),
        ({"dataset": "own"}, "dataset must be one of"),
        ({"inputs": ("height",)}, "inputs: choose among area_sqft, .*; got height"),
        ({"inputs": ()}, "inputs: choose among area_sqft, .*; got none"),
        ({"inputs": ("area_sqft", "area_sqft")}, "inputs must be up to 7 different names"),
        ({"inputs": 3}, "inputs must be up to 7 different names; got 3"),
        ({"points": 19}, "points must be a whole number from 20 to 1000; got 19"),
        ({"points": 20.5}, "points must be a whole number; got 20.5"),
        ({"noise": -0.1}, "noise must be a number from 0.0 to 0.5; got -0.1"),
        ({"train_share": 0}, "train_share must be a number from 0.1 to 1.0; got 0"),
        ({"hidden_layers": (4, 9)}, "hidden_layers must be up to 6 layers of 1 to 8 neurons"),
        ({"hidden_layers": (17,)}, r"\(a single layer up to 16\); got \(17,\)"),
        ({"hidden_layers": (1,) * 7}, "hidden_layers must be up to 6 layers"),
        ({"hidden_layers": (2.0,)}, "hidden_layers must be"),
        ({"hidden_layers": None}, "hidden_layers must be .*; got None"),
        ({"activation": "softmax"}, "activation must be one of tanh, .*; got 'softmax'"),
        ({"learning_rate": float("nan")}, "learning_rate must be a number from 1e-07 to 10.0; got nan"),
        ({"learning_rate": "fast"}, "learning_rate must be a number .*; got 'fast'"),
        ({"learning_rate": True}, "learning_rate must be a number .*; got True"),
        ({"batch_size": 0}, "batch_size must be a whole number from 1 to 100000; got 0"),
        ({"seed": -1}, "seed must be a whole number"),
        ({"seed": 10**400}, "seed must be a whole number from 0 to 2147483647"),
        ({"loss": "binary_cross_entropy"}, "goes with classification .* sigmoid; got regression and linear"),
        ({"dataset": "circle", "output_activation": "tanh"}, "got classification and tanh"),
    ],
)
def test_a_wrong_value_is_refused_with_a_sentence_that_says_what_is_right(settings, sentence):
    with pytest.raises(ValueError, match=sentence):
        Experiment(**settings)


def test_other_ways_to_write_the_same_values():
    experiment = Experiment(
        dataset="circle", inputs="xy", hidden_layers=4, points=np.int64(50), learning_rate=np.float64(0.5)
    )
    assert experiment == Experiment(
        dataset="circle", inputs=("xy",), hidden_layers=(4,), points=50, learning_rate=0.5
    )
    assert Experiment(hidden_layers=np.array([4, 2])).hidden_layers == (4, 2)


def test_it_is_frozen():
    with pytest.raises(FrozenInstanceError):
        Experiment().seed = 3


def test_another_data_set_brings_its_own_source_or_a_sentence():
    experiment = Experiment(dataset="circle")
    assert replace(experiment, dataset="xor").source is DATASETS["xor"]
    with pytest.raises(ValueError, match="choose among area_sqft"):
        replace(experiment, dataset="houses_2010")


@pytest.mark.parametrize(
    ("change", "same"), [({"learning_rate": 0.5}, True), ({"batch_size": 3}, True), ({"seed": 9}, False)]
)
def test_whether_training_can_go_on(change, same):
    assert Experiment().starts_like(replace(Experiment(), **change)) == same


# A table of one's own


def test_on_ones_own_data_known_inputs_stay_and_unknown_ones_become_the_first_columns():
    rows = np.arange(18.0).reshape(2, 9)
    own = Dataset(rows, [1.0, 2.0], ["area_sqft", *"bcdefghi"])
    assert Experiment().on(own).inputs == ("area_sqft",)
    assert Experiment(inputs=("age_years",)).on(own).inputs == ("area_sqft", *"bcdefg")


def test_on_ones_own_classes_the_loss_fits():
    own = Dataset([[1.0], [2.0]], [0, 1], ["hours", "passed"], task="classification")
    experiment = Experiment().on(own)
    assert (experiment.loss, experiment.output_activation) == ("binary_cross_entropy", "sigmoid")
    assert experiment.source.inputs == ("hours",)


def test_a_table_of_ones_own_takes_nothing_over_from_the_data_sets_that_come_along():
    own = Dataset([[1.0], [2.0]], [3.0, 4.0], ["a", "b"])
    source = Experiment(dataset="seattle_2014").on(own).source
    assert (source.where, source.label_column, source.own_split, source.truth) == ({}, "", None, {})
    assert (source.credit, source.defaults, source.classes) == ("", {}, ())


# Settings that must fit together


def test_hidden_layers_may_each_have_their_own_activation():
    experiment = Experiment(dataset="circle", hidden_layers=(4, 2), activation=("relu", "tanh"))
    assert experiment.activations == ("relu", "tanh", "sigmoid")
    assert Experiment(dataset="circle", hidden_layers=(4, 2), activation=["tanh", "tanh"]) == Experiment(
        dataset="circle", hidden_layers=(4, 2), activation="tanh"
    )


def test_as_many_activations_as_hidden_layers_or_one():
    with pytest.raises(ValueError, match="one for all hidden layers or one each, 1; got 2"):
        Experiment(dataset="circle", hidden_layers=(4,), activation=("relu", "tanh"))


def test_only_data_with_a_split_of_their_own_can_be_split_that_way():
    with pytest.raises(ValueError, match="no split of their own"):
        Experiment(train_share=None)


def test_the_default_of_what_depends_on_the_data_says_so():
    assert repr(DATA_SETS_OWN) == "the data set's own"


def test_first_weights_of_ones_own():
    experiment = Experiment(start_values=(2, -1))
    assert experiment.start.tolist() == [2.0, -1.0]
    assert Experiment().start.tolist() == Experiment(start_values=Experiment().start).start.tolist()


@pytest.mark.parametrize("values", [(1.0,), (1.0, 2.0, 3.0), (1.0, float("nan")), (float("inf"), 0.0)])
def test_first_weights_of_ones_own_must_be_as_many_as_there_are_lines(values):
    with pytest.raises(ValueError, match=f"start_values: this network needs 2 finite numbers; got {len(values)}"):
        Experiment(start_values=values)
