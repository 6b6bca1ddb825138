"""A visitor's way through a lesson: which part they are at, what they answered, what they have done."""

from dataclasses import dataclass, field

import streamlit as st

from weightviz.experiment import NO_PANEL, SETTINGS
from weightviz.lessons import LESSONS, Lesson, Part
from weightviz.packed import WEIGHTS
from weightviz.ui.playground import Playground

HOLD = "lesson"  # where the session keeps the lesson that is open
FINISHED = "finished_lessons"  # and the names of those that came to their end
PLACE_KEY, DONE_KEY = "lesson", "done"  # in the address


@dataclass
class Attempt:
    """A lesson under way. ``place`` is the part on screen, counted from 0; behind the last comes the end.

    ``said`` are the answers to questions, ``done`` the tasks that were solved, ``hints`` how many hints were
    asked for, each under the place of its part.
    """

    lesson: Lesson
    place: int = 0
    said: dict[int, int] = field(default_factory=dict)
    done: set[int] = field(default_factory=set)
    hints: dict[int, int] = field(default_factory=dict)

    @property
    def part(self) -> Part | None:
        """The part on screen; None at the end."""
        return self.lesson.parts[self.place] if self.place < len(self.lesson.parts) else None

    @property
    def completed(self) -> bool:
        """Whether nothing is left to answer or to do in this part."""
        part = self.part
        asks, sets = part is not None and part.predict, part is not None and part.task
        return not (asks and self.place not in self.said) and not (sets and self.place not in self.done)


def attempt() -> Attempt | None:
    """The lesson that is open, or None in free play."""
    return st.session_state.get(HOLD)


def open_lesson(playground: Playground, lesson: Lesson, place: int = 0) -> None:
    """Begin a lesson, or come back to one of its parts, from that part's start."""
    st.session_state[HOLD] = Attempt(lesson)
    playground.watched = True
    go(playground, place)


def go(playground: Playground, place: int) -> None:
    """Turn to a part. One step on, a part without a start of its own goes on with what is there."""
    held = attempt()
    onwards, held.place = place == held.place + 1, max(0, min(place, len(held.lesson.parts)))
    if held.part is None:
        st.session_state.setdefault(FINISHED, []).append(held.lesson.id)
        return
    view = held.lesson.view_of(held.place)
    if held.part.start is None and onwards:
        playground.change(hide=view.hide, panel=view.panel)
    else:
        playground.load(held.lesson.start_of(held.place), view)


def leave(playground: Playground) -> None:
    """Into free play, with what the lesson has on the page."""
    close(playground)
    playground.change(hide=(), panel=NO_PANEL)


def close(playground: Playground) -> None:
    """Put the lesson away, for something else that brings its own view."""
    st.session_state.pop(HOLD, None)
    playground.watched = False


def finished() -> list[str]:
    """The lessons that came to their end, by their names."""
    return [lesson.id for lesson in LESSONS if lesson.id in st.session_state.get(FINISHED, [])]


def place_in_address() -> dict[str, str]:
    """What the address says of the lesson that is open, with its part."""
    held = attempt()
    return {} if held is None else {PLACE_KEY: f"{held.lesson.id}.{held.place + 1}"}


def finished_in_address() -> dict[str, str]:
    """What the address says of the lessons that came to their end; a copied link does not say it."""
    done = finished()
    return {DONE_KEY: ".".join(done)} if done else {}


def resume_lesson(playground: Playground, query) -> None:
    """Come back to the lesson that an address names. A picture that is told there too goes before the part's start."""
    st.session_state[FINISHED] = query.get(DONE_KEY, "").split(".")
    name, _, number = query.get(PLACE_KEY, "").partition(".")
    lesson = next((each for each in LESSONS if each.id == name), None)
    if lesson is None:
        return
    place = int(number) - 1 if number.isascii() and number.isdecimal() and len(number) < 4 else 0
    trainer, edits = playground.trainer, playground.edits
    told = WEIGHTS in query or any(setting.key in query for setting in SETTINGS.values())
    open_lesson(playground, lesson, place)
    if told:
        playground.take_up(trainer, None, edits)
