"""What a column is: numbers, yes or no, a category, or text that nothing can be learnt from."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

import numpy as np

from weightviz.data.own_csv.cells import (
    COMMA,
    NO,
    POINT,
    YES,
    Style,
    fits,
    is_date,
    is_missing,
    number,
    why_no_number,
    without_unit,
)
from weightviz.data.own_csv.wrong import shown
from weightviz.written import counted, listed

MOSTLY = 0.75  # the share of cells from which on a column is one of numbers, or of dates
MOST_CATEGORIES = 10
LONGEST_CATEGORY = 60  # characters
LOOKED_AT = 200  # cells with a comma or a point, which decide how a file or a column writes its numbers
COUNTS_ROWS = re.compile(r"#|id|nr\.?|no\.?|index|row|unnamed \d+|.*[ _-](id|nr|no)", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class TableColumn:
    """One column of a table, recognised.

    ``place`` counts the columns from 1. ``kind`` is "number", "yes/no", "category" or "text". ``values``, shape (n,),
    holds the numbers, or which of ``classes`` a cell says (0, 1, 2 ...); nan where the cell says nothing.
    ``missing`` counts such cells. ``unit`` is a currency or percent sign found beside the numbers.
    ``reason`` says why the column cannot be used and what to do; "" if it can.
    """

    name: str
    place: int
    kind: str
    missing: int
    values: np.ndarray
    classes: tuple[str, ...] = ()
    unit: str = ""
    reason: str = ""

    @property
    def usable(self) -> bool:
        """Whether the column can be a feature or the target."""
        return not self.reason

    @property
    def inputs(self) -> int:
        """How many inputs of a network the column becomes as a feature: one a class if there are three or more."""
        return len(self.classes) if len(self.classes) > 2 else 1


def style_of(columns: Sequence[Sequence[str]], separator: str) -> Style:
    """How a whole file writes its numbers, for the columns that leave it open, such as one of 1,234 and 5,678.

    Cells that are numbers in one style alone decide. If there are none, a semicolon between the cells speaks for
    the decimal comma.
    """
    point, comma = map(sum, zip(*map(_evidence, columns), strict=True))
    if point == comma:
        return COMMA if separator == ";" else POINT
    return COMMA if comma > point else POINT


def recognise(name: str, place: int, cells: Sequence[str], lines: Sequence[int], file_style: Style) -> TableColumn:
    """Look at the cells of a column, one a row, and say what it is.

    Examples
    --------
    >>> column = recognise("price", 1, ["$5", "", "$7.50"], [2, 3, 4], POINT)
    >>> column.kind, column.unit, column.missing, column.values.tolist()
    ('number', '$', 1, [5.0, nan, 7.5])
    >>> recognise("passed", 1, ["yes", "no", "yes"], [2, 3, 4], POINT).values.tolist()
    [1.0, 0.0, 1.0]
    >>> recognise("name", 1, ["Ann", "Bo", "Cy"], [2, 3, 4], POINT).reason
    "all its cells are different texts, such as 'Ann' in line 2; choose a column of numbers or of few answers"
    """
    counts = Counter(cells)
    missing = sum(counts.pop(text) for text in list(counts) if is_missing(text))
    style = _style_of_column(counts, file_style)
    numbers = {text: number(text, style) for text in counts}
    share = sum(counts[text] for text in counts if numbers[text] is not None) / max(1, counts.total())
    if not counts:
        found = {"kind": "text", "reason": "all its cells are empty; choose another column, or fill it in"}
    elif share >= MOSTLY:
        found = _of_numbers(name, cells, lines, counts, numbers, style)
    elif all(text.lower() in YES | NO for text in counts):
        found = _of_yes_and_no(counts)
    else:
        found = _of_texts(cells, lines, counts)
    codes = found.pop("codes", {})
    values = np.array([codes.get(cell, np.nan) for cell in cells], dtype=float)
    values.flags.writeable = False
    if not found.get("reason") and len(counts) and np.nanmin(values) == np.nanmax(values):
        always = shown(next(iter(counts)))
        found["reason"] = f"every cell says {always}, and what never changes teaches nothing; choose another column"
    return TableColumn(name=name, place=place, missing=missing, values=values, **found)


def surprising(cells: Sequence[str], column: TableColumn) -> str:
    """A sentence on a mark between thousands that could also be a decimal mark, as in 1,234; "" if there is none."""
    texts = _with_a_mark(cells)
    if column.kind != "number" or any(_evidence(texts)):
        return ""
    for text in texts:
        readings, value = (number(text, POINT), number(text, COMMA)), column.values[cells.index(text)]
        if None not in readings and abs(value) > min(map(abs, readings)):
            mark = "comma" if "," in text else "point"
            return (
                f"In column {column.place} ({shown(column.name)}) the {mark} was taken for a mark between thousands: "
                f"{shown(text)} is {value:.0f}."
            )
    return ""


def _evidence(texts: Iterable[str]) -> tuple[int, int]:
    """How many of the first texts are numbers with a decimal point alone, and with a comma alone."""
    texts = _with_a_mark(texts)
    as_point, as_comma = [fits(text, POINT) for text in texts], [fits(text, COMMA) for text in texts]
    point = sum(a and not b for a, b in zip(as_point, as_comma, strict=True))
    comma = sum(b and not a for a, b in zip(as_point, as_comma, strict=True))
    return point, comma


def _with_a_mark(texts: Iterable[str]) -> list[str]:
    """The first texts with a comma or a point in them."""
    return list(islice((text for text in texts if "," in text or "." in text), LOOKED_AT))


def _style_of_column(texts: Iterable[str], file_style: Style) -> Style:
    point, comma = _evidence(texts)
    if point == comma:
        return file_style
    return COMMA if comma > point else POINT


def _of_numbers(name, cells, lines, counts, numbers, style) -> dict:
    """A column of numbers, or of 0 and 1, which are two answers; or the cells that are no numbers."""
    units = {without_unit(text)[1] for text in counts} - {""}
    found = {"kind": "number", "codes": {text: value for text, value in numbers.items() if value is not None}}
    wrong = [i for i, cell in enumerate(cells) if cell in numbers and numbers[cell] is None]
    if wrong:
        cell, others = cells[wrong[0]], len(wrong) - 1
        more = f" ({counted(others, 'more cell')} of this column alike)" if others else ""
        found["reason"] = (
            f"line {lines[wrong[0]]} says {shown(cell)}, {why_no_number(cell, style)}; "
            f"write a number there or leave the cell empty{more}"
        )
    elif len(units) > 1:
        found["reason"] = f"it mixes {listed(sorted(units))}; write all its numbers in the same unit"
    elif set(numbers.values()) == {0, 1} and not units:
        found |= {"kind": "yes/no", "classes": ("0", "1")}
    elif COUNTS_ROWS.fullmatch(name) and _counts_up([numbers.get(cell) for cell in cells]):
        found["reason"] = "it only numbers the rows; choose another column"
    return found if len(units) != 1 else found | {"unit": units.pop()}


def _counts_up(values: list[float | None]) -> bool:
    """Whether these are three or more whole numbers, each larger than the one before."""
    if len(values) < 3 or None in values or any(value != int(value) for value in values):
        return False
    return all(before < after for before, after in pairwise(values))


def _of_yes_and_no(counts: Counter) -> dict:
    """A column of two answers, in the spelling that is most frequent for each."""
    spellings = [[text for text, _ in counts.most_common() if text.lower() in words] for words in (NO, YES)]
    codes = {text: answer for answer, texts in enumerate(spellings) for text in texts}
    classes = tuple(texts[0] for texts in spellings) if all(spellings) else ()
    return {"kind": "yes/no", "codes": codes, "classes": classes}


def _of_texts(cells: Sequence[str], lines: Sequence[int], counts: Counter) -> dict:
    """A category of a few texts, or texts that nothing can be learnt from."""
    first = next(i for i, cell in enumerate(cells) if cell in counts)
    example = f"such as {shown(cells[first])} in line {lines[first]}"
    short = max(map(len, counts)) <= LONGEST_CATEGORY
    if sum(counts[text] for text in counts if is_date(text)) >= MOSTLY * counts.total():
        reason = f"it holds dates or times, {example}; write the year, the month or the hour as a number"
    elif len(counts) == counts.total() and len(counts) > 1:
        reason = f"all its cells are different texts, {example}; choose a column of numbers or of few answers"
    elif len(counts) > MOST_CATEGORIES or not short:
        reason = (
            f"it holds {len(counts):,} different texts, {example}, and at most {MOST_CATEGORIES} short ones "
            "can be told apart; group them"
        )
    else:
        classes = tuple(sorted(counts))
        return {"kind": "category", "classes": classes, "codes": {text: i for i, text in enumerate(classes)}}
    return {"kind": "text", "reason": reason}
