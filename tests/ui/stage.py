"""A stage without a browser: writes messages as the stage does, and reads the answers byte by byte."""

import json
import struct

import numpy as np

from weightviz.training import Trainer
from weightviz.ui.operations import handle
from weightviz.ui.playground import Playground


def decode(payload: bytes) -> tuple[dict, dict[str, np.ndarray]]:
    """Header and arrays of a payload, read as a browser does: its JSON knows no NaN, and no byte is left over."""

    def refuse(word):
        raise AssertionError(f"A browser cannot read {word} in JSON.")

    (length,) = struct.unpack_from("<I", payload)
    place = 4 + length
    header = json.loads(payload[4:place], parse_constant=refuse)
    arrays = {}
    for name, kind, size in header["arrays"]:
        arrays[name] = np.frombuffer(payload, f"<{kind}", size, place)
        place += arrays[name].nbytes
    assert place == len(payload)
    return header, arrays


class Stage:
    """Holds what a browser would hold: the last answer, and the timeline pieced together from all answers.

    ``frames`` are tuples (id, step, values), where values are the parameters and four figures in float32.
    """

    def __init__(self, playground: Playground):
        self.playground = playground
        self.number = 0
        self.frames: list[tuple[int, int, list[float]]] = []
        self.take()

    def ask(self, *ops: dict) -> dict:
        """Send operations in one message, take the answer in and return its header."""
        handle(self.playground, self.message(*ops))
        return self.take()

    def message(self, *ops: dict) -> dict:
        self.number += 1
        header = self.header
        return {"boot": header["boot"], "seq": self.number, "seen": header["serial"], "ops": list(ops)}

    def take(self) -> dict:
        """Take in whatever the playground sends now, as js/timeline.js does."""
        self.header, self.arrays = decode(self.playground.payload)
        if self.header["keep"] is not None:
            self.frames = [frame for frame in self.frames if frame[0] <= self.header["keep"]]
        if "id" in self.arrays:
            ids, steps = self.arrays["id"].tolist(), self.arrays["step"].tolist()
            rows = self.arrays["values"].reshape(len(ids), -1).tolist()
            self.frames += zip(ids, steps, rows, strict=True)
        return self.header

    def more(self, frames: int, every: int = 1, at: int = -1) -> dict:
        """Train on from the frame at a place of the timeline; from the last one if nothing is said."""
        return self.ask({"op": "more", **self.here(at), "frames": frames, "every": every})

    def here(self, at: int = -1) -> dict:
        frame_id, step, _ = self.frames[at]
        return {"at": frame_id, "step": step}

    @property
    def trainer(self) -> Trainer:
        """What Python holds."""
        return self.playground.trainer

    @property
    def steps(self) -> list[int]:
        return [step for _, step, _ in self.frames]


def twin_of(stage: Stage) -> Trainer:
    """A training of its own on the same experiment, to do by itself what the stage asked for."""
    return Trainer(stage.playground.experiment)


def agree(stage: Stage, twin: Trainer) -> bool:
    """Whether stage, playground and an independent training stand at the same step with the same weights."""
    _, step, values = stage.frames[-1]
    expected = twin.network.parameters
    assert (step, stage.trainer.step) == (twin.step, twin.step)
    assert stage.trainer.network.parameters.tolist() == expected.tolist()
    assert values[: expected.size] == np.float32(expected).tolist()
    return True
