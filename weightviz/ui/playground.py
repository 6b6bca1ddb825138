"""One person's playground: the experiment, its training, and the answers to what the stage asks.

The protocol. The stage sends ``{"boot", "seq", "seen", "ops": [...]}``, one message at a time, again if no
answer comes. A message is carried out once (by its number ``seq``) and answered by ``payload``, which
acknowledges it. ``seen`` is the serial number of the payload that the stage took in last: a message written
before it heard that the training began anew is not carried out. ``boot`` is drawn anew with each playground,
so that a page notices a restarted server. Frames are known by their ids.
"""

import secrets
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from weightviz.checks import short
from weightviz.data import Dataset, RowEdits
from weightviz.experiment import NO_PANEL, SETTINGS, Experiment, View
from weightviz.explain.slow_step import slow_step
from weightviz.history import Frame
from weightviz.problem import NO_EDITS
from weightviz.training import Trainer
from weightviz.ui.added_rows import added_row
from weightviz.ui.answer import TIMELINE, Answer, payload, settings_told
from weightviz.ui.changed_settings import changed, fitting, on_table, same_rows
from weightviz.ui.slow_told import slow_told
from weightviz.ui.stage.messages import finite, marks, place, whole, within
from weightviz.ui.stage.wire import float32

MOST_OPS, MOST_FRAMES, MOST_STEPS_A_FRAME = 64, 120, 1_000  # of one message
FURTHEST_AHEAD = 1_000  # of the message done last: what is numbered beyond comes from no stage
PATIENCE = 0.2  # seconds of training that one answer may cost: then it comes with fewer frames
NOT_DONE = "The page asked for something that cannot be done here; nothing was changed."
OWN_STAYS = "Your own data stay on this page; a link cannot carry them."
MOST_PICKED = 12  # lines at once in a panel
ASKS_ONLY = ("look", "slow", "shown")  # operations that change nothing
LOOK_AGAIN = 1.0  # seconds between two looks of a lesson while the stage plays
AS_HIGH, AVERAGE = "as high", "average"  # targets of a row added by a click, where there are no classes


class Playground:
    """Holds the one truth of a page. ``payload`` is what the stage is to be sent now.

    ``page_changed`` is set when the stage changed a setting: the controls around it must be drawn again.
    ``data`` is a table of one's own, or None; ``edits`` is what a hand changed about the rows.
    ``edition`` counts how often settings changed that nobody turned: see `session.widget_key`.
    ``picked`` are the places of lines that were clicked, for panels that show some of them.
    ``watched`` says whether a lesson follows the stage: while it plays, about once a second, and at rest.
    ``lesson_asked`` is set when the stage asked for the first lesson, which `session.answer_stage` opens.
    """

    def __init__(self, experiment: Experiment, view: View, notice: str = ""):
        self.boot = secrets.token_hex(4)
        self.page_changed = False
        self.edition = 0
        self.watched = self.lesson_asked = False
        self.adding: int | str | None = None
        self._serial = self._seen = self._done = 0
        self._looks_at(None)
        self._looked = 0.0  # when the page was drawn again while the stage played
        self._answer = Answer(notice=notice)
        self._begin(experiment, view)
        self._pack()

    def change(self, **settings) -> None:
        """Take other settings from the page. Only live ones let the training go on; others start it anew."""
        self._answer = Answer()
        self._change(settings)
        self.edition += "dataset" in settings  # it brings its own values for many others
        self._pack()

    def use_table(self, data: Dataset) -> None:
        """Train on a table of one's own from now on, on all its columns."""
        self._answer = Answer(notice=OWN_STAYS)
        self._begin(on_table(self.experiment, data), self.view, data)
        self.edition += 1
        self.adding = None
        self._pack()

    def load(self, experiment: Experiment, view: View | None = None, steps: int = 0) -> None:
        """Begin another training, in which so many steps are taken already; the view stays if no other is given."""
        self._answer, self.adding = Answer(), None
        self._begin(experiment, view or self.view)
        self.trainer.train(steps, max(1, steps // TIMELINE))
        self.edition += 1
        self._pack()

    def take_up(
        self, trainer: Trainer, data: Dataset | None, edits: RowEdits, view: View | None = None, notice: str = ""
    ) -> None:
        """Go on from a run that was kept, or came with a link or a file; the view stays if no other is given.

        ``data`` is its own table, or None, and ``edits`` is what a hand changed about its rows.
        """
        self._answer, self.adding = Answer(notice=notice), None
        self._show(trainer, view or self.view, data, edits)
        self.edition += 1
        self._pack()

    @property
    def frame(self) -> Frame:
        """The frame on screen: the last one, unless the stage went back along its timeline."""
        return self.on_screen.frame

    @property
    def on_screen(self) -> Trainer:
        """The training as the stage shows it, to be read: where it went back, a copy that stands at that moment."""
        if self._shown is None:
            return self.trainer
        if self._earlier is None:
            self._earlier = self.trainer.copy()
            self._earlier.rewind(self._shown["step"], self._shown["at"])
        return self._earlier

    def add_by_click(self, target: int | str | None) -> None:
        """What a click into the picture adds from now on: a row of a class, `AS_HIGH`, `AVERAGE`, or None."""
        self._answer, self.adding = Answer(), target
        self._pack()

    def edit_rows(self, edits: RowEdits, notice: str) -> None:
        """Train anew with rows hidden or added, or say why that cannot be."""
        self._answer = Answer()
        self._edit_rows(edits, notice)
        self._pack()

    def rows(self) -> Dataset:
        """All rows with all their columns, hidden and added ones too, of whatever data are in use."""
        own, chosen = self.data, self.experiment
        whole = chosen.source.load(chosen.points, chosen.noise, chosen.data_seed) if own is None else own
        return self.edits.appended(whole)

    def start_from_here(self) -> None:
        """Begin anew with the weights on screen for first weights."""
        self.change(start_values=tuple(self.frame.parameters.tolist()))

    def handle(self, message: object) -> None:
        """Carry out a message from the stage, once; whatever cannot be understood changes nothing."""
        if not isinstance(message, dict) or message.get("boot") != self.boot:
            return
        number, seen, ops = message.get("seq"), message.get("seen", self._serial), message.get("ops")
        if type(number) is not int or type(seen) is not int or not isinstance(ops, list):
            return  # a bool is none of these, though Python counts with it
        if not self._done < number <= self._done + FURTHEST_AHEAD:
            return
        self._done, self._seen, self._answer = number, min(seen, self._serial), Answer()
        self._until, self._long = time.perf_counter() + PATIENCE, set()
        if len(ops) > MOST_OPS:
            self._answer.notice = NOT_DONE
        elif self._knows_the_training:
            self._carry_out_all(ops)
        self._pack()

    def _carry_out_all(self, ops: list) -> None:
        """One after the other. When a setting began another training, what follows was not meant for it."""
        begun = self._begun
        for op in ops:
            try:
                if self._begun == begun or op["op"] == "settings":
                    self._carry_out(op)
            except (ValueError, TypeError, KeyError, OverflowError, AttributeError):
                self._answer.notice = NOT_DONE

    def _time_is_up(self) -> bool:
        return time.perf_counter() > self._until

    def _may_take_long(self, what: str) -> bool:
        """Each kind of work may begin once in a message, and again while there is time."""
        first = what not in self._long
        self._long.add(what)
        return first or not self._time_is_up()

    @property
    def _knows_the_training(self) -> bool:
        """Whether the stage has heard of the present training; until then every payload tells it all."""
        return self._seen >= self._begun

    # Settings

    def _change(self, settings: dict) -> None:
        try:
            experiment, view = changed(self.experiment, self.view, settings)
            if not self.experiment.starts_like(experiment):
                if {"dataset", "inputs"} & set(settings):
                    self.adding = None
                self._begin(experiment, view, *self._rows_kept(experiment))
                return
        except ValueError as problem:
            self._answer.notice = f"{problem} The setting stays as it was."
            return
        if (view.axes, view.slice) != (self.view.axes, self.view.slice):
            self._answer.everything()  # another scene is a new picture, and needs its frames again
        if self.trainer.diverged and experiment != self.experiment:
            self._answer.notice = f"Changed. Press Play to go on from step {self.trainer.step}, or Reset to begin anew."
        self.trainer.use(experiment)
        self.experiment, self.view, self._earlier = experiment, view, None

    def _rows_kept(self, experiment: Experiment) -> tuple[Dataset | None, RowEdits]:
        """One's own table and what a hand changed about the rows stay as long as the rows do."""
        return (self.data, self.edits) if same_rows(self.experiment, experiment) else (None, NO_EDITS)

    def _edit_rows(self, edits: RowEdits, notice: str) -> None:
        try:
            self._begin(self.experiment, self.view, self.data, edits)
        except ValueError as problem:
            notice = f"{problem} Nothing was changed."
        self._answer.notice = notice

    def _begin(
        self, experiment: Experiment, view: View, data: Dataset | None = None, edits: RowEdits = NO_EDITS
    ) -> None:
        self._show(Trainer(experiment, data, edits), view, data, edits)

    def _show(self, trainer: Trainer, view: View, data: Dataset | None, edits: RowEdits) -> None:
        self.trainer, self.experiment = trainer, trainer.experiment
        self.view = fitting(view, trainer.experiment)
        self.data, self.edits, self.picked = data, edits, ()
        self._looks_at(None)
        self._begun = self._serial + 1  # the payload that will say so

    # Operations, each named as the stage names it

    def _carry_out(self, op: dict) -> None:
        operations: dict[str, Callable[[dict], None]] = {
            "more": self._more, "stay": self._stay, "look": self._look, "slow": self._slow, "all": self._all,
            "set": self._edit, "flip": self._edit, "start": self._edit,
            "lock": self._edit, "mute": self._edit, "solo": self._edit,
            "reset": self._reset, "undo": self._undo, "redo": self._redo,
            "resume": self._resume, "settings": self._settings, "add_row": self._add_row, "pick": self._pick,
            "shown": self._rests, "lesson": self._lesson,
        }  # fmt: skip
        operations[op["op"]](op)
        if op["op"] in ASKS_ONLY:
            return
        if op.get("playing") is True:
            self.page_changed |= self._time_to_look()
        elif self.watched or self.view.panel != NO_PANEL:
            self.page_changed = True  # whatever the stage comes to rest at

    def _time_to_look(self) -> bool:
        """Whether a lesson is to look at what the stage plays; then the page is drawn, and not again for a while."""
        now = time.monotonic()
        if not self.watched or now - self._looked < LOOK_AGAIN:
            return False
        self._looked = now
        return True

    def _more(self, op: dict) -> None:
        """Train on from a frame: so many frames of so many steps, or fewer when that takes too long.

        While it plays, the stage asks in advance; ``shown`` is then the moment it is at.
        """
        count, every = within(op["frames"], 1, MOST_FRAMES), within(op["every"], 1, MOST_STEPS_A_FRAME)
        self._answer.frames_after(self._go_to(op))
        if self._may_take_long("training"):
            self.trainer.train(count * every, every, self._time_is_up)
        if "shown" in op:
            self._looks_at(op["shown"])

    def _stay(self, op: dict) -> None:
        """The stage paused at a frame: what was trained ahead of it is dropped."""
        self._answer.frames_after(self._go_to(op))

    def _edit(self, op: dict) -> None:
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
        self._answer.frames_after(self._go_to(op), show=True)
        act()

    def _reset(self, op: dict) -> None:
        self._go_to(op)
        self.trainer.reset()
        self._answer.frames_after(-1, show=True)
        if self.trainer.frame.locked.any() or self.trainer.frame.muted.any():
            self._answer.notice = "These are the first weights again. What was locked or muted still is."

    def _undo(self, op: dict) -> None:
        if not self.trainer.history.can_undo:
            return  # pressed once more before the page knew
        first = self.trainer.history.frames[0]
        self.trainer.undo()
        back_from_reset = self.trainer.history.frames[0] is not first
        self._answer.frames_after(-1 if back_from_reset else self.trainer.frame.id - 1, show=True)

    def _redo(self, op: dict) -> None:
        if not self.trainer.history.can_redo:
            return
        first, last = self.trainer.history.frames[0], self.trainer.frame
        self.trainer.redo()
        to_reset = self.trainer.history.frames[0] is not first
        self._answer.frames_after(-1 if to_reset else last.id, show=True)

    def _look(self, op: dict) -> None:
        """The gradient at a frame and what the step before it did, without going there."""
        step, at = whole(op["step"]), whole(op["at"])
        if not self._may_take_long("look"):
            raise ValueError("There was no time left to look.")
        gradient, change = self.trainer.look(step, at)
        self._answer.looked = whole(op["at"])
        self._answer.arrays |= {"gradient": float32(gradient), "change": float32(change)}

    def _slow(self, op: dict) -> None:
        """The step that would follow a frame, stage by stage, and what one row alone would ask for in it."""
        step, at, row = whole(op["step"]), whole(op["at"]), place(op["row"], len(self.trainer.data.rows))
        if not self._may_take_long("slow"):
            raise ValueError("There was no time left for a step in slow motion.")
        slow = slow_step(self.trainer, step, at)
        self._answer.slowed = at
        self._answer.arrays |= slow_told(slow, slow.of_row(row))

    def _rests(self, op: dict) -> None:
        """The stage went back to a frame, and what follows it stays until something happens there."""
        self._looks_at(op)
        self.page_changed = True  # a link that is being written is one to this frame

    def _lesson(self, op: dict) -> None:
        """Someone new wants to be led."""
        self.lesson_asked = self.page_changed = True

    def _all(self, op: dict) -> None:
        """A stage that knows nothing, such as one mounted again, asks for everything."""
        self._answer.everything()

    def _resume(self, op: dict) -> None:
        """A page that outlived its server brings the weights it shows."""
        self._answer.everything()
        masks = [marks(op[name], self.trainer.start.size) for name in ("locked", "muted")]
        self.trainer.resume(op["parameters"], within(op["step"], 0, 10**9), *masks)
        lost = " An undo or redo under way was lost with the history." if op.get("lost") is True else ""
        self._answer.notice = f"The server was started anew. Training goes on from the weights on this page.{lost}"

    def _settings(self, op: dict) -> None:
        """A setting that the stage itself holds, such as the hidden layers."""
        if not self._may_take_long("settings"):
            raise ValueError("There was no time left for another setting.")
        self._change({name: value for name, value in op["values"].items() if name in SETTINGS})
        self.page_changed = True
        self.edition += 1

    def _add_row(self, op: dict) -> None:
        """A point put into the picture by hand: the network learns from it, from the start."""
        whole, added = self.rows(), len(self.edits.added)
        target = float(whole.target.mean()) if op["target"] == AVERAGE else op["target"]
        row = added_row(self.trainer, whole, op["row"], target, added)
        edits = replace(self.edits, added=(*self.edits.added, row))
        self._edit_rows(edits, "A row was added, and training starts over with it.")

    def _pick(self, op: dict) -> None:
        """A line was clicked: a panel that shows some lines shows this one too."""
        index = place(op["index"], self.trainer.start.size)
        self.picked = (*self.picked, index)[-MOST_PICKED:] if index not in self.picked else self.picked

    def _looks_at(self, moment: dict | None) -> None:
        """Remember which moment the stage shows, if it is not the last: a frame's id, and its step.

        The stage holds frames that the history here has thinned out; the step says how far to replay.
        """
        self._shown = self._earlier = None
        if moment is not None and (at := whole(moment["at"])) < self.trainer.frame.id:
            step = whole(moment["step"])
            self.trainer.steps_back(step, at)  # raises a ValueError where there was no such moment
            self._shown = {"at": at, "step": step}

    def _go_to(self, op: dict) -> int:
        """Bring the training to the frame that the stage shows, or leave it where it is; the frame's id."""
        self._looks_at(None)
        if op["at"] is None:
            return self.trainer.frame.id
        step, at = whole(op["step"]), whole(op["at"])
        if self.trainer.steps_back(step, at) and not self._may_take_long("replay"):
            raise ValueError("There was no time left to go back.")
        self.trainer.rewind(step, at)
        return min(at, self.trainer.frame.id)

    def _pack(self) -> None:
        self._serial += 1
        if self._answer.show:
            self._looks_at(None)  # the stage goes to the last frame
        if not self._knows_the_training:
            self._answer.everything()
        shown = self._shown and self._shown["at"]
        protocol = {"boot": self.boot, "serial": self._serial, "ack": self._done, "shown": shown}
        settings = settings_told(self.experiment, self.view, self.adding, self.watched)
        self.payload = payload(self._answer, protocol, self.trainer, self.view, settings)
