"""Checks of single values, each told in a sentence before anything is changed."""

import math
import operator
import reprlib
from numbers import Real

import numpy as np

LONGEST_NAME = 64  # letters


def whole(value: object, name: str) -> int:
    """A whole number, or a ValueError; True and 2.0 are none.

    >>> whole(3, "steps")
    3
    """
    try:
        if isinstance(value, bool):
            raise TypeError
        return operator.index(value)
    except TypeError:
        raise ValueError(f"The {name} must be a whole number; got {short(value)}.") from None


def finite(value: object, name: str) -> float:
    """A finite number, or a ValueError."""
    try:
        if not isinstance(value, bool) and isinstance(value, Real) and math.isfinite(value):
            return float(value)
    except OverflowError:
        pass  # a whole number beyond every float
    raise ValueError(f"The {name} must be a finite number; got {short(value)}.")


def short(value: object) -> str:
    """A value as Python writes it, cut short: a notice or an error has room for one line.

    >>> short("a" * 1000)
    "'aaaaaaaaaaaa...aaaaaaaaaaaaa'"
    """
    try:
        return reprlib.repr(value)
    except ValueError:
        return "a number of thousands of digits"  # which Python does not like to write out


def one_or_more(value: object) -> tuple:
    """A list of values as a tuple, and a single value as a tuple of one."""
    try:
        return (value,) if isinstance(value, str) else tuple(value)
    except TypeError:  # also an array without dimensions, which says it can be looped over
        return (value,)


def fits_a_link(value: str) -> bool:
    """Whether this is a name that an address can hold: commas part names there, and lone surrogates break it."""
    there = value.encode("utf-8", "ignore").decode("utf-8")
    return 0 < len(value) <= LONGEST_NAME and "," not in value and there == value


def is_on(value: object) -> bool:
    """A switch is on or off, never a word or a number.

    >>> is_on(True)
    True
    """
    if not isinstance(value, bool | np.bool_):
        raise ValueError(f"Say True or False for on or off; got {short(value)}.")
    return bool(value)
