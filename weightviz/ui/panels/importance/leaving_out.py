"""Networks trained anew without each input in turn: a button, the work in portions, and what came of it."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import streamlit as st

from weightviz.explain.drop_column import Dropped, dropping
from weightviz.history import Frame
from weightviz.ui.panels.portions import a_portion_of, run_again
from weightviz.ui.playground import Playground

DROP = "drop_column"  # where the session keeps the networks trained anew


@dataclass
class Dropping:
    """Networks being trained without an input, or done; they belong to the moment at which that began."""

    frame: Frame
    work: Iterator[Dropped]
    result: Dropped | None = None
    done: bool = False


@st.fragment
def drop_column(playground: Playground) -> None:
    """A button that trains anew without each input in turn; it runs in portions."""
    held = st.session_state.get(DROP)
    if held is None or not held.done:
        ready = playground.trainer.step > 0
        st.button("Train anew without each input", on_click=begin, args=(playground,), disabled=not ready, key="drop")
    if held is None:
        st.caption("From the same seed, for as many steps as this network has learnt, with the settings of now.")
    elif held.done:
        st.caption(told(held.result))
    else:
        held.result, held.done = a_portion_of(held.work, held.result)
        if held.done:
            st.rerun()
        st.progress(held.result.share)
        st.button("Stop", on_click=st.session_state.pop, args=(DROP, None), key="stop_drop")
        run_again()


def begin(playground: Playground) -> None:
    st.session_state[DROP] = Dropping(playground.trainer.frame, dropping(playground.trainer))


def told(result: Dropped) -> str:
    """What the networks that were trained anew came to."""
    rows = "test" if result.held_out else "training"
    whole = f"{result.with_all:.4g}" if np.isfinite(result.with_all) else "beyond all bounds"
    return (
        f"Leaving out: each network learnt for {result.steps:,} steps from the same seed, without hand edits and "
        f"locks. With all inputs the error over the {rows} rows was {whole}."
    )
