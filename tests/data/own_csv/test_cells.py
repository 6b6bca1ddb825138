"""What single cells say, written the many ways in which people write numbers."""

import pytest

from weightviz.data.own_csv.cells import COMMA, POINT, fits, is_date, is_missing, number, why_no_number, without_unit


@pytest.mark.parametrize("text", ["", "NA", "n/a", "N/A", "-", "?", "null", "NULL", "NaN", "–", ".", "#N/A"])
def test_cells_that_say_nothing(text):
    assert is_missing(text)


@pytest.mark.parametrize("text", ["0", "no", "none", "x", "--1"])
def test_cells_that_say_something(text):
    assert not is_missing(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("-12.5", -12.5),
        ("+3", 3),
        (".5", 0.5),
        ("5.", 5),
        ("1e3", 1000),
        ("2.5E-3", 0.0025),
        ("1,234", 1234),
        ("1,234,567.89", 1234567.89),
        ("1 234.5", 1234.5),
        ("1'234", 1234),
        ("1\u202f234", 1234),
        ("−7", -7),
        ("$1,200.50", 1200.5),
        ("-$5", -5),
        ("$-5", -5),
        ("5 €", 5),
        ("12%", 12),
        ("EUR 3.5", 3.5),
        ("007", 7),
        ("1e100", 1e100),
    ],
)
def test_numbers_with_a_decimal_point(text, value):
    assert number(text, POINT) == pytest.approx(value, rel=1e-15)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("-12,5", -12.5),
        (",5", 0.5),
        ("1.234", 1234),
        ("1.234.567,89", 1234567.89),
        ("1,5e3", 1500),
        ("3,20 €", 3.2),
    ],
)
def test_numbers_with_a_decimal_comma(text, value):
    assert number(text, COMMA) == pytest.approx(value, rel=1e-15)


@pytest.mark.parametrize(
    "text",
    ["", "abc", "inf", "-Infinity", "nan", "1_000", "0x1F", "1,2,3", "12,34,567", "1.2.3", "1,23.4", "0,123,456", "$5€",
     "+-5", "-$-5", "5 kg", "1e", "e5", ".", ",", "-", "²", "１", "1" * 400, "1e101", "1e400", "-1e400", "1e99999"],
)  # fmt: skip
def test_what_is_no_number_with_a_decimal_point(text):
    assert number(text, POINT) is None


@pytest.mark.parametrize(
    ("text", "point", "comma"),
    [("5", 1, 1), ("1.5", 1, 0), ("1,5", 0, 1), ("1,500", 1, 1), ("1.500", 1, 1), ("0.500", 1, 0), ("1.234,5", 0, 1)],
)
def test_cells_that_decide_on_the_decimal_mark(text, point, comma):
    assert (fits(text, POINT), fits(text, COMMA)) == (point, comma)


def test_units_beside_numbers():
    assert without_unit("€ 1.200,50") == ("1.200,50", "€")
    assert without_unit("13 USD") == ("13", "USD")
    assert without_unit("about $3") == ("about $3", "")


def test_a_long_cell_takes_no_time():
    assert number("1" + " " * 100_000 + "x", POINT) is None  # tried from every space, this would take minutes


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("about 3", "which is not a number"),
        ("1e400", "which is too large to count with"),
        ("2,5", "while the other numbers have a decimal point"),
    ],
)
def test_why_a_cell_is_no_number(text, why):
    assert why_no_number(text, POINT) == why


def test_dates_and_times():
    for text in ("2014-01-05", "5.1.2014", "1/5/14", "2014-01-05T12:00", "2014-01-05 12:00:00", "12:30", "7:05:10"):
        assert is_date(text)
    for text in ("5.1", "2014", "1-2", "2014-01/05", "12.5.", "a 2014-01-05"):
        assert not is_date(text)
