"""Rows to look at, to leave out and to add: each change starts the training over, exactly."""

import json

import pytest

from tests.ui.page import NEEDS_APPTEST, Page
from weightviz.data import Dataset, RowEdits
from weightviz.training import Trainer
from weightviz.ui.operations import NOT_DONE
from weightviz.ui.rows import counted, places_of, said, table_of_rows

pytestmark = NEEDS_APPTEST


def rows_page(**address) -> Page:
    page = Page(**address)
    page.button("Look at the rows").click()
    page.run()
    return page


def left_out(page: Page):
    (field,) = [each for each in page.app.text_input if each.label == "Rows left out"]
    return field


def test_a_row_is_left_out_and_taken_in_again():
    page = rows_page()
    page.playground.trainer.train(5)
    left_out(page).set_value("17, 3")
    page.run()
    assert page.playground.edits.hidden == (2, 16)
    assert page.playground.trainer.step == 0
    assert page.told()["notice"] == "2 rows are left out, and training starts over."
    assert len(page.playground.trainer.problem.train_rows) == 190 - 2
    assert left_out(page).value == "3, 17"
    page.button("Take all rows in again").click()
    page.run()
    assert page.playground.edits.hidden == ()
    assert page.told()["notice"].startswith("All rows are in again")


def test_what_is_no_row_is_a_sentence_and_changes_nothing():
    page = rows_page()
    page.playground.trainer.train(5)
    left_out(page).set_value("3, 238")
    page.run()
    assert "There is no row '238'; write numbers from 1 to 237" in page.app.error[0].value
    assert page.playground.trainer.step == 5


def test_leaving_everything_out_is_refused(open_stage):
    stage = open_stage()
    stage.more(3)
    stage.playground.edit_rows(RowEdits(hidden=tuple(range(237))), "never said")
    assert stage.take()["notice"].startswith("Every row to learn from is left out")
    assert stage.trainer.step == 3


def test_rows_left_out_stay_so_until_the_data_change(stage):
    hidden = RowEdits(hidden=(0, 5))
    stage.playground.edit_rows(hidden, "out")
    stage.playground.change(seed=8)
    stage.playground.change(hidden_layers=(3,))
    assert stage.playground.edits == hidden
    stage.playground.change(noise=0.2)  # other points
    assert stage.playground.edits == RowEdits()


def test_the_table_of_rows(stage):
    stage.playground.edit_rows(RowEdits(hidden=(1,), added=((1.0, 2.0, 1.0),)), "")
    table = table_of_rows(stage.playground)
    assert list(table) == ["Row", "Split", "class", "x", "y"]
    assert table["Row"] == list(range(1, 202))
    assert (table["Split"][1], table["Split"][200]) == ("left out", "learnt from")
    assert table["Split"].count("test") + table["Split"].count("learnt from") == 200
    assert (table["x"][200], table["y"][200]) == (1.0, 2.0)
    assert counted(stage.playground).startswith("All 201 points, 1 of them left out. Leaving a row out starts")


@pytest.mark.parametrize("text", ["0", "21", "-1", "1.5", "x", "1e1", "²", "9" * 400])
def test_typed_rows_must_exist(text):
    with pytest.raises(ValueError, match="There is no row"):
        places_of(text, 20)


def test_typed_rows_in_many_ways():
    assert places_of(" 3,1;; 2\n1 ", 20) == (0, 1, 2)
    assert places_of("", 20) == ()
    assert said((4,)) == "Row 5 is left out, and training starts over."


# Rows added by a click


def add(stage, row, target):
    return stage.ask({"op": "add_row", "row": row, "target": target})


def test_an_added_row_is_learnt_from_from_the_start(stage):
    stage.more(5)
    before = stage.trainer.problem.test_rows.tolist()
    header = add(stage, [1.5, -2.0], 1)
    assert "row was added" in header["notice"]
    assert header["scene"]["counts"] == [101, 100]
    assert stage.trainer.problem.test_rows.tolist() == before
    assert stage.trainer.data.rows[-1].tolist() == [1.5, -2.0]
    stage.more(4)
    twin = Trainer(stage.playground.experiment, edits=RowEdits(added=((1.5, -2.0, 1.0),)))
    twin.train(4)
    assert stage.trainer.network.parameters.tolist() == twin.network.parameters.tolist()


def test_an_added_house_is_average_in_what_the_picture_does_not_show(open_stage):
    stage = open_stage()
    add(stage, [1000.0], 99_000.0)
    house = dict(zip(stage.playground.rows().names, [*stage.playground.rows().rows[-1], 99_000.0], strict=True))
    ages = stage.playground.rows().rows[:-1, stage.playground.rows().columns.index("age_years")]
    assert (house["area_sqft"], house["age_years"]) == (1000.0, pytest.approx(ages.mean()))
    stage.playground.change(inputs=("area_sqft", "age_years"))
    assert len(stage.trainer.data) == 238


def test_average_is_the_mean_of_the_target(open_stage):
    stage = open_stage(dataset="hills")
    mean = stage.trainer.data.target.mean()
    add(stage, [0.0, 0.0], "average")
    assert stage.trainer.data.target[-1, 0] == pytest.approx(mean)


BAD = [
    ([1.0], 1), ([1.0, 2.0, 3.0], 1), ("12", 1), (None, 1), ([9.0, 0.0], 1), ([True, 0.0], 1), (["1", 2.0], 1),
    ([float("nan"), 0.0], 1), ([0.0, 0.0], 2), ([0.0, 0.0], 0.5), ([0.0, 0.0], None), ([0.0, 0.0], True),
    ([0.0, 0.0], "as high"), ([0.0, 0.0], [1]), ({"x": 1}, 1),
]  # fmt: skip


@pytest.mark.parametrize(("row", "target"), BAD, ids=range(len(BAD)))
def test_what_is_no_row_of_the_picture_changes_nothing(stage, row, target):
    stage.more(3)
    assert add(stage, row, target)["notice"] == NOT_DONE
    assert (stage.trainer.step, stage.playground.edits) == (3, RowEdits())


def test_a_row_is_not_added_where_the_picture_shows_guesses(open_stage):
    stage = open_stage(dataset="houses_five")
    assert add(stage, [1000.0, 1, 1, 1, 1], 1e5)["notice"] == NOT_DONE


def test_rows_can_be_added_up_to_a_limit(stage):
    stage.playground.edit_rows(RowEdits(added=((0.0, 0.0, 1.0),) * 199), "")
    stage.take()
    assert "added" in add(stage, [0.0, 0.0], 0)["notice"]
    assert add(stage, [0.0, 0.0], 0)["notice"] == NOT_DONE
    assert len(stage.playground.edits.added) == 200


def test_the_choice_of_what_a_click_adds_reaches_the_stage_and_ends_with_the_data():
    page = Page(data="circle")
    page.app.selectbox(key="adding_0").set_value("a row of class 1")
    page.run()
    assert page.told()["settings"]["adding"] == 1
    page.widget("dataset").select_index(0)
    page.run()
    assert page.told()["settings"]["adding"] is None
    page.app.selectbox(key=f"adding_{page.playground.edition}").set_value("a row as high as the click")
    page.run()
    assert page.told()["settings"]["adding"] == "as high"


def test_added_rows_are_taken_away_in_the_dialog():
    page = rows_page(data="circle")
    page.playground.edit_rows(RowEdits(hidden=(3, 200), added=((0.0, 0.0, 1.0),)), "")
    page.run()
    page.button("Take added rows away").click()
    page.run()
    assert page.playground.edits == RowEdits(hidden=(3,))


# One's own table in the playground


def test_a_table_can_be_used_after_a_start_of_ones_own(stage):
    stage.more(2)
    stage.playground.start_from_here()
    stage.playground.use_table(Dataset([[1.0], [2.0], [4.0]], [1.0, 2.0, 3.0], ["a", "b"]))
    assert stage.take()["scene"]["sizes"] == [1, 4, 2, 1]


def test_ones_own_table_goes_through_every_new_start(stage):
    rows = [[float(i), float(i % 3)] for i in range(10)]
    own = Dataset(rows, [float(i) for i in range(10)], ["a", "b", "c"])
    stage.more(2)
    stage.playground.use_table(own)
    assert stage.take()["scene"]["dataset"] == "own"
    assert stage.steps == [0]
    for settings in ({"hidden_layers": []}, {"l2": 0.1}, {"inputs": ["b"]}):
        stage.ask({"op": "settings", "values": settings})
        assert (stage.playground.data, len(stage.trainer.data)) == (own, 10)
    assert add(stage, [1.5], 3.0)["scene"]["counts"] == [9, 2]
    json.dumps(stage.header)
