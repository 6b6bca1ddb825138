"""The one source of chance: a generator that a seed decides, and how far it moves a value."""

from numbers import Integral

import numpy as np


def seeded(seed: int) -> np.random.Generator:
    """A random generator that gives the same numbers for the same seed.

    Examples
    --------
    >>> bool(seeded(7).random() == seeded(7).random())
    True
    """
    if not isinstance(seed, Integral) or seed < 0:
        raise ValueError(f"A seed is a whole number from 0 up, not {seed!r}.")
    return np.random.default_rng(int(seed))


def wobbled(values: np.ndarray, reach: float, rng: np.random.Generator) -> np.ndarray:
    """Every value moved by chance, by `reach` at most, the array's shape kept."""
    return values + reach * rng.uniform(-1, 1, values.shape)
