"""The list of lessons in the strip, and the way out of one."""

import streamlit as st

from weightviz.lessons import LESSONS
from weightviz.ui.lesson.attempt import attempt, begin_anew, finished, leave, may_begin_anew, open_lesson
from weightviz.ui.playground import Playground
from weightviz.ui.teacher.ways import teachers_link

BOX = "lesson_choice"


def choose_lesson(playground: Playground) -> None:
    """In free play a list that opens; in a lesson its name, which leads to the others, and the way out."""
    held, done = attempt(), finished()
    names = {each.id: f"{each.number} {each.title}{' ✓' * (each.id in done)}" for each in LESSONS}
    if held is None:
        with st.popover("Lessons"):
            for each in LESSONS:
                st.button(names[each.id], key=f"lesson_{each.id}", help=each.hook, type="tertiary",
                          on_click=open_lesson, args=(playground, each))  # fmt: skip
            teachers_link()
        if may_begin_anew(playground):
            st.button("Back to the first page", type="tertiary", key="begin_anew", on_click=begin_anew,
                      args=(playground,), help="The houses again, as the page opens.")  # fmt: skip
        return
    st.session_state[BOX] = held.lesson.id
    st.selectbox("Lesson", list(names), format_func=names.__getitem__, key=BOX, width=340, on_change=chosen,
                 args=(playground,), label_visibility="collapsed")  # fmt: skip
    st.button("Leave the lesson", type="tertiary", key="leave", on_click=leave, args=(playground,))


def chosen(playground: Playground) -> None:
    """Called when another lesson was chosen."""
    open_lesson(playground, next(each for each in LESSONS if each.id == st.session_state[BOX]))
