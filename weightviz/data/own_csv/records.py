"""From text to records: which character separates the cells, and in which line of the file a record starts."""

import csv
import re
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from typing import NamedTuple

from weightviz.data.own_csv.wrong import TableProblem

# The likelier one first where several would do: a comma is also a decimal mark and part of a sentence.
SEPARATORS = {"\t": "tab", ";": "semicolon", "|": "vertical bar", ",": "comma"}
LOOKED_AT, LOOKED_AT_RECORDS = 20_000, 50  # characters and records that decide on the separator
DECLARED = re.compile(r"sep=([\t;|,])[ \t;|,]*(?=[\r\n])", re.IGNORECASE)  # how a file tells Excel its separator


class Record(NamedTuple):
    """The line of the file a record starts in, counted from 1, and its cells, without spaces around them."""

    line: int
    cells: list[str]


def records_of(text: str) -> tuple[list[Record], str]:
    """The records of a text that are not blank, and the separator.

    A quoted cell may contain separators, line ends and, written twice, quotation marks.

    Raises TableProblem where a quotation mark is missing, and if nothing is left.

    Examples
    --------
    >>> records, separator = records_of('size;price\\n"about\\n3";5\\n\\n2;4\\n')
    >>> separator, records[1], records[2].line
    (';', Record(line=2, cells=['about\\n3', '5']), 5)
    """
    declared = DECLARED.match(text)
    if declared:
        text, separator = text[declared.end() :], declared[1]
    else:
        separator = max(SEPARATORS, key=lambda each: _agreement(text, each))  # max takes the first of equals
    records = list(_records(text, separator))
    if not records:
        raise TableProblem("All cells of the file are empty; it needs a header line and at least two rows below it.")
    return records, separator


def _agreement(text: str, separator: str) -> float:
    """The share of the first records that have as many cells as the very first; 0 if that has one alone."""
    reader = csv.reader(StringIO(text[:LOOKED_AT], newline=""), delimiter=separator, skipinitialspace=True)
    widths = [len(cells) for cells in islice(reader, LOOKED_AT_RECORDS) if cells]
    if len(text) > LOOKED_AT and len(widths) > 1:
        widths.pop()  # it may be cut off in the middle
    return widths.count(widths[0]) / len(widths) if widths and widths[0] > 1 else 0.0


def _records(text: str, separator: str) -> Iterator[Record]:
    """Every record that is not blank; strict about quotation marks, so that a missing one is noticed."""
    lines = StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=separator, skipinitialspace=True, strict=True)
    line = 1
    while True:
        try:
            cells = [cell.strip() for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error as error:
            raise TableProblem(_about_quotes(str(error), line)) from None
        if any(cells):
            yield Record(line, cells)
        line = reader.line_num + 1


def _about_quotes(error: str, line: int) -> str:
    """What the csv module means, as a sentence."""
    if "expected after" in error:
        return (
            f"In line {line} a cell goes on after its closing quotation mark; "
            "write a quotation mark inside a cell twice, or remove it."
        )
    if "larger" in error:
        return f"A cell that begins in line {line} is far too long; perhaps a quotation mark is missing at its end."
    return f"A quotation mark that opens in line {line} is never closed; close it, or remove it."
