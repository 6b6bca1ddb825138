"""The same training with narrower and wider networks, and with other first weights: what the width makes of the errors.

One hidden layer of 1 to 16 neurons, 8 seeds each, all side by side; everything else is the trainer's own, but for hand
edits and early stopping. Small batches make an epoch many steps: then the steps end it before the epochs do.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from weightviz.descent import batch_size
from weightviz.experiment import Experiment
from weightviz.explain.complexity import measure, shown
from weightviz.explain.rows import evenly
from weightviz.explain.shape import moves
from weightviz.network import parameter_count
from weightviz.problem import Problem
from weightviz.runs import Runs
from weightviz.training import RUNAWAY, SMALL_ERROR, Trainer

WIDTHS, SEEDS, EPOCHS = (1, 2, 3, 4, 6, 8, 12, 16), 8, 300
MOST_STEPS = 40_000  # of each network
MOST_ROWS = 500  # learnt from, and as many to test: 64 networks would take too long for more
AT_ONCE, A_STEP = 200_000, 2_000  # rows times networks between two looks at the errors, and what a step costs besides
FLAT = 0.05  # of the highest error: less than that is no move of a curve


@dataclass(frozen=True, eq=False)
class WidthSweep:
    """``train`` and ``test`` errors of shape (widths, seeds), in the terms of ``measure`` and ``unit``.

    They stand after ``epochs``, which are a ``share`` of the work, from 0 to 1. ``test`` is None without test rows; a
    run that ran away has NaN. ``lines`` counts the weights and biases of each width; ``rows`` were learnt from.
    """

    share: float
    epochs: float
    widths: tuple[int, ...]
    lines: tuple[int, ...]
    train: np.ndarray
    test: np.ndarray | None
    rows: int
    measure: str
    unit: str

    @property
    def runaways(self) -> int:
        return int(np.isnan(self.train).sum())

    @property
    def gaps(self) -> np.ndarray | None:
        """Middle test error less middle training error of each width."""
        return None if self.test is None else quartiles(self.test)[1] - quartiles(self.train)[1]


def sweeping(trainer: Trainer) -> Iterator[WidthSweep]:
    """Train all networks, a little at a time; yields how far they are by then.

    >>> first = next(sweeping(Trainer(Experiment(dataset="circle"))))
    >>> first.train.shape, first.lines[-1]  # 2 x 16 + 16 and 16 + 1
    ((8, 8), 65)
    """
    experiments = [with_width(trainer.experiment, width, seed) for width in WIDTHS for seed in range(SEEDS)]
    runs = Runs(experiments, problem=with_fewer_rows(trainer.problem))
    limit = RUNAWAY * np.maximum(losses(runs)[0], SMALL_ERROR)
    rows = len(runs.problem.train_rows)
    size = batch_size(trainer.experiment, runs.problem)
    steps = min(MOST_STEPS, EPOCHS * -(-rows // size))
    at_once = max(1, AT_ONCE // (len(runs) * size + A_STEP))
    while runs.step < steps:
        runs.train(min(at_once, steps - runs.step))
        yield measured(runs, runs.step / steps, limit, trainer)


def with_width(experiment: Experiment, width: int, seed: int) -> Experiment:
    """The experiment with one hidden layer of so many neurons, from other first weights, without early stopping.

    >>> with_width(Experiment(seed=4, early_stopping=10), 8, 0) == with_width(Experiment(hidden_layers=(3, 2)), 8, 0)
    True
    """
    each = experiment.activation
    activation = each if isinstance(each, str) else each[0]
    return replace(
        experiment, hidden_layers=(width,), activation=activation, seed=seed, start_values=(), early_stopping=None
    )


def with_fewer_rows(problem: Problem) -> Problem:
    """The problem itself, or some of its rows, where they are many."""
    train, test = (evenly(rows, MOST_ROWS) for rows in (problem.train_rows, problem.test_rows))
    return replace(problem, train_rows=train, test_rows=test)


def losses(runs: Runs) -> np.ndarray:
    """Losses over the training rows and over the test rows, shape (2, runs); NaN where there are no test rows."""
    figures = runs.figures()
    return np.array([[each[name] for each in figures] for name in ("train_loss", "test_loss")], float)


def measured(runs: Runs, share: float, limit: np.ndarray, trainer: Trainer) -> WidthSweep:
    """The errors of all runs as they are now; a run has run away if its training loss is beyond its ``limit``."""
    both = losses(runs)
    errors = np.where(both[0] <= limit, shown(trainer, both), np.nan).reshape(2, len(WIDTHS), SEEDS)
    first, *_, last = trainer.experiment.sizes
    lines = tuple(parameter_count((first, width, last)) for width in WIDTHS)
    problem, (name, unit) = runs.problem, measure(trainer)
    epochs = runs.step / -(-len(problem.train_rows) // batch_size(trainer.experiment, problem))
    test = errors[1] if len(problem.test_rows) else None
    return WidthSweep(share, epochs, WIDTHS, lines, errors[0], test, len(problem.train_rows), name, unit)


def quartiles(errors: np.ndarray) -> np.ndarray:
    """Lower quartile, median and upper quartile over the seeds, shape (3, widths), runaways left out.

    >>> quartiles(np.array([[1.0, 2.0, 9.0, np.nan], [np.nan] * 4]))[1]
    array([ 2., nan])
    """
    found = np.full((3, len(errors)), np.nan)
    for place, row in enumerate(errors):
        if np.isfinite(row).any():
            found[:, place] = np.quantile(row[np.isfinite(row)], (0.25, 0.5, 0.75))
    return found


def least_move(*curves: np.ndarray) -> float:
    """What counts as a move of a median: a twentieth of the highest, or half the usual spread between seeds.

    ``curves`` are errors of shape (widths, seeds), all measured by the same.
    """
    low, middle, high = np.concatenate([quartiles(errors) for errors in curves], axis=1)
    there = np.isfinite(middle)
    return float(max(FLAT * middle[there].max(), np.median((high - low)[there]) / 2)) if there.any() else 0.0


def shape_of(errors: np.ndarray, least: float) -> tuple[str, ...]:
    """Where the median falls and rises by more than ``least`` over the widths."""
    middle = quartiles(errors)[1]
    middle = middle[np.isfinite(middle)]
    return moves(middle, least) if len(middle) else ()
