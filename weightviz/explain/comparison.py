"""Two runs side by side: which settings differ, what may be compared, and where the two networks differ."""

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from weightviz.data import by_chance
from weightviz.descent import batch_size
from weightviz.experiment import SETTINGS, Experiment
from weightviz.explain.complexity import measure, shown
from weightviz.explain.lines import lines_of
from weightviz.history import EDITS, Frame, thinned
from weightviz.problem import Problem
from weightviz.training import Trainer

MOST_MOMENTS = 400  # as many points as a chart is wide can tell apart
LEAST = 0.005  # a difference of weights that shows in two digits


class Change(NamedTuple):
    """A setting in which two experiments differ: its name in `SETTINGS`, or "start_values", and both values."""

    setting: str
    kept: object
    now: object


@dataclass(frozen=True, eq=False)
class Comparison:
    """A run that was kept and the present one: two trainers, either as it stands.

    ``changes`` are the settings that differ, in the order of the table of settings.
    ``same_rows`` tells whether both learn from and are tested on the same rows; only with ``same_errors`` their
    errors count the same rows in the same way, so that one can be taken from the other.
    ``same_lines`` tells whether every line of the one network is there in the other, under the same name, and
    ``same_start`` whether they also had the same values before the first step.
    ``together_until`` is the last step at which both were one and the same run; None if they never were.
    """

    kept: Trainer
    now: Trainer
    changes: tuple[Change, ...]
    same_rows: bool
    same_errors: bool
    same_lines: bool
    same_start: bool
    together_until: int | None

    @property
    def differences(self) -> np.ndarray:
        """Present less kept, of every line as the sums meet it (muted ones are 0), shape (parameters,).

        Only for networks of the `same_lines`.
        """
        return self.now.network.heard - self.kept.network.heard

    def most_different(self, count: int) -> tuple[int, ...]:
        """The places of up to ``count`` lines, the one that differs most first; those that hardly do are left out."""
        if not self.same_lines:
            return ()
        sizes = np.abs(self.differences)
        return tuple(place for place in np.argsort(-sizes, kind="stable")[:count].tolist() if sizes[place] >= LEAST)

    @property
    def clock(self) -> str:
        """What both curves are drawn over: "step"; or "epoch", where a step of the one looks at more rows."""
        sizes = {frame.batch_size for each in (self.kept, self.now) for frame in each.history.frames}
        return "step" if len(sizes) == 1 else "epoch"


def compare(kept: Trainer, now: Trainer) -> Comparison:
    """What differs between two runs; neither is changed.

    >>> now = Trainer(Experiment(initializer="zeros"))
    >>> kept = now.copy()
    >>> now.set_weight(0, 0.5)
    >>> found = compare(kept, now)
    >>> found.changes, found.differences.tolist(), found.most_different(3), found.together_until
    ((), [0.5, 0.0], (0,), 0)
    """
    rows = same_rows(kept.problem, now.problem)
    names = [[line.name for line in lines_of(trainer)] for trainer in (kept, now)]
    lines = names[0] == names[1] and kept.experiment.sizes == now.experiment.sizes
    return Comparison(
        kept,
        now,
        changes_between(kept, now),
        same_rows=rows,
        same_errors=rows and kept.experiment.loss == now.experiment.loss,
        same_lines=lines,
        same_start=lines and np.array_equal(kept.start, now.start),
        together_until=together_until(kept, now),
    )


def changes_between(kept: Trainer, now: Trainer) -> tuple[Change, ...]:
    """Every setting that plays a part in at least one of two trainings, and differs.

    >>> changes_between(*(Trainer(Experiment(seed=seed, schedule_steps=seed)) for seed in (3, 4)))
    (Change(setting='seed', kept=3, now=4),)
    """
    one, other = kept.experiment, now.experiment
    names = [name for name in (*SETTINGS, "start_values") if hasattr(one, name)]
    changes = (Change(name, value_of(one, name), value_of(other, name)) for name in names)
    return tuple(
        each for each in changes
        if each.kept != each.now and any(plays_a_part(run, each.setting) for run in (kept, now))
    )  # fmt: skip


def value_of(experiment: Experiment, setting: str) -> object:
    """The value of a setting; one activation for all hidden layers reads the same, however it was given."""
    value = getattr(experiment, setting)
    return value[0] if setting == "activation" and isinstance(value, tuple) and len(set(value)) == 1 else value


def plays_a_part(trainer: Trainer, setting: str) -> bool:
    """Whether another value of this setting would have made another run."""
    experiment = trainer.experiment
    made = experiment.source.made
    parts = {
        "points": made,
        "noise": made,
        "data_seed": made or by_chance(experiment.train_share, real=True),
        "activation": bool(experiment.hidden_layers),
        "dropout": bool(experiment.hidden_layers),
        "initializer": not experiment.start_values,
        "seed": seed_plays_a_part(trainer),
        "early_stopping": len(trainer.problem.test_rows) > 0,
        "schedule_steps": experiment.schedule != "constant",
    }
    return parts.get(setting, True)


def seed_plays_a_part(trainer: Trainer) -> bool:
    """Whether anything was left to chance: first weights, the order of rows, or which neurons are silent."""
    experiment, rows = trainer.experiment, len(trainer.problem.train_rows)
    another = replace(experiment, seed=experiment.seed ^ 1)
    sizes = {batch_size(experiment, trainer.problem), *(frame.batch_size for frame in trainer.history.frames)}
    silent = experiment.dropout > 0 and bool(experiment.hidden_layers)
    return silent or min(sizes) < rows or not np.array_equal(experiment.start, another.start)


def same_rows(one: Problem, other: Problem) -> bool:
    """Whether two problems have the same targets on either side of the split, and agree in the columns they share."""
    if (one.data.task, one.data.names[-1]) != (other.data.task, other.data.names[-1]):
        return False
    shared = [name for name in one.data.columns if name in other.data.columns]
    pairs = ((one.train_rows, other.train_rows), (one.test_rows, other.test_rows))
    return all(np.array_equal(told(one, shared, a), told(other, shared, b)) for a, b in pairs)


def told(problem: Problem, columns: list[str], rows: np.ndarray) -> np.ndarray:
    """Some columns of some rows, their target and how much each counts, side by side: (rows, columns + 2)."""
    data, weights = problem.data, problem.weights
    counts = np.ones(len(data)) if weights is None else weights
    raw = data.rows[:, [data.columns.index(name) for name in columns]]
    return np.column_stack([raw, data.target, counts])[rows]


def together_until(kept: Trainer, now: Trainer) -> int | None:
    """The step of the last frame that both hold, if one of them was copied from the other."""
    held = set(map(id, kept.history.frames))
    return next((frame.step for frame in reversed(now.history.frames) if id(frame) in held), None)


@dataclass(frozen=True, eq=False)
class ErrorCurve:
    """The errors of a run over its steps: ``steps``, ``epochs`` and ``train`` have shape (moments,).

    ``test`` has it too, or is None without test rows. ``measure`` says what the errors are: the typical miss in the
    target's ``unit``, or the name of the loss, which has none.
    """

    steps: np.ndarray
    epochs: np.ndarray
    train: np.ndarray
    test: np.ndarray | None
    measure: str
    unit: str


def error_curve(trainer: Trainer) -> ErrorCurve:
    """The errors that a trainer's history holds, thinned out evenly, up to the present.

    >>> trainer = Trainer(Experiment())
    >>> trainer.train(10, every=5)
    >>> curve = error_curve(trainer)
    >>> curve.steps.tolist(), curve.measure, curve.unit
    ([0, 5, 10], 'typical miss', '$')
    """
    frames, has_test = thinned(trainer.history.frames, MOST_MOMENTS), len(trainer.problem.test_rows) > 0
    return ErrorCurve(
        np.array([frame.step for frame in frames]),
        np.array([epochs_of(trainer, frame) for frame in frames]),
        shown(trainer, np.array([frame.train_loss for frame in frames])),
        shown(trainer, np.array([frame.test_loss for frame in frames])) if has_test else None,
        *measure(trainer),
    )


def epochs_of(trainer: Trainer, frame: Frame) -> float:
    """How often all training rows were seen at a moment, with the part of the epoch that is under way."""
    return frame.epoch + frame.batch * frame.batch_size / len(trainer.problem.train_rows)


class ByHand(NamedTuple):
    """What of a run no setting tells: edits by hand, lines locked and muted, and the rates and sizes trained with.

    ``rates`` and ``batch_sizes`` are all that training has used, in the order of their first use.
    """

    edits: int
    locked: int
    muted: int
    rates: tuple[float, ...]
    batch_sizes: tuple[int, ...]


def by_hand(trainer: Trainer) -> ByHand:
    """What a hand did to a run while it went on, as far back as its history reaches.

    >>> trainer = Trainer(Experiment())
    >>> trainer.flip(0)
    >>> trainer.lock(1)
    >>> trainer.train(2)
    >>> by_hand(trainer)
    ByHand(edits=2, locked=1, muted=0, rates=(0.01,), batch_sizes=(190,))
    """
    frames = trainer.history.frames
    trained = [frame for frame in frames if not frame.event and frame.step > frames[0].step]
    return ByHand(
        sum(frame.event in EDITS and frame.event != "reset" for frame in frames),
        int(trainer.frame.locked.sum()),
        int(trainer.frame.muted.sum()),
        tuple(dict.fromkeys(frame.learning_rate for frame in trained)),
        tuple(dict.fromkeys(frame.batch_size for frame in trained)),
    )
