"""Made data, drawn from a seed: points in the square from -6 to 6, and tables with files of their own.

Most pictures follow TensorFlow Playground (Smilkov et al. 2017, arXiv:1708.03788): in circle, exclusive or,
two blobs and spiral, two classes are to be told apart; plane and several hills are heights to be predicted.
Two moons, a pinwheel of three classes and a sine over x alone come on top.
"""

from numbers import Integral, Real

import numpy as np

from weightviz.data.dataset import Dataset
from weightviz.data.friends import friends
from weightviz.data.seeded import seeded, wobbled
from weightviz.data.twins import twins

HALF_WIDTH = 6.0  # the picture is the square from -HALF_WIDTH to HALF_WIDTH
MOST_NOISE = 0.5


def make(name: str, points: int, noise: float, seed: int) -> Dataset:
    """Draw a made data set: the raw columns are x and y, or x alone, or those of the table.

    Parameters
    ----------
    name : {"circle", "xor", "blobs", "spiral", "moons", "pinwheel", "plane", "hills", "sine", "friends", "twins"}
    points : how many to draw
    noise : 0 to 0.5
        How far chance moves things, as a share of half the picture: the positions of a classification,
        whose points keep the class of the place they came from, or the target of a regression
        (there, a share of half the way from its lowest to its highest value).
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
    if name in TABLES:
        return TABLES[name](points, noise, rng)
    if name in CLASSES:
        names = CLASS_NAMES.get(name, ("0", "1"))
        classes = np.arange(points) % len(names)  # by turns, so that they are as equal in number as can be
        positions = _folded(wobbled(CLASSES[name](classes, rng), noise * HALF_WIDTH, rng))
        columns = ("x", "y", "class")
        return Dataset(positions, classes, columns, task="classification", noun="points", classes=names)
    columns = ("x",) if name in CURVES else ("x", "y")
    positions = rng.uniform(-HALF_WIDTH, HALF_WIDTH, (points, len(columns)))
    heights = wobbled((CURVES | HEIGHTS)[name](*positions.T), noise, rng)
    return Dataset(positions, heights, (*columns, "value"), noun="points")


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


def _moons(classes: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Two half circles of radius 3.8 that reach into each other; turned half round, one lies on the other.

    Class 1 is the upper half around (-1.9, -0.5), class 0 the lower half around (1.9, 0.5).
    """
    upper = np.array((-1.9, -0.5)) + _polar(np.full(len(classes), 3.8), np.pi * rng.uniform(-0.5, 0.5, len(classes)))
    return np.where(classes[:, np.newaxis] == 1, upper, -upper)


def _pinwheel(classes: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Three arms out to radius 5.5, a third of a turn apart, each a sixth of a turn wide and bent by half."""
    radius, within = rng.uniform(0.5, 5.5, len(classes)), rng.uniform(-1 / 12, 1 / 12, len(classes))
    return _polar(radius, 2 * np.pi * (classes / 3 + within + 0.5 * radius / 5.5))


def _plane(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """A slope from -1 in one corner of the square to 1 in the opposite one."""
    return (x + y) / (2 * HALF_WIDTH)


def _hills(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Three hills of height 1 and three hollows of depth 1 by turns, each shaped exp(-distance^2 / 4)."""
    places = [(-4, 2.5, 1), (0, 2.5, -1), (4, 2.5, 1), (-4, -2.5, -1), (0, -2.5, 1), (4, -2.5, -1)]
    return sum(height * np.exp(-((x - left) ** 2 + (y - up) ** 2) / 4) for left, up, height in places)


CLASSES = {
    "circle": _circle,
    "xor": _xor,
    "blobs": _blobs,
    "spiral": _spiral,
    "moons": _moons,
    "pinwheel": _pinwheel,
}
CLASS_NAMES = {"pinwheel": ("A", "B", "C")}  # all others have the two classes 0 and 1
HEIGHTS = {"plane": _plane, "hills": _hills}  # over x and y
CURVES = {"sine": np.sin}  # over x alone
TABLES = {"friends": friends, "twins": twins}  # with columns of their own


def _polar(radius: np.ndarray, angle: np.ndarray) -> np.ndarray:
    """Positions (n, 2) at this distance from the middle, the angle counted clockwise from the y axis."""
    return np.column_stack((radius * np.sin(angle), radius * np.cos(angle)))


def _folded(positions: np.ndarray) -> np.ndarray:
    """Positions beyond an edge of the square, folded back over that edge."""
    beyond = np.abs(positions) > HALF_WIDTH
    return np.where(beyond, np.sign(positions) * 2 * HALF_WIDTH - positions, positions)


def _check(name: str, points: int, noise: float) -> None:
    names = (*CLASSES, *HEIGHTS, *CURVES, *TABLES)
    if name not in names:
        raise ValueError(f"There is no made data set {name!r}; choose from {', '.join(names)}.")
    if not isinstance(points, Integral) or points < 1:
        raise ValueError(f"The number of points is a whole number from 1 up, not {points!r}.")
    if not isinstance(noise, Real) or not 0 <= noise <= MOST_NOISE:
        raise ValueError(f"The noise lies between 0 and {MOST_NOISE}, so {noise!r} cannot be used.")
