"""Hand and machine: the way that each of them led two weights, and how far each came."""

from dataclasses import dataclass

import numpy as np

from weightviz.history import TURNS, thinned
from weightviz.training import Trainer

MOST_MOMENTS = 400
COUNTS = (*TURNS, "mute")  # what a hand does that changes the error


@dataclass(frozen=True, eq=False)
class Path:
    """``places`` of two weights, shape (moments, 2), at these ``steps``; ``by_hand`` says where a hand led there."""

    steps: np.ndarray
    places: np.ndarray
    by_hand: np.ndarray


@dataclass(frozen=True)
class Score:
    """Training errors: where the history begins, where the hand stopped (None if it did nothing), and now.

    ``hand_step`` is the step at which it stopped, and ``step`` the present one.
    """

    began: float
    hand: float | None
    hand_step: int | None
    now: float
    step: int


def path(trainer: Trainer, across: int, up: int) -> Path:
    """Every frame of the history, thinned out evenly, as two of its weights.

    >>> from weightviz.experiment import Experiment
    >>> trainer = Trainer(Experiment(initializer="zeros"))
    >>> trainer.set_weight(0, 0.5)
    >>> trainer.train(1)
    >>> way = path(trainer, 0, 1)
    >>> way.places[:2].tolist(), way.by_hand.tolist()
    ([[0.0, 0.0], [0.5, 0.0]], [False, True, False])
    """
    frames = thinned(trainer.history.frames, MOST_MOMENTS)
    return Path(
        np.array([frame.step for frame in frames]),
        np.stack([frame.parameters[[across, up]] for frame in frames]),
        np.array([frame.event in TURNS for frame in frames]),
    )


def score(trainer: Trainer) -> Score:
    """How far the hand came, and how far training.

    >>> from weightviz.experiment import Experiment
    >>> trainer = Trainer(Experiment(initializer="zeros"))
    >>> trainer.set_weight(0, 0.5)
    >>> now = score(trainer)
    >>> round(now.began, 3), round(now.hand, 3), now.hand == now.now
    (1.0, 0.462, True)
    """
    frames = trainer.history.frames
    hand = next((frame for frame in reversed(frames) if frame.event in COUNTS), None)
    stopped = (None, None) if hand is None else (hand.train_loss, hand.step)
    return Score(frames[0].train_loss, *stopped, trainer.train_loss, trainer.step)
