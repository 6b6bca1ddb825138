"""A value found in a file, with the place where it stands: every check can say what is wrong and where."""

import math
import sys
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from weightviz.checks import short

LONGEST_TEXT = 200  # letters
LARGEST_WEIGHT = 1e38  # beyond it the picture, which counts in float32, has no number


@dataclass(frozen=True)
class Found:
    """A value and its place, such as ``history 3: weights``. Each check returns the value or raises a ValueError.

    >>> Found([1, 2.5], "weights").numbers(3)
    Traceback (most recent call last):
    ValueError: weights: 3 numbers expected, got 2.
    """

    value: object
    where: str

    def wrong(self, expected: str) -> ValueError:
        return ValueError(f"{self.where}: {expected} expected, got {told(self.value)}.")

    def entries(self, needed: tuple[str, ...], possible: tuple[str, ...] = ()) -> dict[str, "Found"]:
        """The entries of an object: all ``needed`` ones, some of the ``possible``, and no other."""
        if not isinstance(self.value, dict):
            raise self.wrong("an object")
        for name in needed:
            if name not in self.value:
                raise ValueError(f"{self.where}: {name!r} is missing.")
        for name in self.value:
            if name not in (*needed, *possible):
                raise ValueError(f"{self.where}: there is no {short(name)} in this version of the format.")
        return {name: Found(value, f"{self.where}: {name}") for name, value in self.value.items()}

    def items(self, most: int) -> list["Found"]:
        """The items of a list, up to so many, counted from 1."""
        if not isinstance(self.value, list) or len(self.value) > most:
            raise self.wrong(f"a list of up to {most:,}")
        return [Found(value, f"{self.where} {place}") for place, value in enumerate(self.value, 1)]

    def numbers(self, count: int, largest: float = sys.float_info.max) -> np.ndarray:
        """So many finite numbers up to the largest, or minus it, shape (count,)."""
        if not isinstance(self.value, list):
            raise self.wrong(f"{count:,} numbers")
        if len(self.value) != count:
            raise ValueError(f"{self.where}: {count:,} numbers expected, got {len(self.value):,}.")
        if not set(map(type, self.value)) <= {int, float}:  # true is neither, though Python counts with it
            place = next(i for i, each in enumerate(self.value) if type(each) not in (int, float))
            raise Found(self.value[place], f"{self.where}: number {place + 1}").wrong("a number")
        numbers = np.array(self.value, dtype=float)
        for place in np.flatnonzero(~(np.abs(numbers) <= largest))[:1].tolist():
            raise ValueError(f"{self.where}: number {place + 1} lies beyond {largest:.3g}.")
        return numbers

    def number(self, low: float, high: float) -> float:
        """A number from low to high."""
        if type(self.value) not in (int, float) or not low <= self.value <= high:
            raise self.wrong(f"a number from {low:g} to {high:g}")
        return float(self.value)

    def whole(self, low: int, high: int) -> int:
        """A whole number from low to high."""
        if type(self.value) is not int or not low <= self.value <= high:
            raise self.wrong(f"a whole number from {low:,} to {high:,}")
        return self.value

    def text(self, longest: int = LONGEST_TEXT) -> str:
        """A text that a page can show."""
        if not isinstance(self.value, str) or len(self.value) > longest:
            raise self.wrong(f"a text of up to {longest} letters")
        if self.value.encode("utf-8", "ignore").decode("utf-8") != self.value:
            raise ValueError(f"{self.where}: half a letter, which no page can show.")  # a lone surrogate
        return self.value

    def choice(self, options: tuple[str, ...]) -> str:
        """One of some words."""
        if not isinstance(self.value, str) or self.value not in options:
            raise self.wrong(f"one of {', '.join(map(repr, options))}")
        return self.value

    def places(self, below: int) -> tuple[int, ...]:
        """Different places from 0, in ascending order."""
        places = tuple(each.whole(0, below - 1) for each in self.items(below))
        if any(later <= earlier for earlier, later in pairwise(places)):
            raise ValueError(f"{self.where}: different places in ascending order expected.")
        return places

    def mask(self, size: int) -> np.ndarray:
        """Places that are on, as a mask of shape (size,)."""
        mask = np.zeros(size, bool)
        mask[list(self.places(size))] = True
        return mask


def told(value: object) -> str:
    """What a value is, in a few words.

    >>> told([1, 2]), told(True), told("a"), told(None)
    ('a list of 2', 'true', "'a'", 'nothing')
    """
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | dict):
        return f"a{'n object' if isinstance(value, dict) else ' list'} of {len(value):,}"
    if isinstance(value, float) and not math.isfinite(value):
        return "a number beyond all bounds"
    return short(value)
