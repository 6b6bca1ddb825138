"""How much the error rises when one input is shuffled among the rows: Breiman (2001), Fisher et al. (2019)."""

from collections import deque
from dataclasses import dataclass

import numpy as np

from weightviz.checks import whole
from weightviz.data.seeded import seeded
from weightviz.explain.rows import evenly
from weightviz.history import LARGEST_LOSS
from weightviz.losses import LOSSES
from weightviz.network import speak
from weightviz.training import Trainer

REPEATS = 10
MOST_ROWS = 1_000  # more would keep the page waiting, and hardly change the mean


@dataclass(frozen=True, eq=False)
class Permutation:
    """``rises``, shape (repeats, inputs): how much higher the error was each time an input had been shuffled.

    ``error`` is that of the ``rows`` rows as they are: rows ``held_out`` for a test, or else training rows.
    All are NaN where an error is beyond all bounds.
    """

    rises: np.ndarray
    error: float
    rows: int
    held_out: bool

    @property
    def means(self) -> np.ndarray:
        return self.rises.mean(axis=0)

    @property
    def spreads(self) -> np.ndarray:
        """The standard deviation over the repeats, which a single shuffle would have been off by."""
        return self.rises.std(axis=0, ddof=1)


def permutation(trainer: Trainer, repeats: int = REPEATS) -> Permutation:
    """Shuffle each input by itself, as often as ``repeats`` says, twice or more; the experiment's seed decides how.

    >>> from weightviz.experiment import Experiment
    >>> trainer = Trainer(Experiment(initializer="zeros"))
    >>> permutation(trainer).rises.max()  # no weight, no matter
    np.float64(0.0)
    """
    if whole(repeats, "repeats") < 2:
        raise ValueError(f"A spread needs 2 repeats or more; got {repeats}.")
    problem, rng = trainer.problem, seeded(trainer.experiment.seed)
    held_out = len(problem.test_rows) > 0
    rows = evenly(problem.test_rows if held_out else problem.train_rows, MOST_ROWS)
    (error,) = errors(trainer, problem.inputs[rows][np.newaxis], rows)
    rises = np.empty((repeats, len(problem.names)))
    for column in range(rises.shape[1]):
        shuffled = np.repeat(problem.inputs[rows][np.newaxis], repeats, axis=0)
        shuffled[:, :, column] = rng.permuted(shuffled[:, :, column], axis=1)
        rises[:, column] = errors(trainer, shuffled, rows) - error
    return Permutation(rises, float(error), len(rows), held_out)


def errors(trainer: Trainer, inputs: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """The mean loss of several tables of inputs, shape (tables, rows, inputs), with the targets of ``rows``.

    It is NaN where it is beyond all bounds.
    """
    experiment, problem = trainer.experiment, trainer.problem
    table_after_table = inputs.reshape(-1, inputs.shape[-1])
    with np.errstate(over="ignore", invalid="ignore"):
        layers = speak(experiment.sizes, experiment.activations, trainer.network.heard, table_after_table)
        ((sums, says),) = deque(layers, maxlen=1)
        targets = np.tile(problem.targets[rows].T, len(inputs))
        losses = LOSSES[experiment.loss].of_rows(sums, says, targets).reshape(len(inputs), -1)
        means = np.average(losses, axis=-1, weights=problem.counts(rows))
    return np.where(means <= LARGEST_LOSS, means, np.nan)
