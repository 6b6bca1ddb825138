"""One step in slow motion: what the four phases say is what the engine says, and then the step is an ordinary one."""

import re
from math import sqrt

import numpy as np
import pytest

from weightviz import Experiment, Trainer
from weightviz.explain.slow_step import slow_step
from weightviz.optimizers import OPTIMIZERS

CALCULATOR = str.maketrans({"−": "-", "×": "*", "√": "R"})
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"


def worked_out(text: str) -> float:
    """What a pocket calculator makes of a sum as it is written on the page."""
    text = re.sub(f"[{SUPERSCRIPTS}]+", lambda m: "**" + "".join(str(SUPERSCRIPTS.index(c)) for c in m[0]), text)
    text = re.sub(r"√([\d.]+)", r"sqrt(\1)", text).translate(CALCULATOR)
    assert re.fullmatch(r"(sqrt|[\d.+\-*/() ])+", text), text
    return eval(text, {"__builtins__": {}, "sqrt": sqrt})


def works_out(line: str) -> float:
    """Check one written sum to the last digit shown; what it comes to."""
    left, right = line.split(" = ")
    result = float(right.translate(CALCULATOR))
    decimals = len(right.partition(".")[2])
    assert worked_out(left) == pytest.approx(result, abs=0.5000001 * 10**-decimals), line
    return result


def slowly(visitor, phase: str = "1 Forward") -> str:
    """Open slow motion, or go to another phase; all that it says there."""
    panel = visitor.stage.locator(".slow")
    if not panel.is_visible():
        visitor.press("Slowly")
    panel.get_by_role("tab", name=phase).click()
    visitor.settle()
    return panel.inner_text()


def rule(visitor) -> tuple[str, list[str]]:
    """The sum of the update, and the sums behind it without their names."""
    terms = visitor.stage.locator(".slow-terms li").evaluate_all(
        "all => all.map(each => each.lastChild.textContent.trim())"
    )
    return visitor.stage.locator(".slow-sum").inner_text(), terms


def test_four_phases_of_a_step_on_the_houses_and_then_the_step(visit):
    visitor = visit()
    trainer = Trainer(Experiment())
    trainer.train(10)
    visitor.press("+10")
    slow, row = slow_step(trainer), 0
    told = slow.of_row(row)
    guess = float(trainer.predict(trainer.data.rows[:1])[0, 0])
    assert f"the network says ${guess:,.0f}." in slowly(visitor)
    brought = np.append(trainer.network.parameters[0] * trainer.problem.inputs[0], trainer.network.parameters[1])
    np.testing.assert_allclose(visitor.read("[...stage.drawn.strengths]"), brought, rtol=1e-5)
    error = slowly(visitor, "2 Error")
    truth = float(trainer.data.target[0, 0])
    assert f"it says ${guess:,.0f}, the true price is ${truth:,.0f}" in error
    assert f"${abs(guess - truth):,.0f} too {'low' if guess < truth else 'high'}" in error
    assert f"Over all 190 houses the mean of the squared error is {slow.loss:.3f}" in error
    backward = slowly(visitor, "3 Backward")
    gradient = slow.stages["gradient"]
    assert visitor.read("[...stage.drawn.strengths]") == gradient.tolist()
    assert f"largest gradient, {gradient[0]:+.2f}".replace("-", "−") in backward
    visitor.press("one house")
    assert visitor.read("[...stage.drawn.strengths]") == told.gradient.tolist()
    slowly(visitor, "4 Update")
    assert visitor.read("[...stage.drawn.strengths]") == slow.new.tolist()
    the_picture_is_that_of(visitor, slow.new)
    total, terms = rule(visitor)
    assert works_out(total) == pytest.approx(slow.new[0], abs=5e-4)
    assert float(terms[0].replace("−", "-")) == pytest.approx(gradient[0], rel=5e-3)
    assert visitor.steps_taken() == 10
    visitor.press("Take the step")
    trainer.train(1)
    assert visitor.steps_taken() == 11
    assert visitor.read("[...stage.playback.frame.parameters]") == np.float32(trainer.frame.parameters).tolist()
    assert not visitor.stage.locator(".slow").is_visible()
    assert visitor.stage.locator(".story-kicker").inner_text() == "What the last step did"


def the_picture_is_that_of(visitor, parameters) -> None:
    """Whether guess, output and typical miss of the houses are what these parameters say, not a moment of another."""
    weight, bias = parameters
    trainer = Trainer(Experiment())
    data, problem, scaling = trainer.data, trainer.problem, trainer.problem.target_scaling
    guesses = scaling.mean[0] + scaling.sd[0] * (weight * problem.inputs[:, 0] + bias)
    assert visitor.read("stage.drawn.guess") == f"${guesses[0]:,.0f}"
    miss = sqrt(np.mean(np.square(guesses - data.target[:, 0])[problem.train_rows]))
    assert visitor.stage.locator(".miss-figure").inner_text().endswith(f"→ ${miss:,.0f}")
    assert visitor.weights() == pytest.approx(parameters, rel=1e-6)


def test_the_page_has_a_rule_for_every_optimiser(modules):
    assert set(modules.evaluate("import('/slow_rule.js').then(({ RULES }) => Object.keys(RULES))")) == set(OPTIMIZERS)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_every_sum_of_every_rule_works_out_on_a_calculator(visit, optimizer):
    rest = {"l1": 0.003, "l2": 0.01, "clip": 0.1, "schedule": "cosine"}
    query = "&".join(f"{name}={value}" for name, value in {"optimizer": optimizer, **rest}.items())
    visitor = visit(f"data=circle&{query}")
    trainer = Trainer(Experiment("circle", optimizer=optimizer, **rest))
    trainer.train(10)
    visitor.press("+10")
    slow = slow_step(trainer)
    slowly(visitor, "4 Update")
    sums = 0
    for index in range(len(slow.new)):
        visitor.read(f"stage.slow.pick({index})")
        visitor.settle()
        told = visitor.read("({...stage.slow.toldRule})")
        shown = [f"{told['sum']['text']} = {told['sum']['result']}"]
        shown += [term["text"] for term in told["terms"] if " = " in term["text"]]
        assert rule(visitor)[0] == shown[0]
        if told["exact"]:
            results = [works_out(line) for line in shown]
            sums += len(results)
            last = results[-1] if "L1, nearer to 0" in [term["name"] for term in told["terms"]] else results[0]
            assert last == pytest.approx(slow.new[index], abs=5e-3)
        else:
            assert "Figures are rounded." in visitor.stage.locator(".slow-hint").inner_text()
    assert sums > 2 * len(slow.new)
    visitor.press("Take the step")
    trainer.train(1)
    assert visitor.read("[...stage.playback.frame.parameters]") == np.float32(trainer.frame.parameters).tolist()


def test_from_an_earlier_moment_it_is_the_step_from_there(visit):
    visitor = visit("data=circle&optimizer=adam")
    trainer = Trainer(Experiment("circle", optimizer="adam"))
    trainer.train(4)
    visitor.press("+10")
    visitor.scrub(4)
    slowly(visitor, "3 Backward")
    assert visitor.read("[...stage.drawn.strengths]") == slow_step(trainer).stages["gradient"].tolist()
    visitor.stage.get_by_role("tab", name="4 Update").click()
    visitor.press("Take the step")
    trainer.train(1)
    assert visitor.steps_taken() == 5
    np.testing.assert_allclose(visitor.weights(), trainer.network.parameters, rtol=1e-6)


def test_it_begins_with_a_row_of_the_batch_marks_all_and_goes_on_to_the_next(visit):
    visitor = visit("data=circle")
    slow = slow_step(Trainer(Experiment("circle")))
    batch = sorted(slow.rows.tolist())
    assert "10 of 100 points, the ringed ones, go through" in slowly(visitor)
    assert visitor.read("stage.scene.numbers[stage.row] - 1") == batch[0] > 0
    ringed = visitor.read("stage.drawn.slowly.batch.map(row => stage.scene.numbers[row] - 1)")
    assert ringed == batch
    assert f"weight times what comes in, for point {batch[0] + 1}." in slowly(visitor, "2 Error")
    assert "On the lines: the gradients of the 10 points of this step together." in slowly(visitor, "3 Backward")
    for row in batch[1:3]:
        visitor.stage.locator(".slow-next-row").click()
        visitor.settle()
        assert visitor.read("stage.scene.numbers[stage.row] - 1") == row
        assert visitor.read("[...stage.drawn.strengths]") == slow.of_row(row).gradient.tolist()
        assert f"point {row + 1} alone" in visitor.stage.locator(".slow-text").inner_text()
        assert f"On the lines: the gradients of point {row + 1} alone." in visitor.stage.locator(".slow").inner_text()


def test_where_all_rows_are_in_the_batch_none_is_marked(visit):
    visitor = visit()
    slowly(visitor)
    assert visitor.read("stage.drawn.slowly.batch") is None
    assert visitor.read("stage.row") == 0


def test_a_batch_of_one_is_spoken_of_in_the_singular(visit):
    visitor = visit("batch=1")
    assert "One of 190 houses, the ringed one, goes through" in slowly(visitor)
    assert "Over the one house in this step the mean of the squared error is" in slowly(visitor, "2 Error")
    assert "For the one house of this step, " in slowly(visitor, "3 Backward")
    visitor.press("one house")
    assert "It is the only one in this step." in visitor.stage.locator(".slow-text").inner_text()


def test_a_locked_line_says_why_it_stays_and_a_click_picks_it(visit):
    visitor = visit("data=circle")
    visitor.open_card("Weight x to hidden 1.1")
    visitor.press("Lock", "Close")
    slowly(visitor, "4 Update")
    visitor.line("Weight x to hidden 1.1").focus()
    visitor.keys("Enter")
    told = visitor.stage.locator(".slow-text").inner_text()
    assert told.startswith("The line from x to neuron 1.1 is locked: its gradient is ")
    assert not visitor.card.is_visible()


def test_tabs_walk_by_arrow_keys_and_escape_leaves(visit, expect):
    visitor = visit("data=circle")
    slowly(visitor)
    for selected in ("2 Error", "3 Backward", "4 Update", "1 Forward"):
        visitor.keys("ArrowRight")
        expect(visitor.stage.get_by_role("tab", selected=True)).to_have_text(selected)
    visitor.keys("Escape")
    expect(visitor.stage.locator(".slow")).to_be_hidden()
    expect(visitor.stage.locator(".story")).to_be_visible()
    assert visitor.steps_taken() == 0


def test_pressed_again_it_goes_on_and_at_last_takes_the_step(visit, expect):
    visitor = visit()
    for phase in ("1 Forward", "2 Error", "3 Backward", "4 Update"):
        visitor.press("Slowly")
        expect(visitor.stage.get_by_role("tab", name=phase)).to_have_attribute("aria-selected", "true")
    assert visitor.steps_taken() == 0
    visitor.press("Slowly")
    expect(visitor.step).to_have_text("1")
    expect(visitor.stage.locator(".slow")).to_be_hidden()


def test_a_double_click_opens_it_at_its_beginning(visit, expect):
    visitor = visit()
    visitor.button("Slowly").dblclick()
    expect(visitor.stage.get_by_role("tab", name="1 Forward")).to_have_attribute("aria-selected", "true")


@pytest.mark.parametrize("other", ["Step", "+10", "Reset", "Neuron 1.1", "Next point"])
def test_whatever_else_is_done_closes_it(visit, expect, other):
    visitor = visit("data=circle")
    visitor.press("+10")
    slowly(visitor, "3 Backward")
    visitor.press(other)
    panel = visitor.stage.locator(".slow")
    (expect(panel).to_be_visible if other == "Next point" else expect(panel).to_be_hidden)()


def test_scrubbing_playing_and_a_turned_knob_close_it(visit, expect):
    visitor = visit()
    visitor.press("+10")
    panel = visitor.stage.locator(".slow")
    slowly(visitor, "2 Error")
    visitor.scrub(3)
    expect(panel).to_be_hidden()
    slowly(visitor, "2 Error")
    visitor.drag(visitor.line("Weight area_sqft to price_usd"), up=30)
    expect(panel).to_be_hidden()
    slowly(visitor, "2 Error")
    visitor.press("Play")
    expect(panel).to_be_hidden()
    visitor.press("Pause")


def test_another_speed_and_a_panel_below_leave_it_open(visit, expect):
    visitor = visit()
    visitor.press("+10")
    before = slowly(visitor, "3 Backward")
    visitor.stage.get_by_role("combobox", name="Speed").select_option("5 steps a second")
    visitor.settle()
    visitor.choose("Look deeper", "History of weights")
    visitor.page.locator(".js-plotly-plot").wait_for()
    visitor.settle()
    expect(visitor.stage.locator(".slow")).to_be_visible()
    assert visitor.stage.locator(".slow").inner_text() == before


def test_with_another_rate_or_batch_it_tells_of_the_step_as_it_is_then(visit, expect):
    visitor = visit("data=circle")
    trainer = Trainer(Experiment("circle", learning_rate=0.1))
    slowly(visitor, "4 Update")
    visitor.choose("Learning rate", "0.1")
    told = "root => root.stage.slow.told?.rate[0] === 0.1"
    visitor.page.wait_for_function(told, arg=visitor.stage.element_handle())
    visitor.settle()
    assert visitor.read("[...stage.drawn.strengths]") == slow_step(trainer).new.tolist()
    expect(visitor.stage.get_by_role("tab", selected=True)).to_have_text("4 Update")
    visitor.press("Take the step")
    trainer.train(1)
    assert visitor.read("[...stage.playback.frame.parameters]") == np.float32(trainer.frame.parameters).tolist()
    slowly(visitor)
    visitor.press("Another start")
    expect(visitor.stage.locator(".slow")).to_be_hidden()


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1366, 768), (1280, 800), (768, 1000), (390, 844)])
@pytest.mark.parametrize("query", ["", "data=circle&optimizer=adam"])
def test_nothing_is_cut_at_any_width_and_one_button_opens_it(visit, query, width, height):
    visitor = visit(query, width=width, height=height, touch=width < 800)
    visitor.press("+10")
    assert visitor.button("Slowly").count() == 1
    for phase in ("1 Forward", "2 Error", "3 Backward", "4 Update"):
        slowly(visitor, phase)
        cut = visitor.read(
            "[...stage.slow.host.querySelectorAll('*')].filter(each => !each.closest('svg') && each.offsetParent"
            " && (each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0"
            " || each.scrollHeight > each.clientHeight + 1 && each.clientHeight > 0)).map(each => each.className)"
        )
        if height > 820 or phase != "4 Update":  # in a low window a long rule scrolls, and one sees that it does
            assert [name for name in cut if "body" in name or "told" in name] == []
        if width > 1200:
            bar, panel, close, right = (
                visitor.stage.locator(part).bounding_box() for part in (".transport", ".slow", ".slow-close", ".right")
            )
            assert panel["y"] + panel["height"] <= bar["y"] + 1
            assert bar["y"] + bar["height"] <= height
            assert close["x"] + close["width"] <= right["x"]
