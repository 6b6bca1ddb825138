"""Predict first: the page asks, takes an ordinary step, and judges by the engine's own numbers."""

import re

import numpy as np
import pytest

from weightviz import Experiment, Trainer


def say(visitor, *answers: str) -> None:
    for answer in answers:
        visitor.stage.locator(".quiz").get_by_role("button", name=answer, exact=True).click()
    visitor.settle()


def kicker(visitor) -> str:
    return visitor.stage.locator(".story .story-kicker").inner_text()


@pytest.mark.parametrize("said", [("Up", "Falls"), ("Down", "Rises"), ("Stays", "Stays")])
def test_the_answers_are_judged_by_what_the_step_did(visit, expect, said):
    visitor = visit("predict=on")
    trainer = Trainer(Experiment())
    before, error = trainer.network.parameters[0], trainer.train_loss
    visitor.press("Step")
    expect(visitor.stage.locator(".quiz")).to_contain_text("Will the weight of area go up, go down, or stay?")
    assert visitor.steps_taken() == 0
    say(visitor, *said)
    trainer.train(1)
    assert visitor.steps_taken() == 1
    np.testing.assert_allclose(visitor.weights(), trainer.network.parameters, rtol=1e-6)
    way = "Up" if trainer.network.parameters[0] > before else "Down"
    truth = way, "Falls" if trainer.train_loss < error else "Rises"
    right = sum(mine == true for mine, true in zip(said, truth, strict=True))
    assert f"{right} of 2 right so far." in kicker(visitor)
    assert len(re.findall(r": right\b", kicker(visitor))) == right


def test_a_locked_line_stays_and_the_score_adds_up(visit):
    visitor = visit("predict=on")
    visitor.open_card("Weight area_sqft to price_usd")
    visitor.press("Lock", "Close", "Step")
    say(visitor, "Stays", "Falls")
    assert kicker(visitor) == "You said it stays: right; the error falls: right. 2 of 2 right so far."
    visitor.press("Step")
    say(visitor, "Up", "Falls")
    assert kicker(visitor) == "You said up: no, it stayed; the error falls: right. 3 of 4 right so far."


def test_whatever_else_is_pressed_ends_the_question(visit, expect):
    visitor = visit("data=circle&predict=on")
    for other in ("+10", "Reset"):
        visitor.press("Step")
        expect(visitor.stage.locator(".quiz")).to_be_visible()
        visitor.press(other)
        expect(visitor.stage.locator(".quiz")).to_be_hidden()
        assert kicker(visitor) == "You left the question."
    assert visitor.steps_taken() == 0
    visitor.press("+10")
    assert kicker(visitor) == "What the last 10 steps did"


def test_a_step_that_was_not_the_one_asked_about_is_not_judged(visit):
    visitor = visit("predict=on")
    visitor.press("Step")
    say(visitor, "Up", "Falls")
    assert "2 right so far" in kicker(visitor)
    visitor.press("+10")
    assert kicker(visitor) == "What the last 10 steps did"
