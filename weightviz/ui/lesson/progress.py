"""What was answered and done in a lesson, and the hints opened, as a word in the address, so that a reload keeps it.

One digit for each part. Of a question, 0 for nothing, 1 for the first option and so on; of a task, 1 if it is done,
and 2 more for each hint.
"""

from weightviz.lessons import Lesson

DIGITS = "0123456789"


def progress_written(lesson: Lesson, said: dict[int, int], done: set[int], hints: dict[int, int]) -> str:
    """The word, "" when nothing was answered, done or opened.

    >>> from weightviz.lessons import LESSONS
    >>> progress_written(LESSONS[0], {1: 2}, {4}, {4: 2, 2: 1})
    '03205'
    """
    tasks = {place: (place in done) + 2 * hints.get(place, 0) for place in lesson.tasks}
    given = {place: option + 1 for place, option in said.items()} | tasks
    return "".join(DIGITS[given.get(place, 0)] for place in range(len(lesson.parts))).rstrip("0")


def progress_read(lesson: Lesson, word: str) -> tuple[dict[int, int], set[int], dict[int, int]]:
    """Answers by their places, the places of tasks done, and hints by theirs; other digits count as nothing.

    >>> from weightviz.lessons import LESSONS
    >>> progress_read(LESSONS[0], "03205"), progress_read(LESSONS[0], "19²9x")
    (({1: 2}, {4}, {2: 1, 4: 2}), ({}, set(), {}))
    """
    given = {place: DIGITS.find(digit) for place, digit in enumerate(word[: len(lesson.parts)])}
    questions, tasks = lesson.questions, lesson.tasks
    said = {
        place: digit - 1
        for place, digit in given.items()
        if place in questions and 0 < digit <= len(questions[place].options)
    }
    of_tasks = {
        place: digit for place, digit in given.items() if place in tasks and 0 < digit < 2 * len(tasks[place].hints) + 2
    }
    done = {place for place, digit in of_tasks.items() if digit % 2}
    return said, done, {place: digit // 2 for place, digit in of_tasks.items() if digit > 1}
