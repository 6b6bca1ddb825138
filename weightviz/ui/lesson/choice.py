"""The list of lessons in the strip, and the way out of one."""

import streamlit as st

from weightviz.lessons import LESSONS
from weightviz.ui.lesson.attempt import attempt, finished, leave, open_lesson
from weightviz.ui.playground import Playground

FREE = "free play"
BOX = "lesson_choice"


def choose_lesson(playground: Playground) -> None:
    """All lessons, with a tick at those that are finished; in one its name stands here."""
    held, done = attempt(), finished()
    names = {FREE: "Lessons" if held is None else "Free play"}
    names |= {each.id: f"{each.number} {each.title}{' ✓' * (each.id in done)}" for each in LESSONS}
    st.session_state[BOX] = FREE if held is None else held.lesson.id
    st.selectbox("Lesson", list(names), format_func=names.__getitem__, key=BOX, width=230 if held else 150,
                 on_change=chosen, args=(playground,), label_visibility="collapsed")  # fmt: skip
    if held:
        st.button("Leave the lesson", type="tertiary", key="leave", on_click=leave, args=(playground,))


def chosen(playground: Playground) -> None:
    """Called when something else was chosen."""
    lesson = next((each for each in LESSONS if each.id == st.session_state[BOX]), None)
    if lesson is None:
        leave(playground)
    else:
        open_lesson(playground, lesson)
