"""The record of a training: frames to scrub through, hand edits to undo, all within a fixed memory."""

from dataclasses import dataclass

import numpy as np

from weightviz.early_stopping import Patience

MOST_FRAMES = 5_000
MOST_BYTES = 16 * 2**20
FRAME_BYTES = 1_000  # what a frame takes besides the numbers in its arrays
MASK_BYTES = 2 / 8  # a lock and a mute for each parameter, in numbers of 8 bytes
SPARE = 20  # with nothing left to thin out, the oldest 1 in so many go at once: then there is room for a while
ASIDE = 500  # frames kept of a timeline that a reset put aside

EDITS = ("set", "lock", "mute", "flip", "start", "reset")  # what a person does and can undo
TURNS = ("set", "flip", "start")  # those by which a hand moves one weight
JUMPS = (*TURNS, "mute", "reset", "resume")  # what changes the error without a step of training
LARGEST_LOSS = 1e30  # beyond it nothing is learnt and nothing can be drawn
BEYOND = "The weights are so large that their error is beyond all bounds."


@dataclass(frozen=True, eq=False)
class Moment:
    """A training at one moment: all that is needed to go on from it bit for bit.

    ``parameters`` is read-only float64 (parameters,), as stored: a muted weight keeps its value here.
    ``batch`` counts the batches of this epoch already used, ``batch_size`` holds until the epoch ends and
    ``next_batch_size`` afterwards. ``memory`` (vectors, parameters) is what the optimiser remembers after so many
    ``updates``, ``patience`` what early stopping does.
    """

    step: int
    epoch: int
    batch: int
    parameters: np.ndarray
    locked: np.ndarray
    muted: np.ndarray
    learning_rate: float
    batch_size: int
    next_batch_size: int
    memory: np.ndarray
    updates: int
    patience: Patience


@dataclass(frozen=True, eq=False)
class Frame(Moment):
    """A recorded moment: its number, how wrong the network was, and how one came there.

    ``event`` is "" after training, else what was done to arrive here: one of `EDITS`, "settings" or "resume".
    """

    id: int
    train_loss: float
    test_loss: float | None
    train_score: float
    test_score: float | None
    penalty: float
    event: str = ""

    @property
    def is_bounded(self) -> bool:
        """Whether the errors are small enough to go on from; one that is not a number is not."""
        return all(loss is None or loss <= LARGEST_LOSS for loss in (self.train_loss, self.test_loss))


class History:
    """Frames in order of time, never more than ``limit``; edits undone wait to be redone.

    Frames that follow an event, and those just before one, are never thinned out: the steps between two kept
    frames can therefore always be replayed by training alone.
    """

    def __init__(self, numbers_a_frame: float, limit: int | None = None):
        self.limit = limit or min(MOST_FRAMES, int(MOST_BYTES / (8 * numbers_a_frame + FRAME_BYTES)))
        self.frames: list[Frame] = []
        self._undone: list[list[Frame]] = []  # tails cut off by undo, the last one on top
        self._aside: list[list[Frame]] = []  # timelines that a reset replaced

    @property
    def can_undo(self) -> bool:
        return self._last_edit() is not None

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)

    def append(self, frame: Frame) -> None:
        """Record something new; what was undone can no longer be redone."""
        self._undone.clear()
        if frame.event == "reset":
            self._aside.append(thinned(self.frames, ASIDE))
            self.frames = []
        self.frames.append(frame)
        self._bound()

    def cut(self, after: Frame) -> None:
        """Drop every frame later than ``after``."""
        while self.frames and self.frames[-1].id > after.id:
            self.frames.pop()
            self._undone.clear()

    def undo(self) -> Frame:
        """Take the last hand edit back, with all that came after it; return the frame before it."""
        start = self._last_edit()
        if start is None:
            raise ValueError("There is no hand edit to undo.")
        self._undone.append(self.frames[start:])
        self.frames = self._aside.pop() if self.frames[start].event == "reset" else self.frames[:start]
        return self.frames[-1]

    def redo(self) -> Frame:
        """Bring back what the last undo took; return its last frame."""
        if not self._undone:
            raise ValueError("There is nothing to redo.")
        tail = self._undone.pop()
        if tail[0].event == "reset":
            self._aside.append(self.frames)
            self.frames = []
        self.frames = self.frames + tail
        return self.frames[-1]

    def held(self, frame_id: int) -> Frame | None:
        """The latest frame held whose id is not above ``frame_id``."""
        return next((frame for frame in reversed(self.frames) if frame.id <= frame_id), None)

    def before_step(self, step: int) -> Frame | None:
        """The latest frame held whose step is not above ``step``."""
        return next((frame for frame in reversed(self.frames) if frame.step <= step), None)

    def next_after(self, frame: Frame) -> Frame:
        """The frame held next after one; the last has itself."""
        later = None
        for each in reversed(self.frames):
            if each.id <= frame.id:
                break
            later = each
        return later or frame

    def _last_edit(self) -> int | None:
        last = next((i for i in reversed(range(len(self.frames))) if self.frames[i].event in EDITS), None)
        if last == 0 and not (self.frames[0].event == "reset" and self._aside):
            return None  # what was before it is no longer held
        return last

    def _bound(self) -> None:
        if len(self.frames) > self.limit:
            self.frames = thinned(self.frames, self.limit // 2)
            del self.frames[: max(0, len(self.frames) - self.limit + self.limit // SPARE)]
        while self._aside and sum(map(len, [self.frames, *self._aside])) > self.limit:
            self._aside.pop(0)


def thinned(frames: list[Frame], target: int) -> list[Frame]:
    """About ``target`` of these frames, evenly spread over their steps; events and their eves all stay.

    The steps are cut into spans of equal width and the first frame of each stays. The width is a power of
    two, so that spans only ever join in pairs: however often a history is thinned out, it stays even.
    """
    if len(frames) <= target:
        return list(frames)
    width = 1
    while width * target < frames[-1].step - frames[0].step:
        width *= 2
    kept = [frames[0]]
    for before, frame, after in zip(frames, frames[1:], [*frames[2:], None], strict=False):
        opens_a_span = frame.step // width > before.step // width
        if opens_a_span or frame.event or after is None or after.event:
            kept.append(frame)
    return kept
