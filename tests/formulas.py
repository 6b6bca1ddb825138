"""The formulas of the registries, written a second time as textbooks have them, for complex sums too.

That allows the complex step: f(z + ih) = f(z) + ih f'(z) + ..., so f'(z) is the imaginary part over h. As nothing
is subtracted, h can be tiny and the slope is right to the last digits (Squire & Trapp 1998).
"""

import numpy as np

TINY = 1e-30  # the h of the complex step


def gelu(z):
    # (1 + tanh u) / 2 is 1 / (1 + e^-2u)
    return z / (1 + np.exp(-2 * (2 / np.pi) ** 0.5 * (z + 0.044715 * z**3)))


ACTIVATIONS = {
    "tanh": lambda z: (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z)),
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "relu": lambda z: np.where(z.real > 0, z, 0),
    "leaky_relu": lambda z: np.where(z.real > 0, z, 0.01 * z),
    "linear": lambda z: z,
    "elu": lambda z: np.where(z.real > 0, z, np.exp(z) - 1),
    "softplus": lambda z: np.log(1 + np.exp(z)),
    "gelu": gelu,
    "sine": np.sin,
    "step": lambda z: np.where(z.real > 0, 1, 0),
    "softmax": lambda z: np.exp(z) / np.exp(z).sum(axis=-2, keepdims=True),
}


def distance(outputs, targets):
    return np.where((outputs - targets).real > 0, outputs - targets, targets - outputs)


def huber(outputs, targets):
    miss = distance(outputs, targets)
    return np.where(miss.real <= 1, miss**2 / 2, miss - 0.5)


# A unit's share of a row's loss, from its output and its target.
LOSSES = {
    "mean_squared_error": lambda a, y: (a - y) ** 2,
    "mean_absolute_error": distance,
    "huber": huber,
    "binary_cross_entropy": lambda a, y: -y * np.log(a) - (1 - y) * np.log(1 - a),
    "softmax_cross_entropy": lambda a, y: -y * np.log(a),
}


def slope(name, z):
    """f' at real sums, by the complex step."""
    return ACTIVATIONS[name](z + TINY * 1j).imag / TINY


def gradient(sizes, activations, parameters, rows, targets, loss):
    """d (mean loss) / d each parameter, by the complex step: a network for each, whose parameter alone is nudged.

    ``rows`` has shape (n, inputs), ``targets`` (n, outputs).
    """
    nudged, says, start = parameters + 1j * TINY * np.eye(parameters.size), rows.T[np.newaxis], 0
    for fan_in, fan_out, name in zip(sizes, sizes[1:], activations, strict=False):
        weights, start = nudged[:, start : start + fan_in * fan_out], start + fan_in * fan_out
        biases, start = nudged[:, start : start + fan_out], start + fan_out
        lines = weights.reshape(-1, fan_in, fan_out).swapaxes(1, 2)  # (networks, fan_out, fan_in)
        says = ACTIVATIONS[name](lines @ says + biases[:, :, np.newaxis])
    return LOSSES[loss](says, targets.T).sum(axis=1).mean(axis=1).imag / TINY
