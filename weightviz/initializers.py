"""Initialisers: the weights before anything was learnt, drawn from a seed.

Each takes a random generator and one layer's (fan_in, fan_out) and returns that layer's weights;
biases start at 0, except with "uniform", which draws them too.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from weightviz.network import blocks, parameter_count


@dataclass(frozen=True)
class Initializer:
    """One way to draw a layer's block of shape (fan_in + 1, fan_out), biases in the last row."""

    name: str
    label: str
    explanation: str
    draw: Callable[[np.random.Generator, int, int], np.ndarray]


def uniform(rng, fan_in, fan_out):
    return rng.uniform(-0.5, 0.5, (fan_in + 1, fan_out))


def normal(rng, fan_in, fan_out):
    """Normal with standard deviation 0.5, whatever the size of the layer."""
    return with_zero_biases(rng.normal(0.0, 0.5, (fan_in, fan_out)))


def xavier(rng, fan_in, fan_out):
    """Uniform within sqrt(6 / (fan_in + fan_out)): Glorot & Bengio (2010), equation 16."""
    limit = np.sqrt(6.0 / (fan_in + fan_out))
    return with_zero_biases(rng.uniform(-limit, limit, (fan_in, fan_out)))


def he(rng, fan_in, fan_out):
    """Normal with variance 2 / fan_in: He et al. (2015), equation 10."""
    return with_zero_biases(rng.normal(0.0, np.sqrt(2.0 / fan_in), (fan_in, fan_out)))


def lecun(rng, fan_in, fan_out):
    """Normal with variance 1 / fan_in: LeCun, Bottou, Orr & Müller (1998), section 4.6."""
    return with_zero_biases(rng.normal(0.0, np.sqrt(1.0 / fan_in), (fan_in, fan_out)))


def zeros(rng, fan_in, fan_out):
    return np.zeros((fan_in + 1, fan_out))


def constant(rng, fan_in, fan_out):
    """Every weight 0.5.

    >>> constant(None, 1, 2)
    array([[0.5, 0.5],
           [0. , 0. ]])
    """
    return with_zero_biases(np.full((fan_in, fan_out), 0.5))


def with_zero_biases(weights: np.ndarray) -> np.ndarray:
    return np.vstack([weights, np.zeros(weights.shape[1])])


INITIALIZERS: dict[str, Initializer] = {
    initializer.name: initializer
    for initializer in (
        Initializer("uniform", "uniform", "Every weight and bias anywhere between -0.5 and +0.5.", uniform),
        Initializer(
            "xavier", "Xavier", "Sized to keep signals even through tanh and sigmoid layers.", xavier
        ),
        Initializer("he", "He", "Sized to keep signals even through ReLU layers.", he),
        Initializer(
            "zeros", "zeros", "All the same on purpose: hidden neurons can never become different.", zeros
        ),
        Initializer(
            "normal", "normal", "From a bell curve around 0: two of three lie between -0.5 and +0.5.", normal
        ),
        Initializer(
            "lecun", "LeCun", "Sized so that a sum spreads as far as each thing that goes into it.", lecun
        ),
        Initializer(
            "constant",
            "constant",
            "Every weight 0.5 on purpose: the neurons of a layer learn, but all learn the same.",
            constant,
        ),
    )
}


def initial_parameters(name: str, sizes: tuple[int, ...], seed: int) -> np.ndarray:
    """The flat parameter vector a network of these sizes starts from.

    >>> initial_parameters("zeros", (2, 1), seed=0)
    array([0., 0., 0.])
    """
    rng = np.random.default_rng(seed)
    parameters = np.empty(parameter_count(sizes))
    for block, fan_in, fan_out in zip(blocks(sizes, parameters), sizes, sizes[1:], strict=False):
        block[:] = INITIALIZERS[name].draw(rng, fan_in, fan_out)
    return parameters
