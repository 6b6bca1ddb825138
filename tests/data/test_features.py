"""Inputs made from the raw x and y, and raw columns that stay themselves."""

import math

import numpy as np
import pytest

from weightviz.data import FEATURES, feature_columns, features

XY = ("x", "y")


def test_every_made_feature_by_hand():
    rows = np.array([[3.0, -2.0], [-0.5, 4.0]])
    expected = [
        [3, -2, 9, 4, -6, 0.1411200080598672, -0.9092974268256817],  # sin 3 and sin -2 from a table
        [-0.5, 4, 0.25, 16, -2, -0.479425538604203, -0.7568024953079282],  # sin -0.5 and sin 4
    ]
    made = features(("x", "y", "x2", "y2", "xy", "sinx", "siny"), XY, rows)
    np.testing.assert_allclose(made, expected, rtol=1e-14)


def test_inputs_come_in_the_order_asked_for():
    assert features(("xy", "y", "x"), XY, np.array([[2.0, 5.0]])).tolist() == [[10, 5, 2]]


def test_a_feature_of_one_column_needs_no_other():
    assert feature_columns(("sinx", "x2"), XY) == ("x",)
    made = features(("x2", "sinx"), ("x",), np.array([[math.pi / 2]]))
    np.testing.assert_allclose(made, [[math.pi**2 / 4, 1]], rtol=1e-14)


def test_needed_columns_come_in_the_order_of_the_data():
    assert feature_columns(("y", "x"), XY) == XY
    assert feature_columns(("xy",), XY) == XY
    assert feature_columns(("age", "area"), ("area", "bedrooms", "age")) == ("area", "age")


def test_a_raw_column_is_itself():
    rows = np.array([[1656.0, 50.0], [896.0, 49.0]])
    assert features(("age", "area"), ("area", "age"), rows).tolist() == [[50, 1656], [49, 896]]
    # also when a table happens to call a column like a made feature
    assert features(("x2",), ("x", "x2"), np.array([[3.0, 7.0]])).tolist() == [[7]]


def test_labels_are_written_as_in_mathematics():
    assert [feature.label for feature in FEATURES.values()] == ["x", "y", "x²", "y²", "xy", "sin x", "sin y"]


@pytest.mark.parametrize(
    ("inputs", "columns", "sentence"),
    [
        (("z",), XY, r"no input 'z'; choose from x, y, x2, y2, xy, sinx, siny\."),
        (("x", "xy"), ("x",), r"no input 'xy'; choose from x, x2, sinx\."),
        (("x2",), ("area", "age"), r"no input 'x2'; choose from area, age\."),
        ((), ("area", "age"), r"No input is chosen; choose at least one of area, age\."),
    ],
)
def test_an_input_that_is_not_there(inputs, columns, sentence):
    with pytest.raises(ValueError, match=sentence):
        feature_columns(inputs, columns)
    with pytest.raises(ValueError, match=sentence):
        features(inputs, columns, np.ones((2, len(columns))))


@pytest.mark.parametrize("shape", [(2,), (3, 1), (3, 3)])
def test_rows_of_another_width(shape):
    with pytest.raises(ValueError, match=r"need the columns x, y; these have the shape"):
        features(("x",), XY, np.ones(shape))
