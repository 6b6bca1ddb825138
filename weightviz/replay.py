"""Back to any moment of a history: the nearest frame held before it, and from there the same steps once more."""

from dataclasses import dataclass

from weightviz.checks import whole
from weightviz.history import Frame, History
from weightviz.stepper import Stepper


@dataclass(frozen=True)
class Replay:
    """The way to a moment: a frame at or before it, and how many steps of training alone lead from there.

    >>> from weightviz.training import Trainer
    >>> from weightviz.experiment import Experiment
    >>> trainer = Trainer(Experiment(dataset="circle"))
    >>> trainer.train(10)
    >>> way = Replay.to(trainer.history, step=7)
    >>> way.base.step, way.steps
    (0, 7)
    """

    base: Frame
    steps: int

    @classmethod
    def to(cls, history: History, step: int, frame_id: int | None = None) -> "Replay":
        """The shortest way. Several moments can share a step (before and after a hand edit): ``frame_id`` tells
        them apart. Raises ValueError when the history holds no such moment.
        """
        step = whole(step, "step")
        base = history.before_step(step) if frame_id is None else history.held(whole(frame_id, "frame's id"))
        if base is None or not base.step <= step <= history.next_after(base).step:
            first, last = history.frames[0].step, history.frames[-1].step
            raise ValueError(f"Step {step} is not in the history, which goes from step {first} to {last}.")
        return cls(base, step - base.step)

    @property
    def step(self) -> int:
        """The step of the moment."""
        return self.base.step + self.steps

    def run(self, stepper: Stepper) -> None:
        """Bring a stepper to the moment, bit for bit as it was."""
        stepper.load(self.base)
        stepper.run(self.steps)
