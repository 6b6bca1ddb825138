"""A picture shared from the page: copied as a link, opened by someone else, saved as a file and opened again."""

import re
from urllib.parse import urlsplit

import numpy as np


def shared_link(visitor) -> str:
    """The query of the link in the popover "Share"."""
    visitor.page.get_by_role("button", name="Share", exact=True).click()
    code = visitor.page.locator("[data-testid=stCode] code")
    code.wait_for()
    return urlsplit(code.inner_text()).query


def test_a_copied_link_opens_at_the_same_picture_and_a_damaged_one_says_so(visit, expect):
    one = visit("data=circle&seed=7")
    one.press("+100")
    one.open_card("Weight x to hidden 1.1")
    one.press("Lock", "Close")
    query = shared_link(one)
    other = visit(query)
    other.settle()
    expect(other.notice).to_contain_text("These are the weights of the link, at step 100.")
    np.testing.assert_array_equal(other.weights(), one.weights())
    assert (other.steps_taken(), other.losses()) == (100, one.losses())
    assert other.read("[...stage.playback.frame.locked]") == [1] + 24 * [0]
    expect(other.page).to_have_url(re.compile(r"\?data=circle&seed=7$"))
    other.press("+10")
    assert other.steps_taken() == 110
    other.go(query[:-9])  # cut off in a mail, opened where something was trained before
    expect(other.notice).to_contain_text("This link was cut short, and its weights are not complete.")
    assert other.steps_taken() == 0


def test_a_saved_file_opens_with_its_history_and_a_wrong_one_changes_nothing(visit, expect, tmp_path):
    one = visit("data=xor&seed=4")
    one.press("+10", "+10")
    one.page.get_by_role("button", name="Share", exact=True).click()
    with one.page.expect_download() as download:
        one.page.get_by_role("button", name="Save to a file").click()
    file = tmp_path / "weights.json"
    download.value.save_as(file)
    other = visit()
    other.page.get_by_role("button", name="Share", exact=True).click()
    upload = other.page.locator("input[type=file]")
    wrong = file.read_text().replace('"locked": []', '"locked": [400]')
    before = other.weights()
    upload.set_input_files({"name": "wrong.json", "mimeType": "application/json", "buffer": wrong.encode()})
    expect(other.page.get_by_role("alert")).to_contain_text("locked 1: a whole number from 0 to 24 expected, got 400.")
    np.testing.assert_array_equal(other.weights(), before)
    upload.set_input_files(file)
    expect(other.notice).to_contain_text("The file is open, at step 20.")
    other.settle()
    np.testing.assert_array_equal(other.weights(), one.weights())
    assert other.losses() == one.losses()
    assert other.read("stage.playback.timeline.frames.map(({ step }) => step)") == list(range(21))
    expect(upload).to_have_count(0)  # the popover is closed again
    expect(other.page).to_have_url(re.compile(r"\?data=xor&seed=4$"))


def test_what_is_shared_is_what_is_on_screen_also_after_a_scrub(visit):
    one = visit("data=circle&seed=7")
    one.press("+100")
    one.scrub(30)
    query = shared_link(one)
    other = visit(query)
    other.settle()
    assert other.steps_taken() == one.steps_taken() == 30
    np.testing.assert_array_equal(other.weights(), one.weights())
    one.page.keyboard.press("Escape")
    one.press("Step")  # the timeline is cut only now
    assert one.steps_taken() == 31


def followed(visitor) -> tuple[int, str]:
    """The number of the row that the page follows, and of the one marked in the table."""
    visitor.settle()
    marked = visitor.stage.locator(".rows [aria-pressed=true]")
    return visitor.read("stage.scene.numbers[stage.row]"), marked.inner_text()


def test_the_row_that_one_follows_outlives_a_reload_and_travels_in_a_link(visit, expect):
    one = visit()
    marked = followed(one)[1]
    one.press("Next house", "Next house")
    expect(one.page).to_have_url(re.compile(r"\?row=3$"))
    there = followed(one)
    assert there[0] == 3 and there[1] != marked
    assert followed(visit(shared_link(one))) == there
    one.go("row=3")
    assert followed(one) == there
    one.press("Next house")
    one.page.reload()
    one.step.wait_for()
    assert followed(one)[0] == 4


def test_another_row_is_followed_while_the_network_plays(visit):
    visitor = visit()
    visitor.button("Play").click()  # it does not settle
    for _ in range(4):
        visitor.button("Next house").click()
    visitor.page.wait_for_timeout(500)
    assert visitor.read("stage.playback.playing")
    visitor.press("Pause")
    assert followed(visitor)[0] == 5 and visitor.steps_taken() > 5
