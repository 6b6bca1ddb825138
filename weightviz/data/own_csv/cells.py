"""What one cell says: nothing, a number and how it is written, yes or no, a date."""

import math
import re
from typing import NamedTuple

MISSING = frozenset(("", "na", "n/a", "#n/a", "nan", "null", "-", "–", "—", "?", "."))
YES = frozenset(("yes", "y", "true", "t", "ja", "wahr", "oui", "vrai", "si", "sí", "on"))
NO = frozenset(("no", "n", "false", "f", "nein", "falsch", "non", "faux", "off"))
LONGEST_NUMBER = 60  # characters
LARGEST = 1e100  # beyond it, squares and their sums leave what a computer can count

PLAIN = re.compile(r"[-+]?[0-9.,]+")
UNIT = r"[$€£¥₹%]|USD|EUR|GBP|CHF"
WITH_UNIT = re.compile(rf"([-+]?) ?({UNIT})? ?([-+]?[0-9.,].*?)\s*({UNIT})?")
DATE = re.compile(r"[0-9]{1,4}([-/.])[0-9]{1,2}\1[0-9]{1,4}([ T].*)?|[0-9]{1,2}:[0-9]{2}(:[0-9]{2}.*)?")


class Style(NamedTuple):
    """How numbers are written: the decimal mark, and the marks that may stand between thousands.

    ``plain`` matches most numbers and is quick; ``pattern`` matches all of them.
    """

    name: str
    mark: str
    thousands: str
    plain: re.Pattern
    pattern: re.Pattern


def _style(name: str, mark: str, thousands: str) -> Style:
    grouped = rf"[1-9][0-9]{{0,2}}(?:[{thousands}][0-9]{{3}})+"
    whole, rest = rf"(?:[0-9]+|{grouped})", rf"{re.escape(mark)}[0-9]"
    plain = rf"[-+]?[0-9]+(?:{rest}+)?"
    pattern = rf"[-+]?(?:{whole}(?:{rest}*)?|{rest}+)(?:[eE][-+]?[0-9]{{1,4}})?"
    return Style(name, mark, thousands, re.compile(plain), re.compile(pattern))


SPACES = " '’\u00a0\u202f"  # marks between thousands in every style
POINT = _style("a decimal point", ".", "," + SPACES)
COMMA = _style("a decimal comma", ",", "." + SPACES)


def is_missing(text: str) -> bool:
    """Whether a cell says nothing.

    >>> is_missing("N/A"), is_missing("0")
    (True, False)
    """
    return text.lower() in MISSING


def without_unit(text: str) -> tuple[str, str]:
    """A number's text and the currency or percent sign beside it, "" for none.

    >>> without_unit("-$1,200"), without_unit("45 %"), without_unit("about 3")
    (('-1,200', '$'), ('45', '%'), ('about 3', ''))
    """
    if PLAIN.fullmatch(text):  # no unit, and quicker
        return text, ""
    match = WITH_UNIT.fullmatch(text.replace("−", "-")) if len(text) <= LONGEST_NUMBER else None
    if not match or (match[2] and match[4]) or (match[1] and match[3][0] in "+-"):
        return text, ""
    return match[1] + match[3], match[2] or match[4] or ""


def fits(text: str, style: Style) -> bool:
    """Whether a cell is a number in this style.

    >>> [[fits(text, style) for style in (POINT, COMMA)] for text in ("1.5", "1,5", "1,500", "1.234.567,8")]
    [[True, False], [False, True], [True, True], [False, True]]
    """
    return style.pattern.fullmatch(without_unit(text)[0]) is not None


def number(text: str, style: Style) -> float | None:
    """The number a cell says in this style; None if it is none, or too large to count with.

    >>> number("1,234.5", POINT), number("1.234,5 €", COMMA), number("12 %", POINT), number("1e400", POINT)
    (1234.5, 1234.5, 12.0, None)
    """
    if style.plain.fullmatch(text):
        value = float(text.replace(style.mark, "."))
    else:
        bare, _ = without_unit(text)
        if not style.pattern.fullmatch(bare):
            return None
        value = float(bare.translate(dict.fromkeys(map(ord, style.thousands))).replace(style.mark, "."))
    return value if math.isfinite(value) and abs(value) <= LARGEST else None


def why_no_number(text: str, style: Style) -> str:
    """What is the matter with a cell among numbers of this style, as it follows the cell in a sentence.

    >>> why_no_number("2,5", POINT), why_no_number("many", POINT)
    ('while the other numbers have a decimal point', 'which is not a number')
    """
    if fits(text, style):
        return "which is too large to count with"
    if looks_like_a_number(text):
        return f"while the other numbers have {style.name}"
    return "which is not a number"


def looks_like_a_number(text: str) -> bool:
    """Whether a cell is a number in either style."""
    return fits(text, POINT) or fits(text, COMMA)


def is_date(text: str) -> bool:
    """Whether a cell is a date or a time of day.

    >>> is_date("2014-01-05"), is_date("5.1.2014"), is_date("12:30"), is_date("5.1")
    (True, True, True, False)
    """
    return DATE.fullmatch(text) is not None
