"""The worksheet of a lesson and its answer sheet, each on one page of paper."""

from html import escape

import streamlit as st

from weightviz.lessons import Lesson
from weightviz.ui.lesson.address import PLACE_KEY

LINES = 16  # to write on, shared among the questions: what A4 and US Letter both hold


def worksheet(lesson: Lesson) -> None:
    """The questions with lines to write on, a place for a name, and where the lesson is found."""
    questions = lesson.teacher.worksheet
    lines = '<div class="line"></div>' * (LINES // len(questions))
    asked = "".join(f"<li><p>{escape(question)}</p>{lines}</li>" for question in questions)
    names = '<p class="names"><span>Name</span><span>Date</span></p>'
    where = f'<p class="where">The lesson: {escape(address_of(lesson))}</p>'
    st.html(sheet(lesson, "Worksheet", f"{names}<p>{escape(lesson.goal)}</p><ol>{asked}</ol>{where}"))


def answer_sheet(lesson: Lesson) -> None:
    """The same questions, each with its answer, and what learners should find at the screen."""
    pairs = zip(lesson.teacher.worksheet, lesson.teacher.answer_sheet, strict=True)
    answered = "".join(f"<li><p>{escape(asked)}</p><p><b>{escape(answer)}</b></p></li>" for asked, answer in pairs)
    found = "".join(f"<li>{escape(text)}</li>" for text in lesson.teacher.answers)
    st.html(sheet(lesson, "Answer sheet", f"<ol>{answered}</ol><h3>At the screen</h3><ul>{found}</ul>"))


def sheet(lesson: Lesson, kind: str, body: str) -> str:
    """One page, with what it is and which lesson it belongs to at its head."""
    head = f"<p class='kind'>{kind}, lesson {lesson.number}</p><h2>{escape(lesson.title)}</h2>"
    return f'<section class="sheet">{head}{body}</section>'


def address_of(lesson: Lesson) -> str:
    """Where a learner finds the lesson."""
    return f"{(st.context.url or '').rstrip('/')}/?{PLACE_KEY}={lesson.id}"
