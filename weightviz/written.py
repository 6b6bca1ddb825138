"""Numbers and lists as people read them: one way for every sentence, table and figure that Python writes.

The minus sign is a true one, a zero has no sign, thousands are separated, halves are rounded away from 0, and what is
not finite is said so. The stage writes the same by its numbers.js.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from math import isfinite, isnan

MINUS = "\u2212"
BEFORE = ("$", "€", "£", "¥", "₹")  # currencies, which stand before their number
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
LONG = 1e9  # what is larger is written in powers of ten
LEAST_PLAIN = -5  # the smallest power of ten that is written with zeros instead
NO_NUMBER, ENDLESS = "not a number", "∞"
EXACT = Context(prec=400, rounding=ROUND_HALF_UP)  # digits enough for the largest number there is
# Units that are words; all others, such as "sq ft" and "ms", are the same for one and for many.
SINGULARS = {
    "points": "point", "years": "year", "months": "month", "weeks": "week", "days": "day", "hours": "hour",
    "minutes": "minute", "seconds": "second", "miles": "mile", "dollars": "dollar", "euros": "euro",
}  # fmt: skip


def brief(value: float, digits: int = 3) -> str:
    """A number to so many digits, whole where it is large, in powers of ten only where it must be.

    >>> brief(0.12345), brief(12345.6), brief(999.6), brief(0.00001), brief(-2e-7), brief(8.56e254, 2)
    ('0.123', '12,346', '1,000', '0.00001', '−2 × 10⁻⁷', '8.6 × 10²⁵⁴')
    """
    if not isfinite(value):
        return NO_NUMBER if isnan(value) else negative(value) + ENDLESS
    size = abs(value)
    if 10**digits - 0.5 <= size < LONG:
        return negative(value) + rounded(size, 0)
    short = Context(prec=digits, rounding=ROUND_HALF_UP).create_decimal(float(size))
    power = short.adjusted()
    if size >= LONG or power < LEAST_PLAIN:
        return f"{negative(value)}{trimmed(f'{short.scaleb(-power):f}')} × 10{str(power).translate(RAISED)}"
    text = trimmed(f"{short:,f}")
    return negative(value, text) + text


def fixed(value: float, decimals: int = 2) -> str:
    """A number with so many digits after the point; in powers of ten where it would be too long to read.

    >>> fixed(-0.5), fixed(-0.001), fixed(1234.5), fixed(1e30)
    ('−0.50', '0.00', '1,234.50', '1 × 10³⁰')
    """
    if not abs(value) < LONG:
        return brief(value)
    text = rounded(abs(value), decimals)
    return negative(value, text) + text


def rounded(size: float, decimals: int) -> str:
    """A finite number from 0 on with so many digits after the point, halves rounded up as people and browsers do.

    >>> rounded(16.5, 0), rounded(0.125, 2), rounded(1234.0, 1)
    ('17', '0.13', '1,234.0')
    """
    return f"{EXACT.quantize(Decimal(float(size)), Decimal(1).scaleb(-decimals)):,f}"


def signed(value: float, decimals: int = 2) -> str:
    """As `fixed`, with a plus too.

    >>> signed(-0.5), signed(0.25), signed(0.001), signed(float("nan"))
    ('−0.50', '+0.25', '0.00', 'not a number')
    """
    return positive(value, fixed(value, decimals))


def signed_fully(value: float, decimals: int = 4) -> str:
    """As `signed`, but what is not 0 never looks like it.

    >>> signed_fully(-0.25), signed_fully(0.0), signed_fully(1.5e-9)
    ('−0.2500', '0', '+1.5 × 10⁻⁹')
    """
    text = fixed(value, decimals) if abs(value) >= 10.0**-decimals else brief(value, 2)
    return positive(value, text)


def with_unit(value: float, unit: str) -> str:
    """A number with three digits or more, and its unit where people write it; of money whole units from 10 on.

    >>> with_unit(51707.6, "$"), with_unit(0.7, "$"), with_unit(-0.25814, "°C"), with_unit(1.0, "points")
    ('$51,708', '$0.70', '−0.258 °C', '1 point')
    """
    if isnan(value):
        return NO_NUMBER
    if unit in BEFORE:
        text = amount_of_money(abs(value))
        return negative(value, text) + unit + text
    text = brief(value)
    named = singular(unit) if text.removeprefix(MINUS) == "1" else unit
    return text + (" " if unit not in ("", "%") else "") + named


def amount_of_money(size: float) -> str:
    """From 10 on whole units, below it the cents, and every digit of what is less than a cent.

    >>> amount_of_money(16.5), amount_of_money(7.0), amount_of_money(0.7), amount_of_money(0.0012)
    ('17', '7', '0.70', '0.0012')
    """
    if not 0.01 <= size < LONG:
        return brief(size)
    return rounded(size, 0) if size >= 9.995 else rounded(size, 2).removesuffix(".00")


def signed_with_unit(value: float, unit: str) -> str:
    """As `with_unit`, with a plus too.

    >>> signed_with_unit(112.6, "$"), signed_with_unit(-0.4, "points"), signed_with_unit(0.0, "$")
    ('+$113', '−0.4 points', '$0')
    """
    return positive(value, with_unit(value, unit))


def per(unit: str) -> str:
    """What a weight is counted for.

    >>> per("points"), per("sq ft"), per("glass")
    ('per point', 'per sq ft', 'per glass')
    """
    return f"per {singular(unit)}"


def percent(share: float, decimals: int = 0) -> str:
    """A share of all, with up to so many digits after the point.

    >>> percent(0.853), percent(0.125, 10)
    ('85%', '12.5%')
    """
    return trimmed(fixed(100 * share, decimals)) + "%"


def counted(count: int, one: str, many: str = "") -> str:
    """A count and what is counted; ``many`` if more than an s makes the difference.

    >>> counted(1, "line"), counted(2000, "line"), counted(1, "neuron learns", "neurons learn")
    ('1 line', '2,000 lines', '1 neuron learns')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listed(words: Sequence[str], most: int | None = None) -> str:
    """Words in a row, and how many more there are than ``most``.

    >>> listed(["a"]), listed(["a", "b", "c"]), listed(["a", "b", "c", "d"], most=2), listed([])
    ('a', 'a, b and c', 'a, b and 2 more', '')
    """
    words = [*words]
    if most is not None and len(words) > most:
        words = [*words[:most], f"{len(words) - most:,} more"]
    return " and ".join([*filter(None, [", ".join(words[:-1])]), *words[-1:]])


def singular(unit: str) -> str:
    """A unit as it is called when there is one; what is not known to have a singular, as it is.

    >>> singular("years"), singular("ms"), singular("glass")
    ('year', 'ms', 'glass')
    """
    return SINGULARS.get(unit, unit)


def trimmed(text: str) -> str:
    """A written number without zeros that say nothing: 16.5 instead of 16.50.

    >>> trimmed("16.50"), trimmed("2.0"), trimmed("200")
    ('16.5', '2', '200')
    """
    return text.rstrip("0").rstrip(".") if "." in text else text


def negative(value: float, text: str = ENDLESS) -> str:
    """The minus of a number that is written so, unless nothing is left of it but a zero."""
    return MINUS if value < 0 and text.strip("0.,") else ""


def positive(value: float, text: str) -> str:
    """A written number, with a plus if it needs one."""
    return "+" + text if value > 0 and text.strip("$€£¥₹0.,") and text[0] != MINUS else text
