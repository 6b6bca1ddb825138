"""Whether a task is still about what it was set on: its data, its inputs, its network."""

from dataclasses import fields

import numpy as np

from weightviz.experiment import SETTINGS, Experiment, deciding
from weightviz.lessons.lesson import Check, Verdict
from weightviz.problem import Problem
from weightviz.training import Trainer

DATA, START = deciding("rows"), (*deciding("start"), "start_values")
ROUNDED = 1e-6  # more than single precision loses
LIVE = tuple(name for name, setting in SETTINGS.items() if setting.live)


def on(start: Experiment, aim: Check, *rules: Check, free: tuple[str, ...] = ()) -> Check:
    """The ``aim`` and the ``rules`` of a task, on what it is about; a rule that is broken speaks first, else the aim.

    Any setting of ``start`` must be as it was, but for those that may change while training goes on and for the
    ``free`` ones.
    """

    def check(trainer: Trainer) -> Verdict:
        told = elsewhere(trainer, start, free)
        if told:
            return Verdict(False, told)
        broken = (verdict for rule in rules if not (verdict := rule(trainer)).done)
        return next(broken, None) or aim(trainer)

    return check


def elsewhere(trainer: Trainer, start: Experiment, free: tuple[str, ...]) -> str:
    """A sentence on what differs from the task's own start, or ""."""
    present = trainer.experiment
    names = (field.name for field in fields(Experiment) if field.name != "source")
    differing = [name for name in names if name not in (*LIVE, *free) and not same(name, present, start)]
    if set(differing) & set(DATA) or (not differing and not rows_are_its_own(trainer)):
        return f"These are not the rows of this task, which is about “{start.source.title}” as it comes."
    if "inputs" in differing:
        return f"This task needs other inputs: {in_a_row(start)}."
    if "hidden_layers" in differing:
        return f"This task needs another network: {layers_of(start)}."
    if set(differing) & set(START):
        return "This task begins from its own first weights; go back to the start of the part."
    if differing:
        return f"This task leaves a setting as it was that differs now: {differing[0].replace('_', ' ')}."
    return ""


def same(name: str, one: Experiment, other: Experiment) -> bool:
    """Whether a setting is the same; first weights may have been rounded on their way through a link."""
    values = getattr(one, name), getattr(other, name)
    if name == "start_values" and len(values[0]) == len(values[1]):
        return np.allclose(*values, rtol=ROUNDED, atol=ROUNDED)
    return values[0] == values[1]


def rows_are_its_own(trainer: Trainer) -> bool:
    """Whether nobody added or hid a row."""
    present, own = trainer.problem, Problem.of(trainer.experiment)
    pairs = (
        (present.data.rows, own.data.rows),
        (present.data.target, own.data.target),
        (present.train_rows, own.train_rows),
        (present.test_rows, own.test_rows),
    )
    return all(np.array_equal(*pair) for pair in pairs)


def in_a_row(start: Experiment) -> str:
    return ", ".join(map(start.source.label, start.inputs))


def layers_of(start: Experiment) -> str:
    if not start.hidden_layers:
        return "one without hidden layers"
    sizes = " and ".join(str(size) for size in start.hidden_layers)
    return f"{sizes} hidden neurons" if sizes != "1" else "1 hidden neuron"
