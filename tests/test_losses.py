"""Every loss is the mean its formula says, and its delta is the slope of that mean by the output's sum."""

import math

import numpy as np
import pytest

from weightviz.activations import ACTIVATIONS
from weightviz.losses import LOSSES

PAIRS = [(loss, name) for loss in LOSSES.values() for name in loss.output_activations]
PAIR_NAMES = [f"{loss.name}-{name}" for loss, name in PAIRS]
every_pair = pytest.mark.parametrize(("loss", "name"), PAIRS, ids=PAIR_NAMES)

SUMS = np.array([[-1.5], [0.3], [2.0], [-0.2]])
TARGETS = np.array([[0.0], [1.0], [0.0], [1.0]])


def test_squared_error_has_no_half():
    # misses 2, -1 and 0: (4 + 1 + 0) / 3
    outputs, targets = np.array([[3.0], [1.0], [5.0]]), np.array([[1.0], [2.0], [5.0]])
    assert LOSSES["mean_squared_error"].value(outputs, outputs, targets) == pytest.approx(5 / 3)


def test_cross_entropy_is_minus_the_log_of_the_true_class():
    # sums log 3 and log 3 mean a probability of 3/4: -log 3/4 for class 1, -log 1/4 for class 0
    sums = np.full((2, 1), math.log(3))
    value = LOSSES["binary_cross_entropy"].value(sums, None, np.array([[1.0], [0.0]]))
    assert value == pytest.approx((math.log(4 / 3) + math.log(4)) / 2)


def test_cross_entropy_of_a_sure_wrong_answer_is_large_but_finite():
    # sigmoid(1000) is 1 in float64, yet -log(1 - p) is about the sum itself
    assert LOSSES["binary_cross_entropy"].value(np.array([[1000.0]]), None, np.zeros((1, 1))) == 1000


@every_pair
def test_delta_is_the_central_difference(loss, name):
    activation, h = ACTIVATIONS[name], 1e-6
    delta, slopes, numeric = np.empty_like(SUMS), np.empty_like(SUMS), np.empty_like(SUMS)
    loss.delta(activation, SUMS, activation(SUMS), TARGETS, slopes, delta)
    for i in range(len(SUMS)):
        up, down = SUMS.copy(), SUMS.copy()
        up[i] += h
        down[i] -= h
        difference = loss.value(up, activation(up), TARGETS) - loss.value(down, activation(down), TARGETS)
        numeric[i] = difference / (2 * h)
    assert delta == pytest.approx(numeric, rel=1e-7, abs=1e-9)


def test_cross_entropy_goes_with_sigmoid_and_classes_only():
    assert LOSSES["binary_cross_entropy"].output_activations == ("sigmoid",)
    assert LOSSES["binary_cross_entropy"].tasks == ("classification",)


@pytest.mark.parametrize("loss", LOSSES.values(), ids=LOSSES)
def test_each_says_what_it_is_and_names_real_activations(loss):
    assert LOSSES[loss.name] is loss
    assert set(loss.output_activations) <= set(ACTIVATIONS)
    assert loss.label and loss.formula and loss.explanation.endswith(".")
