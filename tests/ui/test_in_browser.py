"""What is different where Python runs in the browser, in one thread with everything else."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from weightviz.ui.in_browser import resting


class Session:
    """A script that asks to be run again, as often as told; notes what happened in which order."""

    def __init__(self, again: int):
        self.again, self.happened = again, []
        ids = SimpleNamespace(snapshot=lambda: {"a widget"})
        ended = SimpleNamespace(on_script_finished=lambda widgets: self.happened.append(f"ended with {widgets}"))
        self.context = SimpleNamespace(session_state=ended, shared=SimpleNamespace(widget_ids_this_run=ids))

    async def run(self, script, context):
        """As Streamlit's own: result, whether it went well, how to run again, whether it had ended, what went wrong."""
        script()
        self.happened.append("ran")
        self.again -= 1
        return None, True, "again" if self.again >= 0 else None, False, None

    async def press(self):
        """What waits for its turn in the one thread."""
        self.happened.append("pressed")


async def run_all(session: Session, times: int) -> list[tuple]:
    run = resting(session.run)
    pressed = asyncio.create_task(session.press())
    found = [await run(lambda: None, session.context) for _ in range(times)]
    await pressed
    return found


def done(coroutine):
    """What it comes to, in a thread of its own: a browser that other tests drive may keep a loop in this one."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, coroutine).result()


def test_between_runs_that_follow_at_once_something_else_has_its_turn():
    session = Session(again=1)
    found = done(run_all(session, 2))
    assert session.happened == ["ran", "ended with {'a widget'}", "pressed", "ran"]
    assert found[0] == (None, True, "again", True, None)  # it was ended before the rest, and is not to be again


@pytest.mark.parametrize("times", [1, 2])
def test_a_run_that_is_the_last_rests_not(times):
    session = Session(again=0)
    found = done(run_all(session, times))
    assert session.happened == ["ran"] * times + ["pressed"]
    assert found == [(None, True, None, False, None)] * times
