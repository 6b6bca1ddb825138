"""What stands under "More settings": all that one changes less often, in four groups."""

import streamlit as st

from weightviz.activations import ACTIVATIONS
from weightviz.experiment import HIDDEN_NAMES
from weightviz.initializers import INITIALIZERS
from weightviz.losses import LOSSES
from weightviz.optimizers import OPTIMIZERS
from weightviz.schedules import SCHEDULES
from weightviz.ui.playground import Playground
from weightviz.ui.session import layer_changed, layer_key, open_dialog
from weightviz.ui.widgets import choose, choose_of, explanations, help_of, number, usual


def more_settings(playground: Playground) -> None:
    """A tab for each group, so that what one looks for is found without a scroll."""
    groups = {"Learning": learning, "Regularisation": regularisation, "Network": network, "Data": data}
    for tab, group in zip(st.tabs(list(groups)), groups.values(), strict=True):
        with tab:
            group(playground)


def learning(playground: Playground) -> None:
    """How each step is taken, and when to stop."""
    experiment = playground.experiment
    rows = f"all {len(playground.trainer.problem.train_rows):,} rows"
    left, right = st.columns(2)
    with left:
        choose_of("optimizer", "Optimizer", OPTIMIZERS)
        sizes = [None, *usual("batch_size", experiment.batch_size)]
        choose("batch_size", "Batch size", sizes, lambda size: rows if size is None else f"{size}")
        lengths = [None, *usual("clip", experiment.clip)]
        choose("clip", "Clip gradients", lengths, lambda most: "off" if most is None else f"longer than {most:g}")
    with right:
        choose_of("schedule", "Schedule of the learning rate", SCHEDULES)
        if experiment.schedule != "constant":
            number("schedule_steps", "Steps of the schedule")
        waits = [None, *usual("early_stopping", experiment.early_stopping)]
        choose("early_stopping", "Early stopping", waits, patience_words)
        if experiment.early_stopping and not len(playground.trainer.problem.test_rows):
            st.caption("Without test rows there is no test error to watch, so nothing stops.")


def patience_words(epochs: int | None) -> str:
    if epochs is None:
        return "off"
    return f"after {epochs} epoch{'s' * (epochs > 1)} without gain"


def regularisation(playground: Playground) -> None:
    """What keeps weights small, or neurons from relying on each other."""
    experiment = playground.experiment
    left, right = st.columns(2)
    with left:
        choose("l1", "L1", usual("l1", experiment.l1), off_or_number)
        choose("l2", "L2", usual("l2", experiment.l2), off_or_number)
    with right:
        shares = usual("dropout", experiment.dropout)
        choose("dropout", "Dropout", shares, lambda share: f"{share:.0%}" if share else "off")
        if experiment.dropout and not experiment.hidden_layers:
            st.caption("There is no hidden neuron yet that could be silent.")
    st.caption("L1 adds λ × the sum of |w| to the error, L2 adds λ × the sum of w². Biases are left out.")


def off_or_number(value: float) -> str:
    return f"{value:g}" if value else "off"


def network(playground: Playground) -> None:
    """What neurons do with their sums, how answers are counted, and where weights begin."""
    experiment = playground.experiment
    left, right = st.columns(2)
    with left:
        fitting = [name for name, loss in LOSSES.items() if experiment.source.kind in loss.tasks]
        choose_of("loss", "Error", LOSSES, fitting)
        outputs = LOSSES[experiment.loss].output_activations
        choose_of("output_activation", "Activation of the output", ACTIVATIONS, outputs)
    with right:
        choose_of("initializer", "First weights", INITIALIZERS)
        number("seed", "Seed of weights and row order")
    if len(experiment.hidden_layers) > 1:
        activation_of_each_layer(playground)


def activation_of_each_layer(playground: Playground) -> None:
    """One select box a hidden layer, three in a row."""
    explained = explanations(ACTIVATIONS[name] for name in HIDDEN_NAMES)
    columns = st.columns(3)
    for layer in range(len(playground.experiment.hidden_layers)):
        key = layer_key(layer)
        columns[layer % 3].selectbox(
            f"Hidden layer {layer + 1}",
            HIDDEN_NAMES,
            format_func=lambda name: ACTIVATIONS[name].label,
            key=key,
            on_change=layer_changed,
            args=(layer, key),
            help=f"{help_of('activation')}\n\n{explained}",
        )


def data(playground: Playground) -> None:
    """Which rows there are and which are kept back; for points that are made, how."""
    experiment = playground.experiment
    left, right = st.columns(2)
    with left:
        shares = [None] * (experiment.source.own_split is not None) + usual("train_share", experiment.train_share)
        choose("train_share", "Rows to learn from", shares, share_words)
        if experiment.source.made:
            number("points", "Points")
    with right:
        if experiment.source.made:
            choose("noise", "Noise", usual("noise", experiment.noise), "{:g}".format)
            number("data_seed", "Seed of the points")
        elif experiment.train_share not in (None, 0.8):
            number("data_seed", "Seed of the split")
    if "rows" not in playground.view.hide:
        st.button("Look at the rows", on_click=open_dialog, args=("rows",))
    st.caption(credit(playground))


def share_words(share: float | None) -> str:
    return "the data's own split" if share is None else f"{share:.0%}"


def credit(playground: Playground) -> str:
    """Where the data come from."""
    if playground.data is not None:
        return "Your own table. It stays on this page and is gone when you leave it."
    return playground.experiment.source.credit or "Points drawn from a seed."
