"""What the stage is told after every message, and the bytes that tell it."""

from dataclasses import dataclass, field

import numpy as np

from weightviz.experiment import Experiment, View
from weightviz.history import Frame, History, thinned
from weightviz.training import Trainer
from weightviz.ui.stage.scene import scene_of
from weightviz.ui.stage.wire import conditions, frame_arrays, pack

TIMELINE = 300  # frames that stand for a whole timeline when it is sent again


@dataclass
class Answer:
    """What the stage is to be told: frames after ``keep`` replace what it has there (None: no frames).

    ``looked`` and ``slowed`` are ids of frames that were asked about; what there is to say of them is in ``arrays``.
    """

    keep: int | None = None
    show: bool = False
    scene: bool = False
    notice: str = ""
    looked: int | None = None
    slowed: int | None = None
    arrays: dict[str, np.ndarray] = field(default_factory=dict)

    def frames_after(self, keep: int, show: bool = False) -> None:
        """Operations of one message are answered together, from the earliest frame that any touched."""
        self.keep = keep if self.keep is None else min(keep, self.keep)
        self.show = self.show or show

    def everything(self) -> None:
        """The scene and the whole timeline, for a stage that starts anew."""
        self.frames_after(-1, show=True)
        self.scene = True


def payload(answer: Answer, protocol: dict, trainer: Trainer, view: View, settings: dict) -> bytes:
    """The answer as bytes: a header and arrays, see `wire`.

    The header has ``protocol``, which says to which message of which playground this is the answer
    (`Protocol.next_payload`) and which frame is ``shown``, None for the last; all of `header_of`; ``settings``, those
    of `settings_told`; and, when the stage starts anew, the ``scene`` of `scene_of`.
    """
    frames = frames_told(answer, trainer.history)
    header = {
        **protocol,
        **header_of(answer, trainer, frames),
        "settings": settings,
    }
    arrays = frame_arrays(frames) | answer.arrays
    if answer.scene:
        header["scene"], scene_arrays = scene_of(trainer, view)
        arrays |= scene_arrays
    return pack(header, arrays)


def frames_told(answer: Answer, history: History) -> list[Frame]:
    """The frames after the last that the stage keeps, thinned where they are many."""
    frames = [] if answer.keep is None else [frame for frame in history.frames if frame.id > answer.keep]
    return thinned(frames, TIMELINE)


def header_of(answer: Answer, trainer: Trainer, frames: list[Frame]) -> dict:
    """What became of the training.

    ``keep`` and ``show``: the frames told replace those after ``keep`` (None: none are told), and whether to go to the
    last of them. ``undo`` and ``redo``: whether there is something to. ``notice``: a sentence for people, or "".
    ``diverged`` and ``stopped``: why training stopped, or None. ``looked`` and ``slowed``: ids of the frames that the
    arrays speak of, or None. ``conditions``: what holds from which of the frames on, see `wire.conditions`.
    """
    return {
        "keep": answer.keep,
        "show": answer.show,
        "undo": trainer.history.can_undo,
        "redo": trainer.history.can_redo,
        "notice": answer.notice,
        "diverged": trainer.diverged,
        "stopped": trainer.stopped,
        "looked": answer.looked,
        "slowed": answer.slowed,
        "conditions": conditions(frames),
    }


def settings_told(experiment: Experiment, view: View, adding: int | str | None, guided: dict | None) -> dict:
    """The settings that the stage itself shows or acts by; ``guided`` is what a lesson shows."""
    return {
        "guided": guided,
        "hidden_layers": experiment.hidden_layers,
        "learning_rate": experiment.learning_rate,
        "batch_size": experiment.batch_size,
        "seed": experiment.seed,
        "speed": view.speed,
        "hide": view.hide,
        "panel": view.panel,
        "predict": view.predict,
        "row": view.row,
        "slice": view.slice,
        "output_shows": view.output_shows,
        "adding": adding,
    }
