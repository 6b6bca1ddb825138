"""Records are found whatever separates their cells, and each knows the line it starts in."""

import pytest

from weightviz.data import TableProblem
from weightviz.data.own_csv.records import records_of


def cells(text):
    return [record.cells for record in records_of(text)[0]]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends(separator, line_end):
    text = line_end.join(separator.join(row) for row in ("ab", "12", "34"))
    assert records_of(text)[1] == separator
    assert cells(text) == [["a", "b"], ["1", "2"], ["3", "4"]]
    assert [record.line for record in records_of(text)[0]] == [1, 2, 3]


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("a;b\n1,5;2,5\n3,5;4,5\n", ";"),  # decimal commas in every row
        ("1,5;2,5\n3,5;4,5\n", ";"),  # even without a header
        ("name,says\nAnn,yes; no\nBo,no\n", ","),
        ('a,b\n"1;2",3\n4,5\n', ","),
        ("a\tb, c\n1\t2\n", "\t"),
        ("a,b\n1,2\n3\n4,5\n6,7\n", ","),  # one short row does not hide the comma
    ],
)
def test_the_separator_that_most_records_agree_on(text, separator):
    assert records_of(text)[1] == separator


def test_a_file_may_tell_its_separator_as_excel_is_told():
    records, separator = records_of("sep=|\r\na,x|b\r\n1|2\r\n")
    assert (separator, records[0].cells, records[0].line) == ("|", ["a,x", "b"], 2)


def test_quoted_cells_hold_separators_line_ends_and_quotation_marks():
    text = 'a,b\n"1,\n2","say ""hi"""\n\n 3 , "4"\n'
    records, _ = records_of(text)
    assert [record.cells for record in records[1:]] == [["1,\n2", 'say "hi"'], ["3", "4"]]
    assert [record.line for record in records] == [1, 2, 5]  # the first row goes over lines 2 and 3, line 4 is blank


def test_lines_of_separators_alone_are_blank():
    assert cells("a;b\n;\n1;2\n ; \n") == [["a", "b"], ["1", "2"]]


@pytest.mark.parametrize("text", [",,\n,,\n", '"\t"', "sep=;\n\n", '" "'])
def test_a_file_of_empty_cells(text):
    with pytest.raises(TableProblem, match=r"^All cells of the file are empty; "):
        records_of(text)


def test_a_long_first_line_is_not_cut():
    names = [f"column{i}" for i in range(5000)]
    assert cells(",".join(names) + "\n")[0] == names


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
