"""The panel of too many knobs: this network, others of other widths, and double descent."""

import streamlit as st

from weightviz.ui.panels.complexity.descent import show_descent
from weightviz.ui.panels.complexity.gap import show_gap
from weightviz.ui.panels.complexity.widths import show_widths
from weightviz.ui.panels.panel import Panel
from weightviz.ui.playground import Playground

TABS = {"This network": show_gap, "Other widths": show_widths, "Double descent": show_descent}


def show(playground: Playground) -> None:
    tabs = st.tabs(list(TABS), key="complexity_tab", on_change="rerun")
    for tab, write in zip(tabs, TABS.values(), strict=True):
        if tab.open:  # a closed one costs nothing
            with tab:
                write(playground)


COMPLEXITY = Panel("complexity", "Too many knobs?", "How many weights are too many?", show)
