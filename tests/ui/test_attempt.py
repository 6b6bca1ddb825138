"""A lesson under way, without a page around it."""

from weightviz.lessons import LESSONS
from weightviz.ui.lesson import attempt as way
from weightviz.ui.lesson.attempt import Attempt

PARTY = LESSONS[0]
ASKS = min(PARTY.questions)


def test_the_first_answer_to_the_question_on_screen_counts():
    held = Attempt(PARTY, ASKS)
    way.answer(held, ASKS + 2, 0)  # of a part that is not on screen
    way.answer(held, ASKS, 1)
    way.answer(held, ASKS, 0)
    assert held.said == {ASKS: 1}
