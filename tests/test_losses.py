"""Every loss is what its formula says of a row, and its delta is the slope of that by the output's sum."""

import math

import numpy as np
import pytest

from weightviz.activations import ACTIVATIONS
from weightviz.losses import LOSSES

PAIRS = [(loss, name) for loss in LOSSES.values() for name in loss.output_activations]
PAIR_NAMES = [f"{loss.name}-{name}" for loss, name in PAIRS]
every_pair = pytest.mark.parametrize(("loss", "name"), PAIRS, ids=PAIR_NAMES)

# One output unit, four rows.
SUMS = np.array([[-1.5, 0.3, 2.0, -0.2]])
TARGETS = np.array([[0.0, 1.0, 0.0, 1.0]])


def test_squared_error_has_no_half():
    # misses 2, -1 and 0
    outputs, targets = np.array([[3.0, 1.0, 5.0]]), np.array([[1.0, 2.0, 5.0]])
    assert LOSSES["mean_squared_error"].of_rows(outputs, outputs, targets).tolist() == [4, 1, 0]


def test_squared_error_of_a_row_is_summed_over_its_outputs():
    # two outputs, one row: misses 2 and -3, 4 + 9
    outputs, targets = np.array([[3.0], [1.0]]), np.array([[1.0], [4.0]])
    assert LOSSES["mean_squared_error"].of_rows(outputs, outputs, targets).tolist() == [13]


def test_cross_entropy_is_minus_the_log_of_the_true_class():
    # sums log 3 and log 3 mean a probability of 3/4: -log 3/4 for class 1, -log 1/4 for class 0
    sums = np.full((1, 2), math.log(3))
    losses = LOSSES["binary_cross_entropy"].of_rows(sums, None, np.array([[1.0, 0.0]]))
    assert losses == pytest.approx([math.log(4 / 3), math.log(4)])


def test_cross_entropy_of_a_sure_wrong_answer_is_large_but_finite():
    # sigmoid(1000) is 1 in float64, yet -log(1 - p) is about the sum itself
    assert LOSSES["binary_cross_entropy"].of_rows(np.array([[1000.0]]), None, np.zeros((1, 1))) == 1000


@every_pair
def test_delta_is_the_central_difference(loss, name):
    activation, h = ACTIVATIONS[name], 1e-6
    delta, slopes = np.empty_like(SUMS), np.empty_like(SUMS)
    loss.delta(activation, SUMS, activation(SUMS), TARGETS, slopes, delta)
    up, down = (loss.of_rows(sums, activation(sums), TARGETS) for sums in (SUMS + h, SUMS - h))
    assert delta[0] == pytest.approx((up - down) / (2 * h), rel=1e-7, abs=1e-9)


def test_cross_entropy_goes_with_sigmoid_and_classes_only():
    assert LOSSES["binary_cross_entropy"].output_activations == ("sigmoid",)
    assert LOSSES["binary_cross_entropy"].tasks == ("classification",)


@pytest.mark.parametrize("loss", LOSSES.values(), ids=LOSSES)
def test_each_says_what_it_is_and_names_real_activations(loss):
    assert LOSSES[loss.name] is loss
    assert set(loss.output_activations) <= set(ACTIVATIONS)
    assert loss.label and loss.formula and loss.explanation.endswith(".")
