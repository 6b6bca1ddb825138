"""What the registry says of a data set: its title, columns and credit, and how it is best begun with."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from weightviz.data.dataset import Dataset
from weightviz.data.features import FEATURES
from weightviz.data.made import make
from weightviz.data.real import read_shipped
from weightviz.data.split import OwnSplit


@dataclass(frozen=True)
class Column:
    """A column as people read it: its name in the table, a short label, the unit, and what it means.

    ``one`` is what one of it is called, for a column that counts something.
    """

    name: str
    label: str
    unit: str
    explanation: str
    one: str = ""


@dataclass(frozen=True, eq=False)
class Source:
    """A data set that can be chosen, and the settings an experiment on it starts from.

    ``defaults`` maps the name of an experiment's setting to the value that suits these data.
    ``file`` names the shipped CSV file of real data; made data have none. Of the file, only the rows are read
    whose columns have the texts that ``where`` demands, and ``label_column`` names the rows.
    ``classes`` is what the classes 0, 1, 2 ... are called; a regression has none.
    ``own_split`` is the data's own way to keep rows back, if they have one.
    ``truth`` maps every column, and "bias", to the weight that the target was made with, where that is known.

    Examples
    --------
    >>> from weightviz.data import DATASETS
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
    where: Mapping[str, str] = field(default_factory=dict)
    label_column: str = ""
    classes: tuple[str, ...] = ()
    own_split: OwnSplit | None = None
    truth: Mapping[str, float] = field(default_factory=dict)

    @property
    def made(self) -> bool:
        """Whether the data are drawn from a seed instead of measured."""
        return not self.file

    @property
    def in_square(self) -> bool:
        """Whether the columns are the x and y of the made picture, from -6 to 6, of which features are made."""
        return self.made and {column.name for column in self.columns} <= {"x", "y"}

    @property
    def inputs(self) -> tuple[str, ...]:
        """Every input that may be chosen: the features made from x and y, or the columns themselves."""
        columns = tuple(column.name for column in self.columns)
        if not self.in_square:
            return columns
        return tuple(name for name, feature in FEATURES.items() if set(feature.columns) <= set(columns))

    def label(self, name: str) -> str:
        """The short label of an input: a column's own, or what a made feature stands for.

        Examples
        --------
        >>> from weightviz.data import DATASETS
        >>> DATASETS["houses_five"].label("area_sqft"), DATASETS["circle"].label("x2")
        ('area', 'x²')
        """
        labels = {column.name: column.label for column in self.columns}
        return labels[name] if name in labels else FEATURES[name].label

    def one(self, name: str) -> str:
        """What one more of an input without a unit is called: as the source says, else by its label.

        Examples
        --------
        >>> from weightviz.data import DATASETS
        >>> DATASETS["houses_five"].one("bedrooms"), DATASETS["circle"].one("x2")
        ('bedroom', 'x²')
        """
        return {column.name: column.one for column in self.columns}.get(name) or self.label(name)

    @property
    def kind(self) -> str:
        """What is asked: "regression", "classification" (of two classes), or "classes" (three or more)."""
        return "classes" if self.outputs > 1 else self.task

    @property
    def outputs(self) -> int:
        """How many outputs a network for these data has: one a class if there are three or more, else one."""
        return len(self.classes) if len(self.classes) > 2 else 1

    def load(self, points: int, noise: float, data_seed: int) -> Dataset:
        """The data themselves; real data are always the same and ignore the three arguments."""
        if self.made:
            return make(self.name, points, noise, data_seed)
        table = (*self.columns, self.target)
        data = read_shipped(
            self.file,
            [column.name for column in table],
            [column.unit for column in table],
            self.noun,
            classes=self.classes,
            where=self.where,
            label=self.label_column,
        )
        if self.own_split is None:
            return data
        return replace(data, train_rows=np.flatnonzero(self.own_split.learnt(data.rows)))


# Loss and output that go together: the number itself for a regression, a probability for two classes,
# and for more of them one probability a class, which add up to 1.
OUTPUTS = {
    "regression": {"loss": "mean_squared_error", "output_activation": "linear"},
    "classification": {"loss": "binary_cross_entropy", "output_activation": "sigmoid"},
    "classes": {"loss": "softmax_cross_entropy", "output_activation": "softmax"},
}
