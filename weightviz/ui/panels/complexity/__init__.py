"""The panel of too many knobs: this network, others of other widths, and double descent."""

from functools import partial

import streamlit as st

from weightviz.ui.panels.complexity.descent import show_descent
from weightviz.ui.panels.complexity.gap import show_gap
from weightviz.ui.panels.complexity.widths import show_widths
from weightviz.ui.panels.panel import Panel
from weightviz.ui.panels.running import stop_all
from weightviz.ui.playground import Playground


def show(playground: Playground) -> None:
    parts = {
        "This network": partial(show_gap, playground),
        "Other widths": partial(show_widths, playground),
        "Double descent": show_descent,
    }
    tabs = st.tabs(list(parts), key="complexity_tab", on_change=stop_all)
    for tab, write in zip(tabs, parts.values(), strict=True):
        if tab.open:  # a closed one costs nothing
            with tab:
                write()


COMPLEXITY = Panel(
    "complexity", "Too many knobs?", "How many weights are too many?",
    "With many weights a network can learn its rows by heart, and err on others. Train it and watch the gap between "
    "its two errors, then try other widths.", show,
)  # fmt: skip
