"""Activation functions: what a neuron does to its sum before it speaks.

Each has its function and its slope side by side. Both write into a buffer of the caller, so that
training allocates nothing: ``function(z, out)`` and ``slope(z, a, out)`` with ``a = f(z)``.
Only GELU's slope has no room in that buffer, and makes an array of its own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import inf, pi, sqrt

import numpy as np

LEAK = 0.01  # what a leaky ReLU lets through below zero
FLAT_SHARE = 0.05  # a slope of less than this share of the largest counts as flat
BEND = sqrt(2 / pi)  # GELU is z (1 + tanh u) / 2 with u = BEND (z + CUBIC z^3)
CUBIC = 0.044715

# Numbers as arrays: a Python number would be made into one at every call, which costs as much as the call itself.
ZERO, HALF, ONE, TWO, LEAK_ARRAY = (np.array(number) for number in (0.0, 0.5, 1.0, 2.0, LEAK))
BEND_ARRAY, BEND_CUBIC, THREE_BEND_CUBIC = (np.array(BEND * number) for number in (1.0, CUBIC, 3 * CUBIC))


@dataclass(frozen=True)
class Activation:
    """One activation function f and its derivative.

    ``function(z, out)`` writes f(z); ``slope(z, a, out)`` writes f'(z), given also a = f(z).
    All three arrays have the same shape, (..., units, rows). ``slope`` is None where every answer depends on the
    sums of all units, as softmax's does: only a loss that brings its own delta may follow.
    ``saturates`` says in a sentence where f is flat, and ``flat`` in numbers: for good below the first sum and
    above the second the slope is less than `FLAT_SHARE` of its largest; infinite where that never happens.
    What ``falls`` somewhere can answer less when its sum grows.
    What is not ``trainable`` has a slope of 0 everywhere, so that nothing before it learns. What is not
    ``hidden`` fits the output alone. Calling the activation allocates the answer:

    >>> ACTIVATIONS["relu"](np.array([-2.0, 3.0]))
    array([0., 3.])
    >>> ACTIVATIONS["relu"].saturates, ACTIVATIONS["relu"].flat
    ('Flat below 0.', (0.0, inf))
    """

    name: str
    label: str
    formula: str
    explanation: str
    function: Callable[[np.ndarray, np.ndarray], object]
    slope: Callable[[np.ndarray, np.ndarray, np.ndarray], object] | None
    saturates: str
    flat: tuple[float, float]
    falls: bool = False
    trainable: bool = True
    hidden: bool = True

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


def elu(z, out):
    """z above 0, e^z - 1 below: Clevert, Unterthiner & Hochreiter (2015), alpha 1.

    As e^z - 1 is never less than z, the larger of the two is the right one on both sides.

    >>> ACTIVATIONS["elu"](np.array([-np.log(2), 3.0]))  # 1/2 - 1
    array([-0.5,  3. ])
    """
    np.minimum(z, ZERO, out=out)
    np.expm1(out, out)
    np.maximum(z, out, out=out)


def elu_slope(z, a, out):
    # 1 above 0, and e^z = a + 1 below
    np.minimum(a, ZERO, out=out)
    np.add(out, ONE, out)


def softplus(z, out):
    """log(1 + e^z), a ReLU with a soft corner: Dugas et al. (2001).

    >>> ACTIVATIONS["softplus"](np.array([0.0, np.log(3)])).round(6)  # log 2 and log 4
    array([0.693147, 1.386294])
    """
    np.logaddexp(z, ZERO, out)  # which cannot overflow


def softplus_slope(z, a, out):
    sigmoid(z, out)


def gelu(z, out):
    """z (1 + tanh u) / 2 with u = sqrt(2 / pi) (z + 0.044715 z^3): Hendrycks & Gimpel (2016), section 2.

    It comes close to z times the share of a bell curve that lies below z.

    >>> ACTIVATIONS["gelu"](np.array([-10.0, 0.0, 10.0])).round(6) + 0.0
    array([ 0.,  0., 10.])
    """
    gelu_tanh(z, out)
    np.add(out, ONE, out)
    np.multiply(out, z, out)
    np.multiply(out, HALF, out)


def gelu_slope(z, a, out):
    # with t = tanh u: f' = (1 + t) / 2 + z (1 - t^2) u' / 2 = (1 + t) (1 + (1 - t) z u') / 2
    t = np.empty_like(z)  # the one array that a step of training makes
    gelu_tanh(z, t)
    np.square(z, out)
    np.multiply(out, THREE_BEND_CUBIC, out)
    np.add(out, BEND_ARRAY, out)  # u'
    np.multiply(out, z, out)
    np.subtract(ONE, t, t)  # 1 - t
    np.multiply(out, t, out)
    np.add(out, ONE, out)
    np.subtract(TWO, t, t)  # 1 + t
    np.multiply(out, t, out)
    np.multiply(out, HALF, out)


def gelu_tanh(z, out):
    # tanh u, u = z (BEND + BEND CUBIC z^2)
    np.square(z, out)
    np.multiply(out, BEND_CUBIC, out)
    np.add(out, BEND_ARRAY, out)
    np.multiply(out, z, out)
    np.tanh(out, out)


def sine(z, out):
    np.sin(z, out)


def sine_slope(z, a, out):
    np.cos(z, out)


def step(z, out):
    np.heaviside(z, ZERO, out)  # at 0 itself 0


def step_slope(z, a, out):
    out.fill(0.0)


def softmax(z, out):
    """e^z / (the sum of e^z over all units): Bridle (1990). ``z`` and ``out`` have shape (..., units, rows).

    Written e^(z - log of that sum), it cannot overflow, and needs no room but ``out``.

    >>> ACTIVATIONS["softmax"](np.log([[1.0], [2.0], [5.0]]))  # three classes, one row
    array([[0.125],
           [0.25 ],
           [0.625]])
    """
    first = out[..., :1, :]
    np.logaddexp.reduce(z, -2, None, first, True)  # the log of the sum of e^z
    np.copyto(out[..., 1:, :], first)
    np.subtract(z, out, out)
    np.exp(out, out)


ACTIVATIONS: dict[str, Activation] = {
    activation.name: activation
    for activation in (
        Activation(
            "tanh",
            "tanh",
            "f(z) = tanh(z)",
            "Bends the sum softly into -1 to +1.",
            tanh,
            tanh_slope,
            "Flat below about -2.2 and above about +2.2.",
            (-2.18, 2.18),
        ),
        Activation(
            "sigmoid",
            "sigmoid",
            "f(z) = 1 / (1 + e^−z)",
            "Bends the sum softly into 0 to 1.",
            sigmoid,
            sigmoid_slope,
            "Flat below about -4.4 and above about +4.4.",
            (-4.36, 4.36),
        ),
        Activation(
            "relu",
            "ReLU",
            "f(z) = max(0, z)",
            "Passes a positive sum on, is silent below zero.",
            relu,
            relu_slope,
            "Flat below 0.",
            (0.0, inf),
        ),
        Activation(
            "leaky_relu",
            "leaky ReLU",
            f"f(z) = z if z > 0, else {LEAK} z",
            "Like ReLU, but whispers below zero, so it cannot fall silent for good.",
            leaky_relu,
            leaky_relu_slope,
            "Nearly flat below 0, where a hundredth of its slope is left.",
            (0.0, inf),
        ),
        Activation(
            "linear",
            "linear",
            "f(z) = z",
            "Passes the sum on as it is.",
            linear,
            linear_slope,
            "Nowhere.",
            (-inf, inf),
        ),
        Activation(
            "elu",
            "ELU",
            "f(z) = z if z > 0, else e^z − 1",
            "Like ReLU, but bends softly to -1 below zero, so that its outputs can lie around 0.",
            elu,
            elu_slope,
            "Flat below about -3.",
            (-3.0, inf),
        ),
        Activation(
            "softplus",
            "softplus",
            "f(z) = log(1 + e^z)",
            "A ReLU with its corner rounded off.",
            softplus,
            softplus_slope,
            "Flat below about -2.9.",
            (-2.94, inf),
        ),
        Activation(
            "gelu",
            "GELU",
            f"f(z) = z (1 + tanh(√(2/π) (z + {CUBIC} z³))) / 2",
            "Like ReLU, but with a soft dip just below zero.",
            gelu,
            gelu_slope,
            "Flat below about -2.3.",
            (-2.29, inf),
            falls=True,
        ),
        Activation(
            "sine",
            "sine",
            "f(z) = sin(z)",
            "Swings between -1 and +1 again and again, however large the sum grows.",
            sine,
            sine_slope,
            "Nowhere for good, only for a moment at each top and bottom.",
            (-inf, inf),
            falls=True,
        ),
        Activation(
            "step",
            "step",
            "f(z) = 1 if z > 0, else 0",
            "Says yes or no. It has no slope, so the neurons before it cannot learn.",
            step,
            step_slope,
            "Flat everywhere but for the jump at 0.",
            (0.0, 0.0),
            trainable=False,
        ),
        Activation(
            "softmax",
            "softmax",
            "f(z) = e^z / (sum of e^z over all classes)",
            "Shares one whole out among the classes: their probabilities.",
            softmax,
            None,
            "Nearly flat where one sum is far above all others.",
            (-inf, inf),
            hidden=False,
        ),
    )
}
