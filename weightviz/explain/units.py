"""Errors in the units of the data."""

from math import sqrt

from weightviz.training import Trainer


def typical_miss(trainer: Trainer, error: float) -> float | None:
    """The root of a mean squared error, in the target's own unit; None for other losses, and where classes are told.

    >>> from weightviz.experiment import Experiment
    >>> round(typical_miss(Trainer(Experiment()), 1.0))  # the spread of the prices, in dollars
    72869
    """
    if trainer.experiment.loss != "mean_squared_error" or trainer.data.task != "regression":
        return None
    return sqrt(error) * float(trainer.problem.target_scaling.sd[0])
