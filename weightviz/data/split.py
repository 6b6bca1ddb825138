"""Which rows are learnt from, and which are kept back as a test."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from weightviz.data.seeded import seeded

EVERY_FIFTH = 0.8  # the share of real data of which every fifth row is kept back, without chance


class OwnSplit(NamedTuple):
    """A split that belongs to the data: a sentence that says it, and a function that does it.

    ``learnt(rows)`` is given the raw rows, shape (n, columns), and answers True for each row to learn from, (n,).
    """

    sentence: str
    learnt: Callable[[np.ndarray], np.ndarray]


def by_chance(train_share: float | None, real: bool) -> bool:
    """Whether the seed decides which rows are kept back.

    >>> by_chance(0.7, real=True), by_chance(EVERY_FIFTH, real=False), by_chance(EVERY_FIFTH, real=True)
    (True, True, False)
    >>> by_chance(1.0, real=False), by_chance(None, real=True)  # no row is kept back, or those that the data name
    (False, False)
    """
    return train_share not in ((None, 1.0, EVERY_FIFTH) if real else (None, 1.0))


def split(
    n: int, train_share: float | None, seed: int, real: bool, own: Sequence[int] | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """Divide the rows 0 ... n - 1 into training rows and test rows, each in ascending order.

    Real data with a share of `EVERY_FIFTH` keep back every fifth row, so that figures can be compared between users;
    where a split is `by_chance` the seed shuffles the rows. A share of 1 leaves no test rows.
    Without a share (None) the training rows are ``own``, the places the data name themselves.

    Raises ValueError when there is no row, no such share, or no share and no ``own``.

    Examples
    --------
    >>> train_rows, test_rows = split(10, 0.8, seed=0, real=True)
    >>> test_rows.tolist()
    [4, 9]
    >>> [len(part) for part in split(10, 0.5, seed=0, real=False)]
    [5, 5]
    >>> split(5, None, seed=0, real=True, own=[1, 3])[0].tolist()
    [1, 3]
    """
    if n < 1:
        raise ValueError(f"There must be at least one row to learn from, not {n}.")
    if train_share is None:
        kept_back = _all_but(own, n)
    elif not 0 < train_share <= 1:
        raise ValueError(f"The share of training rows lies above 0 and up to 1; {train_share} does not.")
    elif not by_chance(train_share, real):
        kept_back = np.arange(n) % 5 == 4 if train_share == EVERY_FIFTH else np.zeros(n, bool)
    else:
        kept_back = _all_but(seeded(seed).permutation(n)[: max(1, round(n * train_share))], n)
    return np.flatnonzero(~kept_back), np.flatnonzero(kept_back)


def _all_but(learnt: Sequence[int] | None, n: int) -> np.ndarray:
    """True for every row that is not among the places to learn from, shape (n,)."""
    if learnt is None:
        raise ValueError("These data have no split of their own; choose a share of training rows above 0 and up to 1.")
    kept_back = np.ones(n, dtype=bool)
    kept_back[np.asarray(learnt)] = False
    return kept_back
