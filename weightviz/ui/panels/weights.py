"""The panel of weights over time."""

import streamlit as st

from weightviz.explain.lines import lines_of
from weightviz.explain.weights_over_time import WeightsOverTime, weights_over_time
from weightviz.ui.panels.panel import Panel, csv_of, show_figure
from weightviz.ui.playground import Playground
from weightviz.ui.widgets import plain
from weightviz.written import signed

AT_FIRST = 5  # lines shown before any was picked
# What a hand did, by the events that `history.EDITS` names
WORDS = {"set": "turned by hand", "flip": "sign flipped", "start": "back to its start", "lock": "locked or unlocked",
         "mute": "muted or unmuted", "reset": "reset"}  # fmt: skip


def show(playground: Playground) -> None:
    past, names = weights_over_time(playground.trainer), [line.name for line in lines_of(playground.trainer)]
    picked = playground.picked or past.moved_most(min(AT_FIRST, len(names)))
    if len(past.steps) < 2:
        st.info("Nothing has moved yet. Press Play or Step, or turn a line.")
        return
    from weightviz.charts import weights_over_time as chart  # Plotly comes when a panel needs it

    shown = past.values[:, picked]
    by_hand = [(step, WORDS[event]) for step, event in past.by_hand]
    figure = chart(past.steps, shown, [names[i] for i in picked], by_hand)
    table = csv_of([("step", past.steps.tolist()), *zip(names, past.values.T.tolist(), strict=True)])
    show_figure(figure, told(past, picked, names), table, WEIGHTS.name)


def told(past: WeightsOverTime, picked: tuple[int, ...], names: list[str]) -> str:
    """The figure in a sentence or two."""
    ways = [f"{plain(names[i])} from {signed(past.values[0, i])} to {signed(past.values[-1, i])}" for i in picked]
    first, last = int(past.steps[0]), int(past.steps[-1])
    return f"Steps {first:,} to {last:,}: {'; '.join(ways)}."


WEIGHTS = Panel(
    "weights", "History of weights", "How did the weights get where they are?",
    "Each curve is a weight over the steps: blue above 0, orange and dashed below. Click a line in the network to see "
    "its curve.", show,
)  # fmt: skip
