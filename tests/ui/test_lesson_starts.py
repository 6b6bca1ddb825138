"""What a part of a lesson begins with when one comes to it forth or back, and the way to the first page of all."""

import pytest

from tests.ui.page import NEEDS_APPTEST, Page
from tests.ui.stage import Stage
from tests.ui.test_lesson import press
from weightviz.experiment import Experiment, View
from weightviz.lessons import LESSONS, Part
from weightviz.lessons.lesson import only

pytestmark = NEEDS_APPTEST
FIRST_PAGE = "Back to the first page"
GOES_ON = [(lesson, place) for lesson in LESSONS for place, part in enumerate(lesson.parts) if part.start is None]
goes_on = pytest.mark.parametrize(("lesson", "place"), GOES_ON, ids=lambda value: getattr(value, "id", value))


def turned(page: Page) -> list[float]:
    """Turn the first weight by hand; all weights then."""
    stage = Stage(page.playground)
    stage.ask({"op": "set", "index": 0, "value": 0.123, **stage.here()})
    return weights(page)


def weights(page: Page) -> list[float]:
    return page.playground.trainer.network.parameters.tolist()


def offers(page: Page, label: str) -> bool:
    page.run()
    return label in [each.label for each in page.app.button]


@goes_on
def test_a_part_without_a_start_goes_on_with_what_is_there(lesson, place):
    page = Page(lesson=f"{lesson.id}.{place}")
    there = turned(page)
    press(page, "Next")
    assert weights(page) == there
    assert page.playground.view.panel == lesson.view_of(place).panel


@goes_on
def test_back_at_a_part_without_a_start_the_start_before_it_is_there_again(lesson, place):
    page = Page(lesson=f"{lesson.id}.{place + 2}")
    turned(page)
    press(page, "Back")
    assert weights(page) == lesson.start_of(place).start.tolist()


def test_some_part_goes_on():
    assert GOES_ON


@pytest.mark.parametrize("view", [only(speed=300), View(axes=("x", "y")), View(predict="on")])
def test_a_part_that_goes_on_may_not_ask_for_what_it_would_not_get(view):
    with pytest.raises(ValueError, match="A part without a start"):
        Part("", view=view)


def left(part: str) -> Page:
    page = Page(lesson=part)
    press(page, "Leave the lesson")
    return page


def test_the_first_page_is_not_offered_where_it_is_there():
    """A lesson may leave the data of the first page behind, and a hand may make it the first page."""
    page = left("prices.4")
    assert page.experiment.dataset == Experiment().dataset and offers(page, FIRST_PAGE)
    page.playground.load(Experiment())
    assert not offers(page, FIRST_PAGE)


def test_who_went_back_to_the_first_page_is_not_offered_it_again_when_they_change_it():
    page = left("prices.4")
    press(page, FIRST_PAGE)
    page.playground.change(seed=Experiment().seed + 1)
    assert not offers(page, FIRST_PAGE)
