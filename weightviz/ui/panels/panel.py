"""What every panel is, and how it puts a figure on the page."""

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import StringIO

import streamlit as st

from weightviz.ui.playground import Playground

FORMULAS = ("=", "+", "-", "@", "\t", "\r")  # what a formula begins with in one spreadsheet or another
QUIET = {"displayModeBar": False, "scrollZoom": False}


@dataclass(frozen=True)
class Panel:
    """One way to look behind the picture. ``question`` is what it answers; ``show`` writes it onto the page.

    ``opening`` says in a sentence or two what is shown, and one thing to do with it.
    """

    name: str
    label: str
    question: str
    opening: str
    show: Callable[[Playground], None]


def ground():
    """What the charts are drawn on, as the browser says it."""
    from weightviz.charts import DARK, LIGHT  # Plotly comes when a panel needs it

    return DARK if st.context.theme.type == "dark" else LIGHT


def show_figure(figure, told: str, table: str, name: str) -> None:
    """A Plotly figure, what it shows in words for those who cannot see it, and its numbers as a CSV file.

    ``table`` is that file's text; ``name`` tells the figure from others on the page.
    """
    put_figure(figure, name)
    words_and_file(told, table, name)


def put_figure(figure, name: str) -> None:
    """A Plotly figure alone, for figures whose words and numbers stand together below."""
    from weightviz.charts import lettered

    st.plotly_chart(lettered(figure, ground()), config=QUIET, key=f"figure_{name}")


def words_and_file(told: str, table: str, name: str) -> None:
    """A caption below numbers, and beside it a button that saves them as a CSV file."""
    words, file = st.columns([5, 1], vertical_alignment="top")  # so wide that CSV fits in half a tablet
    words.caption(told)
    file.download_button("CSV", table, file_name=f"{name}.csv", mime="text/csv", key=f"csv_{name}")


def axis_title(measure: str, unit: str) -> str:
    """What an axis of errors is called.

    >>> axis_title("typical miss", "$"), axis_title("cross-entropy", "")
    ('typical miss, $', 'error (cross-entropy)')
    """
    return f"{measure}, {unit}" if unit else f"error ({measure})"


def csv_of(columns: Iterable[tuple[str, list]]) -> str:
    """Names, of which two may be the same, and columns of equal length as the text of a CSV file.

    An apostrophe goes before a text that a spreadsheet would take for a formula.

    >>> csv_of([("step", [0, 1]), ("a, b", [0.5, -2.0])])
    'step,"a, b"\\r\\n0,0.5\\r\\n1,-2.0\\r\\n'
    """
    names, values = zip(*columns, strict=True)
    text = StringIO()
    csv.writer(text).writerows([no_formula(cell) for cell in row] for row in (names, *zip(*values, strict=True)))
    return text.getvalue()


def no_formula(cell: object) -> object:
    """A cell as it is, with an apostrophe before a text that begins like a formula; a negative number is none."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULAS) else cell
