"""From text to its rows: the separator, the line of the file each row starts in, or what is wrong with a row.

Five million characters can be millions of rows, so every row is looked at once and only the lines are kept; cells are
made of the rows that are asked for.
"""

import csv
import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import chain, islice

from weightviz.data.own_csv.wrong import TableProblem, shown
from weightviz.written import counted

MOST_COLUMNS = 200
# The likelier one first where several would do: a comma is also a decimal mark and part of a sentence.
SEPARATORS = {"\t": "tab", ";": "semicolon", "|": "vertical bar", ",": "comma"}
LOOKED_AT, LOOKED_AT_RECORDS = 20_000, 50  # characters and records that decide on the separator
DECLARED = re.compile(r"sep=([\t;|,])[ \t;|,]*(?=[\r\n])", re.IGNORECASE)  # how a file tells Excel its separator
QUOTES = {  # what csv says of a quotation mark, and what it means
    "expected after": "In line {} a cell goes on after its closing quotation mark; "
    "write a quotation mark inside a cell twice, or remove it.",
    "larger": "A cell that begins in line {} is far too long; perhaps a quotation mark is missing at its end.",
    "end of data": "A quotation mark that opens in line {} is never closed; close it, or remove it.",
}


@dataclass(frozen=True, eq=False)
class Records:
    """The rows of a text that are not blank, how many cells each has, and what separates them.

    ``starts`` and ``ends``, one a row, say from which to which line of the text it goes, counted from 1; ``lines`` are
    the lines.
    """

    separator: str
    width: int
    starts: Sequence[int]
    ends: Sequence[int]
    lines: Sequence[str]

    def __len__(self) -> int:
        return len(self.starts)

    def cells(self, rows: Iterable[int]) -> list[list[str]]:
        """The cells of these rows, counted from 0, without spaces around them."""
        lines = chain.from_iterable(self.lines[self.starts[row] - 1 : self.ends[row]] for row in rows)
        return [[cell.strip() for cell in cells[: self.width]] for cells in _reader(lines, self.separator)]


def records_of(text: str) -> Records:
    """The rows of a text; a line that declares the separator is none, and blank rows are none.

    A quoted cell may contain separators, line ends and, written twice, quotation marks.

    Raises TableProblem for missing quotation marks, too few or too many columns, and rows of another length.

    Examples
    --------
    >>> records = records_of('size;price\\n"about\\n3";5\\n\\n2;4\\n')
    >>> records.separator, records.width, list(records.starts), records.cells([0, 2])
    (';', 2, [1, 2, 5], [['size', 'price'], ['2', '4']])
    """
    declared = DECLARED.match(text)
    if declared:
        text, separator = text[declared.end() :], declared[1]  # its line end stays, so that lines count right
    else:
        separator = max(SEPARATORS, key=lambda each: _agreement(text, each))  # max takes the first of equals
    lines = StringIO(text, newline="").readlines()
    starts, ends, first, misfit = array("L"), array("L"), [], None
    for start, end, cells in _records(lines, separator):
        if not first:
            _check_width(start, cells)  # before all rows are read: there may be millions
            first = cells
        if len(cells) != len(first) and not misfit and _misfits(cells, len(first)):
            misfit = start, len(cells)  # told at the end: a missing quotation mark goes before what comes of it
        starts.append(start)
        ends.append(end)
    if not first:
        raise TableProblem("All cells of the file are empty; it needs a header line and at least two rows below it.")
    if misfit:
        raise _wrong_length(*misfit, starts[0], len(first), separator)
    return Records(separator, len(first), starts, ends, lines)


def _agreement(text: str, separator: str) -> float:
    """The share of the first records that have as many cells as the very first; 0 if that has one alone."""
    reader = _reader(StringIO(text[:LOOKED_AT], newline=""), separator, strict=False)
    widths = [len(cells) for cells in islice(reader, LOOKED_AT_RECORDS) if cells]
    if len(text) > LOOKED_AT and len(widths) > 1:
        widths.pop()  # it may be cut off in the middle
    return widths.count(widths[0]) / len(widths) if widths and widths[0] > 1 else 0.0


def _reader(lines: Iterable[str], separator: str, strict: bool = True):
    """What Python's csv makes of these lines; strict, so that a missing quotation mark is noticed."""
    return csv.reader(lines, delimiter=separator, skipinitialspace=True, strict=strict)


def _records(lines: Iterable[str], separator: str) -> Iterator[tuple[int, int, list[str]]]:
    """The first line, the last line and the cells of every row that is not blank."""
    reader, line = _reader(lines, separator), 1
    try:
        for cells in reader:
            if any(cells) and any(map(str.strip, cells)):  # the first is quick, and there may be millions
                yield line, reader.line_num, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise TableProblem(next(QUOTES[said] for said in QUOTES if said in str(error)).format(line)) from None


def _check_width(line: int, cells: list[str]) -> None:
    if len(cells) < 2:
        raise TableProblem(
            f"Line {line} has one cell, {shown(cells[0])}, and a table needs two columns at least; "
            "separate the columns by commas, semicolons, tabs or vertical bars."
        )
    if len(cells) > MOST_COLUMNS:
        raise TableProblem(
            f"Line {line} has {len(cells):,} cells, and {MOST_COLUMNS} columns are the most; "
            "leave out those that are not needed."
        )


def _misfits(cells: list[str], width: int) -> bool:
    """Whether a row has too few cells, or too many: they do no harm at the end if they are empty."""
    return len(cells) < width or any(map(str.strip, cells[width:]))


def _wrong_length(line: int, found: int, first: int, width: int, separator: str) -> TableProblem:
    few = f"write a {SEPARATORS[separator]} for every cell that is left empty"
    many = f"put a cell that contains a {SEPARATORS[separator]} in quotation marks"
    return TableProblem(
        f"Line {line} has {counted(found, 'cell')} where line {first} has {width}; {few if found < width else many}."
    )
