"""The ways to rank inputs: each with its values, what they are counted in, and what it is blind for."""

from dataclasses import dataclass

import numpy as np

from weightviz.explain.drop_column import Dropped
from weightviz.explain.importance import Importance
from weightviz.explain.numbers import target_unit
from weightviz.explain.units import BEFORE, brief, signed, with_unit
from weightviz.training import Trainer


@dataclass(frozen=True, eq=False)
class Measure:
    """One way to rank the inputs: its ``title``, what one ought to know (``caution``), and a value for each input.

    ``written`` are the values as text. Values that are ``directed`` have a sign that says which way the answer goes.
    """

    title: str
    caution: str
    values: np.ndarray
    written: list[str]
    unit: str
    directed: bool
    spreads: np.ndarray | None = None

    @property
    def order(self) -> list[int]:
        """The inputs, the most important first."""
        return np.argsort(-np.abs(self.values), kind="stable").tolist()


def measures_of(trainer: Trainer, found: Importance) -> list[Measure]:
    """All that can be told at once, from the weights themselves to what the answers make of them."""
    measures = []
    if found.raw is not None:
        unit = target_unit(trainer)
        written = [with_plus(value, unit if unit in BEFORE else "") for value in found.raw]
        caution = "In the data's own units: with another unit comes another length."
        measures.append(Measure("Raw weight", caution, found.raw, written, f"{unit} per unit of the input", True))
    digits = [signed(value) for value in found.first]
    if found.one_neuron:
        caution = "Per standard deviation of the input, so lengths compare."
        measures.append(Measure("Standardised weight", caution, found.first, digits, "weight", True))
    else:
        written = [f"{value:.2f}" for value in found.first]
        caution = "Misleading: what comes behind may turn down what is large here."
        measures.append(Measure("First-layer weights", caution, found.first, written, "sum of |w|", False))
    if found.paths is not None:
        caution = "Exact, as every neuron is linear." if found.exact else "A hint only: as if no neuron bent its sum."
        written = [signed(value) for value in found.paths]
        measures.append(Measure("Product along paths", caution, found.paths, written, "product of weights", True))
    return [*measures, by_shuffling(found)]


def by_shuffling(found: Importance) -> Measure:
    shuffled = found.permutation
    rows = f"{shuffled.rows:,} {'test' if shuffled.held_out else 'training'} rows"
    written = [rise(mean) for mean in shuffled.means]
    caution = f"How much the error rises when the input is shuffled among {rows}."
    return Measure("Shuffling", caution, shuffled.means, written, "error rises by", False, shuffled.spreads)


def by_dropping(result: Dropped) -> Measure:
    known = np.nan_to_num(result.rises, nan=0.0, posinf=0.0, neginf=0.0)
    written = [rise(value) if np.isfinite(value) else "ran away" for value in result.rises]
    caution = "How much the error rises when a network learns anew without the input."
    return Measure("Leaving out", caution, known, written, "error rises by", False)


def in_table(measure: Measure, i: int) -> str:
    """A value with the spread of its repeats, if it has one."""
    return measure.written[i] if measure.spreads is None else f"{measure.written[i]} ± {brief(measure.spreads[i], 2)}"


def rise(value: float) -> str:
    """How far an error rose, to three digits, with a true minus where it fell.

    >>> rise(0.12345), rise(-0.002), rise(0.0)
    ('0.123', '−0.002', '0')
    """
    return brief(value) if abs(value) >= 1e-4 else "0"


def with_plus(value: float, unit: str) -> str:
    """A number with its sign and its unit.

    >>> with_plus(112.6, "$"), with_plus(-0.4, "points")
    ('+$113', '−0.4 points')
    """
    return ("+" if value > 0 else "") + with_unit(value, unit)
