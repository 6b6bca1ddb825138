"""Whatever is handed over, the reader answers with a Table or with one sentence, and with nothing else."""

import pytest

hypothesis = pytest.importorskip("hypothesis")
from hypothesis import given, settings
from hypothesis import strategies as st

from weightviz.data import Dataset, Table, TableProblem, read_table

CELLS = st.sampled_from(
    ["", "1", "2", "-3.5", "1,5", "1.234", "1,234", "$5", "5 €", "12%", "1e400", "inf", "nan", "NA", "-", "?", "yes",
     "no", "ja", "0", "red", "blue", "Ann", "2014-01-05", '"a\nb"', '"x""y"', '"', "é", " 7 ", "x;y", "\x00", "1e99"]
)  # fmt: skip
SEPARATORS = st.sampled_from([",", ";", "\t", "|"])


@st.composite
def files(draw):
    """Something like a table, now and then with a row too long or a quotation mark too few."""
    width = draw(st.integers(1, 6))
    rows = draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=12))
    for row in rows:
        row.extend(draw(st.sampled_from([[], [], [], [], [], [""], ["1"]])))
    names = [f"name {i}" for i in range(width)]
    line_end, separator = draw(st.sampled_from(["\n", "\r\n", "\r"])), draw(SEPARATORS)
    text = line_end.join(separator.join(row) for row in ([names] if draw(st.booleans()) else []) + rows)
    return text.encode(draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])))


def answers(content, fill):
    """A table, and of its columns a data set, or a sentence."""
    try:
        table = read_table(content)
        assert isinstance(table, Table)
        assert all(len(column.values) == len(table) >= 2 for column in table.columns)
        assert len(set(table.names)) == len(table.names) >= 1
        *features, target = table.names
        data, notes = table.dataset(target, [name for name in features if table.column(name).usable], fill)
        assert isinstance(data, Dataset)
        assert 2 <= len(data) <= len(table)
        assert all(note.endswith(".") for note in (*notes, *table.warnings) if "..." not in note)
    except TableProblem as problem:
        assert str(problem).endswith(".") and "\n" not in str(problem)


@given(st.binary(max_size=400) | st.text(max_size=400), st.sampled_from(["drop", "fill"]))
@settings(max_examples=300)
def test_any_bytes(content, fill):
    answers(content, fill)


@given(files(), st.sampled_from(["drop", "fill"]))
@settings(max_examples=300)
def test_any_table(content, fill):
    answers(content, fill)


@given(st.lists(st.tuples(st.integers(-(10**6), 10**6), st.floats(-1e9, 1e9)), min_size=2), SEPARATORS)
@settings(max_examples=100)
def test_numbers_come_back_to_the_last_digit(rows, separator):
    text = "whole" + separator + "broken\n" + "".join(f"{whole}{separator}{broken!r}\n" for whole, broken in rows)
    table = read_table(text)
    assert table.column("broken").values.tolist() == [broken for _, broken in rows]
    assert table.column("whole").values.tolist() == [whole for whole, _ in rows]
