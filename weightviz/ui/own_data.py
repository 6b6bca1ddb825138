"""The dialog "Your own data": from a file or a pasted text to the table that the page trains on.

Until "Use this table" is pressed, the training on screen knows nothing of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from weightviz.data import MOST_INPUTS, Dataset, Table, TableProblem, read_table
from weightviz.experiment import Experiment
from weightviz.problem import Problem
from weightviz.ui.changed_settings import on_table
from weightviz.ui.session import close_dialog, current_playground
from weightviz.ui.stage.scene import MOST_ROWS
from weightviz.ui.widgets import as_table, plain
from weightviz.written import counted, with_unit

READ = "table_read"  # what was read last, so that a long file is read once
COLUMNS_SHOWN = 8  # of the first rows
ROWS_IN_VIEW, LOW = 5, 236  # more of them scroll in so many px, so that the choices below are in view
REFUSED_SHOWN = 3  # columns that cannot be used, each with its reason
TYPES, MOST_MEGABYTES = ["csv", "tsv", "txt"], 5
A_FILE, A_TEXT = "A file", "Pasted text"
KINDS = {"number": "numbers", "yes/no": "yes or no", "category": "a few texts", "text": "texts"}
EMPTY_CELLS = {"drop": "Leave the row out", "fill": "Fill the cell in"}


@dataclass(frozen=True)
class Reading:
    """What came of reading a file: a table, or the sentence that says why there is none."""

    mark: str
    table: Table | None = None
    problem: str = ""


@st.dialog("Your own data", width="large", on_dismiss=close_dialog)
def own_data_dialog() -> None:
    """Give a table, look at what was found in it, choose columns, and use it."""
    given = table_given()
    if given is None:
        st.caption("A table with a header line: numbers, yes or no, or a few texts in each column. Nothing is stored.")
        return
    reading = read_once(*given)
    if reading.table is None:
        st.error(plain(reading.problem))
        return
    look_at(reading.table)
    target, features, missing = choose_columns(reading)
    data = learn_from(reading.table, target, features, missing)
    if st.button("Use this table", type="primary", disabled=data is None):
        current_playground().use_table(data)
        st.session_state.pop(READ, None)
        close_dialog()
        st.rerun()


def table_given() -> tuple[str, bytes | str] | None:
    """The content of the file or text that was given, with a mark that tells it from others."""
    if st.radio("From", [A_FILE, A_TEXT], horizontal=True, label_visibility="collapsed", key="own_from") == A_FILE:
        file = st.file_uploader(
            "CSV file", TYPES, max_upload_size=MOST_MEGABYTES, key="own_file", label_visibility="collapsed"
        )
        return None if file is None else (file.file_id, file.getvalue())
    text = st.text_area("Table", height=150, key="own_text", placeholder="size,garden,price\n3,yes,200\n4,no,180")
    st.button("Read this text")  # leaving the field for it is what hands the text over
    return (str(hash(text)), text) if text.strip() else None


def read_once(mark: str, content: bytes | str) -> Reading:
    """Read a table unless it was read just before."""
    if READ not in st.session_state or st.session_state[READ].mark != mark:
        st.session_state[READ] = read(mark, content)
    return st.session_state[READ]


def read(mark: str, content: bytes | str) -> Reading:
    """A table, or what is wrong with it in a sentence."""
    try:
        return Reading(mark, read_table(content))
    except TableProblem as problem:
        return Reading(mark, problem=str(problem))


def look_at(table: Table) -> None:
    """The first rows as they stand in the file, and what was found in every column."""
    st.markdown(plain(found(table)))
    for warning in table.warnings:
        st.warning(plain(warning))
    rows, columns = st.tabs(["First rows", "Columns"])
    with rows, st.container(height=LOW if len(table.preview) > ROWS_IN_VIEW else "content", border=False):
        more = len(table.columns) - COLUMNS_SHOWN
        st.markdown(as_table(dict(list(first_rows(table).items())[:COLUMNS_SHOWN])))
        if more > 0:
            st.caption(f"{counted(more, 'more column')} to the right.")
    with columns, st.container(height=386 if len(table.columns) > 10 else "content", border=False):
        st.markdown(as_table(about_columns(table)))
    refused = [column for column in table.columns if not column.usable]
    for column in refused[:REFUSED_SHOWN]:
        st.warning(plain(f"'{column.name}' cannot be used: {column.reason}."))
    if len(refused) > REFUSED_SHOWN:
        st.caption(f"{len(refused) - REFUSED_SHOWN} more cannot be used; the list of columns says why.")


def found(table: Table) -> str:
    """How large the table is and how the file was written.

    >>> found(read_table("size;price\\n3;200\\n4;\\n"))
    '2 rows, 2 columns; between the cells: semicolon; encoding: UTF-8; empty cells: 1.'
    """
    counts = f"{counted(len(table), 'row')}, {counted(len(table.columns), 'column')}"
    written = f"between the cells: {table.separator}; encoding: {table.encoding.upper()}"
    return f"{counts}; {written}; empty cells: {sum(table.missing) or 'none'}."


def first_rows(table: Table) -> dict[str, list[str]]:
    """The first rows, a list of texts for each column."""
    return {name: [row[place] for row in table.preview] for place, name in enumerate(table.names)}


def about_columns(table: Table) -> dict[str, list]:
    """What each column holds, how many cells say nothing, and whether it can be learnt from."""
    return {
        "Column": list(table.names),
        "Holds": [KINDS[kind] for kind in table.kinds],
        "Empty cells": list(table.missing),
        "Can be used": ["yes" if column.usable else f"no: {column.reason}" for column in table.columns],
    }


def choose_columns(reading: Reading) -> tuple[str | None, list[str], str]:
    """What to predict, what to predict it from, and what to do about empty cells."""
    table, mark = reading.table, reading.mark
    usable = [column.name for column in table.columns if column.usable]
    left, right = st.columns(2)
    target = left.selectbox("To predict", usable, index=len(usable) - 1 if usable else None, key=f"own_target_{mark}")
    others = [name for name in usable if name != target]
    features = right.multiselect(
        "From", others, suggested(table, others), key=f"own_features_{mark}_{target}",
        help="Columns that cannot be used are not offered; the list of columns above says why.",
    )  # fmt: skip
    wanted = [table.column(name) for name in (target, *features) if name]
    if not any(column.missing for column in wanted):
        return target, features, "drop"
    missing = st.radio(
        "Where a cell is empty", list(EMPTY_CELLS), format_func=EMPTY_CELLS.get, horizontal=True, key="own_missing"
    )
    return target, features, missing


def suggested(table: Table, names: Sequence[str]) -> list[str]:
    """The first columns that together make no more inputs than a network may have.

    >>> suggested(read_table("a,b,c\\n1,x,5\\n2,y,6\\n4,z,8\\n1,x,3\\n"), ["a", "b"])
    ['a', 'b']
    """
    chosen, room = [], MOST_INPUTS
    for name in names:
        if table.column(name).inputs <= room:
            chosen.append(name)
            room -= table.column(name).inputs
    return chosen


def learn_from(table: Table, target: str | None, features: list[str], missing: str) -> Dataset | None:
    """The data set that these columns make, told in sentences; or the one that says why they make none."""
    if target is None:
        st.error("No column of this table can be predicted; the list of columns above says why.")
        return None
    try:
        data, notes = table.dataset(target, features, missing)
        how = training_words(current_playground().experiment, data)
    except ValueError as problem:
        st.error(plain(str(problem)))
        return None
    st.markdown("\n".join(f"- {plain(sentence)}" for sentence in (*notes, *how)))
    return data


def training_words(experiment: Experiment, data: Dataset) -> list[str]:
    """How these data will be split, standardised and shown.

    Raises ValueError when they cannot be trained on.
    """
    problem = Problem.of(on_table(experiment, data), data)
    learnt, kept = len(problem.train_rows), len(problem.test_rows)
    words = [
        f"{learnt:,} rows are learnt from; every fifth, {kept:,} in all, is kept back as a test: the network never "
        "sees it, so the error there tells whether what was learnt holds for new rows too.",
        standardised_words(problem),
    ]
    if len(data) > MOST_ROWS:
        words.append(f"The picture shows {MOST_ROWS:,} rows, drawn by chance; training and errors count all of them.")
    return words


def standardised_words(problem: Problem) -> str:
    """What +1 means in an input of the network, and in its answer, in the data's own units."""
    data = problem.data
    first = with_unit(problem.input_scaling.sd[0], data.column_units[0])
    inputs = f"Numbers are standardised, so that weights compare: in the network +1 means {first} above the average"
    if data.task == "classification":
        return f"{inputs} of {data.columns[0]}; the classes are numbers from 0."
    answer = with_unit(problem.target_scaling.sd[0], data.target_unit)
    return f"{inputs} of {data.columns[0]}, and for its answer {answer} above the average {data.target_name}."
