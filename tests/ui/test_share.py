"""The popover "Share": a link that opens the same picture, a file to save and to open, and what cannot be."""

import json
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest

from tests.ui.page import NEEDS_APPTEST, Page, agrees
from weightviz.data import RowEdits, read_table
from weightviz.experiment import Experiment, View
from weightviz.packed import WEIGHTS, Picture, pack_state
from weightviz.saved import read_file, write_file
from weightviz.training import Trainer
from weightviz.ui import session, share

pytestmark = NEEDS_APPTEST

OWN, _ = read_table("a,b\n" + "\n".join(f"{i},{i * i % 7}" for i in range(30))).dataset("b", ["a"])


def trained(**settings) -> Trainer:
    trainer = Trainer(Experiment(**settings))
    trainer.train(30)
    trainer.lock(1)
    trainer.mute(0)
    return trainer


def text_of(trainer: Trainer) -> str:
    return pack_state(Picture.of(trainer), trainer.experiment)


def opened_popover(page: Page) -> Page:
    page.app.session_state[session.SHARE] = True
    page.run()
    return page


def link_of(page: Page) -> dict[str, str]:
    """The address in the popover."""
    (code,) = page.app.code
    return {key: texts[0] for key, texts in parse_qs(urlsplit(code.value).query).items()}


def words(page: Page) -> str:
    return "\n".join(each.value for each in (*page.app.caption, *page.app.error))


# Links


def test_a_link_brings_its_weights_and_the_address_then_lets_go_of_them():
    trainer = trained(dataset="circle", seed=7)
    page = Page(data="circle", seed="7", utm="school", w=text_of(trainer))
    opened = page.playground.trainer
    np.testing.assert_array_equal(opened.frame.parameters, trainer.frame.parameters.astype("f4").astype(float))
    assert opened.frame.locked[1] and opened.frame.muted[0]
    assert opened.train_loss == pytest.approx(trainer.train_loss, rel=1e-6)
    assert page.told()["notice"] == "These are the weights of the link, at step 30."
    assert page.address == {"data": "circle", "seed": "7", "utm": "school"}
    assert agrees(page)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda text: text[:-8], "This link was cut short, and its weights are not complete."),
        (lambda text: text[:-8] + "AAAAAAAA", "The weights in this link are damaged."),
        (lambda text: "", "This link was cut short, and its weights are not complete."),
        (lambda text: text_of(trained(dataset="xor")),
         "The weights in this link belong to another network or other data than it names."),
    ],
)  # fmt: skip
def test_a_wrong_link_opens_its_experiment_and_says_so(change, sentence):
    page = Page(data="circle", rate="0.5", w=change(text_of(trained(dataset="circle"))))
    assert page.experiment == Experiment("circle", learning_rate=0.5)
    assert page.playground.trainer.step == 0
    assert page.told()["notice"] == f"{sentence} The settings of the link hold, and training begins at the start."
    assert page.address == {"data": "circle", "rate": "0.5"}
    assert agrees(page)


def test_both_what_is_wrong_with_settings_and_with_weights_is_told():
    page = Page(data="circle", rate="fast", w="nonsense")
    assert "cannot be used for: learning rate" in page.told()["notice"]
    assert "This link was cut short" in page.told()["notice"]


def test_the_popover_shows_a_link_that_opens_the_same_picture():
    page = Page(data="circle", optimizer="adam", w=text_of(trained(dataset="circle")))
    link = link_of(opened_popover(page))
    assert set(link) == {"data", "optimizer", WEIGHTS}
    assert "It opens at step 30" in words(page) and "optimiser remembers" in words(page)
    again = Page(**link)
    for name in ("parameters", "locked", "muted", "step", "train_loss", "test_loss"):
        one, other = (getattr(each.playground.trainer.frame, name) for each in (page, again))
        np.testing.assert_array_equal(one, other)


def test_plain_descent_remembers_nothing_and_nothing_is_said_of_it():
    assert "remembers" not in words(opened_popover(Page()))


def test_rows_left_out_and_added_are_in_the_link():
    page = Page(data="circle")
    page.playground.edit_rows(RowEdits(hidden=(3,), added=((1.0, 2.0, 1.0),)), "")
    again = Page(**link_of(opened_popover(page)))
    assert again.playground.edits == page.playground.edits
    assert again.playground.trainer.train_loss == pytest.approx(page.playground.trainer.train_loss, rel=1e-6)


def test_ones_own_data_make_no_link():
    page = Page()
    page.playground.use_table(OWN)
    opened_popover(page)
    assert not page.app.code
    assert "Your own data never travel in a link; save a file instead." in words(page)


def test_a_link_that_would_be_too_long_is_not_offered():
    page = Page(data="houses_five")
    row = (*page.playground.rows().rows[0].tolist(), 100_000.0)
    page.playground.edit_rows(RowEdits(added=(row,) * 200), "")
    opened_popover(page)
    assert not page.app.code
    assert "letters, and a link holds 8,000; save a file instead." in words(page)
    assert read_file(share.file_of(page.playground, own_too=False)).edits == page.playground.edits


@pytest.mark.parametrize(
    ("page", "begins"),
    [
        ("https://a.org", "https://a.org/?"),
        ("https://a.org/", "https://a.org/?"),
        ("https://a.org/school/", "https://a.org/school/?"),
        ("", "/?"),
    ],
)
def test_the_link_begins_with_the_address_of_the_page(open_stage, page, begins):
    assert share.whole_link(open_stage().playground, page).startswith(f"{begins}w=")


def test_share_can_be_hidden_and_links_open_none_the_less():
    page = Page(hide="share", w=text_of(trained()))
    assert page.playground.trainer.step == 30
    assert not opened_popover(page).app.code


# Files


def choose(playground, monkeypatch, content: bytes) -> dict:
    """A file is chosen in the popover; what the session holds then."""
    file = SimpleNamespace(file_id="7", getvalue=lambda: content)
    state = {session.HOLD: playground, session.SHARE: True, "open_file": file}
    monkeypatch.setattr("streamlit.session_state", state)
    share.file_given("open_file")
    return state


def test_a_saved_file_opens_in_place_of_the_picture(open_stage, monkeypatch):
    one, other = open_stage(dataset="circle", optimizer="adam"), open_stage()
    one.more(12)
    content = share.file_of(one.playground, own_too=False)
    state = choose(other.playground, monkeypatch, content)
    other.take()
    assert (other.header["notice"], other.header["undo"]) == ("The file is open, at step 12.", False)
    assert other.frames == [(number, *frame[1:]) for number, frame in enumerate(one.frames, other.frames[0][0])]
    assert state[session.SHARE] is False and share.REFUSED not in state
    one.more(5)
    other.more(5)
    assert other.trainer.frame.parameters.tolist() == one.trainer.frame.parameters.tolist()


def test_a_wrong_file_leaves_the_picture_alone(open_stage, monkeypatch):
    stage = open_stage(dataset="circle")
    stage.more(5)
    playground = stage.playground
    before = playground.trainer, playground.trainer.frame, playground.payload, playground.edition
    saved = json.loads(share.file_of(playground, own_too=False))
    saved["now"]["weights"].append(1.0)
    state = choose(playground, monkeypatch, json.dumps(saved).encode())
    sentence = "now: weights: 25 numbers expected, got 26. The picture stays as it was."
    assert state[share.REFUSED] == ("7", sentence)
    assert (playground.trainer, playground.trainer.frame, playground.payload, playground.edition) == before
    assert state[session.SHARE] is True


def test_a_file_taken_away_again_changes_nothing(open_stage, monkeypatch):
    playground = open_stage().playground
    payload = playground.payload
    monkeypatch.setattr("streamlit.session_state", {session.HOLD: playground, "open_file": None})
    share.file_given("open_file")
    assert playground.payload is payload


def test_ones_own_table_goes_into_the_file_only_when_one_says_so(open_stage, monkeypatch):
    stage = open_stage()
    stage.playground.use_table(OWN)
    stage.take()
    without, along = (share.file_of(stage.playground, own_too) for own_too in (False, True))
    assert json.loads(without)["table"]["left_out"] is True
    elsewhere = open_stage()
    state = choose(elsewhere.playground, monkeypatch, without)
    assert "without its table of 30 rows" in state[share.REFUSED][1]
    choose(elsewhere.playground, monkeypatch, along)
    assert elsewhere.take()["scene"]["title"] == "Your own data"
    assert elsewhere.playground.data.names == OWN.names
    choose(stage.playground, monkeypatch, without)  # where the table is at hand
    assert stage.take()["notice"] == "The file is open, at step 0."


def test_the_box_for_ones_own_table_is_there_only_when_there_is_one():
    assert not [box for box in opened_popover(Page()).app.checkbox if box.key == "share_own_table"]
    page = Page()
    page.playground.use_table(OWN)
    (box,) = [box for box in opened_popover(page).app.checkbox if box.key == "share_own_table"]
    assert box.value is False
    box.check()
    page.run()
    assert not page.app.error


def test_a_view_with_axes_of_other_data_opens_without_them(open_stage, monkeypatch):
    content = write_file(Trainer(Experiment("circle")), View(axes=("area_sqft", "x"), output_shows="row", speed=5))
    assert read_file(content).view.axes == ("area_sqft", "x")
    playground = open_stage().playground
    choose(playground, monkeypatch, content)
    assert playground.view == View(axes=("x",), output_shows="row", speed=5)


# What is on screen


def test_what_is_shared_is_the_frame_on_screen_not_the_last_one_trained(open_stage):
    stage = open_stage(dataset="circle", seed=7)
    stage.more(20)
    playground = stage.playground
    stage.ask({"op": "shown", **stage.here(8)})
    assert (playground.frame.step, playground.trainer.step) == (8, 20)  # nothing is dropped
    alone = trained_to(8)
    assert json.loads(share.file_of(playground, own_too=False))["now"]["weights"] == alone.frame.parameters.tolist()
    assert len(json.loads(share.file_of(playground, own_too=False))["history"]) == 8
    assert f"w={text_of(alone)}" in share.whole_link(playground, "")
    playground.start_from_here()
    assert playground.experiment.start_values == tuple(alone.frame.parameters.tolist())


def trained_to(step: int) -> Trainer:
    trainer = Trainer(Experiment("circle", seed=7))
    trainer.train(step)
    return trainer


@pytest.mark.parametrize(
    "op", [{"op": "more", "frames": 1, "every": 1}, {"op": "stay"}, {"op": "lock", "index": 1, "on": True}]
)
def test_whatever_happens_next_happens_there(open_stage, op):
    stage = open_stage(dataset="circle")
    stage.more(20)
    stage.ask({"op": "shown", **stage.here(8)})
    stage.ask({**op, **stage.here(8)})
    assert stage.playground.frame is stage.trainer.frame
    assert stage.trainer.step == 8 + (op["op"] == "more")


def test_a_stage_that_is_told_all_again_is_at_the_last_frame(open_stage):
    stage = open_stage(dataset="circle")
    stage.more(20)
    stage.ask({"op": "shown", **stage.here(8)})
    stage.playground.change(speed=5)  # moves nothing
    assert stage.playground.frame.step == 8
    stage.ask({"op": "all"})
    assert stage.playground.frame.step == 20


def test_a_place_that_does_not_exist_is_none(open_stage):
    stage = open_stage(dataset="circle")
    stage.more(3)
    for at in (-5, 10**6):
        stage.ask({"op": "shown", "at": at, "step": 0})
        assert stage.playground.frame is stage.trainer.frame
    assert "nothing was changed" in stage.ask({"op": "shown", "at": "x", "step": 0})["notice"]
