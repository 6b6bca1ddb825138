"""What the address of the page says of lessons."""

from collections.abc import Mapping

from weightviz.experiment import SETTINGS, Experiment, setting_names
from weightviz.lessons import LESSONS
from weightviz.packed import WEIGHTS
from weightviz.ui.lesson.attempt import Attempt, attempt, finished, open_lesson
from weightviz.ui.lesson.progress import progress_read, progress_written
from weightviz.ui.opened import OF_THE_PART, Opened, sentences

PLACE_KEY, PROGRESS_KEY, FINISHED_KEY = LESSON_KEYS = ("lesson", "did", "done")


def place_in_address() -> dict[str, str]:
    """The lesson that is open, with its part."""
    held = attempt()
    return {} if held is None else {PLACE_KEY: f"{held.lesson.id}.{held.place + 1}"}


def progress_in_address() -> dict[str, str]:
    """What was done in it, and the lessons that were finished; a link to share does not say it."""
    held, whole = attempt(), ".".join(lesson.id for lesson in LESSONS if lesson.id in finished())
    did = word_of(held) if held else ""
    return {key: word for key, word in ((PROGRESS_KEY, did), (FINISHED_KEY, whole)) if word}


def word_of(held: Attempt) -> str:
    """What was answered and done in a lesson, and the hints that were opened."""
    return progress_written(held.lesson, held.said, held.done, held.hints)


def resume_lesson(opened: Opened, query: Mapping[str, str]) -> None:
    """Come back to the lesson that an address names. A picture that is told there too goes before the part's start.

    One that cannot be trusted does not, and it is said why.
    """
    finished().update({lesson.id for lesson in LESSONS} & set(query.get(FINISHED_KEY, "").split(".")))
    name, _, number = query.get(PLACE_KEY, "").partition(".")
    lesson = next((each for each in LESSONS if each.id == name), None)
    if lesson is None:
        return
    place = int(number) - 1 if number.isascii() and number.isdecimal() and len(number) < 4 else 0
    told = WEIGHTS in query or any(SETTINGS[name].key in query for name in setting_names(Experiment))
    playground = opened.playground
    trainer, edits, row = playground.trainer, playground.edits, playground.view.row
    with playground.answering() as answer:
        open_lesson(playground, lesson, place)
        held = attempt()
        held.said, held.done, held.hints = progress_read(lesson, query.get(PROGRESS_KEY, ""))
        if told and not opened.trouble:
            playground.take_up(trainer, None, edits)
            held.brought = held.place not in held.done
        playground.follow(row)
        answer.notice = sentences(opened.trouble, OF_THE_PART) if opened.trouble else opened.notice
