"""The panel of the error landscape, and of the hand against the machine."""

import numpy as np
import streamlit as st

from weightviz.explain.hand_and_machine import Score, score
from weightviz.explain.landscape import Landscape, affordable, landscape, two_to_look_at
from weightviz.explain.lines import lines_of
from weightviz.explain.units import typical_miss
from weightviz.training import Trainer
from weightviz.ui.panels.panel import Panel, csv_of, ground, show_figure
from weightviz.ui.playground import Playground
from weightviz.ui.widgets import as_table, plain
from weightviz.written import brief, signed, with_unit

MAP, SURFACE = "map", "surface"
CHOSEN = "landscape_chosen"  # for which network someone chose the lines; until then they are the most telling ones


def show(playground: Playground) -> None:
    trainer = playground.on_screen
    names = [line.name for line in lines_of(trainer)]
    across, up, way_to_look = choose(trainer, names)
    size, most_rows = affordable(trainer)
    try:
        view = landscape(trainer, across, up, size, most_rows)
    except ValueError as wrong:
        st.info(plain(str(wrong)))
        return
    from weightviz import charts  # Plotly comes when a panel needs it

    draw = charts.landscape_surface if way_to_look == SURFACE else charts.landscape_map
    way, best = charts.Way(view.path.places, view.path_errors, view.path.by_hand), best_place(view)
    figure = draw(view.across_values, view.up_values, view.errors, (names[across], names[up]), way, best, ground())
    left, right = st.columns([3, 2], gap="large")
    with left:
        show_figure(figure, told(view, names), table(view, names), LANDSCAPE.name)
    with right:
        st.markdown("**You against the machine**")
        write_score(trainer, score(trainer), view)
        st.markdown("**What the map shows**")
        st.markdown(" ".join(sentences(trainer, view, names)))


def choose(trainer: Trainer, names: list[str]) -> tuple[int, int, str]:
    """Which two lines lie across and up, and whether to look from above or from the side."""
    network = f"{trainer.experiment.dataset} {trainer.experiment.inputs} {trainer.experiment.sizes}"
    keys = [f"landscape_{axis}_{network}" for axis in ("across", "up")]
    if st.session_state.get(CHOSEN) != network:
        st.session_state.update(zip(keys, two_to_look_at(trainer), strict=True))
    boxes = st.columns([2, 2, 2], vertical_alignment="top")
    across, up = (
        box.selectbox(
            label, range(len(names)), format_func=names.__getitem__, key=key, on_change=chosen, args=(network,)
        )
        for box, label, key in zip(boxes, ("Across", "Up"), keys, strict=False)
    )
    looks = boxes[2].segmented_control("Seen as", (MAP, SURFACE), default=MAP, required=True, key="landscape_look")
    return across, up, looks


def chosen(network: str) -> None:
    st.session_state[CHOSEN] = network


def best_place(view: Landscape) -> tuple[float, float, float] | None:
    """Where the best weights lie on the map, and their error."""
    if view.best is None:
        return None
    return float(view.best.parameters[view.across]), float(view.best.parameters[view.up]), view.best.error


def told(view: Landscape, names: list[str]) -> str:
    """The figure in three sentences."""
    axes = " and ".join(
        f"{plain(names[line])} ({signed(values[0])} to {signed(values[-1])})"
        for line, values in ((view.across, view.across_values), (view.up, view.up_values))
    )
    (across, up), (low_across, low_up, low) = view.here, view.lowest
    now, lowest = f"{signed(across)}, {signed(up)}", f"{signed(low_across)}, {signed(low_up)}"
    return (
        f"The training error over {axes}. Now: {brief(view.path_errors[-1], 4)} at {now}. "
        f"Lowest of all places measured: {brief(low, 4)} at {lowest}."
    )


def table(view: Landscape, names: list[str]) -> str:
    """Every place that was measured, as a CSV file."""
    up, across = np.meshgrid(view.up_values, view.across_values, indexing="ij")
    columns = (across, up, view.errors)
    titles = (names[view.across], names[view.up], "training error")
    return csv_of((title, values.ravel().tolist()) for title, values in zip(titles, columns, strict=True))


def sentences(trainer: Trainer, view: Landscape, names: list[str]) -> list[str]:
    """What has to be known to read the map, each true of this training."""
    experiment, muted, total = trainer.experiment, int(trainer.frame.muted.sum()), len(trainer.problem.train_rows)
    said = [about_the_others(view)]
    if muted:
        said.append("A muted line counts as 0.")
    said += [f"{plain(names[i])} is locked: training does not move it." for i in (view.across, view.up)
             if trainer.frame.locked[i]]  # fmt: skip
    if view.best and not view.best.the_only_one:
        said.append("Many weights are equally good; the cross marks those nearest to the present ones.")
    if view.best and view.held:
        said.append("The cross is where all weights are best together, so it may lie beside the lowest place drawn.")
    if experiment.l1 or experiment.l2:
        said.append("The penalty of L1 and L2, which training also makes smaller, is not part of this error.")
    if view.rows < total:
        said.append(f"To be quick, {view.rows:,} of the {total:,} training rows were measured, evenly picked.")
    return said


def about_the_others(view: Landscape) -> str:
    if view.held:
        others = f"The other {view.held} weights and biases are held at their present values."
        others = "The other line is held at its present value." if view.held == 1 else others
        return f"{others} So the map shows which error each place of the path would have now, not what it had then."
    shape = ""
    if view.best:
        shape = f", and for the mean squared error it is an exact {'bowl' if view.best.the_only_one else 'valley'}"
    return f"These two lines are all there are, so the map leaves nothing out{shape}."


def write_score(trainer: Trainer, score: Score, view: Landscape) -> None:
    """The hand's error, the machine's, and the best there is."""
    rows = [("where it began", score.began)]
    if score.hand is not None:
        rows.append((f"where your hand stopped, step {score.hand_step:,}", score.hand))
    rows.append((f"now, step {score.step:,}", score.now))
    if view.best:
        rows.append(("the best possible", view.best.error))
    columns = {"weights": [name for name, _ in rows], "training error": [brief(error, 4) for _, error in rows]}
    misses = [typical_miss(trainer, error) for _, error in rows]
    if None not in misses:
        columns["typical miss"] = [with_unit(miss, trainer.data.target_unit) for miss in misses]
    st.markdown(as_table(columns))
    if score.hand is None:
        st.markdown("Turn the weights by hand first and see how low you come; then press Play, and training goes on "
                    "from your weights.")  # fmt: skip
    elif score.step > score.hand_step:
        st.markdown(f"Training went on from your weights: from {brief(score.hand, 4)} to {brief(score.now, 4)}.")
    else:
        st.markdown("Press Play, and training goes on from your weights.")


LANDSCAPE = Panel(
    "landscape", "Error landscape", "Where is the error low?",
    "Each place is a pair of values for two weights: the fuller its grey, the lower the training error. Turn both "
    "in the network and watch your way.", show,
)  # fmt: skip
