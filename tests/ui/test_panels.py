"""Panels below the picture: opened by a control or a link, and true to the training."""

import csv
from dataclasses import fields
from io import StringIO

import numpy as np
import pytest

from tests.ui.page import NEEDS_APPTEST, Page
from weightviz.experiment import NO_PANEL, SETTINGS, Experiment
from weightviz.experiment import PANELS as NAMES
from weightviz.explain.weights_over_time import WeightsOverTime
from weightviz.training import Trainer
from weightviz.ui.panels import PANELS
from weightviz.ui.panels.panel import csv_of
from weightviz.ui.panels.setting_words import setting_words, value_words
from weightviz.ui.panels.weights import told


def test_every_panel_has_its_name_in_the_table_of_settings():
    assert (NO_PANEL, *PANELS) == NAMES


def test_a_csv_file_reads_back_as_its_columns():
    columns = [("step", [0, 1]), ('a "b", c', [0.5, 1e-300]), ("step", [-2.0, 3.0])]  # of one name two
    names, *rows = csv.reader(StringIO(csv_of(columns)))
    assert names == ["step", 'a "b", c', "step"]
    assert [[float(cell) for cell in row] for row in rows] == [[0, 0.5, -2], [1, 1e-300, 3]]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("https://evil.example","win")'])
def test_no_text_of_a_csv_file_is_a_formula_and_numbers_stay_numbers(text):
    rows = list(csv.reader(StringIO(csv_of([(text, [text]), ("value", [-1.5])]))))
    assert rows == [[f"'{text}", "value"], [f"'{text}", "-1.5"]]


def test_the_way_of_a_weight_is_told_with_true_minuses_and_its_name_as_it_is():
    past = WeightsOverTime(np.array([0, 7]), np.array([[-0.5], [0.25]]), ())
    assert told(past, (0,), ["pre-tax to price"]) == "Steps 0 to 7: pre-tax to price from \u22120.50 to +0.25."


@NEEDS_APPTEST
@pytest.mark.parametrize("name", PANELS)
@pytest.mark.parametrize("data", ["houses_2010", "circle", "penguins_three"])
def test_a_panel_opens_before_and_after_training(name, data):
    page = Page(data=data, panel=name)
    assert [each.value for each in page.app.subheader] == [PANELS[name].question]
    assert PANELS[name].opening in [each.value for each in page.app.markdown]
    page.playground.trainer.train(20, every=1)
    page.run()
    assert page.address["panel"] == name


@NEEDS_APPTEST
def test_the_control_opens_a_panel_and_closes_it():
    page = Page()
    assert not page.app.subheader
    page.widget("panel").set_value("weights")
    page.run()
    assert page.address == {"panel": "weights"}
    assert page.app.subheader[0].value == PANELS["weights"].question
    page.widget("panel").set_value(NO_PANEL)
    page.run()
    assert page.address == {}
    assert not page.app.subheader


@NEEDS_APPTEST
def test_the_landscape_shows_the_lines_that_were_chosen_and_refuses_a_muted_one():
    page = Page(data="houses_five", panel="landscape")
    across, up = [each for each in page.app.selectbox if each.label in ("Across", "Up")]
    assert (across.value, up.value) == (0, 5)
    up.set_value(1)
    page.run()
    assert "age to price" in " ".join(each.value for each in page.app.caption)
    page.playground.trainer.mute(1)
    page.run()
    assert "age to price is muted" in page.app.info[0].value


@NEEDS_APPTEST
def test_the_hand_and_the_machine_get_their_scores():
    page = Page(panel="landscape")
    page.playground.trainer.set_weight(0, 0.5)
    by_hand = page.playground.trainer.train_loss
    page.playground.trainer.train(30)
    page.run()
    (table,) = [each.value for each in page.app.markdown if "where your hand stopped" in each.value]
    assert f"| where your hand stopped, step 0 | {by_hand:.4g} |" in table
    assert f"| now, step 30 | {page.playground.trainer.train_loss:.4g} |" in table
    assert "exact bowl" in " ".join(each.value for each in page.app.markdown)


@NEEDS_APPTEST
def test_what_matters_says_where_its_measures_disagree_and_trains_anew_when_asked():
    page = Page(data="houses_five", panel="importance")
    assert "has not been trained yet" in " ".join(each.value for each in page.app.markdown)
    assert page.button("Train anew without each input").disabled
    page.playground.trainer.train(200)
    page.run()
    said = " ".join(each.value for each in page.app.markdown)
    assert "garage places by raw weight; area by standardised weight and shuffling" in said
    page.button("Train anew without each input").click()
    page.run()
    while any(each.label == "Stop" for each in page.app.button):
        page.run()
    said = " ".join(each.value for each in page.app.markdown)
    assert "area by standardised weight, shuffling and leaving out" in said
    anew = [Trainer(Experiment("houses_five", seed=seed)) for seed in range(3, 8)]  # the usual one, and what follows
    for trainer in anew:
        trainer.train(200)
    errors = [trainer.test_loss for trainer in anew]
    told = f"the error over the test rows was {np.mean(errors):.4g} ± {np.std(errors, ddof=1):.2g}."
    assert told in " ".join(each.value for each in page.app.caption)
    page.playground.trainer.train(1)
    page.run()
    assert "leaving out" not in " ".join(each.value for each in page.app.markdown)


@NEEDS_APPTEST
@pytest.mark.parametrize(
    "address, told",
    [
        ({"data": "twins"}, "original and copy go closely together (r = +1.00)"),
        ({"data": "circle", "activation": "sine"}, "As sine also falls, even the sign may be wrong."),
        ({"data": "penguins_three"}, "for each class by itself is not shown"),
        ({}, "mute the line of area"),
    ],
)
def test_what_matters_says_what_has_to_be_known(address, told):
    page = Page(panel="importance", **address)
    assert told in " ".join(each.value for each in page.app.markdown).replace("\\", "")




@pytest.mark.parametrize("setting", [*sorted({*SETTINGS} & {each.name for each in fields(Experiment)}), "start_values"])
def test_every_setting_can_be_said_in_words(setting):
    experiment = Experiment(dataset="circle")
    words = setting_words(setting), value_words(experiment, setting, getattr(experiment, setting))
    assert all(words) and not any("_" in each or "(" in each for each in words)


def test_rates_that_are_nearly_the_same_do_not_read_alike():
    texts = {value_words(Experiment(), "learning_rate", rate) for rate in (0.3, 0.30000001, 1e-7)}
    assert texts == {"0.3", "0.30000001", "1 × 10⁻⁷"}
