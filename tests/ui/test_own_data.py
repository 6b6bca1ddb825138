"""A table of one's own: given, looked at, accepted or refused, and never in the address."""

import pytest

from tests.ui.page import NEEDS_APPTEST, Page
from weightviz.data import read_table
from weightviz.experiment import OWN_DATA, Experiment
from weightviz.ui.own_data import about_columns, first_rows, found, read, suggested, training_words

pytestmark = NEEDS_APPTEST

FLATS = "size;garden;city;id;rent\n" + "\n".join(
    f"{30 + i};{'yes' if i % 2 else 'no'};{('Bonn', 'Ulm', 'Kiel')[i % 3]};{i + 1};{10 * (30 + i)} €" for i in range(20)
)


def dialog(text: str = FLATS, **address) -> Page:
    """The page with the dialog open and this text pasted."""
    page = Page(**address)
    page.widget("dataset").set_value("Your own data …")
    page.run()
    page.app.radio(key="own_from").set_value("Pasted text")
    page.run()
    page.app.text_area(key="own_text").set_value(text)
    page.run()
    return page


def box(page: Page, name: str):
    (found,) = [each for each in (*page.app.selectbox, *page.app.multiselect) if each.label == name]
    return found


def accept(page: Page) -> None:
    page.button("Use this table").click()
    page.run()


def words(page: Page) -> str:
    return "\n".join(each.value for each in page.app.markdown)


# The way of a table


def test_a_pasted_table_is_trained_on_once_it_is_accepted():
    page = dialog()
    assert page.experiment == Experiment()  # looking changes nothing
    assert box(page, "To predict").value == "rent"
    assert box(page, "From").value == ["size", "garden", "city"]  # id numbers the rows
    assert [each.value for each in page.app.warning] == [
        "'id' cannot be used\\: it only numbers the rows; choose another column."
    ]
    assert "16 rows are learnt from; every fifth, 4 in all, is kept back" in words(page)
    accept(page)
    data = page.playground.trainer.data
    assert data.columns == ("size", "garden", "city = Bonn", "city = Kiel", "city = Ulm")
    assert page.experiment.inputs == data.columns
    assert data.rows[:2].tolist() == [[30, 0, 1, 0, 0], [31, 1, 0, 0, 1]]
    assert page.told()["scene"]["title"] == "Your own data"
    assert page.told()["notice"] == "Your own data stay on this page; a link cannot carry them."
    assert page.widget("dataset").value == OWN_DATA
    assert not page.app.text_area


def test_target_and_features_are_ones_choice():
    page = dialog()
    box(page, "To predict").set_value("city")
    page.run()
    box(page, "From").set_value(["rent"])
    page.run()
    assert "'city' has 3 classes" in words(page)
    accept(page)
    assert (page.experiment.source.kind, page.experiment.loss) == ("classes", "softmax_cross_entropy")
    assert page.experiment.inputs == ("rent",)


@pytest.mark.parametrize(("choice", "rows"), [("drop", 3), ("fill", 4)])
def test_empty_cells_are_left_out_or_filled(choice, rows):
    page = dialog("a,b\n1,2\n,3\n3,5\n4,9\n")
    (radio,) = [each for each in page.app.radio if each.label == "Where a cell is empty"]
    radio.set_value(choice)
    page.run()
    accept(page)
    assert len(page.playground.trainer.data) == rows


@pytest.mark.parametrize("text", ["a,b\n1,2\n1,2,3\n", "one column\n1\n2\n", "a,b\nx y,1\nq r,2\n", "\x00\x01"])
def test_what_is_wrong_is_one_sentence_and_the_training_stays(text):
    page = dialog(text, data="circle")
    page.playground.trainer.train(5)
    (problem,) = page.app.error
    assert len(problem.value) > 20
    assert [each for each in page.app.button if each.label == "Use this table" and not each.disabled] == []
    page.run()
    assert (page.experiment.dataset, page.playground.trainer.step) == ("circle", 5)


def test_too_many_inputs_are_refused_until_fewer_are_chosen():
    names = [f"c{i}" for i in range(9)]
    text = "\n".join([",".join(names), *(",".join(str((i * k) % 11) for k in range(1, 10)) for i in range(1, 9))])
    page = dialog(text)
    assert box(page, "From").value == names[:7]
    box(page, "From").set_value(names[:8])
    page.run()
    assert "7 are the most" in page.app.error[0].value
    assert page.button("Use this table").disabled


def test_no_feature_is_a_sentence_too():
    page = dialog()
    box(page, "From").set_value([])
    page.run()
    assert "No feature is chosen" in page.app.error[0].value


def test_nothing_of_the_table_enters_the_address_and_keys_of_others_stay():
    page = dialog(data="circle", utm="school", hide="rows", axes="y,x", rate="0.5")
    accept(page)
    assert page.address == {"utm": "school", "hide": "rows"}
    page.widget("learning_rate").select_index(3)
    page.run()
    assert page.address == {"utm": "school", "hide": "rows"}


def test_settings_that_start_over_keep_the_table_and_another_data_set_leaves_it():
    page = dialog()
    accept(page)
    page.widget("seed").set_value(9)
    page.run()
    page.widget("train_share").set_value("50%")
    page.run()
    assert (page.experiment.dataset, len(page.playground.trainer.data)) == (OWN_DATA, 20)
    assert len(page.playground.trainer.problem.train_rows) == 10
    page.widget("dataset").set_value("Circle")
    page.run()
    assert page.playground.data is None
    assert page.address["data"] == "circle"
    assert "Your own data" not in page.widget("dataset").options


def test_another_table_replaces_the_first():
    page = dialog()
    accept(page)
    page.widget("dataset").set_value("Another table of your own …")
    page.run()
    page.app.radio(key="own_from").set_value("Pasted text")
    page.run()
    page.app.text_area(key="own_text").set_value("a,b\n1,2\n2,3\n3,5\n")
    page.run()
    assert len(page.playground.trainer.data) == 20
    accept(page)
    assert len(page.playground.trainer.data) == 3


# What is said of it


def test_what_was_found():
    table = read_table(FLATS)
    assert found(table) == "20 rows, 5 columns; between the cells: semicolon; encoding: UTF-8; empty cells: none."
    assert first_rows(table)["rent"][:2] == ["300 €", "310 €"]
    assert {len(cells) for cells in first_rows(table).values()} == {10}
    about = about_columns(table)
    assert about["Holds"] == ["numbers", "yes or no", "a few texts", "numbers", "numbers"]
    assert about["Can be used"][3].startswith("no: it only numbers the rows")


def test_features_are_suggested_as_long_as_there_is_room():
    table = read_table(FLATS)
    assert suggested(table, ["city", "size", "garden"]) == ["city", "size", "garden"]  # 3 + 1 + 1 inputs
    wide = read_table("a,b,c,d\n" + "\n".join(f"{i % 4}x,{i % 3}y,{i % 5}z,{i}" for i in range(60)))
    assert suggested(wide, ["a", "b", "c", "d"]) == ["a", "b"]  # 4 + 3, and no room for 5 or 1


def test_one_unit_is_told_in_the_data_s_own_units():
    data, _ = read_table(FLATS).dataset("rent", ["size"])
    split, units = training_words(Experiment(), data)
    learnt = [30 + i for i in range(20) if i % 5 != 4]
    mean = sum(learnt) / 16
    sd = (sum((size - mean) ** 2 for size in learnt) / 16) ** 0.5
    assert split.startswith("16 rows are learnt from")
    assert f"+1 means {sd:.3g} above the average of size" in units
    assert f"€{10 * sd:.0f} above the average rent" in units


def test_a_long_table_says_that_the_picture_shows_a_sample():
    data, _ = read_table("a,b\n" + "\n".join(f"{i},{i % 7}" for i in range(2_600))).dataset("b", ["a"])
    assert "The picture shows 2,000 rows" in training_words(Experiment(), data)[-1]


def test_a_reading_is_a_table_or_a_sentence():
    assert read("m", "a,b\n1,2\n3,4\n").table is not None
    assert read("m", b"").table is None
    assert read("m", b"").problem
