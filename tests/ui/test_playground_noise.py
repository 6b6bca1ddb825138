"""Whatever a stage or a stranger sends: never an exception, never a lost training, always an answer to decode."""

import numpy as np
import pytest

pytest.importorskip("hypothesis", reason="hypothesis is not installed: pip install -r requirements-dev.txt")
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ui.stage import Stage, decode
from weightviz.experiment import SETTINGS, Experiment, View
from weightviz.ui.operations import NOT_DONE, OPERATIONS, handle
from weightviz.ui.playground import AVERAGE, Playground

LEFT_OUT = object()  # in place of a field of an operation


def a_trained_stage() -> Stage:
    """Small and quick: one layer of two neurons, 9 parameters, five frames and an edit."""
    stage = Stage(Playground(Experiment(dataset="circle", points=20, hidden_layers=(2,)), View()))
    stage.more(4)
    stage.ask({"op": "lock", "index": 1, "on": True, **stage.here()})
    return stage


def state(stage: Stage) -> tuple:
    """All that a training is: its settings and every frame it holds."""
    trainer, frames = stage.trainer, tuple(stage.trainer.history.frames)
    return stage.playground.experiment, stage.playground.view, frames, trainer.step, trainer.frame.parameters.tobytes()


scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
json_like = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(), inner, max_size=5),
    max_leaves=10,
)
names = st.sampled_from([*OPERATIONS, "no such operation"])
counts = st.integers(-1, 12) | st.sampled_from([1.0, 2.5, 1e308, 10**30, float("nan"), float("inf"), True])
weights = st.lists(st.floats() | st.integers(), min_size=9, max_size=9)
values = st.dictionaries(
    st.sampled_from([*SETTINGS, "source"]), counts | st.lists(counts, max_size=3) | json_like, max_size=3
)
plausible = st.fixed_dictionaries(
    {"op": names},
    optional={
        "at": st.none() | counts | json_like,
        "step": counts,
        "shown": st.none() | json_like | st.fixed_dictionaries({}, optional={"at": counts, "step": counts}),
        "playing": st.booleans() | scalars,
        "frames": counts,
        "every": counts,
        "index": counts,
        "row": st.none() | counts | json_like | st.lists(st.floats(-6, 6), min_size=2, max_size=2),
        "target": counts | st.sampled_from([AVERAGE, "0"]) | json_like,
        "lost": st.booleans() | scalars,
        "value": counts | st.floats(),
        "on": st.booleans() | scalars,
        "parameters": weights | json_like,
        "locked": st.lists(counts, max_size=3) | json_like,
        "muted": st.lists(counts, max_size=3) | json_like,
        "values": values | json_like,
    },
)


@given(json_like)
def test_a_message_that_is_none_is_not_answered_and_changes_nothing(message):
    stage = a_trained_stage()
    before, payload = state(stage), stage.playground.payload
    handle(stage.playground, message)
    assert state(stage) == before
    assert stage.playground.payload is payload


@given(st.fixed_dictionaries({}, optional={name: json_like for name in ("boot", "seq", "seen", "ops")}))
def test_a_message_of_another_server_changes_nothing(message):
    stage = a_trained_stage()
    before, payload = state(stage), stage.playground.payload
    handle(stage.playground, message)
    assert state(stage) == before
    assert stage.playground.payload is payload


@given(json_like, json_like, json_like)
def test_an_envelope_of_noise_changes_nothing(number, seen, ops):
    stage = a_trained_stage()
    before = state(stage)
    handle(stage.playground, {"boot": stage.header["boot"], "seq": number, "seen": seen, "ops": ops})
    decode(stage.playground.payload)
    assert state(stage) == before


@given(st.lists(json_like, max_size=5))
def test_operations_of_noise_change_nothing(ops):
    stage = a_trained_stage()
    before = state(stage)
    header = stage.ask(*ops)
    assert header["ack"] == stage.number
    assert bool(header["notice"]) == bool(ops)
    assert state(stage) == before


@given(st.lists(plausible, min_size=1, max_size=4))
@settings(max_examples=400)
def test_plausible_operations_leave_a_training_that_goes_on(ops):
    stage = a_trained_stage()
    stage.ask(*ops)
    held = stage.trainer.history.frames
    assert np.isfinite([frame.parameters for frame in held]).all()
    assert [frame.id for frame in held] == sorted({frame.id for frame in held})
    assert [frame.step for frame in held] == sorted(frame.step for frame in held)
    stage.ask({"op": "all"})
    last = stage.trainer.frame
    assert stage.here() == {"at": last.id, "step": last.step}
    header = stage.more(1)
    assert header["diverged"] or stage.trainer.step == last.step + 1


def fit(name: str) -> dict:
    """An operation with all its fields, as a stage would send it to the one above."""
    row = [0.5, 0.5] if name == "add_row" else 3
    return {"op": name, "at": 3, "step": 3, "shown": {"at": 2, "step": 2}, "frames": 2, "every": 1, "index": 4,
            "value": 0.5, "on": True, "row": row, "target": 1, "parameters": [0.5] * 9, "locked": [0], "muted": [8],
            "values": {"learning_rate": 0.1}}  # fmt: skip


moments = st.fixed_dictionaries({}, optional={"at": counts, "step": counts})
odd = st.sampled_from([LEFT_OUT, {}, [], "x"]) | counts | json_like | moments
oddities = st.dictionaries(st.sampled_from(sorted(fit("more").keys() - {"op"})), odd, max_size=3)


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation_in_which_nothing_is_odd_is_carried_out(name):
    assert a_trained_stage().ask(fit(name))["notice"] != NOT_DONE


@pytest.mark.parametrize("name", [*OPERATIONS, "no such operation"])
@given(oddities)
@settings(max_examples=40)
def test_where_it_is_said_that_nothing_was_changed_nothing_was(name, changed):
    stage = a_trained_stage()
    stage.ask({"op": "undo"})  # so that there is something to redo
    stage.ask({"op": "shown", **stage.here(1)})
    before, here = state(stage), stage.playground.shown.at
    op = {key: each for key, each in (fit(name) | changed).items() if each is not LEFT_OUT}
    header = stage.ask(op)
    if header["notice"] == NOT_DONE:
        assert state(stage) == before
        assert stage.playground.shown.at == here or name == "resume"  # which is answered by the whole timeline


@pytest.mark.parametrize("shown", [{}, {"at": 2}, {"at": 4, "step": 4}, {"at": 2, "step": 1}, {"at": 99, "step": 4}, 7])
def test_training_does_not_move_when_the_moment_on_screen_cannot_be_one(shown):
    """None of these is a moment up to the frame from which it would train on."""
    stage = a_trained_stage()
    before = state(stage)
    header = stage.ask({"op": "more", "at": 3, "step": 3, "frames": 2, "every": 1, "shown": shown})
    assert header["notice"] == NOT_DONE and state(stage) == before


@given(st.lists(plausible, min_size=1, max_size=4), st.integers(-3, 0))
def test_a_message_that_comes_again_is_carried_out_once(ops, late):
    stage = a_trained_stage()
    message = stage.message(*ops)
    handle(stage.playground, message)
    before, payload = state(stage), stage.playground.payload
    handle(stage.playground, message)
    handle(stage.playground, {**message, "seq": message["seq"] + late, "ops": [{"op": "reset", "at": None}]})
    assert state(stage) == before
    assert stage.playground.payload is payload


@given(
    st.lists(st.floats(width=32, allow_nan=False, allow_infinity=False), min_size=9, max_size=9),
    st.integers(0, 10**12),
)
def test_weights_of_any_size_that_a_page_holds_can_be_brought_back_looked_at_and_trained(weights, step):
    stage = a_trained_stage()
    stage.ask({"op": "resume", "parameters": weights, "step": step, "locked": [0], "muted": [8]})
    assert stage.trainer.network.parameters.tolist() == weights
    header = stage.ask({"op": "look", **stage.here()})
    assert header["looked"] == stage.here()["at"]
    header = stage.ask({"op": "slow", "row": 3, **stage.here()})
    assert header["slowed"] == stage.here()["at"]
    stage.ask({"op": "solo", "index": 0, **stage.here()})
    header = stage.more(2)
    assert np.isfinite(stage.trainer.network.parameters).all()
    taken = stage.trainer.step - min(step, 10**9)
    assert header["diverged"] or 0 < taken <= 2  # an answer that takes long comes with fewer frames
