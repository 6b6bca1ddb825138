"""Are the gradients right? Every parameter is moved a little to both sides, and the error is measured again.

What is compared is the loss over all training rows without the penalty of L1 and L2: that is what the gradient on the
page belongs to. Nothing of the backward pass is used, only the forward pass and the loss.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from weightviz.losses import LOSSES
from weightviz.network import speak
from weightviz.training import Trainer

STEP = 1e-5  # so far each parameter is moved: less and rounding counts, more and the curve of the error does
AGREE = 1e-5  # relative differences below this are rounding
SMALLEST = 1e-5  # of the loss, or of 1 if that is more: below it a gradient is smaller than rounding can measure
NUMBERS_AT_ONCE = 300_000  # sums and answers held together
CORNERS = ("relu", "leaky_relu", "step")  # activations whose slope jumps where the sum is 0


@dataclass(frozen=True, eq=False)
class GradientCheck:
    """Both gradients, shape (parameters,), and how far they lie apart.

    ``difference`` is |analytic - numerical| as a share of the larger of the two, and of ``smallest`` where both are
    smaller than that. ``at_corner`` marks parameters whose little move carries some row across a corner of ReLU or of
    the absolute error: there the slope is one number before it and another one after, and nothing can be compared.
    """

    analytic: np.ndarray
    numerical: np.ndarray
    difference: np.ndarray
    at_corner: np.ndarray
    smallest: float

    @property
    def compared(self) -> np.ndarray:
        """The places of all parameters that are not at a corner, the largest difference first."""
        away = np.flatnonzero(~self.at_corner)
        sizes = np.where(np.isnan(self.difference), np.inf, self.difference)
        return away[np.argsort(-sizes[away], kind="stable")]

    @property
    def largest(self) -> float:
        """The largest relative difference; infinite where a number is not finite, 0 when nothing was compared."""
        values = self.difference[self.compared]
        return 0.0 if not values.size else float(values[0]) if np.isfinite(values).all() else np.inf

    @property
    def agree(self) -> bool:
        return self.largest < AGREE


def gradient_check(trainer: Trainer) -> GradientCheck:
    """Compare the gradient that training follows with central differences, for every parameter.

    >>> from weightviz.experiment import Experiment
    >>> check = gradient_check(Trainer(Experiment(dataset="circle")))
    >>> check.analytic.size, check.agree, check.largest < 1e-7
    (25, True, True)
    """
    *_, measured = checking(trainer)
    return checked(trainer, measured.slopes)


@dataclass(frozen=True, eq=False)
class Measured:
    """What is known so far, shape (parameters so far, 2), which is a ``share`` of the work, from 0 to 1.

    The columns are the numerical gradient, and 1 where the move crossed a corner.
    """

    share: float
    slopes: np.ndarray


def checking(trainer: Trainer) -> Iterator[Measured]:
    """Measure some parameters more at a time; yields all that is known so far."""
    heard, rows = trainer.network.heard, len(trainer.problem.train_rows)
    at_once = max(1, NUMBERS_AT_ONCE // (2 * rows * sum(trainer.experiment.sizes)))
    parts = np.zeros((0, 2))
    for first in range(0, heard.size, at_once):
        places = np.arange(first, min(first + at_once, heard.size))
        with np.errstate(over="ignore", invalid="ignore"):
            parts = np.vstack([parts, slopes(trainer, heard, places)])
        yield Measured(len(parts) / heard.size, parts)


def slopes(trainer: Trainer, heard: np.ndarray, places: np.ndarray) -> np.ndarray:
    """The two columns of `Measured` for these parameters; a muted one moves nothing, for nobody hears it."""
    experiment, problem = trainer.experiment, trainer.problem
    rows = problem.train_rows
    targets, moved = problem.targets[rows].mT, np.tile(heard, (2, len(places), 1))
    for side, way in zip(moved, (STEP, -STEP), strict=True):
        side[np.arange(len(places)), places] += np.where(trainer.frame.muted[places], 0.0, way)
    layers = list(speak(experiment.sizes, experiment.activations, moved, problem.inputs[rows]))
    of_rows = LOSSES[experiment.loss].of_rows(*layers[-1], targets)
    # each row's own difference first: rounding then counts less than in the difference of two means
    rise = np.average(of_rows[0] - of_rows[1], axis=-1, weights=problem.counts(rows))
    way = (moved[0] - moved[1])[np.arange(len(places)), places]
    slope = np.divide(rise, way, out=np.zeros(len(places)), where=way != 0)
    crossed = np.zeros(len(places), bool)
    for name, (sums, _) in zip(experiment.activations, layers, strict=True):
        if name in CORNERS:
            crossed |= sides_differ(sums)
    if experiment.loss == "mean_absolute_error":
        crossed |= sides_differ(layers[-1][1] - targets)
    return np.column_stack([slope, crossed])


def sides_differ(values: np.ndarray) -> np.ndarray:
    """Whether some row lies on another side of 0 after one move than after the other; (2, moves, units, rows)."""
    up, down = np.sign(values)
    return (up != down).any(axis=(-2, -1))


def checked(trainer: Trainer, parts: np.ndarray) -> GradientCheck:
    """The comparison, once `checking` has come to its end."""
    analytic, numerical, corner = trainer.gradient(), parts[:, 0], parts[:, 1] > 0
    smallest = SMALLEST * max(1.0, trainer.train_loss)
    with np.errstate(over="ignore", invalid="ignore"):
        size = np.maximum(np.maximum(np.abs(analytic), np.abs(numerical)), smallest)
        difference = np.abs(analytic - numerical) / size
    return GradientCheck(analytic, numerical, difference, corner, smallest)
