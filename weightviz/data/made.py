"""Made data: points in the square from -6 to 6, drawn from a seed.

The pictures follow TensorFlow Playground (Smilkov et al. 2017, arXiv:1708.03788): in circle, exclusive or,
two blobs and spiral, two classes are to be told apart; plane and several hills are heights to be predicted.
"""

from numbers import Integral, Real

import numpy as np

from weightviz.data.dataset import Dataset
from weightviz.data.seeded import seeded

HALF_WIDTH = 6.0  # the picture is the square from -HALF_WIDTH to HALF_WIDTH
MOST_NOISE = 0.5


def make(name: str, points: int, noise: float, seed: int) -> Dataset:
    """Draw a made data set with the raw columns x and y.

    Parameters
    ----------
    name : {"circle", "xor", "blobs", "spiral", "plane", "hills"}
    points : how many to draw
    noise : 0 to 0.5
        How far chance moves things, as a share of half the picture: the positions of a classification,
        whose points keep the class of the place they came from, or the target of a regression.
    seed : decides every number

    Examples
    --------
    >>> make("circle", points=200, noise=0.1, seed=7)
    Dataset(200 points: x, y -> class)
    >>> make("plane", points=50, noise=0, seed=7).task
    'regression'
    """
    _check(name, points, noise)
    rng = seeded(seed)
    if name in CLASSES:
        classes = np.arange(points) % 2  # by turns, so the two are as equal in number as can be
        positions = _folded(_wobbled(CLASSES[name](classes, rng), noise * HALF_WIDTH, rng))
        return Dataset(positions, classes, ("x", "y", "class"), task="classification", noun="points")
    positions = rng.uniform(-HALF_WIDTH, HALF_WIDTH, (points, 2))
    heights = _wobbled(HEIGHTS[name](*positions.T), noise, rng)
    return Dataset(positions, heights, ("x", "y", "value"), noun="points")


def _circle(classes: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Class 1 is a disc of radius 2.5, class 0 the ring around it between 3.5 and 5."""
    nearest, farthest = np.where(classes == 1, 0.0, 3.5), np.where(classes == 1, 2.5, 5.0)
    return _polar(rng.uniform(nearest, farthest), rng.uniform(0, 2 * np.pi, len(classes)))


def _xor(classes: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Class 1 is where exactly one of x and y is positive; no point comes nearer to an axis than 0.3."""
    sizes = rng.uniform(0.3, HALF_WIDTH, (len(classes), 2))
    sign_of_x = rng.choice((-1, 1), len(classes))
    return sizes * np.column_stack((sign_of_x, np.where(classes == 1, -sign_of_x, sign_of_x)))


def _blobs(classes: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Class 1 gathers around (2.5, 2.5), class 0 around (-2.5, -2.5), normally distributed with sd 0.8."""
    centres = np.where(classes == 1, 2.5, -2.5)[:, np.newaxis]  # (n, 1): the same for x and y
    return rng.normal(centres, 0.8, (len(classes), 2))


def _spiral(classes: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Two arms of 1.75 turns out to radius 5; the arm of class 0 is that of class 1 turned half round."""
    along = rng.uniform(0, 1, len(classes))
    return _polar(5 * along, 1.75 * 2 * np.pi * along + np.where(classes == 1, 0, np.pi))


def _plane(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """A slope from -1 in one corner of the square to 1 in the opposite one."""
    return (x + y) / (2 * HALF_WIDTH)


def _hills(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Three hills of height 1 and three hollows of depth 1 by turns, each shaped exp(-distance^2 / 4)."""
    places = [(-4, 2.5, 1), (0, 2.5, -1), (4, 2.5, 1), (-4, -2.5, -1), (0, -2.5, 1), (4, -2.5, -1)]
    return sum(height * np.exp(-((x - left) ** 2 + (y - up) ** 2) / 4) for left, up, height in places)


CLASSES = {"circle": _circle, "xor": _xor, "blobs": _blobs, "spiral": _spiral}
HEIGHTS = {"plane": _plane, "hills": _hills}


def _polar(radius: np.ndarray, angle: np.ndarray) -> np.ndarray:
    """Positions (n, 2) at this distance from the middle, the angle counted clockwise from the y axis."""
    return np.column_stack((radius * np.sin(angle), radius * np.cos(angle)))


def _wobbled(values: np.ndarray, reach: float, rng: np.random.Generator) -> np.ndarray:
    """Every value moved by chance, by `reach` at most."""
    return values + reach * rng.uniform(-1, 1, values.shape)


def _folded(positions: np.ndarray) -> np.ndarray:
    """Positions beyond an edge of the square, folded back over that edge."""
    beyond = np.abs(positions) > HALF_WIDTH
    return np.where(beyond, np.sign(positions) * 2 * HALF_WIDTH - positions, positions)


def _check(name: str, points: int, noise: float) -> None:
    names = (*CLASSES, *HEIGHTS)
    if name not in names:
        raise ValueError(f"There is no made data set {name!r}; choose from {', '.join(names)}.")
    if not isinstance(points, Integral) or points < 1:
        raise ValueError(f"The number of points is a whole number from 1 up, not {points!r}.")
    if not isinstance(noise, Real) or not 0 <= noise <= MOST_NOISE:
        raise ValueError(f"The noise lies between 0 and {MOST_NOISE}, so {noise!r} cannot be used.")
