"""Networks of other widths, trained side by side on the same rows."""

from functools import partial

import numpy as np
import streamlit as st

from weightviz.explain.shape import in_words
from weightviz.explain.width_sweep import (
    EPOCHS,
    MOST_STEPS,
    SEEDS,
    WIDTHS,
    WidthSweep,
    least_move,
    quartiles,
    shape_of,
    sweeping,
    with_width,
)
from weightviz.training import Trainer
from weightviz.ui.panels.panel import axis_title, csv_of, show_figure
from weightviz.ui.panels.running import begin, show_running
from weightviz.ui.playground import Playground
from weightviz.ui.widgets import plain
from weightviz.written import counted, with_unit

SWEEP = "width_sweep"  # where the session keeps it


@st.fragment
def show_widths(playground: Playground) -> None:
    """A button that trains all of them, in portions, and their errors as far as they are."""
    count = len(WIDTHS) * SEEDS
    button, words = st.columns([1, 3], vertical_alignment="center")
    button.button(f"Train {count} networks", on_click=train, args=(playground,), key="begin_widths", width="stretch")
    words.caption(
        f"One hidden layer of {WIDTHS[0]} to {WIDTHS[-1]} neurons, {SEEDS} starts each, {EPOCHS} epochs or "
        f"{MOST_STEPS:,} steps, with the present data and settings; the present layers, first weights, early stopping, "
        "locks and mutes do not count here."
    )
    show_running(SWEEP, present(playground), partial(draw, playground.trainer))


def train(playground: Playground) -> None:
    begin(SWEEP, present(playground), sweeping(playground.trainer))


def present(playground: Playground) -> tuple:
    """What a sweep is about: these rows, and what of the settings it takes over."""
    return playground.data, playground.edits, with_width(playground.trainer.experiment, WIDTHS[0], 0)


def draw(trainer: Trainer, sweep: WidthSweep) -> None:
    if sweep.runaways == sweep.train.size:
        st.info(f"All {sweep.runaways} runs ran away, so there is nothing to draw. Turn the learning rate down.")
        return
    from weightviz.charts import width_sweep  # Plotly comes when a panel needs it

    test = None if sweep.test is None else quartiles(sweep.test)
    figure = width_sweep(sweep.widths, quartiles(sweep.train), test, axis_title(sweep.measure, sweep.unit))
    st.markdown(" ".join(found(sweep)))
    show_figure(figure, " ".join(explained(sweep, trainer)), table(sweep), SWEEP)


def found(sweep: WidthSweep) -> list[str]:
    """The shapes that came, named from the numbers."""
    sides = {"training": sweep.train} | ({} if sweep.test is None else {"test": sweep.test})
    least = least_move(*sides.values())
    said = [curve_in_words(name, errors, least, sweep) for name, errors in reversed(sides.items())]
    gaps = sweep.gaps
    if gaps is not None and np.isfinite(gaps).any():
        widest = int(np.nanargmax(gaps))
        if gaps[widest] > 0:
            said.append(f"The gap is widest with {neurons(sweep.widths[widest])}: {written(gaps[widest], sweep)}.")
        else:
            said.append("At no width is the test error above the training error.")
    return said


def curve_in_words(name: str, errors: np.ndarray, least: float, sweep: WidthSweep) -> str:
    """What a curve does from the narrowest to the widest network."""
    middle = quartiles(errors)[1]
    there = np.flatnonzero(np.isfinite(middle))
    if len(there) < 2:
        return f"Too few of the runs came to an end to say what the {name} error does."
    first, last, lowest = there[0], there[-1], int(np.nanargmin(middle))
    places = [first, last] if lowest in (first, last) else [first, lowest, last]
    told = [f"{written(middle[place], sweep)} with {neurons(sweep.widths[place])}" for place in places]
    return f"**The {name} error {in_words(shape_of(errors, least))}**: {', '.join(told)}."


def written(error: float, sweep: WidthSweep) -> str:
    return plain(with_unit(error, sweep.unit))


def neurons(width: int) -> str:
    return counted(width, "neuron")


def explained(sweep: WidthSweep, trainer: Trainer) -> list[str]:
    """What is drawn, and what was left out."""
    least = least_move(*(errors for errors in (sweep.train, sweep.test) if errors is not None))
    said = [
        f"Curves: the middle of {SEEDS} starts after {sweep.epochs:,.3g} epochs. Bands: the middle half of them. Moves "
        f"up to {written(least, sweep)} count as flat.",
        f"{sweep.lines[0]:,} to {sweep.lines[-1]:,} weights and biases, {sweep.rows:,} training rows.",
    ]
    if sweep.rows < len(trainer.problem.train_rows):
        total = len(trainer.problem.train_rows)
        said.append(f"To be quick, {sweep.rows:,} of the {total:,} training rows were learnt from, evenly picked.")
    if sweep.runaways:
        is_or_are = "is" if sweep.runaways == 1 else "are"
        said.append(f"{sweep.runaways} of the {sweep.train.size} runs ran away and {is_or_are} left out.")
    if sweep.test is None:
        said.append(f"No {plain(trainer.experiment.source.noun)} are kept back, so there is no test error.")
    return said


def table(sweep: WidthSweep) -> str:
    """Every run, as a CSV file."""
    columns = {
        "neurons": np.repeat(sweep.widths, SEEDS).tolist(),
        "weights and biases": np.repeat(sweep.lines, SEEDS).tolist(),
        "seed": np.tile(np.arange(SEEDS), len(sweep.widths)).tolist(),
        "training error": sweep.train.ravel().tolist(),
    }
    if sweep.test is not None:
        columns["test error"] = sweep.test.ravel().tolist()
    return csv_of(columns.items())
