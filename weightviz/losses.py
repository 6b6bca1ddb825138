"""Losses: one number for how wrong the network is, and how it changes with each output's sum.

A loss is the mean over rows (and outputs). ``delta`` is its derivative by the output neuron's sum z,
where back-propagation starts.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from weightviz.activations import Activation


@dataclass(frozen=True)
class Loss:
    """One loss; its arrays share one shape, a number a row and output.

    ``value(sums, outputs, targets)`` is a float. ``delta(activation, sums, outputs, targets, slopes, out)``
    writes d loss / d sum into ``out``, where ``activation`` made the outputs from the sums and ``slopes`` is
    room for its slopes.
    ``output_activations`` names the activations it may be paired with.
    """

    name: str
    label: str
    formula: str
    explanation: str
    output_activations: tuple[str, ...]
    tasks: tuple[str, ...]
    value: Callable[[np.ndarray, np.ndarray, np.ndarray], float]
    delta: Callable[[Activation, np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray], object]


def mean_squared_error(sums, outputs, targets) -> float:
    """Mean of (output - target)^2, without a half.

    >>> mean_squared_error(None, np.array([[1.0], [3.0]]), np.array([[0.0], [1.0]]))
    2.5
    """
    return float(np.square(outputs - targets).mean())


def mean_squared_error_delta(activation, sums, outputs, targets, slopes, out):
    # 2 (a - y) f'(z) / n
    activation.slope(sums, outputs, slopes)
    np.subtract(outputs, targets, out=out)
    np.multiply(out, slopes, out=out)
    np.multiply(out, 2.0 / out.size, out=out)


def binary_cross_entropy(sums, outputs, targets) -> float:
    """Mean of -log(probability given to the true class), from the sums so that it never meets log 0.

    log(1 + e^z) - y z equals -y log p - (1 - y) log(1 - p) with p = sigmoid(z).

    >>> round(binary_cross_entropy(np.array([[0.0]]), None, np.array([[1.0]])), 6)  # even odds: log 2
    0.693147
    """
    return float((np.logaddexp(0.0, sums) - targets * sums).mean())


def binary_cross_entropy_delta(activation, sums, outputs, targets, slopes, out):
    # the sigmoid's slope p (1 - p) cancels against the logarithm's: what is left is p - y
    np.subtract(outputs, targets, out=out)
    np.multiply(out, 1.0 / out.size, out=out)


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
            mean_squared_error,
            mean_squared_error_delta,
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
