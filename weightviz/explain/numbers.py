"""All that the network is made of, line by line: for a table."""

from dataclasses import dataclass

import numpy as np

from weightviz.describe import slopes_and_intercept
from weightviz.explain.lines import Line, lines_of, unit_name
from weightviz.training import Trainer


@dataclass(frozen=True, eq=False)
class Numbers:
    """One entry a line, in the order of the parameters: arrays of shape (parameters,).

    ``gradient`` is that of the loss over all training rows, without the penalty; 0 where muted. ``in_own_units`` is
    None where weights have no units, else each number in ``unit`` for ``each`` of something, such as "per sq ft".
    """

    lines: tuple[Line, ...]
    values: np.ndarray
    start: np.ndarray
    gradient: np.ndarray
    locked: np.ndarray
    muted: np.ndarray
    in_own_units: np.ndarray | None
    unit: str
    each: tuple[str, ...]


def numbers(trainer: Trainer) -> Numbers:
    """Every line's number, where it began, and which way it would go.

    >>> from weightviz.experiment import Experiment
    >>> table = numbers(Trainer(Experiment()))
    >>> table.unit, table.each
    ('$', ('per sq ft', 'where every input is 0'))
    """
    frame, own, unit, each = trainer.frame, None, "", ()
    try:
        slopes, intercept = slopes_and_intercept(trainer)
    except ValueError:  # any other network's weights have no units
        pass
    else:
        own, unit, each = np.append(slopes, intercept), target_unit(trainer), per_input(trainer)
    lines, gradient = lines_of(trainer), trainer.gradient()
    return Numbers(lines, frame.parameters, trainer.start, gradient, frame.locked, frame.muted, own, unit, each)


def target_unit(trainer: Trainer) -> str:
    """What the answers are counted in; what has no unit goes by its name."""
    return trainer.data.target_unit or unit_name(trainer, 1, 0)


def per_input(trainer: Trainer) -> tuple[str, ...]:
    """For each of what a weight of a single linear neuron counts, and where its bias does."""
    own = dict(zip(trainer.data.columns, trainer.data.column_units, strict=True))
    per = [own.get(name) or unit_name(trainer, 0, i) for i, name in enumerate(trainer.problem.names)]
    return (*(f"per {unit.removesuffix('s')}" for unit in per), "where every input is 0")
