"""What the stage is told once: every figure is that of the data, counted anew from the files."""

import csv
import statistics
from pathlib import Path

import numpy as np
import pytest

import weightviz
from weightviz.experiment import Experiment, View
from weightviz.training import Trainer
from weightviz.ui.stage.scene import scene_of

CSV_FILE = Path(weightviz.__file__).parent / "data/files/houses_ames_2010.csv"


@pytest.fixture
def column():
    """``column("area_sqft")``: a column of the houses; ``only_train`` leaves every fifth row out, the test."""
    with CSV_FILE.open(encoding="utf-8") as file:
        table = list(csv.DictReader(file))

    def values(name, only_train=False):
        return [float(row[name]) for i, row in enumerate(table) if not (only_train and i % 5 == 4)]

    return values


def scene(view=None, **settings):
    return scene_of(Trainer(Experiment(**settings)), view or View())


def test_the_houses_are_those_of_the_file(column):
    _, arrays = scene()
    assert arrays["rows"].tolist() == column("area_sqft")
    assert arrays["target_values"].tolist() == column("price_usd")
    assert arrays["is_test"].tolist() == [i % 5 == 4 for i in range(237)]


def test_scaling_is_that_of_the_training_rows(column):
    told, _ = scene()
    (area,), target = told["inputs"], told["target"]
    for figures, name in ((area, "area_sqft"), (target, "price_usd")):
        values = column(name, only_train=True)
        assert figures["mean"] == pytest.approx(statistics.fmean(values))
        assert figures["sd"] == pytest.approx(statistics.pstdev(values))
    assert told["columns"][0]["mean"] == area["mean"]


def test_axes_hold_all_data_and_prices_begin_at_0(column):
    told, _ = scene()
    (area,), target = told["columns"], told["target"]
    assert area["low"] <= min(column("area_sqft")) < max(column("area_sqft")) <= area["high"]
    assert target["low"] == 0
    assert target["high"] >= max(column("price_usd"))


@pytest.mark.parametrize(("output", "falls"), [("linear", False), ("gelu", True), ("sine", True)])
def test_an_output_that_can_fall_while_its_sum_grows_is_told(output, falls):
    told, _ = scene(output_activation=output)
    assert told["output_falls"] is falls


def test_names_and_units_of_the_houses():
    told, _ = scene()
    (area,) = told["inputs"]
    assert (area["name"], area["unit"], told["target"]["unit"]) == ("area_sqft", "sq ft", "$")
    assert (told["noun"], told["task"], told["in_square"]) == ("houses", "regression", False)
    assert told["sizes"] == (1, 1)


def test_what_a_weight_counts_for_is_told_as_the_panels_have_it():
    told, _ = scene(dataset="houses_five")
    assert [each["each"] for each in told["inputs"]][:3] == ["per sq ft", "per year", "per bedroom"]


@pytest.mark.parametrize(("optimizer", "decays"), [("adam", False), ("adamw", True)])
def test_whether_l2_goes_around_the_optimiser_is_told(optimizer, decays):
    told, _ = scene(optimizer=optimizer)
    assert told["decays"] is decays


def test_columns_come_in_the_order_of_the_data_and_rows_with_them(column):
    told, arrays = scene(inputs=("lot_sqft", "area_sqft"))
    names = [each["name"] for each in told["columns"]]
    assert names == ["area_sqft", "lot_sqft"]
    assert [each["name"] for each in told["inputs"]] == ["lot_sqft", "area_sqft"]
    assert arrays["rows"].reshape(237, 2).T.tolist() == [column(name) for name in names]


@pytest.mark.parametrize(
    ("inputs", "columns", "view"),
    [
        (("x",), ["x"], "curve"),
        (("x", "x2", "sinx"), ["x"], "curve"),  # three inputs, but all of x alone
        (("y", "x"), ["x", "y"], "heat"),
        (("xy",), ["x", "y"], "heat"),
    ],
)
def test_raw_columns_behind_the_inputs_decide_the_view(inputs, columns, view):
    told, arrays = scene(dataset="circle", inputs=inputs, points=50)
    assert [each["name"] for each in told["columns"]] == columns
    assert told["view"] == view
    assert arrays["rows"].size == 50 * len(columns)
    assert [(each["low"], each["high"]) for each in told["columns"]] == [(-6, 6)] * len(columns)


def test_classes_are_0_and_1_and_not_scaled():
    told, arrays = scene(dataset="circle")
    target = told["target"]
    assert (target["mean"], target["sd"], target["low"], target["high"]) == (0, 1, 0, 1)
    assert set(arrays["target_values"]) == {0, 1}


def test_several_classes_are_told_by_name_with_an_output_each():
    told, arrays = scene(dataset="penguins_three", hidden_layers=(4,))
    assert told["sizes"] == (2, 4, 3)
    assert told["classes"] == ("Adelie", "Chinstrap", "Gentoo")
    assert (told["task"], told["loss"]) == ("classification", "softmax_cross_entropy")
    counts = [int(np.sum(arrays["target_values"] == place)) for place in range(3)]
    assert counts == [151, 68, 123]  # of the 342 measured penguins


def test_the_friends_have_axes_of_their_own_and_their_columns_as_inputs():
    told, arrays = scene(dataset="friends")
    assert told["in_square"] is False
    assert [each["name"] for each in told["inputs"]] == ["ada", "ben", "cleo"]
    for each in told["columns"]:
        assert each["low"] == 0
        assert each["high"] >= 10
    assert arrays["rows"].min() >= 0


def test_seattle_is_split_as_its_data_say():
    _, arrays = scene(dataset="seattle_2014")
    assert np.flatnonzero(arrays["is_test"] == 0).tolist() == list(range(7, 365, 15))  # day 8, 23, 38 ...


def test_a_height_below_0_is_not_cut_off():
    told, arrays = scene(dataset="plane")
    assert told["target"]["low"] < arrays["target_values"].min() < 0
    assert told["target"]["high"] > arrays["target_values"].max()


def test_the_start_is_the_network_before_the_first_step():
    trainer = Trainer(Experiment(dataset="circle", hidden_layers=(3,)))
    before = trainer.network.parameters.tolist()
    trainer.train(10)
    told, arrays = scene_of(trainer, View())
    assert arrays["start"].tolist() == before
    assert told["sizes"] == (2, 3, 1)


def test_no_test_rows_are_told_as_none():
    assert not scene(train_share=1.0)[1]["is_test"].any()


# The two columns that thumbnails and slice show

FIVE = ("area_sqft", "bedrooms", "age_years", "lot_sqft", "garage_cars")  # in the order of the data


@pytest.mark.parametrize(
    ("axes", "shown"),
    [
        ((), [0, 1]),
        (("lot_sqft", "area_sqft"), [3, 0]),
        (("lot_sqft",), [0, 1]),  # one alone is no plane
        (("fireplaces", "area_sqft"), [0, 1]),  # the network is not told of fireplaces
        (("nonsense", "noise"), [0, 1]),
    ],
)
def test_chosen_axes_are_shown_or_else_the_first_two(axes, shown):
    told, _ = scene(View(axes=axes), dataset="houses_five", inputs=FIVE)
    assert [each["name"] for each in told["columns"]] == list(FIVE)
    assert told["view"] == "rows"
    assert told["axes"] == shown


def test_one_column_is_one_axis():
    assert scene(View(axes=("area_sqft", "lot_sqft")))[0]["axes"] == [0]


@pytest.mark.parametrize("always", [7.0, 0.0, -1.0, 1e17])
def test_a_constant_column_or_target_still_has_an_axis(always):
    table = weightviz.Dataset(np.array([[1.0, always], [2.0, always], [3.0, always]]), [always] * 3, ["a", "b"])
    told, _ = scene_of(Trainer(Experiment(train_share=1.0), data=table), View())
    for each in (*told["columns"], told["target"]):
        assert each["low"] < each["high"]


# Rows that are not told


def own_table(n):
    rows = np.arange(float(n))
    return weightviz.Dataset(rows[:, np.newaxis], rows % 7, ["a", "b"])


def test_a_long_table_is_sampled_with_its_shares_kept_and_always_alike():
    trainer = Trainer(Experiment(), data=own_table(5_000))
    told, arrays = scene_of(trainer, View())
    assert (told["sampled"], told["counts"]) == (True, [4_000, 1_000])
    assert (arrays["is_test"].size, arrays["is_test"].sum()) == (2_000, 400)
    assert len(set(arrays["numbers"].tolist())) == 2_000
    assert arrays["rows"].tolist() == (arrays["numbers"] - 1.0).tolist()  # row by row its own number
    assert (arrays["is_test"] == (arrays["numbers"] % 5 == 0)).all()
    assert scene_of(trainer, View())[1]["numbers"].tolist() == arrays["numbers"].tolist()


def test_two_thousand_rows_and_shipped_tables_are_told_whole():
    told, arrays = scene_of(Trainer(Experiment(), data=own_table(2_000)), View())
    assert (told["sampled"], arrays["rows"].size) == (False, 2_000)
    told, arrays = scene(dataset="houses_ames")
    assert (told["sampled"], arrays["is_test"].size) == (False, 2_001)


def test_rows_left_out_are_not_told_and_the_others_keep_their_numbers():
    edits = weightviz.data.RowEdits(hidden=(0, 999))
    table = own_table(1_000)
    told, arrays = scene_of(Trainer(Experiment(), table, edits), View())
    assert told["counts"] == [799, 199]
    assert arrays["numbers"].tolist() == list(range(2, 1_000))
    assert told["columns"][0]["high"] < scene_of(Trainer(Experiment(), table), View())[0]["columns"][0]["high"]
