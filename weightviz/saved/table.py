"""A table of one's own in a saved file, and what is told of one that was left out."""

import zlib

import numpy as np

from weightviz.data import MOST_ROWS, Dataset
from weightviz.data.dataset import TASKS
from weightviz.saved.found import Found

MOST_COLUMNS, MOST_CLASSES = 200, 100
MOST_NUMBERS = 200_000  # of a whole table
NEEDED = ("names", "units", "task", "noun", "classes", "rows")
POSSIBLE = ("labels", "train_rows", "weights")


def table_written(data: Dataset) -> dict[str, object]:
    """All of a table, the target last in every row. Raises ValueError when it is too large for a file."""
    rows = np.hstack([data.rows, data.target])
    if rows.size > MOST_NUMBERS or len(rows) > MOST_ROWS or rows.shape[1] > MOST_COLUMNS:
        raise ValueError(
            f"Your table has {rows.size:,} numbers in {len(rows):,} rows, and a file holds at most {MOST_NUMBERS:,} in "
            f"{MOST_ROWS:,} rows; save without it."
        )
    table = {
        "names": list(data.names), "units": list(data.units), "task": data.task, "noun": data.noun,
        "classes": list(data.classes), "rows": rows.tolist(),
    }  # fmt: skip
    more = {
        "labels": list(data.labels),
        "train_rows": list(data.train_rows or ()),
        "weights": [] if data.weights is None else data.weights.tolist(),
    }
    return table | {name: values for name, values in more.items() if values}


def table_in(found: Found) -> Dataset:
    """The table that a file holds."""
    parts = found.entries(NEEDED, POSSIBLE)
    names = texts(parts["names"], MOST_COLUMNS)
    if len(names) < 2:
        raise parts["names"].wrong("the name of an input, or several, and that of the target")
    found_rows = parts["rows"].items(MOST_ROWS)
    size = len(found_rows) * len(names)
    if size > MOST_NUMBERS:
        raise ValueError(
            f"{parts['rows'].where}: {len(found_rows):,} rows of {len(names):,} numbers are {size:,} in all, and "
            f"{MOST_NUMBERS:,} are the most."
        )
    table = np.array([row.numbers(len(names)) for row in found_rows]).reshape(-1, len(names))
    try:
        return Dataset(
            table[:, :-1], table[:, -1], names, texts(parts["units"], MOST_COLUMNS),
            task=parts["task"].choice(TASKS), noun=parts["noun"].text(), classes=texts(parts["classes"], MOST_CLASSES),
            labels=texts(parts["labels"], MOST_ROWS) if "labels" in parts else (),
            train_rows=parts["train_rows"].places(len(table)) if "train_rows" in parts else None,
            weights=parts["weights"].numbers(len(table)) if "weights" in parts else None,
        )  # fmt: skip
    except ValueError as problem:
        where = "" if str(problem).startswith(found.where) else f"{found.where}: "
        raise ValueError(f"{where}{problem}") from None


def texts(found: Found, most: int) -> tuple[str, ...]:
    return tuple(each.text() for each in found.items(most))


def left_out(data: Dataset) -> dict[str, object]:
    """How a table that stays at home is known again: its size and a checksum of its numbers."""
    return {"left_out": True, "rows": len(data), "checksum": checksum(data)}


def same_table(found: Found, at_hand: Dataset | None) -> Dataset:
    """The table at hand, if it is the one that was left out."""
    parts = found.entries(("left_out", "rows", "checksum"))
    if parts["left_out"].value is not True:
        raise parts["left_out"].wrong("true")
    rows, mark = parts["rows"].whole(1, 10**9), parts["checksum"].text()
    if at_hand is None or (len(at_hand), checksum(at_hand)) != (rows, mark):
        raise ValueError(
            f"{found.where}: the file was saved without its table of {rows:,} rows; give that table first, with the "
            "same columns, then open the file again."
        )
    return at_hand


def checksum(data: Dataset) -> str:
    """Eight digits that hardly any other table has."""
    return f"{zlib.crc32(np.hstack([data.rows, data.target]).tobytes()):08x}"
