"""Turning a weight by hand, with mouse and keyboard, and what else can be done to a line."""

import re

import numpy as np
import pytest

from weightviz import Experiment, Trainer

AREA = "Weight area_sqft to price_usd"
HIDDEN = "Weight x to hidden 1.1"


def agrees(visitor, trainer) -> None:
    """Weights and losses on the page are the trainer's; a dragged value is known to seven digits only."""
    np.testing.assert_allclose(visitor.weights(), trainer.network.parameters, rtol=1e-5, atol=1e-7)
    np.testing.assert_allclose(visitor.losses(), (trainer.train_loss, trainer.test_loss), rtol=2e-5)


def with_weights(parameters, **settings) -> Trainer:
    """What the engine makes of these weights."""
    trainer = Trainer(Experiment(**settings))
    trainer.resume(parameters, 0, np.zeros(trainer.start.size, bool), np.zeros(trainer.start.size, bool))
    return trainer


def guesses(visitor) -> list[float]:
    """What the output panel draws for every row, standardised."""
    return visitor.read("[...stage.drawn.onRows.guesses]")


def spoken(state: str) -> re.Pattern:
    """A screen reader's words for a line in this state."""
    return re.compile(f", {state}$")


# Turning


def test_the_dial_on_the_line_moves_output_and_errors_while_it_is_dragged(visit, expect):
    visitor = visit()
    start = visitor.weight(AREA)
    x, y = visitor.take_hold(visitor.line(AREA))
    for up in (20, 50, -30):
        visitor.page.mouse.move(x, y - up, steps=3)
        visitor.settle()
        assert (visitor.weight(AREA) > start) == (up > 0)
        trainer = with_weights(visitor.weights())
        agrees(visitor, trainer)
        outputs = trainer.network.forward(trainer.problem.inputs)[:, 0]
        np.testing.assert_allclose(guesses(visitor), outputs, rtol=1e-5, atol=1e-6)
        expect(visitor.button("Undo")).to_be_disabled()  # not an edit yet
    turned = visitor.weight(AREA)
    visitor.page.mouse.up()
    visitor.settle()
    expect(visitor.button("Undo")).to_be_enabled()
    assert visitor.weight(AREA) == pytest.approx(turned, rel=1e-6)
    visitor.press("Undo")
    agrees(visitor, Trainer(Experiment()))
    expect(visitor.button("Undo")).to_be_disabled()  # one drag is one edit


def test_the_cards_knob_turns_a_weight_deep_in_the_network(visit):
    visitor = visit("data=circle")
    visitor.open_card(HIDDEN)
    x, y = visitor.take_hold(visitor.knob)
    visitor.page.mouse.move(x, y - 40, steps=4)
    visitor.settle()
    agrees(visitor, with_weights(visitor.weights(), dataset="circle"))
    visitor.page.mouse.up()
    visitor.settle()
    trainer = Trainer(Experiment(dataset="circle"))
    trainer.set_weight(0, visitor.weight(HIDDEN))
    agrees(visitor, trainer)
    visitor.press("+10")  # what was turned is what training goes on from
    trainer.train(10)
    agrees(visitor, trainer)


def test_a_click_on_the_dial_opens_its_card(visit, expect):
    visitor = visit()
    visitor.line(AREA).click()
    expect(visitor.stage.get_by_role("dialog", name="area to price")).to_be_visible()
    expect(visitor.knob).to_be_focused()
    visitor.button("Close").click()
    expect(visitor.card).to_be_hidden()
    expect(visitor.line(AREA)).to_be_focused()


def test_a_click_on_a_number_opens_the_card_of_its_line(visit, expect):
    visitor = visit("data=circle")
    visitor.line("Weight hidden 2.1 to class").click()
    expect(visitor.stage.get_by_role("dialog", name="Neuron 2.1 to class")).to_be_visible()


def test_arrow_keys_turn_shift_ten_times_and_enter_keeps(visit, expect):
    visitor = visit()
    start = visitor.weight(AREA)
    visitor.open_card(AREA)
    visitor.keys("ArrowUp")
    notch = visitor.weight(AREA) - start
    assert notch > 0
    visitor.keys("Shift+ArrowUp")
    assert visitor.weight(AREA) - start == pytest.approx(11 * notch, rel=1e-4)
    visitor.keys("ArrowDown", "ArrowLeft", "ArrowRight")
    assert visitor.weight(AREA) - start == pytest.approx(10 * notch, rel=1e-4)
    assert float(visitor.knob.get_attribute("aria-valuenow")) == visitor.weight(AREA)
    visitor.keys("Enter")
    expect(visitor.card).to_be_hidden()
    expect(visitor.line(AREA)).to_be_focused()
    trainer = Trainer(Experiment())
    trainer.set_weight(0, trainer.start[0] + 10 * notch)
    agrees(visitor, trainer)
    expect(visitor.button("Undo")).to_be_enabled()


def test_a_turn_by_the_arrow_keys_of_the_card_becomes_an_edit_by_itself(visit, expect):
    visitor = visit()
    visitor.open_card(AREA)
    visitor.keys("Shift+ArrowUp", "Shift+ArrowUp")
    expect(visitor.button("Undo")).to_be_enabled()
    turned = visitor.weight(AREA)
    visitor.keys("Escape")
    assert visitor.weight(AREA) == turned == pytest.approx(Trainer(Experiment()).start[0] + 0.2)


def test_escape_puts_an_unfinished_turn_back(visit, expect):
    visitor = visit()
    visitor.open_card(AREA)
    visitor.keys("Shift+ArrowUp", "Escape")
    expect(visitor.card).to_be_hidden()
    expect(visitor.line(AREA)).to_be_focused()
    agrees(visitor, Trainer(Experiment()))
    expect(visitor.button("Undo")).to_be_disabled()


def test_escape_leaves_what_was_kept_and_undo_takes_it_back_one_by_one(visit, expect):
    visitor = visit()
    visitor.press("+10")
    visitor.open_card(AREA)
    kept = [visitor.weight(AREA)]
    for up in (30, 20):
        visitor.drag(visitor.knob, up=up)
        kept.append(visitor.weight(AREA))
    visitor.keys("ArrowUp", "Escape")
    expect(visitor.card).to_be_hidden()
    expect(visitor.line(AREA)).to_be_focused()
    assert visitor.weight(AREA) == kept[2] > kept[1] > kept[0]
    for value in kept[1::-1]:
        visitor.press("Undo")
        assert visitor.weight(AREA) == pytest.approx(value, rel=1e-6)
    expect(visitor.button("Undo")).to_be_disabled()


@pytest.mark.parametrize("on_line", [True, False], ids=["line", "card"])
def test_escape_in_the_middle_of_a_drag_puts_it_back(visit, expect, on_line):
    visitor = visit()
    if not on_line:
        visitor.open_card(AREA)
    x, y = visitor.take_hold(visitor.line(AREA) if on_line else visitor.knob)
    visitor.page.mouse.move(x, y - 40, steps=4)
    visitor.settle()
    assert visitor.weight(AREA) > Trainer(Experiment()).start[0]
    visitor.keys("Escape")
    visitor.page.mouse.move(x, y - 80, steps=4)  # the hand has not let go yet
    visitor.page.mouse.up()
    visitor.settle()
    agrees(visitor, Trainer(Experiment()))
    expect(visitor.button("Undo")).to_be_disabled()


def test_a_number_is_typed_as_people_type_numbers(visit):
    visitor = visit()
    trainer = Trainer(Experiment())
    typed = {"1.5": 1.5, "-0.75": -0.75, "−0.5": -0.5, "0,25": 0.25, "1e9": 1000.0, "0": 0.0}
    for text, value in typed.items():
        visitor.type_weight(AREA, text)
        trainer.set_weight(0, value)
        agrees(visitor, trainer)


def test_what_is_no_number_changes_nothing(visit, expect):
    visitor = visit()
    for text in ("abc", "", "NaN", "Infinity", "1..2"):
        visitor.type_weight(AREA, text)
        expect(visitor.card).to_contain_text("a number, please")  # and it stays open
        visitor.keys("Escape")
    agrees(visitor, Trainer(Experiment()))
    expect(visitor.button("Undo")).to_be_disabled()


@pytest.mark.parametrize("on_line", [True, False], ids=["line", "card"])
def test_the_wheel_turns_and_becomes_one_edit(visit, expect, on_line):
    visitor = visit()
    if not on_line:
        visitor.open_card(AREA)
    box = (visitor.line(AREA) if on_line else visitor.knob).bounding_box()
    visitor.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 12)  # on the ring
    for _ in range(3):
        visitor.page.mouse.wheel(0, -100)
    expect(visitor.button("Undo")).to_be_enabled()
    visitor.settle()
    trainer = Trainer(Experiment())
    assert visitor.weight(AREA) > trainer.start[0]
    trainer.set_weight(0, visitor.weight(AREA))
    agrees(visitor, trainer)
    visitor.press("Undo")
    agrees(visitor, Trainer(Experiment()))


def test_a_turn_during_play_holds_training_until_it_is_let_go(visit, expect):
    visitor = visit("speed=20")
    visitor.button("Play").click()
    expect(visitor.step).not_to_have_text("0")
    x, y = visitor.take_hold(visitor.line(AREA))
    visitor.page.mouse.move(x, y - 40, steps=6)
    expect(visitor.button("Play")).to_be_visible()
    visitor.settle()
    held, turned = visitor.steps_taken(), visitor.weight(AREA)
    visitor.page.mouse.up()
    expect(visitor.button("Pause")).to_be_visible()  # and one sees training pull at it
    expect(visitor.step).not_to_have_text(str(held))
    visitor.button("Pause").click()
    visitor.settle()
    trainer = Trainer(Experiment())
    trainer.train(held)
    trainer.set_weight(0, turned)
    trainer.train(visitor.steps_taken() - held)
    agrees(visitor, trainer)


def test_a_click_on_a_line_during_play_pauses(visit, expect):
    visitor = visit()
    visitor.button("Play").click()
    expect(visitor.step).not_to_have_text("0")
    visitor.line(AREA).click()
    expect(visitor.card).to_be_visible()
    visitor.settle()
    expect(visitor.button("Play")).to_be_visible()


def test_closing_the_card_leaves_nothing_faded(visit):
    visitor = visit("data=circle")
    visitor.open_card(HIDDEN)
    visitor.press("Close")
    assert visitor.read("[...stage.network.light.lines].every(Boolean)")


def test_an_edit_at_a_scrubbed_back_point_goes_on_from_there(visit, expect):
    visitor = visit()
    visitor.press("+10")
    visitor.scrub(4)
    visitor.line(AREA).focus()
    for key in ("Enter", "Tab"):  # no pause between the keys: the answers may still be under way
        visitor.page.keyboard.press(key)
    visitor.value.fill("1.25")
    visitor.keys("Enter")
    expect(visitor.notice).to_contain_text("Going on from step 4")
    trainer = Trainer(Experiment())
    trainer.train(4)
    trainer.set_weight(0, 1.25)
    agrees(visitor, trainer)
    visitor.press("Step")
    trainer.train(1)
    assert visitor.steps_taken() == 5
    agrees(visitor, trainer)


# Walking along the network by keyboard


def test_the_network_is_one_tab_stop_and_arrows_walk_along_its_lines(visit):
    visitor = visit("data=circle")
    visitor.line(HIDDEN).focus()
    walk = [("ArrowDown", "Weight y to hidden 1.1"), ("ArrowUp", HIDDEN)]
    for key, name in walk:
        visitor.keys(key)
        assert visitor.focused() == name
    visitor.keys("ArrowRight")
    assert visitor.focused().endswith(("to hidden 2.1", "to hidden 2.2"))
    visitor.keys("ArrowRight")
    assert visitor.focused().endswith("to class")
    visited = {visitor.focused()}
    visitor.keys("Tab")
    left = visitor.focused()
    assert left not in visitor.names()
    assert left.startswith("One neuron fewer in hidden layer")
    visitor.keys("Shift+Tab")
    assert {visitor.focused()} == visited  # back where one was


# Lock, mute, solo, flip, start value


def test_training_leaves_a_locked_weight_alone(visit, expect):
    visitor = visit("data=circle")
    visitor.open_card(HIDDEN)
    visitor.press("Lock")
    expect(visitor.button("Unlock")).to_be_visible()
    expect(visitor.line(HIDDEN)).to_have_attribute("aria-valuetext", spoken("locked"))
    trainer = Trainer(Experiment(dataset="circle"))
    trainer.lock(0)
    visitor.press("+10")
    trainer.train(10)
    agrees(visitor, trainer)
    assert trainer.network.parameters[0] == trainer.start[0]
    visitor.press("Unlock", "+10")
    trainer.lock(0, on=False)
    trainer.train(10)
    agrees(visitor, trainer)


def test_a_muted_weight_counts_as_zero_and_keeps_its_value(visit, expect):
    visitor = visit()
    visitor.press("+10")
    visitor.open_card(AREA)
    visitor.press("Mute")
    trainer = Trainer(Experiment())
    trainer.train(10)
    trainer.mute(0)
    agrees(visitor, trainer)
    expect(visitor.line(AREA)).to_have_attribute("aria-valuetext", spoken("muted"))
    assert len(set(guesses(visitor))) == 1  # without its weight the neuron says the same of every house
    visitor.press("Reset")  # the start weights come back, the mute stays
    trainer.reset()
    agrees(visitor, trainer)
    expect(visitor.line(AREA)).to_have_attribute("aria-valuetext", spoken("muted"))
    visitor.open_card(AREA)
    visitor.press("Unmute")
    trainer.mute(0, on=False)
    agrees(visitor, trainer)


def test_solo_mutes_all_other_lines_into_the_same_neuron(visit):
    visitor = visit("data=circle")
    visitor.open_card(HIDDEN)
    start = visitor.losses()
    visitor.press("Solo")
    muted = visitor.read("stage.network.drawn.filter(line => line.muted).map(line => line.name)")
    assert muted == ["Weight y to hidden 1.1", "Bias of hidden 1.1"]
    trainer = Trainer(Experiment(dataset="circle"))
    trainer.solo(0)
    agrees(visitor, trainer)
    visitor.press("Solo")
    assert visitor.losses() == start


def test_flip_and_start_value_are_edits(visit):
    visitor = visit()
    visitor.press("+10")
    visitor.open_card(AREA)
    trainer = Trainer(Experiment())
    trainer.train(10)
    visitor.press("Flip")
    trainer.flip(0)
    agrees(visitor, trainer)
    visitor.press("Start value")
    trainer.back_to_start(0)
    agrees(visitor, trainer)
    for _ in range(2):
        visitor.press("Undo")
        trainer.undo()
        agrees(visitor, trainer)


def test_the_card_shows_the_gradient_and_what_the_last_step_did(visit, expect):
    visitor = visit("data=circle")
    visitor.press("+10")
    visitor.open_card(HIDDEN)
    trainer = Trainer(Experiment(dataset="circle"))
    trainer.train(9)
    before = trainer.network.parameters[0]
    trainer.train(1)
    change, gradient = trainer.network.parameters[0] - before, trainer.gradient()[0]
    row = "dt:text-is('{}') + dd"
    expect(visitor.card.locator(row.format("last step"))).not_to_have_text("…")
    for name, value in (("last step", change), ("gradient", gradient), ("start value", trainer.start[0])):
        text = visitor.card.locator(row.format(name)).inner_text()
        assert float(text.replace("−", "-")) == pytest.approx(value, rel=0.06, abs=0.005 * (name == "start value"))
