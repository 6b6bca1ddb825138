"""The table of all weights: the twin of the picture for those who cannot use it."""

import re

import numpy as np
import pytest

FIRST, SECOND = "Weight x to hidden 1.1", "Weight x to hidden 1.2"


def table_of(visitor):
    return visitor.stage.get_by_role("region", name="Weights as a table")


def cell(visitor, name: str):
    return table_of(visitor).get_by_role("textbox", name=name, exact=True)


def open_table(visitor) -> None:
    visitor.stage.focus()
    visitor.keys("t")


def numbers(visitor) -> np.ndarray:
    texts = table_of(visitor).get_by_role("textbox").evaluate_all("all => all.map(({ value }) => value)")
    return np.array([float(text.replace("\u2212", "-")) for text in texts])


def test_the_first_tab_into_the_stage_leads_to_it_and_escape_back(visit, expect):
    visitor = visit("data=circle")
    link = visitor.button("Weights as a table")
    place = visitor.stage.locator(".skip-links")
    visitor.stage.focus()
    assert place.bounding_box()["width"] <= 1  # not seen until one comes to it
    visitor.keys("Tab")
    expect(link).to_be_focused()
    assert place.bounding_box()["width"] > 100
    visitor.keys("Enter")
    expect(cell(visitor, FIRST)).to_be_focused()
    assert table_of(visitor).get_by_role("row").count() == 1 + 25
    visitor.keys("Escape")
    expect(table_of(visitor)).to_be_hidden()
    expect(link).to_be_focused()


def test_a_typed_number_is_an_edit_that_the_picture_follows_and_undo_takes_back(visit, expect):
    visitor = visit("data=circle")
    visitor.press("+10")
    before, losses = visitor.weights(), visitor.losses()
    open_table(visitor)
    np.testing.assert_array_equal(numbers(visitor), before)
    cell(visitor, SECOND).fill("\u22121,25")
    visitor.keys("Enter")
    expected = before.copy()
    expected[1] = -1.25
    np.testing.assert_array_equal(visitor.weights(), expected)
    np.testing.assert_array_equal(numbers(visitor), expected)
    assert visitor.read("stage.network.drawn[1].text") == "\u22121.25"
    assert visitor.losses() != losses
    assert visitor.steps_taken() == 10
    expect(visitor.button("Undo")).to_be_enabled()
    visitor.keys("Control+z")
    np.testing.assert_array_equal(visitor.weights(), before)
    np.testing.assert_array_equal(numbers(visitor), before)
    assert visitor.losses() == losses
    visitor.keys("Control+Shift+z")
    np.testing.assert_array_equal(numbers(visitor), expected)


def test_up_and_down_walk_along_the_rows(visit, expect):
    visitor = visit("data=circle")
    open_table(visitor)
    visitor.keys("ArrowDown")
    expect(cell(visitor, SECOND)).to_be_focused()
    visitor.keys("ArrowUp", "ArrowUp")
    expect(cell(visitor, FIRST)).to_be_focused()


@pytest.mark.parametrize("text", ["", "abc", "1e999", "NaN", "0.5.5"])
def test_what_is_no_number_changes_nothing_and_is_said(visit, expect, text):
    visitor = visit("data=circle")
    before = visitor.weights()
    open_table(visitor)
    shown = cell(visitor, FIRST).input_value()
    cell(visitor, FIRST).fill(text)
    visitor.keys("Enter")
    expect(cell(visitor, FIRST)).to_have_attribute("aria-invalid", "true")
    expect(table_of(visitor)).to_contain_text("A number, please. The weight is as it was.")
    visitor.keys("Escape")  # first the text goes back, then the table closes
    expect(cell(visitor, FIRST)).to_have_value(shown)
    np.testing.assert_array_equal(visitor.weights(), before)
    expect(visitor.button("Undo")).to_be_disabled()
    visitor.keys("Escape")
    expect(table_of(visitor)).to_be_hidden()


def test_a_weight_is_no_larger_than_a_hand_may_set_it(visit):
    visitor = visit()
    open_table(visitor)
    cell(visitor, "Weight area_sqft to price_usd").fill("123456")
    visitor.keys("Enter")
    assert visitor.weights()[0] == 1000
    assert numbers(visitor)[0] == 1000


def test_locks_mutes_and_meanings_stand_beside_the_values_and_stay(visit, expect):
    visitor = visit()
    visitor.open_card("Weight area_sqft to price_usd")
    visitor.press("Lock", "Mute", "Close")
    open_table(visitor)
    row = table_of(visitor).get_by_role("row", name=re.compile("^area to price"))
    expect(row.get_by_role("cell").last).to_have_text("locked, muted")
    cell(visitor, "Weight area_sqft to price_usd").fill("0.5")
    visitor.keys("Enter")
    expect(row.get_by_role("cell").last).to_have_text("locked, muted")
    visitor.press("Undo", "Undo")  # the number, and then the mute
    expect(row.get_by_role("cell").last).to_have_text("locked")
    expect(row).to_contain_text(re.compile(r"\$\d+ per sq ft"))


def test_the_table_follows_while_the_network_trains_and_leaves_alone_what_is_being_typed(visit):
    visitor = visit("data=circle")
    open_table(visitor)
    visitor.page.keyboard.type("0.1")
    visitor.button("Step").evaluate("button => button.click()")  # the focus stays where one types
    visitor.settle()
    assert cell(visitor, FIRST).input_value() == "0.1"
    np.testing.assert_array_equal(numbers(visitor)[1:], visitor.weights()[1:])
    visitor.keys("Escape")
    np.testing.assert_array_equal(numbers(visitor), visitor.weights())


def test_choosing_a_line_closes_the_table(visit, expect):
    visitor = visit("data=circle")
    open_table(visitor)
    visitor.line("Bias of class").focus()
    visitor.keys("Enter")
    expect(table_of(visitor)).to_be_hidden()
    expect(visitor.card).to_be_visible()
