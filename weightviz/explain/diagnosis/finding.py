"""What a detector is, and what it says when it has found something."""

from collections.abc import Callable
from dataclasses import dataclass

from weightviz.explain.diagnosis.evidence import Evidence
from weightviz.written import listed

NOTE, ALARM = "note", "alarm"
MOST_NAMED = 8  # neurons in one sentence


@dataclass(frozen=True)
class Finding:
    """One thing that is so: ``told`` says it with its numbers, ``turn`` what one can do about it.

    An `ALARM` keeps the training from getting better; a `NOTE` is good to know. ``lines`` are the places of the
    parameters that it is about, if it is about some of them; ``measured`` is the number that decided.
    """

    severity: str
    told: str
    turn: str
    measured: float
    lines: tuple[int, ...] = ()


@dataclass(frozen=True)
class Detector:
    """``look`` finds something exactly when ``definition`` holds in the numbers."""

    name: str
    label: str
    definition: str
    look: Callable[[Evidence], list[Finding]]


def neurons(layer: int, units: list[int]) -> str:
    """Hidden neurons as the picture names them.

    >>> neurons(1, [2]), neurons(2, [0, 3])
    ('Neuron 1.3', 'Neurons 2.1 and 2.4')
    """
    names = listed([f"{layer}.{unit + 1}" for unit in units], MOST_NAMED)
    return f"{'Neuron' if len(units) == 1 else 'Neurons'} {names}"
