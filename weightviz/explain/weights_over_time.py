"""How every weight and bias came to where it is."""

from dataclasses import dataclass

import numpy as np

from weightviz.history import EDITS, thinned
from weightviz.training import Trainer

MOST_MOMENTS = 400  # as many points as a chart is wide can tell apart


@dataclass(frozen=True, eq=False)
class WeightsOverTime:
    """``values``, shape (moments, parameters), at these ``steps``, shape (moments,); and the hand's part in it.

    ``by_hand`` tells of every edit that is still held: its step and what was done, in the engine's word.
    Between two moments that are kept, a weight may have gone up and down.
    """

    steps: np.ndarray
    values: np.ndarray
    by_hand: tuple[tuple[int, str], ...]

    def moved_most(self, count: int) -> tuple[int, ...]:
        """The places of the ``count`` parameters that ended farthest from where they began, in their own order."""
        ways = np.abs(self.values[-1] - self.values[0])
        return tuple(sorted(np.argsort(-ways, kind="stable")[:count].tolist()))


def weights_over_time(trainer: Trainer) -> WeightsOverTime:
    """What the trainer's history holds, thinned out evenly.

    >>> from weightviz.experiment import Experiment
    >>> trainer = Trainer(Experiment(initializer="zeros"))
    >>> trainer.set_weight(0, 0.5)
    >>> trainer.train(2, every=1)
    >>> past = weights_over_time(trainer)
    >>> past.steps.tolist(), past.values[:2, 0].tolist(), past.by_hand
    ([0, 0, 1, 2], [0.0, 0.5], ((0, 'set'),))
    """
    frames = thinned(trainer.history.frames, MOST_MOMENTS)
    by_hand = tuple((frame.step, frame.event) for frame in frames if frame.event in EDITS)
    return WeightsOverTime(
        np.array([frame.step for frame in frames]), np.stack([frame.parameters for frame in frames]), by_hand
    )
