"""One file that holds a picture: opened, it is the same to the last bit; and a wrong file says what is wrong where."""

import json

import numpy as np
import pytest

pytest.importorskip("hypothesis", reason="hypothesis is not installed: pip install -r requirements-dev.txt")
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.saved_files import GONE, VIEW, busy, put, refused, same
from weightviz.data import DATASETS, RowEdits
from weightviz.experiment import Experiment, View
from weightviz.history import MOST_BYTES as MOST_MEMORY
from weightviz.saved import MOST_BYTES, read_file, write_file
from weightviz.saved.moments import FURTHEST_APART, MOST_MOMENTS
from weightviz.saved.parsing import MOST_BRACKETS
from weightviz.training import Trainer


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


# What is wrong, and where


def written() -> dict:
    return json.loads(write_file(busy(Experiment("circle", optimizer="momentum")), VIEW))


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
