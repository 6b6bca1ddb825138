"""Every activation is the function its formula says, with the right slope, in a buffer of the caller."""

import math

import numpy as np
import pytest

from weightviz.activations import ACTIVATIONS

every_activation = pytest.mark.parametrize("activation", ACTIVATIONS.values(), ids=ACTIVATIONS)

Z = np.array([-3.0, -0.5, 0.25, 2.0])  # no kink among them


@pytest.mark.parametrize(
    ("name", "formula"),
    [
        ("tanh", lambda z: (math.exp(z) - math.exp(-z)) / (math.exp(z) + math.exp(-z))),
        ("sigmoid", lambda z: 1 / (1 + math.exp(-z))),
        ("relu", lambda z: z if z > 0 else 0),
        ("leaky_relu", lambda z: z if z > 0 else 0.01 * z),
        ("linear", lambda z: z),
    ],
)
def test_values_are_those_of_the_formula(name, formula):
    assert ACTIVATIONS[name](Z) == pytest.approx([formula(z) for z in Z], rel=1e-14)


@every_activation
def test_slope_is_the_central_difference(activation):
    h, slope = 1e-6, np.empty_like(Z)
    activation.slope(Z, activation(Z), slope)
    assert slope == pytest.approx((activation(Z + h) - activation(Z - h)) / (2 * h), rel=1e-8, abs=1e-10)


@pytest.mark.parametrize(("name", "slope_at_0"), [("relu", 0.0), ("leaky_relu", 0.01)])
def test_at_the_kink_the_slope_is_the_one_from_below(name, slope_at_0):
    slope = np.empty(1)
    ACTIVATIONS[name].slope(np.zeros(1), np.zeros(1), slope)
    assert slope == slope_at_0


@pytest.mark.parametrize(
    ("name", "ends"),
    [("tanh", [-1, 1]), ("sigmoid", [0, 1]), ("relu", [0, 1000]), ("leaky_relu", [-10, 1000])],
)
def test_enormous_sums_do_not_overflow(name, ends):
    assert ACTIVATIONS[name](np.array([-1000.0, 1000.0])).tolist() == ends


@every_activation
def test_whole_numbers_are_answered_by_decimals(activation):
    assert activation(np.array([1, 2])).dtype == float


@every_activation
def test_each_says_what_it_is(activation):
    assert ACTIVATIONS[activation.name] is activation
    assert activation.label and activation.formula and activation.explanation.endswith(".")
