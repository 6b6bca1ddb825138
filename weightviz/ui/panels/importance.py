"""The panel of what matters: several ways to rank the inputs, and what each is blind for."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import streamlit as st

from weightviz.explain.drop_column import Dropped, dropping
from weightviz.explain.importance import Importance, alike, falling, importance
from weightviz.explain.numbers import per_input, target_unit
from weightviz.explain.units import BEFORE, signed, typical_miss, with_unit
from weightviz.history import Frame
from weightviz.training import Trainer
from weightviz.ui.panels.panel import QUIET, Panel, csv_of
from weightviz.ui.panels.portions import a_portion_of, run_again
from weightviz.ui.playground import Playground
from weightviz.ui.widgets import as_table, plain

DROP = "drop_column"  # where the session keeps the networks trained anew


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


@dataclass
class Dropping:
    """Networks being trained without an input, or done; they belong to the moment at which that began."""

    frame: Frame
    work: Iterator[Dropped]
    result: Dropped | None = None
    done: bool = False


def show(playground: Playground) -> None:
    trainer, found = playground.trainer, importance(playground.trainer)
    held = st.session_state.get(DROP)
    if held and held.frame is not trainer.frame:
        held = st.session_state.pop(DROP) and None  # about weights that are gone
    measures = measures_of(trainer, found)
    if held and held.done:
        measures.append(by_dropping(held.result))
    draw(found.names, measures)
    st.markdown(" ".join(sentences(trainer, found, measures)))
    write_table(trainer, found, measures)
    if len(found.names) > 1:
        drop_column(playground)


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


def draw(names: tuple[str, ...], measures: list[Measure]) -> None:
    """A figure each, side by side, or one below the other on a narrow page."""
    from weightviz.charts import ranked_bars  # Plotly comes when a panel needs it

    for place, column in enumerate(st.columns(len(measures), gap="medium")):
        each = measures[place]
        with column:
            st.markdown(f"**{plain(each.title)}**")
            figure = ranked_bars(names, each.values, each.written, each.unit, each.directed, each.spreads)
            st.plotly_chart(figure, config=QUIET, key=f"figure_importance_{each.title}")
            st.caption(plain(each.caution))


def write_table(trainer: Trainer, found: Importance, measures: list[Measure]) -> None:
    """The same numbers in one table, in the order of the shuffling, and as a file."""
    order = by_shuffling(found).order
    columns = {"input": [found.names[i] for i in order]}
    for each in measures:
        columns[each.title.lower()] = [in_table(each, i) for i in order]
    if found.raw is not None:
        per = per_input(trainer)
        columns["raw weight"] = [f"{with_plus(found.raw[i], target_unit(trainer))} {per[i]}" for i in order]
    shuffled = found.permutation
    misses = [typical_miss(trainer, max(0.0, shuffled.error + rise)) for rise in shuffled.means[order]]
    if None not in misses:
        columns["typical miss when shuffled"] = [with_unit(miss, trainer.data.target_unit) for miss in misses]
    st.markdown(as_table(columns))
    words, file = st.columns([5, 1], vertical_alignment="top")
    before = typical_miss(trainer, shuffled.error)
    unshuffled = "" if before is None else f", a typical miss of {with_unit(before, trainer.data.target_unit)}"
    words.caption(
        f"Shuffling: mean and standard deviation over {len(shuffled.rises)} seeded repeats; "
        f"as the rows are, the error is {shuffled.error:.4g}{plain(unshuffled)}."
    )
    exact = {"input": list(found.names)} | {each.title.lower(): each.values.tolist() for each in measures}
    exact["spread of shuffling"] = shuffled.spreads.tolist()
    file.download_button(
        "CSV", csv_of(exact), file_name="importance.csv", mime="text/csv", key="csv_importance", width="stretch"
    )


def in_table(measure: Measure, i: int) -> str:
    """A value with the spread of its repeats, if it has one."""
    return measure.written[i] if measure.spreads is None else f"{measure.written[i]} ± {measure.spreads[i]:.2g}"


def sentences(trainer: Trainer, found: Importance, measures: list[Measure]) -> list[str]:
    """What has to be known to read the bars, each true of this network."""
    said = ["The network has not been trained yet: this is about its first weights."] if trainer.step == 0 else []
    said.append(about_the_orders(found.names, measures))
    if found.paths is not None and not found.exact:
        bent = ", ".join(falling(trainer))
        wrong = f" As {bent} also falls, even the sign may be wrong." if bent else ""
        said.append(f"The product along paths takes every neuron for linear, which not all are.{wrong}")
    said += [
        f"The inputs {plain(a)} and {plain(b)} go closely together (r = {signed(r)}), so they share the credit "
        "as it comes, and shuffling one of them while the other still tells the truth misleads too."
        for a, b, r in alike(trainer)
    ]
    if trainer.experiment.sizes[-1] > 1:
        said.append("What an input does for each class by itself is not shown: only differences between classes count.")
    first = plain(found.names[by_shuffling(found).order[0]])
    lines = "the line" if len(trainer.experiment.sizes) == 2 and found.one_neuron else "every line"
    said.append(f"Try it: mute {lines} of {first} in the network and watch the error.")
    said.append("All this is about what the network uses, not about what causes what.")
    return [each for each in said if each]


def about_the_orders(names: tuple[str, ...], measures: list[Measure]) -> str:
    """Whether the measures agree, and if not, which puts what first."""
    if len(names) < 2:
        return ""
    orders = {each.title.lower(): each.order for each in measures}
    tops = {}
    for title, order in orders.items():
        tops.setdefault(order[0], []).append(title)
    if len(tops) > 1:
        firsts = "; ".join(f"{plain(names[top])} by {listed(titles)}" for top, titles in tops.items())
        return f"They disagree about what comes first: {firsts}."
    if len({tuple(order) for order in orders.values()}) > 1:
        return f"All put {plain(names[next(iter(tops))])} first, but they disagree about the others."
    return "All put the inputs in the same order."


@st.fragment
def drop_column(playground: Playground) -> None:
    """A button that trains anew without each input in turn; it runs in portions."""
    held = st.session_state.get(DROP)
    if held is None or not held.done:
        ready = playground.trainer.step > 0
        st.button("Train anew without each input", on_click=begin, args=(playground,), disabled=not ready, key="drop")
    if held is None:
        st.caption("From the same seed, for as many steps as this network has learnt, with the settings of now.")
    elif held.done:
        st.caption(told(held.result))
    else:
        held.result, held.done = a_portion_of(held.work, held.result)
        if held.done:
            st.rerun()
        st.progress(held.result.share)
        st.button("Stop", on_click=st.session_state.pop, args=(DROP, None), key="stop_drop")
        run_again()


def begin(playground: Playground) -> None:
    st.session_state[DROP] = Dropping(playground.trainer.frame, dropping(playground.trainer))


def told(result: Dropped) -> str:
    """What the networks that were trained anew came to."""
    rows = "test" if result.held_out else "training"
    whole = f"{result.with_all:.4g}" if np.isfinite(result.with_all) else "beyond all bounds"
    return (
        f"Leaving out: each network learnt for {result.steps:,} steps from the same seed, without hand edits and "
        f"locks. With all inputs the error over the {rows} rows was {whole}."
    )


def listed(words: list[str]) -> str:
    """Words in a row.

    >>> listed(["a"]), listed(["a", "b", "c"])
    ('a', 'a, b and c')
    """
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last


def rise(value: float) -> str:
    """How far an error rose, to three digits, with a true minus where it fell.

    >>> rise(0.12345), rise(-0.002), rise(0.0)
    ('0.123', '−0.002', '0')
    """
    return f"{value:.3g}".replace("-", "\u2212") if abs(value) >= 1e-4 else "0"


def with_plus(value: float, unit: str) -> str:
    """A number with its sign and its unit.

    >>> with_plus(112.6, "$"), with_plus(-0.4, "points")
    ('+$113', '−0.4 points')
    """
    return ("+" if value > 0 else "") + with_unit(value, unit)


IMPORTANCE = Panel("importance", "What matters", "Which inputs matter?", show)
