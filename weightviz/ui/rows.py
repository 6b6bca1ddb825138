"""The dialog "Rows": all rows to look at, and a way to leave some out of training and test."""

import re
from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import streamlit as st

from weightviz.data import RowEdits
from weightviz.ui.playground import Playground
from weightviz.ui.session import close_dialog, current_playground
from weightviz.ui.widgets import plain

MOST_SHOWN = 2_000
LEARNT, TEST, LEFT_OUT = "learnt from", "test", "left out"


@st.dialog("Rows", width="large", on_dismiss=close_dialog)
def rows_dialog() -> None:
    """A table to sort and search; chosen rows, or typed ones, are left out or taken in again."""
    playground = current_playground()
    st.caption(counted(playground))
    now = ", ".join(str(place + 1) for place in playground.edits.hidden)
    chosen = st.dataframe(
        table_of_rows(playground), hide_index=True, key=f"rows_{now}", on_select="rerun", selection_mode="multi-row"
    )
    places = chosen["selection"]["rows"]
    out, back = st.columns(2)
    if out.button("Leave the chosen rows out", disabled=not places, width="stretch"):
        leave_out({*playground.edits.hidden, *places})
    if back.button("Take all rows in again", disabled=not playground.edits.hidden, width="stretch"):
        leave_out(())
    if playground.edits.added and st.button("Take added rows away", width="stretch"):
        take_added_away(playground)
    typed = st.text_input(
        "Rows left out", now, placeholder="Such as 17, 23", key=f"left_out_{now}",
        help="Numbers of rows that are neither learnt from nor a test. Leave one out when you think it is a mistake.",
    )  # fmt: skip
    if typed != now:
        try:
            leave_out(places_of(typed, len(playground.rows())))
        except ValueError as problem:
            st.error(plain(str(problem)))


def take_added_away(playground: Playground) -> None:
    """Only the rows of the data themselves stay."""
    n = len(playground.rows()) - len(playground.edits.added)
    hidden = tuple(place for place in playground.edits.hidden if place < n)
    playground.edit_rows(RowEdits(hidden=hidden), "The rows added by hand are gone, and training starts over.")
    st.rerun()


def leave_out(places: Iterable[int]) -> None:
    """Leave exactly these rows out, and show the page that comes of it."""
    playground, hidden = current_playground(), tuple(sorted(map(int, places)))
    playground.edit_rows(replace(playground.edits, hidden=hidden), said(hidden))
    st.rerun()


def said(hidden: tuple[int, ...]) -> str:
    """What the page says when training starts over.

    >>> said((16, 22)), said(())
    ('2 rows are left out, and training starts over.', 'All rows are in again, and training starts over.')
    """
    if not hidden:
        return "All rows are in again, and training starts over."
    many = f"{len(hidden):,} rows are" if len(hidden) > 1 else f"Row {hidden[0] + 1} is"
    return f"{many} left out, and training starts over."


def places_of(text: str, n: int) -> tuple[int, ...]:
    """Places, from 0, of rows that were typed with numbers from 1.

    >>> places_of("17, 3 17", 20)
    (2, 16)
    """
    words = [word for word in re.split(r"[\s,;]+", text) if word]
    wrong = [word for word in words if not re.fullmatch(r"[0-9]{1,9}", word) or not 1 <= int(word) <= n]
    if wrong:
        raise ValueError(f"There is no row {wrong[0][:20]!r}; write numbers from 1 to {n:,}, with commas between them.")
    return tuple(sorted({int(word) - 1 for word in words}))


def counted(playground: Playground) -> str:
    """How many rows there are, and what leaving one out does."""
    total, shown = len(playground.rows()), min(len(playground.rows()), MOST_SHOWN)
    first = f"The first {shown:,} of {total:,}" if shown < total else f"All {total:,}"
    out = f", {len(playground.edits.hidden):,} of them left out" if playground.edits.hidden else ""
    return f"{first} {playground.experiment.source.noun}{out}. Leaving a row out starts the training over."


def table_of_rows(playground: Playground) -> dict[str, list]:
    """The columns of the table: number, side of the split, name, target and inputs, in the data's own units."""
    problem, data = playground.trainer.problem, playground.trainer.data
    n = min(len(data), MOST_SHOWN)
    side = np.full(len(data), LEFT_OUT, dtype=object)
    side[problem.train_rows], side[problem.test_rows] = LEARNT, TEST
    target = data.target[:n, 0]
    answers = [data.classes[int(value)] for value in target] if data.classes else target.tolist()
    names = {"Name": list(data.labels[:n])} if data.labels else {}
    source = playground.experiment.source
    inputs = {titled(source.label(name), unit): data.rows[:n, place].tolist()
              for place, (name, unit) in enumerate(zip(data.columns, data.column_units, strict=True))}  # fmt: skip
    return {
        "Row": list(range(1, n + 1)),
        "Split": side[:n].tolist(),
        **names,
        titled(source.target.label, data.target_unit): answers,
        **inputs,
    }


def titled(name: str, unit: str) -> str:
    return f"{name} ({unit})" if unit else name
