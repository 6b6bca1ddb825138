"""Some rows out of many, where all of them would take too long."""

import numpy as np


def evenly_picked(rows: np.ndarray, most: int) -> np.ndarray:
    """All of these rows, or ``most`` of them, evenly spread.

    >>> evenly_picked(np.arange(5), 9), evenly_picked(np.arange(5), 3)
    (array([0, 1, 2, 3, 4]), array([0, 2, 4]))
    """
    return rows if len(rows) <= most else rows[np.linspace(0, len(rows) - 1, most).round().astype(int)]
