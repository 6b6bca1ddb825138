"""From rows to columns of texts: the header, a name for each column, and not too many rows."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from weightviz.data.own_csv.cells import is_missing, looks_like_a_number
from weightviz.data.own_csv.records import Records
from weightviz.data.own_csv.wrong import TableProblem, shown
from weightviz.data.seeded import seeded

MOST_ROWS = 20_000
SAMPLE_SEED = 0
LONGEST_NAME = 60


class Grid(NamedTuple):
    """Columns of texts under their names, the line each row starts in, and sentences on what is worth saying."""

    names: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    notes: tuple[str, ...]


def grid_of(records: Records) -> Grid:
    """The rows below the header as columns.

    Raises TableProblem for fewer than two rows, and for a name used twice.

    Examples
    --------
    >>> from weightviz.data.own_csv.records import records_of
    >>> grid_of(records_of("size,price\\n3,5\\n2,4\\n"))
    Grid(names=('size', 'price'), columns=(('3', '2'), ('5', '4')), lines=(2, 3), notes=())
    """
    first, *second = records.cells(range(min(2, len(records))))
    header, notes = _is_header(first, second[0] if second else first), []
    total = len(records) - header
    if total < 2:
        rows_found = "only one row" if total else "no row"
        raise TableProblem(f"The table has {rows_found}; at least two are needed{' below the header' * header}.")
    if not header:
        notes.append("The first line holds numbers, so the columns have no names: they are called column 1, 2 ...")
    kept: Iterable[int] = range(total)
    if total > MOST_ROWS:
        notes.append(f"The table has {total:,} rows; {MOST_ROWS:,} of them, drawn by chance, are kept.")
        kept = sorted(seeded(SAMPLE_SEED).choice(total, MOST_ROWS, replace=False).tolist())
    rows = [row + header for row in kept]
    columns, lines = tuple(zip(*records.cells(rows), strict=True)), tuple(records.starts[row] for row in rows)
    if not header:
        return Grid(tuple(f"column {i + 1}" for i in range(records.width)), columns, lines, tuple(notes))
    told = [i for i, name in enumerate(first) if name or any(columns[i])]  # separators at the end make no column
    names = _names([first[i] or f"unnamed {i + 1}" for i in told], records.starts[0])
    return Grid(names, tuple(columns[i] for i in told), lines, tuple(notes))


def _is_header(first: Sequence[str], below: Sequence[str]) -> bool:
    """Whether the first row names the columns: it holds no number, or a word above a number."""
    numbers = [looks_like_a_number(cell) for cell in first]
    words = (not number and not is_missing(cell) for number, cell in zip(numbers, first, strict=True))
    return not any(numbers) or any(word and looks_like_a_number(cell) for word, cell in zip(words, below, strict=True))


def _names(header: Sequence[str], line: int) -> tuple[str, ...]:
    """One name a column, each used once, of the cells of a header in this line."""
    names = [" ".join(cell.split())[:LONGEST_NAME] for cell in header]
    for i, name in enumerate(names):
        if name in names[:i]:
            raise TableProblem(
                f"Line {line} gives the name {shown(name)} to column {names.index(name) + 1} "
                f"and to column {i + 1}; every column needs a name of its own."
            )
    return tuple(names)
