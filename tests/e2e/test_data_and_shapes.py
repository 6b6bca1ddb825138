"""Other data, inputs, shapes and activations: the picture follows, and so does the address bar."""

import re
from dataclasses import replace

import numpy as np
import pytest

from tests.e2e.conftest import STILL
from weightviz import Experiment, Trainer
from weightviz.data import DATASETS
from weightviz.lessons import LESSONS

NAMES_2_2_1 = [
    "Weight x to hidden 1.1", "Weight x to hidden 1.2", "Weight y to hidden 1.1", "Weight y to hidden 1.2",
    "Bias of hidden 1.1", "Bias of hidden 1.2",
    "Weight hidden 1.1 to class", "Weight hidden 1.2 to class", "Bias of class",
]  # fmt: skip


def starts_as(visitor, expect, **settings) -> Trainer:
    """The page stands at the start of this experiment."""
    trainer = Trainer(Experiment(**settings))
    expect(visitor.lines).to_have_count(trainer.start.size)
    expect(visitor.step).to_have_text("0")
    visitor.settle()
    np.testing.assert_allclose(visitor.weights(), trainer.start, rtol=1e-6)
    np.testing.assert_allclose(visitor.losses(), (trainer.train_loss, trainer.test_loss), rtol=1e-5)
    return trainer


def learns(visitor, trainer) -> None:
    """Ten steps on the page are ten steps of the engine."""
    visitor.press("+10")
    trainer.train(10)
    np.testing.assert_allclose(visitor.weights(), trainer.network.parameters, rtol=1e-6)
    np.testing.assert_allclose(visitor.losses(), (trainer.train_loss, trainer.test_loss), rtol=1e-5)


def test_every_data_set_can_be_chosen_and_learns(visit, expect):
    visitor = visit()
    for name, source in list(DATASETS.items())[1:]:
        visitor.choose("Data", source.title)
        expect(visitor.page).to_have_url(re.compile(f"data={name}$"))
        learns(visitor, starts_as(visitor, expect, dataset=name))
    visitor.choose("Data", DATASETS["houses_2010"].title)
    expect(visitor.page).not_to_have_url(re.compile("data="))
    learns(visitor, starts_as(visitor, expect))


def test_the_lines_are_named_as_the_engine_names_units(visit):
    visitor = visit("data=circle&layers=2")
    assert visitor.names() == NAMES_2_2_1


def test_layers_and_neurons_are_added_and_taken_away_on_the_picture(visit, expect):
    visitor = visit("data=circle&layers=none")
    steps = [
        ("One hidden layer more", "4"),
        ("One neuron more in hidden layer 1", "5"),
        ("One hidden layer more", "5-2"),
        ("One neuron fewer in hidden layer 2", "5-1"),
        ("One hidden layer fewer", "5"),
    ]
    for button, layers in steps:
        visitor.button(button).click()
        expect(visitor.page).to_have_url(re.compile(f"layers={layers}$"))
        starts_as(visitor, expect, dataset="circle", hidden_layers=tuple(map(int, layers.split("-"))))
    learns(visitor, Trainer(Experiment(dataset="circle", hidden_layers=(5,))))


def test_a_single_layer_has_up_to_sixteen_neurons_and_one_of_several_up_to_eight(visit, expect):
    visitor = visit("data=circle&layers=15")
    more = visitor.button("One neuron more in hidden layer 1")
    more.click()
    expect(visitor.page).to_have_url(re.compile("layers=16$"))
    expect(more).to_be_disabled()
    learns(visitor, starts_as(visitor, expect, dataset="circle", hidden_layers=(16,)))
    visitor.press("One hidden layer more")
    expect(visitor.page).to_have_url(re.compile("layers=8-2$"))
    expect(more).to_be_disabled()


def test_there_are_at_most_six_hidden_layers(visit, expect):
    visitor = visit("data=circle&layers=2-2-2-2-2")
    visitor.press("One hidden layer more")
    expect(visitor.page).to_have_url(re.compile("layers=2-2-2-2-2-2$"))
    expect(visitor.button("One hidden layer more")).to_be_disabled()
    expect(visitor.button("One hidden layer fewer")).to_be_enabled()


def test_an_open_card_closes_when_its_network_goes(visit, expect):
    visitor = visit("data=circle")
    visitor.open_card("Bias of class")
    visitor.choose("Data", "Two blobs")
    starts_as(visitor, expect, dataset="blobs")
    expect(visitor.card).to_be_hidden()
    visitor.open_card("Bias of class")
    expect(visitor.card).to_be_visible()


def test_inputs_are_chosen_and_decide_what_the_panels_show(visit, expect):
    visitor = visit("data=circle")
    panel = visitor.stage.get_by_role("img", name=re.compile("^What the network says over"))
    expect(panel).to_have_attribute("aria-label", "What the network says over x and y, with 200 points")
    visitor.page.get_by_role("button", name="Inputs: x, y").click()
    pills = visitor.page.get_by_role("toolbar", name="Inputs")

    def press(name: str, title: str) -> None:
        """A run tells the pills their value: the next press waits until it has, and finds them in place."""
        pills.get_by_role("button", name=name, exact=True).click()
        visitor.page.get_by_role("button", name=f"Inputs: {title}").wait_for()
        visitor.page.locator(STILL).wait_for(state="attached")

    press("x²", "x, y, x²")
    expect(visitor.page).to_have_url(re.compile(r"inputs=x(,|%2C)y(,|%2C)x2$"))
    starts_as(visitor, expect, dataset="circle", inputs=("x", "y", "x2"))
    press("y", "x, x²")
    press("x²", "x")
    expect(visitor.page).to_have_url(re.compile("inputs=x$"))
    visitor.page.keyboard.press("Escape")
    expect(panel).to_have_attribute("aria-label", "What the network says over x, with 200 points")
    learns(visitor, starts_as(visitor, expect, dataset="circle", inputs=("x",)))


def test_a_look_at_the_inputs_keeps_what_was_trained_from_first_weights_of_ones_own(visit):
    """The list of inputs, once drawn, tells its value anew, as JSON: a list where Python has a tuple."""
    visitor = visit("lesson=prices.4")
    visitor.page.get_by_role("button", name="Leave the lesson").click()
    visitor.page.get_by_role("button", name="Inputs").click()
    visitor.page.get_by_role("toolbar", name="Inputs").wait_for()
    visitor.page.keyboard.press("Escape")
    visitor.press("+10")
    visitor.choose("Learning rate", "0.1")  # with which the page hears of all its controls
    visitor.press("+10")
    prices = next(lesson for lesson in LESSONS if lesson.id == "prices")
    trainer = Trainer(prices.start_of(3))
    trainer.train(10)
    trainer.use(replace(trainer.experiment, learning_rate=0.1))
    trainer.train(10)
    assert visitor.steps_taken() == 20
    np.testing.assert_allclose(visitor.weights()[0], trainer.network.parameters[0], rtol=1e-5)


def test_another_activation_of_the_hidden_layers(visit, expect):
    visitor = visit("data=hills")
    for option, name in (("ReLU", "relu"), ("sigmoid", "sigmoid")):
        visitor.choose("Activation", option)
        expect(visitor.page).to_have_url(re.compile(f"activation={name}$"))
        learns(visitor, starts_as(visitor, expect, dataset="hills", activation=name))


def test_the_learning_rate_changes_while_training_goes_on(visit, expect):
    visitor = visit("data=circle&rate=0.1")
    visitor.press("+10")
    visitor.choose("Learning rate", "0.01")
    expect(visitor.page).to_have_url(re.compile("rate=0.01$"))
    visitor.settle()
    assert visitor.steps_taken() == 10
    trainer = Trainer(Experiment(dataset="circle", learning_rate=0.1))
    trainer.train(10)
    trainer.use(Experiment(dataset="circle", learning_rate=0.01))
    learns(visitor, trainer)


def test_five_features_are_shown_as_guess_against_truth_and_as_a_slice(visit, expect):
    visitor = visit("data=houses_five")
    panel = visitor.stage.locator(".output-plot").get_by_role("img")
    expect(panel).to_have_attribute("aria-label", "Guess of the price against the true one, 237 houses")
    expect(visitor.stage.get_by_text("the other inputs at their training mean")).to_be_visible()
    visitor.stage.get_by_role("checkbox", name="Slice").check()
    expect(visitor.page).to_have_url(re.compile("slice=on$"))
    expect(panel).to_have_attribute("aria-label", re.compile("^What the network says over area and bedrooms"))
    visitor.stage.get_by_role("combobox", name="Across: column of the slice").select_option("lot")
    expect(visitor.page).to_have_url(re.compile(r"axes=lot_sqft(,|%2C)bedrooms"))
    expect(panel).to_have_attribute("aria-label", re.compile("^What the network says over lot and bedrooms"))
    learns(visitor, Trainer(Experiment(dataset="houses_five")))


def test_without_test_rows_the_page_says_so(visit, expect):
    visitor = visit("data=circle&train=1")
    expect(visitor.test_loss).to_have_text("no test rows")
    visitor.press("+10")
    trainer = Trainer(Experiment(dataset="circle", train_share=1.0))
    trainer.train(10)
    assert float(visitor.train_loss.inner_text()) == pytest.approx(trainer.train_loss, rel=1e-5)


def test_a_link_opens_its_experiment_and_a_reload_keeps_it_but_not_the_weights(visit, expect):
    query = "data=xor&layers=3-2&seed=7&batch=5&rate=0.03&activation=relu&noise=0.2&points=100"
    settings = {
        "dataset": "xor", "hidden_layers": (3, 2), "seed": 7, "batch_size": 5, "learning_rate": 0.03,
        "activation": "relu", "noise": 0.2, "points": 100,
    }  # fmt: skip
    visitor = visit(query)
    learns(visitor, starts_as(visitor, expect, **settings))
    before = visitor.address()
    visitor.page.reload()
    visitor.step.wait_for()
    starts_as(visitor, expect, **settings)
    assert visitor.address() == before
    expect(visitor.notice).to_contain_text("Trained weights are not kept")
    visitor.page.reload()
    visitor.step.wait_for()
    visitor.settle()
    expect(visitor.notice).to_be_hidden()  # nothing was trained this time


def test_settings_looked_at_for_one_data_set_do_not_come_back_for_another(visit, expect):
    visitor = visit("data=circle")
    for popover in ("More settings", "Inputs: x, y"):  # opened and closed, they keep what they showed
        visitor.page.get_by_role("button", name=popover).click()
        if popover == "More settings":
            visitor.page.get_by_role("tab", name="Data", exact=True).click()
        visitor.page.get_by_text("Noise" if popover == "More settings" else "How far up a point lies.").wait_for()
        visitor.page.keyboard.press("Escape")
    visitor.choose("Data", "Houses sold in Ames, 2010")
    starts_as(visitor, expect)
    visitor.choose("Learning rate", "0.1")
    expect(visitor.page).to_have_url(re.compile(r"\?rate=0\.1$"))
    expect(visitor.notice).to_be_hidden()
    learns(visitor, starts_as(visitor, expect, learning_rate=0.1))


def test_changes_of_the_page_are_no_steps_of_the_browsers_history(visit, expect):
    visitor = visit("data=circle&rate=1&layers=3&train=0.7&utm=school&speed=10&speed=100")
    before = visitor.page.evaluate("history.length")
    visitor.choose("Data", DATASETS["spiral"].title)
    expect(visitor.page).to_have_url(re.compile(r"\?data=spiral&utm=school&speed=100$"))
    assert visitor.page.evaluate("history.length") == before


def test_back_leaves_the_page_whatever_was_changed(visit, expect):
    visitor = visit("data=circle")
    for rate in ("0.1", "1"):
        visitor.choose("Learning rate", rate)
        expect(visitor.page).to_have_url(re.compile(rf"\?data=circle&rate={re.escape(rate)}$"))
    visitor.page.go_back()
    expect(visitor.page).to_have_url("about:blank")
