"""How well a network knows the rows that it learnt from: by heart would be without a miss."""

from dataclasses import dataclass

import numpy as np

from weightviz.training import Trainer


@dataclass(frozen=True)
class ByHeart:
    """How well the rows that were learnt from are known: ``within`` of them are met to within ``near``.

    ``miss`` is the typical miss, ``knowing_nothing`` that of always answering their mean, all in ``unit``.
    """

    rows: int
    within: int
    near: float
    miss: float
    knowing_nothing: float
    unit: str


def by_heart(trainer: Trainer, near: float) -> ByHeart:
    """Measure a regression's answers on its training rows, in the target's own unit.

    Raises ValueError where classes are told apart: their answers are right or wrong, not near.

    >>> from weightviz.experiment import Experiment
    >>> known = by_heart(Trainer(Experiment(dataset="seattle_2014")), near=0.5)
    >>> known.rows, known.unit, round(known.knowing_nothing, 1)
    (24, '°C', 7.0)
    """
    problem = trainer.problem
    if trainer.data.task != "regression":
        raise ValueError("Only of numbers that are guessed it can be told how near they come; these are classes.")
    rows = problem.train_rows
    truth = trainer.data.target[rows]
    with np.errstate(over="ignore", invalid="ignore"):
        said = problem.target_scaling.restore(trainer.network.forward(problem.inputs[rows]))
        misses, spread = np.abs(said - truth), float(truth.std())
        typical, within = float(np.sqrt(np.mean(misses**2))), int((misses <= near).sum())
    return ByHeart(len(rows), within, near, typical, spread, trainer.data.target_unit)
