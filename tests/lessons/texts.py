"""All that a lesson says, in the order in which it is read, and the numbers in it."""

import re
from collections.abc import Iterator

from weightviz.lessons import Lesson, Predict, Task

NUMBER = re.compile(r"[+−]?\$?\d+(?:,\d{3})*(?:\.\d+)?%?")


def of_parts(lesson: Lesson) -> Iterator[str]:
    """What the learner reads while playing."""
    for part in lesson.parts:
        yield part.text
        match part.ask:
            case Predict(question=question, options=options, explain=explain):
                yield from (question, *options, explain)
            case Task(text=text, hints=hints):
                yield from (text, *hints)


def of_lesson(lesson: Lesson) -> Iterator[str]:
    """The same with what stands around it; the title aside, which names what is to come."""
    yield from (lesson.hook, lesson.goal)
    yield from of_parts(lesson)
    yield from (lesson.learned, lesson.try_next)


def of_teacher(lesson: Lesson) -> Iterator[str]:
    teacher = lesson.teacher
    yield from (*teacher.aims, *(what for _, what in teacher.timing), *teacher.answers, *teacher.stumbles)
    yield from (*teacher.worksheet, *teacher.answer_sheet)


def everything(lesson: Lesson) -> str:
    return "\n".join((*of_lesson(lesson), *of_teacher(lesson)))


def numbers(text: str) -> set[str]:
    """Every number as it is written, with its sign, $ or %.

    >>> sorted(numbers("From −$1,200 to +0.5, 50% of Ada's 3."))
    ['+0.5', '3', '50%', '−$1,200']
    """
    return set(NUMBER.findall(text))
