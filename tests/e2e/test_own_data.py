"""A table of one's own, rows left out and added, controls hidden, and a training that stops by itself."""

import re

import numpy as np
import pytest

from weightviz import Experiment, Trainer
from weightviz.data import RowEdits, read_table
from weightviz.ui.changed_settings import on_table
from weightviz.ui.widgets import JOINER, plain

FLATS = "size,garden,rent\n" + "\n".join(f"{30 + 7 * i % 90},{'yes' if i % 3 else 'no'},{300 + i}" for i in range(40))


def open_own(visitor) -> None:
    visitor.choose("Data", "Your own data …")
    visitor.page.get_by_role("dialog", name="Your own data").wait_for()


def paste(visitor, text: str) -> None:
    visitor.page.get_by_text("Pasted text").click()
    field = visitor.page.get_by_role("textbox", name="Table")
    field.fill(text)
    field.press("Control+Enter")


def give_file(visitor, text: str) -> None:
    file = {"name": "own.csv", "mimeType": "text/csv", "buffer": text.encode()}
    visitor.page.locator("input[type=file]").set_input_files(file)


def same(visitor, trainer) -> None:
    np.testing.assert_allclose(visitor.weights(), trainer.network.parameters, rtol=1e-6)
    np.testing.assert_allclose(visitor.losses(), (trainer.train_loss, trainer.test_loss), rtol=1e-5)


def test_a_pasted_table_is_accepted_trained_on_and_gone_after_a_reload(visit, expect):
    visitor = visit("speed=100&utm=school")
    open_own(visitor)
    paste(visitor, FLATS)
    accept = visitor.page.get_by_role("button", name="Use this table")
    expect(visitor.page.get_by_text("32 rows are learnt from; every fifth, 8 in all")).to_be_visible()
    accept.click()
    expect(visitor.notice).to_contain_text("a link cannot carry them")
    visitor.settle()
    data, _ = read_table(FLATS).dataset("rent", ["size", "garden"])
    trainer = Trainer(on_table(Experiment(), data), data)
    same(visitor, trainer)
    visitor.press("+10")
    trainer.train(10)
    same(visitor, trainer)
    assert sorted(visitor.address()[1:].split("&")) == ["speed=100", "utm=school"]
    visitor.page.reload()
    visitor.step.wait_for()
    visitor.settle()
    same(visitor, Trainer(Experiment()))


def test_names_of_columns_are_shown_as_they_are_and_never_as_what_they_could_mean(visit, expect):
    names = ["1. size", "&lt;b&gt;", "a -> b -- c >= d", "www.a.org b@c.org", "http://a.org", "$x$ *y* :red[z]"]
    visitor = visit()
    open_own(visitor)
    paste(visitor, ",".join(names) + "\n" + "\n".join(f"{i},{i % 3},{i % 5},{i % 7},{i % 4},{i}" for i in range(20)))
    dialog = visitor.page.get_by_role("dialog", name="Your own data")
    header = dialog.locator("th")
    expect(header).to_have_count(len(names) + 4)
    assert [cell.replace(JOINER, "") for cell in header.all_inner_texts()[: len(names)]] == names
    expect(dialog.locator("table a")).to_have_count(0)
    dialog.get_by_role("button", name="Use this table").click()
    expect(visitor.notice).to_contain_text("a link cannot carry them")
    visitor.page.get_by_role("button", name="Inputs").click()
    for name in names[:-1]:
        expect(visitor.page.get_by_test_id("stButtonGroup").get_by_text(plain(name).replace("\\", ""))).to_be_visible()


def test_a_file_that_cannot_be_used_is_a_sentence_and_the_training_stays(visit, expect):
    visitor = visit()
    visitor.press("+10")
    before = visitor.weights()
    open_own(visitor)
    give_file(visitor, "a,b\n1,2\n1,2,3\n")
    expect(visitor.page.get_by_test_id("stAlert")).to_contain_text("Line 3 has 3 cells")
    expect(visitor.page.get_by_role("button", name="Use this table")).to_have_count(0)
    visitor.page.get_by_role("button", name="Close").click()
    expect(visitor.page.get_by_role("dialog", name="Your own data")).to_have_count(0)
    visitor.settle()
    assert visitor.weights().tolist() == before.tolist()
    visitor.press("+10")
    assert visitor.steps_taken() == 20


def test_of_a_long_table_a_turned_knob_says_about(visit, expect):
    visitor = visit()
    open_own(visitor)
    text = "a,b\n" + "\n".join(f"{i},{i % 97}" for i in range(2_500))
    give_file(visitor, text)
    visitor.page.get_by_role("button", name="Use this table").click()
    expect(visitor.stage.get_by_text("2,000 rows to learn from, 500 kept back as a test")).to_be_visible()
    visitor.settle()
    error = visitor.stage.locator(".error")
    expect(error).not_to_contain_text("about")
    x, y = visitor.take_hold(visitor.lines.first)
    visitor.page.mouse.move(x, y - 40, steps=4)
    expect(error.locator(".miss-figure")).to_contain_text("about")
    visitor.page.mouse.up()
    visitor.settle()
    expect(error).not_to_contain_text("about")
    data, _ = read_table(text).dataset("b", ["a"])
    trainer = Trainer(on_table(Experiment(), data), data)
    trainer.set_weight(0, visitor.weights()[0])
    np.testing.assert_allclose(visitor.losses(), (trainer.train_loss, trainer.test_loss), rtol=1e-4)


def test_of_a_long_table_the_confusion_matrix_says_which_rows_it_counts(visit, expect):
    visitor = visit()
    open_own(visitor)
    give_file(visitor, "a,kind\n" + "\n".join(f"{i},{'xyz'[i % 3]}" for i in range(2_500)))
    visitor.page.get_by_role("button", name="Use this table").click()
    table = visitor.stage.get_by_role("table", name=re.compile("of 2,000 rows drawn by chance"))
    expect(table).to_be_visible()
    visitor.settle()
    cells = " ".join(table.get_by_role("cell").all_inner_texts())
    learnt, tests = re.findall(r"(?<![(\d,])[\d,]+(?![\d,)])", cells), re.findall(r"\(([\d,]+)\)", cells)
    assert [sum(int(each.replace(",", "")) for each in counts) for counts in (learnt, tests)] == [1_600, 400]


def test_a_row_is_left_out_and_the_training_starts_over(visit, expect):
    visitor = visit()
    visitor.press("+10")
    visitor.page.get_by_role("button", name="More settings").click()
    visitor.page.get_by_role("tab", name="Data", exact=True).click()
    visitor.page.get_by_role("button", name="Look at the rows").click()
    field = visitor.page.get_by_role("textbox", name="Rows left out")
    field.fill("17")
    field.press("Enter")
    expect(visitor.page.get_by_text("1 of them left out")).to_be_visible()
    visitor.page.get_by_role("button", name="Close").click()
    expect(visitor.notice).to_contain_text("Row 17 is left out, and training starts over.")
    expect(visitor.step).to_have_text("0")
    visitor.settle()
    trainer = Trainer(Experiment(), edits=RowEdits(hidden=(16,)))
    same(visitor, trainer)
    visitor.press("+10")
    trainer.train(10)
    same(visitor, trainer)


def test_a_click_adds_a_row(visit, expect):
    visitor = visit("data=circle")
    visitor.page.get_by_role("button", name="More settings").click()
    visitor.page.get_by_role("tab", name="Data", exact=True).click()
    visitor.choose("A click into the picture adds", "a row of class 1")
    visitor.page.keyboard.press("Escape")
    expect(visitor.stage.locator(".output-plot.adding")).to_be_visible()
    box = visitor.read("stage.output.plotBox()")
    host = visitor.stage.locator(".output-host").bounding_box()
    visitor.page.mouse.click(host["x"] + box["x"] + 0.25 * box["width"], host["y"] + box["y"] + 0.25 * box["height"])
    expect(visitor.notice).to_contain_text("A row was added")
    expect(visitor.stage.get_by_text("101 filled points to learn from")).to_be_visible()
    x, y = visitor.read("[...stage.scene.rows].slice(-2)")
    assert (x, y) == pytest.approx((-3, 3), abs=0.05)


def test_early_stopping_ends_the_playing_with_a_sentence(visit, expect):
    settings = {"dataset": "circle", "early_stopping": 5, "learning_rate": 3.0}
    visitor = visit("data=circle&patience=5&rate=3&speed=1000")
    visitor.button("Play").click()
    expect(visitor.notice).to_contain_text("Training stopped", timeout=30_000)
    expect(visitor.notice).to_contain_text("has not improved for 5 epochs")
    expect(visitor.button("Play")).to_be_visible()
    visitor.settle()
    trainer = Trainer(Experiment(**settings))
    trainer.train(20_000, every=16)
    assert trainer.stopped
    assert visitor.steps_taken() == trainer.step
    same(visitor, trainer)
    visitor.press("Step")
    assert visitor.steps_taken() == trainer.step + 1  # one may go on


def test_the_penalty_is_told_and_follows_a_knob(visit, expect):
    visitor = visit("data=circle&l2=0.01")
    penalty = visitor.stage.locator(".penalty")
    trainer = Trainer(Experiment(dataset="circle", l2=0.01))
    expect(penalty).to_have_text(f"+ penalty {trainer.frame.penalty:.3f}")
    trainer.set_weight(0, 3.0)
    visitor.open_card("Weight x to hidden 1.1")
    visitor.read("stage.editor.turn(0, 3)")
    expect(penalty).to_have_text(f"+ penalty {trainer.frame.penalty:.3f}")
    visitor.keys("Escape")
    visitor.go("data=circle")
    expect(penalty).to_have_text("")


def test_a_link_hides_what_the_stage_holds(visit, expect):
    visitor = visit("data=circle&hide=layers,start,speed,more,data")
    expect(visitor.button("One hidden layer more")).to_be_hidden()
    expect(visitor.button("One neuron more in hidden layer 1")).to_be_hidden()
    expect(visitor.button("Another start")).to_be_hidden()
    expect(visitor.stage.get_by_role("combobox", name="Speed")).to_be_hidden()
    expect(visitor.button("Reset")).to_be_visible()
    expect(visitor.page.get_by_role("button", name="More settings")).to_have_count(0)
    visitor.choose("Learning rate", "0.1")
    expect(visitor.page).to_have_url(re.compile("hide=layers"))
