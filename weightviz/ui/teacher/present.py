"""A lesson on the projector: as large as the window allows, answers when they are called, and the keys of a clicker."""

from pathlib import Path

import streamlit as st

from weightviz.lessons import Predict
from weightviz.ui.lesson.attempt import Attempt, attempt, go, show_outcome
from weightviz.ui.playground import Playground
from weightviz.ui.widgets import written

HERE = Path(__file__).parent
PRESENT_KEY, PRESENTING = "present", "1"  # in the address, with the lesson's own
KEYS = "page_keys"
ORDER = "Page Down, as on a clicker: the answer, then its picture, then the next part. Page Up: the part before."

_page_keys = st.components.v2.component(
    "weightviz_page_keys", html="<span hidden>\n</span>", js=(HERE / "page_keys.js").read_text(encoding="utf-8")
)


def presenting() -> bool:
    """Whether the address asks for this mode."""
    return st.query_params.get(PRESENT_KEY) == PRESENTING


def present() -> None:
    """Into this mode, with the lesson that is open."""
    st.query_params[PRESENT_KEY] = PRESENTING


def end() -> None:
    """Back to the lesson as a learner sees it."""
    if presenting():  # pressed twice, or behind the browser's Back
        st.query_params.pop(PRESENT_KEY)


def on_the_projector(playground: Playground) -> None:
    """What this mode brings to the page: large type, and page keys that work wherever the focus is."""
    st.html(HERE / "present.css")
    _page_keys(key=KEYS, on_turn_change=lambda: turn_page(playground, st.session_state[KEYS]["turn"]))


def turn_page(playground: Playground, way: object) -> None:
    """On or back, as in slides; nothing else is a way."""
    held = attempt()
    if held is None:
        return
    if way == "on":
        go_on(playground, held)
    elif way == "back" and held.place > 0:
        go(playground, held.place, held.place - 1)


def go_on(playground: Playground, held: Attempt) -> None:
    """The answer, then what it looks like in the picture, then the next part: the first that is left of these."""
    if held.place in held.lesson.questions and not held.answered:
        show_answer(held)
    elif name := held.next_picture:
        show_outcome(playground, held, held.place, name)
    elif held.part is not None:
        go(playground, held.place, held.place + 1)


def show_answer(held: Attempt) -> None:
    """The question counts as answered, though nobody said anything."""
    held.shown.add(held.place)


def ask_everybody(held: Attempt, asked: Predict) -> None:
    """The options to read and to vote on; the answer comes on a press."""
    st.markdown("\n".join(f"{number}. {written(text)}" for number, text in enumerate(asked.options, start=1)))
    st.button("Show the answer", key=f"show_answer_{held.place}", on_click=show_answer, args=(held,), width="stretch")


def way_out() -> None:
    """How to go on by key, and back to the lesson as a learner sees it."""
    st.caption("Page Down and Page Up turn the pages.")
    st.button("End the presentation", key="end_presentation", type="tertiary", on_click=end)
