"""Schedules: how the learning rate changes by itself, as a pure function of the step."""

from collections.abc import Callable
from dataclasses import dataclass
from math import cos, pi


@dataclass(frozen=True)
class Schedule:
    """``factor(step, span)`` multiplies the learning rate of the step after ``step`` steps.

    ``span`` is in steps; the formula calls it n.
    """

    name: str
    label: str
    formula: str
    explanation: str
    factor: Callable[[int, int], float]


def constant(step: int, span: int) -> float:
    return 1.0


def halving(step: int, span: int) -> float:
    """
    >>> [halving(step, 100) for step in (0, 99, 100, 200)]
    [1.0, 1.0, 0.5, 0.25]
    """
    return 0.5 ** (step // span)


def cosine(step: int, span: int) -> float:
    """Half a cosine wave down to 0. Loshchilov & Hutter (2017), equation 5, without restarts.

    >>> [round(cosine(step, 100), 3) for step in (0, 50, 100, 500)]
    [1.0, 0.5, 0.0, 0.0]
    """
    return 0.5 * (1 + cos(pi * min(step, span) / span))


def warm_up(step: int, span: int) -> float:
    """
    >>> [warm_up(step, 4) for step in (0, 1, 3, 9)]
    [0.25, 0.5, 1.0, 1.0]
    """
    return min(1.0, (step + 1) / span)


SCHEDULES: dict[str, Schedule] = {
    schedule.name: schedule
    for schedule in (
        Schedule("constant", "constant", "rate at every step", "The learning rate stays as it is.", constant),
        Schedule(
            "step",
            "halved again and again",
            "rate / 2 from step n, / 4 from step 2n ...",
            "Large steps first, then ever smaller ones: for an error that wavers instead of settling.",
            halving,
        ),
        Schedule(
            "cosine",
            "cosine",
            "rate × (1 + cos(π × step / n)) / 2 up to step n, then 0",
            "Glides softly down to 0 and rests there: for a training of known length.",
            cosine,
        ),
        Schedule(
            "warm_up",
            "warm-up",
            "rate × (step + 1) / n up to step n, then rate",
            "Begins with small steps: for a start that would else run away.",
            warm_up,
        ),
    )
}
