"""What the address of the page keeps of a lesson, and which lesson an address opens."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.ui.lesson_page import ASKS, PARTY, SETS, at, everything_done, press, said, turn
from tests.ui.page import NEEDS_APPTEST, Page
from weightviz.lessons import LESSONS
from weightviz.packed import WEIGHTS

pytestmark = NEEDS_APPTEST


def test_hints_that_were_opened_are_there_after_a_reload():
    page, (first, second) = at(SETS), PARTY.tasks[SETS].hints
    press(page, "A hint")
    again = Page(**page.address)
    assert first in said(again) and second not in said(again) and "Done." not in said(again)
    press(again, "Another hint")
    assert second in said(Page(**again.address))
    turn(again, 0.9)
    assert "Done." in said(Page(**again.address))


def test_finished_lessons_have_a_tick_that_a_reload_keeps():
    page = Page(done="party.nonsense.neuron")
    ticked = [each.label for each in page.app.button if "✓" in each.label]
    assert ticked == [f"1 {PARTY.title} ✓", f"2 {LESSONS[1].title} ✓"]
    assert page.address == {"done": "party.neuron"}


def test_a_link_from_within_a_lesson_opens_the_same_part_and_picture():
    page = at(SETS)
    turn(page, 0.75)
    (code,) = page.app.code
    link = dict(parse_qsl(urlsplit(code.value).query))
    assert set(link) == {"data", "lesson", WEIGHTS}
    other = Page(**link)
    assert other.playground.trainer.network.parameters[0] == 0.75
    assert other.address["lesson"] == f"{PARTY.id}.{SETS + 1}"
    assert other.playground.guided
    assert other.playground.view.hide == PARTY.view_of(SETS).hide


@pytest.mark.parametrize("place", ["", "nonsense", "party.", "party.0", "party.-3", "party.999", "party.x", "party.²"])
def test_a_link_to_no_part_opens_what_can_be_opened(place):
    page = Page(lesson=place)
    lesson = "party" in place
    assert ("lesson" in page.address) == lesson
    if lesson:
        assert page.address["lesson"] in ("party.1", f"party.{len(PARTY.parts) + 1}")


def test_settings_beside_a_part_go_before_its_start():
    page = at(SETS, data="friends", seed="8")
    assert page.experiment.seed == 8
    assert page.playground.view.hide == PARTY.view_of(SETS).hide


def test_a_link_to_the_end_shows_the_data_of_the_lesson_and_finishes_nothing():
    page = at(len(PARTY.parts), did=everything_done(PARTY))
    assert page.experiment == PARTY.parts[-1].start
    assert page.playground.view.hide == PARTY.parts[-1].view.hide
    assert "done" not in page.address
    assert "You skipped 4 of 4 questions and 3 of 3 tasks." in said(at(len(PARTY.parts)))


# Over a reload


def test_a_reload_keeps_what_was_answered_and_done():
    page, asked = at(ASKS), PARTY.questions[ASKS]
    press(page, asked.options[0])
    press(page, "Next")
    turn(page, 0.9)
    again = Page(**page.address)
    assert "Done." in said(again)
    press(again, "Back")
    assert f"You said “{asked.options[0]}”" in said(again)
    assert "did" not in dict(parse_qsl(urlsplit(again.app.code[0].value).query))
    press(again, "Leave the lesson")
    assert "did" not in again.address


@pytest.mark.parametrize("word", ["9999999999", "x" * 100_000, "²²²²", "-9", "0" * 40 + "1", "04"])
def test_a_word_that_means_nothing_counts_as_nothing(word):
    page = at(ASKS, did=word)
    assert page.address == {"lesson": f"{PARTY.id}.{ASKS + 1}"}


# What the question speaks of, in the picture
