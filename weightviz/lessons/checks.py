"""Checks that tasks are made of. Each maker returns a function from a `Trainer` to a `Verdict`.

A number is told as the page writes it, with more digits where it takes them to see on which side of its bound it lies.
"""

from collections.abc import Callable
from math import ceil

import numpy as np

from weightviz.activations import ACTIVATIONS
from weightviz.evaluation import Evaluation
from weightviz.explain.diagnosis import DETECTORS, diagnose
from weightviz.explain.lines import lines_of
from weightviz.explain.units import typical_miss
from weightviz.history import TURNS
from weightviz.lessons.lesson import Check, Verdict
from weightviz.network import speak
from weightviz.training import Trainer
from weightviz.written import BEFORE, brief, counted, fixed, listed, negative, with_unit

LARGEST = 1e9  # what a sentence has room for


def both(one: Check, other: Check) -> Check:
    """Two things at once; the sentences of both are told, met or not, so that both numbers are there to be seen."""

    def check(trainer: Trainer) -> Verdict:
        verdicts = one(trainer), other(trainer)
        return Verdict(all(each.done for each in verdicts), " ".join(each.told for each in verdicts))

    return check


# How wrong the guesses are


def miss_below(most: float) -> Check:
    """The typical miss on the rows to learn from, in the target's own unit."""

    def check(trainer: Trainer) -> Verdict:
        return judged(typical_miss(trainer, trainer.train_loss), None, most, "The typical miss", in_unit_of(trainer))

    return check


def kept_back_miss(above: float | None = None, below: float | None = None) -> Check:
    """The typical miss on the rows kept back, in the target's own unit."""

    def check(trainer: Trainer) -> Verdict:
        rows = f"The typical miss on the {trainer.experiment.source.noun} kept back"
        error = trainer.test_loss
        return judged(None if error is None else typical_miss(trainer, error), above, below, rows, in_unit_of(trainer))

    return check


def right_at_least(share: float) -> Check:
    """How many of the rows to learn from get the right answer."""

    def check(trainer: Trainer) -> Verdict:
        if trainer.data.task != "classification":
            return Verdict(False, "No answer is right or wrong here: a number is guessed.")
        rows = len(trainer.problem.train_rows)
        right, wanted = round(trainer.frame.train_score * rows), ceil(share * rows - 1e-9)
        told = f"{right} of {rows} {trainer.experiment.source.noun} to learn from are right; {wanted} are wanted."
        return Verdict(right >= wanted, told)

    return check


def error_as_at_start(trainer: Trainer) -> Verdict:
    """The error is the one that the first weights have, as far as single precision tells."""
    (figures,) = Evaluation(trainer.experiment, trainer.problem).figures(trainer.start[np.newaxis])
    first, now = figures["train_loss"], trainer.train_loss
    same = abs(now - first) <= 1e-6 * max(first, 1.0)
    return Verdict(same, f"The error was {fixed(first, 4)} at the start and is {fixed(now, 4)}; no change is wanted.")


# What single lines do


def line(name: str, above: float | None = None, below: float | None = None) -> Check:
    """The weight of one line, as it is heard: 0 while muted. The name is the one on the page."""

    def check(trainer: Trainer) -> Verdict:
        places = {each.name: each.index for each in lines_of(trainer)}
        if name not in places:
            return Verdict(False, f"There is no line “{name}” in this network.")
        return judged(float(trainer.network.heard[places[name]]), above, below, f"The line “{name}”")

    return check


def untouched(name: str) -> Check:
    """One line is where the start put it, and heard."""

    def check(trainer: Trainer) -> Verdict:
        place = next((each.index for each in lines_of(trainer) if each.name == name), None)
        if place is None:
            return Verdict(False, f"There is no line “{name}” in this network.")
        first, now = float(trainer.start[place]), float(trainer.network.heard[place])
        told = f"“{name}” is to stay at {fixed(first)} and is at {fixed(now)}: turn it back, or press Reset."
        return Verdict(abs(now - first) <= 0.005, told)

    return check


def muted_where_it_hurts(trainer: Trainer) -> Verdict:
    """One line alone is muted, and no other one, muted alone, would raise the error on the rows kept back more."""
    muted = np.flatnonzero(trainer.frame.muted)
    if trainer.test_loss is None:
        return Verdict(False, "No rows are kept back here to measure a test error on.")
    if len(muted) != 1:
        return Verdict(False, f"{counted(len(muted), 'line is', 'lines are')} muted; exactly one is wanted.")
    one_each = np.where(np.eye(trainer.start.size, dtype=bool), 0.0, trainer.frame.parameters)
    every = np.vstack([trainer.frame.parameters, one_each])
    whole, *errors = (f["test_loss"] for f in Evaluation(trainer.experiment, trainer.problem).figures(every))
    name, now = lines_of(trainer)[muted[0]].name, errors[muted[0]]
    if not max(whole, *errors) < LARGEST:
        return Verdict(False, "The test error is too large to be measured.")
    done = now > whole and now == max(errors)
    told = f"With “{name}” alone muted, the test error goes from {fixed(whole, 3)} to {fixed(now, 3)}; "
    return Verdict(done, told + ("no other line hurts as much." if done else "another line hurts more."))


def nothing_muted(trainer: Trainer) -> Verdict:
    """Every line is heard."""
    count = int(trainer.frame.muted.sum())
    return Verdict(count == 0, f"{counted(count, 'line is', 'lines are')} muted; all should be heard.")


# Who turned the knobs


def by_hand(trainer: Trainer) -> Verdict:
    """No step of training was taken."""
    told = f"The machine took {counted(trainer.step, 'step')}, but this task is for your hand: press Reset."
    return Verdict(trainer.step == 0, told)


def trained(least: int = 1) -> Check:
    """So many steps of training were taken."""

    def check(trainer: Trainer) -> Verdict:
        return Verdict(trainer.step >= least, f"{steps(trainer)} taken; {least:,} or more are wanted.")

    return check


def in_steps(count: int) -> Check:
    """Exactly so many steps of training were taken."""

    def check(trainer: Trainer) -> Verdict:
        wanted = f"{count} {'is' if count == 1 else 'are'} wanted"
        return Verdict(trainer.step == count, f"{steps(trainer)} taken; exactly {wanted}, from the start.")

    return check


def no_hand(trainer: Trainer) -> Verdict:
    """No weight was set by hand since the start."""
    turned = sum(frame.event in TURNS for frame in trainer.history.frames)
    told = f"Knobs were turned by hand {counted(turned, 'time')}. The machine is to do it all: press Reset."
    return Verdict(turned == 0, told)


# What the panel "What is wrong?" finds


def finds(name: str) -> Check:
    """The check of this name raises an alarm."""

    def check(trainer: Trainer) -> Verdict:
        alarms, rate = alarms_of(trainer), f"With the learning rate {brief(trainer.experiment.learning_rate)}"
        wanted = "as wanted" if name in alarms else f"but “{DETECTORS[name].label}” is wanted"
        return Verdict(name in alarms, f"{rate} the panel reports {labels(alarms)}, {wanted}.")

    return check


def no_alarm(trainer: Trainer) -> Verdict:
    """No check raises an alarm."""
    alarms = alarms_of(trainer)
    return Verdict(not alarms, f"The panel reports {labels(alarms)}; no alarm is wanted.")


def alarms_of(trainer: Trainer) -> tuple[str, ...]:
    """The names of the checks that raise an alarm, each once."""
    with np.errstate(over="ignore", invalid="ignore"):  # an error beyond all bounds is what they may be about
        return tuple(dict.fromkeys(diagnose(trainer).alarms))


def labels(alarms: tuple[str, ...]) -> str:
    """Alarms as the panel calls them."""
    return listed([f"“{DETECTORS[name].label}”" for name in alarms]) or "no alarm"


# What a neuron's curve does to its sums


def on_flat_parts(most: float, layer: int = 1) -> Check:
    """The share of rows for which the first neuron of a layer sits on a flat part of its curve."""

    def check(trainer: Trainer) -> Verdict:
        low, high = ACTIVATIONS[trainer.experiment.activations[layer - 1]].flat
        total = sums(trainer, layer)
        return share_of_rows(trainer, (total < low) | (total > high), None, most, "sit on a flat part of the curve")

    return check


def silent_for(least: float, most: float, layer: int = 1) -> Check:
    """The share of rows for which the first neuron of a layer, a ReLU, says nothing."""

    def check(trainer: Trainer) -> Verdict:
        return share_of_rows(trainer, sums(trainer, layer) <= 0, least, most, "leave the neuron silent")

    return check


def dead_neurons(most: int = 0) -> Check:
    """How many ReLUs of the first hidden layer are silent on every row to learn from."""

    def check(trainer: Trainer) -> Verdict:
        if trainer.experiment.activations[0] != "relu" or len(trainer.experiment.sizes) < 3:
            return Verdict(False, "There are no hidden ReLUs here.")
        dead = int((all_sums(trainer, 1) <= 0).all(axis=1).sum())
        told = f"{dead} of {trainer.experiment.sizes[1]} hidden neurons {'is' if dead == 1 else 'are'} dead"
        return Verdict(dead <= most, f"{told}; {most or 'none'} should be.")

    return check


# The pieces that these are made of


def all_sums(trainer: Trainer, layer: int) -> np.ndarray:
    """The sums of a layer on the rows to learn from, shape (units, rows)."""
    rows = trainer.problem.inputs[trainer.problem.train_rows]
    with np.errstate(over="ignore", invalid="ignore"):
        layers = list(speak(trainer.experiment.sizes, trainer.experiment.activations, trainer.network.heard, rows))
    return layers[layer - 1][0]


def sums(trainer: Trainer, layer: int) -> np.ndarray:
    """The sums of the first neuron of a layer, shape (rows,)."""
    return all_sums(trainer, layer)[0]


def share_of_rows(trainer: Trainer, mask: np.ndarray, least: float | None, most: float, what: str) -> Verdict:
    noun, count, rows = trainer.experiment.source.noun, int(mask.sum()), len(mask)
    low, high = ceil((least or 0) * rows), int(most * rows)
    wanted = f"at most {high}" if least is None else f"{low} to {high}"
    return Verdict(low <= count <= high, f"{count} of {rows} {noun} to learn from {what}; {wanted} should.")


Write = Callable[[float, int], str]  # of a number and of how many more digits than usual it is to have


def as_weight(value: float, more: int = 0) -> str:
    """As the knobs have it.

    >>> as_weight(-0.5), as_weight(-1e-9), as_weight(0.0512, 1)
    ('−0.50', '0.00', '0.051')
    """
    return fixed(value, 2 + more)


def in_unit(unit: str) -> Write:
    """As the page writes what is measured in this unit.

    >>> in_unit("$")(44822.8, 0), in_unit("$")(44822.8, 3), in_unit("points")(0.7449, 0), in_unit("points")(-1.0996, 2)
    ('$44,823', '$44,822.8', '0.745 points', '−1.0996 points')
    """

    def write(value: float, more: int) -> str:
        if not more:
            return with_unit(value, unit)
        text = brief(abs(value), 3 + more)
        return negative(value, text) + (f"{unit}{text}" if unit in BEFORE else f"{text} {unit}".rstrip())

    return write


def in_unit_of(trainer: Trainer) -> Write:
    return in_unit(trainer.data.target_unit)


def judged(
    value: float | None, above: float | None, below: float | None, what: str, write: Write = as_weight
) -> Verdict:
    """Whether a number lies between its bounds, and a sentence that says both."""
    if value is None:
        return Verdict(False, f"{what} cannot be told here: no number with a unit is guessed.")
    if not abs(value) < LARGEST:
        return Verdict(False, f"{what} is too large to be measured.")
    say = distinctly(value, [bound for bound in (above, below) if bound is not None], write)
    wanted = [f"{word} {say(bound)}" for word, bound in (("above", above), ("below", below)) if bound is not None]
    done = (above is None or value > above) and (below is None or value < below)
    return Verdict(done, f"{what} is {say(value)}; {' and '.join(wanted)} is wanted.")


def distinctly(value: float, bounds: list[float], write: Write) -> Callable[[float], str]:
    """A way to write numbers in which the value looks like none of its bounds, unless it is the same."""
    if value in bounds:
        return lambda each: write(each, 0)
    more = next((more for more in range(12) if write(value, more) not in {write(bound, more) for bound in bounds}), 12)
    return lambda each: write(each, more)


def steps(trainer: Trainer) -> str:
    return counted(trainer.step, "step was", "steps were")
