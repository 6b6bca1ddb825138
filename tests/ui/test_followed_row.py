"""The row that the whole page follows: told by the stage, it stands in the address, in links and in files."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.ui.lesson_page import SETS, at, press
from tests.ui.page import NEEDS_APPTEST, Page
from tests.ui.stage import Stage
from weightviz.data import RowEdits
from weightviz.saved import read_file
from weightviz.ui.operations import NOT_DONE
from weightviz.ui.share import file_of

FALLS_BACK = "This link has a value that cannot be used for: row. The usual one stands there now."


def follow(page: Page, number: int) -> None:
    """Choose the row of this number on the stage, which counts places from 0."""
    Stage(page.playground).ask({"op": "row", "row": number - 1})
    page.run()


def linked(page: Page) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(page.app.code[0].value).query))


def test_a_row_that_was_chosen_leaves_the_training_alone(stage):
    stage.more(5)
    frames = stage.frames
    header = stage.ask({"op": "row", "row": 11})
    assert (header["settings"]["row"], header["keep"], header["notice"]) == (12, None, "")
    assert stage.frames == frames and stage.playground.page_changed


@pytest.mark.parametrize("row", [200, -1, 0.5, "3", None, True])  # the circle has 200 points
def test_a_row_that_is_none_changes_nothing(stage, row):
    header = stage.ask({"op": "row", "row": row})
    assert (header["notice"], header["settings"]["row"]) == (NOT_DONE, 1)


def test_a_row_added_by_hand_can_be_followed(stage):
    playground = stage.playground
    playground.edit_rows(RowEdits(added=((0.5, 0.5, 1.0),)), "")
    stage.take()
    assert stage.ask({"op": "row", "row": 200})["settings"]["row"] == 201
    playground.edit_rows(RowEdits(), "")
    assert playground.view.row == 1


def test_other_data_that_have_no_such_row_are_followed_from_their_first(open_stage):
    stage = open_stage()
    stage.ask({"op": "row", "row": 236})
    stage.playground.change(seed=5)
    assert stage.playground.view.row == 237
    stage.playground.change(dataset="films_2014")  # of which there are fewer
    assert stage.playground.view.row == 1


@NEEDS_APPTEST
def test_address_link_and_file_keep_the_row():
    page = Page()
    follow(page, 12)
    assert page.address == {"row": "12"}
    assert linked(page)["row"] == "12"
    for address in (page.address, linked(page)):
        assert Page(**address).told()["settings"]["row"] == 12
    assert read_file(file_of(page.playground, False)).view.row == 12


@NEEDS_APPTEST
@pytest.mark.parametrize("row", ["0", "-1", "2.5", "twelve", "238", "100001", "1e400", "²"])  # there are 237 houses
def test_a_row_that_is_none_falls_back_with_a_sentence(row):
    page = Page(row=row)
    assert (page.told()["settings"]["row"], page.told()["notice"]) == (1, FALLS_BACK)
    assert page.address == {}


@NEEDS_APPTEST
def test_the_last_row_is_one():
    page = Page(row="237")
    assert (page.told()["settings"]["row"], page.told()["notice"]) == (237, "")


@NEEDS_APPTEST
def test_a_link_from_within_a_lesson_brings_the_row_to_its_part():
    page = at(SETS)
    follow(page, 7)
    assert "row" not in page.address  # a reload begins the part again
    other = Page(**linked(page))
    assert other.told()["settings"]["row"] == 7
    press(other, "Next")
    assert other.playground.view.row == 1
    alone = at(SETS, row="9")  # without weights the part's own start stays
    assert (alone.told()["settings"]["row"], alone.experiment) == (9, page.experiment)
