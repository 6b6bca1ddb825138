"""A piece of work that a panel has under way: its result so far, a bar that shows how far it is, and a Stop."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import streamlit as st

from weightviz.ui.panels.portions import a_portion_of


@dataclass
class Running:
    """``work`` yields better and better results; it is None once it came to its end or was stopped.

    ``about`` is what the work is about: once that has changed, the result is gone.
    """

    about: Any
    work: Iterator | None
    result: Any = None

    def go_on(self) -> None:
        """Work for a moment."""
        if self.work is not None:
            self.result, done = a_portion_of(self.work, self.result)
            self.work = None if done else self.work

    def stop(self) -> None:
        """Keep what there is."""
        self.work = None

    def write_progress(self, share: float, name: str) -> None:
        """A bar and a Stop beside it."""
        bar, button = st.columns([5, 1], vertical_alignment="center")
        bar.progress(share)
        button.button("Stop", on_click=self.stop, key=f"stop_{name}", width="stretch")


def running(name: str, about: Any) -> Running | None:
    """What the session holds under a name, if it is still about this."""
    held = st.session_state.get(name)
    if held is not None and held.about != about:
        del st.session_state[name]
        return None
    return held
