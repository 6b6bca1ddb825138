"""The strip of controls above the stage. The stage below it owns what is drawn on it (layers, speed, start)."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from weightviz.activations import ACTIVATIONS
from weightviz.data import DATASETS, FEATURES
from weightviz.experiment import SETTINGS, Experiment
from weightviz.initializers import INITIALIZERS
from weightviz.losses import LOSSES
from weightviz.ui.playground import Playground
from weightviz.ui.session import widget_changed, widget_key

USUAL = {
    "learning_rate": (0.0001, 0.0003, 0.001, 0.003, 0.01, 0.02, 0.03, 0.05, 0.1, 0.3, 0.5, 1.0, 1.1, 3.0),
    "batch_size": (1, 2, 5, 10, 20, 30, 50, 100),
    "train_share": (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0),
    "noise": (0.0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5),
}
STARTS_OVER = " Changing it starts the training over."


def controls(playground: Playground) -> None:
    """The common choices in a row that wraps on small screens, the rest under "More settings"."""
    experiment = playground.experiment
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        choose("dataset", "Data", tuple(DATASETS), lambda name: DATASETS[name].title, width=220)
        rates = usual("learning_rate", experiment.learning_rate)
        choose("learning_rate", "Learning rate", rates, "{:g}".format, width=122)
        if experiment.hidden_layers:
            hidden = SETTINGS["activation"].kind.options
            choose("activation", "Activation", hidden, lambda name: ACTIVATIONS[name].label, width=122)
        choose_inputs(playground)
        with st.popover("More settings", width=160):
            more_settings(playground)


def choose_inputs(playground: Playground) -> None:
    """Which inputs the network is told: several can be chosen, so they fold away under their names."""
    source, chosen = playground.experiment.source, playground.experiment.inputs
    labels = {name: feature.label for name, feature in FEATURES.items()}
    labels |= {column.name: column.label for column in source.columns}
    short = ", ".join(labels[name] for name in chosen)
    title = short if len(short) <= 14 else f"{len(chosen)} of {len(source.inputs)}"
    with st.popover(f"Inputs: {title}", width=172):
        st.pills(
            "Inputs",
            source.inputs,
            selection_mode="multi",
            format_func=lambda name: labels[name],
            **row_of_table("inputs"),
        )
        for column in source.columns:
            st.caption(f"**{column.label}**{f', {column.unit}' if column.unit else ''}: {column.explanation}")


def more_settings(playground: Playground) -> None:
    """What one changes less often."""
    experiment, rows = playground.experiment, len(playground.trainer.problem.train_rows)
    left, right = st.columns(2)
    with left:
        fitting = [name for name, loss in LOSSES.items() if experiment.source.kind in loss.tasks]
        choose("loss", "Error", fitting, lambda name: LOSSES[name].label)
        outputs = LOSSES[experiment.loss].output_activations
        choose("output_activation", "Activation of the output", outputs, lambda name: ACTIVATIONS[name].label)
        choose("initializer", "First weights", tuple(INITIALIZERS), lambda name: INITIALIZERS[name].label)
        number("seed", "Seed of weights and row order")
    with right:
        sizes = [None, *usual("batch_size", experiment.batch_size)]
        choose("batch_size", "Batch size", sizes, lambda size: f"{size or f'all {rows} rows'}")
        choose_train_share(experiment)
        if experiment.source.made:
            number("points", "Points")
            choose("noise", "Noise", usual("noise", experiment.noise), "{:g}".format)
            number("data_seed", "Seed of the points")
    st.caption(experiment.source.credit or "Points drawn from a seed.")


def choose_train_share(experiment: Experiment) -> None:
    """How many rows to learn from; data with a split of their own offer it first, and only they can."""
    source, shares = experiment.source, usual("train_share", experiment.train_share)
    own = f"the data's own {source.noun}"
    choose(
        "train_share",
        "Rows to learn from",
        [None, *shares] if source.own_split else shares,
        lambda share: own if share is None else f"{share:.0%}",
        more_help=f" {own.capitalize()}: {source.own_split.sentence}" if source.own_split else "",
    )


def usual(setting: str, present: float | None) -> list[float]:
    """The values one usually chooses among, and the present one, which a link may have brought."""
    return sorted({*USUAL[setting], present} - {None})


def choose(
    setting: str,
    name: str,
    options,
    words: Callable[[Any], str],
    width: int | str = "stretch",
    more_help: str = "",
) -> None:
    """A select box for one row of the settings table."""
    row = row_of_table(setting)
    row["help"] += more_help
    st.selectbox(name, options, format_func=words, width=width, **row)


def number(setting: str, name: str) -> None:
    """A field for a whole number of the settings table."""
    kind = SETTINGS[setting].kind
    st.number_input(
        name,
        int(kind.low),
        int(kind.high),
        step=1,
        **row_of_table(setting),
    )


def row_of_table(setting: str) -> dict[str, Any]:
    """What every widget of a setting has in common: where its value is kept, who hears of it, and its help."""
    key = widget_key(setting)
    return {"key": key, "on_change": widget_changed, "args": (setting, key), "help": help_of(setting)}


def help_of(setting: str) -> str:
    """What a setting does, and whether changing it starts the training over."""
    return SETTINGS[setting].help + ("" if SETTINGS[setting].live else STARTS_OVER)
