"""Optimisers: how a gradient becomes a new set of weights."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Optimizer:
    """One update rule. ``step(parameters, gradient, learning_rate)`` changes ``parameters`` in place
    and may use ``gradient`` as scratch space, so that nothing is allocated. The rate is an array too,
    see activations.py."""

    name: str
    label: str
    formula: str
    explanation: str
    step: Callable[[np.ndarray, np.ndarray, float], object]


def gradient_descent(parameters, gradient, learning_rate):
    """new w = old w - learning rate x gradient.

    >>> w = np.array([0.5]); gradient_descent(w, np.array([-2.0]), 0.1); w
    array([0.7])
    """
    np.multiply(gradient, learning_rate, gradient)
    np.subtract(parameters, gradient, parameters)


OPTIMIZERS: dict[str, Optimizer] = {
    optimizer.name: optimizer
    for optimizer in (
        Optimizer(
            "gradient_descent",
            "gradient descent",
            "new w = old w - learning rate x gradient",
            "Steps straight downhill, the steeper the further.",
            gradient_descent,
        ),
    )
}
