"""Networks trained anew without each input in turn: a button, the work in portions, and what came of it."""

import numpy as np
import streamlit as st

from weightviz.explain.drop_column import Dropped, dropping
from weightviz.explain.units import brief
from weightviz.training import Trainer
from weightviz.ui.panels.portions import run_again
from weightviz.ui.panels.running import Running, running
from weightviz.ui.playground import Playground

DROP = "drop_column"  # where the session keeps the networks trained anew


def dropped(trainer: Trainer) -> Dropped | None:
    """The whole result about this very moment, if there is one."""
    held = running(DROP, trainer.frame)
    return held.result if held and held.result and held.result.share == 1 else None


@st.fragment
def drop_column(playground: Playground) -> None:
    """A button that trains anew without each input in turn; it runs in portions."""
    trainer = playground.trainer
    whole, held = dropped(trainer), running(DROP, trainer.frame)
    if whole:
        st.caption(told(whole))
        return
    st.button("Train anew without each input", on_click=begin, args=(trainer,), disabled=trainer.step == 0, key="drop")
    if held is None or held.work is None:
        st.caption("From the same seed, for as many steps as this network has learnt, with the settings of now.")
        return
    held.go_on()
    if dropped(trainer):
        st.rerun()  # the whole panel: it is one more measure there
    held.write_progress(held.result.share, DROP)
    run_again()


def begin(trainer: Trainer) -> None:
    st.session_state[DROP] = Running(trainer.frame, dropping(trainer))


def told(result: Dropped) -> str:
    """What the networks that were trained anew came to."""
    rows = "test" if result.held_out else "training"
    whole = brief(result.with_all, 4) if np.isfinite(result.with_all) else "beyond all bounds"
    return (
        f"Leaving out: each network learnt for {result.steps:,} steps from the same seed, without hand edits and "
        f"locks. With all inputs the error over the {rows} rows was {whole}."
    )
