"""The house prices hold the facts that files/CREDITS.md states, worked out by closed-form least squares."""

import csv
from importlib.resources import files

import numpy as np
import pytest

from weightviz.data import DATASETS, Scaling, split

FIVE = ("area_sqft", "age_years", "bedrooms", "garage_cars", "lot_sqft")


@pytest.fixture(scope="module")
def houses():
    return DATASETS["houses_2010"].load(points=0, noise=0, data_seed=0)


def column(data, *names):
    return data.rows[:, [data.columns.index(name) for name in names]]


def least_squares(inputs, target):
    """Weights of the inputs, then the bias, that make the squared error smallest."""
    solution, *_ = np.linalg.lstsq(np.column_stack((inputs, np.ones(len(inputs)))), target[:, 0], rcond=None)
    return solution


def r2(solution, inputs, target):
    """Share of the target's variance that the line explains on these rows."""
    residuals = target[:, 0] - inputs @ solution[:-1] - solution[-1]
    return 1 - (residuals**2).sum() / ((target - target.mean()) ** 2).sum()


def test_columns_are_those_of_the_file_without_target_and_years(houses):
    with files("weightviz.data").joinpath("files", "houses_ames_2010.csv").open(encoding="utf-8") as lines:
        header, first = next(csv.reader(lines)), next(csv.reader(lines))
    left_out = ("price_usd", "year_built", "year_sold")
    assert houses.columns == tuple(name for name in header if name not in left_out)
    assert houses.target_name == "price_usd"
    assert houses.target_unit == "$"
    assert houses.rows[0].tolist() == [float(first[header.index(name)]) for name in houses.columns]
    assert houses.target[0, 0] == 215000
    assert len(houses) == 237
    assert houses.noun == "houses"
    assert houses.task == "regression"


def test_units_are_those_of_the_credits(houses):
    units = {name: unit for name, unit in zip(houses.columns, houses.column_units, strict=True) if unit}
    assert units == {
        "area_sqft": "sq ft",
        "lot_sqft": "sq ft",
        "basement_sqft": "sq ft",
        "age_years": "years",
    }


def test_price_on_area(houses):
    area = column(houses, "area_sqft")
    slope, intercept = line = least_squares(area, houses.target)
    assert slope == pytest.approx(113.8767, abs=5e-5)
    assert intercept == pytest.approx(9782.16, abs=5e-3)
    assert r2(line, area, houses.target) == pytest.approx(0.6144, abs=5e-5)


@pytest.mark.parametrize(
    ("names", "train_r2", "test_r2"),
    [(("area_sqft",), 0.6216, 0.5565), (FIVE, 0.8082, 0.7391)],
    ids=["area", "five"],
)
def test_r2_of_lines_fitted_on_the_training_rows(houses, names, train_r2, test_r2):
    inputs, (train, test) = column(houses, *names), split(len(houses), 0.8, seed=0, real=True)
    line = least_squares(inputs[train], houses.target[train])
    assert r2(line, inputs[train], houses.target[train]) == pytest.approx(train_r2, abs=5e-5)
    assert r2(line, inputs[test], houses.target[test]) == pytest.approx(test_r2, abs=5e-5)


def test_line_of_the_training_rows(houses):
    train, _ = split(len(houses), 0.8, seed=0, real=True)
    line = least_squares(column(houses, "area_sqft")[train], houses.target[train])
    assert line == pytest.approx([116.2296, 6547.84], rel=1e-6)


def test_standardised_weights_of_five_features(houses):
    inputs = column(houses, *FIVE)
    standardised = Scaling.fit(inputs).standardise(inputs)
    solution = least_squares(standardised, houses.target)
    weights, bias = [46629.07, -20616.24, -11739.82, 10500.55, 7896.40], 179306.135
    assert solution == pytest.approx([*weights, bias], abs=6e-3)
    assert r2(solution, standardised, houses.target) == pytest.approx(0.8022, abs=5e-5)


def test_bedrooms_raise_the_price_alone_and_lower_it_at_equal_area(houses):
    assert least_squares(column(houses, "bedrooms"), houses.target)[0] > 0
    assert least_squares(column(houses, "bedrooms", "area_sqft"), houses.target)[0] < 0
    assert least_squares(column(houses, "age_years"), houses.target)[0] < 0
