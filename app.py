"""The page, from top to bottom: a name, a strip of controls, the stage, and below it a panel if one is open."""

from pathlib import Path

import streamlit as st

from weightviz.ui.controls import controls
from weightviz.ui.lesson.attempt import attempt, judge
from weightviz.ui.lesson.text import lesson_text
from weightviz.ui.panels import open_panel
from weightviz.ui.session import answer_stage, current_playground, fill_widgets, write_address
from weightviz.ui.stage.component import library, stage
from weightviz.ui.teacher.page import teacher_asked, teacher_page

ASSETS = Path(__file__).parent / "assets"

st.set_page_config(page_title="Weight playground", page_icon=str(ASSETS / "icon.svg"), layout="wide")
st.html(ASSETS / "page.css")
theme = "dark" if st.context.theme.type == "dark" else "light"  # the browser says it, so it may be anything
st.logo(f"{ASSETS}/logo-{theme}.svg", size="large")
if theme == "dark":
    st.html(ASSETS / "dark.css")


def beside():
    """The room for the text of a lesson, and the room for the stage at its right."""
    with st.container(horizontal=True, gap="large", key="lesson_beside"):
        return st.container(width=352, key="lesson_text"), st.container()


@st.fragment
def live_stage() -> None:
    """Runs alone whenever the stage asks for something; the rest of the page only when a setting changed."""
    stage(current_playground().payload, on_request=answer_stage)
    if current_playground().page_changed:
        current_playground().page_changed = False
        st.rerun()


if teacher_asked():
    teacher_page()
    st.stop()
fill_widgets()
above = st.container()
if attempt():
    text, picture = beside()
else:
    text, picture = None, st.container()
# all of it is being written: to begin again would only forget what is open below
current_playground().page_changed = False
with picture:
    live_stage()  # written before what stands above it: the browser then fetches first what the picture needs
library()
judge(current_playground())
write_address()
with above:
    controls(current_playground())
if text:
    with text:
        lesson_text(current_playground())
open_panel(current_playground())  # last: work under way in it may have the page run again at once
