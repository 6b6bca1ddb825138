"""What goes wrong on a real page: training that runs away, wrong links, lost servers and connections, haste."""

import re
from dataclasses import replace

import numpy as np
import pytest

from weightviz import Experiment, Trainer

MASH = """(root, names) => {
    const press = (name) => [...root.querySelectorAll("button:enabled")]
        .find((button) => [button.ariaLabel, button.textContent].includes(name))?.click();
    names.forEach(press);
}"""
AREA = "Weight area_sqft to price_usd"


def trained(steps: int, **settings) -> Trainer:
    trainer = Trainer(Experiment(**settings))
    trainer.train(steps)
    return trainer


def agrees(visitor, trainer) -> None:
    assert visitor.steps_taken() == trainer.step
    np.testing.assert_allclose(visitor.weights(), trainer.network.parameters, rtol=1e-5)


# Training that runs away


@pytest.mark.parametrize("rate", ["1.1", "3"])
def test_divergence_pauses_on_the_last_good_picture_and_says_what_to_turn(visit, expect, rate):
    visitor = visit(f"rate={rate}")
    visitor.button("Play").click()
    expect(visitor.notice).to_contain_text("Training stopped")
    expect(visitor.notice).to_contain_text(f"Turn the learning rate down from {rate}")
    expect(visitor.button("Play")).to_be_visible()
    visitor.settle()
    steps = visitor.steps_taken()
    trainer = trained(steps, learning_rate=float(rate))
    agrees(visitor, trainer)
    assert np.isfinite(visitor.losses()).all()
    first_loss = Trainer(Experiment()).train_loss
    assert trainer.train_loss < 1e6 * first_loss
    trainer.train(1)
    assert trainer.diverged  # the very next step would have been too far
    visitor.press("Reset")
    visitor.choose("Learning rate", "0.02")
    expect(visitor.page).to_have_url(re.compile("rate=0.02$"))
    visitor.press("+10")
    agrees(visitor, trained(10, learning_rate=0.02))


def test_divergence_in_a_hundred_steps_says_so_too(visit, expect):
    visitor = visit("rate=3")
    visitor.press("+100")
    expect(visitor.notice).to_contain_text("Turn the learning rate down from 3")
    agrees(visitor, trained(visitor.steps_taken(), learning_rate=3.0))
    assert visitor.steps_taken() < 100


def test_trying_again_without_a_change_is_told_apart(visit, expect):
    visitor = visit("rate=3")
    visitor.press("+100")
    expect(visitor.notice).to_contain_text("Training stopped")
    expect(visitor.notice).not_to_contain_text("again: nothing was changed")
    visitor.press("+100")
    expect(visitor.notice).to_contain_text("Training stopped again: nothing was changed meanwhile")
    visitor.open_card(AREA)  # looking at a line is no new try
    expect(visitor.notice).to_be_hidden()


# Wrong links


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("rate=fast", ["learning rate"]),
        ("data=nonsense&layers=99-99&batch=-1", ["dataset", "hidden layers", "batch size"]),
        ("inputs=&seed=1e99&speed=NaN", ["inputs", "seed", "speed"]),
    ],
)
def test_a_wrong_link_opens_with_the_usual_value_and_one_notice(visit, expect, query, names):
    visitor = visit(query)
    expect(visitor.notice).to_have_count(1)
    expect(visitor.notice).to_contain_text("cannot be used for")
    told = visitor.notice.inner_text().split("cannot be used for: ")[1].split(".")[0]
    assert sorted(told.split(", ")) == sorted(names)
    visitor.settle()
    np.testing.assert_allclose(visitor.weights(), Trainer(Experiment()).start, rtol=1e-6)


def test_keys_of_others_stay_in_the_address_and_noise_does_no_harm(visit, expect):
    visitor = visit("utm_source=letter&data=circle&noise2=" + "x%00%F0%9F%A6%86" * 500)
    expect(visitor.lines).to_have_count(25)
    visitor.choose("Activation", "ReLU")
    expect(visitor.page).to_have_url(re.compile("activation=relu"))
    assert "utm_source=letter" in visitor.address()


# Lost servers and connections


def test_a_restarted_server_goes_on_from_the_weights_on_the_page(visit, expect, start_server, complaints):
    server = start_server()
    visitor = visit(url=server.url)
    visitor.open_card("Bias of price_usd")
    visitor.press("Lock", "Close", "+10")
    before = visitor.weights()
    server.stop()
    assert visitor.steps_taken() == 10
    np.testing.assert_array_equal(visitor.weights(), before)  # the last picture stays
    start_server(server.port)
    expect(visitor.notice).to_contain_text("Training goes on from the weights on this page", timeout=60_000)
    visitor.settle()
    assert visitor.steps_taken() == 10
    np.testing.assert_array_equal(visitor.weights(), before)
    visitor.press("Step")
    trainer = Trainer(Experiment())
    trainer.lock(1)
    trainer.train(11)
    agrees(visitor, trainer)
    complaints.clear()  # the browser reports the connections that failed meanwhile


@pytest.fixture
def restart(start_server, complaints):
    """End a server and start it again on its port, where its pages look for it."""

    def restart(server):
        server.stop()
        start_server(server.port)

    yield restart
    complaints.clear()  # the browser reports the connections that failed meanwhile


def test_a_page_on_which_nothing_was_done_outlives_its_server(visit, expect, start_server, restart):
    server = start_server()
    visitor = visit("data=circle", url=server.url)
    restart(server)
    visitor.button("Step").click()
    expect(visitor.step).to_have_text("1", timeout=60_000)
    visitor.settle()
    agrees(visitor, trained(1, dataset="circle"))


@pytest.mark.parametrize("change", ["a control of the page", "one of the stage"])
def test_a_page_whose_settings_changed_last_outlives_its_server(visit, expect, start_server, restart, change):
    server = start_server()
    visitor = visit("data=circle", url=server.url)
    if change == "one of the stage":
        visitor.press("Another start")
        expect(visitor.page).to_have_url(re.compile("seed=4"))
        visitor.press("+10")
        visitor.stage.get_by_role("combobox", name="Speed").select_option("10")
        expect(visitor.page).to_have_url(re.compile("speed=10"))
        twin = trained(10, dataset="circle", seed=4)
    else:
        visitor.press("+10")
        visitor.choose("Learning rate", "0.01")
        expect(visitor.page).to_have_url(re.compile("rate=0.01"))
        twin = trained(10, dataset="circle")
    visitor.settle()
    before = visitor.weights()
    restart(server)
    np.testing.assert_array_equal(visitor.weights(), before)
    visitor.button("Step").click()
    expect(visitor.step).to_have_text("11", timeout=60_000)
    twin.use(replace(twin.experiment, learning_rate=visitor.read("stage.settings.learning_rate")))
    twin.train(1)
    visitor.settle()
    agrees(visitor, twin)


def test_hand_edits_before_the_first_step_outlive_the_server(visit, expect, start_server, restart):
    server = start_server()
    visitor = visit(url=server.url)
    visitor.type_weight(AREA, "0.5")
    visitor.open_card("Bias of price_usd")
    visitor.press("Lock", "Close")
    restart(server)
    expect(visitor.notice).to_contain_text("Training goes on from the weights on this page", timeout=60_000)
    visitor.settle()
    trainer = Trainer(Experiment())
    trainer.set_weight(0, 0.5)
    trainer.lock(1)
    agrees(visitor, trainer)
    visitor.press("+10")
    trainer.train(10)
    agrees(visitor, trainer)


def test_first_weights_of_ones_own_outlive_the_server(visit, expect, start_server, restart):
    server = start_server()
    visitor = visit(url=server.url)
    visitor.type_weight(AREA, "0.5")
    visitor.page.get_by_role("button", name="More settings").click()
    visitor.page.get_by_role("tab", name="Network", exact=True).click()
    visitor.page.get_by_role("button", name="Start from the weights on screen").click()
    expect(visitor.button("Undo")).to_be_disabled()
    visitor.page.keyboard.press("Escape")
    visitor.settle()
    first = tuple(visitor.weights())
    restart(server)
    visitor.button("Step").click()  # a page at rest may not hear of a new server before it asks for something
    expect(visitor.step).to_have_text("1", timeout=60_000)
    visitor.settle()
    assert first[0] == 0.5
    agrees(visitor, trained(1, start_values=first))


def test_what_was_done_while_the_server_was_away_is_done_when_it_is_back(visit, expect, start_server, restart):
    server = start_server()
    visitor = visit(url=server.url)
    visitor.press("+10")
    server.stop()
    visitor.line(AREA).focus()
    visitor.page.keyboard.press("Enter")
    visitor.button("Lock").click()
    visitor.value.fill("0.5")
    visitor.page.keyboard.press("Enter")
    visitor.button("+10").click()
    restart(server)
    expect(visitor.step).to_have_text("20", timeout=60_000)
    expect(visitor.notice).to_contain_text("Training goes on from the weights on this page")
    visitor.settle()
    trainer = trained(10)
    trainer.set_weight(0, 0.5)
    trainer.lock(0)
    trainer.train(10)
    agrees(visitor, trainer)
    visitor.press("Undo", "Undo")
    agrees(visitor, trained(10))


def test_an_undo_that_died_with_the_server_is_owned_up_to(visit, expect, start_server, restart):
    server = start_server()
    visitor = visit(url=server.url)
    visitor.type_weight(AREA, "0.5")
    server.stop()
    visitor.button("Undo").click()
    restart(server)
    expect(visitor.notice).to_contain_text("An undo or redo under way was lost", timeout=60_000)
    visitor.settle()
    assert visitor.weight(AREA) == 0.5


def test_a_lost_connection_loses_nothing(visit, complaints):
    sockets = []

    def forward(socket):
        sockets.append(socket)
        socket.connect_to_server()

    visitor = visit("data=circle")
    visitor.page.route_web_socket(re.compile("_stcore/stream"), forward)
    visitor.page.reload()
    visitor.step.wait_for()
    visitor.press("+10")
    sockets[-1].close()
    visitor.press("+10")
    assert len(sockets) >= 2
    agrees(visitor, trained(20, dataset="circle"))
    complaints.clear()


def test_two_tabs_do_not_touch_each_other(visit):
    first, second = visit("data=circle"), visit("data=circle")
    first.press("+10")
    second.type_weight("Weight x to hidden 1.1", "2")
    first.press("Step")
    agrees(first, trained(11, dataset="circle"))
    trainer = Trainer(Experiment(dataset="circle"))
    trainer.set_weight(0, 2.0)
    agrees(second, trainer)


def test_a_reload_in_the_middle_of_playing_is_a_new_start(visit, expect):
    visitor = visit("data=circle&speed=1000")
    visitor.button("Play").click()
    expect(visitor.step).to_have_text(re.compile(r"^\d{3,}$"))
    visitor.page.reload()
    visitor.step.wait_for()
    expect(visitor.notice).to_contain_text("Trained weights are not kept")
    visitor.settle()
    agrees(visitor, trained(0, dataset="circle"))
    visitor.press("+10")
    agrees(visitor, trained(10, dataset="circle"))


# Haste


def as_python_holds_it(visitor) -> np.ndarray:
    """The weights after the engine was asked for everything it holds."""
    visitor.read("stage.courier.ask({ op: 'all' })")
    visitor.settle()
    return visitor.weights()


def test_double_clicks_count_twice(visit, expect):
    visitor = visit("data=circle")
    visitor.button("Step").dblclick()
    visitor.settle()
    agrees(visitor, trained(2, dataset="circle"))
    visitor.button("+10").dblclick()
    visitor.settle()
    agrees(visitor, trained(22, dataset="circle"))
    visitor.button("Play").dblclick()
    visitor.settle()
    expect(visitor.button("Play")).to_be_visible()
    agrees(visitor, trained(visitor.steps_taken(), dataset="circle"))


def test_a_double_click_on_plus_leaves_picture_and_address_agreed(visit, expect):
    visitor = visit("data=circle&layers=2")
    visitor.button("One neuron more in hidden layer 1").dblclick()
    expect(visitor.page).to_have_url(re.compile("layers=[34]$"))
    visitor.settle()
    expect(visitor.page).to_have_url(re.compile(f"layers={visitor.read('stage.scene.sizes[1]')}$"))
    expect(visitor.step).to_have_text("0")


def test_mashing_every_button_while_it_plays_ends_in_one_truth(visit, expect, rng):
    visitor = visit("data=circle&speed=200")
    visitor.type_weight("Weight x to hidden 1.1", "1.5")
    names = ["Play", "Step", "+10", "+100", "Undo", "Redo", "Reset", "Play"]
    for _ in range(12):
        visitor.stage.evaluate(MASH, rng.permutation(names).tolist())
        visitor.timeline.fill("3")
    pause = visitor.stage.get_by_role("button", name=re.compile("^(Play|Pause)$"))
    if pause.get_attribute("aria-label") == "Pause":
        pause.click()
    visitor.settle()
    shown, steps = visitor.weights(), visitor.steps_taken()
    visitor.press("Step")  # goes on from what is seen, whatever was asked before
    after = visitor.weights()
    np.testing.assert_array_equal(as_python_holds_it(visitor), after)
    assert visitor.steps_taken() == steps + 1
    visitor.stage.focus()
    visitor.keys(",")
    np.testing.assert_array_equal(visitor.weights(), shown)


def test_steps_pressed_just_before_the_speed_changes_are_taken(visit, expect):
    visitor = visit("data=circle")
    visitor.read("(stage.act(() => stage.playback.steps(10)), stage.set({ speed: 100 }), null)")
    expect(visitor.page).to_have_url(re.compile("speed=100$"))
    visitor.settle()
    agrees(visitor, trained(10, dataset="circle"))
    np.testing.assert_array_equal(as_python_holds_it(visitor), visitor.weights())


def test_more_operations_than_a_message_holds_all_arrive(visit):
    visitor = visit()
    visitor.open_card(AREA)
    visitor.read("(Array.from({ length: 151 }, () => stage.editor.act('flip')), null)")
    visitor.settle()
    trainer = Trainer(Experiment())
    trainer.flip(0)  # an odd number of times
    agrees(visitor, trainer)
    assert visitor.read("stage.playback.timeline.events.length") == 151


def test_edits_in_haste_all_arrive(visit):
    visitor = visit()
    visitor.open_card(AREA)
    for _ in range(3):
        x, y = visitor.take_hold(visitor.knob)
        visitor.page.mouse.move(x, y - 25)
        visitor.page.mouse.up()  # and at once the next one, while the answer is under way
    visitor.settle()
    shown = visitor.weights()
    np.testing.assert_array_equal(as_python_holds_it(visitor), shown)
    for _ in range(3):
        visitor.press("Undo")
    agrees(visitor, Trainer(Experiment()))
