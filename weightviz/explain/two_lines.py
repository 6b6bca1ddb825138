"""The training error with two lines turned to many places, while every other line stays as it is."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from weightviz.activations import ACTIVATIONS, Activation
from weightviz.explain.lines import Line, lines_of
from weightviz.explain.rows import evenly
from weightviz.history import LARGEST_LOSS
from weightviz.losses import LOSSES
from weightviz.network import blocks
from weightviz.training import Trainer

AT_ONCE = 8_000  # places times rows: more numbers a unit would not stay in the processor's cache


@dataclass(frozen=True, eq=False)
class TwoLines:
    """``across`` and ``up`` are two lines of a trainer; ``errors`` measures the network with other values for them.

    All networks share every other weight: one product a layer serves them all. Only the neurons that one of the two
    lines changes, and those behind them, are worked out for each place.
    """

    trainer: Trainer
    across: Line
    up: Line
    rows: np.ndarray

    def errors(self, places: np.ndarray) -> np.ndarray:
        """The mean loss, shape (places,), for ``places`` of shape (places, 2): across, then up.

        One that overflowed counts as `LARGEST_LOSS`, which is higher than any figure can show.
        """
        at_once = max(1, AT_ONCE // len(self.rows))
        with np.errstate(over="ignore", invalid="ignore"):
            parts = [self._errors(places[first : first + at_once]) for first in range(0, len(places), at_once)]
        return np.minimum(np.nan_to_num(np.concatenate(parts), nan=LARGEST_LOSS, posinf=LARGEST_LOSS), LARGEST_LOSS)

    def _errors(self, places: np.ndarray) -> np.ndarray:
        problem, experiment = self.trainer.problem, self.trainer.experiment
        others = self.trainer.network.heard
        others[[self.across.index, self.up.index]] = 0.0
        *hidden, (last, activation) = zip(blocks(experiment.sizes, others), experiment.activations, strict=True)
        said = Said(problem.inputs[self.rows].T[:, np.newaxis], {})
        for layer, (block, name) in enumerate(hidden, start=1):
            said = self._hidden(layer, block, ACTIVATIONS[name], said, places)
        sums = said.sums(last)
        if sums.shape[1] == 1:
            sums = np.repeat(sums, len(places), axis=1)
        for line, axis in self._turned(len(hidden) + 1):
            sums[line.target] += places[:, [axis]] * said.of(line.source)
        sums = np.moveaxis(sums, 0, 1)  # (places, outputs, rows), as losses expect them
        losses = LOSSES[experiment.loss].of_rows(sums, ACTIVATIONS[activation](sums), problem.targets[self.rows].T)
        return np.average(losses, axis=-1, weights=problem.counts(self.rows))

    def _hidden(self, layer: int, block: np.ndarray, activation: Activation, said: "Said", places) -> "Said":
        """What a hidden layer says. While all places agree, neurons into which a line was turned are kept apart."""
        sums, turned = said.sums(block), self._turned(layer)
        if sums.shape[1] > 1:
            for line, axis in turned:
                sums[line.target] += places[:, [axis]] * said.of(line.source)
            return Said(activation(sums), {})
        apart = {}
        for unit in {line.target for line, _ in turned}:
            own = [(line, axis) for line, axis in turned if line.target == unit]
            values, which = np.unique(places[:, [axis for _, axis in own]], axis=0, return_inverse=True)
            terms = [values[:, [i]] * said.of(line.source) for i, (line, _) in enumerate(own)]
            apart[unit] = activation(sums[unit] + sum(terms))[which.ravel()]
        shared = activation(sums)
        shared[list(apart)] = 0.0
        return Said(shared, apart)

    def _turned(self, layer: int) -> list[tuple[Line, int]]:
        """Which of the two lines end in a layer, and which column of ``places`` has their values."""
        return [(line, axis) for axis, line in enumerate((self.across, self.up)) if line.layer == layer]


class Said(NamedTuple):
    """What a layer says: ``shared``, shape (units, places, rows), or (units, 1, rows) while all places agree.

    A unit kept ``apart`` is 0 there, and has its own array of shape (places, rows).
    """

    shared: np.ndarray
    apart: dict[int, np.ndarray]

    def sums(self, block: np.ndarray) -> np.ndarray:
        """The sums of the next layer, whose weights and biases are in ``block``: shape (units, places or 1, rows)."""
        weights, biases = block[:-1], block[-1]
        # a unit's numbers lie together in memory, so that one product does for all places
        sums = weights.T @ self.shared.reshape(len(weights), -1) + biases[:, np.newaxis]
        sums = sums.reshape(len(biases), *self.shared.shape[1:])
        for unit, says in self.apart.items():
            sums = sums + weights[unit][:, np.newaxis, np.newaxis] * says
        return sums

    def of(self, unit: int | None) -> np.ndarray | float:
        """What one unit says at every place, or 1, which a bias hears."""
        return 1.0 if unit is None else self.apart.get(unit, self.shared[unit])


def two_lines(trainer: Trainer, across: int, up: int, most_rows: int | None = None) -> TwoLines:
    """Two lines by their places in the vector of parameters; a muted one, or the same one twice, is a ValueError.

    With ``most_rows``, so many of the training rows are measured, evenly picked.

    >>> from weightviz.experiment import Experiment
    >>> trainer = Trainer(Experiment(initializer="zeros"))
    >>> pair = two_lines(trainer, 0, 1)
    >>> pair.errors(np.array([[0.0, 0.0], [0.0, 1.0]])).round(6)  # the mean square of standardised prices; plus 1^2
    array([1., 2.])
    """
    lines = lines_of(trainer)
    if across == up:
        raise ValueError(f"Choose two different lines; {lines[up].name} was chosen twice.")
    for index in (across, up):
        if trainer.frame.muted[index]:
            raise ValueError(f"{lines[index].name} is muted: it counts as 0 whatever its value, so it has no error.")
    rows = trainer.problem.train_rows
    return TwoLines(trainer, lines[across], lines[up], evenly(rows, most_rows or len(rows)))
