"""Standardising: every column with mean 0 and spread 1, so that weights can be compared."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class Scaling:
    """Mean and population standard deviation of every column, each of shape (columns,).

    Examples
    --------
    >>> scaling = Scaling.fit(np.array([[1000.0], [3000.0]]))
    >>> scaling.standardise(np.array([[1000.0], [2000.0], [5000.0]])).tolist()
    [[-1.0], [0.0], [3.0]]
    >>> scaling.restore(np.array([[3.0]])).tolist()
    [[5000.0]]
    """

    mean: np.ndarray
    sd: np.ndarray

    @classmethod
    def fit(cls, values: np.ndarray) -> "Scaling":
        """Measure `values`, shape (n, columns); a column that never changes gets sd 1 and so becomes 0."""
        if len(values) == 0:
            raise ValueError("There are no rows to measure the mean and the spread of; give one at least.")
        # Measured from the first row, a constant column is exactly 0 and no rounding looks like a spread.
        offset = values - values[0]
        sd = offset.std(axis=0)
        return cls(values[0] + offset.mean(axis=0), np.where(sd > 0, sd, 1.0))

    def standardise(self, values: np.ndarray) -> np.ndarray:
        """From the columns' own units, shape (n, columns), to standard deviations from the mean."""
        return (values - self.mean) / self.sd

    def restore(self, values: np.ndarray) -> np.ndarray:
        """From standard deviations, shape (n, columns), back to the columns' own units."""
        return values * self.sd + self.mean
