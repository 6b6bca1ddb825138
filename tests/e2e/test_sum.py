"""The sum behind a neuron: what the page says is what the engine says, term by term."""

import math
import re
from decimal import Decimal

import numpy as np
import pytest

from weightviz import Experiment, Trainer
from weightviz.explain.sums import neuron_sum


def trained(steps: int, **settings) -> Trainer:
    trainer = Trainer(Experiment(**settings))
    trainer.train(steps)
    return trainer


def agrees(told: dict, behind) -> None:
    """Within 1e-5, as the wire is float32."""
    close = {"rtol": 1e-5, "atol": 1e-5}
    assert [term["name"] for term in told["terms"]] == [term.name for term in behind.terms]
    for name in ("weight", "value", "product"):
        true = [getattr(term, name) for term in behind.terms]
        np.testing.assert_allclose([term[name] for term in told["terms"]], true, **close)
    for name in ("bias", "total", "answer"):
        np.testing.assert_allclose(told[name], getattr(behind, name), **close)
    assert told["flat"] == behind.flat


@pytest.mark.parametrize(
    ("query", "settings", "neurons"),
    [
        ("", {}, {"Output price": (1, 0)}),
        ("data=circle", {"dataset": "circle"}, {"Neuron 1.3": (1, 2), "Neuron 2.1": (2, 0), "Output class": (3, 0)}),
        ("data=circle&activation=relu", {"dataset": "circle", "activation": "relu"}, {"Neuron 2.2": (2, 1)}),
        ("data=penguins_three", {"dataset": "penguins_three"}, {"Output Gentoo": (1, 2)}),
    ],
)
def test_every_term_is_the_engines_for_the_chosen_row(visit, query, settings, neurons):
    visitor = visit(query)
    visitor.press("+10")
    trainer = trained(10, **settings)
    row = visitor.read("stage.scene.numbers[stage.row]") - 1
    for name, (layer, unit) in neurons.items():
        visitor.press(name)
        agrees(visitor.read("stage.sum.told"), neuron_sum(trainer, layer, unit, row))
    visitor.stage.locator(".sum-next").click()
    visitor.settle()
    following = visitor.read("stage.scene.numbers[stage.row]") - 1
    assert following != row
    agrees(visitor.read("stage.sum.told"), neuron_sum(trainer, layer, unit, following))


def number(text: str) -> Decimal:
    return Decimal(text.replace("\u2212", "-"))


@pytest.mark.parametrize(("query", "neurons"), [("data=circle", ("Neuron 1.1", "Neuron 2.1")), ("", ("Output price",))])
def test_the_written_sum_adds_up_as_it_is_written(visit, query, neurons):
    visitor = visit(query)
    table, formula = visitor.stage.locator(".sum-terms"), visitor.stage.locator(".sum-formula")
    exact = 0
    for name in neurons:
        visitor.press(name)
        for _ in range(6):
            visitor.press("+10")
            *terms, total = map(number, table.locator("td:last-child").all_inner_texts())
            if table.locator(".sum-total th").inner_text() == "sum, rounded":
                assert abs(total - sum(terms)) < Decimal("0.03")
                continue
            exact += 1
            assert total == sum(terms)
            said = re.fullmatch(r"tanh\((.+)\) = (.+)|it says its sum: (.+)", formula.inner_text())
            assert number(said[1] or said[3]) == total
            assert said[2] is None or round(math.tanh(total), 2) == float(number(said[2]))
    assert exact >= 4 * len(neurons)


def test_the_last_step_of_a_guess_is_worked_out_in_the_targets_unit(modules):
    sums = [-1.5, -0.14, -0.0123456, 0.0, 0.9876]
    script = "({ sums, target }) => import('/sum_digits.js').then((all) => sums.map((z) => all.ownUnitSum(z, target)))"
    for mean, sd, unit in [(180_019.4, 72_869.3, "$"), (6.21, 1.94, "points"), (-0.3, 2.5, "")]:
        target = {"mean": mean, "sd": sd, "unit": unit}
        for z, text in zip(sums, modules.evaluate(script, {"sums": sums, "target": target}), strict=True):
            plain = re.sub(r"[$,]| points?", "", text.replace("\u2212 ", "+ -").replace("\u2212", "-"))
            shown, scale, middle, result = map(float, re.split(r" \u00d7 | \+ | = about | = ", plain))
            places = len(f"{result:g}".partition(".")[2])
            assert result == pytest.approx(mean + z * sd, abs=0.51 * 10**-places)
            assert "about" in text or shown * scale + middle == pytest.approx(result, abs=0.51 * 10**-places)


def test_the_sum_follows_training_and_the_knob_and_closes(visit, expect):
    visitor = visit("data=circle")
    panel = visitor.stage.locator(".sum")
    visitor.press("Neuron 2.1")
    expect(panel).to_be_visible()
    visitor.press("+100")
    agrees(visitor.read("stage.sum.told"), neuron_sum(trained(100, dataset="circle"), 2, 0, 0))
    visitor.stage.focus()
    visitor.keys("Escape")
    expect(panel).to_be_hidden()
    visitor.press("Neuron 2.1", "Neuron 2.1")
    expect(panel).to_be_hidden()
    visitor.press("Neuron 2.1", "Close the sum")
    expect(panel).to_be_hidden()
    visitor.press("Neuron 2.1")
    visitor.open_card("Weight x to hidden 1.1")
    expect(panel).to_be_hidden()  # only one of card and sum is open


def test_lines_can_show_what_they_bring_for_the_row(visit):
    visitor = visit("data=circle")
    visitor.press("+10", "Neuron 2.1")
    visitor.stage.get_by_role("checkbox").check()
    visitor.look_away()
    trainer = trained(10, dataset="circle")
    for unit in range(2):
        into = f"stage.lines.filter((line) => line.layer === 2 && line.to === {unit} && line.kind === 'weight')"
        shown = visitor.read(f"{into}.map(({{ index }}) => stage.drawn.strengths[index])")
        np.testing.assert_allclose(shown, [t.product for t in neuron_sum(trainer, 2, unit, 0).terms], atol=1e-5)
    visitor.press("Close the sum")
    np.testing.assert_allclose(visitor.read("[...stage.drawn.strengths]"), trainer.network.parameters, rtol=1e-6)
