"""Hand edits on the stage: what each does to the network, and that time goes back over all of them."""

import gc

import numpy as np
import pytest

from tests.ui.stage import agree, twin_of
from weightviz.history import Frame
from weightviz.ui.operations import MOST_OPS

# The stage's network is 2-[4,2]-1. Its first 12 parameters are a block of 3 rows and 4 columns: the lines from x,
# those from y and the biases, to hidden neurons 1 to 4. The last three belong to the output.


def edit(stage, op, index, at=-1, **values):
    return stage.ask({"op": op, "index": index, **values, **stage.here(at)})


def parameters(stage):
    return stage.trainer.network.parameters


def test_set_puts_one_number_and_no_other(stage):
    stage.more(3)
    before = parameters(stage)
    header = edit(stage, "set", 7, value=0.625)
    assert (header["show"], header["undo"], header["redo"]) == (True, True, False)
    assert header["conditions"][0]["event"] == "set"
    assert stage.steps == [0, 1, 2, 3, 3]
    assert stage.frames[-1][2][7] == 0.625
    assert np.delete(parameters(stage), 7).tolist() == np.delete(before, 7).tolist()


@pytest.mark.parametrize(("asked", "put"), [(1e9, 1000), (-1e9, -1000), (3, 3)])
def test_no_hand_sets_more_than_a_thousand(stage, asked, put):
    edit(stage, "set", 0, value=asked)
    assert parameters(stage)[0] == put


def test_the_error_answers_the_hand(open_stage):
    stage = open_stage(train_share=1.0)
    edit(stage, "set", 0, value=0.0)
    edit(stage, "set", 1, value=0.0)
    # weight and bias 0 guess the mean price: in standardised units the error is then the variance, 1
    assert stage.frames[-1][2][2] == pytest.approx(1)


def test_training_leaves_a_locked_weight_alone_until_it_is_let_go(stage):
    edit(stage, "lock", 5, on=True)
    locked = parameters(stage)
    stage.more(10)
    assert stage.trainer.frame.locked.nonzero()[0].tolist() == [5]
    moved = parameters(stage) != locked
    assert not moved[5]
    assert np.delete(moved, 5).all()
    header = edit(stage, "lock", 5, on=False)
    assert header["conditions"][0]["locked"] == []
    stage.more(1)
    assert parameters(stage)[5] != locked[5]


def test_a_muted_weight_keeps_its_number_and_counts_as_0(stage):
    stage.more(10)
    heard = stage.frames[-1][2]
    header = edit(stage, "mute", 2, on=True)
    muted = stage.frames[-1][2]
    assert header["conditions"][0]["muted"] == [2]
    assert muted[:25] == heard[:25]
    assert muted[25:] != heard[25:]
    edit(stage, "mute", 2, on=False)
    assert stage.frames[-1][2] == heard
    edit(stage, "set", 2, value=0)
    assert stage.frames[-1][2][25:] == muted[25:]


def test_solo_mutes_all_other_lines_into_the_same_neuron_and_lets_them_speak_again(stage):
    header = edit(stage, "solo", 1)  # from x to hidden neuron 2, which also hears y (5) and its bias (9)
    assert header["conditions"][0]["muted"] == [5, 9]
    header = edit(stage, "solo", 1)
    assert header["conditions"][0]["muted"] == []


def test_flip_turns_the_sign_and_start_brings_the_first_value_back(stage):
    start = parameters(stage)[24]
    stage.more(5)
    trained = parameters(stage)[24]
    edit(stage, "flip", 24)
    assert parameters(stage)[24] == -trained
    edit(stage, "start", 24)
    assert parameters(stage)[24] == start != trained


def test_an_edit_at_an_earlier_frame_drops_what_came_after_it(stage):
    stage.more(10)
    edit(stage, "set", 0, at=4, value=1.5)
    assert stage.steps == [0, 1, 2, 3, 4, 4]
    stage.more(3)
    twin = twin_of(stage)
    twin.train(4)
    twin.set_weight(0, 1.5)
    twin.train(3)
    assert agree(stage, twin)


def test_edits_that_wait_for_an_answer_act_on_the_state_that_the_answer_brings(stage):
    stage.more(5)
    header = stage.ask(
        {"op": "set", "index": 0, "value": 1.5, **stage.here(2)},
        {"op": "set", "index": 1, "value": 2.5, "at": None},
        {"op": "lock", "index": 1, "on": True, "at": None},
    )
    assert stage.steps == [0, 1, 2, 2, 2, 2]
    assert header["conditions"][-1]["locked"] == [1]
    assert stage.frames[-1][2][:2] == [1.5, 2.5]
    twin = twin_of(stage)
    twin.train(2)
    twin.set_weight(0, 1.5)
    twin.set_weight(1, 2.5)
    assert agree(stage, twin)


def test_an_edit_at_a_moment_that_python_thinned_out_is_replayed_exactly(stage):
    stage.trainer.history.limit = 16
    for _ in range(4):
        stage.more(10)
    held = {frame.step for frame in stage.trainer.history.frames}
    place = next(place for place, step in enumerate(stage.steps) if step not in held)
    edit(stage, "flip", 3, at=place)
    stage.more(5)
    twin = twin_of(stage)
    twin.train(place)
    twin.flip(3)
    twin.train(5)
    assert agree(stage, twin)


def test_no_message_carries_out_more_than_so_many_operations(stage):
    flips = [{"op": "flip", "index": 0, "at": None}] * MOST_OPS
    assert stage.ask(*flips)["notice"] == ""
    assert len(stage.frames) == 1 + MOST_OPS
    assert "nothing was changed" in stage.ask(*flips, flips[0])["notice"]
    assert len(stage.frames) == 1 + MOST_OPS


# Back and forth


def test_undo_returns_to_just_before_the_edit_and_redo_brings_the_training_after_it_back(stage):
    stage.more(5)
    before = parameters(stage)
    edit(stage, "set", 0, value=2.0)
    stage.more(5)
    after, frames = parameters(stage), stage.frames
    header = stage.ask({"op": "undo"})
    assert (header["undo"], header["redo"], header["show"]) == (False, True, True)
    assert stage.steps == [0, 1, 2, 3, 4, 5]
    assert parameters(stage).tolist() == before.tolist()
    header = stage.ask({"op": "redo"})
    assert (header["undo"], header["redo"], header["show"]) == (True, False, True)
    assert parameters(stage).tolist() == after.tolist()
    assert stage.frames == frames
    stage.more(3)
    twin = twin_of(stage)
    twin.train(5)
    twin.set_weight(0, 2.0)
    twin.train(8)
    assert agree(stage, twin)


@pytest.mark.parametrize(
    "op",
    [
        {"op": "set", "value": 3.0},
        {"op": "flip"},
        {"op": "start"},
        {"op": "solo"},
        {"op": "lock", "on": True},
        {"op": "mute", "on": True},
    ],
    ids=lambda op: op["op"],
)
def test_every_edit_is_one_undo(stage, op):
    stage.more(4)
    frames = stage.frames
    stage.ask({**op, "index": 6, **stage.here()})
    assert stage.frames != frames
    header = stage.ask({"op": "undo"})
    assert stage.frames == frames
    assert not (stage.trainer.frame.locked | stage.trainer.frame.muted).any()
    assert not header["undo"]


@pytest.mark.parametrize(
    "something_new", [{"op": "more", "frames": 1, "every": 1}, {"op": "flip", "index": 1}]
)
def test_nothing_can_be_redone_after_something_new(stage, something_new):
    edit(stage, "flip", 0)
    assert stage.ask({"op": "undo"})["redo"]
    header = stage.ask({**something_new, **stage.here()})
    assert not header["redo"]
    held = parameters(stage)
    assert stage.ask({"op": "redo"})["notice"] == ""
    assert parameters(stage).tolist() == held.tolist()


def test_one_undo_too_many_is_silent(stage):
    stage.more(2)
    edit(stage, "flip", 0)
    header = stage.ask({"op": "undo"}, {"op": "undo"}, {"op": "undo"})
    assert header["notice"] == ""
    twin = twin_of(stage)
    twin.train(2)
    assert agree(stage, twin)


def test_reset_keeps_locks_and_mutes_and_undo_brings_the_whole_timeline_back(stage):
    edit(stage, "lock", 3, on=True)
    edit(stage, "mute", 8, on=True)
    stage.more(20)
    frames = stage.frames
    header = stage.ask({"op": "reset", **stage.here()})
    assert "locked or muted still is" in header["notice"]
    assert stage.steps == [0]
    assert stage.frames[-1][2][:25] == np.float32(twin_of(stage).start).tolist()
    condition = header["conditions"][0]
    assert (condition["event"], condition["locked"], condition["muted"]) == ("reset", [3], [8])
    stage.more(2)
    fresh = stage.frames
    assert stage.steps == [0, 1, 2]
    header = stage.ask({"op": "undo"})
    assert header["keep"] == -1
    assert stage.frames == frames
    stage.ask({"op": "redo"})
    assert stage.frames == fresh


def test_reset_at_an_earlier_frame_is_undone_to_that_frame(stage):
    stage.more(20)
    stage.ask({"op": "reset", **stage.here(7)})
    stage.ask({"op": "undo"})
    assert stage.steps == list(range(8))


def test_the_same_start_trains_the_same_way_again(stage):
    stage.more(15)
    first = stage.frames[-1][2]
    stage.ask({"op": "reset", **stage.here()})
    stage.more(15)
    assert stage.frames[-1][2] == first


# What cannot be done loses nothing


@pytest.mark.parametrize(
    "wrong",
    [
        {"index": 25},
        {"index": -1},
        {"index": 1.5},
        {"index": True},
        {"index": "0"},
        {"value": float("nan")},
        {"value": float("inf")},
        {"value": None},
        {"value": "1"},
        {"op": "lock"},
        {"op": "lock", "on": None},
        {"op": "mute", "on": "yes"},
        {"op": "nonsense"},
        {"at": 10**9, "step": 10**9},
        {"at": 2, "step": 11},
        {"at": -1},
        {"step": None},
    ],
    ids=str,
)
def test_a_wrong_edit_at_an_earlier_frame_changes_nothing_and_says_so(stage, wrong):
    stage.more(10)
    frames = stage.frames
    header = stage.ask({"op": "set", "index": 0, "value": 1.0, **stage.here(2), **wrong})
    assert "cannot be done" in header["notice"]
    assert header["ack"] == stage.number
    assert stage.frames == frames
    twin = twin_of(stage)
    twin.train(10)
    assert agree(stage, twin)


def test_the_operations_beside_a_wrong_one_are_carried_out(stage):
    header = stage.ask({"op": "nonsense"}, {"op": "flip", "index": 0, "at": None}, "noise", None)
    assert "cannot be done" in header["notice"]
    assert header["undo"]


# Memory


def frames_held():
    gc.collect()
    return sum(isinstance(each, Frame) for each in gc.get_objects())


def test_a_session_holds_a_bounded_number_of_frames_whatever_is_done(stage):
    others = frames_held() - 1
    limit = stage.trainer.history.limit = 60
    for _ in range(8):
        stage.more(20)
        edit(stage, "flip", 0)
        stage.more(20)
        stage.ask({"op": "reset", **stage.here()})
        stage.more(5)
        stage.ask({"op": "undo"}, {"op": "undo"})
        assert 0 < frames_held() - others <= limit
        stage.ask({"op": "redo"}, {"op": "redo"})
        assert 0 < frames_held() - others <= limit
