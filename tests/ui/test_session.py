"""The seams between Streamlit and the playground: the mount and the trigger."""

from weightviz.lessons import LESSONS
from weightviz.ui import session
from weightviz.ui.lesson import attempt
from weightviz.ui.stage import component


def test_the_stage_is_mounted_with_raw_bytes_and_its_trigger(monkeypatch):
    mounts = []
    monkeypatch.setattr(component, "_stage", lambda **given: mounts.append(given))

    def on_request():
        return None

    component.stage(b"payload", on_request)
    (given,) = mounts
    assert (given["data"], given["on_request_change"], given["key"]) == (
        b"payload",
        on_request,
        component.KEY,
    )


def test_what_the_stage_asks_is_handed_to_the_playground_of_the_session(monkeypatch, stage):
    state = {session.HOLD: stage.playground}
    monkeypatch.setattr("streamlit.session_state", state)
    state[component.KEY] = {"request": stage.message({"op": "more", "frames": 3, "every": 2, **stage.here()})}
    session.answer_stage()
    stage.take()
    assert stage.steps == [0, 2, 4, 6]


def test_the_stage_can_ask_for_the_first_lesson_once(monkeypatch, stage):
    state = {session.HOLD: stage.playground, component.KEY: {"request": stage.message({"op": "lesson"})}}
    monkeypatch.setattr("streamlit.session_state", state)
    session.answer_stage()
    assert state[attempt.HOLD].lesson is LESSONS[0]
    assert stage.playground.experiment == LESSONS[0].start_of(0)
    del state[attempt.HOLD]
    session.answer_stage()  # the same message again
    assert attempt.HOLD not in state


def test_a_trigger_that_comes_empty_changes_nothing(monkeypatch, stage):
    payload = stage.playground.payload
    state = {session.HOLD: stage.playground, component.KEY: {"request": None}}
    monkeypatch.setattr("streamlit.session_state", state)
    session.answer_stage()
    assert stage.playground.payload is payload
