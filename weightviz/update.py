"""One update: the whole way from the gradient of a batch to new weights."""

from collections.abc import Sequence

import numpy as np

from weightviz.activations import ZERO
from weightviz.experiment import Experiment
from weightviz.network import blocks, parameter_count
from weightviz.optimizers import OPTIMIZERS
from weightviz.schedules import SCHEDULES


class Update:
    """Moves ``parameters`` one step: clipping, the pull of L2, the optimiser, and the threshold of L1.

    ``parameters`` has shape (parameters,), or (networks, parameters) with one of the ``experiments`` for each.
    All share ``sizes``, optimiser and schedule; learning rate, L1, L2 and clipping are each network's own.
    ``count`` says how many updates shaped what the optimiser remembers.

    >>> from dataclasses import replace
    >>> experiment = replace(Experiment(), learning_rate=0.1, l2=0.5)
    >>> parameters = np.array([2.0, 1.0])  # one weight and one bias
    >>> update = Update([experiment], (1, 1), parameters)
    >>> update(np.array([1.0, 1.0]), step=0)
    >>> parameters  # 2 - 0.1 x (1 + 2 x 0.5 x 2) and, as a bias has no penalty, 1 - 0.1 x 1
    array([1.7, 0.9])
    """

    def __init__(self, experiments: Sequence[Experiment], sizes: tuple[int, ...], parameters: np.ndarray):
        first, networks = experiments[0], parameters.shape[:-1]

        def each(name: str) -> np.ndarray:
            values = np.array([getattr(experiment, name) or 0.0 for experiment in experiments])
            return values.reshape((*networks, 1) if networks else ())

        self._parameters, self._is_weight = parameters, weight_places(sizes)
        self._optimizer, self._schedule = OPTIMIZERS[first.optimizer], SCHEDULES[first.schedule]
        self._span, self.base, self._rate = first.schedule_steps, each("learning_rate"), each("learning_rate")
        self._l1, self._l2, self._clip = each("l1"), each("l2"), each("clip")
        self._clips, self._constant = bool(self._clip.any()), first.schedule == "constant"
        self._memory = np.zeros((self._optimizer.remembers + 1, *parameters.shape))
        self._scratch = self._memory[-1]
        self.count = 0
        self.let_move(np.ones(parameters.shape, bool))

    def let_move(self, trainable: np.ndarray) -> None:
        """Move only these parameters from now on; the mask has their shape."""
        weights = trainable * self._is_weight
        self._some_held, self._trainable = not trainable.all(), trainable.astype(float)
        self._pull = 2.0 * self._l2 * weights if self._l2.any() else None  # the slope of l2 w^2 is 2 l2 w
        self._threshold = self._l1 * weights if self._l1.any() else None

    def __call__(self, gradient: np.ndarray, step: int) -> None:
        """Take the step after ``step`` steps; ``gradient`` is used up."""
        if self._some_held:
            np.multiply(gradient, self._trainable, gradient)
        if self._clips:
            self._shorten(gradient)
        rate = self.base if self._constant else self._rate_at(step)
        if self._pull is not None and not self._optimizer.decays:
            np.multiply(self._parameters, self._pull, self._scratch)
            np.add(gradient, self._scratch, gradient)
        self.count += 1
        self._optimizer.change(gradient, self._memory, rate, self.count)
        if self._pull is not None and self._optimizer.decays:
            self._decay(gradient, rate)
        if self._some_held:  # the optimiser may still remember where a held one was going
            np.multiply(gradient, self._trainable, gradient)
        np.subtract(self._parameters, gradient, self._parameters)
        if self._threshold is not None:
            self._shrink(rate, scratch=gradient)

    @property
    def memory(self) -> np.ndarray:
        """What the optimiser remembers, shape (vectors, ...parameters); to be copied or filled."""
        return self._memory[:-1]

    def _shorten(self, gradient: np.ndarray) -> None:
        """Make a gradient longer than ``clip`` just so long; 0 means any length will do."""
        lengths = np.sqrt(np.square(gradient).sum(axis=-1, keepdims=True))
        too_long = (lengths > self._clip) & (self._clip > 0)
        np.multiply(gradient, np.where(too_long, self._clip / np.where(too_long, lengths, 1.0), 1.0), gradient)

    def _rate_at(self, step: int) -> np.ndarray:
        return np.multiply(self.base, self._schedule.factor(step, self._span), self._rate)

    def _decay(self, change: np.ndarray, rate: np.ndarray) -> None:
        """The pull of L2 past the optimiser: Loshchilov & Hutter (2019), algorithm 2."""
        np.multiply(self._parameters, self._pull, self._scratch)
        np.multiply(self._scratch, rate, self._scratch)
        np.add(change, self._scratch, change)

    def _shrink(self, rate: np.ndarray, scratch: np.ndarray) -> None:
        """Soft threshold: every weight rate x l1 nearer to 0, and exactly 0 when it was nearer than that.

        Daubechies, Defrise & De Mol (2004). The slope of |w| would only carry a weight to and fro across 0.
        """
        parameters, sizes = self._parameters, self._scratch
        np.multiply(self._threshold, rate, scratch)
        np.abs(parameters, sizes)
        np.subtract(sizes, scratch, sizes)
        np.maximum(sizes, ZERO, out=sizes)
        np.copysign(sizes, parameters, parameters)


def weight_places(sizes: tuple[int, ...]) -> np.ndarray:
    """1 where the flat vector holds a weight, 0 where it holds a bias.

    >>> weight_places((2, 1))
    array([1., 1., 0.])
    """
    places = np.ones(parameter_count(sizes))
    for block in blocks(sizes, places):
        block[-1] = 0.0
    return places


def penalty(experiment: Experiment, heard: np.ndarray) -> np.ndarray:
    """What L1 and L2 add to the loss, one number a network: l1 sum |w| + l2 sum w^2, biases excluded.

    ``heard`` has shape (..., parameters), muted ones at 0.

    >>> penalty(Experiment(l1=0.1, l2=0.5), np.array([-2.0, 7.0])).item()  # 0.1 x 2 + 0.5 x 4
    2.2
    """
    weights = heard * weight_places(experiment.sizes)
    return experiment.l1 * np.abs(weights).sum(axis=-1) + experiment.l2 * np.square(weights).sum(axis=-1)
