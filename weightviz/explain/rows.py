"""Some of many rows."""

import numpy as np


def evenly(rows: np.ndarray, most: int) -> np.ndarray:
    """These rows, or ``most`` of them, evenly picked.

    >>> evenly(np.arange(100), 3).tolist(), evenly(np.arange(2), 3).tolist()
    ([0, 50, 99], [0, 1])
    """
    return rows if len(rows) <= most else rows[np.linspace(0, len(rows) - 1, most).round().astype(int)]
