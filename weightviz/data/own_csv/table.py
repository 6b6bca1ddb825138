"""A table of one's own, read and recognised: a value to look at and to choose columns from."""

from collections.abc import Sequence
from dataclasses import dataclass

from weightviz.data.dataset import Dataset
from weightviz.data.own_csv.building import dataset_of
from weightviz.data.own_csv.columns import TableColumn, recognise, style_of, surprising
from weightviz.data.own_csv.grid import grid_of
from weightviz.data.own_csv.records import SEPARATORS, records_of
from weightviz.data.own_csv.text import text_of
from weightviz.data.own_csv.wrong import TableProblem, shown

PREVIEW_ROWS, PREVIEW_LENGTH = 10, 80


@dataclass(frozen=True, eq=False)
class Table:
    """A file that was read: its columns, the first rows as they stand there, and sentences on what to know.

    ``lines``, one a row, says in which line of the file a row starts; the header is line 1.
    """

    columns: tuple[TableColumn, ...]
    preview: tuple[tuple[str, ...], ...]
    warnings: tuple[str, ...]
    lines: tuple[int, ...]
    encoding: str
    separator: str

    @property
    def names(self) -> tuple[str, ...]:
        """The name of every column."""
        return tuple(column.name for column in self.columns)

    @property
    def kinds(self) -> tuple[str, ...]:
        """What every column is: "number", "yes/no", "category" or "text"."""
        return tuple(column.kind for column in self.columns)

    @property
    def missing(self) -> tuple[int, ...]:
        """How many cells of every column say nothing."""
        return tuple(column.missing for column in self.columns)

    def __len__(self) -> int:
        return len(self.lines)

    def __repr__(self) -> str:
        described = ", ".join(f"{column.name} ({column.kind})" for column in self.columns)
        return f"Table({len(self)} rows: {described})"

    def column(self, name: str) -> TableColumn:
        """The column of this name."""
        for column in self.columns:
            if column.name == name:
                return column
        raise TableProblem(f"There is no column {shown(str(name))}; choose among {', '.join(self.names)}.")

    def dataset(self, target: str, features: Sequence[str], missing: str = "drop") -> tuple[Dataset, tuple[str, ...]]:
        """What to learn from: the features as numbers, the target, and sentences on what was done with them.

        Parameters
        ----------
        target : the column to predict
            Numbers are a regression, two answers or texts two classes, 3 to 10 texts as many classes.
        features : the columns to predict it from
            A text column of three or more texts becomes an input each; 7 inputs are the most.
        missing : {"drop", "fill"}
            Rows with an empty cell are left out, or the cell is filled with the column's median (numbers) or its
            most frequent answer. Rows without a target are always left out.

        Raises TableProblem, a ValueError, with one sentence on what is wrong and what to do.

        Examples
        --------
        >>> table = read_table("size,garden,price\\n3,yes,200\\n4,no,\\n5,no,250\\n6,yes,310\\n")
        >>> data, notes = table.dataset("price", ["size", "garden"])
        >>> data.rows.tolist(), data.task
        ([[3.0, 1.0], [5.0, 0.0], [6.0, 1.0]], 'regression')
        >>> for note in notes:
        ...     print(note)
        1 of 4 rows is left out because a cell is empty (price: 1).
        'garden' counts as 1 for yes and as 0 for no.
        """
        wanted = [features] if isinstance(features, str) else list(features)
        return dataset_of(self.column(target), [self.column(name) for name in wanted], missing)


def read_table(content: bytes | str) -> Table:
    """Read a CSV file: its encoding, separator, header and decimal mark are found out.

    Limits are 5 MB and 200 columns; of more than 20,000 rows as many are drawn by chance, always the same ones.

    Raises TableProblem, a ValueError, with one sentence on what is wrong, in which line, and what to do.

    Examples
    --------
    >>> table = read_table(b"name;size;price\\nA;1,5;12 EUR\\nB;;13 EUR\\nC;2,5;n/a\\n")
    >>> table
    Table(3 rows: name (text), size (number), price (number))
    >>> table.missing, table.column("size").values.tolist()
    ((0, 1, 1), [1.5, nan, 2.5])
    """
    text, encoding = text_of(content)
    records = records_of(text)
    grid = grid_of(records)
    style = style_of(grid.columns, records.separator)
    columns = tuple(
        recognise(name, place, cells, grid.lines, style)
        for place, (name, cells) in enumerate(zip(grid.names, grid.columns, strict=True), start=1)
    )
    warnings = list(grid.notes)
    if encoding == "cp1252":
        warnings.append("The file is not UTF-8; it was read as Windows-1252, so look at the letters with accents.")
    warnings += filter(None, map(surprising, grid.columns, columns))
    head = zip(*(cells[:PREVIEW_ROWS] for cells in grid.columns), strict=True)
    preview = tuple(tuple(cell[:PREVIEW_LENGTH] for cell in row) for row in head)
    return Table(columns, preview, tuple(warnings), grid.lines, encoding, SEPARATORS[records.separator])
