"""The panel of what matters: several ways to rank the inputs, and what each is blind for."""

import numpy as np
import streamlit as st

from weightviz.describe import per_input, target_unit
from weightviz.explain.importance import Importance, importance
from weightviz.explain.units import typical_miss
from weightviz.training import Trainer
from weightviz.ui.panels.importance.leaving_out import drop_column, dropped
from weightviz.ui.panels.importance.measures import (
    Measure,
    by_dropping,
    by_shuffling,
    in_table,
    measures_of,
)
from weightviz.ui.panels.importance.words import sentences
from weightviz.ui.panels.panel import Panel, csv_of, put_figure, words_and_file
from weightviz.ui.playground import Playground
from weightviz.ui.widgets import as_table, plain
from weightviz.written import brief, signed_with_unit, with_unit


def show(playground: Playground) -> None:
    trainer = playground.on_screen
    found = importance(trainer)
    measures, anew = measures_of(trainer, found), dropped(trainer)
    if anew:
        measures.append(by_dropping(anew))
    draw(found.names, measures)
    st.markdown(" ".join(sentences(trainer, found, measures)))
    write_table(trainer, found, measures)
    if len(found.names) > 1:
        drop_column(playground)


def draw(names: tuple[str, ...], measures: list[Measure]) -> None:
    """A figure each, side by side, or one below the other on a narrow page."""
    from weightviz.charts import ranked_bars  # Plotly comes when a panel needs it

    for place, column in enumerate(st.columns(len(measures), gap="medium")):
        each = measures[place]
        with column:
            st.markdown(f"**{plain(each.title)}**")
            figure = ranked_bars(names, each.values, each.written, each.unit, each.directed, each.spreads)
            put_figure(figure, f"importance_{each.title}")
            st.caption(plain(each.caution))


def write_table(trainer: Trainer, found: Importance, measures: list[Measure]) -> None:
    """The same numbers in one table, in the order of the shuffling, and as a file."""
    order = by_shuffling(found).order
    columns = {"input": [found.names[i] for i in order]}
    for each in measures:
        columns[each.title.lower()] = [in_table(each, i) for i in order]
    if found.raw is not None:
        per = per_input(trainer)
        columns["raw weight"] = [f"{signed_with_unit(found.raw[i], target_unit(trainer))} {per[i]}" for i in order]
    shuffled = found.permutation
    errors = np.maximum(0.0, shuffled.error + shuffled.means[order])
    misses = [typical_miss(trainer, error) for error in errors.tolist()]
    if None not in misses:
        columns["typical miss when shuffled"] = [with_unit(miss, trainer.data.target_unit) for miss in misses]
    st.markdown(as_table(columns))
    before = typical_miss(trainer, shuffled.error)
    unshuffled = "" if before is None else f", a typical miss of {with_unit(before, trainer.data.target_unit)}"
    told = (
        f"Shuffling: mean and standard deviation over {len(shuffled.rises)} seeded repeats; "
        f"as the rows are, the error is {brief(shuffled.error, 4)}{plain(unshuffled)}."
    )
    exact = [("input", list(found.names)), *((each.title.lower(), each.values.tolist()) for each in measures)]
    spread = [each for each in measures if each.spreads is not None]
    exact += [(f"spread of {each.title.lower()}", each.spreads.tolist()) for each in spread]
    words_and_file(told, csv_of(exact), "importance")


IMPORTANCE = Panel(
    "importance", "What matters", "Which inputs matter?",
    "Each of these ranks the inputs in its own way, and none tells all. Compare which input comes first.", show,
)  # fmt: skip
