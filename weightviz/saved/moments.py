"""The moments of a training in a saved file: enough of each to go on from it bit for bit."""

from dataclasses import dataclass
from math import inf

import numpy as np

from weightviz.early_stopping import Patience
from weightviz.experiment import SETTINGS
from weightviz.history import EDITS, Frame, Moment
from weightviz.network import read_only
from weightviz.portions import PORTION, work
from weightviz.saved.found import LARGEST_WEIGHT, Found
from weightviz.training import Trainer

MOST_MOMENTS, MOST_NUMBERS = 200, 60_000  # of the history: moments, and numbers in all of them
FURTHEST_APART = 10_000  # steps between two moments: to look closer, they are trained again
MOST_WORK = 30 * PORTION  # between two moments: about a second
LATEST_STEP = 10**9
EVENTS = ("", "settings", "resume", *EDITS)
PARTS = ("step", "epoch", "batch", "event", "weights", "locked", "muted", "learning_rate", "batch_size",
         "next_batch_size", "memory", "updates", "patience")  # fmt: skip


def recent(frames: list[Frame]) -> list[Frame]:
    """The latest frames that a file has room for, none too far from the next."""
    count = min(MOST_MOMENTS, max(1, MOST_NUMBERS // (frames[-1].parameters.size + frames[-1].memory.size)))
    return frames[-within_reach(frames[-count:]) :]


def within_reach(moments: list[Frame] | list[Moment]) -> int:
    """How many of the latest moments there are of which none is too far from the next to be trained again."""
    for place in reversed(range(1, len(moments))):
        later, steps = moments[place], moments[place].step - moments[place - 1].step
        if steps > FURTHEST_APART or work(steps, later.batch_size, later.parameters.size) > MOST_WORK:
            return len(moments) - place
    return len(moments)


def moment_written(frame: Frame) -> dict[str, object]:
    """A moment as JSON has it: locks and mutes as places, no test error yet as null."""
    best = frame.patience.best
    patience = {"best_step": frame.patience.best_step, "waited": frame.patience.waited}
    return {
        "step": frame.step, "epoch": frame.epoch, "batch": frame.batch, "event": frame.event,
        "weights": frame.parameters.tolist(),
        "locked": np.flatnonzero(frame.locked).tolist(), "muted": np.flatnonzero(frame.muted).tolist(),
        "learning_rate": float(frame.learning_rate),
        "batch_size": frame.batch_size, "next_batch_size": frame.next_batch_size,
        "memory": frame.memory.tolist(), "updates": frame.updates,
        "patience": {"best": None if best == inf else float(best), **patience},
    }  # fmt: skip


@dataclass(frozen=True)
class Bounds:
    """What a moment must fit: the numbers of weights, of vectors an optimiser remembers, and of rows to learn from."""

    weights: int
    vectors: int
    rows: int

    @classmethod
    def of(cls, trainer: Trainer) -> "Bounds":
        return cls(trainer.start.size, len(trainer.frame.memory), len(trainer.problem.train_rows))


def record_in(now: Found, history: Found, bounds: Bounds) -> list[tuple[Moment, str]]:
    """The moments of a file with their events, the present one last, without those that are out of reach."""
    places = [*history.items(MOST_MOMENTS), now]
    record = [moment_in(each, bounds) for each in places]
    for place, (earlier, _), (later, event) in zip(places[1:], record, record[1:], strict=False):
        if not 0 <= later.step - earlier.step <= FURTHEST_APART:
            raise ValueError(f"{place.where}: step {later.step:,} cannot follow step {earlier.step:,}.")
        if event == "reset":
            raise ValueError(f"{place.where}: a reset can only be the first moment of a history.")
    return record[-within_reach([moment for moment, _ in record]) :]


def moment_in(found: Found, bounds: Bounds) -> tuple[Moment, str]:
    """One moment and what led there."""
    parts = found.entries(PARTS)
    size = parts["batch_size"].whole(1, bounds.rows)
    batches, step = -(-bounds.rows // size), parts["step"].whole(0, LATEST_STEP)
    rate = SETTINGS["learning_rate"].kind
    moment = Moment(
        step=step,
        epoch=parts["epoch"].whole(0, LATEST_STEP),
        batch=parts["batch"].whole(0, batches - 1),
        parameters=read_only(parts["weights"].numbers(bounds.weights, LARGEST_WEIGHT), float),
        locked=read_only(parts["locked"].mask(bounds.weights), bool),
        muted=read_only(parts["muted"].mask(bounds.weights), bool),
        learning_rate=parts["learning_rate"].number(rate.low, rate.high),
        batch_size=size,
        next_batch_size=parts["next_batch_size"].whole(1, bounds.rows),
        memory=read_only(memory_in(parts["memory"], bounds), float),
        updates=parts["updates"].whole(0, LATEST_STEP),
        patience=patience_in(parts["patience"], step),
    )
    return moment, parts["event"].choice(EVENTS)


def memory_in(found: Found, bounds: Bounds) -> np.ndarray:
    """What the optimiser remembers, shape (vectors, weights)."""
    vectors = found.items(bounds.vectors)
    if len(vectors) != bounds.vectors:
        raise found.wrong(f"a list of {bounds.vectors}")
    return np.array([each.numbers(bounds.weights) for each in vectors]).reshape(bounds.vectors, bounds.weights)


def patience_in(found: Found, step: int) -> Patience:
    """What early stopping knows."""
    parts = found.entries(("best", "best_step", "waited"))
    best = inf if parts["best"].value is None else parts["best"].number(0, 1e300)
    return Patience(best, parts["best_step"].whole(0, step), parts["waited"].whole(0, LATEST_STEP))
