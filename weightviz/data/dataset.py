"""A data set: rows of numbers, and for every row the target to be predicted."""

from collections.abc import Iterable
from dataclasses import KW_ONLY, dataclass, replace

import numpy as np

TASKS = ("regression", "classification")


@dataclass(frozen=True, eq=False)
class Dataset:
    """Rows of raw inputs and their target, checked once and read-only from then on.

    Parameters
    ----------
    rows : array of shape (n, columns)
        Raw inputs in their own units; copied.
    target : array of shape (n,) or (n, 1)
        What to predict, kept as (n, 1); for a classification 0 or 1.
    names : one name a column, then the target's name ("target" if it is not given)
    units : in the order of `names`; missing ones are ""
    task : {"regression", "classification"}
    noun : what to call the rows in a sentence, in the plural

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
    """

    rows: np.ndarray
    target: np.ndarray
    names: tuple[str, ...]
    units: tuple[str, ...] = ()
    _: KW_ONLY
    task: str = "regression"
    noun: str = "rows"

    def __post_init__(self) -> None:
        rows, target = _numbers(self.rows, "rows"), _numbers(self.target, "target")
        _check_shapes(rows, target)
        target = target.reshape(-1, 1)
        names = _all_names(self.names, rows.shape[1])
        _check_finite(np.hstack((rows, target)), names)
        _check_task(self.task, target)
        rows.flags.writeable = target.flags.writeable = False
        checked = {"rows": rows, "target": target, "names": names, "units": _all_units(self.units, names)}
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
    except (TypeError, ValueError) as error:
        reason = str(error).split(". ")[0]
        raise ValueError(f"The {what} must be numbers, every row equally long ({reason}).") from error


def _check_shapes(rows: np.ndarray, target: np.ndarray) -> None:
    if rows.ndim != 2:
        raise ValueError(
            f"Rows need the shape (n, columns), not {rows.shape}; write one column as [[1], [2]]."
        )
    if 0 in rows.shape:
        raise ValueError(
            f"Rows of shape {rows.shape} hold nothing to learn from; give at least one row and column."
        )
    if target.shape not in ((len(rows),), (len(rows), 1)):
        raise ValueError(
            f"The target needs one number a row, {len(rows)} in all; its shape is {target.shape}."
        )


def _all_names(names: Iterable[str], n_columns: int) -> tuple[str, ...]:
    """One name a column and the target's name."""
    names = tuple(str(name) for name in names)
    if len(names) == n_columns:
        names = (*names, "target")
    if len(names) != n_columns + 1:
        raise ValueError(
            f"Give {n_columns} column names, then the target's name; these are {len(names)} names."
        )
    for i, name in enumerate(names):
        if not name.strip():
            raise ValueError(f"The name of column {i + 1} is empty; every column and the target need a name.")
        if name in names[:i]:
            raise ValueError(f"The name {name!r} is used twice; every column and the target need their own.")
    return names


def _all_units(units: Iterable[str], names: tuple[str, ...]) -> tuple[str, ...]:
    """One unit a name, filled up with ""."""
    units = tuple(str(unit) for unit in units)
    if len(units) > len(names):
        raise ValueError(f"There are {len(units)} units for {len(names)} names; give one a name at most.")
    return units + ("",) * (len(names) - len(units))


def _check_finite(table: np.ndarray, names: tuple[str, ...]) -> None:
    unusable = np.argwhere(~np.isfinite(table))
    if len(unusable):
        row, column = unusable[0]
        raise ValueError(
            f"Row {row + 1} (counted from 1) of {names[column]!r} is {table[row, column]}; "
            "fill in a finite number or leave the row out."
        )


def _check_task(task: str, target: np.ndarray) -> None:
    if task not in TASKS:
        raise ValueError(f"There is no task {task!r}; choose from {', '.join(TASKS)}.")
    if task == "classification":
        wrong = np.flatnonzero((target != 0) & (target != 1))
        if len(wrong):
            raise ValueError(
                f"The target of row {wrong[0] + 1} (counted from 1) is {target[wrong[0], 0]:g}; "
                "a classification needs 0 or 1 in every row."
            )
