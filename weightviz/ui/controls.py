"""The strip of controls above the stage. The stage below it owns what is drawn on it (layers, speed, start)."""

import streamlit as st

from weightviz.activations import ACTIVATIONS
from weightviz.data import DATASETS
from weightviz.experiment import HIDDEN_NAMES, NO_PANEL, OWN_DATA
from weightviz.ui.lesson.attempt import attempt
from weightviz.ui.lesson.choice import choose_lesson
from weightviz.ui.own_data import own_data_dialog
from weightviz.ui.panels import PANELS
from weightviz.ui.playground import Playground
from weightviz.ui.rows import rows_dialog
from weightviz.ui.session import ANOTHER_TABLE, MORE, dialog_open
from weightviz.ui.settings import more_settings
from weightviz.ui.share import share
from weightviz.ui.widgets import choose, help_of, plain, row_of_table, told_apart, usual


def controls(playground: Playground) -> None:
    """The common choices in a row that wraps on small screens, the rest under "More settings".

    What a link asks to hide is not there at all.
    """
    experiment, hidden = playground.experiment, playground.view.hide
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        if attempt():
            choose_lesson(playground)
        if "data" not in hidden:
            choose_data(playground)
        if "rate" not in hidden:
            rates = usual("learning_rate", experiment.learning_rate)
            choose("learning_rate", "Learning rate", rates, told_apart(rates), width=122)
        if "activation" not in hidden and experiment.hidden_layers:
            choose_activation(playground)
        if "inputs" not in hidden:
            choose_inputs(playground)
        if "more" not in hidden:
            with st.popover("More settings", key=MORE, on_change="rerun"):
                more_settings(playground)
        if "panels" not in hidden:
            choose_panel(playground.view.panel)
        if not attempt() and "lessons" not in hidden:
            choose_lesson(playground)
        if attempt() or "share" not in hidden:
            share(playground)
    if dialog_open("own data"):
        own_data_dialog()
    elif dialog_open("rows"):
        rows_dialog()


def choose_panel(present: str) -> None:
    """What stands below the picture. The first option is the box's name, which so needs no line of its own.

    While none is open the box is so narrow that on a phone three share a line; the name of a panel needs more.
    """
    labels = {NO_PANEL: "Look deeper"} | {name: panel.label for name, panel in PANELS.items()}
    width = 142 if present == NO_PANEL else 190
    choose("panel", "Look deeper", tuple(labels), labels.__getitem__, width=width, label_visibility="collapsed")


def choose_data(playground: Playground) -> None:
    """All data sets; at the end of the list a table of one's own."""
    own = [OWN_DATA] * (playground.data is not None) + [ANOTHER_TABLE] * ("own" not in playground.view.hide)
    names = {name: source.title for name, source in DATASETS.items()}
    names[OWN_DATA] = "Your own data"
    names[ANOTHER_TABLE] = "Your own data …" if playground.data is None else "Another table of your own …"
    choose("dataset", "Data", (*DATASETS, *own), names.__getitem__, width=208)


def choose_activation(playground: Playground) -> None:
    """One activation for all hidden layers; layers that differ are chosen in "More settings"."""
    present = playground.experiment.activation
    names = {name: ACTIVATIONS[name].label for name in HIDDEN_NAMES}
    if not isinstance(present, str):
        names = {present: "each its own", **names}
    entries = [ACTIVATIONS[name] for name in HIDDEN_NAMES]
    formulas = "\n".join(f"- **{each.label}**: {plain(each.formula)}" for each in entries)
    explained = f"{help_of('activation')}\n\n{formulas}"
    choose("activation", "Activation", tuple(names), names.__getitem__, width=122, help=explained)


def choose_inputs(playground: Playground) -> None:
    """Which inputs the network is told: several can be chosen, so they fold away under their names."""
    source, chosen = playground.experiment.source, playground.experiment.inputs
    short = ", ".join(map(source.label, chosen))
    title = short if len(short) <= 14 else f"{len(chosen)} of {len(source.inputs)}"
    with st.popover(f"Inputs: {plain(title)}"):
        st.pills(
            "Inputs",
            source.inputs,
            selection_mode="multi",
            format_func=lambda name: plain(source.label(name)),
            **row_of_table("inputs"),
        )
        for column in source.columns:
            if column.explanation:
                st.caption(f"**{column.label}**{f', {column.unit}' if column.unit else ''}: {column.explanation}")
