"""Numbers and lists as people read them: one way for every sentence, table and figure that Python writes.

The minus sign is a true one, a zero has no sign, thousands are separated, and what is not finite is said so.
"""

from collections.abc import Sequence
from math import isfinite, isnan

MINUS = "\u2212"
BEFORE = ("$", "€", "£", "¥")  # units that stand before their number
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
LONG = 1e9  # what is larger is written in powers of ten
NO_NUMBER, ENDLESS = "not a number", "∞"


def brief(value: float, digits: int = 3) -> str:
    """A number to so many digits, whole where it is large, in powers of ten only where it must be.

    >>> brief(0.12345), brief(12345.6), brief(999.6), brief(0.00001), brief(-2e-7), brief(8.56e254, 2)
    ('0.123', '12,346', '1,000', '0.00001', '−2 × 10⁻⁷', '8.6 × 10²⁵⁴')
    """
    if not isfinite(value):
        return NO_NUMBER if isnan(value) else negative(value) + ENDLESS
    size = abs(value)
    if 10**digits - 0.5 <= size < LONG:
        text, power = f"{size:,.0f}", ""
    elif 1e-5 <= size < 1e-4:
        text, power = f"{size:.{digits + 4}f}".rstrip("0"), ""
    else:
        text, _, power = f"{size:.{digits}g}".partition("e")
    return negative(value, text) + text + (f" × 10{str(int(power)).translate(RAISED)}" if power else "")


def fixed(value: float, decimals: int = 2) -> str:
    """A number with so many digits after the point; in powers of ten where it would be too long to read.

    >>> fixed(-0.5), fixed(-0.001), fixed(1234.5), fixed(1e30)
    ('−0.50', '0.00', '1,234.50', '1 × 10³⁰')
    """
    if not abs(value) < LONG:
        return brief(value)
    text = f"{abs(value):,.{decimals}f}"
    return negative(value, text) + text


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

    >>> with_unit(51707.6, "$"), with_unit(16.5, "$"), with_unit(-0.25814, "°C"), with_unit(1.0, "points")
    ('$51,708', '$16', '−0.258 °C', '1 point')
    """
    if unit not in BEFORE:
        text = brief(value)
        return f"{text} {singular(unit) if text in ('1', MINUS + '1') else unit}".rstrip()
    size = abs(value)
    text = f"{size:,.0f}" if 10 <= size < 1000 else brief(size)
    return negative(value, text) + unit + text


def signed_with_unit(value: float, unit: str) -> str:
    """As `with_unit`, with a plus too.

    >>> signed_with_unit(112.6, "$"), signed_with_unit(-0.4, "points"), signed_with_unit(0.0, "$")
    ('+$113', '−0.4 points', '$0')
    """
    return positive(value, with_unit(value, unit))


def per(unit: str) -> str:
    """What a weight is counted for.

    >>> per("points"), per("sq ft"), per("ms")
    ('per point', 'per sq ft', 'per ms')
    """
    return f"per {singular(unit)}"


def percent(share: float, decimals: int = 0) -> str:
    """A share of all, with up to so many digits after the point.

    >>> percent(0.853), percent(0.125, 10)
    ('85%', '12.5%')
    """
    return trimmed(f"{100 * share:.{decimals}f}") + "%"


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
    """A unit as it is called when there is one.

    >>> singular("years"), singular("ms"), singular("sq ft")
    ('year', 'ms', 'sq ft')
    """
    return unit.removesuffix("s") if len(unit) > 2 else unit


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
    return "+" + text if value > 0 and text.strip("$€£¥0.,") and text[0] != MINUS else text
