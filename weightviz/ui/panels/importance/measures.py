"""The ways to rank inputs: each with its values, what they are counted in, and what it is blind for."""

from dataclasses import dataclass

import numpy as np

from weightviz.describe import target_unit
from weightviz.explain.drop_column import SEEDS, Dropped
from weightviz.explain.importance import Importance
from weightviz.training import Trainer
from weightviz.written import BEFORE, brief, fixed, signed, signed_with_unit

SAME = 1e-9  # of the larger one: values nearer to each other are the same, but for rounding


@dataclass(frozen=True, eq=False)
class Measure:
    """One way to rank the inputs: its ``title``, what one ought to know (``caution``), and a value for each input.

    A value that is not known is NaN. ``written`` are the values as text. Values that are ``directed`` have a sign that
    says which way the answer goes.
    """

    title: str
    caution: str
    values: np.ndarray
    written: list[str]
    unit: str
    directed: bool
    spreads: np.ndarray | None = None

    @property
    def sizes(self) -> np.ndarray:
        """How much each input counts; NaN where that is not known."""
        return np.where(np.isfinite(self.values), np.abs(self.values), np.nan)

    @property
    def order(self) -> list[int]:
        """The inputs, the most important first; last those of which nothing is known."""
        return np.argsort(-self.sizes, kind="stable").tolist()

    @property
    def tops(self) -> set[int]:
        """The inputs that count most: several that count the same, none where no two of them can be told apart."""
        known = self.sizes[np.isfinite(self.sizes)]
        if not len(known) or known.max() - known.min() <= SAME * known.max():
            return set()
        return set(np.flatnonzero(self.sizes >= (1 - SAME) * known.max()).tolist())

    def contradicts(self, other: "Measure") -> bool:
        """Whether some two inputs stand in the one order here and in the other one there."""
        return bool((self.before() & other.before().T).any())

    def before(self) -> np.ndarray:
        """Which input counts more than which, shape (inputs, inputs)."""
        return self.sizes[:, np.newaxis] * (1 - SAME) > self.sizes


def measures_of(trainer: Trainer, found: Importance) -> list[Measure]:
    """All that can be told at once, from the weights themselves to what the answers make of them."""
    measures = []
    if found.raw is not None:
        unit = target_unit(trainer)
        written = [signed_with_unit(value, unit if unit in BEFORE else "") for value in found.raw]
        caution = "In the data's own units: with another unit comes another length."
        measures.append(Measure("Raw weight", caution, found.raw, written, f"{unit} per unit of the input", True))
    digits = [signed(value) for value in found.first]
    if found.one_neuron:
        caution = "Per standard deviation of the input, so lengths compare."
        measures.append(Measure("Standardised weight", caution, found.first, digits, "weight", True))
    else:
        written = [fixed(value) for value in found.first]
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
    caution = f"How the error changes when the input is shuffled among {rows}."
    return Measure("Shuffling", caution, shuffled.means, written, "change of the error", False, shuffled.spreads)


def by_dropping(result: Dropped) -> Measure:
    alone = [rise(value) if np.isfinite(value) else "ran away" for value in result.means]
    written = alone if np.isfinite(result.with_all).all() else ["not known"] * len(alone)
    caution = f"How the error changes when networks learn anew without the input: the mean over {SEEDS} seeds."
    return Measure("Leaving out", caution, result.means, written, "change of the error", False, result.spreads)


def in_table(measure: Measure, i: int) -> str:
    """A value with the spread of its repeats, if it has one."""
    known = measure.spreads is not None and np.isfinite(measure.spreads[i])
    return f"{measure.written[i]} ± {brief(measure.spreads[i], 2)}" if known else measure.written[i]


def rise(value: float) -> str:
    """How far an error rose, to three digits, with a true minus where it fell.

    >>> rise(0.12345), rise(-0.002), rise(0.0)
    ('0.123', '−0.002', '0')
    """
    return "0" if abs(value) < 1e-4 else brief(value)
