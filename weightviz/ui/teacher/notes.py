"""What a teacher wants to know of a lesson, as one page of text."""

import streamlit as st

from weightviz.lessons import GLOSSARY, LESSONS, Lesson, Part, Predict, Task
from weightviz.ui.widgets import as_table, written


def notes(lesson: Lesson) -> None:
    """What may be seen by learners too: aims, timing, and the words of the lesson."""
    plan(lesson)
    words(lesson)


def notes_with_answers(lesson: Lesson) -> None:
    """Also what learners should find, what they trip over, and the lesson part by part with its answers."""
    plan(lesson)
    section("Expected answers", bullets(lesson.teacher.answers))
    section("Known stumbles", bullets(lesson.teacher.stumbles))
    section("Part by part", part_by_part(lesson))
    words(lesson)


def plan(lesson: Lesson) -> None:
    st.caption(f"Lesson {lesson.number} of {len(LESSONS)}, {lesson.minutes} minutes, for teachers")
    st.header(lesson.title, anchor=False)
    st.markdown(f"*{written(lesson.hook)}* {written(lesson.goal)}")
    section("Aims", bullets(lesson.teacher.aims))
    section("Timing", timing(lesson))


def words(lesson: Lesson) -> None:
    section("Its words", "\n\n".join(f"**{term}**: {written(GLOSSARY[term])}" for term in lesson.terms))


def section(title: str, text: str) -> None:
    st.subheader(title, anchor=False)
    st.markdown(text)


def bullets(texts: tuple[str, ...]) -> str:
    return "\n".join(f"- {written(text)}" for text in texts)


def timing(lesson: Lesson) -> str:
    """The minutes of each stretch, and when it begins."""
    minutes, what = zip(*lesson.teacher.timing, strict=True)
    begins = [sum(minutes[:place]) for place in range(len(minutes))]
    return as_table({"From minute": begins, "Minutes": minutes, "What": what})


def part_by_part(lesson: Lesson) -> str:
    """Every question with its answer, every task with its hints."""
    return "\n".join(f"{number}. {told(part)}" for number, part in enumerate(lesson.parts, start=1))


def told(part: Part) -> str:
    """One part in a line or two; the right answer is worked out by the engine."""
    match part.ask:
        case Predict(question, options, _, explain):
            return f"**Question.** {written(question)} *{written(options[part.truth()])}.* {written(explain)}"
        case Task(text, _, hints):
            return f"**Task.** {written(text)} *Hints: {written(' '.join(hints))}*"
    return "To read and try, nothing to answer."
