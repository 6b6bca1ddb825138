"""From records to columns of texts: the header, equally long rows, and not too many of anything."""

from typing import NamedTuple

from weightviz.data.own_csv.cells import is_missing, looks_like_a_number
from weightviz.data.own_csv.records import SEPARATORS, Record
from weightviz.data.own_csv.wrong import TableProblem, shown
from weightviz.data.seeded import seeded

MOST_COLUMNS, MOST_ROWS = 200, 20_000
SAMPLE_SEED = 0
LONGEST_NAME = 60


class Grid(NamedTuple):
    """Columns of texts under their names, the line of the file each row starts in, and what is worth saying."""

    names: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    notes: tuple[str, ...]


def grid_of(records: list[Record], separator: str) -> Grid:
    """Divide the records into names and columns.

    Raises TableProblem for too few or too many columns, for rows of another length, and for a name used twice.

    Examples
    --------
    >>> grid_of([Record(1, ["size", "price"]), Record(2, ["3", "5"]), Record(3, ["2", "4"])], ",").columns
    (('3', '2'), ('5', '4'))
    """
    first, width = records[0], len(records[0].cells)
    _check_width(first)
    header, notes = _has_header(records), []
    rows = [_of_width(record, width, first.line, separator) for record in records[header:]]
    lines = [record.line for record in records[header:]]
    if len(rows) < 2:
        rows_found = "only one row" if rows else "no row"
        raise TableProblem(f"The table has {rows_found}; at least two are needed{' below the header' * header}.")
    if not header:
        notes.append("The first line holds numbers, so the columns have no names: they are called column 1, 2 ...")
    if len(rows) > MOST_ROWS:
        notes.append(f"The table has {len(rows):,} rows; {MOST_ROWS:,} of them, drawn by chance, are kept.")
        kept = sorted(seeded(SAMPLE_SEED).choice(len(rows), MOST_ROWS, replace=False))
        rows, lines = [rows[i] for i in kept], [lines[i] for i in kept]
    columns = dict(enumerate(zip(*rows, strict=True)))
    if header:  # a separator at the end of each line makes a column of nothing
        columns = {i: cells for i, cells in columns.items() if first.cells[i] or any(cells)}
    names = _names(first if header else None, tuple(columns))
    return Grid(names, tuple(columns.values()), tuple(lines), tuple(notes))


def _check_width(first: Record) -> None:
    if len(first.cells) < 2:
        raise TableProblem(
            f"Line {first.line} has one cell, {shown(first.cells[0])}, and a table needs two columns at least; "
            "separate the columns by commas, semicolons, tabs or vertical bars."
        )
    if len(first.cells) > MOST_COLUMNS:
        raise TableProblem(
            f"Line {first.line} has {len(first.cells):,} cells, and {MOST_COLUMNS} columns are the most; "
            "leave out those that are not needed."
        )


def _has_header(records: list[Record]) -> bool:
    """Whether the first record names the columns: it holds no number, or a word above a number."""
    first, *others = records
    numbers = [looks_like_a_number(cell) for cell in first.cells]
    below = map(looks_like_a_number, others[0].cells if others else ())
    words = (not number and not is_missing(cell) for number, cell in zip(numbers, first.cells, strict=True))
    return not any(numbers) or any(word and number for word, number in zip(words, below, strict=False))


def _of_width(record: Record, width: int, first_line: int, separator: str) -> list[str]:
    """The cells of a record, as many as there are columns; more of them do no harm at the end if they are empty."""
    cells = record.cells
    if len(cells) < width or any(cells[width:]):
        few = f"write a {SEPARATORS[separator]} for every cell that is left empty"
        many = f"put a cell that contains a {SEPARATORS[separator]} in quotation marks"
        raise TableProblem(
            f"Line {record.line} has {len(cells)} cell{'s' * (len(cells) > 1)} where line {first_line} has {width}; "
            f"{few if len(cells) < width else many}."
        )
    return cells[:width]


def _names(header: Record | None, places: tuple[int, ...]) -> tuple[str, ...]:
    """One name a column, each used once."""
    if header is None:
        return tuple(f"column {i + 1}" for i in places)
    names = [" ".join(header.cells[i].split())[:LONGEST_NAME] or f"unnamed {i + 1}" for i in places]
    for i, name in enumerate(names):
        if name in names[:i]:
            raise TableProblem(
                f"Line {header.line} gives the name {shown(name)} to column {names.index(name) + 1} "
                f"and to column {i + 1}; every column needs a name of its own."
            )
    return tuple(names)
