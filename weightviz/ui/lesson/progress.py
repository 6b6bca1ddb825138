"""What was answered and done in a lesson, as a word in the address, so that a reload keeps it.

One digit for each part: 0 for nothing, 1 for a task that was done or the first option of a question, and so on.
"""

from weightviz.lessons import Lesson

DIGITS = "0123456789"


def progress_written(lesson: Lesson, said: dict[int, int], done: set[int]) -> str:
    """The word, "" when nothing was answered or done.

    >>> from weightviz.lessons import LESSONS
    >>> progress_written(LESSONS[0], {1: 2}, {4})
    '03001'
    """
    given = {place: option + 1 for place, option in said.items()} | dict.fromkeys(done, 1)
    return "".join(DIGITS[given.get(place, 0)] for place in range(len(lesson.parts))).rstrip("0")


def progress_read(lesson: Lesson, word: str) -> tuple[dict[int, int], set[int]]:
    """Answers by their places, and the places of tasks done; digits that mean nothing count as nothing.

    >>> from weightviz.lessons import LESSONS
    >>> progress_read(LESSONS[0], "03001"), progress_read(LESSONS[0], "19²9x")
    (({1: 2}, {4}), ({}, set()))
    """
    given = {place: DIGITS.find(digit) for place, digit in enumerate(word[: len(lesson.parts)])}
    questions, tasks = lesson.questions, lesson.tasks
    said = {
        place: digit - 1
        for place, digit in given.items()
        if place in questions and 0 < digit <= len(questions[place].options)
    }
    return said, {place for place, digit in given.items() if place in tasks and digit == 1}
