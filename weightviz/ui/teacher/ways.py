"""The quiet ways from the playground to the teacher's side. None leads from a lesson to its answers."""

import streamlit as st

from weightviz.ui.lesson.attempt import Attempt
from weightviz.ui.teacher.present import present, presenting, way_out

TEACHER_KEY = "teacher"  # in the address; its text is the name of a lesson, or empty


def teachers_link() -> None:
    """To the teacher's page, in a tab of its own, so that nothing on this one is lost."""
    st.link_button("For teachers", f"?{TEACHER_KEY}=", type="tertiary")


def ways_for_teachers(held: Attempt) -> None:
    """At a lesson's beginning the way onto the projector; there, the way back."""
    if presenting():
        way_out()
    elif held.place == 0:
        st.button("Present", key="present", type="tertiary", on_click=present)
