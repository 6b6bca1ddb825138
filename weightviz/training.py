"""The Trainer: trains, records frames, goes back and forth, and lets a hand turn, lock and mute weights."""

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import replace

import numpy as np

from weightviz.checks import finite, is_on, short, whole
from weightviz.data import Dataset, RowEdits
from weightviz.descent import batch_size
from weightviz.experiment import Experiment
from weightviz.history import BEYOND, EDITS, JUMPS, LARGEST_LOSS, MASK_BYTES, Frame, History, Moment
from weightviz.network import Network, blocks, read_only
from weightviz.portions import PORTION, is_tired, take
from weightviz.problem import NO_EDITS, Problem
from weightviz.replay import Replay
from weightviz.stepper import Stepper
from weightviz.written import brief

RUNAWAY = 1e6  # training stops when the error passes this many times the larger of its start and SMALL_ERROR
SMALL_ERROR = 1e-6
LARGEST_WEIGHT = 1_000.0  # what a hand may set
MEASURED_AT_ONCE = 20  # frames at most: their errors are quicker to measure together


class Trainer:
    """Trains one network on one experiment; ``data`` is a table of one's own, else it is loaded.

    ``edits`` hides rows and adds some.

    ``diverged`` is None, or the sentence that says why training stopped; ``stopped`` the same of early stopping.

    >>> trainer = Trainer(Experiment(dataset="circle", hidden_layers=(4, 2), seed=7))
    >>> trainer.train(100)
    >>> trainer.step, trainer.network.weights[0].shape
    (100, (2, 4))
    """

    def __init__(self, experiment: Experiment, data: Dataset | None = None, edits: RowEdits = NO_EDITS):
        if not isinstance(experiment, Experiment):
            raise ValueError(f"A Trainer needs an Experiment, such as Experiment('circle'); got {short(experiment)}.")
        self.experiment = experiment if data is None else experiment.on(data)
        self.problem = Problem.of(self.experiment, data, edits)
        self.diverged: str | None = None
        self.stopped: str | None = None
        self._stepper = Stepper(self.experiment, self.problem)
        self._last_id = -1
        self.history = self._empty_history()
        self._record()
        self._first_loss = self.train_loss

    # What one may ask

    @property
    def data(self) -> Dataset:
        """The rows, in their own units, that the inputs come from."""
        return self.problem.data

    @property
    def start(self) -> np.ndarray:
        """The parameters before the first step, read-only."""
        return self._stepper.start

    @property
    def frame(self) -> Frame:
        """The present moment, as recorded."""
        return self.history.frames[-1]

    @property
    def step(self) -> int:
        """How many mini-batches were learnt from so far."""
        return self._stepper.step

    @property
    def epoch(self) -> int:
        """How many times all training rows were seen."""
        return self._stepper.epoch

    @property
    def network(self) -> Network:
        """A read-only snapshot of the network as it is now."""
        return Network(
            self.experiment.sizes, self.experiment.activations, self.frame.parameters, self.frame.muted
        )

    @property
    def train_loss(self) -> float:
        """The loss over all training rows, in standardised units."""
        return self.frame.train_loss

    @property
    def test_loss(self) -> float | None:
        """The loss over the rows kept back, None when there are none."""
        return self.frame.test_loss

    @property
    def loss_bound(self) -> float:
        """The training loss past which training stops, because the error ran away."""
        return min(LARGEST_LOSS, RUNAWAY * max(self._first_loss, SMALL_ERROR, self._loss_by_hand()))

    def predict(self, rows) -> np.ndarray:
        """The network's answers, shape (n, outputs), in the target's own unit, or probabilities.

        ``rows`` has one column per raw column, in the order of ``trainer.data.columns``, in the data's units.
        """
        return self.problem.target_scaling.restore(self.network.forward(self.problem.standardise(rows)))

    def gradient(self) -> np.ndarray:
        """The gradient of the loss over all training rows by every parameter, flat; 0 where muted."""
        return self._stepper.gradient()

    def look(self, step: int, frame_id: int | None = None) -> tuple[np.ndarray, np.ndarray]:
        """The gradient at a moment of the history and what the step before it changed, without going there.

        The change is 0 where no step led there: at the start and right after a hand edit.
        """
        there = Replay.to(self.history, step, frame_id)
        there.run(self._stepper)
        gradient, change = self.gradient(), np.zeros_like(self.start)
        edited = there.steps == 0 and there.base.event in EDITS
        if not edited and there.step > self.history.frames[0].step:
            Replay.to(self.history, there.step - 1).run(self._stepper)
            earlier = self._stepper.parameters
            self._stepper.run(1)
            change = self._stepper.parameters - earlier
        self._stepper.load(self.frame)
        return gradient, change

    def moment(self, step: int, frame_id: int | None = None) -> Moment:
        """All that a moment of the history holds, without going there."""
        Replay.to(self.history, step, frame_id).run(self._stepper)
        moment = self._stepper.moment()
        self._stepper.load(self.frame)
        return moment

    # Training

    def train(self, steps: int, every: int | None = None, enough: Callable[[], bool] = lambda: False) -> None:
        """Take ``steps`` steps of one mini-batch each, recording a frame at the end or ``every`` so often.

        When the error runs away, training stops at the last frame before that and ``diverged`` says so. When
        early stopping has waited long enough, training stops at the end of that epoch and ``stopped`` says so.
        ``enough()`` is asked several times a second; once it is true, training ends there with a frame.
        """
        steps, every = whole(steps, "steps"), None if every is None else whole(every, "steps of a frame")
        if steps < 0 or (every is not None and every < 1):
            raise ValueError(f"Steps must be 0 or more, and every at least 1; got {steps} and {every}.")
        self._ready()
        self._take_up_settings()
        while steps > 0 and not self.diverged and not self.stopped:
            moments = []
            while steps > 0 and len(moments) < self._measured_at_once and not self.stopped:
                steps -= self._take(min(every or steps, steps), enough)
                moments.append(self._stepper.moment())
                steps = 0 if enough() else steps
            self._record_unless_runaway(moments)

    def use(self, experiment: Experiment) -> None:
        """Go on with other live settings (learning rate, batch size); all others need a new Trainer.

        What made the error run away with the settings before is no longer said.
        """
        if not self.experiment.starts_like(experiment):
            raise ValueError("Only the learning rate and the batch size can change while training goes on.")
        self.diverged = self.diverged if experiment == self.experiment else None
        self.experiment = experiment

    # Back and forth

    def rewind(self, step: int, frame_id: int | None = None) -> None:
        """Go back to a step, replaying from the nearest frame kept before it, and drop what came later.

        Several moments can share a step (before and after a hand edit): ``frame_id`` tells them apart.
        """
        there = Replay.to(self.history, step, frame_id)
        if there.base is self.frame and there.steps == 0:
            return
        self._ready()
        there.run(self._stepper)
        self.history.cut(after=there.base)
        if there.steps:
            self._record()

    def steps_back(self, step: int, frame_id: int | None = None) -> int:
        """How many steps `rewind` would replay to return to a moment: 0 if a frame of it is held."""
        return Replay.to(self.history, step, frame_id).steps

    def undo(self) -> None:
        """Return to just before the last hand edit, at its step; what was trained after it goes too."""
        self._ready()
        self._stepper.load(self.history.undo())

    def redo(self) -> None:
        """Bring back what the last undo took: the edit and the training that followed it."""
        self._ready()
        self._stepper.load(self.history.redo())

    # Hand edits: each is one frame of the history, and one undo

    def set_weight(self, index: int, value: float) -> None:
        """Turn one parameter to ``value``, at most `LARGEST_WEIGHT` up or down; it may be locked or muted."""
        self._put("set", index, max(-LARGEST_WEIGHT, min(LARGEST_WEIGHT, finite(value, "weight"))))

    def flip(self, index: int) -> None:
        """Turn the sign of one parameter."""
        self._put("flip", index, -self.frame.parameters[self._checked(index)])

    def back_to_start(self, index: int) -> None:
        """Give one parameter the value it had before the first step."""
        self._put("start", index, self.start[self._checked(index)])

    def lock(self, index: int, on: bool = True) -> None:
        """Keep training from changing one parameter, or let it again."""
        self._hold(locked=marked(self.frame.locked, self._checked(index), is_on(on)))
        self._record_edit("lock")

    def mute(self, index: int, on: bool = True) -> None:
        """Let one parameter count as 0, or as itself again; its stored value stays."""
        self._hold(muted=marked(self.frame.muted, self._checked(index), is_on(on)))
        self._record_edit("mute")

    def solo(self, index: int) -> None:
        """Mute every other line into the same unit, its bias too; let them speak again when all are muted."""
        others = self.neighbours(index)
        self._hold(muted=marked(self.frame.muted, others, not self.frame.muted[others].all()))
        self._record_edit("mute")

    def neighbours(self, index: int) -> np.ndarray:
        """The indices of all other parameters whose lines end in the same unit."""
        index, layers = self._checked(index), blocks(self.experiment.sizes, np.arange(self.start.size))
        layer = next(block for block in layers if block[-1, -1] >= index)
        lines = layer[:, (layer == index).any(axis=0)].ravel()
        return lines[lines != index]

    def reset(self) -> None:
        """Put the start weights back, at step 0; locks and mutes stay. It can be undone."""
        self._hold(parameters=self.start)
        self._restart(step=0)
        self._record_edit("reset")

    def resume(self, parameters, step: int, locked, muted) -> None:
        """Go on from weights held elsewhere, such as on a page whose server was restarted.

        Raises ValueError when they do not fit this experiment; then nothing is changed.
        """
        step, parameters, masks = whole(step, "step"), np.asarray(parameters), np.asarray([locked, muted])
        shapes, kinds = (parameters.shape, masks.shape[1:]), (parameters.dtype.kind in "iuf", masks.dtype.kind == "b")
        if shapes != (self.start.shape,) * 2 or not all(kinds) or not np.isfinite(parameters).all() or step < 0:
            raise ValueError(
                f"To resume, {self.start.size} finite weights, locks and mutes and a step are needed."
            )
        self._hold(parameters=parameters, locked=masks[0], muted=masks[1])
        self._restart(step)
        self.history = self._empty_history()
        self._record("resume")

    def recall(self, record: Sequence[tuple[Moment, str]]) -> None:
        """Take over a record kept elsewhere, such as in a file: moments, each with its event; the last is now.

        Raises ValueError when an error is beyond all bounds; then nothing is changed.
        """
        measured = self._measured([moment for moment, _ in record])
        if not all(frame.is_bounded for frame in measured):
            raise ValueError(BEYOND)
        self._ready()
        self.history = self._empty_history()
        self.history.frames = [replace(frame, event=event) for frame, (_, event) in zip(measured, record, strict=True)]
        self._stepper.load(self.frame)

    def copy(self) -> "Trainer":
        """Another trainer at this moment of the same run: from here on each goes its own way, bit for bit alike.

        It can go back as far as this one, and undo what is in its history; what was undone it cannot redo.
        """
        twin = copy(self)
        twin._stepper = Stepper(self.experiment, self.problem)
        twin._stepper.load(self.frame)
        twin.history = self._empty_history()
        twin.history.limit, twin.history.frames = self.history.limit, list(self.history.frames)
        return twin

    def __repr__(self) -> str:
        return f"Trainer({self.network!r} on {self.data!r}, step {self.step})"

    def _ready(self) -> None:
        """Nothing stands in the way of going on."""
        self.diverged = self.stopped = None

    def _take(self, steps: int, enough: Callable[[], bool]) -> int:
        """Take so many steps, or fewer when it is enough or early stopping says so; how many."""
        stepper, epochs = self._stepper, self.experiment.early_stopping
        taken = take(stepper, steps, epochs, enough)
        if is_tired(stepper, epochs):
            self.stopped = (
                f"The test error has not improved for {epochs} epochs, so training stopped at step {stepper.step}. "
                f"It was lowest at step {stepper.patience.best_step}. Train on to wait once more."
            )
        return taken

    @property
    def _measured_at_once(self) -> int:
        """How many frames wait for their errors: fewer where these take so long that nobody could say "enough"."""
        return max(1, min(MEASURED_AT_ONCE, PORTION // (len(self.problem.inputs) * self.start.size)))

    def _empty_history(self) -> History:
        return History((1 + MASK_BYTES) * self.start.size + self._stepper.update.memory.size)

    def _hold(self, **changed: np.ndarray) -> None:
        """Change parameters, locks or mutes of the present moment."""
        frame = self.frame
        now = {"parameters": frame.parameters, "locked": frame.locked, "muted": frame.muted}
        self._stepper.hold(**{**now, **changed})

    def _restart(self, step: int) -> None:
        """Go on as if this were step so-and-so of a training with the present settings."""
        stepper = self._stepper
        stepper.learning_rate = self.experiment.learning_rate
        stepper.next_batch_size = batch_size(self.experiment, self.problem)
        stepper.shuffle(stepper.next_batch_size)
        stepper.begin_at(step)

    def _put(self, event: str, index: int, value: float) -> None:
        index, values = self._checked(index), self.frame.parameters.copy()
        values[index] = value
        self._hold(parameters=values)
        self._record_edit(event)

    def _checked(self, index: int) -> int:
        index = whole(index, "number of a line")
        if not 0 <= index < self.start.size:
            raise ValueError(f"There is no line {index}; this network has lines 0 to {self.start.size - 1}.")
        return index

    def _record_edit(self, event: str) -> None:
        self._ready()
        self._record(event)

    def _take_up_settings(self) -> None:
        """A new learning rate or batch size is an event, so that replaying knows from which step it held.

        So is waiting anew after early stopping.
        """
        stepper, tired = self._stepper, is_tired(self._stepper, self.experiment.early_stopping)
        wanted = self.experiment.learning_rate, batch_size(self.experiment, self.problem)
        if tired or (stepper.learning_rate, stepper.next_batch_size) != wanted:
            stepper.learning_rate, stepper.next_batch_size = wanted
            stepper.patience = stepper.patience.renewed() if tired else stepper.patience
            self._record("settings")

    def _record_unless_runaway(self, moments: list[Moment]) -> None:
        most = self.loss_bound
        for frame in self._measured(moments):
            if not (frame.train_loss <= most and np.isfinite(frame.parameters).all()):
                return self._stop_before(frame, most)
            self.history.append(frame)

    def _loss_by_hand(self) -> float:
        """The loss that training began with when a hand last changed it: no step is to blame for it. 0 if none did."""
        by_hand = (frame.train_loss for frame in reversed(self.history.frames) if frame.event in JUMPS)
        return next(by_hand, 0.0)

    def _stop_before(self, runaway: Frame, most: float) -> None:
        good = self.frame
        self.diverged = (
            f"The steps are too large: by step {runaway.step} the error had run away past {brief(most)}, where "
            f"training stops. The picture stays at step {good.step}. "
            f"Turn the learning rate down from {brief(self.experiment.learning_rate, 6)} and go on, or reset."
        )
        self._stepper.load(good)

    def _record(self, event: str = "") -> None:
        """Make the present moment a frame of the history."""
        (frame,) = self._measured([self._stepper.moment()], event)
        self.history.append(frame)

    def _measured(self, moments: list[Moment], event: str = "") -> list[Frame]:
        frames = self._stepper.frames(moments, self._last_id + 1, event)
        self._last_id += len(frames)
        return frames


def marked(mask: np.ndarray, places, on: bool) -> np.ndarray:
    """A read-only copy of a mask with ``places`` switched on or off."""
    changed = mask.copy()
    changed[places] = on
    return read_only(changed, bool)
