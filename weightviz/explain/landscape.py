"""The training error over two weights, as a landscape: how high it is at every place, and where training went."""

from dataclasses import dataclass

import numpy as np

from weightviz.explain.hand_and_machine import Path, path
from weightviz.explain.lines import lines_of
from weightviz.explain.optimum import Optimum, optimum
from weightviz.explain.two_lines import two_lines
from weightviz.training import Trainer

LEAST_WIDTH, MARGIN = 2.0, 0.15  # of an axis, and what is left free at either end of it
FARTHEST = 1e100  # where an axis ends at the latest
FINEST, COARSER = 61, (41, 31, 21)  # points along an axis
WORK = 6_000_000  # answers of neurons that are worked out in a fifth of a second


@dataclass(frozen=True, eq=False)
class Landscape:
    """``errors[i, j]`` is the training error with line ``up`` at ``up_values[i]``, ``across`` at ``across_values[j]``.

    Every other line is ``held`` at its present value, so many of them are heard. ``path_errors`` measures the places
    of the ``path`` on the same landscape; ``here`` is the present place. ``best`` is None where no formula gives it.
    An error that overflows counts as `history.LARGEST_LOSS`. ``rows`` training rows were measured.
    """

    across: int
    up: int
    across_values: np.ndarray
    up_values: np.ndarray
    errors: np.ndarray
    path: Path
    path_errors: np.ndarray
    best: Optimum | None
    held: int
    rows: int

    @property
    def here(self) -> tuple[float, float]:
        return tuple(self.path.places[-1].tolist())

    @property
    def lowest(self) -> tuple[float, float, float]:
        """Of all places measured the lowest: across, up, and the error there."""
        i, j = np.unravel_index(np.argmin(self.errors), self.errors.shape)
        return float(self.across_values[j]), float(self.up_values[i]), float(self.errors[i, j])


def landscape(trainer: Trainer, across: int, up: int, size: int = FINEST, most_rows: int | None = None) -> Landscape:
    """Measure ``size`` times ``size`` places around the path, the present place and the optimum.

    ``across`` and ``up`` are places in the vector of parameters; a muted one is a ValueError. With ``most_rows``
    only so many of the training rows are measured, evenly picked.

    >>> from weightviz.experiment import Experiment
    >>> view = landscape(Trainer(Experiment(initializer="zeros")), 0, 1)
    >>> [round(value, 2) for value in view.lowest]  # the bowl's bottom is at the correlation of area and price, 0.79
    [0.78, 0.0, 0.38]
    """
    pair, way, best = two_lines(trainer, across, up, most_rows), path(trainer, across, up), optimum(trainer)
    seen = way.places if best is None else np.vstack([way.places, best.parameters[[across, up]]])
    across_values, up_values = (axis(values, size) for values in seen.T)
    places = np.stack(np.meshgrid(across_values, up_values), axis=-1)
    errors = pair.errors(places.reshape(-1, 2)).reshape(size, size)
    held = int((~trainer.frame.muted).sum()) - 2
    return Landscape(
        across, up, across_values, up_values, errors, way, pair.errors(way.places), best, held, len(pair.rows)
    )


def axis(values: np.ndarray, size: int) -> np.ndarray:
    """``size`` numbers, evenly spread, that go past all ``values`` on either side.

    >>> axis(np.array([0.0, 10.0]), 3).tolist(), axis(np.array([1.0]), 3).round(6).tolist()
    ([-1.5, 5.0, 11.5], [-0.3, 1.0, 2.3])
    """
    low, high = np.clip([values.min(), values.max()], -FARTHEST, FARTHEST)
    half = max(high - low, LEAST_WIDTH) * (0.5 + MARGIN)
    middle = (low + high) / 2
    return np.linspace(middle - half, middle + half, size)


def affordable(trainer: Trainer) -> tuple[int, int | None]:
    """How many points along an axis, and how many rows at most, can be measured in a fifth of a second.

    >>> from weightviz.experiment import Experiment
    >>> affordable(Trainer(Experiment(dataset="circle", hidden_layers=(4, 2)))), affordable(
    ...     Trainer(Experiment(dataset="houses_ames", hidden_layers=(8,) * 6)))
    ((61, None), (21, 277))
    """
    rows, neurons = len(trainer.problem.train_rows), sum(trainer.experiment.sizes[1:])
    for size in (FINEST, *COARSER):
        if size**2 * rows * neurons <= WORK:
            return size, None
    return size, WORK // (size**2 * neurons)


def two_to_look_at(trainer: Trainer) -> tuple[int, int]:
    """Which two lines tell most: the first weight and its bias without hidden layers, else the two that moved most.

    Muted lines come last.

    >>> from weightviz.experiment import Experiment
    >>> two_to_look_at(Trainer(Experiment(dataset="plane")))  # the weights of x and y, the bias
    (0, 2)
    """
    lines, muted = lines_of(trainer), trainer.frame.muted
    if len(trainer.experiment.sizes) == 2:
        first = next((line for line in lines if line.source is not None and not muted[line.index]), lines[0])
        order = [first.index, *(line.index for line in lines if line.source is None and line.target == first.target)]
    else:
        ways = np.abs(trainer.frame.parameters - trainer.history.frames[0].parameters)
        order = np.argsort(-ways, kind="stable").tolist()
    order += [line.index for line in lines if line.index not in order]
    heard = [index for index in order if not muted[index]] + [index for index in order if muted[index]]
    return tuple(sorted(heard[:2]))
