"""The best weights there are, where a formula gives them: for one linear neuron and the mean squared error."""

from dataclasses import dataclass

import numpy as np

from weightviz.history import LARGEST_LOSS
from weightviz.passes import with_ones
from weightviz.training import Trainer

SAME = 1e-10  # of the largest direction of the inputs: one that varies less counts as not varying
FAR = 1e6  # weights beyond it leave too few digits for what they differ by


@dataclass(frozen=True, eq=False)
class Optimum:
    """``parameters``, shape (parameters,), with the lowest training ``error``.

    Unless it is ``the_only_one``, whole lines of other weights are as good, and these are nearest to the present, or
    to 0 where the present are beyond `FAR`.
    """

    parameters: np.ndarray
    error: float
    the_only_one: bool


def optimum(trainer: Trainer) -> Optimum | None:
    """Least squares: the weights at which the training error's slope is 0.

    None where no formula gives them, and where weights that are held make every error go beyond all bounds.
    A locked line keeps its value and a muted one counts as 0, as in training. Rows count by their weights.

    >>> from weightviz.experiment import Experiment
    >>> best = optimum(Trainer(Experiment(initializer="zeros")))
    >>> best.parameters.round(4) + 0.0, round(best.error, 4)  # the correlation r of area and price, and 1 - r^2
    (array([0.7884, 0.    ]), 0.3784)
    """
    experiment, problem, frame = trainer.experiment, trainer.problem, trainer.frame
    penalised = experiment.l1 or experiment.l2
    if experiment.activations != ("linear",) or experiment.loss != "mean_squared_error" or penalised:
        return None
    rows, free = problem.train_rows, ~(frame.locked | frame.muted)
    inputs, heard = with_ones(problem.inputs[rows]), trainer.network.heard
    counts = problem.counts(rows)
    root = np.ones((1, 1)) if counts is None else np.sqrt(counts / counts.max())[:, np.newaxis]
    with np.errstate(over="ignore", invalid="ignore"):
        counted, wanted = root * inputs[:, free], problem.targets[rows] - inputs[:, ~free] @ heard[~free, np.newaxis]
    if not np.square(np.clip(wanted, -LARGEST_LOSS, LARGEST_LOSS)).mean() <= LARGEST_LOSS:
        return None
    best, rank = least_squares(counted, root * wanted)
    present = heard[free, np.newaxis]
    if rank < free.sum() and np.abs(present).max() < FAR:  # what does not change any answer stays as it is
        best += present - least_squares(counted, counted @ present)[0]
    error = float(np.average(np.square(wanted - inputs[:, free] @ best)[:, 0], weights=counts))
    parameters = heard.copy()
    parameters[free] = best[:, 0]
    return Optimum(parameters, error, bool(rank == free.sum()))


def least_squares(inputs: np.ndarray, wanted: np.ndarray) -> tuple[np.ndarray, int]:
    """The smallest weights of all that come nearest to what is ``wanted``, and how many inputs tell something new."""
    weights, _, rank, _ = np.linalg.lstsq(inputs, wanted, rcond=SAME)
    return weights, int(rank)
