"""What stands under "More settings": all that one changes less often, in four groups."""

from collections.abc import Callable

import streamlit as st

from weightviz.activations import ACTIVATIONS
from weightviz.data import by_chance, feature_columns
from weightviz.experiment import HIDDEN_NAMES
from weightviz.initializers import INITIALIZERS
from weightviz.losses import LOSSES
from weightviz.optimizers import OPTIMIZERS
from weightviz.schedules import SCHEDULES
from weightviz.ui.playground import AS_HIGH, AVERAGE, Playground
from weightviz.ui.session import NOTHING, current_playground, layer_changed, layer_key, open_dialog
from weightviz.ui.widgets import choose, choose_of, explanations, formula, help_of, number, told_apart, usual
from weightviz.written import counted


def more_settings(playground: Playground) -> None:
    """A tab for each group, so that what one looks for is found without a scroll."""
    groups = {"Learning": learning, "Regularisation": regularisation, "Network": network, "Data": data}
    for tab, group in zip(st.tabs(list(groups)), groups.values(), strict=True):
        with tab:
            group(playground)


def learning(playground: Playground) -> None:
    """How each step is taken, and when to stop."""
    experiment = playground.experiment
    left, right = st.columns(2)
    with left:
        choose_of("optimizer", "Optimiser", OPTIMIZERS)
        formula(OPTIMIZERS[experiment.optimizer])
        sizes = [None, *usual("batch_size", experiment.batch_size)]
        # not how many: a select box whose options change their words sends the old words back
        choose("batch_size", "Batch size", sizes, lambda size: "all rows" if size is None else f"{size}")
        lengths = [None, *usual("clip", experiment.clip)]
        words = told_apart(lengths[1:])
        choose("clip", "Clip gradients", lengths, lambda most: "off" if most is None else f"longer than {words(most)}")
    with right:
        choose_of("schedule", "Schedule of the learning rate", SCHEDULES)
        formula(SCHEDULES[experiment.schedule])
        if experiment.schedule != "constant":
            number("schedule_steps", "Steps of the schedule, n")
        waits = [None, *usual("early_stopping", experiment.early_stopping)]
        choose("early_stopping", "Early stopping", waits, patience_words)
        choose("predict", "Predict first", ("off", "on"), {"off": "off", "on": "ask before each step"}.__getitem__)
        if experiment.early_stopping and not len(playground.trainer.problem.test_rows):
            st.caption("Without test rows there is no test error to watch, so nothing stops.")


def patience_words(epochs: int | None) -> str:
    if epochs is None:
        return "off"
    return f"after {counted(epochs, 'epoch')} without gain"


def regularisation(playground: Playground) -> None:
    """What keeps weights small, or neurons from relying on each other."""
    experiment = playground.experiment
    left, right = st.columns(2)
    with left:
        for name in ("l1", "l2"):
            strengths = usual(name, getattr(experiment, name))
            choose(name, name.upper(), strengths, or_off(told_apart(strengths)))
    with right:
        shares = usual("dropout", experiment.dropout)
        choose("dropout", "Dropout", shares, or_off(told_apart(shares, 100, "%")))
        if experiment.dropout and not experiment.hidden_layers:
            st.caption("There is no hidden neuron yet that could be silent.")
    st.caption("L1 adds λ × the sum of |w| to the error, L2 adds λ × the sum of w². Biases are left out.")


def or_off(words: Callable[[float], str]) -> Callable[[float], str]:
    return lambda value: words(value) if value else "off"


def network(playground: Playground) -> None:
    """What neurons do with their sums, how answers are counted, and where weights begin."""
    experiment = playground.experiment
    left, right = st.columns(2)
    with left:
        fitting = [name for name, loss in LOSSES.items() if experiment.source.kind in loss.tasks]
        choose_of("loss", "Error", LOSSES, fitting)
        formula(LOSSES[experiment.loss])
        outputs = LOSSES[experiment.loss].output_activations
        choose_of("output_activation", "Activation of the output", ACTIVATIONS, outputs)
        formula(ACTIVATIONS[experiment.output_activation])
    with right:
        choose_of("initializer", "First weights", INITIALIZERS)
        number("seed", "Seed of weights and row order")
        st.button(
            "Start from the weights on screen",
            on_click=start_from_here,
            help="Makes the present weights the first ones, for Reset and for all you try next. It begins at step 0.",
        )
    if len(experiment.hidden_layers) > 1:
        activation_of_each_layer(playground)


def start_from_here() -> None:
    current_playground().start_from_here()


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
        words = told_apart([share for share in shares if share], 100, "%")
        own = f"the data's own {experiment.source.noun}"
        choose("train_share", "Rows to learn from", shares, lambda share: own if share is None else words(share))
        if experiment.source.own_split:
            st.caption(f"The data's own split: {experiment.source.own_split.sentence}")
        if experiment.source.made:
            number("points", "Points")
    with right:
        if experiment.source.made:
            noises = usual("noise", experiment.noise)
            choose("noise", "Noise", noises, told_apart(noises))
            number("data_seed", "Seed of the points")
        elif by_chance(experiment.train_share, real=True):
            number("data_seed", "Seed of the split")
    if "rows" not in playground.view.hide:
        added_by_click(playground)
        st.button("Look at the rows", on_click=open_dialog, args=("rows",))
    st.caption(credit(playground))


def added_by_click(playground: Playground) -> None:
    """What a click into the output panel adds, where one or two columns are shown."""
    trained, key = playground.trainer.data, f"adding_{playground.edition}"
    columns = len(feature_columns(playground.experiment.inputs, trained.columns))
    if columns > 2:
        return
    classes = dict(enumerate(trained.classes))
    names = {NOTHING: "nothing", **({place: f"a row of class {name}" for place, name in classes.items()})}
    if not classes:
        names |= {AS_HIGH: "a row as high as the click"} if columns == 1 else {AVERAGE: "a row of average height"}
    st.session_state[key] = NOTHING if playground.adding is None else playground.adding
    st.selectbox(
        "A click into the picture adds", tuple(names), format_func=names.__getitem__, key=key,
        on_change=adding_changed, args=(key,),
        help="Rows that you put there are learnt from. Turn it on to see what a single row can do. Each row starts the "
        "training over.",
    )  # fmt: skip


def adding_changed(key: str) -> None:
    chosen = st.session_state[key]
    current_playground().add_by_click(None if chosen == NOTHING else chosen)


def credit(playground: Playground) -> str:
    """Where the data come from."""
    if playground.data is not None:
        return "Your own table. It stays on this page and is gone when you leave it."
    return playground.experiment.source.credit or "Points drawn from a seed."
