"""The panel of numbers shows the training's own, and its check runs in portions."""

import csv
from io import StringIO

import numpy as np
import pytest

from tests.ui.page import NEEDS_APPTEST, Page
from weightviz import Experiment, Trainer
from weightviz.explain.gradient_check import GradientCheck, gradient_check
from weightviz.explain.numbers import numbers
from weightviz.ui.panels.numbers import CHECK, columns_of, exact, verdict

pytestmark = NEEDS_APPTEST


def rows_of(table: str) -> list[list[str]]:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
    return [rows[0], *rows[2:]]


def texts(page: Page) -> list[str]:
    return [each.value for each in page.app.markdown]


def tables(page: Page) -> list[list[list[str]]]:
    return [rows_of(text) for text in texts(page) if text.startswith("| line")]


def test_the_table_holds_value_unit_start_and_gradient():
    page = Page(panel="numbers")
    page.playground.trainer.train(3)
    page.playground.trainer.lock(1)
    page.run()
    names, weight, bias = tables(page)[0]
    trainer = page.playground.trainer
    assert names == ["line", "value", "in the data's units", "start value", "gradient now", "held"]
    assert weight[0] == "area to price"
    shown = [float(cell.replace("\u2212", "-")) for cell in (weight[1], weight[3], weight[4])]
    assert shown == pytest.approx([trainer.frame.parameters[0], trainer.start[0], trainer.gradient()[0]], abs=5e-5)
    assert (
        weight[2].startswith("\u2212\\$")
        and weight[2].endswith(" per sq ft")
        and (weight[5], bias[5]) == ("", "locked")
    )


def test_of_a_large_network_one_layer_is_shown_at_a_time_and_the_file_has_all():
    page = Page(data="spiral", panel="numbers", layers="8-8-8-8")
    table = numbers(page.playground.trainer)
    assert len(tables(page)[0]) == 1 + 3 * 8
    page.app.selectbox(key="numbers_layer").set_value(5)
    page.run()
    assert [row[0] for row in tables(page)[0][1:]] == [*(f"4.{i} to output" for i in range(1, 9)), "bias of output"]
    names, *rows = csv.reader(StringIO(exact(table)))
    assert names == ["line", "value", "start", "gradient", "locked", "muted"]
    assert [float(row[1]) for row in rows] == table.values.tolist()


def test_the_check_compares_every_line_and_is_forgotten_when_the_weights_move(monkeypatch):
    monkeypatch.setattr("weightviz.ui.panels.running.PORTION", 0.0)  # a portion a run
    monkeypatch.setattr("weightviz.explain.gradient_check.NUMBERS_AT_ONCE", 1)  # a line a portion
    page = Page(data="circle", panel="numbers")
    page.button("Check every gradient").click()
    page.run()
    assert any(text.startswith("**All 25 agree to within 0.00001.") for text in texts(page))
    assert len(tables(page)) == 2
    page.playground.trainer.train(1)
    page.run()
    assert page.app.session_state[CHECK].result is None and len(tables(page)) == 1


def test_the_verdict_is_honest():
    check = gradient_check(Trainer(Experiment(dataset="circle", hidden_layers=(1,))))
    names = list("abcde")
    wrong = np.array([0.0, 0.25, 0.0, 0.001, np.nan])
    corner = np.array([False, False, True, False, False])

    def told(difference, at_corner) -> str:
        return verdict(GradientCheck(check.analytic, check.numerical, difference, at_corner, 1e-5), names)

    assert told(wrong, corner).startswith("3 of 4 do not agree to within 0.00001. Worst is e, because a number is not")
    assert " 1 line stands at a corner" in told(wrong, corner)
    assert told(np.nan_to_num(wrong), corner).startswith("2 of 4 do not agree to within 0.00001. Worst is b, by 0.2")
    assert told(np.zeros(5), ~corner).startswith("All 1 agree") and " 4 lines stand at" in told(np.zeros(5), ~corner)
    assert told(wrong, np.ones(5, bool)).startswith("Nothing could be compared. 5 lines stand at")


def test_a_column_tells_what_is_held_only_when_something_is():
    trainer = Trainer(Experiment(dataset="circle"))
    assert "held" not in columns_of(numbers(trainer), [0])
    trainer.lock(0)
    trainer.mute(0)
    assert columns_of(numbers(trainer), [0, 1])["held"] == ["locked, muted", ""]
