"""Twins: two columns that say the same thing, so that nobody can tell which of them deserves the weight."""

from types import MappingProxyType

import numpy as np

from weightviz.data.dataset import Dataset
from weightviz.data.seeded import wobbled

TRUTH = MappingProxyType({"original": 3.0, "copy": 0.0, "bias": 0.0})
HALF_WIDTH = 6.0


def twins(points: int, noise: float, rng: np.random.Generator) -> Dataset:
    """Values made from the original alone, 3 times it; the copy is the same number again.

    Every pair of weights that adds up to 3 fits equally well: (3, 0) and (0, 3), but also (1.5, 1.5).
    Noise of 0.1 moves a value by 0.1 x 18 at most.

    Examples
    --------
    >>> data = twins(100, noise=0, rng=np.random.default_rng(7))
    >>> data
    Dataset(100 points: original, copy -> value)
    >>> bool((data.rows @ [1.5, 1.5] == data.rows @ [3, 0]).all())
    True
    """
    original = rng.uniform(-HALF_WIDTH, HALF_WIDTH, points)
    values = TRUTH["original"] * original + TRUTH["bias"]
    return Dataset(
        np.column_stack((original, original)),
        wobbled(values, noise * TRUTH["original"] * HALF_WIDTH, rng),
        ("original", "copy", "value"),
        noun="points",
    )
