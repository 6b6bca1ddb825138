"""Work that takes seconds, in portions, so that the page stays alive: how far it is, a Stop, and what it found."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

import streamlit as st
from streamlit.errors import StreamlitAPIException

PORTION = 0.2  # seconds of work in one run of the page: for so long at most the picture waits for its answer


class Result(Protocol):
    """What work yields, better and better: ``share`` says how much of the work is done, from 0 to 1."""

    @property
    def share(self) -> float: ...


@dataclass
class Running:
    """``work`` yields better and better results; it is None once it came to its end or was stopped.

    ``about`` is what the work is about: once that has changed, the result is gone.
    """

    about: Any
    work: Iterator[Result] | None
    result: Result | None = None

    def go_on(self) -> None:
        """Work for a moment."""
        until = time.perf_counter() + PORTION
        for found in self.work or ():
            self.result = found
            if time.perf_counter() > until:
                return
        self.work = None

    def stop(self) -> None:
        """End the work; its last result stays, as far as it came."""
        self.work = None


def begin(name: str, about: Any, work: Iterator[Result]) -> None:
    """Let the session hold this work under a name, in place of what stood there."""
    st.session_state[name] = Running(about, work)


def running(name: str, about: Any) -> Running | None:
    """What the session holds under a name, if it is still about this."""
    job = st.session_state.get(name)
    return job if job is not None and job.about == about else None


def stop_all() -> None:
    """End all work of this session: nobody looks at it any more."""
    for job in st.session_state.values():
        if isinstance(job, Running):
            job.stop()


def show_running(name: str, about: Any, draw: Callable[[Any], None]) -> None:
    """Go on with the job of a name, inside a fragment: a bar with a Stop, the result, and so on to the end."""
    if name not in st.session_state:
        return
    job = running(name, about)
    if job is None:
        st.session_state[name] = Running(None, None)  # which frees what is out of date
        st.caption("What was found before is gone: it was about other settings or another moment of the training.")
        return
    job.go_on()
    share = 0.0 if job.result is None else job.result.share
    if job.work is not None:
        write_progress(job, share, name)
    elif share < 1:
        st.caption(f"Stopped after {share:.0%} of the work.")
    if job.result is not None:
        draw(job.result)
    if job.work is not None:
        run_again()


def write_progress(job: Running, share: float, name: str) -> None:
    """A bar and a Stop beside it."""
    bar, button = st.columns([5, 1], vertical_alignment="center")
    bar.progress(share)
    button.button("Stop", on_click=job.stop, key=f"stop_{name}", width="stretch")


def run_again() -> None:
    """Draw the fragment again for the next portion; or the page, when it is the page that is being drawn."""
    try:
        st.rerun(scope="fragment")
    except StreamlitAPIException:
        st.rerun()
