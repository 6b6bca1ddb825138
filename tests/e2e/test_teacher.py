"""The teacher's side in a browser: what comes out of the printer, the keys of a clicker, and the link of a hand-in."""

import re
from urllib.parse import urlsplit

import numpy as np
import pytest

from tests.e2e.conftest import STILL, watch
from tests.e2e.visitor import AT_REST
from weightviz.lessons import LESSONS

PAPER = ("A4", "Letter")
FAILURES = next(lesson for lesson in LESSONS if lesson.id == "failures")
# Whatever is seen on the page: the texts of buttons and logo apart, how dark each text is, and on what ground.
ON_PAPER = """() => {
    const seen = [...document.querySelectorAll(".stApp *")].filter((each) => each.checkVisibility());
    const texts = seen.filter((each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
    return {
        colours: [...new Set(texts.map((each) => getComputedStyle(each).color))],
        grounds: [...new Set(seen.map((each) => getComputedStyle(each).backgroundColor))],
        buttons: seen.filter((each) => each.matches("button, a, img, [role=button], [role=radio]")).length,
    };
}"""


@pytest.fixture
def teachers_page(contexts, server, complaints):
    """The teacher's page of a lesson, which has no stage to wait for."""
    pages = []

    def opened(lesson: str, theme: str = "light"):
        page = contexts(1440, 900, theme, False).new_page()
        pages.append(page)
        watch(page, complaints)
        page.goto(f"{server.url}/?teacher={lesson}")
        page.get_by_role("heading", name="Aims").wait_for()
        page.locator(STILL).wait_for(state="attached")
        return page

    yield opened
    for page in pages:
        page.close()


def show_answers(page) -> None:
    page.get_by_text("Show answers").click()
    page.get_by_test_id("stButtonGroup").get_by_text("Answer sheet").wait_for()


def show(page, kind: str) -> None:
    page.get_by_test_id("stButtonGroup").get_by_text(kind, exact=True).click()
    page.locator(".sheet .kind").get_by_text(kind).wait_for()


def sheets_of_paper(page, paper: str) -> int:
    return len(re.findall(rb"/Type /Page\b", page.pdf(format=paper, print_background=True)))


@pytest.mark.parametrize("kind", ["Worksheet", "Answer sheet"])
def test_every_sheet_fits_on_one_page(teachers_page, expect, kind):
    page = teachers_page(LESSONS[0].id)
    for lesson in LESSONS:
        show_answers(page)
        show(page, kind)
        assert page.locator(".sheet h2").inner_text() == lesson.title
        assert [sheets_of_paper(page, paper) for paper in PAPER] == [1, 1], lesson.id
        if lesson is not LESSONS[-1]:
            page.get_by_role("button", name=f"After: {lesson.number + 1}").click()
            page.get_by_role("heading", name=LESSONS[lesson.number].title, exact=True).wait_for()
            expect(page.get_by_test_id("stButtonGroup").get_by_text("Answer sheet")).to_have_count(0)


def test_notes_need_more_than_one_page(teachers_page):
    page = teachers_page("prices")
    show_answers(page)
    page.get_by_role("heading", name="Part by part").wait_for()
    assert [sheets_of_paper(page, paper) for paper in PAPER] == [2, 2]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_paper_is_black_on_white_without_buttons(teachers_page, theme):
    page = teachers_page("prices", theme)
    for kind in ("Notes", "Worksheet"):
        if kind == "Worksheet":
            show(page, kind)
        page.emulate_media(media="print")
        page.wait_for_function(AT_REST)
        seen = page.evaluate(ON_PAPER)
        page.emulate_media(media="screen")
        assert seen == {"colours": ["rgb(0, 0, 0)"], "grounds": ["rgba(0, 0, 0, 0)"], "buttons": 0}


def test_the_button_prints(teachers_page):
    page = teachers_page("prices")
    page.evaluate("globalThis.print = () => { globalThis.printed = true; }")
    page.get_by_role("button", name="Print", exact=True).click()
    assert page.evaluate("globalThis.printed") is True


def test_a_clicker_turns_the_pages_wherever_the_focus_is(visit, expect):
    visitor = visit("lesson=failures&present=1", width=1280, height=720)
    where = visitor.page.locator(".st-key-lesson_text").get_by_test_id("stCaptionContainer").first
    answer = visitor.page.get_by_text("It is “All the way”.")
    expect(answer).to_have_count(0)
    visitor.page.keyboard.press("PageDown")  # nothing has the focus: the answer comes first
    expect(answer).to_be_visible()
    assert visitor.steps_taken() == 0
    visitor.page.keyboard.press("PageDown")  # then what it looks like
    (outcome,) = FAILURES.parts[0].outcomes.values()
    expect(visitor.step).to_have_text(str(outcome().frame.step))
    visitor.timeline.focus()
    visitor.page.keyboard.press("PageDown")
    expect(where).to_have_text("Lesson 7, part 2 of 8")
    visitor.settle()
    visitor.page.get_by_role("combobox", name="Learning rate").focus()
    visitor.page.keyboard.press("PageUp")
    expect(where).to_have_text("Lesson 7, part 1 of 8")
    visitor.settle()
    visitor.open_card(visitor.names()[0])
    visitor.value.focus()
    visitor.page.keyboard.press("PageDown")
    expect(where).to_have_text("Lesson 7, part 2 of 8")  # answer and picture were shown already


@pytest.mark.parametrize(("width", "height", "least"), [(1280, 720, 20), (1366, 768, 21), (1920, 1080, 28)])
def test_text_and_stage_are_in_view_together_on_the_projector(visit, expect, width, height, least):
    visitor = visit("lesson=party&present=1", width=width, height=height)
    expect(visitor.page.get_by_test_id("stHeader")).to_be_hidden()  # the style has arrived
    expect(visitor.stage).to_have_attribute("data-mode", "wide")
    visitor.settle()
    text = visitor.page.locator(".st-key-lesson_text").bounding_box()
    stage = visitor.stage.bounding_box()
    assert text["x"] + text["width"] <= stage["x"]
    assert stage["x"] + stage["width"] <= width
    assert max(text["y"] + text["height"], stage["y"] + stage["height"]) <= height
    size = "element => parseFloat(getComputedStyle(element).fontSize)"
    assert visitor.page.get_by_text("Three friends have seen a film").evaluate(size) >= least


@pytest.mark.parametrize("width", [1280, 1366])
def test_all_of_a_row_with_three_inputs_is_seen_on_the_projector(visit, width):
    visitor = visit("lesson=party.9&present=1", width=width, height=800)
    words, way = visitor.stage.locator(".data-words"), visitor.button("Next film")
    assert words.inner_text().strip() == "film 1: Metacritic score 30 points"  # the tiles tell what goes in
    heading, picture = (visitor.stage.locator(name).bounding_box() for name in (".head-long", ".network-host"))
    for box in (words.bounding_box(), way.bounding_box()):
        assert box["y"] >= 0 and box["y"] + box["height"] <= picture["y"] + 4
        assert heading["x"] < box["x"] and box["x"] + box["width"] <= picture["x"] + picture["width"] + 4


def test_without_presenting_page_keys_turn_no_page(visit, expect):
    visitor = visit("lesson=party")
    visitor.page.keyboard.press("PageDown")
    expect(visitor.page.get_by_text("Lesson 1, part 1 of")).to_be_visible()


def test_the_link_that_was_handed_in_opens_exactly_there(visit, expect):
    one = visit("lesson=prices.6")
    one.press("Step", "+10")
    one.page.get_by_role("button", name="Hand in").click()
    code = one.page.get_by_test_id("stCode").locator("code").last
    expect(code).to_contain_text("At step 11:")
    query = urlsplit(code.inner_text().split()[-1]).query
    other = visit(query)
    np.testing.assert_array_equal(other.weights(), one.weights())
    assert (other.steps_taken(), other.losses()) == (11, one.losses())
    expect(other.page.get_by_text("Lesson 3, part 6 of 6")).to_be_visible()
