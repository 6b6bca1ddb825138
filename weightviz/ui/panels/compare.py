"""The panel of two runs: one that was kept, and the present one."""

from dataclasses import dataclass

import streamlit as st

from weightviz.data import Dataset, RowEdits
from weightviz.explain.comparison import ByHand, Comparison, ErrorCurve, by_hand, compare, error_curve
from weightviz.explain.lines import lines_of
from weightviz.training import Trainer
from weightviz.ui.panels.panel import Panel, csv_of, show_figure
from weightviz.ui.panels.setting_words import setting_words, value_words
from weightviz.ui.playground import Playground
from weightviz.ui.widgets import as_table, plain
from weightviz.written import brief, signed, signed_with_unit, with_unit

KEPT = "kept_run"  # where the session keeps it
MARKED = 3  # lines


@dataclass(frozen=True, eq=False)
class KeptRun:
    """A run as it stood when it was kept, and what it learns from besides its experiment."""

    trainer: Trainer
    data: Dataset | None
    edits: RowEdits


def show(playground: Playground) -> None:
    kept = st.session_state.get(KEPT)
    buttons = st.container(horizontal=True)
    instead = ", in place of the kept one" if kept else ""
    buttons.button("Keep this run", on_click=keep, args=(playground,), key="keep_run",
                   help=f"Puts the present run aside as it stands{instead}.")  # fmt: skip
    if kept is None:
        st.markdown("Keep the present run, then change one thing: a setting, the start, a weight by hand. Both runs "
                    "then stand here side by side.")  # fmt: skip
        return
    buttons.button("Go back to the kept run", on_click=go_back, args=(playground, kept), key="go_back",
                   help="Goes on from the kept run, with its settings. The present run is given up.")  # fmt: skip
    buttons.button("Let it go", on_click=st.session_state.pop, args=(KEPT, None), key="let_go",
                   help="Forgets the kept run.")  # fmt: skip
    found = compare(kept.trainer, playground.trainer)
    st.markdown(what_differs(found))
    show_errors(found)
    show_networks(found)


def keep(playground: Playground) -> None:
    st.session_state[KEPT] = KeptRun(playground.trainer.copy(), playground.data, playground.edits)


def go_back(playground: Playground, kept: KeptRun) -> None:
    playground.take_up(kept.trainer.copy(), kept.data, kept.edits)


def what_differs(found: Comparison) -> str:
    """In a few sentences: the settings that differ, and how far both were one run."""
    changes = [
        f"{setting_words(each.setting)} {value_words(found.kept.experiment, each.setting, each.kept)} → "
        f"{value_words(found.now.experiment, each.setting, each.now)}"
        for each in found.changes
    ]
    if not changes:
        said = ["**Nothing differs in the settings.**"]
    elif len(changes) == 1:
        said = [f"**One setting differs: {plain(changes[0])}.**"]
    else:
        said = [f"**{len(changes)} settings differ: {plain('; '.join(changes))}.** So what differs below cannot be put "
                "down to one of them alone."]  # fmt: skip
    if found.now.frame is found.kept.frame:
        said.append("The present run still stands where the kept one does: change something, then train on.")
    elif found.together_until:
        said.append(f"Up to step {found.together_until:,} both are one and the same run.")
    return " ".join(said)


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
    title = f"{first.measure}, {first.unit}" if first.unit else f"error ({first.measure})"
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
    return csv_of(columns)


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


def beyond_settings(found: Comparison) -> list[tuple[str, str, str]]:
    """What differs although no setting tells it: each with what holds of the kept run and of the present one."""
    hands = tuple(by_hand(trainer) for trainer in (found.kept, found.now))
    rows: list[tuple[str, str, str]] = []
    if not found.same_rows:
        counts = [
            f"{len(each.problem.train_rows):,} and {len(each.problem.test_rows):,}" for each in (found.kept, found.now)
        ]
        rows.append(("rows learnt from, and kept back", *counts))
    if not found.same_lines:
        rows.append(("weights and biases", *(f"{each.start.size:,}" for each in (found.kept, found.now))))
    labels = {"edits": "changes by hand", "locked": "locked lines", "muted": "muted lines"}
    rows += [(label, *numbers(hands, name)) for name, label in labels.items() if any(getattr(h, name) for h in hands)]
    labels = {"rates": "learning rates used, in turn", "batch_sizes": "rows in a batch, in turn"}
    for name, label in labels.items():
        if any(len(getattr(hand, name)) > 1 for hand in hands):
            rows.append((label, *(in_turn(getattr(hand, name)) for hand in hands)))
    return rows


def numbers(hands: tuple[ByHand, ...], name: str) -> list[str]:
    return [f"{getattr(hand, name):,}" for hand in hands]


def in_turn(values: tuple[float, ...]) -> str:
    return ", ".join(brief(value, 6) for value in values) or "none yet"


def fairness(found: Comparison) -> str:
    """What has to be known before one run is called better than the other."""
    if not found.same_errors:
        return ""
    said = []
    if found.kept.step != found.now.step:
        said.append("They have not taken equally many steps, so compare the curves too, not only their ends.")
    if found.kept.experiment.seed == found.now.experiment.seed and found.changes:
        said.append("Another seed can change the difference as well: try some before you trust it.")
    return " ".join(said)


def show_networks(found: Comparison) -> None:
    """Both networks beside each other at one scale, the lines that differ most marked in both and named below."""
    from weightviz.charts.network import DARK, LIGHT, network

    marks, ground = found.most_different(MARKED), DARK if st.context.theme.type == "dark" else LIGHT
    runs = (("kept", "Kept", found.kept, found.now), ("now", "Now", found.now, found.kept))
    for column, (which, title, trainer, other) in zip(st.columns(2, gap="medium"), runs, strict=True):
        with column:
            shape = "-".join(map(str, trainer.experiment.sizes))
            st.markdown(f"**{title}: {shape} at step {trainer.step:,}**")
            told = f"{trainer.start.size:,} weights and biases. Widths are on one scale in both pictures."
            show_figure(network(trainer, [other], marks, ground), told, weights_table(trainer), f"network_{which}")
    st.markdown(about_lines(found, marks))


def weights_table(trainer: Trainer) -> str:
    """All lines of a network, as a CSV file."""
    return csv_of({
        "line": [line.name for line in lines_of(trainer)],
        "value": trainer.network.parameters.tolist(),
        "muted": trainer.network.muted.tolist(),
    })  # fmt: skip


def about_lines(found: Comparison, marks: tuple[int, ...]) -> str:
    """Which lines differ most, from what to what, and whether that means anything."""
    if not found.same_lines:
        return "The two networks do not have the same lines, so these cannot be compared one by one."
    if not marks:
        return "No line differs by as much as 0.005."
    from weightviz.charts.network import LETTERS

    lines = lines_of(found.now)
    named = [
        f"**{letter}** {plain(lines[place].name)}: kept {spoken(found.kept, place)}, now {spoken(found.now, place)}"
        for letter, place in zip(LETTERS, marks, strict=False)
    ]
    most = "One line differs by 0.005 or more" if len(named) == 1 else f"The {len(named)} lines that differ most"
    said = [f"{most}: {'; '.join(named)}."]
    if not found.same_start and found.now.experiment.hidden_layers:
        said.append(
            "The two began from different weights. Hidden neurons can swap places, and with tanh turn all their signs, "
            "and the network still says the same. So lines of the same name may do different work."
        )
    return " ".join(said)


def spoken(trainer: Trainer, place: int) -> str:
    """The value of a line, and whether it is muted and so counts as 0."""
    muted = " (muted, so it counts as 0)" if trainer.network.muted[place] else ""
    return signed(float(trainer.network.parameters[place])) + muted


COMPARE = Panel("compare", "Two runs", "What does one change make?", show)
