"""What follows from a changed setting, without a page."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from weightviz import ui
from weightviz.data import Dataset
from weightviz.experiment import SETTINGS, Experiment, View
from weightviz.ui.changed_settings import changed, fitting, on_table, same_rows

PAGE = Path(ui.__file__).parent
CIRCLE = Experiment(dataset="circle", hidden_layers=(4, 2), learning_rate=0.5)


def test_other_data_bring_their_own_values_for_what_depends_on_them():
    after, view = changed(CIRCLE, View(axes=("x", "y"), speed=5), {"dataset": "houses_five"})
    assert after == Experiment(dataset="houses_five")
    assert view == View(speed=5)  # the axes are no columns of the houses


def test_settings_of_the_view_leave_the_experiment_alone():
    after, view = changed(CIRCLE, View(), {"speed": 7, "slice": "on"})
    assert (after, view) == (CIRCLE, View(speed=7, slice="on"))


@pytest.mark.parametrize(
    ("settings", "stays"),
    [({"learning_rate": 0.1}, True), ({"l2": 0.1}, True), ({"seed": 9}, False), ({"activation": "relu"}, False)],
)
def test_first_weights_of_ones_own_stay_where_the_network_does(settings, stays):
    own = replace(CIRCLE, start_values=tuple(CIRCLE.start))
    assert (changed(own, View(), settings)[0].start_values == own.start_values) == stays


@pytest.mark.parametrize("settings", [{"inputs": ["x", "y"]}, {"inputs": ("x", "y"), "seed": CIRCLE.seed}])
def test_what_is_told_again_as_it_is_changes_nothing(settings):
    own = replace(CIRCLE, start_values=tuple(CIRCLE.start))
    assert changed(own, View(), settings) == (own, View())


@pytest.mark.parametrize("name", sorted(set(SETTINGS) - {"hide"}))  # which a link or a lesson decides alone
def test_every_setting_can_be_turned_on_the_page(name):
    around = "".join(each.read_text(encoding="utf-8") for each in (PAGE / "controls.py", PAGE / "settings.py"))
    stage = "".join(each.read_text(encoding="utf-8") for each in (PAGE / "stage" / "js").glob("*.js"))
    assert f'"{name}"' in around or re.search(rf"\.(set|look)\(\{{ {name}\b|\bop: \"{name}\"", stage)


def test_what_cannot_be_is_refused():
    with pytest.raises(ValueError, match="learning_rate must be"):
        changed(CIRCLE, View(), {"learning_rate": 99.0})


def test_rows_are_others_with_another_seed_only_where_they_are_made():
    houses = Experiment()
    assert same_rows(CIRCLE, replace(CIRCLE, seed=9, hidden_layers=()))
    assert not same_rows(CIRCLE, replace(CIRCLE, data_seed=9))
    assert same_rows(houses, replace(houses, data_seed=9))
    assert not same_rows(CIRCLE, houses)


def test_a_table_is_learnt_from_with_all_its_columns_and_the_same_network():
    table = Dataset([[1.0, 2.0], [3.0, 4.0]], [5.0, 6.0], ["a", "b", "c"])
    experiment = on_table(replace(CIRCLE, start_values=tuple(CIRCLE.start)), table)
    assert (experiment.inputs, experiment.sizes, experiment.train_share) == (("a", "b"), (2, 4, 2, 1), 0.8)
    assert experiment.start_values == ()


def test_axes_are_columns_of_the_data():
    assert fitting(View(axes=("x", "lot_sqft")), CIRCLE).axes == ("x",)
