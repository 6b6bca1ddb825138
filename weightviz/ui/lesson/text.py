"""The text of a lesson beside the stage: a part at a time, its question or its task, and the way on."""

import streamlit as st

from weightviz.lessons import GLOSSARY, LESSONS, Part, Predict, Task
from weightviz.ui.lesson.attempt import Attempt, answer, attempt, go, leave, load_start, open_lesson, show_outcome
from weightviz.ui.playground import Playground
from weightviz.ui.teacher.hand_in import hand_in, may_hand_in
from weightviz.ui.teacher.present import ask_everybody, on_the_projector, presenting
from weightviz.ui.teacher.ways import ways_for_teachers
from weightviz.ui.widgets import written


def lesson_text(playground: Playground) -> None:
    """Everything of it: where one is, what it says, what to do, and the buttons."""
    held = attempt()
    if presenting():
        on_the_projector(playground)
    number, parts = held.lesson.number, len(held.lesson.parts)
    where = "the end" if held.part is None else f"part {held.place + 1} of {parts}"
    st.caption(f"Lesson {number}, {where}")
    if held.place == 0:
        st.header(held.lesson.title, anchor=False)
        st.markdown(f"*{written(held.lesson.hook)}*")
    if held.part is None:
        the_end(playground, held)
    else:
        part_text(playground, held, held.part)
    ways_on(playground, held)
    if may_hand_in(held):
        hand_in(playground, held)
    ways_for_teachers(held)


def part_text(playground: Playground, held: Attempt, part: Part) -> None:
    st.markdown(written(part.text))
    if held.place == 0:
        st.markdown(f"**Your goal:** {written(held.lesson.goal)}")
    if part.ask:
        ASKS[type(part.ask)](playground, held, part.ask)


def question(playground: Playground, held: Attempt, asked: Predict) -> None:
    """What will happen? The answer comes with its reason, once something was said, and can be seen in the picture."""
    part, place = held.part, held.place
    st.markdown(f"**{written(asked.question)}**")
    if not held.answered:
        (ask_everybody if presenting() else ask)(held, asked)
        return
    st.markdown(f"{written(verdict(asked.options, held.said.get(place), part.truth()))} {written(asked.explain)}")
    for name in part.outcomes:
        st.button(name, key=f"show_{place}_{name}", on_click=show_outcome, args=(playground, held, place, name),
                  width="stretch")  # fmt: skip


def ask(held: Attempt, asked: Predict) -> None:
    """The options, of which one is chosen by a press."""
    for option, text in enumerate(asked.options):
        st.button(text, key=f"answer_{held.place}_{option}", on_click=answer, args=(held, held.place, option),
                  width="stretch")  # fmt: skip


def verdict(options: tuple[str, ...], said: int | None, truth: int) -> str:
    """What was said, and what is so; None was said where the answer was shown to all."""
    if said is None:
        return f"It is “{options[truth]}”."
    right = said == truth
    return f"You said “{options[said]}”: right." if right else f"You said “{options[said]}”; it is “{options[truth]}”."


def task(playground: Playground, held: Attempt, asked: Task) -> None:
    """What to do, how far it is, and hints on request; once done it stays done."""
    now, done = held.verdict, held.place in held.done
    with st.container(border=True):
        st.markdown(f"**{written(asked.text)}**")
        # It was done, and then something was turned or the page loaded again
        since = "" if now.done else "It stays done. Now: "
        with st.container(key="lesson_verdict"):  # which a phone keeps in view: assets/page.css
            st.markdown(f"✓ **Done.** {since}{written(now.told)}" if done else written(now.told))
        if held.brought:
            st.markdown("The link brought it so. To do it yourself, begin this part from its start.")
            st.button("Begin this part", key=f"begin_{held.place}", on_click=load_start, args=(playground, held))
        elif not done:
            hints(held, asked)


ASKS = {Predict: question, Task: task}


def hints(held: Attempt, asked: Task) -> None:
    """Those that were asked for, and a button for the next one."""
    place, given = held.place, held.hints.get(held.place, 0)
    for hint in asked.hints[:given]:
        st.markdown(f"*Hint: {written(hint)}*")
    if given < len(asked.hints):
        st.button("Another hint" if given else "A hint", key=f"hint_{place}_{given}",
                  on_click=held.hints.__setitem__, args=(place, given + 1))  # fmt: skip


def the_end(playground: Playground, held: Attempt) -> None:
    """What was left out, what was learnt, its words, and where to go from here."""
    if held.skipped and not presenting():
        st.markdown(f"**{what_was_skipped(held)}**")
        st.button("Back to the first of them", key="skipped", on_click=go,
                  args=(playground, held.place, held.skipped[0]))  # fmt: skip
    st.subheader("What you learned", anchor=False)
    st.markdown(written(held.lesson.learned))
    st.markdown(f"**Try next:** {written(held.lesson.try_next)}")
    with st.expander("The words of this lesson"):
        for term in held.lesson.terms:
            st.markdown(f"**{term}**: {written(GLOSSARY[term])}")
    following = next((lesson for lesson in LESSONS if lesson.number == held.lesson.number + 1), None)
    if following:
        st.button(f"Lesson {following.number}: {following.title}", key="following", type="primary",
                  width="stretch", on_click=open_lesson, args=(playground, following))  # fmt: skip


def what_was_skipped(held: Attempt) -> str:
    """How many questions and tasks were left out, of how many."""
    kinds = {"question": held.lesson.questions, "task": held.lesson.tasks}
    counts = {kind: (len(every.keys() & set(held.skipped)), len(every)) for kind, every in kinds.items()}
    said = [f"{left} of {every} {kind}s" for kind, (left, every) in counts.items() if left]
    return f"You skipped {' and '.join(said)}."


def ways_on(playground: Playground, held: Attempt) -> None:
    """Back, the start, out of it, and on; the way on stands out once nothing is left to do here."""
    with st.container(horizontal=True):
        st.button("Back", key="back", disabled=held.place == 0, on_click=go,
                  args=(playground, held.place, held.place - 1))  # fmt: skip
        if held.part is None:
            st.button("Free play", key="free_play", on_click=leave, args=(playground,))
        else:
            st.button("Next", key=f"next_{held.place}", type="primary" if held.completed else "secondary",
                      on_click=go, args=(playground, held.place, held.place + 1))  # fmt: skip
        if held.place:
            st.button("Start of the lesson", key="lesson_start", type="tertiary", on_click=go,
                      args=(playground, held.place, 0))  # fmt: skip
