"""What a learner does with the page's knobs, in the engine's own terms, and a script of a whole lesson."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from weightviz.data import RowEdits
from weightviz.explain.lines import lines_of
from weightviz.lessons import Lesson
from weightviz.training import Trainer


def value(text: str) -> float:
    """A number as a lesson writes it.

    >>> value("−$21,434"), value("+0.9")
    (-21434.0, 0.9)
    """
    return float(text.replace("−", "-").replace("$", "").replace(",", "").rstrip("%"))


def place_of(trainer: Trainer, line: str) -> int:
    (place,) = (each.index for each in lines_of(trainer) if each.name == line)
    return place


@dataclass(frozen=True)
class Turn:
    """Turns knobs to these values, which are written as in the lesson."""

    knobs: dict[str, str]

    def __call__(self, trainer: Trainer) -> Trainer:
        for line, text in self.knobs.items():
            trainer.set_weight(place_of(trainer, line), value(text))
        return trainer


@dataclass(frozen=True)
class Train:
    """Plays so many steps."""

    steps: int

    def __call__(self, trainer: Trainer) -> Trainer:
        trainer.train(self.steps, max(1, self.steps // 50))
        return trainer


@dataclass(frozen=True)
class Rate:
    """Sets the learning rate; the training goes on."""

    rate: str

    def __call__(self, trainer: Trainer) -> Trainer:
        trainer.use(replace(trainer.experiment, learning_rate=value(self.rate)))
        return trainer


@dataclass(frozen=True)
class Mute:
    """Mutes lines."""

    lines: tuple[str, ...]

    def __call__(self, trainer: Trainer) -> Trainer:
        for line in self.lines:
            trainer.mute(place_of(trainer, line))
        return trainer


@dataclass(frozen=True)
class Lock:
    """Locks lines."""

    lines: tuple[str, ...]

    def __call__(self, trainer: Trainer) -> Trainer:
        for line in self.lines:
            trainer.lock(place_of(trainer, line))
        return trainer


@dataclass(frozen=True)
class Flip:
    """Turns the signs of lines."""

    lines: tuple[str, ...]

    def __call__(self, trainer: Trainer) -> Trainer:
        for line in self.lines:
            trainer.flip(place_of(trainer, line))
        return trainer


@dataclass(frozen=True)
class Change:
    """Takes other settings, which starts the training anew."""

    settings: dict = field(default_factory=dict)

    def __call__(self, trainer: Trainer) -> Trainer:
        return Trainer(replace(trainer.experiment, **self.settings))


def reset(trainer: Trainer) -> Trainer:
    trainer.reset()
    return trainer


def mute_all(trainer: Trainer) -> Trainer:
    for index in range(trainer.start.size):
        trainer.mute(index)
    return trainer


def all_muted(trainer: Trainer) -> Trainer:
    """The same moment of another trainer, with everything muted."""
    return taken_over(Trainer(trainer.experiment), trainer, muted=np.ones(trainer.start.size, bool))


def hide_rows(trainer: Trainer) -> Trainer:
    """The same moment of another trainer, which does without three rows."""
    return taken_over(Trainer(trainer.experiment, edits=RowEdits(hidden=(0, 1, 2))), trainer, trainer.frame.muted)


def taken_over(fresh: Trainer, trainer: Trainer, muted: np.ndarray) -> Trainer:
    fresh.resume(trainer.frame.parameters, trainer.step, trainer.frame.locked, muted)
    return fresh


Action = Callable[[Trainer], Trainer]


@dataclass(frozen=True)
class Script:
    """How a lesson is played. All keys are places of parts.

    ``solved`` says what does a task, from the last start before it; ``wrong`` names states in which it is not done.
    ``figures`` computes what the lesson states in numbers, each by the text that it is written as; ``asked`` are
    numbers that a question makes up.
    """

    lesson: Lesson
    solved: dict[int, tuple[Action, ...]]
    wrong: dict[int, dict[str, tuple[Action, ...]]]
    figures: dict[str, Callable[[], str] | tuple[Callable[[], str], ...]]
    asked: frozenset[str] = frozenset()

    def begun(self, place: int) -> Trainer:
        return Trainer(self.lesson.start_of(place))

    def after(self, place: int, actions: tuple[Action, ...]) -> Trainer:
        trainer = self.begun(place)
        for action in actions:
            trainer = action(trainer)
        return trainer
