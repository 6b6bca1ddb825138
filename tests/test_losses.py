"""Every loss is what its formula says of a row, and its delta is the slope of that by the output's sum."""

import math
from dataclasses import FrozenInstanceError

import numpy as np
import pytest

from weightviz.activations import ACTIVATIONS
from weightviz.losses import LOSSES

PAIRS = [(loss, name) for loss in LOSSES.values() for name in loss.output_activations if name != "softmax"]
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


def test_absolute_error_counts_every_miss_as_it_is():
    # misses 2, -1 and 0
    outputs, targets = np.array([[3.0, 1.0, 5.0]]), np.array([[1.0, 2.0, 5.0]])
    assert LOSSES["mean_absolute_error"].of_rows(outputs, outputs, targets).tolist() == [2, 1, 0]


def test_absolute_error_of_a_row_is_summed_over_its_outputs():
    outputs, targets = np.array([[3.0], [1.0]]), np.array([[1.0], [4.0]])
    assert LOSSES["mean_absolute_error"].of_rows(outputs, outputs, targets).tolist() == [5]


def test_huber_is_half_the_square_up_to_1_and_a_straight_line_beyond():
    # misses 0.5: 0.25 / 2    1: 1 / 2 = 1 - 1/2    -3: 3 - 1/2
    outputs, targets = np.array([[0.5, 2.0, -2.0]]), np.array([[0.0, 1.0, 1.0]])
    assert LOSSES["huber"].of_rows(outputs, outputs, targets).tolist() == [0.125, 0.5, 2.5]


def test_delta_of_absolute_and_huber_error_by_hand():
    # linear output: the slope is 1, so what is left is the miss, its sign, or the miss capped at -1 and 1
    sums, targets = np.array([[0.5, 4.0, -2.0, 1.0]]), np.array([[0.0, 1.0, 1.0, 1.0]])
    for name, expected in (("mean_absolute_error", [1, 1, -1, 0]), ("huber", [0.5, 1, -1, 0])):
        delta, slopes = np.empty_like(sums), np.empty_like(sums)
        LOSSES[name].delta(ACTIVATIONS["linear"], sums, sums, targets, slopes, delta)
        assert delta[0].tolist() == expected


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


# Three classes. e^z is 1, 2 and 5, so the probabilities are 1/8, 2/8 and 5/8; one row for each true class.

THREE_SUMS = np.repeat(np.log([[1.0], [2.0], [5.0]]), 3, axis=1)
THREE_TARGETS = np.eye(3)


def test_softmax_cross_entropy_by_hand():
    losses = LOSSES["softmax_cross_entropy"].of_rows(THREE_SUMS, None, THREE_TARGETS)
    assert losses == pytest.approx([math.log(8), math.log(4), math.log(8 / 5)], rel=1e-14)


def test_delta_of_softmax_cross_entropy_is_the_probability_minus_the_target():
    softmax, delta = ACTIVATIONS["softmax"], np.empty((3, 3))
    outputs = softmax(THREE_SUMS)
    LOSSES["softmax_cross_entropy"].delta(softmax, THREE_SUMS, outputs, THREE_TARGETS, np.empty((3, 3)), delta)
    expected = np.array([[1 / 8 - 1, 1 / 8, 1 / 8], [2 / 8, 2 / 8 - 1, 2 / 8], [5 / 8, 5 / 8, 5 / 8 - 1]])
    assert delta == pytest.approx(expected, rel=1e-13)


@pytest.mark.parametrize("constant", [-1000.0, 0.7, 1000.0])
def test_the_same_added_to_all_sums_changes_no_softmax_cross_entropy(constant):
    of_rows = LOSSES["softmax_cross_entropy"].of_rows
    expected = of_rows(THREE_SUMS, None, THREE_TARGETS)
    assert of_rows(THREE_SUMS + constant, None, THREE_TARGETS) == pytest.approx(expected, rel=1e-12)


def test_softmax_cross_entropy_of_a_sure_wrong_answer_is_large_but_finite():
    sums = np.array([[1000.0, 1000.0], [0.0, 0.0], [-1000.0, -1000.0]])
    targets = np.array([[1.0, 0.0], [0.0, 0.0], [0.0, 1.0]])
    assert LOSSES["softmax_cross_entropy"].of_rows(sums, None, targets).tolist() == [0, 2000]


def test_softmax_cross_entropy_of_two_classes_is_binary_cross_entropy():
    # of two classes only the distance of their sums matters
    two, targets = np.vstack([SUMS, np.zeros_like(SUMS)]), np.vstack([TARGETS, 1 - TARGETS])
    expected = LOSSES["binary_cross_entropy"].of_rows(SUMS, None, TARGETS)
    assert LOSSES["softmax_cross_entropy"].of_rows(two, None, targets) == pytest.approx(expected, rel=1e-14)


# Which goes with which


def test_a_distance_goes_with_every_output_that_has_a_slope_the_usual_one_first():
    for name in ("mean_squared_error", "mean_absolute_error", "huber"):
        assert set(ACTIVATIONS) - set(LOSSES[name].output_activations) == {"step", "softmax"}
        assert LOSSES[name].output_activations[0] == "linear"
        assert LOSSES[name].tasks == ("regression", "classification")


def test_softmax_cross_entropy_goes_with_softmax_and_three_classes_or_more_only():
    assert LOSSES["softmax_cross_entropy"].output_activations == ("softmax",)
    assert [name for name, loss in LOSSES.items() if "classes" in loss.tasks] == ["softmax_cross_entropy"]


def test_cross_entropy_goes_with_sigmoid_and_classes_only():
    assert LOSSES["binary_cross_entropy"].output_activations == ("sigmoid",)
    assert LOSSES["binary_cross_entropy"].tasks == ("classification",)


@pytest.mark.parametrize("loss", LOSSES.values(), ids=LOSSES)
def test_each_says_what_it_is_and_names_real_activations(loss):
    assert LOSSES[loss.name] is loss
    with pytest.raises(FrozenInstanceError):
        loss.name = "another"
    assert set(loss.output_activations) <= set(ACTIVATIONS)
    assert set(loss.tasks) <= {"regression", "classification", "classes"}
    assert loss.label and loss.formula and loss.explanation.endswith(".")
