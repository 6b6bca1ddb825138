"""A lesson under way, without a page around it."""

import pytest

from weightviz.lessons import LESSONS
from weightviz.ui.lesson import attempt as way
from weightviz.ui.lesson.attempt import Attempt

PARTY = LESSONS[0]
ASKS = min(PARTY.questions)


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """No test waits until a click can no longer be half of a double click."""
    monkeypatch.setattr(way, "TWICE", 0.0)


def test_the_first_answer_to_the_question_on_screen_counts():
    held = Attempt(PARTY, ASKS)
    way.answer(held, ASKS + 2, 0)  # of a part that is not on screen
    way.answer(held, ASKS, 1)
    way.answer(held, ASKS, 0)
    assert held.said == {ASKS: 1}
