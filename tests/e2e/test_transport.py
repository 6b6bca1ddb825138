"""Play, step, scrub, reset, undo: every number on the page is the engine's at that step."""

import re

import numpy as np
import pytest

from weightviz import Experiment, Trainer

AREA = "Weight area_sqft to price_usd"


def agrees(visitor, trainer) -> None:
    """The page stands at the trainer's step, with its weights and both its losses."""
    assert visitor.steps_taken() == trainer.step
    np.testing.assert_allclose(visitor.weights(), trainer.network.parameters, rtol=1e-6)
    np.testing.assert_allclose(visitor.losses(), (trainer.train_loss, trainer.test_loss), rtol=1e-5)


def trained(steps: int, **settings) -> Trainer:
    trainer = Trainer(Experiment(**settings))
    trainer.train(steps)
    return trainer


def test_the_page_opens_at_the_start_of_the_default_experiment(visit, expect):
    visitor = visit()
    agrees(visitor, Trainer(Experiment()))
    expect(visitor.button("Undo")).to_be_disabled()
    expect(visitor.button("Redo")).to_be_disabled()
    expect(visitor.button("Play")).to_be_enabled()


def test_steps_are_mini_batches_and_the_epoch_stands_beside_them(visit, expect):
    visitor = visit("data=circle")
    for name, steps in (("Step", 1), ("+10", 11), ("+100", 111)):
        visitor.press(name)
        agrees(visitor, trained(steps, dataset="circle"))
    # 100 of the 200 points are learnt from, 10 a step: 11 whole epochs
    expect(visitor.stage.get_by_text("epoch 11", exact=True)).to_be_visible()


def test_play_runs_until_pause_and_pause_keeps_what_is_seen(visit, expect):
    visitor = visit("data=circle")
    visitor.button("Play").click()
    expect(visitor.step).to_have_text(re.compile(r"^\d{2,}$"))
    visitor.button("Pause").click()
    visitor.settle()
    paused = visitor.steps_taken()
    agrees(visitor, trained(paused, dataset="circle"))
    visitor.press("Step")
    agrees(visitor, trained(paused + 1, dataset="circle"))


@pytest.mark.parametrize(("choice", "speed"), [("1 step a second", 1), ("10,000 steps a second", 10_000)])
def test_any_speed_shows_the_engines_numbers(visit, expect, choice, speed):
    visitor = visit("data=circle")
    visitor.stage.get_by_role("combobox", name="Speed").select_option(choice)
    expect(visitor.page).to_have_url(re.compile(f"speed={speed}$"))
    visitor.settle()
    visitor.button("Play").click()
    expect(visitor.step).to_have_text(re.compile(r"^\d{4,}$" if speed > 1 else r"^[2-9]$"))
    visitor.button("Pause").click()
    visitor.settle()
    agrees(visitor, trained(visitor.steps_taken(), dataset="circle"))


def test_the_timeline_scrubs_by_keys_and_mouse_without_asking_the_server(visit):
    visitor = visit("data=circle")
    visitor.press("+100")
    asked = visitor.read("stage.courier.number")
    visitor.timeline.focus()
    for keys, step in ((["Home"], 0), (["End"], 100), (["ArrowLeft"] * 3, 97), (["ArrowRight"], 98)):
        visitor.keys(*keys)
        agrees(visitor, trained(step, dataset="circle"))
    box = visitor.timeline.bounding_box()
    height = box["y"] + box["height"] / 2
    visitor.page.mouse.click(box["x"] + box["width"] / 4, height)
    visitor.settle()
    assert 20 <= visitor.steps_taken() <= 30
    agrees(visitor, trained(visitor.steps_taken(), dataset="circle"))
    visitor.page.mouse.down()
    visitor.page.mouse.move(box["x"] + box["width"] / 2, height, steps=5)
    visitor.page.mouse.up()
    visitor.settle()
    assert 45 <= visitor.steps_taken() <= 55
    agrees(visitor, trained(visitor.steps_taken(), dataset="circle"))
    assert visitor.read("stage.courier.number") == asked


def test_training_on_from_an_earlier_point_drops_what_came_after_and_says_so(visit, expect):
    visitor = visit("data=circle")
    visitor.press("+100")
    visitor.scrub(40)
    visitor.press("Step")
    expect(visitor.notice).to_contain_text(
        "Going on from step 40: what was trained after it, up to step 100, is dropped."
    )
    expect(visitor.timeline).to_have_attribute("max", "41")
    agrees(visitor, trained(41, dataset="circle"))


def test_playing_on_from_an_earlier_point_drops_too(visit, expect):
    visitor = visit()
    visitor.press("+100")
    visitor.scrub(3)
    visitor.button("Play").click()
    expect(visitor.notice).to_contain_text("Going on from step 3")
    expect(visitor.step).not_to_have_text("3")
    visitor.button("Pause").click()
    visitor.settle()
    assert visitor.steps_taken() < 100
    agrees(visitor, trained(visitor.steps_taken()))


def test_reset_leads_to_the_same_start_and_can_be_undone(visit, expect):
    visitor = visit("data=circle")
    visitor.press("+10", "Reset")
    agrees(visitor, trained(0, dataset="circle"))
    visitor.press("Step")
    agrees(visitor, trained(1, dataset="circle"))
    visitor.press("Undo")
    agrees(visitor, trained(10, dataset="circle"))
    visitor.press("Redo")
    agrees(visitor, trained(1, dataset="circle"))
    expect(visitor.button("Redo")).to_be_disabled()


def test_another_start_is_another_seed(visit, expect):
    visitor = visit("data=circle&seed=7")
    visitor.press("+10", "Another start")
    expect(visitor.page).to_have_url(re.compile("seed=8$"))
    visitor.settle()
    agrees(visitor, trained(0, dataset="circle", seed=8))


def test_undo_takes_an_edit_and_its_training_and_redo_brings_both_back(visit, expect):
    trainer = trained(10)
    visitor = visit()
    visitor.press("+10")
    visitor.type_weight(AREA, "0.75")
    trainer.set_weight(0, 0.75)
    agrees(visitor, trainer)
    visitor.press("+10")
    trainer.train(10)
    agrees(visitor, trainer)
    visitor.press("Undo")
    agrees(visitor, trained(10))
    expect(visitor.button("Undo")).to_be_disabled()
    visitor.press("Redo")
    agrees(visitor, trainer)
    visitor.press("Undo", "Step")
    agrees(visitor, trained(11))
    expect(visitor.button("Redo")).to_be_disabled()


def test_shortcuts_act_while_the_stage_has_the_focus(visit, expect):
    visitor = visit()
    visitor.stage.focus()
    visitor.keys(".")
    visitor.keys(".")
    agrees(visitor, trained(2))
    visitor.keys(",")
    agrees(visitor, trained(1))
    visitor.keys(".")
    visitor.keys("Home")
    agrees(visitor, trained(0))
    visitor.keys("Control+z")
    agrees(visitor, trained(2))
    visitor.keys("Control+Shift+Z")
    agrees(visitor, trained(0))
    visitor.page.keyboard.press("Space")
    expect(visitor.step).not_to_have_text("0")
    visitor.keys("Space")
    expect(visitor.button("Play")).to_be_visible()
    agrees(visitor, trained(visitor.steps_taken()))


def test_shortcuts_leave_buttons_sliders_and_inputs_alone(visit, expect):
    visitor = visit()
    visitor.press("+10")
    visitor.keys(".", "Home", "Control+z")  # the focus is on the button +10
    agrees(visitor, trained(10))
    visitor.keys("Space")
    agrees(visitor, trained(20))  # Space presses the button that has the focus
    visitor.timeline.focus()
    visitor.keys("Home")
    agrees(visitor, trained(0))  # the slider's own key: no reset, the end is still there
    expect(visitor.timeline).to_have_attribute("max", "20")
    visitor.open_card(AREA)
    visitor.value.focus()
    visitor.keys("End", ".", ",")
    assert visitor.steps_taken() == 0
    expect(visitor.button("Play")).to_be_visible()


def test_streamlits_own_keys_do_not_rerun_the_page_from_the_stage(visit):
    sent = []
    visitor = visit()
    visitor.page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))
    visitor.page.reload()
    visitor.step.wait_for()
    visitor.press("Step")  # now the page has said all that it says of itself
    visitor.stage.focus()
    before = len(sent)
    visitor.keys("r", "c", "R", "C")
    visitor.press("Step")
    assert len(sent) == before + 1  # the step, and nothing else
    visitor.page.get_by_test_id("stHeader").click()
    visitor.page.keyboard.press("r")
    visitor.press("Step")
    assert len(sent) == before + 3  # outside the stage Streamlit keeps its keys
