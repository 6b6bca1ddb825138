"""What the address of the page keeps of a lesson, and which lesson an address opens."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.ui.lesson_page import ASKS, PARTY, SETS, at, everything_done, press, said, turn
from tests.ui.page import NEEDS_APPTEST, Page
from tests.ui.stage import Stage
from weightviz.lessons import LESSONS
from weightviz.packed import WEIGHTS
from weightviz.ui.opened import OF_THE_PART

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


def linked(page: Page) -> Page:
    """Someone else's page, opened by the link that stands under "Share"."""
    return Page(**dict(parse_qsl(urlsplit(page.app.code[0].value).query)))


def solved_by_link() -> Page:
    page = at(SETS)
    turn(page, 0.9)
    assert "Done." in said(page)
    return linked(page)


def test_a_task_that_a_link_solves_is_not_done_and_says_so():
    page = solved_by_link()
    assert "The link brought it so." in said(page) and "0.95 points" in said(page) and "Done." not in said(page)
    assert "did" not in page.address
    turn(page, 0.91)  # from one solution to another
    assert "did" not in page.address


def test_what_a_link_solved_can_be_done_from_the_start_of_its_part():
    page = solved_by_link()
    press(page, "Begin this part")
    assert page.playground.trainer.network.parameters.tolist() == PARTY.start_of(SETS).start.tolist()
    assert "The link brought it so." not in said(page) and "did" not in page.address
    turn(page, 0.9)
    assert page.address["did"] == "0" * SETS + "1"


def test_what_a_link_solved_counts_once_it_was_undone_and_done_again():
    page = solved_by_link()
    turn(page, 0.0, 0.9)
    assert "Done." in said(page) and page.address["did"] == "0" * SETS + "1"


def test_a_link_that_is_nearly_there_leaves_something_to_do():
    page = at(SETS)
    turn(page, 0.5)
    other = linked(page)
    assert "The link brought it so." not in said(other)
    turn(other, 0.9)
    assert "Done." in said(other)


def test_what_was_handed_in_as_done_is_done_for_whoever_opens_it():
    page = at(SETS)
    turn(page, 0.9)
    link = dict(parse_qsl(urlsplit(page.app.code[0].value).query))
    other = Page(**link, did=page.address["did"])
    assert "Done." in said(other) and "The link brought it so." not in said(other)


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
    assert f"Done.** It stays done. Now: {PARTY.tasks[SETS].check(again.playground.trainer).told}" in said(again)
    press(again, "Back")
    assert f"You said “{asked.options[0]}”" in said(again)
    assert "did" not in dict(parse_qsl(urlsplit(again.app.code[0].value).query))
    press(again, "Leave the lesson")
    assert "did" not in again.address


@pytest.mark.parametrize("word", ["9999999999", "x" * 100_000, "²²²²", "-9", "0" * 40 + "1", "04"])
def test_a_word_that_means_nothing_counts_as_nothing(word):
    page = at(ASKS, did=word)
    assert page.address == {"lesson": f"{PARTY.id}.{ASKS + 1}"}


@pytest.mark.parametrize("wrong", [{"w": "AAAA"}, {"rate": "fast"}, {"w": "AAAA", "data": "circle"}])
def test_a_picture_that_cannot_be_trusted_does_not_go_before_the_start_of_a_part(wrong):
    page = at(SETS, **wrong)
    assert page.experiment == PARTY.start_of(SETS)
    assert page.playground.trainer.network.parameters.tolist() == PARTY.start_of(SETS).start.tolist()
    said_of_it = Stage(page.playground).header["notice"]
    assert said_of_it.startswith(("The weights in this link", "This link")) and said_of_it.endswith(OF_THE_PART)
    assert "The link brought it so." not in said(page)
