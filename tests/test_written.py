"""Numbers for people: no absurd digits, no ASCII minus, no signed zero, whatever the number."""

import re

import numpy as np
import pytest

from tests import number_cases
from weightviz.written import brief, counted, fixed, listed, percent, signed, signed_fully, signed_with_unit, with_unit

NUMBERS = [
    *(sign * float(f"{digits}e{power}") for sign in (1, -1) for power in range(-320, 309, 7) for digits in (1, 9.996)),
    *(0.0, -0.0, 5e-324, -5e-324, 999.5, 999.4999, 99.95, 9.9999, 0.005, -0.00499, 1e9, 999_999_999.7),
]
WRITERS = {
    "brief": brief,
    "two digits": lambda value: brief(value, 2),
    "fixed": fixed,
    "signed": signed,
    "signed fully": signed_fully,
    "dollars": lambda value: with_unit(value, "$"),
    "points": lambda value: with_unit(value, "points"),
    "signed dollars": lambda value: signed_with_unit(value, "$"),
}
SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def read(text: str) -> float:
    """The number in a text, as a person reads it."""
    plain = text.replace(",", "").replace("\u2212", "-").replace("+", "").replace("$", "")
    number, _, power = plain.removesuffix(" points").removesuffix(" point").partition(" × 10")
    return float(f"{number}e{power.translate(SUPERSCRIPTS) or 0}")


@pytest.mark.parametrize("name", WRITERS)
def test_every_number_is_short_and_near_to_what_it_stands_for(name):
    for number in NUMBERS:
        text = WRITERS[name](number)
        assert len(text) <= 23, number
        assert "e" not in text and "-" not in text
        # to two digits or to half of the last one that is shown
        assert read(text) == pytest.approx(number, rel=0.051, abs=0.0050001)
        assert not re.match(r"[+\u2212]\$?0(\.0*)?( |$)", text), number
        if read(text) and abs(number) >= 0.01:
            assert text.startswith("\u2212") == (number < 0)
            assert not name.startswith("signed") or text.startswith("+") == (number > 0)


@pytest.mark.parametrize("name", WRITERS)
def test_what_is_not_finite_is_said_so(name):
    write = WRITERS[name]
    assert "not a number" in write(np.nan) and "+" not in write(np.nan)
    assert "∞" in write(np.inf)
    assert write(-np.inf).startswith("\u2212") and "∞" in write(-np.inf)


@pytest.mark.parametrize(("value", "unit", "text"), number_cases.WITH_UNIT)
def test_a_number_with_its_unit(value, unit, text):
    assert with_unit(value, unit) == text


@pytest.mark.parametrize(("value", "unit", "text"), number_cases.SIGNED_WITH_UNIT)
def test_a_change_with_its_unit(value, unit, text):
    assert signed_with_unit(value, unit) == text


@pytest.mark.parametrize("write, cases", [
    (brief, number_cases.BRIEF), (signed, number_cases.SIGNED), (percent, number_cases.PERCENT),
])  # fmt: skip
def test_a_number_to_so_many_digits(write, cases):
    assert [write(value, digits) for value, digits, _ in cases] == [text for _, _, text in cases]


def test_what_is_nearly_nothing_looks_like_it_only_where_it_may():
    assert (signed(-1e-9), signed_fully(-1e-9), brief(-1e-9)) == ("0.00", "\u22121 × 10⁻⁹", "\u22121 × 10⁻⁹")


@pytest.mark.parametrize("count, told", [(0, "0 lines"), (1, "1 line"), (2, "2 lines"), (1_000, "1,000 lines")])
def test_one_is_one(count, told):
    assert counted(count, "line") == told


def test_words_in_a_row():
    assert listed(["a", "b"]) == "a and b"
    assert listed(("a", "b", "c"), most=3) == "a, b and c"
    assert percent(1.0) == "100%"
