"""Lessons on the page without a browser: parts, answers, tasks, the address, and the way out."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.ui.page import NEEDS_APPTEST, Page
from tests.ui.stage import Stage
from weightviz.lessons import LESSONS
from weightviz.packed import WEIGHTS
from weightviz.ui.lesson.attempt import Attempt

pytestmark = NEEDS_APPTEST
PARTY = LESSONS[0]
ASKS = next(place for place, part in enumerate(PARTY.parts) if part.predict)
SETS = next(place for place, part in enumerate(PARTY.parts) if part.task)


def at(place: int, **others: str) -> Page:
    return Page(lesson=f"{PARTY.id}.{place + 1}", **others)


def said(page: Page) -> str:
    return " ".join(each.value for each in (*page.app.markdown, *page.app.caption))


def press(page: Page, label: str) -> None:
    page.button(label).click()
    page.run()


def turn(page: Page, *values: float) -> None:
    """Turn the first knob to these values, one after the other; the first task wants about 0.9."""
    stage = Stage(page.playground)
    for value in values:
        stage.ask({"op": "set", "index": 0, "value": value, **stage.here()})
        page.run()


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_every_part_of_every_lesson_can_be_read_forth_and_back(lesson):
    page = Page(lesson=lesson.id)
    for place, part in enumerate(lesson.parts):
        assert f"Lesson {lesson.number}, part {place + 1} of {len(lesson.parts)}" in said(page)
        assert part.text.split("\n")[0].replace("$", r"\$") in said(page)
        assert page.address == {"lesson": f"{lesson.id}.{place + 1}"}
        view = lesson.view_of(place)
        assert (page.playground.view.hide, page.playground.view.panel) == (view.hide, view.panel)
        press(page, "Next")
    assert "What you learned" in [each.value for each in page.app.subheader]
    assert page.address == {"lesson": f"{lesson.id}.{len(lesson.parts) + 1}", "done": lesson.id}
    press(page, "Back")
    assert page.experiment == lesson.start_of(len(lesson.parts) - 1)


def test_a_part_begins_with_its_start():
    page = at(SETS)
    assert page.experiment == PARTY.start_of(SETS)
    assert page.told()["settings"]["guided"] is True


@pytest.mark.parametrize("hit", [True, False])
def test_an_answer_is_judged_by_the_engine_and_explained(hit):
    page, asked = at(ASKS), PARTY.parts[ASKS]
    truth = asked.truth()
    option = truth if hit else (truth + 1) % len(asked.predict.options)
    assert asked.predict.explain not in said(page)
    press(page, asked.predict.options[option])
    assert asked.predict.explain in said(page)
    verdict = "right." if hit else f"it is “{asked.predict.options[truth]}”."
    assert f"You said “{asked.predict.options[option]}”{':' if hit else ';'} {verdict}" in said(page)


def test_a_task_follows_the_stage_and_stays_done():
    page, task = at(SETS), PARTY.parts[SETS].task
    told = task.check(page.playground.trainer).told
    assert told in said(page)
    assert "Done." not in said(page)
    turn(page, 0.9, -2.0)
    assert "Done." in said(page)
    assert not task.check(page.playground.trainer).done


def test_the_stage_has_the_page_drawn_again_when_a_task_may_have_been_done():
    page = at(SETS)
    stage = Stage(page.playground)
    page.playground.page_changed = False
    stage.ask({"op": "set", "index": 0, "value": 0.5, **stage.here()})
    assert page.playground.page_changed
    page.playground.page_changed = False
    stage.ask({"op": "more", "frames": 2, "every": 1, "playing": True, **stage.here()})
    assert not page.playground.page_changed


def test_hints_come_one_at_a_time():
    page, (first, second) = at(SETS), PARTY.parts[SETS].task.hints
    assert first not in said(page)
    press(page, "A hint")
    assert first in said(page)
    assert second not in said(page)
    press(page, "Another hint")
    assert second in said(page)
    assert "hint" not in " ".join(each.label for each in page.app.button)


def test_leaving_keeps_what_is_there_and_gives_all_controls():
    page = at(SETS)
    turn(page, 0.9)
    weights = page.playground.trainer.network.parameters.copy()
    press(page, "Leave the lesson")
    assert page.playground.view.hide == ()
    assert page.playground.trainer.network.parameters.tolist() == weights.tolist()
    assert "lesson" not in page.address
    assert page.address["data"] == "friends"
    assert page.told()["settings"]["guided"] is False


def test_back_at_the_start_the_first_weights_are_there_again():
    page = at(SETS)
    turn(page, 0.9)
    press(page, "Start of the lesson")
    assert page.playground.trainer.network.parameters.tolist() == PARTY.start_of(0).start.tolist()
    assert page.address == {"lesson": f"{PARTY.id}.1"}


def test_a_lesson_can_be_chosen_and_then_another_one():
    page = Page()
    press(page, f"{LESSONS[2].number} {LESSONS[2].title}")
    assert page.experiment == LESSONS[2].start_of(0)
    page.app.selectbox(key="lesson_choice").select(LESSONS[5].id)
    page.run()
    assert page.experiment == LESSONS[5].start_of(0)
    assert page.address == {"lesson": f"{LESSONS[5].id}.1"}


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
    assert other.address == {"lesson": f"{PARTY.id}.{SETS + 1}"}
    assert other.playground.watched
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


def test_a_part_is_complete_when_nothing_is_left_to_do():
    held = Attempt(PARTY, place=ASKS)
    assert not held.completed
    held.said[ASKS] = 0
    assert held.completed
    held.place = SETS
    assert not held.completed
    held.done.add(SETS)
    assert held.completed
    held.place = len(PARTY.parts)
    assert held.completed
