"""A row put into the picture by hand: checked, and completed with what the picture does not show."""

from numbers import Integral, Real

from weightviz.data import MOST_ADDED, Dataset, feature_columns
from weightviz.training import Trainer
from weightviz.ui.stage.scene import columns_of, target_of
from weightviz.written import brief


def added_row(trainer: Trainer, whole: Dataset, shown: object, target: object, added: int) -> tuple[float, ...]:
    """A value for every raw column of the data set, and the target last.

    ``shown`` holds one number for each column that the network's inputs come from, in the order of the data; ``added``
    counts the rows added before. Columns that the network is not told of stand at their mean in the ``whole`` data.

    Raises ValueError when there are too many rows, or a number lies beyond the axes.
    """
    if added >= MOST_ADDED:
        raise ValueError(f"At most {MOST_ADDED} rows can be added.")
    names = feature_columns(trainer.experiment.inputs, trainer.data.columns)
    columns = columns_of(trainer, names)
    if not isinstance(shown, list) or len(shown) != len(columns) or len(columns) > 2:
        raise ValueError("A row is added where one or two columns are shown, with a number for each.")
    values = [within_axis(value, axis) for value, axis in zip(shown, columns, strict=True)]
    known = dict(zip(names, values, strict=True))
    means = zip(whole.columns, whole.rows.mean(axis=0).tolist(), strict=True)
    return (*(known.get(name, mean) for name, mean in means), answer_of(trainer, target))


def answer_of(trainer: Trainer, target: object) -> float:
    """The number of a class, or a number on the target's axis."""
    if trainer.data.task == "regression":
        return within_axis(target, target_of(trainer))
    if isinstance(target, bool) or not isinstance(target, Integral) or target not in range(len(trainer.data.classes)):
        raise ValueError(f"There is no class {target!r}.")
    return float(target)


def within_axis(value: object, axis: dict) -> float:
    """A number that lies on an axis, or a ValueError."""
    if isinstance(value, bool) or not isinstance(value, Real) or not axis["low"] <= value <= axis["high"]:
        raise ValueError(f"Expected a number from {brief(axis['low'], 6)} to {brief(axis['high'], 6)}, got {value!r}.")
    return float(value)
