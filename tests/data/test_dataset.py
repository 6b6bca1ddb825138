"""A Dataset keeps its table as it was given, and says in a sentence what it cannot use."""

import numpy as np
import pytest

from weightviz.data import Dataset

ROWS = [[1656, 50, 3], [896, 49, 2]]
PRICES = [215000, 105000]
NAMES = ("area", "age", "bedrooms", "price")


def houses(**changes):
    given = {"rows": ROWS, "target": PRICES, "names": NAMES, "units": ("sq ft", "years", "", "$")}
    return Dataset(**(given | changes))


def test_keeps_the_table_and_its_names():
    data = houses(noun="houses")
    assert data.rows.dtype == data.target.dtype == np.float64
    assert data.rows.tolist() == ROWS
    assert data.target.tolist() == [[215000], [105000]]
    assert data.columns == ("area", "age", "bedrooms")
    assert data.target_name == "price"
    assert data.column_units == ("sq ft", "years", "")
    assert data.target_unit == "$"
    assert len(data) == 2
    assert repr(data) == "Dataset(2 houses: area, age, bedrooms -> price)"


def test_a_target_column_is_the_same_as_a_flat_target():
    assert houses(target=[[215000], [105000]]).target.tolist() == houses().target.tolist()


def test_names_and_units_that_are_left_out():
    assert houses(names=("area", "age", "bedrooms")).target_name == "target"
    assert houses(units=()).units == ("", "", "", "")
    assert houses(units=("sq ft",)).units == ("sq ft", "", "", "")


def test_arrays_are_copies_that_nobody_can_write():
    rows, target = np.array(ROWS, dtype=float), np.array(PRICES, dtype=float)
    data = houses(rows=rows, target=target)
    rows[0, 0] = target[0] = -1
    assert data.rows[0, 0] == 1656
    assert data.target[0, 0] == 215000
    for array in (data.rows, data.target):
        with pytest.raises(ValueError, match="read-only"):
            array[0, 0] = 1


def test_only_keeps_the_order_of_the_data():
    data = houses(noun="houses").only(["bedrooms", "area"])
    assert data.names == ("area", "bedrooms", "price")
    assert data.units == ("sq ft", "", "$")
    assert data.rows.tolist() == [[1656, 3], [896, 2]]
    assert data.target.tolist() == [[215000], [105000]]
    assert data.noun == "houses"


def test_only_keeps_the_task():
    assert houses(target=[0, 1], task="classification").only(["age"]).task == "classification"


def test_only_names_the_columns_there_are():
    with pytest.raises(ValueError, match=r"no column 'lot'; choose from area, age, bedrooms\."):
        houses().only(["area", "lot"])
    with pytest.raises(ValueError, match="nothing to learn from"):
        houses().only([])


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"rows": [1656, 896]}, r"shape \(n, columns\), not \(2,\)"),
        ({"rows": [["large", 50, 3], [896, 49, 2]]}, "rows must be numbers.*'large'"),
        ({"rows": [[1656, 50, 3], [896, 49]]}, "every row equally long"),
        ({"rows": {"area": [1656]}}, "rows must be numbers"),
        ({"rows": np.empty((0, 3)), "target": []}, "nothing to learn from"),
        ({"target": [215000]}, r"one number a row, 2 in all; its shape is \(1,\)"),
        ({"target": [[215000, 1], [105000, 2]]}, r"its shape is \(2, 2\)"),
        ({"rows": [[1656, 50, 3], [896, np.nan, 2]]}, r"Row 2 .* of 'age' is nan"),
        ({"rows": [[1656, 50, np.inf], [896, 49, 2]]}, r"Row 1 .* of 'bedrooms' is inf"),
        ({"target": [215000, -np.inf]}, r"Row 2 .* of 'price' is -inf"),
        ({"names": ("area", "age")}, "3 column names, then the target's name; these are 2"),
        ({"names": (*NAMES, "lot")}, "these are 5 names"),
        ({"names": ("area", "age", "area", "price")}, "'area' is used twice"),
        ({"names": ("area", "age", "bedrooms", "age")}, "'age' is used twice"),
        ({"names": ("area", " ", "bedrooms", "price")}, "column 2 is empty"),
        ({"units": ("", "", "", "$", "$")}, "5 units for 4 names"),
        ({"task": "ranking"}, "no task 'ranking'; choose from regression, classification"),
        ({"task": "classification", "target": [1, 2]}, r"target of row 2 .* is 2; .* 0 or 1"),
    ],
)
def test_says_what_cannot_be_used(changes, sentence):
    with pytest.raises(ValueError, match=sentence):
        houses(**changes)
