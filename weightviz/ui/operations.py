"""What the stage asks for: the operations of a message, carried out on a playground.

A message is taken as `protocol` says. Of an operation's fields, ``op`` is its name, a row of `OPERATIONS`. Frames are
known by their ids: ``at`` is the one that the stage shows, None for the last, and ``step`` the step that it is at.
``playing`` is true while the stage plays: then the page around it waits, see `Playground.stage_moved`. The other fields
are those of one operation; its method reads them.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from weightviz.checks import short
from weightviz.experiment import SETTINGS
from weightviz.explain.slow_step import slow_step
from weightviz.training import Trainer
from weightviz.ui.added_rows import added_row
from weightviz.ui.answer import Answer
from weightviz.ui.playground import AVERAGE, Playground
from weightviz.ui.slow_told import slow_told
from weightviz.ui.stage.messages import finite, held_between, marks, place, weights, whole
from weightviz.ui.stage.wire import float32

MOST_OPS, MOST_FRAMES, MOST_STEPS_A_FRAME = 64, 120, 1_000  # of one message
PATIENCE = 0.2  # seconds of training that one answer may cost: then it comes with fewer frames
NOT_DONE = "The page asked for something that cannot be done here; nothing was changed."
ASKS_ONLY = ("look", "slow", "shown", "pick", "row")  # these leave training and timeline as they are


def handle(playground: Playground, message: object) -> None:
    """Carry out a message from the stage, once; whatever cannot be understood changes nothing."""
    if not playground.protocol.takes(message):
        return
    with playground.answering() as answer:
        if len(message["ops"]) > MOST_OPS:
            answer.notice = NOT_DONE
        elif playground.protocol.stage_knows:
            carry_out(message["ops"], playground, answer)


def carry_out(ops: list, playground: Playground, answer: Answer) -> None:
    """One after the other. When a setting began another training, what follows was not meant for it."""
    operations, trainer = Operations(playground, answer), playground.trainer
    for op in ops:
        try:
            if playground.trainer is trainer or op["op"] == "settings":
                OPERATIONS[op["op"]](operations, op)
                if op["op"] not in ASKS_ONLY:
                    playground.stage_moved(op.get("playing") is True)
        except (ValueError, TypeError, KeyError, OverflowError, AttributeError):
            logging.getLogger(__name__).debug("Not done: %s", short(op), exc_info=True)
            answer.notice = NOT_DONE


class Operations:
    """The operations of one message, which share its time; each is a row of `OPERATIONS`.

    A method raises one of the errors that `carry_out` knows when what the stage sent cannot be used. Then nothing may
    have changed, for so the stage is told: all that an operation needs is read and checked before the training moves.
    """

    def __init__(self, playground: Playground, answer: Answer):
        self.playground, self.answer = playground, answer
        self._until, self._started = time.perf_counter() + PATIENCE, set()

    @property
    def trainer(self) -> Trainer:
        return self.playground.trainer

    def more(self, op: dict) -> None:
        """Train on from a frame: so many frames of so many steps, or fewer when that takes too long.

        While it plays, the stage asks in advance; ``shown`` is then the moment it is at.
        """
        count = held_between(op["frames"], 1, MOST_FRAMES)
        every = held_between(op["every"], 1, MOST_STEPS_A_FRAME)
        on_screen = None if op.get("shown") is None else self._not_after(op, op["shown"])
        self.answer.frames_after(self._go_to(op))
        if self._may_take_long("training"):
            self.trainer.train(count * every, every, self._time_is_up)
        if on_screen:
            self.playground.shown.go_back(*on_screen)

    def stay(self, op: dict) -> None:
        """The stage paused at a frame: what was trained ahead of it is dropped."""
        self.answer.frames_after(self._go_to(op))

    def edit(self, op: dict) -> None:
        """A hand edit at the frame that the stage shows, checked in full before the training moves there."""
        trainer, index = self.trainer, place(op["index"], self.trainer.start.size)
        match op:
            case {"op": "set", "value": value}:
                act = partial(trainer.set_weight, index, finite(value))
            case {"op": "lock", "on": bool(on)}:
                act = partial(trainer.lock, index, on)
            case {"op": "mute", "on": bool(on)}:
                act = partial(trainer.mute, index, on)
            case {"op": "solo"}:
                act = partial(trainer.solo, index)
            case {"op": "flip"}:
                act = partial(trainer.flip, index)
            case {"op": "start"}:
                act = partial(trainer.back_to_start, index)
            case _:
                raise ValueError(f"Not an edit: {short(op)}.")
        self.answer.frames_after(self._go_to(op), show=True)
        act()

    def reset(self, op: dict) -> None:
        """Back to the first weights."""
        self._go_to(op)
        self.trainer.reset()
        self.answer.frames_after(-1, show=True)
        if self.trainer.frame.locked.any() or self.trainer.frame.muted.any():
            self.answer.notice = "These are the first weights again. What was locked or muted still is."

    def undo(self, op: dict) -> None:
        """Take the last hand edit back."""
        if not self.trainer.history.can_undo:
            return  # pressed once more before the page knew
        first = self.trainer.history.frames[0]
        self.trainer.undo()
        back_from_reset = self.trainer.history.frames[0] is not first
        self.answer.frames_after(-1 if back_from_reset else self.trainer.frame.id - 1, show=True)

    def redo(self, op: dict) -> None:
        """Bring back what the last undo took."""
        if not self.trainer.history.can_redo:
            return
        first, last = self.trainer.history.frames[0], self.trainer.frame
        self.trainer.redo()
        to_reset = self.trainer.history.frames[0] is not first
        self.answer.frames_after(-1 if to_reset else last.id, show=True)

    def look(self, op: dict) -> None:
        """The gradient at a frame and what the step before it did, without going there."""
        step, at = whole(op["step"]), whole(op["at"])
        if not self._may_take_long("look"):
            raise ValueError("There was no time left to look.")
        gradient, change = self.trainer.look(step, at)
        self.answer.looked = at
        self.answer.arrays |= {"gradient": float32(gradient), "change": float32(change)}

    def slow(self, op: dict) -> None:
        """The step that would follow a frame, stage by stage, and what one row alone would ask for in it."""
        step, at, row = whole(op["step"]), whole(op["at"]), place(op["row"], len(self.trainer.data.rows))
        if not self._may_take_long("slow"):
            raise ValueError("There was no time left for a step in slow motion.")
        slow = slow_step(self.trainer, step, at)
        self.answer.slowed = at
        self.answer.arrays |= slow_told(slow, slow.of_row(row))

    def shown(self, op: dict) -> None:
        """The stage went back to a frame, and what follows it stays until something happens there."""
        self.playground.shown.go_back(whole(op["step"]), whole(op["at"]))
        self.playground.page_changed = True  # a link that is being written is one to this frame

    def lesson(self, op: dict) -> None:
        """Someone new wants to be led."""
        self.playground.lesson_asked = self.playground.page_changed = True

    def everything(self, op: dict) -> None:
        """A stage that knows nothing, such as one mounted again, asks for everything."""
        self.answer.everything()

    def resume(self, op: dict) -> None:
        """A page that outlived its server brings the weights it shows."""
        self.answer.everything()  # even when they cannot be used: then it needs the picture that there is
        size = self.trainer.start.size
        masks = [marks(op[name], size) for name in ("locked", "muted")]
        self.trainer.resume(weights(op["parameters"], size), held_between(op["step"], 0, 10**9), *masks)
        lost = " An undo or redo under way was lost with the history." if op.get("lost") is True else ""
        self.answer.notice = f"The server was started anew. Training goes on from the weights on this page.{lost}"

    def settings(self, op: dict) -> None:
        """A setting that the stage itself holds, such as the hidden layers."""
        if not self._may_take_long("settings"):
            raise ValueError("There was no time left for another setting.")
        self.playground.change(**{name: value for name, value in op["values"].items() if name in SETTINGS})
        self.playground.renew_widgets()
        self.playground.page_changed = True

    def add_row(self, op: dict) -> None:
        """A point put into the picture by hand: the network learns from it, from the start."""
        playground, added = self.playground, self.playground.edits.added
        rows = playground.rows()
        target = float(rows.target.mean()) if op["target"] == AVERAGE else op["target"]
        row = added_row(self.trainer, rows, op["row"], target, len(added))
        edits = replace(playground.edits, added=(*added, row))
        playground.edit_rows(edits, "A row was added, and training starts over with it.")

    def pick(self, op: dict) -> None:
        """A line was clicked: a panel that shows some lines shows this one too."""
        self.playground.pick(place(op["index"], self.trainer.start.size))
        self.playground.page_changed = True

    def row(self, op: dict) -> None:
        """Another row is the one that the whole page follows."""
        self.playground.follow(1 + place(op["row"], len(self.trainer.data.rows)))

    def _moment(self, told: dict) -> tuple[int, int]:
        """The step and the frame's id of a moment, None for the last; a ValueError where there was none such."""
        last = self.trainer.frame
        if told["at"] is None:
            return last.step, last.id
        step, at = whole(told["step"]), whole(told["at"])
        self.trainer.steps_back(step, at)
        return step, min(at, last.id)

    def _not_after(self, op: dict, earlier: dict) -> tuple[int, int]:
        """A moment that is still there when the training went to that of the operation, or a ValueError."""
        (step, at), (last_step, last_at) = self._moment(earlier), self._moment(op)
        if step > last_step or at > last_at:
            raise ValueError(f"Expected a moment up to step {last_step}, got {short(earlier)}.")
        return step, at

    def _go_to(self, op: dict) -> int:
        """Bring the training to the frame that the stage shows, or leave it where it is; the frame's id."""
        step, at = self._moment(op)
        if self.trainer.steps_back(step, at) and not self._may_take_long("replay"):
            raise ValueError("There was no time left to go back.")
        self.playground.shown.go_to_last()
        self.trainer.rewind(step, at)
        return min(at, self.trainer.frame.id)

    def _time_is_up(self) -> bool:
        return time.perf_counter() > self._until

    def _may_take_long(self, what: str) -> bool:
        """Each kind of work may begin once in a message, and again while there is time."""
        first = what not in self._started
        self._started.add(what)
        return first or not self._time_is_up()


# By the names that the stage gives them.
OPERATIONS: dict[str, Callable[[Operations, dict], None]] = {
    "more": Operations.more,
    "stay": Operations.stay,
    **dict.fromkeys(("set", "flip", "start", "lock", "mute", "solo"), Operations.edit),
    "reset": Operations.reset,
    "undo": Operations.undo,
    "redo": Operations.redo,
    "look": Operations.look,
    "slow": Operations.slow,
    "shown": Operations.shown,
    "all": Operations.everything,
    "resume": Operations.resume,
    "settings": Operations.settings,
    "add_row": Operations.add_row,
    "pick": Operations.pick,
    "row": Operations.row,
    "lesson": Operations.lesson,
}
