"""What a learner hands in: a text with errors, weights and answers, and a link to exactly what is on the page."""

from urllib.parse import urlencode

import streamlit as st

from weightviz.ui.lesson.address import PROGRESS_KEY, word_of
from weightviz.ui.lesson.attempt import Attempt
from weightviz.ui.lesson.state_told import state_told
from weightviz.ui.playground import Playground
from weightviz.ui.share import whole_link
from weightviz.ui.widgets import plain

LONGEST_NAME = 60  # letters
MOST_LINES = 120  # weights listed; the link has all of them
LOST = "    Its error and weights are not known any more: the page was loaded again."
HAND_IN = "hand_in"


def may_hand_in(held: Attempt) -> bool:
    """At the lesson's end, and at its last task."""
    return held.part is None or held.place == max(held.lesson.tasks, default=None)


def hand_in(playground: Playground, held: Attempt) -> None:
    """The text to copy. Opening it has the page run again, which renews text and link."""
    with st.popover("Hand in", key=HAND_IN, on_change="rerun"), st.container(width=480):
        name = st.text_input("Your name, if you like", max_chars=LONGEST_NAME, key="hand_in_name")
        try:
            link = whole_link(playground, st.context.url or "") + progress(held)
        except ValueError as problem:
            st.caption(plain(str(problem)))
            return
        st.caption("Copy this text and send it to whoever leads the lesson. The page itself sends nothing.")
        st.code(text_of(held, playground, name, link), language=None, wrap_lines=True, height=300)


def progress(held: Attempt) -> str:
    """What the link of a hand-in says besides the picture: what was answered and done, for whoever opens it."""
    did = word_of(held)
    return did and "&" + urlencode({PROGRESS_KEY: did})


def text_of(held: Attempt, playground: Playground, name: str, link: str) -> str:
    """Everything that is handed in, as plain text."""
    who = " ".join(name.split())[:LONGEST_NAME]
    head = [f"Lesson {held.lesson.number}: {held.lesson.title}", *([f"Name: {who}"] if who else [])]
    now = ["On the page now:", *state_told(playground.on_screen, MOST_LINES, ", which the link has")]
    pieces = (head, answers(held), tasks(held), now, ["This link opens exactly what is on the page now:", link])
    return "\n\n".join("\n".join(piece) for piece in pieces if piece)


def answers(held: Attempt) -> list[str]:
    """Every question with what was said to it; nothing where a lesson asks none."""
    told = [f"  Part {place + 1}: {asked.question} {answer(held, place)}"
            for place, asked in held.lesson.questions.items()]  # fmt: skip
    return told and ["Answers:", *told]


def answer(held: Attempt, place: int) -> str:
    """What was said to one question, and whether it was right; the truth is worked out by the engine."""
    part, said = held.lesson.parts[place], held.said.get(place)
    if said is None:
        return "No answer."
    return f"“{part.ask.options[said]}”, {'right' if said == part.truth() else 'not right'}."


def tasks(held: Attempt) -> list[str]:
    """Every task, whether it was done, with how many hints, and how the network stood then; nothing without tasks."""
    told = [
        line
        for place, task in held.lesson.tasks.items()
        for line in (f"  Part {place + 1}: {task.text} {outcome(held, place)}", *state_then(held, place))
    ]
    return told and ["Tasks:", *told]


def state_then(held: Attempt, place: int) -> list[str]:
    """Errors and weights with which a task was done; nothing where it was not."""
    if place not in held.done:
        return []
    return [f"    {line}" for line in held.states[place]] if place in held.states else [LOST]


def outcome(held: Attempt, place: int) -> str:
    hints = held.hints.get(place, 0)
    helped = f", with {hints} hint{'s' * (hints > 1)}" if hints else ""
    return f"{'Done' if place in held.done else 'Not done'}{helped}."
