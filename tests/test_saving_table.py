"""A table of one's own in a saved file: it comes back, or stays at home; and a wrong one says what is wrong where."""

import json
from dataclasses import replace

import numpy as np
import pytest

from tests.saved_files import busy, put, refused, same
from weightviz.data import read_table
from weightviz.experiment import Experiment, View
from weightviz.saved import read_file, write_file
from weightviz.training import Trainer

FLATS = "size,garden,rent\n" + "\n".join(f"{30 + 7 * i % 90},{'yes' if i % 3 else 'no'},{300 + i}" for i in range(40))
OWN, _ = read_table(FLATS).dataset("rent", ["size", "garden"])


def own() -> Trainer:
    return busy(Experiment(hidden_layers=(3,)).on(OWN), OWN)


def test_ones_own_table_goes_along_when_one_says_so():
    trainer = own()
    opened = read_file(write_file(trainer, View(), data=OWN, own_too=True))
    assert same(opened.trainer, trainer)
    for name in ("rows", "target"):
        np.testing.assert_array_equal(getattr(opened.data, name), getattr(OWN, name))
    assert (opened.data.names, opened.data.units, opened.data.task) == (OWN.names, OWN.units, OWN.task)


def test_else_no_row_of_it_is_in_the_file_and_the_same_table_must_be_at_hand():
    content = write_file(own(), View(), data=OWN)
    table = json.loads(content)["table"]
    assert set(table) == {"left_out", "rows", "checksum"} and table["rows"] == 40
    assert same(read_file(content, OWN).trainer, own())
    other, _ = read_table(FLATS.replace("300", "301")).dataset("rent", ["size", "garden"])
    for at_hand in (None, other):
        with pytest.raises(ValueError, match=r"^table: the file was saved without its table of 40 rows; give that"):
            read_file(content, at_hand)


def test_all_that_a_table_in_python_can_have_comes_back():
    data = replace(
        OWN, labels=tuple(f"flat {i} <é>" for i in range(40)), train_rows=tuple(range(30)),
        weights=np.linspace(0.0, 1.0, 40), noun="flats",
    )  # fmt: skip
    trainer = busy(Experiment().on(data), data)
    opened = read_file(write_file(trainer, View(), data=data, own_too=True))
    assert same(opened.trainer, trainer)
    assert (opened.data.labels, opened.data.train_rows, opened.data.noun) == (data.labels, data.train_rows, "flats")
    assert opened.data.weights.tolist() == data.weights.tolist()


def test_classes_of_ones_own_come_back():
    text = "a,b,kind\n" + "\n".join(f"{i},{i * i % 7},{'xyz'[i % 3]}" for i in range(30))
    data, _ = read_table(text).dataset("kind", ["a", "b"])
    trainer = busy(Experiment().on(data), data)
    opened = read_file(write_file(trainer, View(), data=data, own_too=True))
    assert opened.data.classes == ("x", "y", "z")
    assert same(opened.trainer, trainer)


def test_a_table_too_large_for_a_file_is_told():
    rows = np.arange(210_000.0).reshape(10_000, 21)
    data = replace(OWN, rows=rows, target=rows[:, 0], names=[f"c{i}" for i in range(21)], units=[])
    trainer = Trainer(Experiment().on(data), data)
    with pytest.raises(ValueError, match="220,000 numbers in 10,000 rows"):
        write_file(trainer, View(), data=data, own_too=True)
    assert len(write_file(trainer, View(), data=data)) < 10_000


def own_written() -> dict:
    return json.loads(write_file(own(), View(), data=OWN, own_too=True))


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        ("table.rows.2", [1, 2], "table: rows 3: 3 numbers expected, got 2."),
        ("table.rows.2.0", 1e200, "table: Row 3 (counted from 1) of 'size' is 1e+200"),
        ("table.rows", [], "table: Rows of shape (0, 2) hold nothing"),
        (
            "table", own_written()["table"] | {"names": ["x"] * 200, "rows": [[]] * 1_001},
            "table: rows: 1,001 rows of 200 numbers are 200,200 in all, and 200,000 are the most.",
        ),
        ("table.rows", [[]] * 20_001, "table: rows: a list of up to 20,000 expected, got a list of 20,001."),
        ("table.names", [], "table: names: the name of an input, or several, and that of the target expected,"),
        ("table.names", ["size", "size", "rent"], "table: The name 'size' is used twice"),
        ("table.names.0", "\ud800", "table: names 1: half a letter, which no page can show."),
        ("table.names.0", "x" * 201, "table: names 1: a text of up to 200 letters expected"),
        ("table.task", "poetry", "table: task: one of 'regression', 'classification' expected, got 'poetry'."),
        ("table.labels", ["a"], "table: There are 1 labels for 40 rows"),
        ("table.weights", [-1] * 40, "table: The weight of row 1"),
        ("table.train_rows", [40], "table: train_rows 1: a whole number from 0 to 39 expected, got 40."),
        ("experiment.inputs", ["size", "balcony"], "experiment: inputs: choose among size, garden; got balcony."),
        ("table", None, "table: a table expected, got nothing."),
        ("table", {"left_out": 1, "rows": 40, "checksum": ""}, "table: left_out: true expected, got 1."),
    ],
)  # fmt: skip
def test_a_wrong_field_is_named(path, value, sentence):
    assert refused(put(own_written(), path, value)).startswith(sentence)
