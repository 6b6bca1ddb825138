"""From recognised columns to a data set: rows left out, cells filled in, texts turned into numbers."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from weightviz.data.dataset import Dataset
from weightviz.data.features import MOST_INPUTS
from weightviz.data.own_csv.columns import TableColumn
from weightviz.data.own_csv.wrong import TableProblem, shown
from weightviz.written import brief, counted, listed


class Inputs(NamedTuple):
    """What a feature becomes: names of network inputs, their unit, and their values, shape (n, inputs)."""

    names: tuple[str, ...]
    unit: str
    values: np.ndarray


def dataset_of(target: TableColumn, features: Sequence[TableColumn], missing: str) -> tuple[Dataset, tuple[str, ...]]:
    """The data set, and a sentence on everything that was done to the columns; see `Table.dataset`."""
    _check(target, features, missing)
    columns, notes = [*features, target], []
    values = _complete(columns, missing, notes)
    inputs = [_encoded(column, cells, notes) for column, cells in zip(features, values.T, strict=False)]
    answers, classes = _answers(target, values[:, -1], notes)
    names = [name for each in inputs for name in each.names]
    _check_names([*names, target.name])
    data = Dataset(
        np.hstack([each.values for each in inputs]),
        answers,
        (*names, target.name),
        (*(each.unit for each in inputs for _ in each.names), target.unit),
        task="classification" if classes else "regression",
        classes=classes,
    )
    return data, tuple(notes)


def _complete(columns: list[TableColumn], missing: str, notes: list[str]) -> np.ndarray:
    """The values of these columns, the target last, shape (kept rows, columns), without an empty cell."""
    values = np.column_stack([column.values for column in columns])  # (n, columns), nan where a cell is empty
    needed = columns if missing == "drop" else columns[-1:]
    kept = ~np.isnan(values[:, -len(needed) :]).any(axis=1)
    if not kept.all():
        notes.append(_left_out(needed, kept))
    if kept.sum() < 2:
        raise TableProblem(
            f"Rows without an empty cell in {listed([shown(column.name) for column in needed])}: {kept.sum()} of "
            f"{len(kept)}, and two are needed; choose other columns, or fill empty cells."
        )
    values = values[kept]
    for column, cells in zip(columns, values.T, strict=True):
        _fill(column, cells, notes)
        _check_changes(column, cells, kept.all())
    return values


def _check(target: TableColumn, features: Sequence[TableColumn], missing: str) -> None:
    """Whether these columns can be used together at all."""
    if missing not in ("drop", "fill"):
        raise TableProblem(f"Empty cells can be dropped or filled; choose 'drop' or 'fill', not {missing!r}.")
    if not features:
        raise TableProblem("No feature is chosen; choose at least one column to predict the target from.")
    names = [column.name for column in features]
    if target.name in names:
        raise TableProblem(f"{shown(target.name)} is the target; take it out of the features.")
    twice = [name for i, name in enumerate(names) if name in names[:i]]
    if twice:
        raise TableProblem(f"{shown(twice[0])} is chosen twice as a feature; choose it once.")
    for column in (*features, target):
        if not column.usable:
            raise TableProblem(f"Column {column.place} ({shown(column.name)}) cannot be used: {column.reason}.")
    total = sum(column.inputs for column in features)
    if total > MOST_INPUTS:
        several = [f"{shown(column.name)} counts as {column.inputs}" for column in features if column.inputs > 1]
        raise TableProblem(
            f"The features make {total} inputs, and {MOST_INPUTS} are the most; choose fewer"
            f"{f' ({listed(several)})' if several else ''}."
        )


def _left_out(columns: Sequence[TableColumn], kept: np.ndarray) -> str:
    """How many rows are left out, and for which columns' sake."""
    n, counts = int((~kept).sum()), {column.name: int(np.isnan(column.values).sum()) for column in columns}
    why = ", ".join(f"{name}: {count}" for name, count in counts.items() if count)
    return f"{n} of {counted(len(kept), 'row')} {'is' if n == 1 else 'are'} left out because a cell is empty ({why})."


def _fill(column: TableColumn, cells: np.ndarray, notes: list[str]) -> None:
    """Fill the empty cells (nan) in place: with the median of numbers, else with the most frequent answer."""
    empty = np.isnan(cells)
    if not empty.any():
        return
    if empty.all():
        raise TableProblem(f"{shown(column.name)} is empty in every row that has a target; choose another feature.")
    if column.kind == "number":
        value = np.median(cells[~empty])
        what = f"the median, {brief(value, 6)}"
    else:
        value = np.bincount(cells[~empty].astype(int)).argmax()
        what = f"the most frequent answer, {shown(column.classes[value])}"
    cells[empty] = value
    n = int(empty.sum())
    notes.append(
        f"{counted(n, 'empty cell')} of {shown(column.name)} {'is' if n == 1 else 'are'} filled with {what}."
    )


def _check_changes(column: TableColumn, cells: np.ndarray, all_kept: bool) -> None:
    if (cells == cells[0]).all():
        says = column.classes[int(cells[0])] if column.classes else f"{brief(cells[0], 6)}"
        where = "row" if all_kept else "row without an empty cell"
        raise TableProblem(
            f"{shown(column.name)} says {shown(says)} in every {where}, and what never changes teaches nothing; "
            "choose another column."
        )


def _encoded(column: TableColumn, cells: np.ndarray, notes: list[str]) -> Inputs:
    """A feature as inputs: numbers as they are, two answers as 0 and 1, more of them as an input each."""
    if column.kind == "number":
        return Inputs((column.name,), column.unit, cells[:, np.newaxis])
    present = np.unique(cells).astype(int)
    texts = [column.classes[i] for i in present]
    if len(present) == 2:
        notes.append(f"{shown(column.name)} counts as 1 for {texts[1]} and as 0 for {texts[0]}.")
        name = column.name if column.kind == "yes/no" else f"{column.name} = {texts[1]}"
        return Inputs((name,), "", (cells == present[1]).astype(float)[:, np.newaxis])
    notes.append(
        f"{shown(column.name)} becomes {len(texts)} inputs, one each for {listed(texts)}: 1 where it is so, else 0."
    )
    names = tuple(f"{column.name} = {text}" for text in texts)
    return Inputs(names, "", (cells[:, np.newaxis] == present).astype(float))


def _answers(target: TableColumn, cells: np.ndarray, notes: list[str]) -> tuple[np.ndarray, tuple[str, ...]]:
    """The target as numbers, shape (n,), and the names of its classes, () for a regression."""
    if target.kind == "number":
        return cells, ()
    present, answers = np.unique(cells, return_inverse=True)
    classes = tuple(target.classes[int(i)] for i in present)
    if len(classes) == 2:
        notes.append(f"{shown(target.name)} is to be told apart: 0 is {classes[0]}, 1 is {classes[1]}.")
    else:
        notes.append(f"{shown(target.name)} has {len(classes)} classes to be told apart: {listed(classes)}.")
    return answers, classes


def _check_names(names: list[str]) -> None:
    for i, name in enumerate(names):
        if name in names[:i]:
            raise TableProblem(f"Two inputs would be called {shown(name)}; rename one of the columns in the file.")
