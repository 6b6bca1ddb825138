"""Lessons on the page without a browser: parts, answers, tasks, the address, and the way out."""

import pytest

from tests.ui.lesson_page import ASKS, PARTY, SETS, at, everything_done, press, said, turn
from tests.ui.page import NEEDS_APPTEST, Page
from tests.ui.stage import Stage
from weightviz.experiment import Experiment
from weightviz.lessons import LESSONS
from weightviz.lessons.lesson import SHOW
from weightviz.training import Trainer
from weightviz.ui import playground
from weightviz.ui.lesson import attempt as way
from weightviz.ui.lesson.attempt import Attempt, show_outcome

pytestmark = NEEDS_APPTEST
BY_ID = {lesson.id: lesson for lesson in LESSONS}
NEURON, PRICES, LAYERS = (BY_ID[name] for name in ("neuron", "prices", "layers"))


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
    assert page.address == {"lesson": f"{lesson.id}.{len(lesson.parts) + 1}"}
    press(page, "Back")
    assert page.experiment == lesson.start_of(len(lesson.parts) - 1)


def test_a_part_begins_with_its_start():
    page = at(SETS)
    assert page.experiment == PARTY.start_of(SETS)
    assert page.told()["settings"]["guided"] == {"part": f"party {SETS}", "picture": ""}


@pytest.mark.parametrize("hit", [True, False])
def test_an_answer_is_judged_by_the_engine_and_explained(hit):
    page, asked = at(ASKS), PARTY.parts[ASKS]
    truth = asked.truth()
    option = truth if hit else (truth + 1) % len(asked.ask.options)
    assert asked.ask.explain not in said(page)
    press(page, asked.ask.options[option])
    assert asked.ask.explain in said(page)
    verdict = "right." if hit else f"it is “{asked.ask.options[truth]}”."
    assert f"You said “{asked.ask.options[option]}”{':' if hit else ';'} {verdict}" in said(page)


def test_a_task_follows_the_stage_and_stays_done():
    page, task = at(SETS), PARTY.tasks[SETS]
    told = task.check(page.playground.trainer).told
    assert told in said(page)
    assert "Done." not in said(page)
    turn(page, 0.9, -2.0)
    assert "Done." in said(page)
    assert not task.check(page.playground.trainer).done


def test_once_done_what_the_task_says_now_is_told_as_such():
    solved, undone, task = at(SETS), at(SETS), PARTY.tasks[SETS]
    turn(solved, 0.9)
    turn(undone, 0.9, -2.0)
    assert f"**Done.** {task.check(solved.playground.trainer).told}" in said(solved)
    assert f"**Done.** It stays done. Now: {task.check(undone.playground.trainer).told}" in said(undone)


def test_the_stage_has_the_page_drawn_again_when_a_task_may_have_been_done():
    page = at(SETS)
    stage = Stage(page.playground)
    page.playground.page_changed = False
    stage.ask({"op": "set", "index": 0, "value": 0.5, **stage.here()})
    assert page.playground.page_changed


def test_while_the_stage_plays_a_task_is_looked_at_once_a_second(monkeypatch):
    clock = iter([100.0, 100.4, 100.9, 101.1])
    page = at(SETS)
    stage = Stage(page.playground)
    monkeypatch.setattr(playground.time, "monotonic", lambda: next(clock))
    looks = []
    for _ in range(4):
        page.playground.page_changed = False
        stage.ask({"op": "more", "frames": 2, "every": 1, "playing": True, **stage.here()})
        looks.append(page.playground.page_changed)
    assert looks == [True, False, False, True]


def test_a_task_is_judged_on_the_frame_on_screen():
    """What the stage played ahead of it does not count yet, and what it went back from no more."""
    place = min(LAYERS.tasks)
    page = Page(lesson=f"{LAYERS.id}.{place + 1}")
    twin, task, stage = Trainer(LAYERS.start_of(place)), LAYERS.tasks[place], Stage(page.playground)
    stage.ask({"op": "more", "frames": 100, "every": 4, "playing": True, "shown": stage.here(0), **stage.here()})
    page.run()
    assert task.check(twin).told in said(page)
    assert task.check(page.playground.trainer).done and "Done." not in said(page)
    stage.ask({"op": "shown", **stage.here(50)})
    page.run()
    twin.train(200)
    assert task.check(twin).told in said(page)
    stage.ask({"op": "shown", **stage.here()})
    page.run()
    assert "Done." in said(page)
    stage.ask({"op": "shown", **stage.here(0)})
    page.run()
    assert "Done." in said(page)


def test_hints_come_one_at_a_time():
    page, (first, second) = at(SETS), PARTY.tasks[SETS].hints
    assert first not in said(page)
    press(page, "A hint")
    assert first in said(page)
    assert second not in said(page)
    press(page, "Another hint")
    assert second in said(page)
    assert "hint" not in " ".join(each.label for each in page.app.button)


def test_a_task_that_asks_two_things_tells_both_numbers_when_done():
    page = Page(lesson=f"{NEURON.id}.5")
    stage = Stage(page.playground)
    for index, value in ((0, 2.0), (1, -0.8)):
        stage.ask({"op": "set", "index": index, "value": value, **stage.here()})
    page.run()
    assert "Done." in said(page)
    for told in ("of 176 penguins to learn from are right; 164 are wanted.", "2 of 176 penguins to learn from sit on"):
        assert told in said(page)


def test_leaving_keeps_what_is_there_and_gives_all_controls():
    page = at(SETS)
    turn(page, 0.9)
    weights = page.playground.trainer.network.parameters.copy()
    press(page, "Leave the lesson")
    assert page.playground.view.hide == ()
    assert page.playground.trainer.network.parameters.tolist() == weights.tolist()
    assert "lesson" not in page.address
    assert page.address["data"] == "friends"
    assert page.told()["settings"]["guided"] is None


def test_who_left_a_lesson_finds_the_first_page_again_until_other_data_are_chosen():
    page = at(SETS)
    assert "Back to the first page" not in [each.label for each in page.app.button]
    turn(page, 0.9)
    press(page, "Leave the lesson")
    press(page, "Back to the first page")
    assert page.experiment == Experiment() and page.address == {}
    assert "Back to the first page" not in [each.label for each in page.app.button]
    other = at(SETS)
    press(other, "Leave the lesson")
    other.app.selectbox(key="setting_dataset").select("circle")
    other.run()
    assert "Back to the first page" not in [each.label for each in other.app.button]


def test_back_at_the_start_the_first_weights_are_there_again():
    page = at(SETS)
    turn(page, 0.9)
    press(page, "Start of the lesson")
    assert page.playground.trainer.network.parameters.tolist() == PARTY.start_of(0).start.tolist()
    assert page.address == {"lesson": f"{PARTY.id}.1", "did": "001"}


def test_a_lesson_can_be_chosen_and_then_another_one():
    page = Page()
    press(page, f"{PRICES.number} {PRICES.title}")
    assert page.experiment == PRICES.start_of(0)
    page.app.selectbox(key="lesson_choice").select(LAYERS.id)
    page.run()
    assert page.experiment == LAYERS.start_of(0)
    assert page.address == {"lesson": f"{LAYERS.id}.1"}


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


# The end, and what was left out


def test_a_lesson_in_which_all_was_done_is_finished_at_its_end():
    last = len(PARTY.parts) - 1
    page = at(last, did=everything_done(PARTY))
    assert "done" not in page.address
    press(page, "Next")
    assert page.address["done"] == PARTY.id
    assert "skipped" not in said(page)


def test_at_the_end_it_is_said_what_was_skipped_and_one_can_go_back_to_it():
    word = everything_done(PARTY)
    page = at(len(PARTY.parts) - 1, did=word[:SETS] + "0" + word[SETS + 1 :])
    press(page, "Next")
    assert "You skipped 1 of 3 tasks." in said(page)
    assert "done" not in page.address
    press(page, "Back to the first of them")
    assert page.address["lesson"] == f"{PARTY.id}.{SETS + 1}"
    turn(page, 0.9)
    for _ in PARTY.parts[SETS:]:
        press(page, "Next")
    assert page.address["done"] == PARTY.id


def test_what_a_question_speaks_of_can_be_seen_and_undone():
    page, asked = at(ASKS), PARTY.questions[ASKS]
    assert SHOW not in [each.label for each in page.app.button]
    press(page, asked.options[0])
    press(page, SHOW)
    assert page.playground.trainer.network.parameters.tolist() == [0.5, 0, 0, 0]
    assert asked.explain in said(page)
    stage = Stage(page.playground)
    stage.ask({"op": "undo"})
    assert page.playground.trainer.network.parameters.tolist() == [0, 0, 0, 0]
    press(page, SHOW)
    assert page.playground.trainer.network.parameters.tolist() == [0.5, 0, 0, 0]
    press(page, "Next")
    assert page.playground.trainer.network.parameters.tolist() == [0, 0, 0, 0]


def test_a_question_that_compares_two_cases_shows_either():
    page, place = Page(lesson=f"{NEURON.id}.4"), 3
    press(page, NEURON.questions[place].options[0])
    assert SHOW not in [each.label for each in page.app.button]
    for name, weights in (("+2", [1, -0.8]), ("+20", [19, -8])):
        press(page, f"Show {name} turned down")
        assert page.playground.trainer.network.parameters.tolist() == weights


def test_a_question_about_how_things_stand_has_nothing_to_show():
    page = Page(lesson=f"{NEURON.id}.{min(NEURON.questions) + 1}")
    press(page, NEURON.questions[min(NEURON.questions)].options[0])
    assert SHOW not in [each.label for each in page.app.button]


def test_a_button_of_a_part_that_is_no_longer_on_screen_does_nothing(monkeypatch):
    """As when "Next" is clicked twice before the page was drawn again."""
    held, stage = Attempt(PARTY, place=ASKS), playground.Playground(PARTY.start_of(ASKS), PARTY.view_of(ASKS))
    monkeypatch.setattr(way, "attempt", lambda: held)
    way.go(stage, ASKS, ASKS + 1)
    begun = stage.trainer
    way.go(stage, ASKS, ASKS + 1)
    assert held.place == ASKS + 1 and stage.trainer is begun
    way.go(stage, ASKS + 1, ASKS)
    assert held.place == ASKS


def test_a_press_that_comes_after_the_part_was_left_shows_nothing():
    """Streamlit may carry out Next first when both presses reach it together."""
    page = at(ASKS, did="0" * ASKS + "1")
    before = page.playground.trainer
    show_outcome(page.playground, Attempt(PARTY, place=ASKS + 1), ASKS, SHOW)
    assert page.playground.trainer is before
