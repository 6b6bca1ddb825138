"""What a hand changed about the rows of a data set: some are hidden, some were added."""

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from weightviz.data.dataset import LARGEST, Dataset

MOST_ADDED = 200


@dataclass(frozen=True)
class RowEdits:
    """Rows hidden and added. All other rows keep their places, and stay on their side of the split.

    Parameters
    ----------
    hidden : places of rows, from 0, that are neither learnt from nor a test
    added : rows with a number for every raw column and the target last; all are learnt from

    Examples
    --------
    >>> edits = RowEdits(hidden=(0,), added=((5.0, 1.0),))
    >>> edits.appended(Dataset([[1.0], [2.0], [3.0]], [0.0, 0.0, 1.0], ["x"])).rows.ravel().tolist()
    [1.0, 2.0, 3.0, 5.0]
    >>> train, test = edits.divided(np.array([0, 1]), np.array([2]))
    >>> train.tolist(), test.tolist()
    ([1, 3], [2])
    """

    hidden: tuple[int, ...] = ()
    added: tuple[tuple[float, ...], ...] = ()

    def check(self, data: Dataset) -> None:
        """Raise a ValueError that says what is wrong when these edits cannot be of these data."""
        n, width = len(data) + len(self.added), len(data.names)
        if len(self.added) > MOST_ADDED:
            raise ValueError(f"At most {MOST_ADDED} rows can be added; these are {len(self.added)}.")
        if any(len(row) != width for row in self.added):
            raise ValueError(f"A row added needs {width} numbers, the target last.")
        added = np.array(self.added, dtype=float).reshape(-1, width)
        if not (np.abs(added) <= LARGEST).all():
            raise ValueError("A row added has a number that cannot be learnt from.")
        if data.classes and not np.isin(added[:, -1], range(len(data.classes))).all():
            raise ValueError(f"A row added needs a class from 0 to {len(data.classes) - 1} for its target.")
        if not all(earlier < later for earlier, later in pairwise((-1, *self.hidden, n))):
            raise ValueError(f"Rows left out are different places from 0 to {n - 1}, in ascending order.")

    def appended(self, data: Dataset) -> Dataset:
        """The data with the added rows at their end."""
        if not self.added:
            return data
        added, count = np.array(self.added, dtype=float), len(self.added)
        return replace(
            data,
            rows=np.vstack([data.rows, added[:, :-1]]),
            target=np.vstack([data.target, added[:, -1:]]),
            labels=(*data.labels, *("added by hand" for _ in added)) if data.labels else (),
            weights=None if data.weights is None else np.append(data.weights, np.ones(count)),
        )

    def divided(self, train: np.ndarray, test: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Training and test rows of the appended data, from those of the data as they were.

        Raises ValueError when no row to learn from is left.
        """
        n = len(train) + len(test)
        train = np.concatenate([train, n + np.arange(len(self.added))])
        train, test = (rows[~np.isin(rows, self.hidden)] for rows in (train, test))
        if not len(train):
            raise ValueError("Every row to learn from is left out; take one of them in again.")
        return train, test
