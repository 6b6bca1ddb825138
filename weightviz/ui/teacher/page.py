"""The page for teachers, in place of the playground: the address names it."""

import streamlit as st

from weightviz.lessons import LESSONS, Lesson
from weightviz.ui.lesson.address import PLACE_KEY
from weightviz.ui.teacher.notes import notes, notes_with_answers
from weightviz.ui.teacher.present import ORDER, PRESENT_KEY, PRESENTING
from weightviz.ui.teacher.printing import print_button, style
from weightviz.ui.teacher.sheets import answer_sheet, worksheet
from weightviz.ui.teacher.ways import TEACHER_KEY
from weightviz.ui.widgets import written

SHEETS = {"Notes": notes, "Worksheet": worksheet}
WITH_ANSWERS = {"Notes": notes_with_answers, "Worksheet": worksheet, "Answer sheet": answer_sheet}


def teacher_asked() -> bool:
    """Whether the address asks for this page."""
    return TEACHER_KEY in st.query_params


def teacher_page() -> None:
    """One lesson for its teacher, or the list of all."""
    name = st.query_params[TEACHER_KEY]
    lesson = next((each for each in LESSONS if each.id == name), None)
    with st.container(width=760):
        style()
        if lesson is None:
            every_lesson(unknown=bool(name))
        else:
            one_lesson(lesson)


def turn_to(name: str) -> None:
    """Show another lesson, or the list where the name is empty."""
    st.query_params[TEACHER_KEY] = name


def every_lesson(unknown: bool) -> None:
    """The list, from which every lesson's notes are one press away."""
    st.header("For teachers", anchor=False)
    if unknown:
        st.markdown("There is no lesson of the name in this link. These are all:")
    minutes = sum(lesson.minutes for lesson in LESSONS)
    st.markdown(
        f"{len(LESSONS)} lessons, {minutes} minutes together; each also stands alone. For every lesson there are aims, "
        "timing and a worksheet to print; “Show answers” adds expected answers, known stumbles and the answer sheet."
    )
    for lesson in LESSONS:
        with st.container(gap=None):
            st.button(f"**{lesson.number} {lesson.title}**", key=f"notes_{lesson.id}", type="tertiary",
                      on_click=turn_to, args=(lesson.id,))  # fmt: skip
            st.markdown(f"{lesson.minutes} minutes. {written(lesson.hook)}")
    st.link_button("Open the playground", "?", type="tertiary")


def one_lesson(lesson: Lesson) -> None:
    """Its notes or one of its sheets: what is shown is what is printed. It begins with the notes, answers hidden."""
    with st.container(key="teacher_ways"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.button("All lessons", type="tertiary", on_click=turn_to, args=("",), icon=":material/arrow_back:")
            sheets = WITH_ANSWERS if st.toggle("Show answers", key=f"answers_{lesson.id}") else SHEETS
        with st.container(horizontal=True, vertical_alignment="center"):
            shown = st.segmented_control("Shown and printed", list(sheets), default="Notes", required=True,
                                         key=f"sheet_{lesson.id}", label_visibility="collapsed")  # fmt: skip
            print_button()
            st.link_button("Open the lesson", f"?{PLACE_KEY}={lesson.id}")
            st.link_button("For the projector", f"?{PLACE_KEY}={lesson.id}&{PRESENT_KEY}={PRESENTING}")
        st.caption(f"On the projector: {ORDER}")
    sheets[shown](lesson)
    with st.container(key="teacher_others", horizontal=True, horizontal_alignment="distribute"):
        neighbour(lesson.number - 1, "Before")
        neighbour(lesson.number + 1, "After")


def neighbour(number: int, where: str) -> None:
    """The way to the lesson of this number, if there is one."""
    lesson = next((each for each in LESSONS if each.number == number), None)
    if lesson:
        st.button(f"{where}: {number} {lesson.title}", key=f"notes_{lesson.id}", type="tertiary",
                  on_click=turn_to, args=(lesson.id,))  # fmt: skip
