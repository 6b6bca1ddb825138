"""The way downhill: batch by batch through the network, and an update after each."""

from collections.abc import Sequence

import numpy as np

from weightviz.batches import Batches
from weightviz.dropout import Dropout, silences
from weightviz.experiment import Experiment
from weightviz.losses import LOSSES
from weightviz.passes import Pass, with_ones
from weightviz.problem import Problem
from weightviz.update import Update


class Descent:
    """The loop of training, and its place in the epoch.

    It moves ``heard``, shape (parameters,); or (networks, parameters), for networks side by side with one of the
    ``experiments`` each, which agree in all but seed, learning rate and regularisation.
    """

    def __init__(
        self, experiments: Sequence[Experiment], problem: Problem, sizes: tuple[int, ...], heard: np.ndarray
    ):
        first, rows = experiments[0], problem.train_rows
        self.sizes, self.activations, self.heard = sizes, first.activations, heard
        self.step = self.epoch = self.batch = 0
        self.next_batch_size = batch_size(first, problem)
        self.update = Update(experiments, sizes, heard)
        self._loss = LOSSES[first.loss]
        self._dropout = first.dropout if first.hidden_layers else 0.0  # without hidden neurons nobody can be silent
        self._seeds = [experiment.seed for experiment in experiments]
        self._train = with_ones(problem.inputs[rows]), problem.targets[rows]
        self._weights = problem.counts(rows)
        self._keep = np.ones((*heard.shape[:-1], sum(sizes[1:-1]), len(rows)))
        self._batches: Batches | None = None
        self.begin_epoch()

    def run(self, steps: int) -> None:
        """Take ``steps`` steps of one mini-batch each. Nothing in the loop allocates an array."""
        with np.errstate(over="ignore", invalid="ignore"):  # a runaway is noticed from the error it makes
            for _ in range(steps):
                there, batch, silent = self._plan[self.batch]
                for layer, keep in silent:
                    layer.activation.keep = keep
                there.forward(batch.inputs)
                self.update(there.backward(batch.targets, self._loss, batch.shares), self.step)
                self.step += 1
                self.batch += 1
                if self.batch == len(self._plan):
                    self.epoch += 1
                    self.batch = 0
                    self.begin_epoch()

    @property
    def batches_an_epoch(self) -> int:
        return len(self._plan)

    @property
    def batch_size(self) -> int:
        """Rows of a step in this epoch; from the next one on it is ``next_batch_size``."""
        return self._batches.size

    @property
    def next_rows(self) -> np.ndarray:
        """Places, among the training rows, of those that the next step learns from."""
        return self._batches.rows_of(self.batch)

    def begin_epoch(self) -> None:
        """Shuffle the rows anew; from here on the batches have the size that was asked for last."""
        self.shuffle(self.next_batch_size)

    def shuffle(self, size: int) -> None:
        """Cut the rows of the present epoch into batches of a size."""
        if self._batches is None or self._batches.size != size:
            seeds = self._seeds if self.heard.ndim > 1 else self._seeds[0]
            self._batches = Batches(*self._train, size, seeds, self._weights)
            self._plan = self._planned()
        self._batches.shuffle(self.epoch)
        if self._dropout:
            units, rows = self._keep.shape[-2:]
            drawn = [silences(self._dropout, units, rows, seed, self.epoch) for seed in self._seeds]
            np.copyto(self._keep, np.reshape(drawn, self._keep.shape))

    def _planned(self) -> list[tuple]:
        """For each batch its pass, itself, and which layers keep what."""
        passes = {batch.inputs.shape[-2]: None for batch in self._batches.views}
        for rows in passes:
            passes[rows] = self._pass(rows)
        plan, first = [], 0
        for batch in self._batches.views:
            rows = batch.inputs.shape[-2]
            plan.append((passes[rows], batch, self._silent(passes[rows], first, rows)))
            first += rows
        return plan

    def _pass(self, rows: int) -> Pass:
        there = Pass(self.sizes, self.activations, self.heard, rows)
        if self._dropout:
            for layer in there.layers[:-1]:
                layer.activation = Dropout(layer.activation, self._dropout)
        return there

    def _silent(self, there: Pass, first: int, rows: int) -> list[tuple]:
        """Each hidden layer beside its part of the epoch's ``keep``; nothing without dropout."""
        if not self._dropout:
            return []
        ends = np.cumsum(self.sizes[1:-1])
        parts = np.split(self._keep[..., first : first + rows], ends[:-1], axis=-2)
        return list(zip(there.layers[:-1], parts, strict=True))


def batch_size(experiment: Experiment, problem: Problem) -> int:
    """Rows a step looks at: never more than there are to learn from."""
    rows = len(problem.train_rows)
    return min(experiment.batch_size or rows, rows)
