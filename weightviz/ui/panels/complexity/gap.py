"""The network on screen: how much there is to turn, how far its two errors lie apart, and what helps."""

from math import isfinite

import streamlit as st

from weightviz.explain.complexity import Complexity, complexity, shown
from weightviz.explain.effective_number import MOST_ROWS, is_held_back
from weightviz.optimizers import OPTIMIZERS
from weightviz.training import Trainer
from weightviz.ui.panels.complexity.by_heart import show_by_heart
from weightviz.ui.panels.panel import axis_title, csv_of, show_figure
from weightviz.ui.playground import Playground
from weightviz.ui.widgets import plain
from weightviz.written import counted, fixed, trimmed, with_unit

CURE_L2, CURE_PATIENCE = 0.01, 20
RISEN = 1.01  # a test error of more than so many times its lowest has risen again


def show_gap(playground: Playground) -> None:
    trainer = playground.on_screen
    found = complexity(trainer)
    hidden = playground.view.hide
    left, right = st.columns([2, 3], gap="large")
    with left:
        st.markdown(how_many(trainer, found))
        st.markdown(effective(trainer, found))
        if found.effective is not None:
            st.caption(how_counted(trainer))
        if "more" not in hidden:  # a link that hides the settings wants them to stay
            cures(playground)
    with right:
        if found.gap is None:
            st.info("No rows are kept back as a test, so there is no gap to measure. Choose fewer rows to learn from "
                    "under More settings.")  # fmt: skip
        elif not isfinite(found.gap):
            st.info("The error is too large to be reckoned with, so there is no gap to measure. Undo, or Reset.")
        else:
            show_gauge(trainer, found)
        if "data" not in hidden:  # likewise
            show_by_heart(playground)


def how_many(trainer: Trainer, found: Complexity) -> str:
    """How many numbers there are, and how many rows."""
    said = f"**{found.lines:,} weights and biases** learn from {found.train_rows:,} {noun(trainer)}."
    said += f" {counted(found.held, 'of them is', 'of them are')} locked or muted." if found.held else ""
    at_zero = counted(found.at_zero, "of them stands", "of them stand")
    return said + (f" With L1 on, {at_zero} at exactly 0." if found.at_zero else "")


def noun(trainer: Trainer) -> str:
    return plain(trainer.experiment.source.noun)


def effective(trainer: Trainer, found: Complexity) -> str:
    """How many of the numbers count, and what that means."""
    if found.effective is None:
        return "No effective number can be told: " + (
            "the mean absolute error has no curvature."
            if trainer.experiment.loss == "mean_absolute_error"
            else "the weights are too large to be reckoned with."
        )
    rows = "the training rows" if found.train_rows <= MOST_ROWS else f"{MOST_ROWS} of the rows, evenly picked"
    number = trimmed(fixed(found.effective, 1))
    return (
        f"**Effective number: {number}.** In about so many independent ways small changes of the "
        f"weights, as they stand now, move the answers on {rows}."
    )


def how_counted(trainer: Trainer) -> str:
    """What the effective number leaves out, and where it comes from."""
    said = "Ways a thousand times weaker than the strongest do not count"
    if is_held_back(trainer.experiment):
        return f"{said}, and what L2 holds back counts as less than 1. MacKay (1992), as in ridge regression."
    optimizer = OPTIMIZERS[trainer.experiment.optimizer].label
    return f"{said}{f', nor does the decay of {optimizer}' if trainer.experiment.l2 else ''}. MacKay (1992)."


def show_gauge(trainer: Trainer, found: Complexity) -> None:
    from weightviz.charts import gap_gauge  # Plotly comes when a panel needs it

    texts = [with_unit(value, found.unit) for value in (found.train_error, found.test_error, found.gap)]
    title = axis_title(found.measure, found.unit)
    table = csv_of([("rows", ["training", "test"]), (title, [found.train_error, found.test_error])])
    figure = gap_gauge(found.train_error, found.test_error, texts, title)
    show_figure(figure, " ".join(gap_in_words(trainer, found)), table, "gap")


def gap_in_words(trainer: Trainer, found: Complexity) -> list[str]:
    """What the gauge shows, and whether the test error was lower before."""
    size = plain(with_unit(abs(found.gap), found.unit))
    if found.gap > 0:
        said = [f"The test error is {size} above the training error."]
    elif found.gap < 0:
        said = [f"The test error is {size} below the training error: the rows kept back are easier for this network."]
    else:
        said = ["Both errors are the same: there is no gap."]
    said.append(
        "Watch the gap rather than the number of weights: it opens where a network learns what holds for its training "
        "rows only, and a little by the luck of which rows were kept back."
    )
    lowest = min(trainer.history.frames, key=lambda frame: frame.test_loss)
    if trainer.test_loss > RISEN * lowest.test_loss:
        before = plain(with_unit(float(shown(trainer, lowest.test_loss)), found.unit))
        said.append(f"At step {lowest.step:,} the test error was lower: {before}.")
    return said


def cures(playground: Playground) -> None:
    """One click each; both start the training over."""
    experiment, has_test = playground.experiment, len(playground.trainer.problem.test_rows) > 0
    st.markdown("**What can close a gap**")
    buttons = st.container(horizontal=True)
    buttons.button(
        f"Set L2 to {CURE_L2}", key="cure_l2", on_click=change, args=(playground, {"l2": CURE_L2}),
        disabled=experiment.l2 == CURE_L2, help="Pulls every weight towards 0, large ones most.",
    )  # fmt: skip
    buttons.button(
        "Stop early", key="cure_early_stopping",
        on_click=change, args=(playground, {"early_stopping": CURE_PATIENCE}),
        disabled=experiment.early_stopping == CURE_PATIENCE or not has_test,
        help=f"Ends the training once the test error has not improved for {CURE_PATIENCE} epochs.",
    )  # fmt: skip
    st.caption(
        "Each sets this one thing and starts the training over; then press Play. Neither is sure to help: to compare, "
        "keep this run first under Look deeper, Two runs."
    )


def change(playground: Playground, settings: dict) -> None:
    playground.change(**settings)
    playground.renew_widgets()
