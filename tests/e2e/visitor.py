"""What a person does on the page and sees there, by the names that people, screen readers and scripts use."""

import re

import numpy as np

DOUBLE_CLICK = 500  # milliseconds, see double_click.js
AT_REST = "document.getAnimations().every(each => each.playState !== 'running')"  # colours fade too
ANSWERED = """root => {
    const { courier, playback, painting } = root.stage;
    return courier.idle && !playback.owed && !painting;
}"""


class Visitor:
    """Acts with mouse and keyboard on one open page; ``page`` is Playwright's.

    Properties and the methods that return something look; all others act, and come back when what they asked
    for was answered.
    """

    def __init__(self, page):
        self.page = page
        self.stage = page.locator(".stage")
        self.step = page.get_by_test_id("step")
        self.train_loss = page.get_by_test_id("train-loss")
        self.test_loss = page.get_by_test_id("test-loss")
        self.notice = self.stage.get_by_role("status")
        self.card = self.stage.get_by_role("dialog")
        self.knob = self.stage.get_by_role("slider", name="Knob")
        self.value = self.stage.get_by_role("textbox", name="Value")
        self.timeline = self.stage.get_by_role("slider", name="Timeline")
        self.lines = self.stage.get_by_role("slider", name=re.compile("^(Weight|Bias) "))

    # What is there

    def button(self, name: str):
        return self.stage.get_by_role("button", name=name, exact=True)

    def line(self, name: str):
        return self.stage.get_by_role("slider", name=name, exact=True)

    def names(self) -> list[str]:
        """The names of all lines, in the order of the parameters."""
        return self.lines.evaluate_all("lines => lines.map(line => line.ariaLabel)")

    def weights(self) -> np.ndarray:
        """All parameters as a screen reader hears them: seven digits each."""
        return np.array(self.lines.evaluate_all("lines => lines.map(line => Number(line.ariaValueNow))"))

    def weight(self, name: str) -> float:
        return float(self.line(name).get_attribute("aria-valuenow"))

    def steps_taken(self) -> int:
        return int(self.step.inner_text())

    def losses(self) -> tuple[float, float]:
        """The training and the test loss that stand on the page."""
        return float(self.train_loss.inner_text()), float(self.test_loss.inner_text())

    def focused(self) -> str | None:
        """The name of whatever has the focus inside the stage."""
        return self.stage.evaluate("root => root.getRootNode().activeElement?.ariaLabel ?? null")

    def read(self, expression: str):
        """What the stage itself says of ``stage``: for reading back what was drawn."""
        return self.stage.evaluate(f"({{ stage }}) => {expression}")

    def address(self) -> str:
        return self.page.evaluate("location.search")

    # What one does

    def go(self, query: str) -> None:
        """Open another link in the same tab: quicker than a page of its own."""
        self.page.goto(f"{self.page.url.split('?')[0]}?{query}")
        self.step.wait_for()
        self.settle()

    def press(self, *names: str) -> None:
        """Press these buttons of the stage, one after the other."""
        for name in names:
            self.button(name).click()
            self.settle()

    def keys(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
        self.settle()

    def open_card(self, name: str) -> None:
        """Choose a line by keyboard, as one may always do: the card opens and its knob has the focus."""
        self.line(name).focus()
        self.keys("Enter")

    def type_weight(self, name: str, text: str) -> None:
        """Turn a weight by typing its number into the card, and keep it."""
        self.open_card(name)
        self.value.fill(text)
        self.keys("Enter")

    def scrub(self, place: int) -> None:
        """Go to a place of the timeline, as a drag of its handle would."""
        self.timeline.fill(str(place))
        self.settle()

    def take_hold(self, element) -> tuple[float, float]:
        """Press the mouse on the middle of something and do not let go; where that is."""
        box = element.bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        return x, y

    def drag(self, element, up: int) -> None:
        """Drag something upwards by so many pixels and let go."""
        x, y = self.take_hold(element)
        self.page.mouse.move(x, y - up, steps=6)
        self.page.mouse.up()
        self.settle()

    def look_away(self) -> None:
        """Point at nothing and leave whatever has the focus, so that no line stands out."""
        self.page.mouse.move(1, 1)
        self.stage.focus()
        self.settle()

    def choose(self, name: str, option: str) -> None:
        """Pick from one of the select boxes above the stage, by typing: long lists are there only in part."""
        box = self.page.get_by_role("combobox", name=name)
        box.click()
        box.fill(option)
        self.page.get_by_role("option", name=option, exact=True).click()

    def is_slower_than_a_double_click(self) -> None:
        """Let time pass, as whoever reads does: a click that comes sooner, at the place of the last one, is dropped."""
        self.page.wait_for_timeout(DOUBLE_CLICK)

    def wait_for_what_opens(self) -> None:
        """What has just opened fades or slides in, and is paler or smaller until then."""
        self.page.wait_for_timeout(300)
        self.page.wait_for_function(AT_REST)

    def settle(self) -> None:
        """Wait until all that was asked is answered and painted. Nothing to call while it plays."""
        self.page.wait_for_function(ANSWERED, arg=self.stage.element_handle())
