"""What a learner hands in: a short text with error, weights and answers, and a link to exactly what is on the page."""

from urllib.parse import urlencode

import streamlit as st

from weightviz.explain.lines import lines_of
from weightviz.explain.units import typical_miss
from weightviz.ui.lesson.address import PROGRESS_KEY
from weightviz.ui.lesson.attempt import Attempt
from weightviz.ui.lesson.progress import progress_written
from weightviz.ui.playground import Playground
from weightviz.ui.share import whole_link
from weightviz.ui.widgets import plain
from weightviz.written import brief, with_unit

LONGEST_NAME = 60  # letters
MOST_LINES = 120  # weights listed; the link has all of them
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
    did = progress_written(held.lesson, held.said, held.done)
    return did and "&" + urlencode({PROGRESS_KEY: did})


def text_of(held: Attempt, playground: Playground, name: str, link: str) -> str:
    """Everything that is handed in, as plain text."""
    who = " ".join(name.split())[:LONGEST_NAME]
    head = [f"Lesson {held.lesson.number}: {held.lesson.title}", *([f"Name: {who}"] if who else [])]
    pieces = (head, errors(playground), weights(playground), answers(held), tasks(held),
              ["This link opens exactly this state:", link])  # fmt: skip
    return "\n\n".join("\n".join(piece) for piece in pieces if piece)


def errors(playground: Playground) -> list[str]:
    """How wrong the network is on the rows to learn from and on those kept back, in the data's unit if there is one."""
    frame, noun = playground.frame, playground.experiment.source.noun
    told = [f"{told_error(playground, frame.train_loss, frame.train_score)} on the {noun} to learn from"]
    if frame.test_loss is not None:
        told.append(f"{told_error(playground, frame.test_loss, frame.test_score)} on those kept back")
    return [f"At step {frame.step:,}:", *(f"  {each}" for each in told)]


def told_error(playground: Playground, error: float, score: float) -> str:
    miss = typical_miss(playground.trainer, error)
    if miss is not None:
        return f"typical miss {with_unit(miss, playground.trainer.data.target_unit)}"
    return f"error {brief(error)}, {score:.0%} right"


def weights(playground: Playground) -> list[str]:
    """Every weight and bias on screen under the name it has there, muted ones marked."""
    frame, lines = playground.frame, lines_of(playground.trainer)
    more = len(lines) - MOST_LINES
    told = [
        f"  {line.name}: {brief(frame.parameters[line.index], 4)}{', muted' if frame.muted[line.index] else ''}"
        for line in lines[:MOST_LINES]
    ]
    return ["Weights:", *told, *([f"  and {more:,} more, which the link has"] if more > 0 else [])]


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
    """Every task, whether it was done, and with how many hints; nothing where a lesson sets none."""
    told = [f"  Part {place + 1}: {task.text} {outcome(held, place)}" for place, task in held.lesson.tasks.items()]
    return told and ["Tasks:", *told]


def outcome(held: Attempt, place: int) -> str:
    hints = held.hints.get(place, 0)
    helped = f", with {hints} hint{'s' * (hints > 1)}" if hints else ""
    return f"{'Done' if place in held.done else 'Not done'}{helped}."
