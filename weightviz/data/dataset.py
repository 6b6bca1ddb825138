"""A data set: rows of numbers, and for every row the target to be predicted."""

import operator
from collections.abc import Iterable
from dataclasses import KW_ONLY, dataclass, replace

import numpy as np

TASKS = ("regression", "classification")
LARGEST = 1e150  # whose square is still a number: beyond it neither a spread nor an error can be measured


@dataclass(frozen=True, eq=False)
class Dataset:
    """Rows of raw inputs and their target, checked once and read-only from then on.

    Parameters
    ----------
    rows : array of shape (n, columns)
        Raw inputs in their own units; copied.
    target : array of shape (n,) or (n, 1)
        What to predict, kept as (n, 1); for a classification the number of the row's class, from 0.
    names : one name a column, then the target's name ("target" if it is not given)
    units : in the order of `names`; missing ones are ""
    task : {"regression", "classification"}
    noun : what to call the rows in a sentence, in the plural
    classes : what the classes 0, 1, 2 ... are called; ("0", "1") if a classification does not say
    labels : one name a row, such as a film's title; () for none
    train_rows : places of the rows to learn from, if the data have a split of their own
    weights : array of shape (n,), how much each row counts in the loss, 0 or more; None if all count the same

    Raises
    ------
    ValueError
        If the table cannot be learnt from; the message says which value is wrong.

    Examples
    --------
    >>> rows, prices = [[1656, 50], [896, 49]], [215000, 105000]
    >>> houses = Dataset(rows, prices, ["area", "age", "price"], ["sq ft", "years", "$"])
    >>> houses
    Dataset(2 rows: area, age -> price)
    >>> houses.only(["age"]).rows.tolist()
    [[50.0], [49.0]]
    >>> birds = Dataset([[39.1], [46.5], [46.1]], [0, 1, 2], ["bill length", "species"],
    ...                 task="classification", classes=["Adelie", "Chinstrap", "Gentoo"])
    >>> birds.answers.tolist()
    [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]
    """

    rows: np.ndarray
    target: np.ndarray
    names: tuple[str, ...]
    units: tuple[str, ...] = ()
    _: KW_ONLY
    task: str = "regression"
    noun: str = "rows"
    classes: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    train_rows: tuple[int, ...] | None = None
    weights: np.ndarray | None = None

    def __post_init__(self) -> None:
        rows, target = _numbers(self.rows, "rows"), _numbers(self.target, "target")
        _check_shapes(rows, target)
        target = target.reshape(-1, 1)
        names = _all_names(self.names, rows.shape[1])
        _check_finite(np.hstack((rows, target)), names)
        rows.flags.writeable = target.flags.writeable = False
        checked = {
            "rows": rows,
            "target": target,
            "names": names,
            "units": _all_units(self.units, names),
            "classes": _checked_classes(self.classes, self.task, target),
            "labels": _checked_labels(self.labels, len(rows)),
            "train_rows": _checked_places(self.train_rows, len(rows)),
            "weights": _checked_weights(self.weights, len(rows)),
        }
        for field, value in checked.items():
            object.__setattr__(self, field, value)  # the way a frozen dataclass fills itself

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the raw columns."""
        return self.names[:-1]

    @property
    def target_name(self) -> str:
        """Name of what is predicted."""
        return self.names[-1]

    @property
    def column_units(self) -> tuple[str, ...]:
        """Unit of every raw column, "" for none."""
        return self.units[:-1]

    @property
    def target_unit(self) -> str:
        """Unit of the target, "" for none."""
        return self.units[-1]

    @property
    def answers(self) -> np.ndarray:
        """What the network's outputs should be, shape (n, outputs).

        Of three or more classes each has an output, 1 for the row's class and 0 for all others; otherwise
        there is one output, and this is the target itself.
        """
        if len(self.classes) <= 2:
            return self.target
        return (self.target == np.arange(len(self.classes))).astype(np.float64)

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        return f"Dataset({len(self)} {self.noun}: {', '.join(self.columns)} -> {self.target_name})"

    def only(self, columns: Iterable[str]) -> "Dataset":
        """The same data with these raw columns alone, in the data's own order."""
        wanted = tuple(columns)
        for name in wanted:
            if name not in self.columns:
                raise ValueError(f"There is no column {name!r}; choose from {', '.join(self.columns)}.")
        kept = [i for i, name in enumerate(self.columns) if name in wanted]
        return replace(
            self,
            rows=self.rows[:, kept],
            names=(*(self.names[i] for i in kept), self.target_name),
            units=(*(self.units[i] for i in kept), self.target_unit),
        )


def _numbers(values: object, what: str) -> np.ndarray:
    """A float64 copy of the values."""
    try:
        return np.array(values, dtype=np.float64, order="C")
    except (TypeError, ValueError, OverflowError) as error:
        reason = str(error).split(". ")[0]
        raise ValueError(f"The {what} must be numbers, every row equally long ({reason}).") from error


def _texts(values: Iterable[str], what: str) -> tuple[str, ...]:
    if not isinstance(values, Iterable):
        raise ValueError(f"The {what} must be a list of texts; got {values!r}.")
    return tuple(str(each) for each in values)


def _check_shapes(rows: np.ndarray, target: np.ndarray) -> None:
    if rows.ndim != 2:
        raise ValueError(f"Rows need the shape (n, columns), not {rows.shape}; write one column as [[1], [2]].")
    if 0 in rows.shape:
        raise ValueError(f"Rows of shape {rows.shape} hold nothing to learn from; give at least one row and column.")
    if target.shape not in ((len(rows),), (len(rows), 1)):
        raise ValueError(f"The target needs one number a row, {len(rows)} in all; its shape is {target.shape}.")


def _all_names(names: Iterable[str], n_columns: int) -> tuple[str, ...]:
    """One name a column and the target's name."""
    names = _texts(names, "names")
    if len(names) == n_columns:
        names = (*names, "target")
    if len(names) != n_columns + 1:
        raise ValueError(f"Give {n_columns} column names, then the target's name; these are {len(names)} names.")
    for i, name in enumerate(names):
        if not name.strip():
            raise ValueError(f"The name of column {i + 1} is empty; every column and the target need a name.")
        if name in names[:i]:
            raise ValueError(f"The name {name!r} is used twice; every column and the target need their own.")
    return names


def _all_units(units: Iterable[str], names: tuple[str, ...]) -> tuple[str, ...]:
    """One unit a name, filled up with ""."""
    units = _texts(units, "units")
    if len(units) > len(names):
        raise ValueError(f"There are {len(units)} units for {len(names)} names; give one a name at most.")
    return units + ("",) * (len(names) - len(units))


def _check_finite(table: np.ndarray, names: tuple[str, ...]) -> None:
    unusable = np.argwhere(~(np.abs(table) <= LARGEST))
    if len(unusable):
        row, column = unusable[0]
        cure = f"give numbers up to {LARGEST:g}, in another unit perhaps"
        if not np.isfinite(table[row, column]):
            cure = "fill in a finite number or leave the row out"
        raise ValueError(f"Row {row + 1} (counted from 1) of {names[column]!r} is {table[row, column]}; {cure}.")


def _checked_classes(classes: Iterable[str], task: str, target: np.ndarray) -> tuple[str, ...]:
    """The names of the classes, after a look at whether every target is the number of one."""
    if task not in TASKS:
        raise ValueError(f"There is no task {task!r}; choose from {', '.join(TASKS)}.")
    classes = _texts(classes, "classes")
    if task == "regression":
        if classes:
            raise ValueError(f"A regression has no classes, but {', '.join(classes)} were given; leave them out.")
        return ()
    classes = classes or ("0", "1")
    if len(classes) < 2:
        raise ValueError(f"A classification needs two classes at least; {classes[0]!r} is only one.")
    for i, name in enumerate(classes):
        if not name.strip() or name in classes[:i]:
            raise ValueError(f"The name {name!r} of class {i} is empty or used twice; every class needs its own.")
    wrong = np.flatnonzero(~np.isin(target, range(len(classes))))
    if len(wrong):
        *others, last = map(str, range(len(classes)))
        raise ValueError(
            f"The target of row {wrong[0] + 1} (counted from 1) is {target[wrong[0], 0]:g}; "
            f"a classification needs {', '.join(others)} or {last} in every row."
        )
    return classes


def _checked_labels(labels: Iterable[str], n: int) -> tuple[str, ...]:
    """One label a row, or none at all."""
    labels = _texts(labels, "labels")
    if len(labels) not in (0, n):
        raise ValueError(f"There are {len(labels)} labels for {n} rows; give one a row, or none.")
    return labels


def _checked_places(train_rows: Iterable[int] | None, n: int) -> tuple[int, ...] | None:
    """Places of rows in ascending order, each from 0 to n - 1 and named once."""
    if train_rows is None:
        return None
    try:
        places = tuple(sorted(operator.index(place) for place in train_rows))
    except TypeError:
        places = ()
    if not places or places[0] < 0 or places[-1] >= n or len(set(places)) < len(places):
        raise ValueError(f"The rows to learn from are different whole numbers from 0 to {n - 1}, one at least.")
    return places


def _checked_weights(weights: object, n: int) -> np.ndarray | None:
    """One weight a row, read-only, if there are any."""
    if weights is None:
        return None
    weights = _numbers(weights, "weights")
    if weights.shape != (n,):
        raise ValueError(f"Give one weight a row, {n} in all; the weights have the shape {weights.shape}.")
    wrong = np.flatnonzero(~(np.isfinite(weights) & (weights >= 0)))
    if len(wrong):
        raise ValueError(f"The weight of row {wrong[0] + 1} (counted from 1) is {weights[wrong[0]]}; give 0 or more.")
    if not weights.any():
        raise ValueError("Every row has the weight 0, so there is nothing to learn from; give one at least more.")
    weights.flags.writeable = False
    return weights
