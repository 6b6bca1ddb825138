"""The registry of data sets: what each is called, what its columns mean, how it is best begun with."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from weightviz.data.dataset import Dataset
from weightviz.data.features import FEATURES
from weightviz.data.made import make
from weightviz.data.real import read_shipped


@dataclass(frozen=True)
class Column:
    """A column as people read it: its name in the table, a short label, the unit, and what it means."""

    name: str
    label: str
    unit: str
    explanation: str


@dataclass(frozen=True, eq=False)
class Source:
    """A data set that can be chosen, and the settings an experiment on it starts from.

    `file` names the shipped CSV file of real data; made data have none. `defaults` maps the name of an
    experiment's setting to the value that suits these data.

    Examples
    --------
    >>> source = DATASETS["circle"]
    >>> source.title, source.defaults["hidden_layers"]
    ('Circle', (4, 2))
    >>> source.load(points=200, noise=0, data_seed=7)
    Dataset(200 points: x, y -> class)
    """

    name: str
    title: str
    task: str
    noun: str
    columns: tuple[Column, ...]
    target: Column
    credit: str
    defaults: Mapping[str, Any]
    file: str = ""

    @property
    def made(self) -> bool:
        """Whether the data are drawn from a seed instead of measured."""
        return not self.file

    @property
    def inputs(self) -> tuple[str, ...]:
        """Every input that may be chosen: the made features, or the columns of real data."""
        return tuple(FEATURES) if self.made else tuple(column.name for column in self.columns)

    def load(self, points: int, noise: float, data_seed: int) -> Dataset:
        """The data themselves; real data are always the same and ignore the three arguments."""
        if self.made:
            return make(self.name, points, noise, data_seed)
        table = (*self.columns, self.target)
        names, units = [column.name for column in table], [column.unit for column in table]
        return read_shipped(self.file, names, units, self.noun)


# Loss and output that go together: a probability for two classes, the number itself for a regression.
OUTPUTS = {
    "classification": {"loss": "binary_cross_entropy", "output_activation": "sigmoid"},
    "regression": {"loss": "mean_squared_error", "output_activation": "linear"},
}

HOUSES = Source(
    name="houses_2010",
    title="Houses sold in Ames, 2010",
    task="regression",
    noun="houses",
    columns=(
        Column("area_sqft", "area", "sq ft", "Living area above ground."),
        Column("bedrooms", "bedrooms", "", "Bedrooms above ground."),
        Column("full_baths", "full baths", "", "Bathrooms with a bath or a shower, above ground."),
        Column("half_baths", "half baths", "", "Rooms with a toilet and a basin only, above ground."),
        Column("age_years", "age", "years", "Years from building the house to selling it."),
        Column("lot_sqft", "lot", "sq ft", "The ground the house stands on."),
        Column("basement_sqft", "basement", "sq ft", "Area of the basement, 0 for none."),
        Column("garage_cars", "garage places", "", "Cars that fit into the garage."),
        Column("fireplaces", "fireplaces", "", "Number of fireplaces."),
    ),
    target=Column("price_usd", "price", "$", "What the house was sold for."),
    credit="Ames, Iowa house sales 2006-2010. De Cock (2011), J. Statistics Education 19(3), "
    "via the R package modeldata (MIT).",
    defaults=MappingProxyType(
        {
            "inputs": ("area_sqft",),
            "hidden_layers": (),
            "learning_rate": 0.02,
            "batch_size": None,
            "train_share": 0.8,
            **OUTPUTS["regression"],
        }
    ),
    file="houses_ames_2010.csv",
)

FIVE_FEATURES = ("area_sqft", "age_years", "bedrooms", "garage_cars", "lot_sqft")

HOUSES_FIVE = replace(
    HOUSES,
    name="houses_five",
    title="Houses, five features",
    defaults=MappingProxyType({**HOUSES.defaults, "inputs": FIVE_FEATURES}),
)


MADE_COLUMNS = (
    Column("x", "x", "", "How far to the right a point lies."),
    Column("y", "y", "", "How far up a point lies."),
)
MADE_TARGETS = {
    "classification": Column("class", "class", "", "The class a point belongs to, 1 or 0."),
    "regression": Column("value", "value", "", "Height at a point, from about -1 to 1."),
}


def _made(name: str, title: str, task: str, hidden_layers: tuple[int, ...], learning_rate: float) -> Source:
    """A data set drawn from a seed, in the square where x and y run from -6 to 6."""
    defaults = {
        "inputs": ("x", "y"),
        "hidden_layers": hidden_layers,
        "learning_rate": learning_rate,
        "batch_size": 10,
        "train_share": 0.5,
        **OUTPUTS[task],
    }
    return Source(
        name=name,
        title=title,
        task=task,
        noun="points",
        columns=MADE_COLUMNS,
        target=MADE_TARGETS[task],
        credit="Drawn from a seed; nothing here was measured.",
        defaults=MappingProxyType(defaults),
    )


DATASETS: dict[str, Source] = {
    source.name: source
    for source in (
        HOUSES,
        HOUSES_FIVE,
        _made("circle", "Circle", "classification", (4, 2), 0.3),
        _made("xor", "Exclusive or", "classification", (4, 2), 0.3),
        _made("blobs", "Two blobs", "classification", (), 0.1),
        _made("spiral", "Spiral", "classification", (8, 8), 0.3),
        _made("plane", "Plane", "regression", (), 0.03),
        _made("hills", "Several hills", "regression", (8,), 0.1),
    )
}
