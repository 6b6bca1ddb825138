"""Optimisers: how a gradient becomes a change of the weights.

``change(gradient, memory, rate, count)`` turns ``gradient`` in place into what is to be taken from the weights.
``memory`` holds what the optimiser remembers of earlier gradients, one vector for each of its ``remembers`` and a
last one that is only scratch paper; ``rate`` is the learning rate as an array (see activations.py); ``count`` says
the how-manieth update this is, from 1. Nothing is allocated but plain numbers. All vectors have the parameters'
shape, also for networks side by side.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

MOMENTUM = 0.9  # how much of the last velocity stays, as nearly everybody has it
RMS_DECAY = 0.9  # Hinton's lecture; PyTorch's alpha is 0.99 unless one says otherwise
BETA_1, BETA_2 = 0.9, 0.999  # Kingma & Ba (2015)
EPSILON = 1e-8  # keeps a division by a gradient of 0 harmless

VELOCITY_KEPT, RMS_KEPT = np.array(MOMENTUM), np.array(RMS_DECAY)
SUM_KEPT, SQUARES_KEPT = np.array(BETA_1), np.array(BETA_2)


@dataclass(frozen=True)
class Optimizer:
    """One update rule: see the top of this file.

    ``decays`` says that the pull of L2 goes around the rule, straight to the weights.
    """

    name: str
    label: str
    formula: str
    explanation: str
    change: Callable[[np.ndarray, np.ndarray, np.ndarray, int], object]
    remembers: int = 0
    decays: bool = False


def gradient_descent(gradient, memory, rate, count):
    """rate x gradient.

    >>> gradient = np.array([-2.0]); gradient_descent(gradient, None, np.array(0.1), 1); gradient
    array([-0.2])
    """
    np.multiply(gradient, rate, gradient)


def momentum(gradient, memory, rate, count):
    """velocity = 0.9 velocity + gradient; rate x velocity. Polyak (1964), as PyTorch's SGD has it."""
    velocity = memory[0]
    np.multiply(velocity, VELOCITY_KEPT, velocity)
    np.add(velocity, gradient, velocity)
    np.multiply(velocity, rate, gradient)


def nesterov(gradient, memory, rate, count):
    """As momentum, but looking ahead: rate x (gradient + 0.9 velocity). Sutskever et al. (2013), as PyTorch's SGD."""
    velocity, scratch = memory[0], memory[-1]
    np.multiply(velocity, VELOCITY_KEPT, velocity)
    np.add(velocity, gradient, velocity)
    np.multiply(velocity, VELOCITY_KEPT, scratch)
    np.add(gradient, scratch, gradient)
    np.multiply(gradient, rate, gradient)


def rmsprop(gradient, memory, rate, count):
    """mean = 0.9 mean + 0.1 gradient^2; rate x gradient / (root of mean + 1e-8). Tieleman & Hinton (2012).

    Instead of the mean the sum is kept, 0.9 sum + gradient^2, which is 1 / 0.1 times as large.
    """
    squares, scratch = memory[0], memory[-1]
    add_square(squares, gradient, scratch, RMS_KEPT)
    divide_by_root(gradient, squares, scratch, gradient, rate, (1 - RMS_DECAY) ** 0.5)


def adam(gradient, memory, rate, count):
    """Mean of the gradients over the root of the mean of their squares. Kingma & Ba (2015), algorithm 1.

    Both means start at 0 and would be too small at first; dividing by 1 - beta^count makes up for it. Instead of the
    means their sums are kept, which are 1 / (1 - beta) times as large: that saves three of twelve operations.
    """
    total, squares, scratch = memory
    np.multiply(total, SUM_KEPT, total)
    np.add(total, gradient, total)
    add_square(squares, gradient, scratch, SQUARES_KEPT)
    share = (1 - BETA_1) / (1 - BETA_1**count)
    divide_by_root(total, squares, scratch, gradient, share * rate, ((1 - BETA_2) / (1 - BETA_2**count)) ** 0.5)


def add_square(squares, gradient, scratch, kept):
    """squares = kept x squares + gradient^2."""
    np.multiply(squares, kept, squares)
    np.square(gradient, scratch)
    np.add(squares, scratch, squares)


def divide_by_root(total, squares, scratch, out, rate, root_share):
    """rate x total / (root_share x root of squares + 1e-8), above and below divided by ``root_share``."""
    np.sqrt(squares, scratch)
    np.add(scratch, np.array(EPSILON / root_share), scratch)
    np.divide(total, scratch, out)
    np.multiply(out, rate / root_share, out)


OPTIMIZERS: dict[str, Optimizer] = {
    optimizer.name: optimizer
    for optimizer in (
        Optimizer(
            "gradient_descent",
            "gradient descent",
            "w = w − rate × gradient",
            "Steps straight downhill, the steeper the further.",
            gradient_descent,
        ),
        Optimizer(
            "momentum",
            "momentum",
            f"v = {MOMENTUM} v + gradient, w = w − rate × v",
            "Gathers speed like a ball: steady slopes add up, a zigzag cancels out.",
            momentum,
            remembers=1,
        ),
        Optimizer(
            "nesterov",
            "Nesterov",
            f"v = {MOMENTUM} v + gradient, w = w − rate × (gradient + {MOMENTUM} v)",
            "Momentum that looks one step ahead, and so brakes earlier.",
            nesterov,
            remembers=1,
        ),
        Optimizer(
            "rmsprop",
            "RMSProp",
            "s = 0.9 s + 0.1 gradient², w = w − rate × gradient / (√s + 10⁻⁸)",
            "Gives every weight its own pace: large gradients step shorter, small ones longer.",
            rmsprop,
            remembers=1,
        ),
        Optimizer(
            "adam",
            "Adam",
            "w = w − rate × (mean of gradients) / (√(mean of their squares) + 10⁻⁸)",
            "Momentum and a pace of its own for every weight: a good first choice for larger networks.",
            adam,
            remembers=2,
        ),
        Optimizer(
            "adamw",
            "AdamW",
            "w = w − Adam's step − rate × 2 × L2 × w",
            "Adam with L2 pulling at the weights directly, the same for all; without L2 it is Adam.",
            adam,
            remembers=2,
            decays=True,
        ),
    )
}
