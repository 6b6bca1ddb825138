"""How the guess for one row comes about: bars that are the engine's weights times what comes in, and add up."""

import re
from decimal import Decimal

import numpy as np
import pytest

from tests.e2e.test_readback import RECORDER
from weightviz import Experiment, Trainer

TOLD = "stage.output.views.rows.told"
THREE = {
    "sizes": [3, 1], "view": "rows", "task": "regression", "output_activation": "linear", "in_square": False,
    "flat": [[None, None]], "noun": "films", "numbers": [4], "target_values": [6.5], "shown": "row",
    "inputs": [{"label": "Ada"}, {"label": "Ben"}, {"label": "Cleo"}],
    "target": {"label": "verdict", "unit": "points", "mean": 5.0, "sd": 2.0},
}  # fmt: skip
# Ada is two spreads above her average, Ben four, Cleo one below hers: 0.5 * 2 = 1, -0.25 * 4 = -1, 0.1 * -1 = -0.1;
# with a bias of 0.6 the sum is 0.5, and the guess is 5 + 2 * 0.5 = 6.
ALL_OF_IT = """(scene) => import("/row_parts.js").then((all) => {
    const says = [[2, 4, -1], [0.5]], onRows = { at: (layer, unit) => says[layer][unit], guesses: [0.5] };
    const picture = { heard: [0.5, -0.25, 0.1, 0.6], onRows, row: 0 }, told = all.rowParts(scene, picture);
    const written = all.asWritten(scene, told);
    return { told, written, few: all.rowParts(scene, picture, 3).parts, words: all.partsInWords(scene, 0, written),
        miss: all.missText(scene, written) };
})"""
WRITTEN = """([scene, told]) => import("/row_parts.js").then((all) => {
    const written = all.asWritten(scene, told), { places } = written;
    return { changes: written.parts.map(({ value }) => all.changeText(scene, value, places)),
        guess: all.levelText(scene, written.guess, places), truth: all.truthAs(scene, written),
        miss: all.missText(scene, written) };
})"""
# All that the picture writes for each of the first rows, and what is said of it.
SWEEP = """Array.from({ length: 60 }, (_, row) => {
    const { surface, views: { rows: view }, picture } = stage.output, other = { ...picture, row };
    surface.clear();
    view.draw(other);
    return { texts: shownOn(surface.canvas).texts.map(({ text }) => text), words: view.describe(other) };
})"""


@pytest.fixture
def look(visit):
    """A visitor whose canvases remember what was written on them."""

    def go(query: str, **window):
        visitor = visit(**window)
        visitor.page.add_init_script(f"({RECORDER})()")
        visitor.go(query)
        return visitor

    return go


def parts_of(trainer: Trainer, row: int) -> np.ndarray:
    """What each input and the bias add to a row's guess, in the target's unit, from the raw data."""
    learnt, values = trainer.problem.train_rows, trainer.data.rows
    used = [trainer.data.columns.index(name) for name in trainer.experiment.inputs]
    inputs = (values[row, used] - values[learnt][:, used].mean(axis=0)) / values[learnt][:, used].std(axis=0)
    weights, spread = trainer.network.parameters, trainer.data.target[learnt].std()
    return spread * np.append(weights[:-1] * inputs, weights[-1])


def check(visitor, trainer: Trainer, row: int) -> None:
    told, parts = visitor.read(TOLD), parts_of(trainer, row)
    close = {"rtol": 1e-4, "atol": 1e-5 * parts_scale(trainer)}  # the wire is float32
    average, guess = trainer.data.target[trainer.problem.train_rows].mean(), guess_of(trainer, row)
    truth = float(trainer.data.target[row].item())
    np.testing.assert_allclose([part["value"] for part in told["parts"]], parts, **close)
    np.testing.assert_allclose([told["start"], told["guess"], told["truth"]], [average, guess, truth], **close)
    np.testing.assert_allclose(average + parts.sum(), guess, **close)
    ends = np.cumsum([average, *parts])
    np.testing.assert_allclose([part["from"] for part in told["parts"]], ends[:-1], **close)
    np.testing.assert_allclose([part["to"] for part in told["parts"]], ends[1:], **close)


def parts_scale(trainer: Trainer) -> float:
    return float(trainer.data.target.std())


def guess_of(trainer: Trainer, row: int) -> float:
    return trainer.predict(trainer.data.rows[row : row + 1])[0, 0]


def test_a_sum_worked_by_hand(modules):
    said = modules.evaluate(ALL_OF_IT, THREE)
    told = said["told"]
    named = [(part["name"], part["input"]) for part in told["parts"]]
    assert named == [("Ada", 0), ("Ben", 1), ("Cleo", 2), ("bias", 3)]
    assert [part["value"] for part in told["parts"]] == pytest.approx([2, -2, -0.2, 1.2])
    assert [part["from"] for part in told["parts"]] == pytest.approx([5, 7, 5, 4.8])
    assert [part["to"] for part in told["parts"]] == pytest.approx([7, 5, 4.8, 6])
    assert (told["start"], told["guess"], told["truth"]) == (5, 6, 6.5)
    assert said["written"]["places"] == 2  # a hundredth of a spread of two points
    assert said["miss"] == "0.50 points too low"
    assert said["words"] == (
        "Film 4: from the average verdict, 5.00 points, Ada adds +2.00, Ben −2.00, Cleo −0.20, bias +1.20; "
        "that makes the guess 6.00. The true verdict of this film is 6.5 points."
    )


@pytest.mark.parametrize(
    ("parts", "guess", "truth", "written"),
    [
        # each rounded alone they would make 5.03 and 4.97
        ([0.013, 0.014, 0.012, 0], 5.039, 5.046, ["+0.01", "+0.02", "+0.01", "0.00", "5.04", "5.05 points"]),
        ([0.014, -0.0265, -0.012, 0], 4.9755, 4.0, ["+0.02", "−0.03", "−0.01", "0.00", "4.98", "4 points"]),
        ([-2, -2, -1e-17, 0], 1.0, 1.0, ["−2.00", "−2.00", "0.00", "0.00", "1.00", "1 point"]),
    ],
)
def test_parts_are_rounded_so_that_they_make_the_guess(modules, parts, guess, truth, written):
    told = {"start": 5, "parts": [{"name": "", "value": value} for value in parts], "guess": guess, "truth": truth}
    said = modules.evaluate(WRITTEN, [THREE, told])
    assert [*said["changes"], said["guess"], said["truth"]] == written


@pytest.mark.parametrize(
    ("guess", "truth", "miss"),
    [
        (7.41, 7.395, "0.01 points too high"),  # as 7.41 and 7.40 are written
        (7.404, 7.396, "as good as right"),
        (7.394, 7.396, "0.01 points too low"),
    ],
)
def test_the_miss_is_the_written_guess_less_the_written_truth(modules, guess, truth, miss):
    told = {"start": guess, "parts": [{"name": "bias", "value": 0}], "guess": guess, "truth": truth}
    assert modules.evaluate(WRITTEN, [THREE, told])["miss"] == miss


def test_weak_parts_are_told_together_where_there_is_no_room_and_the_sum_stays(modules):
    few = modules.evaluate(ALL_OF_IT, THREE)["few"]
    assert [(part["name"], part["input"]) for part in few] == [("Ada", 0), ("2 others", -1), ("bias", 3)]
    assert [part["value"] for part in few] == pytest.approx([2, -2.2, 1.2])
    assert few[-1]["to"] == pytest.approx(6)


def test_money_has_its_sign_before_the_amount_and_no_tenths(modules):
    dollars = {"label": "price", "unit": "$", "mean": 180_000.0, "sd": 70_000.0}
    said = modules.evaluate(ALL_OF_IT, THREE | {"target": dollars, "target_values": [200_000.0]})
    assert said["words"] == (
        "Film 4: from the average price, $180,000, Ada adds +$70,000, Ben −$70,000, Cleo −$7,000, bias +$42,000; "
        "that makes the guess $215,000. The true price of this film is $200,000."
    )
    assert said["miss"] == "$15,000 too high"


@pytest.mark.parametrize(
    ("unit", "spread", "places"),
    [("$", 7e4, 0), ("$", 40, 2), ("$", 0.5, 3), ("points", 40, 1), ("", 1.4, 2), ("", 6.25e-9, 11), ("", 0, 15)],
)
def test_decimals_tell_a_hundredth_of_the_spread_and_money_has_cents_or_none(modules, unit, spread, places):
    call = """(target) => import("/row_parts.js").then(({ placesOfParts }) => placesOfParts({ target }))"""
    assert modules.evaluate(call, {"unit": unit, "sd": spread}) == places


@pytest.mark.parametrize(
    "other",
    [
        {"output_activation": "tanh"},  # the guess is not the sum
        {"task": "classification"},
        {"sizes": [3, 3]},  # three classes
        {"sizes": [3, 2, 1]},
        {"view": "heat"},  # two columns have a picture
    ],
)
def test_only_where_the_guess_is_a_sum_is_it_offered(modules, other):
    asked = '(scene) => import("/row_parts.js").then((all) => all.hasRowParts(scene))'
    assert modules.evaluate(asked, THREE)
    assert not modules.evaluate(asked, THREE | other)


def test_the_bars_follow_knobs_steps_mutes_and_films(visit):
    visitor, trainer = visit("data=friends&shown=row"), Trainer(Experiment("friends"))
    check(visitor, trainer, 0)
    visitor.press("+100", "Next film")
    trainer.train(100)
    check(visitor, trainer, 1)
    visitor.type_weight("Weight ben to verdict", "-1.25")
    trainer.set_weight(1, -1.25)
    check(visitor, trainer, 1)
    visitor.open_card("Weight ada to verdict")
    visitor.press("Mute")
    trainer.mute(0)
    told = visitor.read(TOLD)
    assert [part["value"] for part in told["parts"][:2]] == pytest.approx([0, parts_of(trainer, 1)[1]], rel=1e-4)
    assert told["guess"] == pytest.approx(guess_of(trainer, 1), rel=1e-4)


def test_while_a_knob_is_in_hand_its_bar_moves(visit):
    visitor = visit("data=friends&shown=row")
    before = visitor.read(TOLD)["parts"]
    x, y = visitor.take_hold(visitor.line("Weight ada to verdict"))
    visitor.page.mouse.move(x, y - 60, steps=4)
    moved = f"({{ stage }}) => {TOLD}.parts[0].value !== {before[0]['value']}"
    visitor.page.wait_for_function(moved, arg=visitor.stage.element_handle())
    during = visitor.read(TOLD)["parts"]
    visitor.page.mouse.up()
    assert [part["value"] for part in during[1:]] == [part["value"] for part in before[1:]]


def number(text: str) -> Decimal:
    """What is written, such as "−$12,300" or "7.4 points", as a number."""
    return Decimal(re.sub(r" .*|[$,+]", "", text.replace("−", "-")))


def is_rounded(text: str, value: float, off: Decimal) -> bool:
    """Whether a text is at most so far from the engine's number; the wire is float32, hence a hundredth more."""
    return abs(number(text) - Decimal(float(value))) <= off * Decimal("1.01")


OF_FILMS = {"inputs": ("rt_percent_positive", "runtime_min", "review_count")}


@pytest.mark.parametrize(
    ("dataset", "given", "places"), [("friends", {}, 2), ("films_2014", OF_FILMS, 1), ("houses_five", {}, 0)]
)
def test_every_row_works_out_on_a_pocket_calculator_as_it_is_written(look, dataset, given, places):
    trainer = Trainer(Experiment(dataset, **given))
    visitor = look(f"data={dataset}&inputs={','.join(trainer.experiment.inputs)}&shown=row")
    visitor.press("+100")
    trainer.train(100)
    label = visitor.read("stage.scene.target.label")
    average, unit = trainer.data.target[trainer.problem.train_rows].mean(), Decimal(1).scaleb(-places)
    for row, said in enumerate(visitor.read(SWEEP)):
        parts, (guess, _, miss, _, start, *rest) = parts_of(trainer, row), said["texts"]
        names, changes = (rest[first : 2 * len(parts) : 2] for first in (0, 1))
        truth = rest[-1].removeprefix(f"true {label} ")
        assert number(start) + sum(map(number, changes)) == number(guess), (row, said)
        low = -1 if miss.endswith(" low") else 1
        assert number(guess) - number(truth) == (0 if miss == "as good as right" else low * number(miss)), (row, said)
        assert all(is_rounded(text, value, unit) for text, value in zip(changes, parts, strict=True)), (row, said)
        assert is_rounded(start, average, unit / 2)
        assert is_rounded(guess, guess_of(trainer, row), unit / 2)
        assert is_rounded(truth, trainer.data.target[row].item(), unit / 2)
        assert all(f"{name} {text}" in said["words"] for name, text in zip(names[1:], changes[1:], strict=True))
        assert f"makes the guess {guess}. " in said["words"] and said["words"].endswith(f" is {truth}.")


COLOURS = """stage.output.views.rows.told.parts.map(({ from, to }, i) => {
    const view = stage.output.views.rows, { surface: { context, density }, across } = view;
    const x = across.at(from) + 3 * Math.sign(to - from), y = view.middle(i + 1);
    const [red, , blue] = context.getImageData(Math.round(x * density), Math.round(y * density), 1, 1).data;
    return blue - red > 8 ? "blue" : red - blue > 8 ? "orange" : "grey";
})"""


def test_the_colour_of_a_bar_is_its_sign(visit):
    visitor, trainer = visit("data=friends&shown=row"), Trainer(Experiment("friends"))
    visitor.press("+100")
    trainer.train(100)
    parts = parts_of(trainer, 0)
    seen = [(value > 0, colour) for value, colour in zip(parts, visitor.read(COLOURS), strict=True) if abs(value) > 0.2]
    assert set(seen) == {(True, "blue"), (False, "orange")}


def test_the_switch_goes_by_keyboard_and_stands_in_the_address(visit, expect):
    visitor = visit("data=houses_five")
    this, every = (visitor.stage.get_by_role("radio", name=name) for name in ("this house", "all houses"))
    expect(every).to_be_checked()
    every.focus()
    visitor.keys("ArrowLeft")
    expect(this).to_be_checked()
    expect(visitor.page).to_have_url(re.compile("shown=row"))
    expect(visitor.stage.locator(".slice")).to_be_hidden()
    assert visitor.read("stage.root.getRootNode().activeElement.value") == "row"
    trainer = Trainer(Experiment("houses_five"))
    check(visitor, trainer, 0)
    picture = visitor.stage.get_by_role("img", name=re.compile("^House 1: from the average price, "))
    expect(picture).to_have_attribute("aria-label", re.compile(r", bias [+−]\$[\d,]+; that makes the guess \$60,818\."))
    visitor.keys("ArrowRight")
    expect(visitor.page).not_to_have_url(re.compile("shown"))
    expect(visitor.stage.locator(".slice")).to_be_visible()


THREE_OF_A_PENGUIN = "bill_length_mm,bill_depth_mm,flipper_length_mm"


@pytest.mark.parametrize(
    "query", ["data=friends&layers=2", f"data=penguins_two&inputs={THREE_OF_A_PENGUIN}", "", "data=friends&hide=shown"]
)
def test_elsewhere_there_is_no_switch(visit, expect, query):
    visitor = visit(f"{query}&shown=row")
    switch = visitor.stage.get_by_role("radiogroup", name="What the output shows", include_hidden=True)
    expect(switch).to_have_count(1)
    expect(switch).to_be_hidden()


def test_the_party_opens_on_one_film_while_it_speaks_of_one(visit, expect):
    visitor = visit("lesson=party.5")
    expect(visitor.stage.get_by_role("radio", name="this film")).to_be_checked()
    visitor.go("lesson=party.7")
    expect(visitor.stage.get_by_role("radio", name="all films")).to_be_checked()


@pytest.mark.parametrize(("touch", "least"), [(False, 24), (True, 40)])
def test_the_switch_can_be_hit(visit, touch, least):
    visitor = visit("data=friends&shown=row", width=390, height=844, touch=touch)
    for choice in visitor.stage.get_by_role("radio").all():
        box = choice.bounding_box()
        assert min(box["width"], box["height"]) >= least


def test_seven_inputs_fit_at_every_width_and_no_row_touches_the_next(look):
    columns = "area_sqft,bedrooms,full_baths,half_baths,age_years,lot_sqft,basement_sqft"
    for width, height in [(1440, 900), (1366, 768), (768, 1024), (390, 844)]:
        visitor = look(f"inputs={columns}&shown=row", width=width, height=height)
        told, axis = (visitor.read(f"stage.output.views.rows.{name}") for name in ("told", "axis"))
        texts = visitor.read("shownOn(stage.output.surface.canvas).texts")
        first = next(place for place, each in enumerate(texts) if each["text"] == "average")
        names = texts[first::2][: len(told["parts"]) + 1]
        lines = np.array([each["y"] for each in names])
        (letters,) = {float(re.search(r"([\d.]+)px", each["font"])[1]) for each in names}
        assert np.diff(lines).min() >= letters + 1 and lines[-1] < axis
        assert told["parts"][-1]["to"] == pytest.approx(told["guess"])
