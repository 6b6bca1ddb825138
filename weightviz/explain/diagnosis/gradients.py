"""Gradients that fade or swell on their way back to the first layer."""

import numpy as np

from weightviz.explain.diagnosis.evidence import Evidence
from weightviz.explain.diagnosis.finding import ALARM, Detector, Finding
from weightviz.explain.lines import lines_of
from weightviz.network import blocks
from weightviz.written import brief

APART = 1_000.0  # times: in nine of ten good networks the two lie within a factor of 5 of each other


def lengths(seen: Evidence) -> tuple[float, float]:
    """How long the gradient is: of the lines into the first hidden layer, and of those into the output.

    Both are NaN where one is not finite.
    """
    first, *_, last = (length(block) for block in blocks(seen.experiment.sizes, seen.gradient))
    return (first, last) if np.isfinite(first + last) else (np.nan, np.nan)


def length(numbers: np.ndarray) -> float:
    """The root of the sum of squares, none of which overflows on the way.

    >>> length(np.array([3e200, 0.0])), length(np.zeros(2))
    (3e+200, 0.0)
    """
    largest = float(np.abs(numbers).max())
    return largest * float(np.linalg.norm(numbers / largest)) if 0 < largest < np.inf else largest


def look_for_vanishing(seen: Evidence) -> list[Finding]:
    if seen.last < 3:
        return []
    first, last = lengths(seen)
    if not first < last / APART:
        return []
    told = (
        f"The gradient of the lines into hidden layer 1 has length {brief(first)}, that of the lines into the output "
        f"{brief(last)}: {'it does not arrive at all' if first == 0 else f'{brief(last / first)} times as much'}."
    )
    turn = "Choose fewer hidden layers, tanh or ReLU instead of sigmoid, larger first weights (Xavier, He), or Adam."
    return [Finding(ALARM, told, turn, first / last, into_first(seen))]


def look_for_exploding(seen: Evidence) -> list[Finding]:
    if seen.last < 3:
        return []
    first, last = lengths(seen)
    if not first > last * APART:
        return []
    told = (
        f"The gradient of the lines into hidden layer 1 has length {brief(first)}, that of the lines into the output "
        f"{brief(last)}: it swells on its way back."
    )
    turn = "Take smaller first weights (Xavier) and another start, or turn clipping on."
    return [Finding(ALARM, told, turn, first / last if last else np.inf, into_first(seen))]


def into_first(seen: Evidence) -> tuple[int, ...]:
    return tuple(line.index for line in lines_of(seen.trainer) if line.layer == 1)


VANISHING = Detector(
    "vanishing",
    "vanishing gradients",
    "With two hidden layers or more: the gradient of the lines into the first one, taken as one vector, is less than a "
    f"{APART:,.0f}th as long as that of the lines into the output.",
    look_for_vanishing,
)
EXPLODING = Detector(
    "exploding",
    "exploding gradients",
    "With two hidden layers or more: the gradient of the lines into the first one, taken as one vector, is more than "
    f"{APART:,.0f} times as long as that of the lines into the output.",
    look_for_exploding,
)
