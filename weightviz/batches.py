"""The training rows of one epoch, shuffled and cut into batches."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

EPOCHS_AT_ONCE = 8  # making a generator takes longer than drawing an order, so several are drawn from one


class Batch(NamedTuple):
    """Some rows: ``inputs`` (rows, inputs + 1), ``targets`` (rows, outputs).

    ``shares`` (1, rows) says how much each row counts in the mean; None when all count the same.
    """

    inputs: np.ndarray
    targets: np.ndarray
    shares: np.ndarray | None


class Batches:
    """Batches of ``size`` rows, the last of an epoch possibly shorter.

    The order is a pure function of (seed, epoch), so that training again from any step meets the same rows.
    The batches are views of buffers, which `shuffle` fills once an epoch. ``weights`` (n,) lets some rows count more.
    For networks side by side ``seed`` is a list with one each; then every array gets that axis in front.

    >>> b = Batches(np.arange(6.0).reshape(3, 2), np.zeros((3, 1)), size=2, seed=1)
    >>> [len(batch.inputs) for batch in b.views]
    [2, 1]
    """

    def __init__(
        self, inputs: np.ndarray, targets: np.ndarray, size: int, seed: int | Sequence[int], weights=None
    ):
        networks = (len(seed),) if isinstance(seed, Sequence) else ()
        self.size, self.epoch = size, None
        self._seed, self._rows = seed, [inputs, targets, weights]
        self._shuffled = [None if rows is None else tiled(rows, networks) for rows in self._rows]
        self._orders, self._orders_of = np.empty((0, 0), int), None
        shuffled_inputs, shuffled_targets, shares = self._shuffled
        self.views = []
        for i in range(0, len(inputs), size):
            share = None if weights is None else shares[..., np.newaxis, i : i + size]
            rows = np.s_[..., i : i + size, :]
            self.views.append(Batch(shuffled_inputs[rows], shuffled_targets[rows], share))
        self._share_out()

    def __len__(self) -> int:
        return len(self.views)

    def shuffle(self, epoch: int) -> None:
        """Put the rows into the order of this epoch."""
        if epoch == self.epoch:
            return
        self.epoch = epoch
        if len(self.views) == 1:
            return  # a full batch holds every row: its order means nothing
        order = self._order(epoch)
        for rows, shuffled in zip(self._rows, self._shuffled, strict=True):
            if rows is not None:
                np.take(rows, order, axis=0, out=shuffled)
        self._share_out()

    def rows_of(self, number: int) -> np.ndarray:
        """Where the rows of a batch of this epoch stand among all, shape (rows,), or (networks, rows)."""
        if len(self.views) == 1:
            return np.arange(len(self._rows[0]))
        return self._order(self.epoch)[..., number * self.size : (number + 1) * self.size]

    def _share_out(self) -> None:
        """From weights to shares: in each batch they make 1 together, or are all 0."""
        for _, _, shares in self.views:
            if shares is not None:
                total = shares.sum(axis=-1, keepdims=True)
                np.divide(shares, np.where(total > 0, total, 1.0), out=shares)

    def _order(self, epoch: int) -> np.ndarray:
        """The places of the rows in this epoch, shape (n,), or (networks, n)."""
        some, place = divmod(epoch, EPOCHS_AT_ONCE)
        if some != self._orders_of:
            drawn = [self._drawn(each, some) for each in np.atleast_1d(self._seed).tolist()]
            self._orders = np.stack(drawn, axis=1) if isinstance(self._seed, Sequence) else drawn[0]
            self._orders_of = some
        return self._orders[place]

    def _drawn(self, seed: int, some: int) -> np.ndarray:
        unshuffled = np.tile(np.arange(len(self._rows[0])), (EPOCHS_AT_ONCE, 1))
        return np.random.default_rng((seed, some)).permuted(unshuffled, axis=1)


def tiled(rows: np.ndarray, networks: tuple[int, ...]) -> np.ndarray:
    """A copy of the rows for each network."""
    return np.broadcast_to(rows, (*networks, *rows.shape)).copy()
