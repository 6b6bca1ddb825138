"""Whatever a stage or a stranger sends: never an exception, never a lost training, always an answer to decode."""

import numpy as np
import pytest

pytest.importorskip("hypothesis", reason="hypothesis is not installed: pip install -r requirements-dev.txt")
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ui.stage import Stage, decode
from weightviz.experiment import SETTINGS, Experiment, View
from weightviz.ui.operations import handle
from weightviz.ui.playground import Playground


def a_trained_stage() -> Stage:
    """Small and quick: one layer of two neurons, 9 parameters, five frames and an edit."""
    stage = Stage(Playground(Experiment(dataset="circle", points=20, hidden_layers=(2,)), View()))
    stage.more(4)
    stage.ask({"op": "lock", "index": 1, "on": True, **stage.here()})
    return stage


def state(stage: Stage) -> tuple:
    """All that a training is: its settings and every frame it holds."""
    return stage.playground.experiment, stage.playground.view, tuple(stage.trainer.history.frames)


scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
json_like = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(), inner, max_size=5),
    max_leaves=10,
)
edits = ["set", "flip", "start", "lock", "mute", "solo", "reset", "undo", "redo"]
names = st.sampled_from([*edits, "more", "stay", "look", "slow", "all", "resume", "settings", "rewind"])
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
        "frames": counts,
        "every": counts,
        "index": counts,
        "row": st.none() | counts | json_like,
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
    st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=9, max_size=9), st.integers(0, 10**12)
)
def test_weights_of_any_size_can_be_brought_back_looked_at_and_trained(weights, step):
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
