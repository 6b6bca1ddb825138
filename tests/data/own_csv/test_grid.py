"""Columns under their names: the header is found, rows are equally long, and not too many."""

import pytest

from weightviz.data import TableProblem
from weightviz.data.own_csv.grid import grid_of
from weightviz.data.own_csv.records import records_of


def grid(text):
    return grid_of(records_of(text))


def test_columns_under_their_names():
    found = grid("size, the  price \n3,5\n\n2,4\n")
    assert found.names == ("size", "the price")
    assert found.columns == (("3", "2"), ("5", "4"))
    assert found.lines == (2, 4)
    assert found.notes == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("1,2\n3,4\n5,6", ("column 1", "column 2")),
        ("Ann,2\nBo,4", ("column 1", "column 2")),  # no word above a number
        ("n/a,2\n3,4", ("column 1", "column 2")),  # an empty cell is no word
        ("year,2014\n1,2\n3,4", ("year", "2014")),  # a word above a number
        ("a,b\nx,y\nz,u", ("a", "b")),
        ("$5;b\n1;c\n2;d", ("column 1", "column 2")),
    ],
)
def test_a_first_line_that_is_data_has_no_names(text, names):
    found = grid(text)
    assert found.names == names
    assert len(found.lines) == (len(text.split("\n")) if names[0] == "column 1" else 2)
    assert [note.startswith("The first line holds numbers") for note in found.notes] == [True] * (
        names[0] == "column 1"
    )


def test_a_name_that_is_missing():
    assert grid(",b\n1,2\n3,4").names == ("unnamed 1", "b")


def test_separators_at_the_end_of_lines_make_no_column():
    assert grid("a,b,\n1,2,\n3,4,\n").names == ("a", "b")
    assert grid("a,b\n1,2,,\n3,4\n").columns == (("1", "3"), ("2", "4"))
    assert grid("a,b,\n1,2,\n3,4,5\n").names == ("a", "b", "unnamed 3")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a\n1\n2\n", r"^Line 1 has one cell, 'a', and a table needs two columns at least; separate .* by commas"),
        ("a,b\n", r"^The table has no row; at least two are needed below the header\.$"),
        ("a,b\n1,2\n", r"^The table has only one row; at least two are needed below the header\.$"),
        ("1,2\n", r"^The table has only one row; at least two are needed\.$"),
        ("a,b\n1,2\n3,4,5\n", r"^Line 3 has 3 cells where line 1 has 2; put a cell that contains a comma in quotation"),
        ("a;b\n\n1;2\n3\n", r"^Line 4 has 1 cell where line 1 has 2; write a semicolon for every cell that is left"),
        ("a,b,a\n1,2,3\n4,5,6", r"^Line 1 gives the name 'a' to column 1 and to column 3; every column needs"),
        ("unnamed 2,\n1,2\n4,5", r"gives the name 'unnamed 2' to column 1 and to column 2"),
        (",".join(map(str, range(201))), r"^Line 1 has 201 cells, and 200 columns are the most; leave out"),
        ("c," * 1_000_000 + "c\n1\n", r"^Line 1 has 1,000,001 cells"),
    ],
)
def test_says_what_keeps_it_from_being_a_table(text, sentence):
    with pytest.raises(TableProblem, match=sentence):
        grid(text)


def test_of_too_many_rows_a_sample_is_drawn_that_is_always_the_same():
    text = "a,b\n" + "".join(f"{i},{2 * i}\n" for i in range(30_000))
    found = grid(text)
    assert found.notes == ("The table has 30,000 rows; 20,000 of them, drawn by chance, are kept.",)
    a, b = (list(map(int, cells)) for cells in found.columns)
    assert len(set(a)) == 20_000 and a == sorted(a)  # in the order of the file
    assert b == [2 * value for value in a]
    assert list(found.lines) == [value + 2 for value in a]
    assert abs(sum(a) / 20_000 - 15_000) < 300  # sd of the mean: 8660 / sqrt(20,000) x sqrt(1/3) = 35
    assert grid(text) == found


def test_20000_rows_are_all_kept():
    found = grid("a,b\n" + "1,2\n" * 20_000)
    assert (len(found.lines), found.notes) == (20_000, ())


def test_a_row_that_was_drawn_may_go_over_several_lines():
    found = grid("a,b\n" + "".join(f'"{i}\n",{2 * i}\n\n' for i in range(30_000)))
    a, b = (list(map(int, cells)) for cells in found.columns)
    assert len(set(a)) == 20_000 and b == [2 * value for value in a]
    assert list(found.lines) == [3 * value + 2 for value in a]  # two lines a row, and a blank one below each
