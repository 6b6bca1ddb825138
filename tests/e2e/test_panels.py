"""A panel below the picture shows the numbers of the picture above it."""

import re

import pytest

import weightviz as wv
from tests.stage_constants import constants
from weightviz.explain.units import typical_miss

A_TENTH = 0.1  # of a figure: enough to see that there is one, and of what kind
CURVES = """() => (document.querySelector(".js-plotly-plot")?._fullData ?? []).map(({ name, x, y }) =>
    ({ name, steps: [...x], values: [...y] }))"""


def curves(visitor) -> dict[str, dict]:
    return {curve["name"]: curve for curve in visitor.page.evaluate(CURVES)}


def test_the_history_of_weights_follows_the_picture(visit, expect):
    visitor = visit()
    visitor.press("+10")
    visitor.choose("Look deeper", "History of weights")
    figure = visitor.page.locator(".js-plotly-plot")
    figure.wait_for()
    expect(figure).to_be_in_viewport(ratio=A_TENTH)
    assert curves(visitor)["area to price"]["steps"] == list(range(11))
    visitor.press("Step")
    label = figure.get_by_text(re.compile("area to price"))
    expect(label).to_contain_text(f"{visitor.weights()[0]:+.2f}".replace("-", "\u2212"))
    visitor.page.wait_for_function(f"({CURVES})()[0]?.steps.at(-1) === 11")
    last = [curve["values"][-1] for name, curve in curves(visitor).items() if not name.endswith(" 0")]
    assert last == pytest.approx(visitor.weights(), rel=1e-6)


@pytest.mark.parametrize(("width", "height", "edge"), [(1440, 900, "top"), (1366, 768, "bottom")])
def test_an_opened_panel_leaves_the_network_in_view(visit, expect, width, height, edge):
    """Every neuron wholly, or in the lower window, which has no room for that, at least in part."""
    visitor = visit("data=circle", width=width, height=height)
    visitor.press("+10")
    visitor.choose("Look deeper", "History of weights")
    page, panel = visitor.page, visitor.page.locator(".st-key-panel")
    for said in (panel.get_by_role("heading").first, panel.get_by_text("Each curve is a weight")):
        expect(said).to_be_in_viewport(ratio=1)
    expect(page.locator(".js-plotly-plot")).to_be_in_viewport(ratio=A_TENTH)
    page.wait_for_function("""() => {
        const main = document.querySelector("[data-testid=stMain]"), was = globalThis.scrolledTo;
        return (globalThis.scrolledTo = main.scrollTop) > 0 && was === main.scrollTop;
    }""", polling=300)
    covered = page.get_by_test_id("stHeader").evaluate("head => head.getBoundingClientRect().bottom")
    neurons = visitor.stage.locator(".network-host .neuron")
    assert min(neurons.evaluate_all(f"all => all.map(each => each.getBoundingClientRect().{edge})")) > covered - 1
    assert height - panel.bounding_box()["y"] <= constants("look_below")["HEAD_OF_PANEL"] + 1


def test_a_line_that_is_clicked_is_shown(visit):
    visitor = visit("data=circle&panel=weights")
    visitor.press("+10")
    visitor.page.wait_for_function(f"({CURVES})()[0]?.steps.at(-1) === 10")
    visitor.open_card("Weight x to hidden 1.1")
    visitor.page.wait_for_function(f"({CURVES})().every(({{ name }}) => name.startsWith('x to 1.1'))")
    assert "x to 1.1" in curves(visitor)


PLACES = """() => Object.fromEntries((document.querySelector(".js-plotly-plot")?._fullData ?? [])
    .filter(({ mode }) => mode === "markers").map(({ name, x, y }) => [name, [x[0], y[0]]]))"""


def test_the_error_landscape_follows_the_hand_and_the_training(visit, expect):
    visitor = visit("panel=landscape")
    visitor.page.locator(".js-plotly-plot").wait_for()
    visitor.type_weight("Weight area_sqft to price_usd", "0.25")
    visitor.keys("Escape")
    visitor.page.wait_for_function(f"({PLACES})()['now']?.[0] === 0.25")
    visitor.press("+10")
    visitor.page.wait_for_function(f"![undefined, 0.25].includes(({PLACES})()['now']?.[0])")
    places = visitor.page.evaluate(PLACES)
    assert places["now"] == pytest.approx(visitor.weights(), abs=1e-6)
    assert places["the best possible"] == pytest.approx([0.7884, 0.0], abs=1e-4)
    score = visitor.page.get_by_role("row", name=re.compile("now, step 10"))
    expect(score).to_contain_text(f"{visitor.losses()[0]:.3f}"[:5])
    visitor.page.get_by_text("surface", exact=True).click()
    surface = "document.querySelector('.js-plotly-plot')?._fullData?.find(({ type }) => type === 'surface')"
    height = visitor.page.wait_for_function(f"() => {surface}?.z.length")
    assert height.json_value() == 61


def test_the_numbers_are_those_of_the_picture_and_their_gradients_hold(visit, expect):
    visitor = visit("data=circle&panel=numbers")
    visitor.press("+10")
    page = visitor.page
    values = page.get_by_role("table").first.get_by_role("row").locator("td:nth-child(2)")
    expect(values.first).to_have_text(f"{visitor.weights()[0]:+.4f}".replace("-", "\u2212"))
    shown = [float(text.replace("\u2212", "-")) for text in values.all_inner_texts()]
    assert shown == pytest.approx(visitor.weights(), abs=5e-5)
    page.get_by_role("button", name="Check every gradient").click()
    expect(page.get_by_text("All 25 agree to within 0.00001.")).to_be_visible()
    visitor.press("Step")
    expect(page.get_by_text("All 25 agree")).to_have_count(0)


def test_networks_of_other_widths_are_trained_and_their_errors_drawn(visit, expect):
    visitor = visit("data=moons&panel=complexity")
    page = visitor.page
    page.get_by_role("tab", name="Other widths").click()
    page.get_by_role("button", name="Train 64 networks").click()
    expect(page.get_by_text("starts after 300 epochs")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("progressbar")).to_have_count(0)
    drawn = curves(visitor)
    assert drawn["test"]["steps"] == [1, 2, 3, 4, 6, 8, 12, 16]
    told = page.get_by_text(re.compile("The test error [a-z, ]+: ")).inner_text()
    first, last = re.search(r"The test error .*?: ([\d.]+) with 1 neuron,.*? ([\d.]+) with 16 neurons", told).groups()
    ends = [drawn["test"]["values"][0], drawn["test"]["values"][-1]]
    assert [float(first), float(last)] == pytest.approx(ends, rel=5e-3)


def test_a_sweep_that_is_left_for_another_tab_stops(visit, expect):
    page = visit("data=circle&batch=1&panel=complexity").page
    page.get_by_role("tab", name="Other widths").click()
    page.get_by_role("button", name="Train 64 networks").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    page.get_by_role("tab", name="This network").click()
    expect(page.get_by_text("Effective number")).to_be_visible()
    page.get_by_role("tab", name="Other widths").click()
    expect(page.get_by_text("Stopped after")).to_be_visible()
    expect(page.get_by_role("progressbar")).to_have_count(0)


def test_a_failure_is_loaded_named_and_its_lines_are_shown(visit, expect):
    visitor = visit("panel=diagnosis")
    page = visitor.page
    expect(page.get_by_text("Nothing is wrong that")).to_be_visible()
    page.get_by_role("button", name="Dead ReLUs", exact=True).click()
    expect(visitor.step).to_have_text("200")
    told = page.get_by_text(re.compile(r"Alarm: dead neurons\. Neurons? 1\.\d"))
    expect(told).to_be_visible()
    named = re.findall(r"1\.(\d)", told.inner_text().split(" of 8")[0])
    assert len(named) >= 4
    page.get_by_role("button", name="Show its lines").first.click()
    page.locator(".js-plotly-plot").wait_for()
    page.wait_for_function(f"({CURVES})().length > 0")
    lines = [name for name in curves(visitor) if not name.endswith(" 0")]
    assert lines and {name.split(" ")[-1] for name in lines} <= {f"1.{unit}" for unit in named}


BARS = """() => [...document.querySelectorAll(".js-plotly-plot")].map(({ _fullData: [{ x, y }] }) =>
    Object.fromEntries([...y].map((name, place) => [name, x[place]])))"""


def test_what_matters_shows_the_weights_of_the_picture_and_trains_anew_when_asked(visit, expect):
    visitor = visit("data=houses_five&panel=importance")
    visitor.press("+100")
    visitor.page.wait_for_function(f"({BARS})().length === 3")
    visitor.page.get_by_text("mute the line of").wait_for()
    expect(visitor.page.get_by_text("has not been trained yet")).to_have_count(0)
    _, standardised, shuffled = visitor.page.evaluate(BARS)
    weights = [standardised[name] for name in ("area", "age", "bedrooms", "garage places", "lot")]
    assert weights == pytest.approx(visitor.weights()[:-1], abs=1e-6)
    assert max(shuffled, key=shuffled.get) == "area"
    visitor.page.get_by_role("button", name="Train anew without each input").click()
    visitor.page.get_by_text("networks each learnt for 100 steps").wait_for()
    visitor.page.wait_for_function(f"({BARS})().length === 4")


def test_two_runs_stand_side_by_side_with_the_engine_s_own_errors(visit, expect):
    visitor = visit("panel=compare")
    page, ends = visitor.page, {}
    visitor.press("+10")
    page.get_by_role("button", name="Keep this run").click()
    expect(page.get_by_text("Both runs have the same settings.")).to_be_visible()
    visitor.press("Reset")
    visitor.choose("Learning rate", "0.1")
    visitor.press("+10")
    expect(page.get_by_text("One setting differs: learning rate 0.01 → 0.1.")).to_be_visible()
    expect(page.get_by_role("row", name="step 10 10")).to_be_visible()
    for which, rate in (("kept", 0.01), ("now", 0.1)):
        trainer = wv.Trainer(wv.Experiment(learning_rate=rate))
        trainer.train(10)
        ends[which] = [typical_miss(trainer, loss) for loss in (trainer.train_loss, trainer.test_loss)]
    for place, part in enumerate(("training", "test")):
        row = page.get_by_role("row", name=re.compile(f"^{part} error"))
        expect(row).to_contain_text(f"${ends['kept'][place]:,.0f}")
        expect(row).to_contain_text(f"${ends['now'][place]:,.0f}")
    page.wait_for_function(f"({CURVES})().length === 8")
    for which, errors in ends.items():
        drawn = [curves(visitor)[f"{which}, {part}"]["values"][-1] for part in ("training", "test")]
        assert drawn == pytest.approx(errors, rel=1e-6)
    page.get_by_role("button", name="Go back to the kept run").click()
    expect(page.get_by_text("The present run still stands where the kept one does")).to_be_visible()
    visitor.settle()
    assert visitor.steps_taken() == 10
    assert "rate=" not in visitor.address()


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
def test_a_panel_comes_into_view_when_it_is_opened_and_when_another_is(visit, expect, width, height):
    visitor = visit("layers=2", width=width, height=height)
    for name in ("Show me the numbers", "What is wrong?"):
        visitor.page.locator("[data-testid=stMain]").evaluate("main => main.scrollTo(0, 0)")
        visitor.choose("Look deeper", name)
        expect(visitor.page.locator(".st-key-panel").get_by_role("heading").first).to_be_in_viewport()


def test_a_short_panel_comes_into_view_too(visit, expect):
    visitor = visit(width=1366, height=768)
    visitor.choose("Look deeper", "Two runs")
    expect(visitor.page.locator(".st-key-panel").get_by_role("heading").first).to_be_in_viewport()
