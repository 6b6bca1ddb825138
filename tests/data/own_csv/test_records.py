"""Rows are found whatever separates their cells, and with each the line it starts in."""

import pytest

from weightviz.data import TableProblem
from weightviz.data.own_csv.grid import grid_of
from weightviz.data.own_csv.records import records_of


def form(text):
    """What separates the cells, how many a row has, and the line each row starts in."""
    records = records_of(text)
    return records.separator, records.width, list(records.starts)


def cells(text):
    """The names and the rows below them."""
    grid = grid_of(records_of(text))
    return [list(grid.names), *map(list, zip(*grid.columns, strict=True))]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends(separator, line_end):
    text = line_end.join(separator.join(row) for row in ("ab", "12", "34"))
    assert form(text) == (separator, 2, [1, 2, 3])
    assert cells(text) == [["a", "b"], ["1", "2"], ["3", "4"]]


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("a;b\n1,5;2,5\n3,5;4,5\n", ";"),  # decimal commas in every row
        ("1,5;2,5\n3,5;4,5\n", ";"),  # even without a header
        ("name,says\nAnn,yes; no\nBo,no\n", ","),
        ('a,b\n"1;2",3\n4,5\n', ","),
        ("a\tb, c\n1\t2\n", "\t"),
    ],
)
def test_the_separator_that_most_records_agree_on(text, separator):
    assert form(text)[0] == separator


def test_one_short_row_does_not_hide_the_separator():
    with pytest.raises(TableProblem, match=r"^Line 3 has 1 cell where line 1 has 2; write a comma"):
        form("a,b\n1,2\n3\n4,5\n6,7\n")


def test_a_file_may_tell_its_separator_as_excel_is_told():
    text = "sep=|\r\na,x|b\r\n1|2\r\n3|4\r\n"
    assert form(text) == ("|", 2, [2, 3, 4])
    assert cells(text)[0] == ["a,x", "b"]


def test_quoted_cells_hold_separators_line_ends_and_quotation_marks():
    text = 'a,b\n"1,\n2","say ""hi"""\n\n 3 , "4"\n'
    assert cells(text)[1:] == [["1,\n2", 'say "hi"'], ["3", "4"]]
    assert form(text)[2] == [1, 2, 5]  # the first row goes over lines 2 and 3, line 4 is blank


def test_lines_of_separators_alone_are_blank():
    assert cells("a;b\n;\n1;2\n ; \n3;4") == [["a", "b"], ["1", "2"], ["3", "4"]]
    assert cells("\n;;;;\na;b\n1;2;;\n\n3;4") == [["a", "b"], ["1", "2"], ["3", "4"]]


def test_more_blank_rows_than_are_read_at_once():
    text = "a,b\n1,2\n" + ",\n" * 30_000 + "\n" * 30_000 + "3,4\n"
    assert form(text)[2] == [1, 2, 60_003]
    assert cells(text) == [["a", "b"], ["1", "2"], ["3", "4"]]


@pytest.mark.parametrize("text", [",,\n,,\n", '"\t"', "sep=;\n\n", '" "'])
def test_a_file_of_empty_cells(text):
    with pytest.raises(TableProblem, match=r"^All cells of the file are empty; "):
        records_of(text)


def test_a_long_first_line_is_not_cut():
    names = [f"{i:03}" + "x" * 200 for i in range(200)]
    assert form(",".join(names) + "\n")[1] == 200


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('a,b\n1,2\n"3,4\n5,6\n', r"^A quotation mark that opens in line 3 is never closed; close it, or remove it\.$"),
        ('a,b\n"3"4,5\n', r"^In line 2 a cell goes on after its closing quotation mark; "),
        ("a,b\n1,2\n3," + "x" * 200_000, r"^A cell that begins in line 3 is far too long; "),
    ],
)
def test_says_where_a_quotation_mark_is_missing(text, sentence):
    with pytest.raises(TableProblem, match=sentence):
        records_of(text)
