"""Values of the wrong kind are refused with a sentence, before anything changes."""

import re

import numpy as np
import pytest

import weightviz as wv
from weightviz.data import Source

TABLE = [[1.0], [2.0], [4.0]], [3.0, 5.0, 9.0], ["a", "b"]
HUGE = 10**400  # larger than every float
NO_NUMBERS = [2.5, 2.0, True, "1", None, [1], float("nan"), np.array([1, 2])]


@pytest.fixture
def trainer():
    trainer = wv.Trainer(wv.Experiment(dataset="circle", hidden_layers=(2,), seed=7))
    trainer.train(4, every=2)
    return trainer


def state(trainer):
    """All that decides how the training goes on, and the first number of how it does."""
    frames = [(frame.id, frame.step, frame.event, frame.parameters.tolist()) for frame in trainer.history.frames]
    return trainer.step, trainer.epoch, frames, trainer.gradient().tolist()


CALLS = {
    "train": lambda trainer, wrong: trainer.train(wrong),
    "look": lambda trainer, wrong: trainer.look(wrong),
    "rewind": lambda trainer, wrong: trainer.rewind(wrong),
    "flip": lambda trainer, wrong: trainer.flip(wrong),
    "back_to_start": lambda trainer, wrong: trainer.back_to_start(wrong),
    "lock": lambda trainer, wrong: trainer.lock(wrong),
    "mute": lambda trainer, wrong: trainer.mute(wrong),
    "solo": lambda trainer, wrong: trainer.solo(wrong),
    "neighbours": lambda trainer, wrong: trainer.neighbours(wrong),
    "set_weight": lambda trainer, wrong: trainer.set_weight(wrong, 1.0),
    "resume": lambda trainer, wrong: trainer.resume(np.zeros(9), wrong, np.zeros(9, bool), np.zeros(9, bool)),
}


@pytest.mark.parametrize("wrong", NO_NUMBERS, ids=repr)
@pytest.mark.parametrize("call", CALLS)
def test_what_is_no_whole_number_changes_nothing(trainer, call, wrong):
    before = state(trainer)
    with pytest.raises(ValueError, match=r"must be a whole number; got .*\."):
        CALLS[call](trainer, wrong)
    assert state(trainer) == before
    twin = wv.Trainer(trainer.experiment)
    twin.train(5)
    trainer.train(1)
    assert trainer.network.parameters.tolist() == twin.network.parameters.tolist()


@pytest.mark.parametrize("value", [np.int64(3), np.uint8(3), 3])
def test_whole_numbers_of_numpy_are_welcome(trainer, value):
    trainer.rewind(value)
    trainer.set_weight(value, np.float32(0.5))
    assert (trainer.step, trainer.network.parameters[3]) == (3, 0.5)


@pytest.mark.parametrize("wrong", [True, "1", None, [1.0], HUGE, float("nan"), 1j], ids=lambda wrong: str(wrong)[:9])
def test_a_weight_is_a_finite_number_and_nothing_else(trainer, wrong):
    before = state(trainer)
    with pytest.raises(ValueError, match="The weight must be a finite number"):
        trainer.set_weight(0, wrong)
    assert state(trainer) == before


@pytest.mark.parametrize("wrong", ["no", 1, None, [True], 0.0])
@pytest.mark.parametrize("switch", ["lock", "mute"])
def test_a_switch_is_on_or_off(trainer, switch, wrong):
    before = state(trainer)
    with pytest.raises(ValueError, match="True or False"):
        getattr(trainer, switch)(0, wrong)
    assert state(trainer) == before


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        (0, [True] * 9), (0, ["1"] * 9), (0, [HUGE] * 9), (0, None),
        (2, [1] * 9), (3, ["yes"] * 9), (2, None), (3, [[True] * 9]),
    ],
    ids=lambda each: str(each)[:20],
)
def test_weights_and_masks_of_another_kind_are_not_taken_up(trainer, place, wrong):
    before = state(trainer)
    given = [np.zeros(9), 3, np.zeros(9, bool), np.zeros(9, bool)]
    given[place] = wrong
    with pytest.raises(ValueError):
        trainer.resume(*given)
    assert state(trainer) == before


# What a training is made of


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: wv.Trainer(None), "needs an Experiment.*got None"),
        (lambda: wv.Trainer("circle"), "needs an Experiment.*got 'circle'"),
        (lambda: wv.Trainer(wv.Experiment(), "x"), "must be a Dataset.*got 'x'"),
        (lambda: wv.Experiment().on("x"), "must be a Dataset.*got 'x'"),
        (lambda: wv.Trainer(wv.Experiment().on(wv.Dataset(*TABLE))), "hand them over too"),
        (lambda: wv.Experiment(dataset="own", source=3), "source must be the Source.*got 3"),
        (lambda: wv.Experiment(dataset=np.array(["circle"])), "dataset must be one of"),
        (lambda: wv.Experiment(inputs=[["x"]]), "inputs must be up to 7 different names"),
        (lambda: wv.Experiment(hidden_layers=np.array(3)), "hidden_layers must be up to 6 layers"),
        (lambda: wv.Experiment(activation=3), "activation must be one of"),
        (lambda: wv.Experiment(activation=[["tanh"]]), "activation must be one of"),
        (lambda: wv.Experiment(points=10**5000), "points must be a whole number from 20 to 1000"),
        (lambda: wv.Dataset([[HUGE]], [1], ["a"]), "The rows must be numbers"),
        (lambda: wv.Dataset([[1]], [HUGE], ["a"]), "The target must be numbers"),
        (lambda: wv.Dataset([[1]], [1], 5), "names must be a list of texts; got 5"),
        (lambda: wv.Dataset([[1]], [1], None), "names must be a list of texts; got None"),
        (lambda: wv.Dataset([[1]], [1], ["a"], None), "units must be a list of texts; got None"),
        (lambda: wv.Dataset([[1]], [1], ["a"], 5), "units must be a list of texts; got 5"),
        (lambda: wv.Dataset([[1]], [1], ["a"], labels=5), "labels must be a list of texts; got 5"),
        (lambda: wv.Dataset([[1]], [1], ["a"], task="classification", classes=5), "classes must be a list of texts"),
        (lambda: wv.Dataset([[1]], [1], ["a"], train_rows=5), "The rows to learn from are different whole numbers"),
        (lambda: wv.Dataset([[1]], [1], ["a"], train_rows=[0.5]), "The rows to learn from are different whole numbers"),
    ],
)
def test_what_a_training_cannot_be_made_of_is_told_in_a_sentence(make, sentence):
    with pytest.raises(ValueError, match=sentence) as told:
        make()
    assert re.fullmatch(r"[A-Za-z].*\.", str(told.value))
    assert len(str(told.value)) < 400


@pytest.mark.parametrize("name", ["\ud800", "x" * 65, "a,b", ""])
@pytest.mark.parametrize("setting", ["axes", "inputs"])
def test_a_name_that_no_link_could_hold_is_refused(setting, name):
    values = wv.experiment.View if setting == "axes" else wv.Experiment
    with pytest.raises(ValueError, match=f"{setting} must be names of 1 to 64 letters without a comma"):
        values(**{setting: (name,)})


def test_ones_own_columns_may_be_called_anything():
    rows, prices, _ = TABLE
    data = wv.Dataset(rows, prices, ["the area, in square feet, as it was measured by the office of the assessor"])
    assert wv.Trainer(wv.Experiment(), data).experiment.inputs == data.columns
    assert isinstance(wv.Experiment().on(data).source, Source)


# Numbers too large to count with


@pytest.mark.parametrize(("value", "column", "row"), [(1e151, 0, 2), (-1e300, 1, 1)])
def test_a_number_whose_square_is_none_is_refused_with_its_place(value, column, row):
    rows, target = [[1.0], [2.0], [4.0]], [3.0, 5.0, 9.0]
    (rows[row] if column == 0 else target)[0 if column == 0 else row] = value
    with pytest.raises(ValueError, match=rf"Row {row + 1} .*'{'ab'[column]}' is {re.escape(str(value))}; .*1e\+150"):
        wv.Dataset(rows, target, ["a", "b"])


def test_numbers_just_small_enough_can_be_learnt_from():
    data = wv.Dataset([[-1e150], [0.0], [1e150]], [1e150, 0.0, -1e150], ["a"])
    trainer = wv.Trainer(wv.Experiment(train_share=1.0, learning_rate=0.1), data)
    trainer.train(200)
    # a straight line through three points: the error goes to 0
    assert trainer.train_loss == pytest.approx(0, abs=1e-9)


# An error that was large before any step


def test_weights_that_cannot_move_are_not_blamed_for_a_large_error():
    trainer = wv.Trainer(wv.Experiment(dataset="plane", hidden_layers=(8, 8), activation="linear", train_share=1.0))
    for place in range(trainer.start.size):
        trainer.set_weight(place, 1000.0)
        trainer.lock(place)
    assert trainer.train_loss > 1e6 * wv.Trainer(trainer.experiment).train_loss
    before = trainer.network.parameters.tolist()
    trainer.train(10)
    assert (trainer.diverged, trainer.step) == (None, 10)
    assert trainer.network.parameters.tolist() == before


def test_training_that_brings_a_large_error_down_goes_on():
    trainer = wv.Trainer(wv.Experiment(learning_rate=0.01))  # one neuron: the error shrinks by 0.98 squared a step
    trainer.set_weight(1, 1000.0)
    trainer.set_weight(0, 1000.0)
    trainer.resume(1000 * trainer.network.parameters, 0, [False] * 2, [False] * 2)
    large = trainer.train_loss
    assert large > 1e6 * wv.Trainer(trainer.experiment).train_loss
    trainer.train(50, every=10)
    assert (trainer.diverged, trainer.step) == (None, 50)
    assert trainer.train_loss < large


def test_an_error_that_runs_away_from_where_a_hand_put_it_still_stops():
    trainer = wv.Trainer(wv.Experiment(learning_rate=3.0))
    trainer.set_weight(0, 1000.0)
    put = trainer.train_loss
    trainer.train(100, every=1)
    assert "run away" in trainer.diverged
    assert put < trainer.train_loss <= 1e6 * put


@pytest.mark.parametrize("edit", [lambda t: t.lock(1), lambda t: (t.lock(1), t.lock(1, False))], ids=["lock", "unlock"])
def test_a_lock_does_not_make_a_large_error_the_one_to_start_from(edit):
    trainer = wv.Trainer(wv.Experiment(learning_rate=1.2))  # one neuron: each step multiplies its miss by -1.4
    while not trainer.diverged:
        trainer.train(1)
        edit(trainer) if not trainer.diverged else None
        assert trainer.train_loss <= 1e6 * wv.Trainer(trainer.experiment).train_loss
    assert "run away" in trainer.diverged


def test_no_hand_makes_an_error_without_bounds_the_one_to_start_from():
    trainer = wv.Trainer(wv.Experiment(learning_rate=1.2))
    trainer.resume([1e14, 0.0], 0, [False] * 2, [False] * 2)  # an error near 1e28
    trainer.train(100, every=1)
    assert "run away" in trainer.diverged
    assert trainer.train_loss <= 1e30
