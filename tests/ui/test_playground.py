"""What the stage may ask about training and time, answered to the last bit; edits have a file of their own."""

from itertools import count
from types import SimpleNamespace

import numpy as np
import pytest

from tests.ui.stage import Stage, agree, decode, twin_of
from weightviz.describe import slopes_and_intercept
from weightviz.experiment import View
from weightviz.explain.slow_step import slow_step
from weightviz.ui.answer import TIMELINE
from weightviz.ui.operations import MOST_FRAMES, MOST_STEPS_A_FRAME, PATIENCE, handle
from weightviz.ui.playground import Playground


def test_the_first_payload_tells_everything(stage):
    header = stage.header
    assert (header["ack"], header["keep"], header["show"], header["notice"]) == (0, -1, True, "")
    assert header["scene"]["sizes"] == [2, 4, 2, 1]
    assert stage.steps == [0]
    assert stage.arrays["start"].tolist() == twin_of(stage).start.tolist()
    assert (header["undo"], header["redo"], header["diverged"]) == (False, False, None)


def test_every_playground_has_a_boot_of_its_own(open_stage):
    assert open_stage().header["boot"] != open_stage().header["boot"]


# Training on


@pytest.mark.parametrize(("frames", "every"), [(1, 1), (3, 7), (60, 2)])
def test_more_trains_so_many_frames_of_so_many_steps(stage, frames, every):
    header = stage.more(frames, every)
    assert stage.steps == [every * k for k in range(frames + 1)]
    assert (header["ack"], header["show"]) == (1, False)
    assert "scene" not in header
    twin = twin_of(stage)
    twin.train(frames * every)
    assert agree(stage, twin)


def test_answers_hold_only_frames_after_the_one_kept(stage):
    stage.more(5)
    last = stage.frames[-1][0]
    header = stage.more(4)
    assert header["keep"] == last
    assert stage.arrays["step"].tolist() == [6, 7, 8, 9]
    assert (stage.arrays["id"] > last).all()


def test_training_on_from_an_earlier_frame_drops_what_came_after_it(stage):
    stage.more(10)
    stage.more(3, every=2, at=4)
    assert stage.steps == [0, 1, 2, 3, 4, 6, 8, 10]
    assert [frame.step for frame in stage.trainer.history.frames] == stage.steps
    twin = twin_of(stage)
    twin.train(10)
    assert agree(stage, twin)


def test_a_pause_drops_what_was_trained_ahead(stage):
    stage.more(30)
    stage.ask({"op": "stay", **stage.here(12)})
    assert stage.steps == list(range(13))
    twin = twin_of(stage)
    twin.train(12)
    assert agree(stage, twin)


def test_a_pause_at_the_last_frame_changes_nothing(stage):
    stage.more(5)
    before = stage.trainer.frame
    stage.ask({"op": "stay", **stage.here()})
    assert stage.trainer.frame is before
    assert stage.steps == [0, 1, 2, 3, 4, 5]


def test_huge_counts_are_capped(stage):
    stage.more(10**9)
    assert len(stage.frames) == 1 + MOST_FRAMES
    stage.more(1, every=10**9)
    assert stage.steps[-1] == MOST_FRAMES + MOST_STEPS_A_FRAME
    stage.more(-5, every=0)
    assert stage.steps[-1] == MOST_FRAMES + MOST_STEPS_A_FRAME + 1


def test_an_answer_comes_with_fewer_frames_when_its_time_is_up(stage, monkeypatch):
    every_look_takes(0.1 * PATIENCE, monkeypatch)
    stage.more(60, every=2)
    assert 2 < len(stage.steps) < 12  # at every frame one looks once or twice
    assert stage.steps == list(range(0, stage.steps[-1] + 1, 2))
    stage.more(1, every=2)
    twin = twin_of(stage)
    twin.train(stage.steps[-1])
    assert agree(stage, twin)


def every_look_takes(seconds, monkeypatch):
    """At the clock of the playground: so nobody need wait, and a slow machine is like a fast one."""
    clock = count(0, seconds)
    monkeypatch.setattr("weightviz.ui.operations.PATIENCE", PATIENCE)
    monkeypatch.setattr("weightviz.ui.operations.time", SimpleNamespace(perf_counter=lambda: next(clock)))


def test_a_frame_of_many_steps_ends_early_when_its_time_is_up(open_stage, monkeypatch):
    stage = open_stage(dataset="circle", hidden_layers=(8,) * 6, points=1000, train_share=1.0, batch_size=None)
    every_look_takes(2 * PATIENCE, monkeypatch)
    stage.more(1, every=1000)
    # 377 parameters and 1,000 rows cost some 2 ms a step on a slow machine
    assert 1 <= stage.steps[-1] <= 30
    twin = twin_of(stage)
    twin.train(stage.steps[-1])
    assert agree(stage, twin)


def test_the_operations_of_one_message_share_its_time(stage, monkeypatch):
    every_look_takes(2 * PATIENCE, monkeypatch)
    first = stage.more(1)["ack"]
    header = stage.ask(*[{"op": "more", "frames": 100, "every": 10, "at": None}] * 64)
    assert (header["ack"], header["notice"]) == (first + 1, "")
    assert stage.steps == [0, 1, 11]  # the first that asks always gets on, or playing would never end
    stage.ask(*[{"op": "look", **stage.here(1)}] * 2)
    assert "cannot be done" in stage.header["notice"]
    assert stage.header["looked"] is not None


def test_moments_that_are_not_held_are_replayed_once_when_time_is_short(stage, monkeypatch):
    stage.more(1, every=40)
    frames = stage.frames
    every_look_takes(2 * PATIENCE, monkeypatch)
    between = {"at": frames[0][0], "step": 30}
    header = stage.ask(*({"op": "stay", **between, "step": step} for step in (30, 20, 0)))
    assert "cannot be done" in header["notice"]  # the second; the third is held and costs nothing
    assert stage.steps == [0]


@pytest.mark.parametrize("kind", ["look", "stay", "more", "flip"])
def test_a_moment_beyond_the_next_frame_held_is_refused(stage, kind):
    stage.more(5)
    stage.ask({"op": "flip", "index": 0, **stage.here()})
    stage.more(5)
    before = stage.frames
    wrong = {"op": kind, "index": 0, "frames": 1, "every": 1, "at": stage.frames[0][0], "step": 8}
    assert "cannot be done" in stage.ask(wrong)["notice"]  # it would be replayed as if nobody had turned anything
    assert stage.frames == before
    twin = twin_of(stage)
    twin.train(5)
    twin.flip(0)
    twin.train(5)
    assert agree(stage, twin)


def test_a_moment_that_python_thinned_out_is_trained_on_from_exactly(stage):
    stage.trainer.history.limit = 16
    for _ in range(4):
        stage.more(10)
    held = {frame.step for frame in stage.trainer.history.frames}
    place = next(place for place, step in enumerate(stage.steps) if step not in held)
    stage.more(2, at=place)
    twin = twin_of(stage)
    twin.train(place + 2)
    assert agree(stage, twin)


def test_a_look_tells_gradient_and_last_change_of_a_frame_without_going_there(stage):
    stage.more(8)
    header = stage.ask({"op": "look", **stage.here(5)})
    twin = twin_of(stage)
    twin.train(4)
    before = twin.network.parameters
    twin.train(1)
    assert header["looked"] == stage.here(5)["at"]
    assert stage.arrays["gradient"].tolist() == np.float32(twin.gradient()).tolist()
    assert stage.arrays["change"] == pytest.approx(twin.network.parameters - before, rel=1e-6)
    assert np.abs(stage.arrays["change"]).min() > 0
    assert header["keep"] is None
    twin.train(3)
    assert agree(stage, twin)


# Messages that come twice, late or from elsewhere


@pytest.mark.parametrize(
    "other",
    [
        {}, {"seq": 1}, {"seq": 0}, {"seq": -7}, {"boot": "another"}, {"boot": None},
        {"seq": 10**15}, {"seq": 1100}, {"seq": True}, {"seq": 3, "seen": True}, {"seq": 3.0},
    ],
)
def test_only_the_next_message_of_this_page_is_carried_out(stage, other):
    first, second = (stage.message({"op": "more", "frames": 2, "every": 1, "at": None}) for _ in range(2))
    handle(stage.playground, first)
    handle(stage.playground, second)
    payload = stage.playground.payload
    handle(stage.playground, {**second, **other})
    assert stage.playground.payload is payload  # which is then delivered again
    assert stage.trainer.step == 4
    assert stage.more(1)["ack"] == 3


def test_frames_arrive_even_when_the_frame_named_is_not_there_yet(stage):
    stage.ask({"op": "more", "frames": 3, "every": 1, "at": 10**6, "step": 0})
    assert stage.steps == [0, 1, 2, 3]


# Starting again on one side


def test_a_stage_that_knows_nothing_is_told_a_timeline_of_bounded_length(stage):
    for _ in range(5):
        stage.more(120)
    held = stage.frames
    again = Stage(stage.playground)
    assert "scene" not in again.header
    again.number = stage.number
    header = again.ask({"op": "all"})
    assert header["scene"]["sizes"] == [2, 4, 2, 1]
    assert len(again.frames) <= TIMELINE + 2
    assert again.frames[0] == held[0]
    assert again.frames[-1] == held[-1]
    assert np.diff(again.steps).max() <= 600 / TIMELINE * 2
    assert set(again.steps) <= set(stage.steps)


def test_a_page_that_outlived_its_server_brings_its_weights(stage):
    stage.more(25)
    stage.ask({"op": "lock", "index": 3, "on": True, **stage.here()})
    stage.ask({"op": "mute", "index": 24, "on": True, **stage.here()})
    _, step, values = stage.frames[-1]
    stage.playground = Playground(stage.playground.experiment, View())  # the server was started anew
    header, _ = decode(stage.playground.payload)
    stage.header, stage.number = header, header["ack"]
    header = stage.ask(
        {"op": "resume", "step": step, "parameters": values[:25], "locked": [3], "muted": [24]}
    )
    assert "started anew" in header["notice"]
    assert stage.steps == [25]
    assert stage.frames[-1][2] == values
    condition = header["conditions"][0]
    assert (condition["locked"], condition["muted"]) == ([3], [24])
    stage.more(10)
    assert stage.steps == list(range(25, 36))
    last = stage.frames[-1][2]
    assert (last[3], last[24]) == (values[3], values[24])
    assert last[0] != values[0]


WHOLE = {"step": 5, "parameters": [0.5] * 25, "locked": [], "muted": []}


@pytest.mark.parametrize(
    "wrong",
    [
        {"parameters": [0.5] * 24},
        {"parameters": [0.5] * 24 + [float("nan")]},
        {"parameters": [0.5] * 24 + [-1e39]},  # single precision ends at 3.4e38
        {"parameters": [0.5] * 24 + [True]},
        {"parameters": [[0.5] * 25]},
        {"parameters": "weights"},
        {"locked": [25]},
        {"muted": [-1]},
        {"step": 1.5},
    ],
)
def test_weights_that_do_not_fit_are_refused_and_the_stage_is_told_what_holds(stage, wrong):
    stage.more(5)
    header = stage.ask({"op": "resume", **WHOLE, **wrong})
    assert "cannot be done" in header["notice"]
    assert header["scene"]["sizes"] == [2, 4, 2, 1]
    twin = twin_of(stage)
    twin.train(5)
    assert agree(stage, twin)


def test_those_weights_would_have_fitted(stage):
    header = stage.ask({"op": "resume", **WHOLE})
    assert "cannot be done" not in header["notice"]
    assert stage.trainer.network.parameters.tolist() == [0.5] * 25


# Divergence


def test_a_runaway_error_stops_at_the_last_good_frame_and_says_so(open_stage):
    stage = open_stage(learning_rate=1.2)
    header = stage.more(120, every=10)
    for word in ("run away", "learning rate", "1.2", f"step {stage.steps[-1]}"):
        assert word in header["diverged"]
    values = np.array([values for _, _, values in stage.frames])
    assert np.isfinite(values).all()
    assert 1 < len(stage.frames) < 121
    assert stage.trainer.step == stage.steps[-1]

    stage.playground.change(learning_rate=0.1)
    assert f"go on from step {stage.trainer.step}" in stage.take()["notice"]
    header = stage.more(120)
    assert header["diverged"] is None
    # gradient descent with 0.1 shrinks the distance to the closed form by 0.8 a step
    slopes, intercept = slopes_and_intercept(stage.trainer)
    assert slopes == pytest.approx([116.2296], rel=1e-3)
    assert intercept == pytest.approx(6547.84, rel=1e-3)


def test_a_step_in_slow_motion_is_told_in_full_precision_and_not_taken(open_stage):
    stage = open_stage(dataset="circle", optimizer="adam", batch_size=7)
    stage.more(8)
    frames, twin = stage.frames, twin_of(stage)
    header = stage.ask({"op": "slow", "row": 11, **stage.here(5)})
    assert (header["slowed"], header["keep"], header["notice"]) == (stage.here(5)["at"], None, "")
    assert (stage.frames, stage.trainer.step, stage.playground.page_changed) == (frames, 8, False)
    twin.train(5)
    slow = slow_step(twin)
    told = {name.removeprefix("slow_"): values.tolist() for name, values in stage.arrays.items()}
    assert told["rows"] == slow.rows.tolist()
    assert (told["old"], told["new"]) == (slow.old.tolist(), slow.new.tolist())
    assert told["gradient"] == slow.stages["gradient"].tolist()
    assert told["own_full_squares"] == slow.own_terms["full_squares"].tolist()
    assert told["row_gradient"] == slow.of_row(11).gradient.tolist()
    assert (told["row"], told["row_loss"], told["loss"]) == ([11], [slow.of_row(11).loss], [slow.loss])


def test_what_was_not_done_is_logged_with_its_reason(stage, caplog):
    caplog.set_level("DEBUG", "weightviz.ui.operations")
    stage.ask({"op": "set", "index": 0, "value": "x", **stage.here()})
    (record,) = caplog.records
    assert "Expected a finite number" in str(record.exc_info[1])


@pytest.mark.parametrize("row", [-1, 200, 1.5, "3", None, True, [0], float("nan"), 10**400])
def test_a_step_in_slow_motion_for_no_row_is_refused(open_stage, row):
    stage = open_stage(dataset="circle")
    header = stage.ask({"op": "slow", "row": row, **stage.here()})
    assert "cannot be done" in header["notice"]
    assert header["slowed"] is None
    assert not [name for name in stage.arrays if name.startswith("slow_")]


def test_of_many_steps_in_slow_motion_only_one_is_worked_out_when_time_is_short(open_stage, monkeypatch):
    stage = open_stage(dataset="circle")
    every_look_takes(2 * PATIENCE, monkeypatch)
    header = stage.ask(*[{"op": "slow", "row": row, **stage.here()} for row in range(64)])
    assert (stage.arrays["slow_row"].tolist(), "cannot be done" in header["notice"]) == ([0], True)
