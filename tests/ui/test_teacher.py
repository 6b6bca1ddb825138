"""The teacher's side without a browser: notes, sheets, the projector, and what is handed in."""

from html import unescape
from urllib.parse import parse_qsl, urlsplit

import numpy as np
import pytest

from tests.ui.page import NEEDS_APPTEST, Page
from tests.ui.stage import Stage
from tests.ui.test_lesson import press, said
from weightviz.data import read_table
from weightviz.experiment import Experiment
from weightviz.lessons import GLOSSARY, LESSONS
from weightviz.ui.lesson.attempt import HOLD, MOST_WEIGHTS, Attempt
from weightviz.ui.lesson.state_told import state_told
from weightviz.ui.teacher.hand_in import MOST_LINES, may_hand_in, text_of
from weightviz.ui.teacher.present import turn_page

pytestmark = NEEDS_APPTEST
PRICES = next(lesson for lesson in LESSONS if lesson.id == "prices")
LAST_TASK = len(PRICES.parts) - 1
ASKS = min(PRICES.questions)


def labels(page: Page) -> list[str]:
    return [each.label for each in page.app.button]


def sheet(page: Page) -> str:
    (shown,) = [each.proto.body for each in page.app.get("html") if "<section" in each.proto.body]
    return unescape(shown)


def choose(page: Page, kind: str) -> None:
    page.app.get("button_group")[0].set_value(kind)
    page.run()


def show_answers(page: Page) -> None:
    page.app.toggle[0].set_value(True)
    page.run()


def kinds(page: Page) -> list[str]:
    return [option.content for option in page.app.get("button_group")[0].proto.options]


def handed_in(page: Page) -> str:
    """The text in the popover "Hand in", which stands below "Share"."""
    return page.app.code[-1].value


def link_in(text: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(text.splitlines()[-1]).query))


# Notes and sheets


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_a_teacher_finds_notes_worksheet_and_answers_of_every_lesson(lesson):
    page, teacher = Page(teacher=lesson.id), lesson.teacher
    show_answers(page)
    notes = said(page).replace(r"\$", "$")
    for text in (*teacher.aims, *teacher.answers, *teacher.stumbles, *(GLOSSARY[term] for term in lesson.terms)):
        assert text in notes
    for place, asked in lesson.questions.items():
        assert f"{asked.question} *{asked.options[lesson.parts[place].truth()]}.*" in notes
    for task in lesson.tasks.values():
        assert task.text in notes
    choose(page, "Worksheet")
    for question in teacher.worksheet:
        assert f"<p>{question}</p>" in sheet(page)
    assert not [answer for answer in teacher.answer_sheet if f"<b>{answer}</b>" in sheet(page)]
    assert f"/?lesson={lesson.id}" in sheet(page)
    choose(page, "Answer sheet")
    for question, answer in zip(teacher.worksheet, teacher.answer_sheet, strict=True):
        assert f"<p>{question}</p><p><b>{answer}</b></p>" in sheet(page)


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_answers_are_hidden_until_they_are_asked_for(lesson):
    page, teacher = Page(teacher=lesson.id), lesson.teacher
    notes = said(page).replace(r"\$", "$")
    assert all(aim in notes for aim in teacher.aims)
    hints = [hint for task in lesson.tasks.values() for hint in task.hints]
    reasons = [asked.explain for asked in lesson.questions.values()]
    assert not [text for text in (*teacher.answers, *teacher.stumbles, *hints, *reasons) if text in notes]
    assert kinds(page) == ["Notes", "Worksheet"]
    show_answers(page)
    assert kinds(page) == ["Notes", "Worksheet", "Answer sheet"]


def test_every_lesson_begins_with_its_notes_and_hidden_answers():
    page = Page(teacher="prices")
    show_answers(page)
    choose(page, "Answer sheet")
    press(page, "After: 4 Up or down")
    assert kinds(page) == ["Notes", "Worksheet"]
    assert not [each for each in page.app.get("html") if "<section" in each.proto.body]
    assert not page.app.toggle[0].value


def test_hiding_the_answers_leaves_the_answer_sheet():
    page = Page(teacher="prices")
    show_answers(page)
    choose(page, "Answer sheet")
    page.app.toggle[0].set_value(False)
    page.run()
    assert kinds(page) == ["Notes", "Worksheet"]
    assert PRICES.teacher.aims[0] in said(page)


def test_the_timing_says_when_each_stretch_begins():
    notes = said(Page(teacher="prices"))
    for row in ("| 0 | 4 | one house, all houses |", "| 8 | 4 | steps and Play |", "| 12 | 3 | the formula |"):
        assert row in notes


@pytest.mark.parametrize(("name", "unknown"), [("", False), ("nonsense", True), ("<b>", True)])
def test_without_a_lesson_all_are_listed(name, unknown):
    page = Page(teacher=name)
    assert labels(page) == [f"**{lesson.number} {lesson.title}**" for lesson in LESSONS]
    assert ("There is no lesson of the name in this link." in said(page)) == unknown
    assert f"{sum(lesson.minutes for lesson in LESSONS)} minutes together" in said(page)


def test_one_press_leads_to_another_lesson_and_to_the_list():
    page = Page(teacher="prices")
    press(page, "After: 4 Up or down")
    assert page.address == {"teacher": "signs"}
    press(page, "All lessons")
    assert page.address == {"teacher": ""}
    press(page, "**1 The party**")
    assert "The party" in [each.value for each in page.app.header]
    assert not [label for label in labels(page) if label.startswith("Before")]


def test_the_teachers_page_has_no_stage_and_no_playground():
    page = Page(teacher="party", lesson="party.3")
    assert "playground" not in page.app.session_state
    assert page.address == {"teacher": "party", "lesson": "party.3"}


def test_the_list_of_lessons_leads_to_the_teachers_page_and_no_lesson_does():
    assert "?teacher=" in [each.proto.url for each in Page().app.get("link_button")]
    for part in range(len(PRICES.parts) + 1):
        page = Page(lesson=f"prices.{part + 1}")
        assert not [each for each in page.app.get("link_button") if "teacher" in each.proto.url]


# The projector


def test_on_the_projector_the_answer_comes_when_it_is_called():
    page, asked = Page(lesson=f"prices.{ASKS + 1}", present="1"), PRICES.parts[ASKS].ask
    assert not {*asked.options} & {*labels(page)}
    assert f"3. {asked.options[2]}".replace("$", r"\$") in said(page)
    assert asked.explain.replace("$", r"\$") not in said(page)
    press(page, "Show the answer")
    truth = asked.options[PRICES.parts[ASKS].truth()]
    assert f"It is “{truth}”. {asked.explain}".replace("$", r"\$") in said(page)
    press(page, "Next")
    assert page.address == {"lesson": f"prices.{ASKS + 2}", "present": "1"}


def test_a_lesson_goes_onto_the_projector_and_back():
    page = Page(lesson="prices")
    press(page, "Present")
    assert page.address == {"lesson": "prices.1", "present": "1"}
    press(page, "End the presentation")
    assert page.address == {"lesson": "prices.1"}
    assert PRICES.parts[0].ask.options[0] in labels(page)


def test_a_presentation_that_ended_meanwhile_can_be_ended_again():
    page = Page(lesson="prices", present="1")
    page.button("End the presentation").click()
    del page.app.query_params["present"]  # the browser's Back was quicker
    page.run()
    assert PRICES.parts[0].ask.options[0] in labels(page)


@pytest.mark.parametrize(("number", "pictures"), [(3, 1), (2, 2)])
def test_page_keys_show_the_answer_then_its_pictures_then_the_next_part(monkeypatch, open_stage, number, pictures):
    lesson = LESSONS[number - 1]
    place = next(place for place in lesson.questions if len(lesson.parts[place].outcomes) == pictures)
    held, playground = Attempt(lesson, place), open_stage().playground
    monkeypatch.setattr("streamlit.session_state", {HOLD: held})
    before = playground.trainer
    turn_page(playground, "on")
    assert (held.place, held.shown, playground.trainer) == (place, {place}, before)
    for make in lesson.parts[place].outcomes.values():
        turn_page(playground, "on")
        assert held.place == place
        assert playground.trainer.network.parameters.tolist() == make().network.parameters.tolist()
    turn_page(playground, "on")
    assert held.place == place + 1
    turn_page(playground, "back")
    turn_page(playground, "on")
    assert held.place == place + 1  # what was shown once is not shown again


def test_page_keys_show_the_answer_first_and_stop_at_both_ends(monkeypatch, open_stage):
    held, playground = Attempt(PRICES), open_stage().playground
    monkeypatch.setattr("streamlit.session_state", {HOLD: held})
    turn_page(playground, "back")
    assert (held.place, held.shown) == (0, set())
    turn_page(playground, "on")
    assert (held.place, held.shown, held.said) == (0, {0}, {})
    turn_page(playground, "on")
    assert held.place == 1
    for nonsense in (None, "", 7, ["on"]):
        turn_page(playground, nonsense)
    assert held.place == 1
    turn_page(playground, "back")
    assert held.place == 0
    held.place = len(PRICES.parts)
    turn_page(playground, "on")
    assert held.part is None


# What is handed in


def test_the_link_of_a_hand_in_tells_what_was_answered_and_done():
    page = Page(lesson=f"prices.{LAST_TASK + 1}", did="11")
    assert link_in(handed_in(page))["did"] == "11"
    assert Page(**link_in(handed_in(page))).address["did"] == "11"


def test_what_is_handed_in_is_what_is_on_the_page_and_its_link_restores_it():
    page = Page(lesson=f"prices.{LAST_TASK + 1}")
    stage = Stage(page.playground)
    stage.ask({"op": "set", "index": 0, "value": 0.7123456789, **stage.here()})
    stage.ask({"op": "lock", "index": 1, "on": True, **stage.here()})
    page.run()
    other = Page(**link_in(handed_in(page))).playground.trainer
    mine = page.playground.trainer
    assert other.network.parameters.tolist() == np.float32(mine.network.parameters).tolist()
    assert other.frame.locked.tolist() == [False, True]
    assert other.train_loss == pytest.approx(mine.train_loss, rel=1e-6)
    assert "  area to price: 0.7123\n  bias of price: 0\n" in handed_in(page)


def test_the_error_is_told_in_the_datas_unit():
    page = Page(lesson=f"prices.{LAST_TASK + 1}")  # weight and bias are 0, so every guess is the average price
    problem, prices = page.playground.trainer.problem, page.playground.trainer.data.target
    average = prices[problem.train_rows].mean()
    learnt, kept = (np.sqrt(np.mean((prices[rows] - average) ** 2)) for rows in (problem.train_rows, problem.test_rows))
    text = handed_in(page)
    assert f"  typical miss ${learnt:,.0f} on the houses to learn from\n" in text
    assert f"  typical miss ${kept:,.0f} on those kept back\n" in text


def test_answers_tasks_and_hints_are_told(open_stage):
    held, playground = Attempt(PRICES), open_stage(start_values=(0, 0)).playground
    truth = PRICES.parts[ASKS].truth()
    held.said, held.done, held.hints = {ASKS: truth, ASKS + 1: 1}, {2}, {2: 1, 4: 2}
    text = text_of(held, playground, "", "the link")
    options = PRICES.parts[ASKS].ask.options
    assert f"Part 1: {PRICES.parts[ASKS].ask.question} “{options[truth]}”, right.\n" in text
    assert "“The second pair”, not right.\n" in text
    assert f"Part 4: {PRICES.parts[3].ask.question} No answer.\n" in text
    assert f"Part 3: {PRICES.parts[2].ask.text} Done, with 1 hint.\n" in text
    assert f"Part 5: {PRICES.parts[4].ask.text} Not done, with 2 hints.\n" in text
    assert "Name" not in text


def test_each_task_is_handed_in_with_the_state_that_solved_it_last():
    page = Page(lesson="party.3")
    stage = Stage(page.playground)
    for value in (0.9, 0.95, -1.0):  # the last one solves nothing
        stage.ask({"op": "set", "index": 0, "value": value, **stage.here()})
        page.run()
    held = page.app.session_state[HOLD]
    held.place = len(held.lesson.parts)
    page.run()
    part, rest = handed_in(page).split("Part 3: ")[1].split("Part 5: ")
    assert "Done.\n    At step 0:\n      typical miss " in part
    assert "      Ada to verdict: 0.95\n      Ben to verdict: 0\n" in part
    assert "Not done.\n  Part 9" in rest and "  Ada to verdict: -1\n" in rest.replace("−", "-")


def test_what_a_reload_forgot_of_a_task_is_said(open_stage):
    held = Attempt(PRICES, done={2})
    text = text_of(held, open_stage(start_values=(0, 0)).playground, "", "the link")
    assert "Done.\n    Its error and weights are not known any more: the page was loaded again.\n" in text


def test_what_is_kept_of_each_task_is_bounded(open_stage):
    trainer = open_stage(dataset="circle", hidden_layers=(8,) * 6).playground.trainer
    told = state_told(trainer, MOST_WEIGHTS)
    assert len(told) == len(state_told(trainer, 0)) + MOST_WEIGHTS
    assert told[-1] == f"  and {trainer.start.size - MOST_WEIGHTS} more"


def test_a_name_is_one_short_line():
    page = Page(lesson=f"prices.{LAST_TASK + 1}")
    page.app.text_input(key="hand_in_name").set_value("  Ada\nLovelace ")
    page.run()
    assert handed_in(page).splitlines()[1] == "Name: Ada Lovelace"
    assert "Ada" not in handed_in(page).splitlines()[-1]


def test_classes_are_told_by_how_many_are_right_and_muted_lines_are_marked(open_stage):
    playground = open_stage(dataset="circle", start_values=(0, 0, -5), hidden_layers=()).playground
    playground.trainer.mute(0, True)
    text = text_of(Attempt(PRICES), playground, "", "the link")
    labels, problem = playground.trainer.data.target, playground.trainer.problem
    assert f", {np.mean(labels[problem.train_rows] == 0):.0%} right on the points to learn from\n" in text
    assert ": 0, muted\n" in text


def test_a_long_list_of_weights_ends_in_a_count(open_stage):
    playground = open_stage(dataset="circle", hidden_layers=(8,) * 6).playground
    count = Experiment("circle", hidden_layers=(8,) * 6).start.size
    assert f"  and {count - MOST_LINES} more, which the link has\n" in text_of(Attempt(PRICES), playground, "", "link")


def test_one_hands_in_at_the_last_task_and_at_the_end():
    for place in range(len(PRICES.parts) + 1):
        assert may_hand_in(Attempt(PRICES, place)) == (place >= LAST_TASK)
    assert "Hand in" not in [each.proto.popover.label for each in Page(lesson="prices").app.get("popover")]


def test_own_data_are_never_handed_in():
    page = Page(lesson=f"prices.{len(PRICES.parts) + 1}")
    own, _ = read_table("size,price\n1,2\n2,3\n3,5\n4,4\n5,6\n6,8").dataset("price", ("size",))
    page.playground.use_table(own)
    page.run()
    assert not page.app.code
    assert "Your own data never travel in a link" in said(page)
