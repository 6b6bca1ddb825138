"""However the 5 MB of a file are spent, reading it is quick, and every row counts in what is said of it."""

import time

import pytest

from weightviz.data import TableProblem, read_table
from weightviz.data.own_csv import records

MOST_SECONDS = 3  # half of it on a slow computer; the limit notices a second look at every cell


def answer(content):
    """The rows of a table, or the sentence that says why there is none, and the processor time it took."""
    start = time.process_time()
    try:
        table = read_table(content)
        said = len(table), *table.warnings
    except TableProblem as problem:
        said = str(problem)
    return said, time.process_time() - start


def wide(rows, columns):
    names = ",".join(f"c{i}" for i in range(columns))
    return names + "\n" + (",".join("1" * columns) + "\n") * rows


ONE_ROW = "The table has only one row; at least two are needed below the header."
DRAWN = "The table has {} rows; 20,000 of them, drawn by chance, are kept."
LONG = "Line 1200002 has 3 cells where line 1 has 2; put a cell that contains a comma in quotation marks."
FILES = {
    "blank lines": ("a,b\n" + "\n" * 4_900_000 + "1,2\n", ONE_ROW),
    "old blank lines": ("a,b\r" + "\r" * 4_900_000 + "1,2\r", ONE_ROW),
    "blank rows": ("a,b\n" + ",\n" * 2_400_000 + "1,2\n", ONE_ROW),
    "short rows": ("a,b\n" + "1,2\n" * 1_200_000, (20_000, DRAWN.format("1,200,000"))),
    "quoted rows": ("a,b\n" + '"1","2"\n' * 600_000, (20_000, DRAWN.format("600,000"))),
    "utf-16": (("a,b\n" + "1,2\n" * 620_000).encode("utf-16"), (20_000, DRAWN.format("620,000"))),
    "200 columns": (wide(12_400, 200), (12_400,)),
    "100 columns": (wide(24_000, 100), (20_000, DRAWN.format("24,000"))),
    "commas alone": ("," * 4_900_000 + "\n1,2\n", "The table has only one row; at least two are needed."),
    "a wrong last line": ("a,b\n" + "1,2\n" * 1_200_000 + "1,2,3\n", LONG),
}


@pytest.mark.parametrize("name", FILES)
def test_the_largest_files_are_read_quickly(name):
    content, expected = FILES[name]
    said, seconds = answer(content)
    assert said == expected
    assert seconds < MOST_SECONDS


@pytest.mark.parametrize(("width", "found"), [(1, "one cell"), (201, "201 cells")])
def test_a_table_too_narrow_or_too_wide_is_refused_by_its_first_line(width, found, monkeypatch):
    """Of the millions of rows below it none is looked at."""
    seen, rows_of = [], records._records
    monkeypatch.setattr(records, "_records", lambda *given: (seen.append(row[0]) or row for row in rows_of(*given)))
    content = ",".join("a" * width) + "\n" + "1\n" * 2_000_000
    assert answer(content)[0].startswith(f"Line 1 has {found}")
    assert seen == [1]
