"""Errors are drawn as they are, in greys, each curve with its name at its end."""

import numpy as np
import pytest

from weightviz.charts import double_descent, gap_gauge, width_sweep
from weightviz.charts.greys import APART, DARK, LIGHT
from weightviz.charts.look import NEGATIVE, POSITIVE, SMALL

WIDTHS = (1, 2, 4)
TRAIN = np.array([[3.0, 2.0, 0.9], [3.1, 2.1, 1.0], [3.3, 2.2, 1.2]])


def drawn(figure) -> dict:
    return {trace.name: trace for trace in figure.data if trace.name != "middle half"}


@pytest.mark.parametrize(("train", "test"), [(1.0, 3.0), (3.0, 1.0), (2.0, 2.0)])
def test_the_gap_reaches_from_one_error_to_the_other(train, test):
    bars = drawn(gap_gauge(train, test, ("a", "b", "c"), "typical miss, $"))
    assert [(bars[name].base[0], bars[name].base[0] + bars[name].x[0]) for name in ("training", "test", "gap")] == [
        (0, train), (0, test), (train, test),
    ]  # fmt: skip
    notes = gap_gauge(train, test, ("a", "b", "c"), "").layout.annotations
    assert [(note.y, note.text, note.x) for note in notes] == [
        ("training", "<b>a</b>", train), ("test", "<b>b</b>", test), ("gap", "<b>c</b>", max(train, test)),
    ]  # fmt: skip


def test_errors_of_nothing_still_have_an_axis():
    assert tuple(gap_gauge(0.0, 0.0, ("0", "0", "0"), "").layout.xaxis.range) == (0, 1)


def test_the_sweep_holds_middles_and_bands():
    figure = width_sweep(WIDTHS, TRAIN, 2 * TRAIN, "typical miss, $")
    curves = drawn(figure)
    assert list(curves["training"].x) == list(WIDTHS)
    np.testing.assert_array_equal(curves["training"].y, TRAIN[1])
    np.testing.assert_array_equal(curves["test"].y, 2 * TRAIN[1])
    band = figure.data[0]
    assert list(band.y) == [*TRAIN[2], *TRAIN[0][::-1]] and list(band.x) == [1, 2, 4, 4, 2, 1]
    assert (figure.layout.xaxis.title.text, figure.layout.yaxis.title.text) == (
        "neurons in the hidden layer", "typical miss, $",
    )  # fmt: skip
    assert list(figure.layout.xaxis.tickvals) == list(WIDTHS)


def test_without_a_test_and_where_all_ran_away_what_there_is_is_drawn():
    some, none = TRAIN.copy(), np.full(TRAIN.shape, np.nan)
    some[:, 1] = np.nan
    figure = width_sweep(WIDTHS, some, None, "loss")
    assert list(drawn(figure)) == ["training"] and list(figure.data[0].x) == [1, 4, 4, 1]
    assert not width_sweep(WIDTHS, none, none, "loss").layout.annotations


def test_names_at_the_ends_of_curves_stand_apart():
    figure = width_sweep(WIDTHS, TRAIN, TRAIN + 1e-6, "loss")
    places = [note.y for note in figure.layout.annotations]
    assert abs(places[0] - places[1]) >= APART * TRAIN.max() * 0.99


def test_double_descent_marks_where_features_are_as_many_as_rows():
    figure = double_descent((10, 40, 400), TRAIN, TRAIN / 2, rows=40)
    curves = drawn(figure)
    np.testing.assert_array_equal(curves["with a ridge"].y, TRAIN[1] / 2)
    np.testing.assert_array_equal(curves["least squares"].y, TRAIN[1])
    assert curves["least squares"].line.dash != curves["with a ridge"].line.dash
    (line,), (note,) = figure.layout.shapes, [each for each in figure.layout.annotations if each.text == "40 rows"]
    assert line.x0 == line.x1 == 40 and note.x == pytest.approx(np.log10(40))
    assert (figure.layout.xaxis.type, figure.layout.yaxis.type) == ("log", "log")


def test_nothing_has_the_colour_of_a_sign_or_small_letters():
    for figure in (
        gap_gauge(1.0, 3.0, ("a", "b", "c"), ""), width_sweep(WIDTHS, TRAIN, TRAIN, ""),
        double_descent(WIDTHS, TRAIN, TRAIN, 2),
    ):  # fmt: skip
        text = figure.to_json()
        assert POSITIVE not in text and NEGATIVE not in text and (DARK in text or LIGHT in text)
        assert all(note.font.size >= SMALL for note in figure.layout.annotations)
