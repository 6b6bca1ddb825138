"""What a teacher wants to know of a lesson, as one page of text."""

from functools import cache

import streamlit as st

from weightviz.lessons import GLOSSARY, LESSONS, Lesson, Part
from weightviz.ui.widgets import as_table, written


def notes(lesson: Lesson) -> None:
    """Aims, timing, what learners should find, what they trip over, and the lesson part by part with its answers."""
    teacher = lesson.teacher
    st.caption(f"Lesson {lesson.number} of {len(LESSONS)}, {lesson.minutes} minutes, for teachers")
    st.header(lesson.title, anchor=False)
    st.markdown(f"*{written(lesson.hook)}* {written(lesson.goal)}")
    section("Aims", bullets(teacher.aims))
    section("Timing", timing(lesson))
    section("Expected answers", bullets(teacher.answers))
    section("Known stumbles", bullets(teacher.stumbles))
    section("Part by part", part_by_part(lesson))
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
    answers = right_answers(lesson.id)
    return "\n".join(f"{n + 1}. {told(part, answers[n])}" for n, part in enumerate(lesson.parts))


def told(part: Part, answer: str | None) -> str:
    if part.predict:
        return f"**Question.** {written(part.predict.question)} *{written(answer)}.* {written(part.predict.explain)}"
    if part.task:
        return f"**Task.** {written(part.task.text)} *Hints: {written(' '.join(part.task.hints))}*"
    return "To read and try, nothing to answer."


@cache
def right_answers(name: str) -> tuple[str | None, ...]:
    """The right option of each part of a lesson, worked out once by the engine; None for parts that ask nothing."""
    (lesson,) = (each for each in LESSONS if each.id == name)
    return tuple(part.predict.options[part.truth()] if part.predict else None for part in lesson.parts)
