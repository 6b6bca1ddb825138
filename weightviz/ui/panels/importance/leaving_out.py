"""Networks trained anew without each input in turn: a button, the work in portions, and what came of it."""

import numpy as np
import streamlit as st

from weightviz.explain.drop_column import MOST_STEPS, SEEDS, Dropped, dropping
from weightviz.explain.lines import unit_name
from weightviz.training import Trainer
from weightviz.ui.panels.running import begin, running, show_running
from weightviz.ui.playground import Playground
from weightviz.ui.widgets import plain
from weightviz.written import brief, counted, listed

DROP = "drop_column"  # where the session keeps the networks trained anew


def dropped(trainer: Trainer) -> Dropped | None:
    """The whole result about this very moment, if there is one."""
    job = running(DROP, trainer.frame)
    return job.result if job and job.result and job.result.share == 1 else None


@st.fragment
def drop_column(playground: Playground) -> None:
    """A button that trains anew without each input in turn; it runs in portions."""
    trainer = playground.on_screen
    whole = dropped(trainer)
    if whole:
        st.caption(told(whole, [plain(unit_name(trainer, 0, i)) for i in range(len(trainer.problem.names))]))
        return
    st.button(
        "Train anew without each input", on_click=train_anew, args=(trainer,), disabled=trainer.step == 0, key="drop"
    )
    st.caption(
        f"From {SEEDS} seeds, this one and those that follow it, for as many steps as this network has learnt but "
        f"{MOST_STEPS:,} at the most, with the settings of now."
    )
    show_running(DROP, trainer.frame, show_whole)


def train_anew(trainer: Trainer) -> None:
    begin(DROP, trainer.frame, dropping(trainer))


def show_whole(result: Dropped) -> None:
    """Once all is there, it is one more measure in the panel, which has to be drawn anew."""
    if result.share == 1:
        st.rerun()


def told(result: Dropped, names: list[str]) -> str:
    """What the networks that were trained anew came to, and which of them ran away; ``names`` are those of inputs."""
    rows = "test" if result.held_out else "training"
    said = (
        f"Leaving out: {SEEDS} networks each learnt for {counted(result.steps, 'step')}, from this seed and those that "
        "follow it, without hand edits, locks and first weights of one's own; mean and standard deviation over them. "
    )
    if np.isnan(result.with_all).any():
        return f"{said}With all inputs a training ran away, so there is nothing to compare with."
    mean, spread = result.with_all.mean(), result.with_all.std(ddof=1)
    said += f"With all inputs the error over the {rows} rows was {brief(mean, 4)} ± {brief(spread, 2)}."
    lost = [f"without {names[i]}" for i in np.flatnonzero(np.isnan(result.means))]
    said += f" A training {listed(lost)} ran away, so no number is told there." if lost else ""
    lucky = listed([f"without {names[i]}" for i in np.flatnonzero(result.by_luck)])
    luck = f" Smaller than its spread, and so perhaps luck that another seed turns round: the rise {lucky}."
    return said + (luck if lucky else "")
