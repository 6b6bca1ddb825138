"""One file that holds a picture: opened, it is the same to the last bit; and a wrong file says what is wrong where."""

import json
from dataclasses import replace

import numpy as np
import pytest

pytest.importorskip("hypothesis", reason="hypothesis is not installed: pip install -r requirements-dev.txt")
from hypothesis import given, settings
from hypothesis import strategies as st

from weightviz.data import DATASETS, RowEdits, read_table
from weightviz.experiment import Experiment, View
from weightviz.history import MOST_BYTES as MOST_MEMORY
from weightviz.problem import NO_EDITS
from weightviz.saved import MOST_BYTES, read_file, write_file
from weightviz.saved.moments import FURTHEST_APART, MOST_MOMENTS
from weightviz.saved.parsing import MOST_BRACKETS
from weightviz.training import Trainer

FLATS = "size,garden,rent\n" + "\n".join(f"{30 + 7 * i % 90},{'yes' if i % 3 else 'no'},{300 + i}" for i in range(40))
OWN, _ = read_table(FLATS).dataset("rent", ["size", "garden"])
VIEW = View(speed=10, panel="weights", hide=("rate",))


def busy(experiment: Experiment, data=None, edits=NO_EDITS) -> Trainer:
    """A training with all that can happen in one."""
    trainer = Trainer(experiment, data, edits)
    trainer.train(12, 1)
    trainer.set_weight(0, 0.5)
    trainer.lock(0)
    trainer.train(7, 2)
    trainer.use(replace(trainer.experiment, learning_rate=0.004, batch_size=7))
    trainer.train(15, 5)
    trainer.mute(trainer.start.size - 1)
    trainer.train(3)
    return trainer


def same(now: Trainer, then: Trainer) -> bool:
    """Whether two trainings are the same to the last bit, in every frame."""
    assert now.experiment == then.experiment
    assert len(now.history.frames) == len(then.history.frames)
    for one, other in zip(now.history.frames, then.history.frames, strict=True):
        for name in set(vars(one)) - {"id"}:
            np.testing.assert_array_equal(getattr(one, name), getattr(other, name), name)
    return True


@pytest.mark.parametrize("dataset", DATASETS)
def test_every_data_set_comes_back_to_the_last_bit(dataset):
    trainer = busy(Experiment(dataset, optimizer="adam", learning_rate=0.01, early_stopping=50))
    opened = read_file(write_file(trainer, VIEW))
    assert (opened.view, opened.data, opened.edits) == (VIEW, None, RowEdits())
    assert same(opened.trainer, trainer)


@pytest.mark.parametrize(
    "changes",
    [
        {"optimizer": "momentum", "schedule": "warm_up", "clip": 1.0},
        {"optimizer": "rmsprop", "dropout": 0.3, "l1": 0.001, "activation": ("relu", "elu")},
        {"hidden_layers": (), "start_values": (0.1, -1 / 3, 0.7), "train_share": 1.0},
        {"initializer": "normal", "noise": 0.21, "points": 77, "data_seed": 3, "batch_size": 4},
    ],
)
def test_training_goes_on_and_back_as_if_nothing_had_been(changes):
    trainer = busy(Experiment(**{"dataset": "circle", **changes}))
    twin = read_file(write_file(trainer, View())).trainer
    for each in (trainer, twin):
        each.train(40)
        each.rewind(33)
        each.train(11, 3)
        each.undo()
        each.undo()
        each.train(20)
    assert same(twin, trainer)


def test_what_a_reset_put_aside_is_not_in_the_file():
    trainer = busy(Experiment("circle"))
    trainer.reset()
    trainer.train(5, 1)
    twin = read_file(write_file(trainer, View())).trainer
    assert same(twin, trainer)
    assert trainer.history.can_undo and not twin.history.can_undo


def test_a_long_history_is_cut_to_its_latest_part():
    trainer = Trainer(Experiment("circle", optimizer="adam", hidden_layers=(8,) * 4))
    trainer.train(400, 1)
    content = write_file(trainer, View())
    twin = read_file(content).trainer
    assert 1 < len(twin.history.frames) < MOST_MOMENTS
    assert len(content) < MOST_BYTES / 4 < MOST_MEMORY
    twin.rewind(395)
    trainer.rewind(395)
    assert twin.frame.parameters.tolist() == trainer.frame.parameters.tolist()
    plain = Trainer(Experiment())
    plain.train(400, 1)
    assert len(read_file(write_file(plain, View())).trainer.history.frames) == MOST_MOMENTS


def test_moments_far_apart_are_left_out():
    trainer = Trainer(Experiment())
    trainer.train(FURTHEST_APART + 1)
    trainer.train(2, 1)
    assert [f.step for f in read_file(write_file(trainer, View())).trainer.history.frames] == [10_001, 10_002, 10_003]


def test_moments_that_cost_too_much_to_train_again_are_left_out(monkeypatch):
    trainer = Trainer(Experiment("houses_ames", hidden_layers=(8,) * 6, batch_size=None, learning_rate=0.01))
    trainer.train(1_000)  # of 1,601 rows and 419 weights: more than half a billion products in all
    with monkeypatch.context() as careless:
        careless.setattr("weightviz.saved.moments.MOST_WORK", 10**12)
        forged = write_file(trainer, View())
    assert len(json.loads(forged)["history"]) == 1
    for content in (write_file(trainer, View()), forged):
        opened = read_file(content).trainer
        assert [frame.step for frame in opened.history.frames] == [1_000]


def test_rows_left_out_and_added_come_back():
    edits = RowEdits(hidden=(1, 200), added=((0.1, -1 / 3, 1.0), (2.0, 3.0, 0.0)))
    trainer = busy(Experiment("circle"), None, edits)
    opened = read_file(write_file(trainer, View(), edits))
    assert opened.edits == edits
    assert same(opened.trainer, trainer)


# One's own data


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


# What is wrong, and where


def written() -> dict:
    return json.loads(write_file(busy(Experiment("circle", optimizer="momentum")), VIEW))


def own_written() -> dict:
    return json.loads(write_file(own(), View(), data=OWN, own_too=True))


def refused(saved: object) -> str:
    content = saved if isinstance(saved, bytes) else json.dumps(saved).encode()
    with pytest.raises(ValueError) as problem:
        read_file(content)
    return str(problem.value)


def put(saved: dict, path: str, value: object) -> dict:
    """The same with another value at a path such as ``now.weights.3``; `GONE` takes the entry away."""
    *parents, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    place = saved
    for part in parents:
        place = place[part]
    if value is GONE:
        del place[last]
    else:
        place[last] = value
    return saved


GONE = object()


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        ("format", "other", "This is no saved picture of weightviz."),
        ("format", GONE, "This is no saved picture of weightviz."),
        ("version", 2, "The file is of a newer version, 2; this page reads up to version 1."),
        ("version", "1", "version: a whole number from 1 to 1,000,000 expected, got '1'."),
        ("version", True, "version: a whole number from 1 to 1,000,000 expected, got true."),
        ("history", GONE, "the file: 'history' is missing."),
        ("hobby", 1, "the file: there is no 'hobby' in this version of the format."),
        ("experiment", [], "experiment: an object expected, got a list of 0."),
        ("experiment.dataset", "castles", "experiment: dataset must be one of"),
        ("experiment.dataset", GONE, "experiment: 'dataset' is missing."),
        ("experiment.dataset", "own", "table: a table expected, got nothing."),
        ("experiment.colour", 1, "experiment: there is no 'colour' in this version of the format."),
        ("experiment.seed", 1.5, "experiment: seed must be a whole number; got 1.5."),
        ("experiment.seed", True, "experiment: seed: a word or a number expected, got true."),
        ("experiment.learning_rate", "fast", "experiment: learning_rate must be a number"),
        ("experiment.loss", "squared", "experiment: loss must be one of"),
        ("experiment.output_activation", "linear", "experiment: loss: binary_cross_entropy goes with"),
        ("experiment.inputs", {"x": 1}, "experiment: inputs: a word or a number expected, got an object of 1."),
        ("experiment.inputs", ["x"] * 65, "experiment: inputs: a list of up to 64 expected, got a list of 65."),
        ("experiment.start_values", [1], "experiment: start_values: 25 numbers expected, got 1."),
        ("view.speed", 0, "view: speed must be a whole number from 1 to 10000; got 0."),
        ("view.hide", ["clock"], "view: hide must be among"),
        ("table", {}, "table: nothing, since the data set is one that comes along expected, got an object of 0."),
        ("hidden_rows", [200], "hidden_rows 1: a whole number from 0 to 199 expected, got 200."),
        ("hidden_rows", [3, 3], "hidden_rows: different places in ascending order expected."),
        ("added_rows", [[1, 2]], "added_rows 1: 3 numbers expected, got 2."),
        ("added_rows", [[1, 2, 0.5]], "added_rows: A row added needs a class from 0 to 1 for its target."),
        ("added_rows", [[1, 2, 1]] * 201, "added_rows: a list of up to 200 expected, got a list of 201."),
        ("now.weights", [0.5] * 24, "now: weights: 25 numbers expected, got 24."),
        ("now.weights.3", "0.5", "now: weights: number 4: a number expected, got '0.5'."),
        ("now.weights.3", True, "now: weights: number 4: a number expected, got true."),
        ("now.weights.3", None, "now: weights: number 4: a number expected, got nothing."),
        ("now.locked", [25], "now: locked 1: a whole number from 0 to 24 expected, got 25."),
        ("now.step", -1, "now: step: a whole number from 0 to 1,000,000,000 expected, got -1."),
        ("now.step", 30, "now: step 30 cannot follow step 34."),
        ("now.step", 30_000, "now: step 30,000 cannot follow step 34."),
        ("now.batch", 99, "now: batch: a whole number from 0 to 14 expected, got 99."),
        ("now.batch_size", 101, "now: batch_size: a whole number from 1 to 100 expected, got 101."),
        ("now.memory", [], "now: memory: a list of 1 expected, got a list of 0."),
        ("now.memory.0", [1.0], "now: memory 1: 25 numbers expected, got 1."),
        ("now.event", "magic", "now: event: one of "),
        ("now.event", "reset", "now: a reset can only be the first moment of a history."),
        ("now.learning_rate", 11, "now: learning_rate: a number from 1e-07 to 10 expected, got 11."),
        ("now.patience.best", -1, "now: patience: best: a number from 0 to 1e+300 expected, got -1."),
        ("now.patience", GONE, "now: 'patience' is missing."),
        ("history.0.updates", 1.0, "history 1: updates: a whole number"),
        ("history", [{}] * 201, "history: a list of up to 200 expected, got a list of 201."),
        ("history.2.weights.4", -2e38, "history 3: weights: number 5 lies beyond 1e+38."),
        ("experiment.start_values", [1e39] * 25, "experiment: start_values: number 1 lies beyond 1e+38."),
    ],
)
def test_a_wrong_field_is_named(path, value, sentence):
    assert refused(put(written(), path, value)).startswith(sentence)


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        ("table.rows.2", [1, 2], "table: rows 3: 3 numbers expected, got 2."),
        ("table.rows.2.0", 1e200, "table: Row 3 (counted from 1) of 'size' is 1e+200"),
        ("table.rows", [], "table: Rows of shape (0, 2) hold nothing"),
        ("table", own_written()["table"] | {"names": ["x"] * 200, "rows": [[]] * 1_001}, "table: rows: 1,001 rows of"),
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
)
def test_so_is_a_wrong_field_of_a_table(path, value, sentence):
    assert refused(put(own_written(), path, value)).startswith(sentence)


TEXT = write_file(busy(Experiment("circle")), View()).decode()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This is no saved picture, or not all of it: line 1, column 1 is no JSON."),
        (TEXT[:-9].encode(), "This is no saved picture, or not all of it: line 10,"),
        (b"\xff\xfe\x00", "This is no saved picture: the file is not written in UTF-8."),
        (b"[1, 2]", "This is no saved picture of weightviz."),
        (b"[" * 50_000, "This is no saved picture: its lists lie too deep in each other."),
        (b"[" * (MOST_BRACKETS + 1), "The file holds more than 60,000 lists, and no saved picture does."),
        (b" " * (MOST_BYTES + 1), "The file has 8,000,001 bytes, and 8,000,000 are the most."),
        (b'{"a": 1, "b": 2, "a": 1}', "The key 'a' stands twice in one place."),
        (b'{"a": NaN}', "NaN is not a number that can be used; every number must be finite."),
        (b'{"a": -Infinity}', "-Infinity is not a number"),
        (b'{"a": ' + b"9" * 10_000 + b"}", "A whole number has 10,000 digits, and 20 are the most."),
        (TEXT.replace('"step": 37', '"step": 1e999').encode(), "now: step: a whole number"),
        (TEXT.replace('"weights": [', '"weights": [1e999, ').encode(), "history 1: weights: 25 numbers expected, got"),
        (TEXT.replace('"version": 1', '"version": 1, "version": 1').encode(), "The key 'version' stands twice"),
    ],
)  # fmt: skip
def test_what_is_no_such_file_is_refused(content, sentence):
    assert refused(content).startswith(sentence)


@pytest.mark.parametrize("place", ["now", "history"])
def test_a_moment_whose_error_is_beyond_all_bounds_is_refused(place):
    trainer = Trainer(Experiment())
    trainer.train(3, every=1)
    saved = json.loads(write_file(trainer, View()))
    moment = saved["now"] if place == "now" else saved["history"][1]
    moment["weights"] = [1e16, 0.0]  # the mean of its squared answers is 1e32
    assert refused(saved) == "The weights are so large that their error is beyond all bounds."


def test_weights_whose_error_overflows_are_refused():
    saved = json.loads(write_file(Trainer(Experiment("hills", hidden_layers=(8,) * 6, activation="relu")), View()))
    saved["now"]["weights"] = [9e37] * len(saved["now"]["weights"])
    assert refused(saved) == "The weights are so large that their error is beyond all bounds."


def test_a_file_may_leave_settings_at_their_usual_values():
    saved = json.loads(write_file(Trainer(Experiment("circle")), View()))
    saved["experiment"], saved["view"] = {"dataset": "circle"}, {}
    opened = read_file(json.dumps(saved).encode())
    assert (opened.trainer.experiment, opened.view) == (Experiment("circle"), View())


def test_a_mark_of_unicode_at_the_start_is_no_harm():
    assert read_file(b"\xef\xbb\xbf" + TEXT.encode()).trainer.step == 37


# Whatever comes

JUNK = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just(10**19) | st.just(-0.0)
    | st.lists(st.integers(-2, 300) | st.floats(), max_size=4)
    | st.dictionaries(st.text(max_size=3), st.none(), max_size=2)
)  # fmt: skip


def places(saved: object, path: tuple = ()) -> list[tuple]:
    """Every place in a file, outermost first; of long lists of numbers only the ends."""
    inside = saved.items() if isinstance(saved, dict) else enumerate(saved) if isinstance(saved, list) else ()
    return [path, *(each for key, value in inside for each in places(value, (*path, key)))]


SMALL = json.loads(write_file(busy(Experiment("blobs", optimizer="adam", early_stopping=3)), VIEW))
PLACES = [path for path in places(SMALL) if path]


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(PLACES), JUNK)
def test_junk_anywhere_is_refused_in_a_sentence_or_opens_and_trains(path, junk):
    saved = json.loads(json.dumps(SMALL))
    place = saved
    for part in path[:-1]:
        place = place[part]
    place[path[-1]] = junk
    content = json.dumps(saved).encode("utf-8", "surrogatepass")
    try:
        trainer = read_file(content).trainer
    except ValueError as problem:
        assert str(problem).endswith(".") and len(str(problem)) < 400 and "\n" not in str(problem)
        return
    trainer.train(3, 1)
    trainer.rewind(trainer.history.frames[0].step)
    assert np.isfinite(trainer.train_loss)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_refused_in_a_sentence(content):
    assert refused(content).endswith(".")
