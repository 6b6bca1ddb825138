"""A column is recognised by what its cells say, and one that cannot be used says why."""

import re

import numpy as np
import pytest

from weightviz.data.own_csv.cells import COMMA, POINT
from weightviz.data.own_csv.columns import recognise, style_of, surprising

MARK = "In column 3 ('price') the {} was taken for a mark between thousands: '{}' is {}."


def column(*cells, name="price", style=POINT):
    """The column of these cells; the first one stands in line 2."""
    return recognise(name, 3, cells, range(2, 2 + len(cells)), style)


def values(found):
    return [None if np.isnan(value) else value for value in found.values]


def test_numbers_and_cells_that_say_nothing():
    found = column("5", "n/a", "-7.5", "")
    assert (found.name, found.place, found.kind, found.missing, found.inputs) == ("price", 3, "number", 2, 1)
    assert values(found) == [5, None, -7.5, None]
    assert found.usable and found.reason == ""


def test_values_are_read_only():
    with pytest.raises(ValueError, match="read-only"):
        column("1", "2").values[0] = 3


@pytest.mark.parametrize(
    ("cells", "classes", "codes"),
    [
        (("yes", "no", "yes", ""), ("no", "yes"), [1, 0, 1, None]),
        (("Ja", "nein", "ja", "ja"), ("nein", "ja"), [1, 0, 1, 1]),  # the spelling that is more frequent
        (("oui", "non"), ("non", "oui"), [1, 0]),
        (("sí", "no"), ("no", "sí"), [1, 0]),
        (("TRUE", "FALSE"), ("FALSE", "TRUE"), [1, 0]),
        (("0", "1", "1"), ("0", "1"), [0, 1, 1]),
    ],
)
def test_two_answers_are_0_and_1(cells, classes, codes):
    found = column(*cells)
    assert (found.kind, found.classes, values(found), found.inputs) == ("yes/no", classes, codes, 1)


def test_a_few_texts_are_a_category_in_alphabetical_order():
    found = column("red", "blue", "?", "red", "green")
    assert (found.kind, found.classes, found.inputs) == ("category", ("blue", "green", "red"), 3)
    assert values(found) == [2, 0, None, 2, 1]
    assert column("red", "blue", "red").inputs == 1


def test_ten_texts_can_be_told_apart_and_eleven_cannot():
    ten = [f"town {i}" for i in range(10)] * 2
    assert column(*ten).kind == "category"
    assert column(*ten, "town 10").reason.startswith("it holds 11 different texts, such as 'town 0' in line 2, and at")


def test_numbers_that_are_only_0_and_1_with_a_unit_or_another_value_stay_numbers():
    assert column("$0", "$1").kind == "number"
    assert column("0", "1", "2").kind == "number"


def test_one_unit_is_kept_and_two_are_refused():
    assert column("$5", "7", "$1,200").unit == "$"
    assert column("$5", "5 €").reason == "it mixes $ and €; write all its numbers in the same unit"


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (("", "-"), r"^all its cells are empty; "),
        (("5", "5", "5.0", ""), r"^every cell says '5', and what never changes teaches nothing; choose another"),
        (("red", "red"), r"^every cell says 'red'"),
        (("yes", "Yes"), r"^every cell says 'yes'"),
        (("Ann", "", "Bo"), r"^all its cells are different texts, such as 'Ann' in line 2; "),
        (("", "2014-01-05", "2014-01-06"), r"^it holds dates or times, such as '2014-01-05' in line 3; write the year"),
        (("x" * 61, "x" * 61, "y"), r"^it holds 2 different texts, such as 'x{39}…' in line 2, and at most 10 short"),
        (("1", "2", "3", "about 4"), r"^line 5 says 'about 4', which is not a number; write a number there or leave"),
        (("1", "inf", "2", "3", "4", "5", "6", "?!"), r"^line 3 says 'inf', .* the cell empty \(1 more cell of this"),
        (("1", "2", "3", "1e400"), r"^line 5 says '1e400', which is too large to count with"),
        (("1.5", "2.5", "2,5", "3.5"), r"^line 4 says '2,5', while the other numbers have a decimal point; "),
        (("1,5", "2,5", "2.5", "3,5"), r"^line 4 says '2.5', while the other numbers have a decimal comma; "),
    ],
)  # fmt: skip
def test_why_a_column_cannot_be_used(cells, reason):
    found = column(*cells)
    assert not found.usable
    assert re.search(reason, found.reason)


def test_fewer_than_three_quarters_of_numbers_are_texts():
    assert column("1", "2", "3", "x").kind == "number"
    assert column("1", "2", "x", "y").kind == "text"
    assert column("1", "2", "3+", "3+", "1").kind == "category"


@pytest.mark.parametrize("name", ["id", "ID", "#", "Nr.", "row", "index", "unnamed 1", "house_id", "sale no"])
def test_a_column_that_only_numbers_the_rows(name):
    assert column("1", "2", "4", name=name).reason == "it only numbers the rows; choose another column"


@pytest.mark.parametrize(
    ("name", "cells"),
    [("year", ("1", "2", "3")), ("id", ("1", "3", "2")), ("id", ("1", "2.5", "3")), ("id", ("1", "2"))],
)
def test_rising_numbers_that_may_mean_something(name, cells):
    assert column(*cells, name=name).usable


@pytest.mark.parametrize(
    ("columns", "separator", "style"),
    [
        ([("1.5", "2")], ";", POINT),
        ([("1,5", "2")], ",", COMMA),
        ([("1,234", "5,678")], ",", POINT),
        ([("1,234", "5,678")], ";", COMMA),
        ([("1,234", "5,678"), ("0,5", "1,25")], ",", COMMA),
        ([("1,234", "5,678"), ("0.5", "1.25")], ";", POINT),
        ([("a", "b")], ",", POINT),
    ],
)
def test_how_a_file_writes_its_numbers(columns, separator, style):
    assert style_of(columns, separator) is style


def test_a_columns_own_style_goes_before_the_files():
    assert values(column("1,5", "2,25", "1,234")) == [1.5, 2.25, 1.234]
    assert values(column("1.5", "1,234", style=COMMA)) == [1.5, 1234]


def test_the_files_style_decides_where_a_column_leaves_it_open():
    assert values(column("1,234", "-5,678")) == [1234, -5678]
    assert values(column("1,234", "-5,678", style=COMMA)) == [1.234, -5.678]


@pytest.mark.parametrize(
    ("cells", "style", "sentence"),
    [
        (("-", "-1,234"), POINT, MARK.format("comma", "-1,234", -1234)),
        (("1.234", "5"), COMMA, MARK.format("point", "1.234", 1234)),
        (("1.234", "5"), POINT, ""),  # a decimal point surprises nobody
        (("1,234", "1,234,567"), POINT, ""),  # the second number leaves no doubt
        (("1,234", "1,5"), COMMA, ""),
        (("a,b", "a,b", "c"), POINT, ""),
    ],
)  # fmt: skip
def test_numbers_that_could_be_read_otherwise_are_named(cells, style, sentence):
    assert surprising(cells, column(*cells, style=style)) == sentence
