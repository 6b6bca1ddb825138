"""Activation functions: what a neuron does to its sum before it speaks.

Each has its function and its slope side by side. Both write into a buffer of the caller, so that
training allocates nothing: ``function(z, out)`` and ``slope(z, a, out)`` with ``a = f(z)``.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

LEAK = 0.01  # what a leaky ReLU lets through below zero

# Numbers as arrays: a Python number would be made into one at every call, which costs as much as the call itself.
ZERO, HALF, ONE, LEAK_ARRAY = (np.array(number) for number in (0.0, 0.5, 1.0, LEAK))


@dataclass(frozen=True)
class Activation:
    """One activation function f and its derivative.

    ``function(z, out)`` writes f(z); ``slope(z, a, out)`` writes f'(z), given also a = f(z).
    All three arrays have the same shape. Calling the activation allocates the answer:

    >>> ACTIVATIONS["relu"](np.array([-2.0, 3.0]))
    array([0., 3.])
    """

    name: str
    label: str
    formula: str
    explanation: str
    function: Callable[[np.ndarray, np.ndarray], object]
    slope: Callable[[np.ndarray, np.ndarray, np.ndarray], object]

    def __call__(self, z: np.ndarray) -> np.ndarray:
        out = np.empty_like(z, dtype=float)
        self.function(z, out)
        return out


def linear(z, out):
    np.copyto(out, z)


def linear_slope(z, a, out):
    out.fill(1.0)


def sigmoid(z, out):
    # 1 / (1 + e^-z) = (1 + tanh(z / 2)) / 2, which cannot overflow
    np.multiply(z, HALF, out)
    np.tanh(out, out)
    np.multiply(out, HALF, out)
    np.add(out, HALF, out)


def sigmoid_slope(z, a, out):
    np.subtract(ONE, a, out)
    np.multiply(out, a, out)


def tanh(z, out):
    np.tanh(z, out)


def tanh_slope(z, a, out):
    np.square(a, out)
    np.subtract(ONE, out, out)


def relu(z, out):
    np.maximum(z, ZERO, out=out)


def relu_slope(z, a, out):
    np.sign(a, out)  # a is 0 or positive; at the kink itself 0, as most libraries have it


def leaky_relu(z, out):
    np.multiply(z, LEAK_ARRAY, out)
    np.maximum(z, out, out=out)


def leaky_relu_slope(z, a, out):
    np.sign(z, out)
    np.maximum(out, LEAK_ARRAY, out=out)


ACTIVATIONS: dict[str, Activation] = {
    activation.name: activation
    for activation in (
        Activation("tanh", "tanh", "tanh(z)", "Bends the sum softly into -1 to +1.", tanh, tanh_slope),
        Activation(
            "sigmoid",
            "sigmoid",
            "1 / (1 + e^-z)",
            "Bends the sum softly into 0 to 1.",
            sigmoid,
            sigmoid_slope,
        ),
        Activation(
            "relu", "ReLU", "max(0, z)", "Passes a positive sum on, is silent below zero.", relu, relu_slope
        ),
        Activation(
            "leaky_relu",
            "leaky ReLU",
            f"z if z > 0, else {LEAK} z",
            "Like ReLU, but whispers below zero, so it cannot fall silent for good.",
            leaky_relu,
            leaky_relu_slope,
        ),
        Activation("linear", "linear", "z", "Passes the sum on as it is.", linear, linear_slope),
    )
}
