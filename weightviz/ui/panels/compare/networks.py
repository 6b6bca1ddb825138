"""Two networks beside each other, and the lines in which they differ most."""

import streamlit as st

from weightviz.explain.comparison import Comparison
from weightviz.explain.lines import lines_of, names_of
from weightviz.training import Trainer
from weightviz.ui.panels.panel import csv_of, ground, show_figure
from weightviz.ui.widgets import plain
from weightviz.written import signed

MARKED = 3  # lines


def show_networks(found: Comparison) -> None:
    """Both networks beside each other at one scale, the lines that differ most marked in both and named below."""
    from weightviz.charts import network  # Plotly comes when a panel needs it

    marks = found.most_different(MARKED)
    runs = (("kept", "Kept", found.kept, found.now), ("now", "Now", found.now, found.kept))
    for column, (which, title, trainer, other) in zip(st.columns(2, gap="medium"), runs, strict=True):
        with column:
            shape = "-".join(map(str, trainer.experiment.sizes))
            st.markdown(f"**{title}: {shape} at step {trainer.step:,}**")
            told = f"{trainer.start.size:,} weights and biases. Widths are on one scale in both pictures."
            figure = network(trainer, [other], marks, ground(), names_of(trainer))
            show_figure(figure, told, weights_table(trainer), f"network_{which}")
    st.markdown(about_lines(found, marks))


def weights_table(trainer: Trainer) -> str:
    """All lines of a network, as a CSV file."""
    return csv_of([
        ("line", [line.name for line in lines_of(trainer)]),
        ("value", trainer.network.parameters.tolist()),
        ("muted", trainer.network.muted.tolist()),
    ])  # fmt: skip


def about_lines(found: Comparison, marks: tuple[int, ...]) -> str:
    """Which lines differ most, from what to what, and whether that means anything."""
    if not found.same_lines:
        return "The two networks do not have the same lines, so these cannot be compared one by one."
    if not marks:
        return "No line differs by as much as 0.005."
    from weightviz.charts.network import LETTERS

    lines = lines_of(found.now)
    named = [
        f"**{letter}** {plain(lines[place].name)}: kept {spoken(found.kept, place)}, now {spoken(found.now, place)}"
        for letter, place in zip(LETTERS, marks, strict=False)
    ]
    most = "One line differs by 0.005 or more" if len(named) == 1 else f"The {len(named)} lines that differ most"
    said = [f"{most}: {'; '.join(named)}."]
    if not found.same_start and found.now.experiment.hidden_layers:
        said.append(
            "The two began from different weights. Hidden neurons can swap places, and with tanh turn all their signs, "
            "and the network still says the same. So lines of the same name may do different work."
        )
    return " ".join(said)


def spoken(trainer: Trainer, place: int) -> str:
    """The value of a line, and whether it is muted and so counts as 0."""
    muted = " (muted, so it counts as 0)" if trainer.network.muted[place] else ""
    return signed(float(trainer.network.parameters[place])) + muted
