"""What becomes of an experiment when some of its settings change: which others must follow, and which stay."""

from dataclasses import fields, replace

from weightviz.data import DATASETS, EVERY_FIFTH, Dataset
from weightviz.experiment import DATA_SETS_OWN, Experiment, View, deciding
from weightviz.losses import LOSSES
from weightviz.training import Trainer

VIEW_SETTINGS = tuple(field.name for field in fields(View))
MAKES_ROWS = ("points", "noise", "data_seed")  # settings that decide which rows made data have
KEEP_OWN_START = {"start_values", *deciding("training")}
DEPENDS_ON_DATA = tuple(field.name for field in fields(Experiment) if field.default is DATA_SETS_OWN)


def changed(experiment: Experiment, view: View, settings: dict) -> tuple[Experiment, View]:
    """Both with other settings. Raises a ValueError that says what is right when they cannot be had.

    A setting that is told again as it is changes nothing: widgets in popovers do that when they are opened.

    >>> start = Experiment(dataset="circle", loss="mean_squared_error", output_activation="tanh")
    >>> after, _ = changed(start, View(), {"loss": "binary_cross_entropy"})
    >>> after.output_activation
    'sigmoid'
    """
    view = replace(view, **{name: settings[name] for name in settings if name in VIEW_SETTINGS})
    wanted = {
        name: value for name, value in settings.items()
        if name not in VIEW_SETTINGS and not is_same(value, getattr(experiment, name))
    }  # fmt: skip
    if wanted.get("dataset", experiment.dataset) != experiment.dataset:
        wanted = {**dict.fromkeys(DEPENDS_ON_DATA, DATA_SETS_OWN), "source": None, **wanted}
    wanted |= activation_of_each_layer(experiment, wanted)
    allowed = LOSSES[wanted["loss"]].output_activations if wanted.get("loss") in LOSSES else ()
    if not set(wanted) <= KEEP_OWN_START:
        wanted = {"start_values": (), **wanted}
    if allowed and experiment.output_activation not in allowed:
        wanted = {"output_activation": allowed[0], **wanted}
    after = replace(experiment, **wanted)
    return after, fitting(view, after)


def is_same(told: object, present: object) -> bool:
    """Whether what was told is what holds already. A browser knows no tuples.

    >>> is_same(["x", "y"], ("x", "y")), is_same(True, 1)
    (True, False)
    """
    told = tuple(told) if isinstance(told, list) else told
    return type(told) is type(present) and told == present


def activation_of_each_layer(experiment: Experiment, wanted: dict) -> dict:
    """Activations given layer by layer follow the layers: new ones take the last, lost ones go."""
    each, layers = wanted.get("activation", experiment.activation), wanted.get("hidden_layers")
    if layers is DATA_SETS_OWN and wanted["dataset"] in DATASETS:
        layers = DATASETS[wanted["dataset"]].defaults["hidden_layers"]
    if not (each and isinstance(each, tuple | list) and isinstance(layers, tuple | list)):
        return {}
    return {"activation": tuple((*each, *[each[-1]] * len(layers))[: len(layers)]) or each[0]}


def same_rows(before: Experiment, after: Experiment) -> bool:
    """Whether both learn from the same rows, made or real."""
    decides = ("dataset", *(MAKES_ROWS if after.source.made else ()))
    return all(getattr(before, name) == getattr(after, name) for name in decides)


def on_table(experiment: Experiment, data: Dataset) -> Experiment:
    """The same experiment on all columns of a table of one's own, every fifth row kept back."""
    drawn = replace(experiment, start_values=())  # weights of one's own were for other inputs
    return replace(drawn.on(data), inputs=data.columns, train_share=EVERY_FIFTH)


def fitting(view: View, experiment: Experiment) -> View:
    """The view without axes that are not columns of these data, as a link or a change of data may bring."""
    known = [column.name for column in experiment.source.columns]
    return replace(view, axes=tuple(name for name in view.axes if name in known))


def following(view: View, trainer: Trainer) -> View:
    """The view with the first row for one beyond the table's end, which may have been another table's."""
    return view if view.row <= len(trainer.data.rows) else replace(view, row=1)
