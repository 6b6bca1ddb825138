"""The panel of all numbers, and the check that their gradients are right."""

from functools import partial
from math import isfinite

import streamlit as st

from weightviz.explain.gradient_check import AGREE, STEP, GradientCheck, Measured, checked, checking
from weightviz.explain.lines import lines_of
from weightviz.explain.numbers import Numbers, numbers
from weightviz.training import Trainer
from weightviz.ui.panels.panel import Panel, csv_of, words_and_file
from weightviz.ui.panels.running import begin, show_running
from weightviz.ui.playground import Playground
from weightviz.ui.widgets import as_table, plain
from weightviz.written import brief, counted, signed_fully, signed_with_unit

MOST_ROWS = 60  # in one table; larger networks show a layer at a time
WORST = 5  # lines shown after a check
CHECK = "gradient_check"  # where the session keeps it


def show(playground: Playground) -> None:
    table, check = st.columns([3, 2], gap="large")
    with table:
        show_table(numbers(playground.on_screen))
    with check:
        gradient_check(playground)


def show_table(all_of_it: Numbers) -> None:
    """A table of all lines, or of one layer's where they are many, and a file of all."""
    shown = list(range(len(all_of_it.lines)))
    if len(shown) > MOST_ROWS:
        last = all_of_it.lines[-1].layer
        names = {layer: f"hidden layer {layer}" for layer in range(1, last)} | {last: "output"}
        layer = st.selectbox("Lines into", list(names), format_func=names.__getitem__, width=190, key="numbers_layer")
        shown = [line.index for line in all_of_it.lines if line.layer == layer]
    st.markdown(as_table(columns_of(all_of_it, shown)))
    told = (
        f"{len(all_of_it.lines):,} weights and biases, as they are trained: inputs and a number to predict are "
        "standardised. The gradient says by how much the error over all training rows, without a penalty, rises for "
        "each 1 that the line is turned up; training goes the other way. "
        "To change them in a table, click the picture and press T."
    )
    words_and_file(told, exact(all_of_it), "numbers")


def columns_of(all_of_it: Numbers, shown: list[int]) -> dict[str, list[str]]:
    """The table as people read it: rounded, in their own units too where there are some."""
    own, columns = all_of_it.in_own_units, {"line": [all_of_it.lines[i].name for i in shown]}
    columns["value"] = [signed_fully(all_of_it.values[i]) for i in shown]
    if own is not None:
        texts = [signed_with_unit(own[i], all_of_it.unit) for i in shown]
        columns["in the data's units"] = [f"{text} {all_of_it.each[i]}" for text, i in zip(texts, shown, strict=True)]
    columns["start value"] = [signed_fully(all_of_it.start[i]) for i in shown]
    columns["gradient now"] = [signed_fully(all_of_it.gradient[i]) for i in shown]
    marks = zip(all_of_it.locked[shown], all_of_it.muted[shown], strict=True)
    words = [", ".join(["locked"] * bool(locked) + ["muted"] * bool(muted)) for locked, muted in marks]
    return columns | ({"held": words} if any(words) else {})


def exact(all_of_it: Numbers) -> str:
    """The table as a file, with all digits."""
    columns = {"line": [line.name for line in all_of_it.lines], "value": all_of_it.values.tolist()}
    if all_of_it.in_own_units is not None:
        units = [f"{all_of_it.unit} {each}" for each in all_of_it.each]
        columns |= {"in the data's units": all_of_it.in_own_units.tolist(), "unit": units}
    for name in ("start", "gradient", "locked", "muted"):
        columns[name] = getattr(all_of_it, name).tolist()
    return csv_of(columns.items())


@st.fragment
def gradient_check(playground: Playground) -> None:
    """A button that compares every gradient with one measured by trying; it runs in portions."""
    trainer = playground.on_screen
    st.button("Check every gradient", on_click=begin_check, args=(trainer,), key="begin_gradient_check")
    st.caption(
        f"Moves each line by {brief(STEP, 2)} up and down, measures the error both times, and compares that slope "
        "with the gradient that training follows."
    )
    show_running(CHECK, trainer.frame, partial(show_whole, trainer))


def begin_check(trainer: Trainer) -> None:
    begin(CHECK, trainer.frame, checking(trainer))


def show_whole(trainer: Trainer, measured: Measured) -> None:
    """What came of the check, once all lines were moved."""
    if measured.share == 1:
        show_result(checked(trainer, measured.slopes), [line.name for line in lines_of(trainer)])


def show_result(check: GradientCheck, names: list[str]) -> None:
    """What came of it, in words, and the lines in which the two lie farthest apart."""
    st.markdown(f"**{verdict(check, names)}**")
    worst = check.compared[:WORST]
    if worst.size:
        st.markdown(as_table({
            "line": [names[i] for i in worst],
            "gradient": [signed_fully(check.analytic[i], 8) for i in worst],
            "by trying": [signed_fully(check.numerical[i], 8) for i in worst],
            "relative difference": [brief(check.difference[i], 2) for i in worst],
        }))  # fmt: skip
    arrays = {name: getattr(check, name).tolist() for name in ("analytic", "numerical", "difference", "at_corner")}
    told = (
        "The lines that lie farthest apart. Compared is the error over all training rows without the penalty of L1 "
        "and L2. A difference counts as a share of the larger number of the two, and of "
        f"{brief(check.smallest, 2)} where both are smaller."
    )
    words_and_file(told, csv_of([("line", names), *arrays.items()]), "gradient_check")


def verdict(check: GradientCheck, names: list[str]) -> str:
    """One sentence or two that hold whatever came of it."""
    count, left_out = check.compared.size, int(check.at_corner.sum())
    corner = (
        f" {counted(left_out, 'line stands', 'lines stand')} at a corner of ReLU, of a step or of the absolute "
        "error, where the slope jumps, and cannot be compared."
    ) * bool(left_out)
    if not count:
        return f"Nothing could be compared.{corner}"
    worst = plain(names[check.compared[0]])
    if check.agree:
        exactly = f"The largest relative difference is {brief(check.largest, 2)}, in {worst}."
        return f"All {count} agree to within {brief(AGREE, 2)}. {exactly}{corner}"
    apart = int((~(check.difference[check.compared] < AGREE)).sum())
    how_far = f"by {brief(check.largest, 2)}" if isfinite(check.largest) else "because a number is not finite"
    return f"{apart} of {count} do not agree to within {brief(AGREE, 2)}. Worst is {worst}, {how_far}.{corner}"


NUMBERS = Panel(
    "numbers", "Show me the numbers", "Are these the real numbers?",
    "Every weight and bias of the network as it is, and the slope that training follows. Check each slope against one "
    "that is measured by trying.", show,
)  # fmt: skip
