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
        ({"classes": ("cheap", "dear")}, "regression has no classes, but cheap, dear"),
        ({"labels": ("the red one",)}, "1 labels for 2 rows"),
        ({"train_rows": (0, 2)}, "whole numbers from 0 to 1, one at least"),
        ({"train_rows": (-1,)}, "whole numbers from 0 to 1"),
        ({"train_rows": (0, 0)}, "different whole numbers"),
        ({"train_rows": ()}, "one at least"),
    ],
)
def test_says_what_cannot_be_used(changes, sentence):
    with pytest.raises(ValueError, match=sentence):
        houses(**changes)


def birds(**changes):
    given = {"target": [2, 0, 1, 2], "classes": ("Adelie", "Chinstrap", "Gentoo"), "task": "classification"}
    return Dataset([[1], [2], [3], [4]], names=("bill", "species"), **(given | changes))


def test_of_three_classes_each_has_an_output():
    assert birds().target.tolist() == [[2], [0], [1], [2]]
    assert birds().answers.tolist() == [[0, 0, 1], [1, 0, 0], [0, 1, 0], [0, 0, 1]]
    assert birds(target=[[2], [0], [1], [2]]).answers.tolist() == birds().answers.tolist()


def test_a_class_without_a_row_keeps_its_output():
    assert birds(target=[0, 1, 0, 1]).answers.tolist() == [[1, 0, 0], [0, 1, 0]] * 2


def test_two_classes_and_a_number_have_one_output():
    assert birds(target=[0, 1, 1, 0], classes=("no", "yes")).answers.tolist() == [[0], [1], [1], [0]]
    assert houses().answers.tolist() == [[215000], [105000]]


def test_names_of_the_classes():
    assert birds().classes == ("Adelie", "Chinstrap", "Gentoo")
    assert birds(target=[0, 1, 1, 0], classes=()).classes == ("0", "1")
    assert houses().classes == ()
    assert birds().only(["bill"]).classes == ("Adelie", "Chinstrap", "Gentoo")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"target": [2, 0, 3, 2]}, r"target of row 3 .* is 3; .* needs 0, 1 or 2 in"),
        ({"target": [2, 0, 0.5, 2]}, r"target of row 3 .* is 0.5"),
        ({"target": [2, 0, -1, 2]}, r"target of row 3 .* is -1"),
        ({"classes": ()}, r"target of row 1 .* is 2; .* 0 or 1"),  # three classes have to be named
        ({"classes": ("Adelie",)}, "two classes at least; 'Adelie' is only one"),
        ({"classes": ("Adelie", "Gentoo", "Adelie")}, "name 'Adelie' of class 2 is empty or used twice"),
        ({"classes": ("Adelie", "", "Gentoo")}, "name '' of class 1 is empty"),
    ],
)
def test_says_what_is_wrong_with_classes(changes, sentence):
    with pytest.raises(ValueError, match=sentence):
        birds(**changes)


def test_labels_and_a_split_of_its_own_stay_with_the_rows():
    data = houses(labels=["the red one", "the old one"], train_rows=np.array([1])).only(["age"])
    assert data.labels == ("the red one", "the old one")
    assert data.train_rows == (1,)
    assert houses(train_rows=(1, 0)).train_rows == (0, 1)
    assert (houses().labels, houses().train_rows) == ((), None)


# Weights of rows


def test_weights_are_kept_read_only_and_survive_a_choice_of_columns():
    data = Dataset([[1, 2], [3, 4]], [5, 6], ["a", "b", "c"], weights=[0, 2])
    assert data.only(["a"]).weights.tolist() == [0.0, 2.0]
    assert not data.weights.flags.writeable
    assert Dataset([[1], [3]], [5, 6], ["a", "c"]).weights is None


@pytest.mark.parametrize(
    ("weights", "said"),
    [
        ([1], r"one weight a row, 2 in all; the weights have the shape \(1,\)"),
        ([1, -1], r"row 2 \(counted from 1\) is -1"),
        ([float("nan"), 1], r"row 1 \(counted from 1\) is nan"),
        ([0, 0], "Every row has the weight 0"),
        (["much", 1], "must be numbers"),
    ],
)
def test_weights_that_cannot_be_used_are_refused(weights, said):
    with pytest.raises(ValueError, match=said):
        Dataset([[1], [3]], [5, 6], ["a", "c"], weights=weights)
