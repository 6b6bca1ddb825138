"""All that the network is made of, line by line: for a table."""

from dataclasses import dataclass

import numpy as np

from weightviz.describe import per_input, slopes_and_intercept, target_unit
from weightviz.explain.lines import Line, lines_of
from weightviz.training import Trainer

AT_0 = "where every input is 0"  # what a bias counts for


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
        own, unit, each = np.append(slopes, intercept), target_unit(trainer), (*per_input(trainer), AT_0)
    lines, gradient = lines_of(trainer), trainer.gradient()
    return Numbers(lines, frame.parameters, trainer.start, gradient, frame.locked, frame.muted, own, unit, each)
