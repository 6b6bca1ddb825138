"""How wrong two runs are: their curves, where both stand, and what has to be known before one is called better."""

import streamlit as st

from weightviz.explain.comparison import Comparison, ErrorCurve, error_curve, plays_a_part
from weightviz.ui.panels.compare.by_hand import beyond_settings
from weightviz.ui.panels.panel import axis_title, csv_of, show_figure
from weightviz.ui.widgets import as_table, plain
from weightviz.written import signed_with_unit, with_unit


def show_errors(found: Comparison) -> None:
    """Both curves in one figure where they count the same, else each in its own; and how both ended."""
    curves = {"kept": error_curve(found.kept), "now": error_curve(found.now)}
    if not found.same_errors:
        st.info(why_not(found, curves))
        for column, (name, curve) in zip(st.columns(2, gap="medium"), curves.items(), strict=True):
            with column:
                show_curves({name: curve}, "step", f"{name}_run")
        show_ends(found, curves)
        return
    figure, facts = st.columns(2, gap="medium")
    with figure:
        show_curves(curves, found.clock, "two_runs")
    with facts:
        show_ends(found, curves)


def show_ends(found: Comparison, curves: dict[str, ErrorCurve]) -> None:
    same = curves["kept"].measure == curves["now"].measure
    st.markdown("**Where both stand**" + f" (error: {curves['now'].measure})" * same)
    st.markdown(as_table(ends(found, curves)))
    st.markdown(fairness(found))


def why_not(found: Comparison, curves: dict[str, ErrorCurve]) -> str:
    """Why the two errors cannot be compared."""
    if not found.same_rows:
        return "The errors are measured on other rows, so they cannot be compared: each has a figure of its own."
    return (
        f"The errors are counted in two ways, {curves['kept'].measure} and {curves['now'].measure}, so they cannot be "
        "compared: each has a figure of its own."
    )


def show_curves(curves: dict[str, ErrorCurve], clock: str, name: str) -> None:
    """These curves over steps or epochs, told by how they are drawn, with all their points as a file."""
    from weightviz.charts import error_curves  # Plotly comes when a panel needs it

    drawn, first = {}, next(iter(curves.values()))
    for which, curve in curves.items():
        times = curve.epochs if clock == "epoch" else curve.steps
        drawn[f"{which}, training"] = times, curve.train
        if curve.test is not None:
            drawn[f"{which}, test"] = times, curve.test
    title = axis_title(first.measure, first.unit)
    show_figure(error_curves(drawn, clock, title), plain(told(curves, clock)), table(curves), name)


def told(curves: dict[str, ErrorCurve], clock: str) -> str:
    """The figure in words: where each curve ended, over what it is drawn, and how to tell one from another."""
    said = [
        f"{which.capitalize()} at step {curve.steps[-1]:,}: training {with_unit(float(curve.train[-1]), curve.unit)}"
        + ("." if curve.test is None else f", test {with_unit(float(curve.test[-1]), curve.unit)}.")
        for which, curve in curves.items()
    ]
    if clock == "epoch":
        said.append("The batches differ in size, so the curves are drawn over epochs: how often all rows were seen.")
    return " ".join([*said, "Dashed: kept; solid: now. Thick: training; thin: test."])


def table(curves: dict[str, ErrorCurve]) -> str:
    """All points of these curves, as a CSV file."""
    columns: dict[str, list] = {"run": [], "step": [], "epoch": [], "training error": [], "test error": []}
    for which, curve in curves.items():
        count = len(curve.steps)
        test = [""] * count if curve.test is None else curve.test.tolist()
        rows = ([which] * count, curve.steps.tolist(), curve.epochs.tolist(), curve.train.tolist(), test)
        for column, values in zip(columns.values(), rows, strict=True):
            column += values
    return csv_of(columns.items())


def ends(found: Comparison, curves: dict[str, ErrorCurve]) -> dict[str, list[str]]:
    """How far both went and how wrong they are now; and what a hand did, where it did something."""
    kept, now = curves["kept"], curves["now"]
    rows = [("step", f"{found.kept.step:,}", f"{found.now.step:,}", ""),
            ("epoch", f"{found.kept.epoch:,}", f"{found.now.epoch:,}", "")]  # fmt: skip
    for part, name in (("training", "train"), ("test", "test")):
        before, after = getattr(kept, name), getattr(now, name)
        difference = ""
        if found.same_errors and before is not None:
            difference = more_or_less(float(after[-1]) - float(before[-1]), now.unit)
        rows.append((f"{part} error", end(kept, before), end(now, after), difference))
    rows += [(label, one, other, "") for label, one, other in beyond_settings(found)]
    columns = dict(zip(("", "kept", "now", "difference"), map(list, zip(*rows, strict=True)), strict=True))
    return columns if any(columns["difference"]) else {name: columns[name] for name in ("", "kept", "now")}


def end(curve: ErrorCurve, errors) -> str:
    """The last of these errors, with its unit."""
    return "no test rows" if errors is None else with_unit(float(errors[-1]), curve.unit)


def more_or_less(difference: float, unit: str) -> str:
    """A difference of errors with its sign and unit.

    >>> more_or_less(-1204.4, "$"), more_or_less(0.25, ""), more_or_less(0.0, "$")
    ('−$1,204', '+0.25', 'none')
    """
    if difference == 0:
        return "none"
    return signed_with_unit(difference, unit)


def fairness(found: Comparison) -> str:
    """What has to be known before one run is called better than the other."""
    if not found.same_errors:
        return ""
    said = []
    if found.kept.step != found.now.step:
        said.append("They have not taken equally many steps, so compare the curves too, not only their ends.")
    same_seed = found.kept.experiment.seed == found.now.experiment.seed
    if same_seed and found.changes and any(plays_a_part(run, "seed") for run in (found.kept, found.now)):
        said.append("Another seed can change the difference as well: try some before you trust it.")
    return " ".join(said)
