"""Losses: how wrong the network is about each row, and how that changes with each output's sum.

What training makes smaller is the mean over rows. Arrays lie as in the passes: a unit a row, a sample a column,
shape (..., units, rows), where dots stand for any number of networks side by side.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from weightviz.activations import ACTIVATIONS, Activation

MINUS_ONE, HALF, ONE, TWO = (np.array(number) for number in (-1.0, 0.5, 1.0, 2.0))  # arrays, see activations.py

# What may speak before a loss that measures how far an answer lies off: linear, the usual one, and whatever else has
# a slope.
SLOPED = ("linear", *(name for name, each in ACTIVATIONS.items() if each.slope and each.trainable and name != "linear"))


@dataclass(frozen=True)
class Loss:
    """One loss. ``sums``, ``outputs`` and ``targets`` have shape (..., units, rows).

    ``of_rows(sums, outputs, targets)`` is each row's loss, shape (..., rows), summed over its outputs.
    ``delta(activation, sums, outputs, targets, slopes, out)`` writes d (a row's loss) / d sum into ``out``,
    where ``activation`` made the outputs from the sums and ``slopes`` is room for its slopes.
    ``output_activations`` names the activations it may be paired with, the usual one first.
    ``tasks`` names what it can be asked of: "regression" (numbers), "classification" (two classes, one output),
    "classes" (three or more, an output each; the target is 1 for the true class and 0 for all others).
    """

    name: str
    label: str
    formula: str
    explanation: str
    output_activations: tuple[str, ...]
    tasks: tuple[str, ...]
    of_rows: Callable[[np.ndarray, np.ndarray, np.ndarray], np.ndarray]
    delta: Callable[[Activation, np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray], object]


def squared_error(sums, outputs, targets) -> np.ndarray:
    """(output - target)^2, without a half.

    >>> squared_error(None, np.array([[1.0, 3.0]]), np.array([[0.0, 1.0]]))
    array([1., 4.])
    """
    return np.square(outputs - targets).sum(axis=-2)


def squared_error_delta(activation, sums, outputs, targets, slopes, out):
    # 2 (a - y) f'(z)
    activation.slope(sums, outputs, slopes)
    np.subtract(outputs, targets, out)
    np.multiply(out, slopes, out)
    np.multiply(out, TWO, out)


def absolute_error(sums, outputs, targets) -> np.ndarray:
    """|output - target|.

    >>> absolute_error(None, np.array([[1.0, -3.0]]), np.array([[0.0, 1.0]]))
    array([1., 4.])
    """
    return np.abs(outputs - targets).sum(axis=-2)


def absolute_error_delta(activation, sums, outputs, targets, slopes, out):
    # the sign of a - y, times f'(z)
    activation.slope(sums, outputs, slopes)
    np.subtract(outputs, targets, out)
    np.sign(out, out)
    np.multiply(out, slopes, out)


def huber(sums, outputs, targets) -> np.ndarray:
    """miss^2 / 2 up to a miss of 1, miss - 1/2 beyond: Huber (1964), with k = 1.

    With c = min(miss, 1) both are c (miss - c / 2).

    >>> huber(None, np.array([[0.5, -3.0]]), np.array([[0.0, 1.0]]))  # 0.5^2 / 2 and 4 - 0.5
    array([0.125, 3.5  ])
    """
    miss = np.abs(outputs - targets)
    capped = np.minimum(miss, ONE)
    return (capped * (miss - HALF * capped)).sum(axis=-2)


def huber_delta(activation, sums, outputs, targets, slopes, out):
    # a - y, but never beyond -1 and 1, times f'(z)
    activation.slope(sums, outputs, slopes)
    np.subtract(outputs, targets, out)
    np.maximum(out, MINUS_ONE, out=out)
    np.minimum(out, ONE, out=out)
    np.multiply(out, slopes, out)


def binary_cross_entropy(sums, outputs, targets) -> np.ndarray:
    """-log(probability given to the true class), from the sums so that it never meets log 0.

    log(1 + e^z) - y z equals -y log p - (1 - y) log(1 - p) with p = sigmoid(z).

    >>> binary_cross_entropy(np.array([[0.0]]), None, np.array([[1.0]])).round(6)  # even odds: log 2
    array([0.693147])
    """
    return (np.logaddexp(0.0, sums) - targets * sums).sum(axis=-2)


def binary_cross_entropy_delta(activation, sums, outputs, targets, slopes, out):
    # the sigmoid's slope p (1 - p) cancels against the logarithm's: what is left is p - y
    np.subtract(outputs, targets, out)


def softmax_cross_entropy(sums, outputs, targets) -> np.ndarray:
    """-log(probability given to the true class), from the sums so that it never meets log 0.

    With p = e^z / (sum of e^z), -log p is the log of that sum minus z of the true class.

    >>> three_classes_one_row = np.log([[1.0], [2.0], [5.0]])  # probabilities 1/8, 1/4 and 5/8
    >>> softmax_cross_entropy(three_classes_one_row, None, np.array([[0.0], [1.0], [0.0]])).round(6)  # log 4
    array([1.386294])
    """
    return np.logaddexp.reduce(sums, axis=-2) - (targets * sums).sum(axis=-2)


def softmax_cross_entropy_delta(activation, sums, outputs, targets, slopes, out):
    # as with two classes, only p - y is left; subtracting targets that lie the other way round would make a copy
    np.copyto(out, targets)
    np.subtract(outputs, out, out)


LOSSES: dict[str, Loss] = {
    loss.name: loss
    for loss in (
        Loss(
            "mean_squared_error",
            "mean squared error",
            "mean of (output − target)²",
            "Squares each miss, so one large miss counts more than many small ones.",
            SLOPED,
            ("regression", "classification"),
            squared_error,
            squared_error_delta,
        ),
        Loss(
            "binary_cross_entropy",
            "cross-entropy",
            "mean of −log(probability of the true class)",
            "Charges little for a sure right answer and much for a sure wrong one.",
            ("sigmoid",),
            ("classification",),
            binary_cross_entropy,
            binary_cross_entropy_delta,
        ),
        Loss(
            "mean_absolute_error",
            "mean absolute error",
            "mean of |output − target|",
            "Counts every miss as it is, so a few far-off rows cannot pull everything their way.",
            SLOPED,
            ("regression", "classification"),
            absolute_error,
            absolute_error_delta,
        ),
        Loss(
            "huber",
            "Huber error",
            "mean of miss² / 2 up to a miss of 1, of miss − 1/2 beyond",
            "Squares small misses and counts large ones as they are: smooth, and calm about far-off rows.",
            SLOPED,
            ("regression", "classification"),
            huber,
            huber_delta,
        ),
        Loss(
            "softmax_cross_entropy",
            "cross-entropy",
            "mean of −log(probability of the true class)",
            "Charges little for a sure right answer and much for a sure wrong one, among three classes or more.",
            ("softmax",),
            ("classes",),
            softmax_cross_entropy,
            softmax_cross_entropy_delta,
        ),
    )
}
