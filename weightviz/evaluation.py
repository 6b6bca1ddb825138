"""How good networks are: the loss and the score over all training rows and over all test rows."""

from collections import deque

import numpy as np

from weightviz.experiment import Experiment
from weightviz.losses import LOSSES
from weightviz.network import speak
from weightviz.problem import Problem
from weightviz.update import penalty

ROWS_AT_ONCE = 4_096  # more would not fit into the processor's cache, and take longer


class Evaluation:
    """Measures many networks in one go, which takes a fraction of the time of one by one.

    A figure does not depend on how many are measured together.
    """

    def __init__(self, experiment: Experiment, problem: Problem):
        self._sizes, self._activations = experiment.sizes, experiment.activations
        self._experiment = experiment
        self._loss = LOSSES[experiment.loss]
        self._score = accuracy if problem.data.task == "classification" else r_squared
        self._train, self._test = (
            (problem.inputs[rows], problem.targets[rows].mT, problem.counts(rows))
            for rows in (problem.train_rows, problem.test_rows)
        )

    def figures(self, heard: np.ndarray) -> list[dict[str, float | None]]:
        """Loss and score of every network in ``heard``, shape (networks, parameters), muted ones at 0.

        The keys are train_loss, train_score, test_loss and test_score, where these two are None without test rows,
        and penalty. A loss counts rows by their weights, a score counts each row once.
        """
        with np.errstate(over="ignore", invalid="ignore"):  # a runaway is noticed from the error it makes
            train, test = self._measure(heard, *self._train), self._measure(heard, *self._test)
            penalties = penalty(self._experiment, heard).tolist()
        names = ("train_loss", "train_score", "test_loss", "test_score", "penalty")
        return [
            dict(zip(names, (*learnt, *kept_back, pull), strict=True))
            for learnt, kept_back, pull in zip(train, test, penalties, strict=True)
        ]

    def _measure(self, heard, inputs, targets, weights) -> list[tuple[float, float] | tuple[None, None]]:
        if not len(inputs):
            return [(None, None)] * len(heard)
        at_once, measured = max(1, ROWS_AT_ONCE // len(inputs)), []
        for first in range(0, len(heard), at_once):
            layers = speak(self._sizes, self._activations, heard[first : first + at_once], inputs)
            ((sums, says),) = deque(layers, maxlen=1)  # holding on to the other layers would take a third longer
            losses = np.average(self._loss.of_rows(sums, says, targets), axis=-1, weights=weights)
            measured += zip(losses.tolist(), self._score(says, targets).tolist(), strict=True)
        return measured


def accuracy(outputs: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """The share of rows whose answer is right, one number a network.

    Both have shape (..., outputs, rows). One output is right on the target's side of one half; of several, the
    largest must be that of the row's class.

    >>> accuracy(np.array([[0.9, 0.4]]), np.array([[1.0, 1.0]])).item()
    0.5
    """
    if outputs.shape[-2] == 1:
        return ((outputs > 0.5) == (targets > 0.5)).mean(axis=(-2, -1))
    return (outputs.argmax(axis=-2) == targets.argmax(axis=-2)).mean(axis=-1)


def r_squared(outputs: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """1 - squared misses / squared distances from these rows' own mean; 0 when all targets are the same.

    Shapes as in `accuracy`.

    >>> r_squared(np.array([[1.0, 2.0]]), np.array([[1.0, 3.0]])).item()
    0.5
    """
    misses = np.square(outputs - targets).sum(axis=(-2, -1))
    spread = np.square(targets - targets.mean()).sum()
    return 1.0 - misses / spread if spread else np.zeros_like(misses)
