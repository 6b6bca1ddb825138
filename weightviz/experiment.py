"""An experiment: everything that decides what a training run does, in one table of settings.

The table says for each setting its name, its key in the address bar, what values it takes and whether it may
change while training goes on. `Experiment` is the checked, frozen set of values; `weightviz.links` turns it into
the address of the page and back.
"""

from dataclasses import dataclass, field, fields, replace

import numpy as np

from weightviz.activations import ACTIVATIONS
from weightviz.checks import short
from weightviz.data import DATASETS, EVERY_FIFTH, MOST_ADDED, MOST_INPUTS, MOST_ROWS, OUTPUTS, Column, Dataset, Source
from weightviz.initializers import INITIALIZERS, initial_parameters
from weightviz.kinds import Choice, Layers, Names, Number, OneOrEach
from weightviz.losses import LOSSES
from weightviz.network import parameter_count
from weightviz.optimizers import OPTIMIZERS
from weightviz.schedules import SCHEDULES

OWN_DATA = "own"  # the name of a data set that was handed over in Python; it never enters a link
# What of the page a link can hide, for a teacher who wants eyes on the rest: the controls of the strip, then the
# stage's own.
CONTROLS = (
    "data", "inputs", "rate", "activation", "more", "panels", "lessons", "share", "own", "rows", "layers", "start",
    "speed", "axes", "shown",
)  # fmt: skip
NO_PANEL = "none"
# What can stand below the picture.
PANELS = (NO_PANEL, "weights", "landscape", "importance", "complexity", "numbers", "diagnosis", "compare")


class _DataSetsOwn:
    """Stands for "whatever suits the data set" until the experiment is made."""

    def __repr__(self) -> str:
        return "the data set's own"


DATA_SETS_OWN = _DataSetsOwn()


@dataclass(frozen=True)
class Setting:
    """One row of the table: ``key`` in the address bar, ``kind`` of value, ``help`` in a sentence.

    ``decides`` says what hangs on it: which "rows" there are and which of them are for a test, the "network" and how
    its answers are judged, the "start" it learns from, its "training", or the "view" alone. Rows and network give
    weights their meaning. A ``live`` setting may change while training goes on; any other one starts it anew.
    """

    key: str
    kind: Choice | Number | Layers | Names | OneOrEach
    decides: str
    help: str
    live: bool = False


LOSS_NAMES, ACTIVATION_NAMES = tuple(LOSSES), tuple(ACTIVATIONS)
HIDDEN_NAMES = tuple(name for name, activation in ACTIVATIONS.items() if activation.hidden)
LARGEST_SEED = 2**31 - 1
LAST_ROW = MOST_ROWS + MOST_ADDED  # of the longest table, with all that a hand can add

SETTINGS: dict[str, Setting] = {
    "dataset": Setting(
        "data", Choice(tuple(DATASETS)), "rows",
        "What the network learns from. Turn it when you want another question answered.",
    ),
    "inputs": Setting(
        "inputs", Names(MOST_INPUTS), "network",
        "What the network is told of each row. Turn it to see what a column is worth.",
    ),
    "points": Setting(
        "points", Number(20, 1000, whole=True), "rows",
        "How many points are made. Turn it down to see how a network learns few rows by heart.",
    ),
    "noise": Setting(
        "noise", Number(0.0, 0.5), "rows",
        "How far the made points stray. Turn it up to see training and test error part.",
    ),
    "data_seed": Setting(
        "dataseed", Number(0, LARGEST_SEED, whole=True), "rows",
        "Which points are made and how rows are split. Turn it to see what was luck.",
    ),
    "train_share": Setting(
        "train", Number(0.1, 1.0, none="own"), "rows",
        "The share of rows to learn from; the rest is a test. Turn it down to see what too few rows do.",
    ),
    "hidden_layers": Setting(
        "layers", Layers(), "network",
        "Neurons in each hidden layer. Turn it up when the picture is too simple for the data.",
    ),
    "activation": Setting(
        "activation", OneOrEach(HIDDEN_NAMES), "network",
        "What hidden neurons do to their sum. Turn it when learning is slow, or to see other shapes.",
    ),
    "output_activation": Setting(
        "output", Choice(ACTIVATION_NAMES), "network",
        "What the output neuron does to its sum. Turn it when answers must stay within bounds.",
    ),
    "loss": Setting(
        "loss", Choice(LOSS_NAMES), "network",
        "How wrong answers are counted. Turn it when a few far-off rows pull the answer their way.",
    ),
    "initializer": Setting(
        "start", Choice(tuple(INITIALIZERS)), "start",
        "How the first weights are drawn. Turn it when a deep network hardly moves.",
    ),
    "seed": Setting(
        "seed", Number(0, LARGEST_SEED, whole=True), "start",
        "Which first weights and which order of rows. Turn it to see what hangs on chance.",
    ),
    "learning_rate": Setting(
        "rate", Number(1e-7, 10.0), "training",
        "How far each step goes. Turn it up when the error falls too slowly, down when it jumps or runs away.",
        live=True,
    ),
    "batch_size": Setting(
        "batch", Number(1, 100_000, whole=True, none="all"), "training",
        "How many rows each step looks at. Turn it down for quicker, shakier steps, up for calmer ones.",
        live=True,
    ),
    "optimizer": Setting(
        "optimizer", Choice(tuple(OPTIMIZERS)), "training",
        "How a gradient becomes a step. Turn it when plain steps crawl or zigzag.",
    ),
    "schedule": Setting(
        "schedule", Choice(tuple(SCHEDULES)), "training",
        "How the learning rate changes by itself. Turn it when the error wavers at the end, or runs away at the start.",
    ),
    "schedule_steps": Setting(
        "span", Number(1, 1_000_000, whole=True), "training",
        "After how many steps the schedule halves, ends or has warmed up. Turn it to fit the length of your training.",
    ),
    "clip": Setting(
        "clip", Number(1e-6, 1e6, none="none"), "training",
        "The longest a gradient may be. Turn it on when single steps throw everything over.",
    ),
    "l1": Setting(
        "l1", Number(0.0, 10.0), "training",
        "Pulls every weight towards 0 by the same amount, until small ones are 0. "
        "Turn it up to see which lines are needed at all.",
    ),
    "l2": Setting(
        "l2", Number(0.0, 10.0), "training",
        "Pulls every weight towards 0, large ones most. "
        "Turn it up when the test error is much above the training error.",
    ),
    "dropout": Setting(
        "dropout", Number(0.0, 0.9), "training",
        "The share of hidden neurons silent in each step, by chance. "
        "Turn it up when a large network learns its rows by heart.",
    ),
    "early_stopping": Setting(
        "patience", Number(1, 100_000, whole=True, none="none"), "training",
        "Stops when the test error has not improved for so many epochs. Turn it on when the test error rises again.",
    ),
    "speed": Setting("speed", Number(1, 10_000, whole=True), "view", "Steps a second while playing.", live=True),
    "axes": Setting("axes", Names(2), "view", "The two columns shown when there are more.", live=True),
    "slice": Setting(
        "slice", Choice(("off", "on")), "view", "Show a slice instead of guess against truth.", live=True
    ),
    "output_shows": Setting(
        "shown", Choice(("all", "row")), "view",
        "All guesses beside the truth, or what each input adds to the guess for one row.", live=True,
    ),
    "panel": Setting("panel", Choice(PANELS), "view", "Opens below the picture what lies behind it.", live=True),
    "predict": Setting(
        "predict", Choice(("off", "on")), "view",
        "Asks before each single step what it will do, then shows it. Turn it on to test yourself.", live=True,
    ),
    "row": Setting(
        "row", Number(1, LAST_ROW, whole=True), "view", "The row that the whole page follows, by its number.", live=True
    ),
    "hide": Setting(
        "hide", Names(len(CONTROLS), among=CONTROLS), "view",
        "Controls that are not shown, for a lesson that needs few.", live=True,
    ),
}


def deciding(*what: str) -> tuple[str, ...]:
    """The names of the settings that decide any of these things.

    >>> deciding("start")
    ('initializer', 'seed')
    """
    return tuple(name for name, setting in SETTINGS.items() if setting.decides in what)


@dataclass(frozen=True)
class View:
    """How the page shows an experiment; nothing in it changes a number of the training."""

    speed: int = 60
    axes: tuple[str, ...] = ()
    slice: str = "off"
    output_shows: str = "all"
    panel: str = NO_PANEL
    predict: str = "off"
    hide: tuple[str, ...] = ()
    row: int = 1

    def __post_init__(self):
        _check(self, *setting_names(self))


class MisfitError(ValueError):
    """Settings that are right alone but do not go together; ``names`` says which should give way."""

    def __init__(self, names: tuple[str, ...], sentence: str):
        super().__init__(f"{names[0]}: {sentence}")
        self.names = names


@dataclass(frozen=True)
class Experiment:
    """Everything that decides a training run. A wrong value raises a ValueError that says what is right.

    What is not given is the data set's own: its inputs, shape, learning rate, batch size (None: all rows),
    loss, output activation and share of training rows. ``start_values`` are first weights of one's own, in the order
    of `Network.parameters`; without them the initialiser draws some.

    >>> Experiment().dataset, Experiment().inputs, Experiment().hidden_layers
    ('houses_2010', ('area_sqft',), ())
    >>> Experiment(dataset="circle", hidden_layers=(4, 2)).sizes
    (2, 4, 2, 1)
    """

    dataset: str = "houses_2010"
    inputs: tuple[str, ...] = DATA_SETS_OWN
    points: int = 200
    noise: float = 0.05
    data_seed: int = 0
    train_share: float | None = DATA_SETS_OWN
    hidden_layers: tuple[int, ...] = DATA_SETS_OWN
    activation: str | tuple[str, ...] = "tanh"
    output_activation: str = DATA_SETS_OWN
    loss: str = DATA_SETS_OWN
    initializer: str = "uniform"
    seed: int = 3
    learning_rate: float = DATA_SETS_OWN
    batch_size: int | None = DATA_SETS_OWN
    optimizer: str = "gradient_descent"
    schedule: str = "constant"
    schedule_steps: int = 1_000
    clip: float | None = None
    l1: float = 0.0
    l2: float = 0.0
    dropout: float = 0.0
    early_stopping: int | None = None
    start_values: tuple[float, ...] = ()
    source: Source | None = field(default=None, compare=False, repr=False)

    def __post_init__(self):
        if not isinstance(self.dataset, str) or self.dataset != OWN_DATA or self.source is None:
            _check(self, "dataset")
            object.__setattr__(self, "source", DATASETS[self.dataset])
        source = self.source
        if not isinstance(source, Source):
            raise ValueError(f"source must be the Source of your own data, as made by on(data); got {short(source)}.")
        for name, value in source.defaults.items():
            if getattr(self, name) is DATA_SETS_OWN:
                object.__setattr__(self, name, value)
        _check(self, *(name for name in setting_names(self) if name != "dataset"))
        self._check_together()

    def _check_together(self) -> None:
        """Each setting is right alone; now, do they go together?"""
        source = self.source
        unknown = [name for name in self.inputs if name not in source.inputs]
        if unknown or not self.inputs:
            raise MisfitError(
                ("inputs",), f"choose among {', '.join(source.inputs)}; got {', '.join(unknown) or 'none'}."
            )
        each = 1 if isinstance(self.activation, str) else len(self.activation)
        if each not in (1, len(self.hidden_layers)):
            layers = len(self.hidden_layers)
            raise MisfitError(("activation",), f"give one for all hidden layers or one each, {layers}; got {each}.")
        if self.train_share is None and source.own_split is None:
            raise MisfitError(("train_share",), "these data have no split of their own; give a share from 0.1 to 1.")
        loss = LOSSES[self.loss]
        if source.kind not in loss.tasks or self.output_activation not in loss.output_activations:
            raise MisfitError(
                ("loss", "output_activation"),
                f"{self.loss} goes with {' or '.join(loss.tasks)} and an output activation among "
                f"{', '.join(loss.output_activations)}; got {source.kind} and {self.output_activation}.",
            )

        self._check_start()

    def _check_start(self) -> None:
        count = parameter_count(self.sizes)
        try:
            values = tuple(map(float, self.start_values))
        except (TypeError, ValueError, OverflowError):
            got = short(self.start_values)
            raise MisfitError(("start_values",), f"this network needs {count} finite numbers; got {got}.") from None
        if values and (len(values) != count or not np.isfinite(values).all()):
            raise MisfitError(("start_values",), f"this network needs {count} finite numbers; got {len(values)}.")
        object.__setattr__(self, "start_values", values)

    @property
    def start(self) -> np.ndarray:
        """The parameters before the first step, shape (parameters,)."""
        if self.start_values:
            return np.array(self.start_values)
        return initial_parameters(self.initializer, self.sizes, self.seed)

    @property
    def sizes(self) -> tuple[int, ...]:
        """Units a layer, from the inputs to the output."""
        return (len(self.inputs), *self.hidden_layers, self.source.outputs)

    @property
    def activations(self) -> tuple[str, ...]:
        """The activation of every layer after the inputs."""
        one_for_all = isinstance(self.activation, str)
        hidden = (self.activation,) * len(self.hidden_layers) if one_for_all else self.activation
        return (*hidden, self.output_activation)

    def starts_like(self, other: "Experiment") -> bool:
        """Whether the two differ at most in settings that may change while training goes on."""
        live = {
            name: getattr(other, name)
            for name, setting in SETTINGS.items()
            if setting.live and hasattr(other, name)
        }
        return replace(self, **live) == other

    def on(self, data: Dataset) -> "Experiment":
        """This experiment on a table of one's own: its inputs if it has them, else its first columns."""
        if not isinstance(data, Dataset):
            raise ValueError(f"Your data must be a Dataset, such as Dataset(rows, target, names); got {short(data)}.")
        source = own_source(data)
        known = all(name in data.columns for name in self.inputs)
        inputs = self.inputs if known else data.columns[:MOST_INPUTS]
        fitting = {} if self.source.kind == source.kind else OUTPUTS[source.kind]
        share = EVERY_FIFTH if self.train_share is None else self.train_share
        return replace(self, dataset=OWN_DATA, source=source, inputs=inputs, train_share=share, **fitting)


def own_source(data: Dataset) -> Source:
    """What the registry would say of a table of one's own, with the columns' names for labels."""
    return Source(
        name=OWN_DATA,
        title="Your own data",
        task=data.task,
        noun=data.noun,
        columns=tuple(Column(n, n, u, "") for n, u in zip(data.columns, data.column_units, strict=True)),
        target=Column(data.target_name, data.target_name, data.target_unit, ""),
        credit="",
        defaults={},
        file="a table handed over",
        classes=data.classes,
    )


def setting_names(values) -> list[str]:
    """Which settings an `Experiment` or a `View` holds, or the class itself."""
    return [each.name for each in fields(values) if each.name in SETTINGS]


def _check(values, *names: str) -> None:
    for name in names:
        value = getattr(values, name)
        own = name == "inputs" and values.dataset == OWN_DATA
        kind = Names(MOST_INPUTS, own=True) if own else SETTINGS[name].kind
        try:
            object.__setattr__(values, name, kind.check(value))
        except (ValueError, TypeError) as problem:
            raise ValueError(f"{name} {problem}; got {short(value)}.") from None
