"""A hand may turn, lock, mute, solo and flip any line, and training respects it."""

from itertools import pairwise

import numpy as np
import pytest

import weightviz as wv

# 2-[4,2]-1: lines 0-11 into the first layer (x: 0-3, y: 4-7, biases: 8-11), 12-21 into the second
# (weights 12-19, biases 20-21), 22-24 into the output.
CIRCLE = wv.Experiment(dataset="circle", hidden_layers=(4, 2), seed=7, learning_rate=0.1)


@pytest.fixture
def trainer():
    trainer = wv.Trainer(CIRCLE)
    trainer.train(20)
    return trainer


def test_a_weight_is_turned_and_the_losses_follow_at_once(trainer):
    train_loss, test_loss = trainer.train_loss, trainer.test_loss
    trainer.set_weight(22, -1.5)
    assert trainer.network.weights[2][0, 0] == -1.5
    assert (trainer.train_loss, trainer.test_loss) != (train_loss, test_loss)
    assert (trainer.frame.event, trainer.step) == ("set", 20)
    network, problem = trainer.network, trainer.problem
    p, y = network.forward(problem.inputs[problem.train_rows]), problem.targets[problem.train_rows]
    assert trainer.train_loss == pytest.approx(-np.log(np.where(y == 1, p, 1 - p)).mean())


@pytest.mark.parametrize(("value", "kept"), [(1e9, 1000.0), (-1e9, -1000.0)])
def test_a_hand_cannot_turn_farther_than_a_thousand(trainer, value, kept):
    trainer.set_weight(0, value)
    assert trainer.network.parameters[0] == kept


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_a_weight_must_be_a_finite_number(trainer, value):
    before = trainer.network.parameters.tolist()
    with pytest.raises(ValueError, match="must be a finite number"):
        trainer.set_weight(0, value)
    assert trainer.network.parameters.tolist() == before
    assert trainer.frame.event == ""


@pytest.mark.parametrize("index", [-1, 25, 10**12])
@pytest.mark.parametrize(
    "edit", ["flip", "back_to_start", "lock", "mute", "solo", "neighbours", "set_weight"]
)
def test_a_line_that_does_not_exist_is_refused_and_nothing_changes(trainer, edit, index):
    frame, parameters = trainer.frame, trainer.network.parameters.tolist()
    with pytest.raises(ValueError, match=r"There is no line .*lines 0 to 24\."):
        getattr(trainer, edit)(index, *([1.0] if edit == "set_weight" else []))
    assert trainer.frame is frame
    assert trainer.network.parameters.tolist() == parameters


def test_flip_turns_the_sign_and_back(trainer):
    before = trainer.network.parameters[5]
    trainer.flip(5)
    assert trainer.network.parameters[5] == -before
    trainer.flip(5)
    assert trainer.network.parameters[5] == before


def test_back_to_the_start_value(trainer):
    assert trainer.network.parameters[5] != trainer.start[5]
    others = np.delete(trainer.network.parameters, 5).tolist()
    trainer.back_to_start(5)
    assert trainer.network.parameters[5] == trainer.start[5]
    assert np.delete(trainer.network.parameters, 5).tolist() == others


def test_training_leaves_a_locked_weight_alone_until_it_is_unlocked(trainer):
    trainer.lock(3)
    locked = trainer.network.parameters
    trainer.train(50)
    moved = trainer.network.parameters != locked
    assert not moved[3] and np.delete(moved, 3).all()
    trainer.lock(3, on=False)
    trainer.train(1)
    assert trainer.network.parameters[3] != locked[3]


def test_a_hand_may_turn_a_locked_weight(trainer):
    trainer.lock(3)
    trainer.set_weight(3, 0.75)
    assert trainer.network.parameters[3] == 0.75


def test_a_muted_weight_counts_as_0_and_keeps_its_value(trainer):
    zeroed, value = wv.Trainer(CIRCLE), trainer.network.parameters[3]
    zeroed.train(20)
    zeroed.set_weight(3, 0.0)
    trainer.mute(3)
    rows = trainer.data.rows[:5]
    assert trainer.train_loss == zeroed.train_loss
    assert trainer.test_loss == zeroed.test_loss
    assert trainer.predict(rows).tolist() == zeroed.predict(rows).tolist()
    assert trainer.gradient()[3] == 0 != zeroed.gradient()[3]
    assert np.delete(trainer.gradient(), 3).tolist() == np.delete(zeroed.gradient(), 3).tolist()
    trainer.train(50)
    assert trainer.network.parameters[3] == value
    trainer.mute(3, on=False)
    assert trainer.network.heard[3] == value


def test_training_with_a_muted_weight_is_training_with_a_locked_0(trainer):
    zeroed = wv.Trainer(CIRCLE)
    zeroed.train(20)
    zeroed.set_weight(3, 0.0)
    zeroed.lock(3)
    trainer.mute(3)
    for each in (trainer, zeroed):
        each.train(50)
    assert trainer.network.heard.tolist() == zeroed.network.heard.tolist()


@pytest.mark.parametrize(
    ("index", "neighbours"),
    [
        (0, [4, 8]),  # x into hidden 1.1: y and the bias go there too
        (8, [0, 4]),
        (13, [15, 17, 19, 21]),  # hidden 1.1 into hidden 2.2
        (24, [22, 23]),  # the output's bias
    ],
)
def test_neighbours_end_in_the_same_unit(trainer, index, neighbours):
    assert trainer.neighbours(index).tolist() == neighbours


def test_solo_mutes_the_neighbours_and_lets_them_speak_again(trainer):
    trainer.mute(4)
    trainer.solo(0)
    assert np.flatnonzero(trainer.frame.muted).tolist() == [4, 8]
    trainer.solo(0)
    assert not trainer.frame.muted.any()


def test_use_takes_a_new_rate_at_the_next_step_and_nothing_else(trainer):
    trainer.use(wv.Experiment(dataset="circle", hidden_layers=(4, 2), seed=7, learning_rate=0.5))
    before = trainer.network.parameters
    trainer.train(1)
    at_a_fifth = wv.Trainer(CIRCLE)
    at_a_fifth.train(21)
    change, slower = trainer.network.parameters - before, at_a_fifth.network.parameters - before
    assert change == pytest.approx(5 * slower, rel=1e-6)  # 0.5 instead of 0.1
    with pytest.raises(ValueError, match="Only the learning rate and the batch size"):
        trainer.use(wv.Experiment(dataset="circle", hidden_layers=(4, 2), seed=8))


def test_frames_before_an_edit_are_not_touched_by_it(trainer):
    before = trainer.frame
    values = before.parameters.tolist()
    for edit in (lambda: trainer.set_weight(0, 9), lambda: trainer.mute(1), lambda: trainer.lock(2)):
        edit()
    trainer.train(5)
    assert before.parameters.tolist() == values
    assert not before.muted.any() and not before.locked.any()
    assert all(a.id < b.id for a, b in pairwise(trainer.history.frames))
