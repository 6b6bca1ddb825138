"""A file becomes a Table that can be looked at."""

import time

import numpy as np
import pytest

from weightviz.data import TableProblem, read_table

FLATS = """town;rooms;rent;lift;seen
Bern;3;1.250,50 €;ja;2014-01-05
Basel;;980 €;nein;2014-01-07
Bern;2,5;1.100 €;ja;2014-02-01
"""


def test_all_is_found_out():
    table = read_table(FLATS.encode("cp1252"))
    assert repr(table) == "Table(3 rows: town (category), rooms (number), rent (number), lift (yes/no), seen (text))"
    assert table.names == ("town", "rooms", "rent", "lift", "seen")
    assert table.kinds == ("category", "number", "number", "yes/no", "text")
    assert table.missing == (0, 1, 0, 0, 0)
    assert (table.encoding, table.separator, len(table), table.lines) == ("cp1252", "semicolon", 3, (2, 3, 4))
    assert table.column("rent").values.tolist() == [1250.5, 980, 1100]
    assert table.column("rent").unit == "€"
    assert table.column("town").classes == ("Basel", "Bern")
    assert "dates" in table.column("seen").reason
    assert [column.place for column in table.columns] == [1, 2, 3, 4, 5]


def test_the_preview_shows_the_first_ten_rows_as_they_stand():
    assert read_table(FLATS).preview[1] == ("Basel", "", "980 €", "nein", "2014-01-07")
    long = "a,b\n" + "".join(f"{i},{'x' * 200}\n" for i in range(12))
    assert read_table(long).preview == tuple((str(i), "x" * 80) for i in range(10))


def test_what_one_should_know_is_said_in_sentences():
    assert read_table(FLATS).warnings == ()
    assert read_table("size\tprice\n3\t1,234\n4\t5,678\n").warnings == (
        "In column 2 ('price') the comma was taken for a mark between thousands: '1,234' is 1234.",
    )
    assert read_table(FLATS.encode("cp1252")).warnings == (
        "The file is not UTF-8; it was read as Windows-1252, so look at the letters with accents.",
    )
    assert "column 1, 2" in read_table("1,2\n3,4\n").warnings[0]


def test_a_column_that_is_not_there():
    with pytest.raises(
        TableProblem, match=r"^There is no column 'price'; choose among town, rooms, rent, lift, seen\.$"
    ):
        read_table(FLATS).column("price")


def test_two_rows_are_enough():
    data, notes = read_table("a,b\n1,2\n3,5\n").dataset("b", ["a"])
    assert (data.rows.tolist(), data.target.tolist(), notes) == ([[1], [3]], [[2], [5]], ())


def test_a_problem_is_a_value_error_of_one_sentence():
    with pytest.raises(ValueError, match=r"^The file is empty; [^.]*\.$"):
        read_table("")


def test_20000_rows_of_7_columns_take_well_under_a_second(rng):
    numbers = rng.normal(50, 10, (20_000, 7))
    content = "a,b,c,d,e,f,g\n" + "\n".join(",".join(f"{value:.3f}" for value in row) for row in numbers)
    start = time.process_time()
    data, _ = read_table(content).dataset("g", list("abcdef"))
    assert time.process_time() - start < 1.5  # 0.4 s on a slow computer; the limit only notices a square
    np.testing.assert_allclose(data.rows, numbers[:, :6], atol=5e-4)
