"""The panel that says what is wrong with a training, and lets things go wrong on purpose."""

import streamlit as st

from weightviz.explain.diagnosis import ALARM, DETECTORS, Detector, Diagnosis, Finding, diagnose
from weightviz.explain.diagnosis.gallery import GALLERY, Failure
from weightviz.ui.panels.panel import Panel
from weightviz.ui.panels.weights import WEIGHTS
from weightviz.ui.playground import MOST_PICKED, Playground
from weightviz.ui.widgets import plain
from weightviz.written import counted, listed

WIDTHS = [4, 1]  # of what was found, and of the button that shows it


def show(playground: Playground) -> None:
    diagnosis = diagnose(playground.on_screen)
    untrained = "" if playground.on_screen.step else " No step was taken yet; some faults show only after some."
    st.markdown(f"**{verdict(diagnosis)}**{untrained}")
    if diagnosis.rows < (total := len(playground.trainer.problem.train_rows)):
        st.caption(f"To be quick, {diagnosis.rows:,} of the {total:,} training rows were looked at, drawn by chance.")
    for place, (detector, finding) in enumerate(diagnosis.found):
        show_finding(playground, detector, finding, place)
    with st.expander("What the checks look for"):
        st.markdown("\n".join(f"- **{capital(each.label)}**: {plain(each.definition)}" for each in DETECTORS.values()))
    if "data" not in playground.view.hide:  # a link that hides the choice of data wants the present ones to stay
        show_gallery(playground)


def verdict(diagnosis: Diagnosis) -> str:
    """What came of all checks in one sentence."""
    alarms = len(diagnosis.alarms)
    notes = len(diagnosis.found) - alarms
    counts = [counted(count, word) for count, word in ((alarms, "alarm"), (notes, "note")) if count]
    if not counts:
        return "Nothing is wrong that they can find."
    return f"They find {listed(counts)}."


def show_finding(playground: Playground, detector: Detector, finding: Finding, place: int) -> None:
    words, button = st.columns(WIDTHS, vertical_alignment="top")
    kind = "Alarm" if finding.severity == ALARM else "Note"
    words.markdown(
        f"**{kind}: {detector.label}.** {plain(finding.told)}  \n*What to turn:* {plain(finding.turn)}",
    )
    if finding.lines:
        button.button(
            "Show its lines", on_click=show_lines, args=(playground, finding.lines), key=f"diagnosis_{place}",
            width="stretch", help="Opens the history of the lines that this is about.",
        )  # fmt: skip


def show_lines(playground: Playground, lines: tuple[int, ...]) -> None:
    playground.picked = lines[:MOST_PICKED]
    playground.change(panel=WEIGHTS.name)


def show_gallery(playground: Playground) -> None:
    """A button for each way to go wrong; each takes other data and settings, with the present seed."""
    st.markdown("**Let it go wrong on purpose**")
    st.caption("Each button loads other data and settings with the present random start, and trains a little.")
    failures = list(GALLERY.values())
    half = (len(failures) + 1) // 2
    for column, some in zip(st.columns(2, gap="large"), (failures[:half], failures[half:]), strict=True):
        for failure in some:
            button, words = column.columns([2, 3], vertical_alignment="center")
            button.button(
                failure.label, on_click=load, args=(playground, failure), key=f"load_{failure.name}", width="stretch"
            )
            words.caption(failure.explanation)


def load(playground: Playground, failure: Failure) -> None:
    playground.load(failure.made(playground.experiment.seed), steps=failure.steps)


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


DIAGNOSIS = Panel(
    "diagnosis", "What is wrong?", "Is anything wrong with this training?",
    f"{len(DETECTORS)} checks look at the training as it stands, each by a rule in numbers. Train on and look again.",
    show,
)  # fmt: skip
