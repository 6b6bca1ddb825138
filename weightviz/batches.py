"""The training rows of one epoch, shuffled and cut into batches."""

import numpy as np

EPOCHS_AT_ONCE = 8  # making a generator takes longer than drawing an order, so several are drawn from one


class Batches:
    """Batches of ``size`` rows, the last of an epoch possibly shorter.

    The order is a pure function of (seed, epoch), so that training again from any step meets the same rows.
    The batches are views of one buffer, which `shuffle` fills once an epoch.

    >>> b = Batches(np.arange(6.0).reshape(3, 2), np.zeros((3, 1)), size=2, seed=1)
    >>> [len(inputs) for inputs, _ in b.views]
    [2, 1]
    """

    def __init__(self, inputs: np.ndarray, targets: np.ndarray, size: int, seed: int):
        self.size = size
        self._inputs, self._targets, self._seed = inputs, targets, seed
        shuffled_inputs, shuffled_targets = inputs.copy(), targets.copy()
        self._shuffled = shuffled_inputs, shuffled_targets
        self.views = [
            (shuffled_inputs[i : i + size], shuffled_targets[i : i + size])
            for i in range(0, len(inputs), size)
        ]
        self.epoch: int | None = None
        self._orders, self._orders_of = np.empty((0, 0), int), None

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
        np.take(self._inputs, order, axis=0, out=self._shuffled[0])
        np.take(self._targets, order, axis=0, out=self._shuffled[1])

    def _order(self, epoch: int) -> np.ndarray:
        some, place = divmod(epoch, EPOCHS_AT_ONCE)
        if some != self._orders_of:
            unshuffled = np.tile(np.arange(len(self._inputs)), (EPOCHS_AT_ONCE, 1))
            self._orders = np.random.default_rng((self._seed, some)).permuted(unshuffled, axis=1)
            self._orders_of = some
        return self._orders[place]
