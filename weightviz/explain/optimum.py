"""The best weights there are, where a formula gives them: for one linear neuron and the mean squared error."""

from dataclasses import dataclass

import numpy as np

from weightviz.passes import with_ones
from weightviz.training import Trainer

SAME = 1e-10  # of the largest direction of the inputs: one that varies less counts as not varying


@dataclass(frozen=True, eq=False)
class Optimum:
    """``parameters``, shape (parameters,), with the lowest training ``error``.

    Unless it is ``the_only_one``, whole lines of other weights are as good, and these are nearest to the present.
    """

    parameters: np.ndarray
    error: float
    the_only_one: bool


def optimum(trainer: Trainer) -> Optimum | None:
    """Least squares: the weights at which the training error's slope is 0. None where no formula gives them.

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
    counts = np.ones(len(rows)) if problem.weights is None else problem.weights[rows]
    root = np.sqrt(counts / counts.max())[:, np.newaxis]
    counted, wanted = root * inputs[:, free], problem.targets[rows] - inputs[:, ~free] @ heard[~free, np.newaxis]
    best, rank = least_squares(counted, root * wanted)
    if rank < free.sum():  # what does not change any answer stays as it is
        present = heard[free, np.newaxis]
        best += present - least_squares(counted, counted @ present)[0]
    error = float(np.average(np.square(wanted - inputs[:, free] @ best)[:, 0], weights=counts))
    parameters = heard.copy()
    parameters[free] = best[:, 0]
    return Optimum(parameters, error, bool(rank == free.sum()))


def least_squares(inputs: np.ndarray, wanted: np.ndarray) -> tuple[np.ndarray, int]:
    """The smallest weights of all that come nearest to what is ``wanted``, and how many inputs tell something new."""
    weights, _, rank, _ = np.linalg.lstsq(inputs, wanted, rcond=SAME)
    return weights, int(rank)
