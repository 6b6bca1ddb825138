"""Widgets for rows of the settings table: their values, their help, and who hears of a change."""

import re
from collections.abc import Callable, Iterable
from typing import Any

import streamlit as st

from weightviz.experiment import SETTINGS
from weightviz.ui.session import NOTHING, widget_changed, widget_key
from weightviz.written import brief

USUAL = {
    "learning_rate": (0.0001, 0.0003, 0.001, 0.003, 0.01, 0.02, 0.03, 0.05, 0.1, 0.3, 0.5, 1.0, 1.1, 3.0),
    "batch_size": (1, 2, 5, 10, 20, 30, 50, 100),
    "train_share": (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0),
    "noise": (0.0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5),
    "clip": (0.1, 0.5, 1.0, 5.0),
    "early_stopping": (5, 10, 20, 50, 100),
    "l1": (0.0, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1),
    "l2": (0.0, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1),
    "dropout": (0.0, 0.1, 0.2, 0.3, 0.4, 0.5),
}
MARKS = re.compile(r"[\\`*_~\[\]$:#<>|&]")  # of Markdown, which a backslash makes letters again
TURNS = re.compile(
    r"^(?=([-+]|\d+[.)])(\s|$))|(?<=:)(?=//)|(?<=www)(?=\.)|(?=@)|(?<=[-<>~])(?=[-=>])", re.IGNORECASE
)
JOINER = "\u2060"  # has no width, and keeps apart what would turn into a list, a link or an arrow despite backslashes
STARTS_OVER = " Changing it starts the training over."


def usual(setting: str, present: float | None) -> list[float]:
    """The values one usually chooses among, and the present one, which a link may have brought."""
    return sorted({*USUAL[setting], present} - {None})


def told_apart(values: Iterable[float], scale: int = 1, unit: str = "") -> Callable[[float], str]:
    """How these numbers are written: with six digits, or as many more as it takes that no two look alike.

    >>> words = told_apart([0.3, 0.30000001])
    >>> words(0.3), words(0.30000001)
    ('0.3', '0.30000001')
    """
    values = list(values)
    for digits in range(6, 18):
        if len({brief(scale * value, digits) for value in values}) == len(values):
            break
    return lambda value: brief(scale * value, digits) + unit


def choose(setting: str, name: str, options, words: Callable[[Any], str], **looks) -> None:
    """A select box for one row of the settings table; ``looks`` as `st.selectbox` has them."""
    st.selectbox(
        name,
        [NOTHING if option is None else option for option in options],
        format_func=lambda option: words(None if option == NOTHING else option),
        **{**row_of_table(setting), **looks},
    )


def choose_of(setting: str, name: str, registry: dict, options: Iterable[str] | None = None) -> None:
    """A select box of a registry's entries, each explained in the help."""
    offered = tuple(registry if options is None else options)
    explained = explanations(registry[option] for option in offered)
    row = row_of_table(setting)
    st.selectbox(
        name,
        offered,
        format_func=lambda option: registry[option].label,
        **{**row, "help": f"{row['help']}\n\n{explained}"},
    )


def explanations(entries: Iterable) -> str:
    """What each entry of a registry does, as a list."""
    return "\n".join(f"- **{entry.label}**: {entry.explanation}" for entry in entries)


def formula(entry) -> None:
    """The formula of a registry's entry, to stand below the box it was chosen in."""
    st.caption(plain(entry.formula))


def number(setting: str, name: str) -> None:
    """A field for a whole number of the settings table."""
    kind = SETTINGS[setting].kind
    st.number_input(
        name,
        int(kind.low),
        int(kind.high),
        step=1,
        **row_of_table(setting),
    )


def row_of_table(setting: str) -> dict[str, Any]:
    """What every widget of a setting has in common: where its value is kept, who hears of it, and its help."""
    key = widget_key(setting)
    return {"key": key, "on_change": widget_changed, "args": (setting, key), "help": help_of(setting)}


def plain(text: str) -> str:
    """A text from outside, such as the name of a column, so that Streamlit takes nothing in it for Markdown.

    >>> plain("cost ($), *net*")
    'cost (\\\\$), \\\\*net\\\\*'
    """
    return MARKS.sub(r"\\\g<0>", TURNS.sub(JOINER, text))


def written(text: str) -> str:
    """A lesson's text, which is Markdown, but dollars are dollars and no formula.

    >>> print(written("*About* $116"))
    *About* \\$116
    """
    return text.replace("$", r"\$")


def as_table(columns: dict[str, list]) -> str:
    """Columns as a table in Markdown, which is there at once: Streamlit's own needs pandas, and seconds to load it.

    >>> print(as_table({"a|b": [1, 2], "c": ["x", "*y*"]}))
    | a\\|b | c |
    | --- | --- |
    | 1 | x |
    | 2 | \\*y\\* |
    """
    rows = [list(columns), ["---"] * len(columns), *map(list, zip(*columns.values(), strict=True))]
    escaped = [[cell if row is rows[1] else plain(" ".join(str(cell).split())) for cell in row] for row in rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in escaped)


def help_of(setting: str) -> str:
    """What a setting does, when to turn it, and whether that starts the training over."""
    return SETTINGS[setting].help + ("" if SETTINGS[setting].live else STARTS_OVER)
