"""Every lesson, played through the page to its end by the scripts that tests/lessons proves against the engine."""

import re

import pytest

from tests.e2e.conftest import STILL
from tests.lessons.play import Change, Flip, Mute, Rate, Train, Turn, reset, value
from tests.lessons.scripts import SCRIPTS
from weightviz.explain.lines import lines_of
from weightviz.lessons import LESSONS
from weightviz.training import Trainer

BUTTONS = {1: "Step", 10: "+10", 100: "+100"}


class Learner:
    """Plays a lesson: answers its questions and turns what its script turns."""

    def __init__(self, visitor, lesson):
        self.visitor, self.page, self.lesson = visitor, visitor.page, lesson

    def name(self, place: int, line: str) -> str:
        """What the stage calls a line that the script names."""
        lines = lines_of(Trainer(self.lesson.start_of(place)))
        (index,) = (each.index for each in lines if each.name == line)
        return self.visitor.names()[index]

    def act(self, place: int, action) -> None:
        match action:
            case Turn(knobs):
                for line, text in knobs.items():
                    self.visitor.type_weight(self.name(place, line), str(value(text)))
            case Train(steps):
                self.train(steps)
            case Mute(lines):
                self.on_cards(place, lines, "Mute")
            case Flip(lines):
                self.on_cards(place, lines, "Flip")
            case Rate(rate):
                self.visitor.choose("Learning rate", f"{value(rate):g}")
            case Change(settings):
                self.change(settings)
            case _ if action is reset:
                self.visitor.press("Reset")
            case _:
                pytest.fail(f"No learner can do {action}.")
        self.visitor.settle()

    def train(self, steps: int) -> None:
        for count in (100, 10, 1):
            for _ in range(steps // count):
                self.visitor.press(BUTTONS[count])
            steps %= count

    def on_cards(self, place: int, lines: tuple[str, ...], button: str) -> None:
        for line in lines:
            self.visitor.open_card(self.name(place, line))
            self.visitor.press(button, "Close")

    def change(self, settings: dict) -> None:
        """As far as scripts need it: another size of the one hidden layer, and L2."""
        for name, wanted in settings.items():
            if name == "hidden_layers":
                self.resize(*wanted)
            else:
                self.page.get_by_role("button", name="More settings").click()
                self.page.get_by_role("tab", name="Regularisation", exact=True).click()
                self.visitor.choose(name.upper(), f"{wanted:g}")
                self.page.keyboard.press("Escape")
                self.page.wait_for_timeout(300)  # until the page has begun to run, and then until it has come to rest
                self.page.locator(STILL).wait_for(state="attached")

    def resize(self, wanted: int) -> None:
        size = self.visitor.read("stage.scene.sizes[1]")
        way = "more" if wanted > size else "fewer"
        for _ in range(abs(wanted - size)):
            self.visitor.press(f"One neuron {way} in hidden layer 1")

    def heading(self, place: int):
        parts = len(self.lesson.parts)
        where = "the end" if place == parts else f"part {place + 1} of {parts}"
        return self.page.get_by_text(f"Lesson {self.lesson.number}, {where}", exact=True)

    def onwards(self, expect) -> None:
        """To the next part, once the page stands: while it changes, the last part's button may still be there too."""
        button = self.page.get_by_role("button", name="Next", exact=True)
        expect(button).to_have_count(1)
        button.click()


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_a_lesson_can_be_played_to_its_end(visit, expect, lesson):
    visitor = visit(f"lesson={lesson.id}")
    learner, solved = Learner(visitor, lesson), SCRIPTS[lesson.id].solved
    for place, part in enumerate(lesson.parts):
        expect(learner.heading(place)).to_be_visible()
        visitor.settle()
        visitor.is_slower_than_a_double_click()
        if place in lesson.questions:
            option = part.ask.options[part.truth()]
            visitor.page.get_by_role("button", name=option, exact=True).click()
            expect(visitor.page.get_by_text(f"You said “{option}”: right.")).to_be_visible()
        if place in lesson.tasks:
            expect(visitor.page.get_by_text("Done.", exact=True)).to_have_count(0)
            for action in solved[place]:
                learner.act(place, action)
            expect(visitor.page.get_by_text("Done.", exact=True)).to_be_visible()
        learner.onwards(expect)
    expect(visitor.page.get_by_role("heading", name="What you learned")).to_be_visible()
    assert f"done={lesson.id}" in visitor.address()


def test_a_lesson_begins_from_the_strip_and_lasts_over_a_reload(visit, expect):
    visitor = visit()
    party = LESSONS[0]
    learner = Learner(visitor, party)
    visitor.page.get_by_role("button", name="Lessons").click()
    visitor.page.get_by_role("button", name=f"1 {party.title}").click()
    expect(learner.heading(0)).to_be_visible()
    visitor.is_slower_than_a_double_click()
    learner.onwards(expect)
    expect(learner.heading(1)).to_be_visible()
    visitor.page.reload()
    expect(learner.heading(1)).to_be_visible()
    visitor.page.get_by_role("button", name="Leave the lesson").click()
    expect(visitor.page.get_by_role("combobox", name="Data")).to_be_visible()
    expect(visitor.stage).to_have_count(1)  # until then the lesson's stage is there too
    visitor.settle()
    assert re.search("data=friends", visitor.address())


def test_who_is_new_is_offered_the_first_lesson_until_something_was_done(visit, expect):
    visitor = visit()
    offer = visitor.stage.get_by_role("button", name="Start with the party")
    visitor.press("Step")
    expect(offer).to_be_hidden()
    visitor.press("Reset")
    offer.click()
    expect(Learner(visitor, LESSONS[0]).heading(0)).to_be_visible()
    expect(offer).to_be_hidden()


def test_a_phone_shows_the_first_lesson_without_scrolling(visit):
    visitor = visit(width=390, height=844)
    offer = visitor.stage.get_by_role("button", name="Start with the party").bounding_box()
    transport = visitor.stage.get_by_role("button", name="Play").bounding_box()
    assert offer["y"] + offer["height"] < transport["y"] and offer["x"] + offer["width"] <= 390


def test_the_text_stands_beside_the_stage_and_above_it_on_a_phone(visit):
    for width, beside in ((1440, True), (390, False)):
        visitor = visit("lesson=party", width=width, height=900)
        text = visitor.page.get_by_text("Three friends have seen a film").bounding_box()
        stage = visitor.stage.bounding_box()
        assert (text["x"] + text["width"] < stage["x"]) == beside
        assert (text["y"] + text["height"] < stage["y"]) != beside
