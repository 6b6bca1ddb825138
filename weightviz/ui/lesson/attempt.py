"""A visitor's way through a lesson: which part they are at, what they answered, what they have done."""

from dataclasses import dataclass, field

import streamlit as st

from weightviz.experiment import NO_PANEL, Experiment, View
from weightviz.lessons import Lesson, Part, Verdict
from weightviz.problem import NO_EDITS
from weightviz.ui.lesson.state_told import state_told
from weightviz.ui.playground import Playground

HOLD = "lesson"  # where the session keeps the lesson that is open
FINISHED = "finished_lessons"  # and the names of those that came to their end
LEFT = "left_lesson"  # and the data that a lesson left on the page

MOST_WEIGHTS = 40  # that are kept of a state that solved a task


@dataclass
class Attempt:
    """A lesson under way. ``place`` is the part on screen, counted from 0; behind the last comes the end.

    ``said`` are the answers to questions, ``shown`` the questions answered for all, ``pictured`` the outcomes that
    were shown in the picture, each by its place and name, ``done`` the tasks that were solved, ``hints`` how many hints
    were asked for, each under the place of its part. ``states`` are the states that solved the tasks, told in words: of
    each the last one that did. ``verdict`` is how far the task of the present part is, if it has one. ``brought`` holds
    while the picture of a link does the task of the part that it opened: then nobody here has done it.
    """

    lesson: Lesson
    place: int = 0
    said: dict[int, int] = field(default_factory=dict)
    shown: set[int] = field(default_factory=set)
    pictured: set[tuple[int, str]] = field(default_factory=set)
    done: set[int] = field(default_factory=set)
    hints: dict[int, int] = field(default_factory=dict)
    states: dict[int, tuple[str, ...]] = field(default_factory=dict)
    verdict: Verdict | None = None
    brought: bool = False

    @property
    def part(self) -> Part | None:
        """The part on screen; None at the end."""
        return self.lesson.parts[self.place] if self.place < len(self.lesson.parts) else None

    @property
    def skipped(self) -> list[int]:
        """The places of all parts in which something is left to answer or to do, in their order."""
        questions, tasks = set(self.lesson.questions), set(self.lesson.tasks)
        return sorted(questions - set(self.said) - self.shown | tasks - self.done)

    @property
    def answered(self) -> bool:
        """Whether the question of this part has its answer."""
        return self.place in self.said or self.place in self.shown

    @property
    def next_picture(self) -> str | None:
        """The name of the first outcome of this part's question that was not yet shown in the picture, or None."""
        names = self.part.outcomes if self.place in self.lesson.questions else ()
        return next((name for name in names if (self.place, name) not in self.pictured), None)

    @property
    def completed(self) -> bool:
        """Whether nothing is left to answer or to do in this part."""
        return self.place not in self.skipped


def attempt() -> Attempt | None:
    """The lesson that is open, or None in free play."""
    return st.session_state.get(HOLD)


def open_lesson(playground: Playground, lesson: Lesson, place: int = 0) -> None:
    """Begin a lesson, or come back to one of its parts, from that part's start."""
    place = max(0, min(place, len(lesson.parts)))
    st.session_state[HOLD] = held = Attempt(lesson, place)
    load_start(playground, held)


def guide(playground: Playground, held: Attempt, picture: str = "") -> None:
    """Let the stage know what it is to show: a part, or a picture of what the part asks about."""
    playground.guided = {"part": f"{held.lesson.id} {held.place}", "picture": picture}


def load_start(playground: Playground, held: Attempt) -> None:
    held.brought = False
    guide(playground, held)
    playground.load(held.lesson.start_of(held.place), held.lesson.view_of(held.place))


def go(playground: Playground, origin: int, place: int) -> None:
    """Turn from one part to another. One step on, a part without a start of its own goes on with what is there.

    Called from any other part than the one on screen it does nothing: a button may be clicked twice.
    """
    held = attempt()
    if held is None or held.place != origin:
        return
    held.place = place
    onwards = place == origin + 1
    if held.part is None and onwards:
        finish(held)
    elif onwards and held.part.start is None:
        view = held.lesson.view_of(place)
        guide(playground, held)
        playground.change(hide=view.hide, panel=view.panel)
    else:
        load_start(playground, held)


def answer(held: Attempt, place: int, option: int) -> None:
    """Answer the question on screen; the first answer counts."""
    if place == held.place and not held.answered:
        held.said[place] = option


def finish(held: Attempt) -> None:
    """A lesson is finished when its end is reached and nothing was left out."""
    if not held.skipped:
        finished().add(held.lesson.id)


def judge(playground: Playground) -> None:
    """Look how far the task of the present part is, on the frame on screen; once done it stays done.

    What a link brought does not count before it was seen undone: the task is to be done here.
    """
    held = attempt()
    if held is None:
        return
    task = held.lesson.tasks.get(held.place)
    held.verdict = task and task.check(playground.on_screen)
    solved = bool(held.verdict and held.verdict.done)
    held.brought = held.brought and solved
    if solved and not held.brought:
        held.done.add(held.place)
        held.states[held.place] = state_told(playground.on_screen, MOST_WEIGHTS)


def show_outcome(playground: Playground, held: Attempt, place: int, name: str) -> None:
    """Carry out in the picture what the question of a part speaks of, if that part is still on screen."""
    if place == held.place:
        guide(playground, held, name)
        playground.take_up(held.part.outcomes[name](), None, NO_EDITS)
        held.pictured.add((place, name))


def leave(playground: Playground) -> None:
    """Into free play, with what the lesson has on the page."""
    close(playground)
    playground.change(hide=(), panel=NO_PANEL)
    st.session_state[LEFT] = playground.experiment.dataset


def may_begin_anew(playground: Playground) -> bool:
    """Whether what is on the page is still what a lesson left there."""
    return st.session_state.get(LEFT) == playground.experiment.dataset and playground.experiment != Experiment()


def begin_anew(playground: Playground) -> None:
    """The page as it opens for who comes first."""
    st.session_state.pop(LEFT, None)
    playground.load(Experiment(), View())


def close(playground: Playground) -> None:
    """Put the lesson away, for something else that brings its own view."""
    st.session_state.pop(HOLD, None)
    playground.guided = None


def finished() -> set[str]:
    """The names of the lessons that were finished."""
    return st.session_state.setdefault(FINISHED, set())
