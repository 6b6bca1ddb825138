"""Values out of a message from the browser, or a ValueError: nothing in it can be taken on trust.

A whole number that is merely too large or too small is no error to `held_between`, which takes the nearest bound.
"""

import numpy as np

from weightviz.checks import short
from weightviz.ui.stage.wire import LARGEST_FLOAT32

LARGEST = 2**53  # beyond it a browser has no whole numbers


def marks(places: list, size: int) -> np.ndarray:
    """A mask with these places on."""
    mask = np.zeros(size, bool)
    mask[[place(each, size) for each in places]] = True
    return mask


def weights(values: list, count: int) -> list[float]:
    """So many numbers from a message that single precision can hold, as links do, or a ValueError."""
    if not isinstance(values, list) or len(values) != count:
        raise ValueError(f"Expected {count} weights, got {short(values)}.")
    numbers = [finite(each) for each in values]
    if any(abs(each) > LARGEST_FLOAT32 for each in numbers):
        raise ValueError("A weight lies beyond single precision.")
    return numbers


def place(value: object, size: int) -> int:
    """A place among so many, from a message, or a ValueError."""
    if not 0 <= whole(value) < size:
        raise ValueError(f"Expected a place from 0 to {size - 1}, got {short(value)}.")
    return whole(value)


def finite(value: object) -> float:
    """A finite number from a message, or a ValueError."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not np.isfinite(value):
        raise ValueError(f"Expected a finite number, got {short(value)}.")
    return float(value)


def whole(value: object) -> int:
    """A whole number from a message, or a ValueError.

    >>> whole(2**60)
    Traceback (most recent call last):
        ...
    ValueError: Expected a whole number, got 1152921504606846976.
    """
    number = not isinstance(value, bool) and isinstance(value, int | float) and abs(value) <= LARGEST
    if not number or value != int(value):
        raise ValueError(f"Expected a whole number, got {short(value)}.")
    return int(value)


def held_between(value: object, low: int, high: int) -> int:
    """A whole number from a message, held between two bounds; a ValueError only where it is none.

    >>> held_between(500, 1, 120)
    120
    """
    return max(low, min(high, whole(value)))
