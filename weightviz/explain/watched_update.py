"""An update that can be watched: the engine's own, with a copy kept of what each of its stages made."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from weightviz.experiment import Experiment
from weightviz.update import Update


class WatchedUpdate(Update):
    """Moves the parameters exactly as `Update` does; ``seen`` then says how the last step came about.

    Every entry has shape (parameters,), but for memory (vectors, parameters) and the plain numbers rate and length:
    gradient        as it came from the backward pass
    clipped         after locks, mutes and clipping; length is the whole gradient's before clipping
    pull            what L2 asks for, 2 l2 w
    entered         what the optimiser was given
    memory_before   what it remembered, and memory_after what it remembers now
    change          what it made of all that, to be taken from the parameters
    unshrunk        the parameters before L1 moved them nearer to 0
    rate            the learning rate of this very step

    >>> parameters = np.array([2.0, 1.0])  # one weight and one bias
    >>> update = WatchedUpdate([replace(Experiment(), learning_rate=0.1, l2=0.5)], (1, 1), parameters)
    >>> update(np.array([1.0, 1.0]), step=0)
    >>> update.seen["pull"], update.seen["entered"], parameters
    (array([2., 0.]), array([3., 1.]), array([1.7, 0.9]))
    """

    def __init__(self, experiments: Sequence[Experiment], sizes: tuple[int, ...], parameters: np.ndarray):
        super().__init__(experiments, sizes, parameters)
        self.seen: dict[str, np.ndarray | float] = {}
        self._optimizer = replace(self._optimizer, change=self._watched(self._optimizer.change))

    def __call__(self, gradient: np.ndarray, step: int) -> None:
        pull = np.zeros_like(gradient) if self._pull is None else self._parameters * self._pull
        masked = gradient * self._trainable
        self.seen = {"gradient": gradient.copy(), "clipped": masked, "length": length(masked), "pull": pull}
        self.seen["memory_before"] = self.memory.copy()
        super().__call__(gradient, step)
        self.seen["memory_after"] = self.memory.copy()
        self.seen.setdefault("unshrunk", self._parameters.copy())
        self.seen["rate"] = float(self.base if self._constant else self._rate_at(step))

    def _watched(self, change):
        def watched(gradient, memory, rate, count):
            self.seen["entered"] = gradient.copy()
            change(gradient, memory, rate, count)
            self.seen["change"] = gradient.copy()

        return watched

    def _shorten(self, gradient: np.ndarray) -> None:
        super()._shorten(gradient)
        self.seen["clipped"] = gradient.copy()

    def _shrink(self, rate: np.ndarray, scratch: np.ndarray) -> None:
        self.seen["unshrunk"] = self._parameters.copy()
        super()._shrink(rate, scratch)


def length(gradient: np.ndarray) -> float:
    """
    >>> length(np.array([3.0, 4.0]))
    5.0
    """
    return float(np.sqrt(np.square(gradient).sum()))
