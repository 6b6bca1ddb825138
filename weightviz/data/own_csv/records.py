"""From text to its form: the separator, and the line of the file each row starts in, or what is wrong with a row.

pandas fills short rows in and never says in which line a row is, so csv, which pandas reads with, looks first.
"""

import csv
import re
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from typing import NamedTuple

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


class Form(NamedTuple):
    """How the rows of a text are written: what separates cells, how many there are, the line each row starts in."""

    separator: str
    width: int
    lines: list[int]


def form_of(text: str) -> tuple[str, Form]:
    """The text without a line that declares its separator (its line end stays), and the form of its rows.

    Blank rows are none. A quoted cell may contain separators, line ends and, written twice, quotation marks.

    Raises TableProblem for missing quotation marks, too few or too many columns, and rows of another length.

    Examples
    --------
    >>> form_of('size;price\\n"about\\n3";5\\n\\n2;4\\n')[1]
    Form(separator=';', width=2, lines=[1, 2, 5])
    """
    declared = DECLARED.match(text)
    if declared:
        text, separator = text[declared.end() :], declared[1]
    else:
        separator = max(SEPARATORS, key=lambda each: _agreement(text, each))  # max takes the first of equals
    rows = list(_records(text, separator))  # all of them: a missing quotation mark is told before what comes of it
    if not rows:
        raise TableProblem("All cells of the file are empty; it needs a header line and at least two rows below it.")
    _check_width(*rows[0])
    form = Form(separator, len(rows[0][1]), [line for line, _ in rows])
    for line, cells in rows:
        _check_length(line, cells, form)
    return text, form


def _agreement(text: str, separator: str) -> float:
    """The share of the first records that have as many cells as the very first; 0 if that has one alone."""
    reader = csv.reader(StringIO(text[:LOOKED_AT], newline=""), delimiter=separator, skipinitialspace=True)
    widths = [len(cells) for cells in islice(reader, LOOKED_AT_RECORDS) if cells]
    if len(text) > LOOKED_AT and len(widths) > 1:
        widths.pop()  # it may be cut off in the middle
    return widths.count(widths[0]) / len(widths) if widths and widths[0] > 1 else 0.0


def _records(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """The line and the cells of every row that is not blank; strict, so that a missing quotation mark is noticed."""
    reader, line = csv.reader(StringIO(text, newline=""), delimiter=separator, skipinitialspace=True, strict=True), 1
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                yield line, cells
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


def _check_length(line: int, cells: list[str], form: Form) -> None:
    """Whether a row has a cell a column; more of them do no harm at the end if they are empty."""
    if len(cells) < form.width or any(map(str.strip, cells[form.width :])):
        few = f"write a {SEPARATORS[form.separator]} for every cell that is left empty"
        many = f"put a cell that contains a {SEPARATORS[form.separator]} in quotation marks"
        raise TableProblem(
            f"Line {line} has {counted(len(cells), 'cell')} where line {form.lines[0]} has {form.width}; "
            f"{few if len(cells) < form.width else many}."
        )
