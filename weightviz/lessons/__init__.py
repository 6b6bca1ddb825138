"""Lessons, as data: `LESSONS`, in their order.

A lesson is a module in this folder with a `LESSON`; it is found by that, so adding one touches no other file
of the package. Its test and the list of lessons for people are outside: see docs/lessons.md.

lesson.py    what a lesson is made of
checks.py    what tasks are checked by, and guard.py: whether the task is still about its own data
truths.py    how questions are answered
glossary.py  every word of the field, in one or two sentences
"""

from importlib import import_module
from pkgutil import iter_modules

from weightviz.lessons.glossary import GLOSSARY
from weightviz.lessons.lesson import Lesson, Part, Predict, Task, Teacher, Verdict

__all__ = ["GLOSSARY", "LESSONS", "Lesson", "Part", "Predict", "Task", "Teacher", "Verdict"]


def found() -> tuple[Lesson, ...]:
    """Every `LESSON` of this folder, in the order of their numbers."""
    modules = (import_module(f"{__name__}.{each.name}") for each in iter_modules(__path__))
    return tuple(sorted((m.LESSON for m in modules if hasattr(m, "LESSON")), key=lambda lesson: lesson.number))


LESSONS: tuple[Lesson, ...] = found()
