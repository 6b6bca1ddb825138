"""Losses: how wrong the network is about each row, and how that changes with each output's sum.

What training makes smaller is the mean over rows. Arrays lie as in the passes: a unit a row, a sample a column,
shape (..., units, rows), where dots stand for any number of networks side by side.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from weightviz.activations import Activation

TWO = np.array(2.0)  # an array, see activations.py


@dataclass(frozen=True)
class Loss:
    """One loss. ``sums``, ``outputs`` and ``targets`` have shape (..., units, rows).

    ``of_rows(sums, outputs, targets)`` is each row's loss, shape (..., rows), summed over its outputs.
    ``delta(activation, sums, outputs, targets, slopes, out)`` writes d (a row's loss) / d sum into ``out``,
    where ``activation`` made the outputs from the sums and ``slopes`` is room for its slopes.
    ``output_activations`` names the activations it may be paired with.
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


LOSSES: dict[str, Loss] = {
    loss.name: loss
    for loss in (
        Loss(
            "mean_squared_error",
            "mean squared error",
            "mean of (output - target)^2",
            "Squares each miss, so one large miss counts more than many small ones.",
            ("linear", "tanh", "sigmoid", "relu", "leaky_relu"),
            ("regression", "classification"),
            squared_error,
            squared_error_delta,
        ),
        Loss(
            "binary_cross_entropy",
            "cross-entropy",
            "mean of -log(probability of the true class)",
            "Charges little for a sure right answer and much for a sure wrong one.",
            ("sigmoid",),
            ("classification",),
            binary_cross_entropy,
            binary_cross_entropy_delta,
        ),
    )
}
