"""Every activation is the function its formula says, with the right slope, in a buffer of the caller."""

import math
import re

import numpy as np
import pytest

from tests import formulas
from tests.told_formulas import told
from weightviz.activations import ACTIVATIONS, FLAT_SHARE

ELEMENTWISE = {name: activation for name, activation in ACTIVATIONS.items() if activation.slope}
every_activation = pytest.mark.parametrize("activation", ACTIVATIONS.values(), ids=ACTIVATIONS)
every_elementwise = pytest.mark.parametrize("activation", ELEMENTWISE.values(), ids=ELEMENTWISE)

Z = np.array([-3.0, -0.5, 0.25, 2.0])  # no kink among them


def slopes_at(activation, z):
    slopes = np.empty_like(z)
    activation.slope(z, activation(z), slopes)
    return slopes


@every_elementwise
def test_values_are_those_of_the_formula(activation):
    assert activation(Z) == pytest.approx(formulas.ACTIVATIONS[activation.name](Z), rel=1e-14)


@every_elementwise
def test_the_formula_that_people_read_is_true(activation):
    answers = [told(activation.formula.removeprefix("f(z) = "), z=z) for z in Z]
    assert activation(Z) == pytest.approx(answers, rel=1e-12)


@pytest.mark.parametrize(
    ("name", "z", "a"),
    [
        ("tanh", math.log(2), 3 / 5),  # (2 - 1/2) / (2 + 1/2)
        ("sigmoid", math.log(3), 3 / 4),  # 1 / (1 + 1/3)
        ("relu", -2, 0),
        ("leaky_relu", -2, -0.02),
        ("linear", -2, -2),
        ("elu", -math.log(2), -1 / 2),  # 1/2 - 1
        ("elu", 2, 2),
        ("softplus", 0, math.log(2)),
        ("softplus", math.log(3), math.log(4)),  # log(1 + 3)
        ("gelu", 1, 0.841192),  # u = 0.797885 x 1.044715 = 0.833563, tanh u = 0.682384, 1.682384 / 2
        ("gelu", -1, -0.158808),  # -(1 - 0.682384) / 2
        ("sine", math.pi / 6, 1 / 2),
        ("step", -1e-9, 0),
        ("step", 0, 0),
        ("step", 1e-9, 1),
    ],
)
def test_values_worked_out_by_hand(name, z, a):
    assert ACTIVATIONS[name](np.array([z])) == pytest.approx(a, rel=1e-14 if name != "gelu" else 5e-6)


def test_gelu_is_nearly_the_sum_times_the_share_of_a_bell_curve_below_it():
    z = np.linspace(-6, 6, 1201)
    below = [(1 + math.erf(each / math.sqrt(2))) / 2 for each in z]
    assert np.abs(ACTIVATIONS["gelu"](z) - z * below).max() < 5e-4


@every_elementwise
def test_slope_is_the_central_difference(activation):
    h = 1e-6
    numeric = (activation(Z + h) - activation(Z - h)) / (2 * h)
    assert slopes_at(activation, Z) == pytest.approx(numeric, rel=1e-8, abs=1e-10)


@every_elementwise
def test_slope_is_the_complex_step(activation):
    z = np.linspace(-8, 8, 320)  # 0, where some have a kink, is not among them
    assert slopes_at(activation, z) == pytest.approx(formulas.slope(activation.name, z), rel=1e-12, abs=1e-13)


@pytest.mark.parametrize(("name", "slope_at_0"), [("relu", 0.0), ("leaky_relu", 0.01), ("elu", 1.0), ("step", 0.0)])
def test_at_the_kink_the_slope_is_the_one_from_below(name, slope_at_0):
    assert slopes_at(ACTIVATIONS[name], np.zeros(1)) == slope_at_0


# What each says at -1000 and at 1000.
ENDS = {
    "tanh": [-1, 1],
    "sigmoid": [0, 1],
    "relu": [0, 1000],
    "leaky_relu": [-10, 1000],
    "linear": [-1000, 1000],
    "elu": [-1, 1000],
    "softplus": [0, 1000],
    "gelu": [0, 1000],
    "sine": [math.sin(-1000), math.sin(1000)],
    "step": [0, 1],
}


@every_elementwise
def test_enormous_sums_do_not_overflow(activation):
    z = np.array([-1000.0, 1000.0])
    assert activation(z) == pytest.approx(ENDS[activation.name], rel=1e-14)
    assert np.isfinite(slopes_at(activation, z)).all()


# Where it is flat


@every_elementwise
def test_flat_says_beyond_which_sums_hardly_a_slope_is_left(activation):
    z = np.arange(-4000, 4001) / 200
    slopes = np.abs(slopes_at(activation, z))
    steep = z[slopes > FLAT_SHARE * slopes.max()]
    if not steep.size:  # a step: all that lies below and above its jump
        assert activation.flat == (0, 0)
        return
    for bound, end, outermost in zip(activation.flat, (-20, 20), (steep.min(), steep.max()), strict=True):
        assert outermost == pytest.approx(bound if np.isfinite(bound) else end, abs=0.0101)


@every_elementwise
def test_the_sentence_about_saturation_names_the_same_sums(activation):
    bounds = [round(bound, 1) for bound in sorted(set(activation.flat)) if np.isfinite(bound)]
    assert [float(number) for number in re.findall(r"[-+]?\d+(?:\.\d+)?", activation.saturates)] == bounds
    assert activation.saturates.startswith("Nowhere") == (not bounds)


@every_elementwise
def test_falls_says_whether_a_larger_sum_can_be_answered_by_less(activation):
    assert activation.falls == (np.diff(activation(np.linspace(-8, 8, 1601))) < 0).any()


def test_only_the_step_cannot_be_trained():
    assert [name for name, activation in ACTIVATIONS.items() if not activation.trainable] == ["step"]
    assert not slopes_at(ACTIVATIONS["step"], Z).any()


# Softmax


def test_only_softmax_needs_all_sums_and_fits_the_output_alone():
    assert set(ACTIVATIONS) - set(ELEMENTWISE) == {"softmax"}
    assert [name for name, activation in ACTIVATIONS.items() if not activation.hidden] == ["softmax"]


def test_softmax_by_hand():
    # e^z is 1, 2, 5 in the first row (sum 8) and 1, 1, 2 in the second (sum 4)
    sums = np.log([[1.0, 1.0], [2.0, 1.0], [5.0, 2.0]])
    expected = np.array([[1 / 8, 1 / 4], [2 / 8, 1 / 4], [5 / 8, 2 / 4]])
    assert ACTIVATIONS["softmax"](sums) == pytest.approx(expected, rel=1e-14)


def test_softmax_of_two_classes_is_the_sigmoid_of_their_distance():
    sums = np.array([[0.3, -2.0, 5.0], [1.0, 0.5, -1.0]])
    assert ACTIVATIONS["softmax"](sums)[0] == pytest.approx(1 / (1 + np.exp(sums[1] - sums[0])), rel=1e-14)


@pytest.mark.parametrize("constant", [-1000.0, 0.7, 1000.0])
def test_the_same_added_to_all_sums_changes_no_probability(rng, constant):
    sums = rng.normal(size=(2, 4, 5))  # two networks, four classes, five rows
    softmax = ACTIVATIONS["softmax"]
    assert softmax(sums + constant) == pytest.approx(softmax(sums), rel=1e-12)


@pytest.mark.parametrize("size", [1.0, 30.0, 1000.0])
def test_probabilities_sum_to_1_whatever_the_sums(rng, size):
    probabilities = ACTIVATIONS["softmax"](rng.normal(0, size, (2, 4, 500)))
    assert probabilities.sum(axis=-2) == pytest.approx(np.ones((2, 500)), rel=1e-12)
    assert (probabilities >= 0).all()


def test_softmax_of_enormous_sums_does_not_overflow():
    sums = np.array([[1000.0, -1000.0], [0.0, -1000.0], [-1000.0, -1000.0]])
    expected = np.array([[1, 1 / 3], [0, 1 / 3], [0, 1 / 3]])
    assert ACTIVATIONS["softmax"](sums) == pytest.approx(expected, rel=1e-12)


# All of them


@every_activation
def test_whole_numbers_are_answered_by_decimals(activation):
    assert activation(np.array([[1], [2]])).dtype == float


@every_activation
def test_each_says_what_it_is(activation):
    assert ACTIVATIONS[activation.name] is activation
    assert activation.label and activation.formula and activation.explanation.endswith(".")
    assert activation.saturates.endswith(".")
