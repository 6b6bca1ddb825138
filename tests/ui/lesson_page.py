"""The first lesson on the page without a browser: where one is, what stands there, and what one does."""

from tests.ui.page import Page
from tests.ui.stage import Stage
from weightviz.lessons import LESSONS

PARTY = LESSONS[0]
ASKS, SETS = min(PARTY.questions), min(PARTY.tasks)


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


def everything_done(lesson) -> str:
    """The word of the address for a lesson in which all is answered and done."""
    return "".join("1" if part.ask else "0" for part in lesson.parts)
