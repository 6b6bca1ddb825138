"""Which rows are learnt from, and which are kept back as a test."""

import numpy as np

from weightviz.data.seeded import seeded


def split(n: int, train_share: float, seed: int, real: bool) -> tuple[np.ndarray, np.ndarray]:
    """Divide the rows 0 ... n - 1 into training rows and test rows, each in ascending order.

    Real data with a share of 0.8 keep back every fifth row, so that figures can be compared between users;
    any other share, and all made data, are shuffled by the seed. A share of 1 leaves no test rows.

    Examples
    --------
    >>> train_rows, test_rows = split(10, 0.8, seed=0, real=True)
    >>> test_rows.tolist()
    [4, 9]
    >>> [len(part) for part in split(10, 0.5, seed=0, real=False)]
    [5, 5]
    """
    if n < 1:
        raise ValueError(f"There must be at least one row to learn from, not {n}.")
    if not 0 < train_share <= 1:
        raise ValueError(f"The share of training rows lies above 0 and up to 1; {train_share} does not.")
    rows = np.arange(n)
    if real and train_share == 0.8:
        kept_back = rows % 5 == 4
    else:
        kept_back = np.ones(n, dtype=bool)
        kept_back[seeded(seed).permutation(n)[: max(1, round(n * train_share))]] = False
    return rows[~kept_back], rows[kept_back]
