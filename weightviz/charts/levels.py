"""Lines of equal error: which errors get one, and where their numbers stand on a map."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

MOST = 9  # lines on one map
WIDE = 12.0  # largest error over smallest: beyond it lines stand at ratios (1, 2, 5, 10 ...) instead of at distances
FLAT = 1e-6  # of the largest error: what is lower counts as so much, since 0 has no ratio to anything
ALIKE = 1e-9  # of the largest error: smaller differences are rounding, and no line could tell them apart
APART = 0.08  # of the map: numbers stand at least so far from each other
SAMPLES = 400  # places looked at on the way from the lowest place to a corner


class Levels(NamedTuple):
    """Errors in rising order, the first not above and the last not below any on the map; ``ratios`` or distances."""

    errors: np.ndarray
    ratios: bool


def levels_of(errors: np.ndarray) -> Levels:
    """Round errors for lines of equal error.

    >>> levels_of(np.array([0.38, 2.1])).errors.tolist()
    [0.0, 0.5, 1.0, 1.5, 2.0, 2.5]
    >>> levels_of(np.array([0.02, 3.0]))
    Levels(errors=array([0.02, 0.05, 0.1 , 0.2 , 0.5 , 1.  , 2.  , 5.  ]), ratios=True)
    """
    high = float(errors.max())
    low = max(float(errors.min()), high * FLAT)
    if high > WIDE * low:
        return Levels(ratios_between(low, high), True)
    step = round_step((high - low) / (MOST - 3) if high - low > ALIKE * high else high) or 1.0
    first, last = np.floor(low / step), np.ceil(high / step)
    levels = np.arange(first, max(last, first + 1) + 1) * step
    return Levels(np.array([float(f"{level:.12g}") for level in levels]), False)  # 0.3, not 0.30000000000000004


def ratios_between(low: float, high: float) -> np.ndarray:
    """1, 2, 5 and their tenfolds, or powers of ten alone where those would be too many.

    >>> ratios_between(0.5, 4e6).tolist()
    [0.1, 1.0, 10.0, 100.0, 1000.0, 10000.0, 100000.0, 1000000.0, 10000000.0]
    """
    first, last = int(np.floor(np.log10(low))), int(np.ceil(np.log10(high)))
    fine = np.array([float(f"{digit}e{power}") for power in range(first, last + 1) for digit in (1, 2, 5)])
    inside = fine[max(0, int((fine <= low).sum()) - 1) : int((fine < high).sum()) + 1]
    return inside if len(inside) <= MOST + 1 else np.array([float(f"1e{power}") for power in range(first, last + 1)])


def round_step(step: float) -> float:
    """The next 1, 2 or 5 times a power of ten that is not smaller; 0 for 0.

    >>> round_step(0.29), round_step(2.0)
    (0.5, 2.0)
    """
    if not step:
        return 0.0
    power = 10.0 ** np.floor(np.log10(step))
    return float(next(digit for digit in (1, 2, 5, 10) if digit * power >= step * (1 - 1e-9)) * power)


def stairs(errors: np.ndarray, levels: Levels) -> np.ndarray:
    """Errors in levels instead of in their own unit: 0 at the first level, 1 at the second, evenly between them.

    >>> stairs(np.array([0.1, 0.14142135623730951, 0.2, 0.0]), Levels(np.array([0.1, 0.2, 0.5]), True)).round(6)
    array([0. , 0.5, 1. , 0. ])
    """
    marks, errors = levels.errors, np.maximum(errors, levels.errors[0])
    if levels.ratios:
        marks, errors = np.log(marks), np.log(errors)
    return np.interp(errors, marks, np.arange(len(marks)))


def numbered_places(height: np.ndarray, levels: Levels) -> Iterator[tuple[float, int, int]]:
    """Where the number of a level stands: the level, and the row and column of ``height``, as `stairs` made it.

    They stand on the way from the lowest place to the corner from which most levels are crossed.
    """
    lowest = np.array(np.unravel_index(np.argmin(height), height.shape))
    corners = np.array([[0, 0], [0, 1], [1, 1], [1, 0]]) * (np.array(height.shape) - 1)
    ways = [np.linspace(lowest, corner, SAMPLES).round().astype(int) for corner in corners]
    way = max(ways, key=lambda places: height[tuple(places[-1])])
    passed, last = height[tuple(way.T)], None
    for number, error in enumerate(levels.errors):
        above = np.flatnonzero(passed >= number)
        if not len(above) or above[0] == 0:
            continue
        place = way[above[0]]
        if last is None or np.linalg.norm((place - last) / height.shape) >= APART:
            last = place
            yield float(error), int(place[0]), int(place[1])
