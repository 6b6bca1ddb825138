"""The shipped data hold the facts that files/CREDITS.md states, worked out by closed-form least squares."""

import csv
from importlib.resources import files

import numpy as np
import pytest

from weightviz.data import DATASETS, Scaling, split

FIVE = ("area_sqft", "age_years", "bedrooms", "garage_cars", "lot_sqft")


def load(name):
    return DATASETS[name].load(points=0, noise=0, data_seed=0)


def table_of(file):
    """The rows of a shipped file as they stand there, each a dict of texts."""
    with files("weightviz.data").joinpath("files", file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def houses():
    return load("houses_2010")


@pytest.fixture(scope="module")
def all_houses():
    return load("houses_ames")


@pytest.fixture(scope="module")
def films():
    return load("films_2014")


@pytest.fixture(scope="module")
def days():
    return load("seattle_2014")


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


def standardised_fit(data, names):
    """Least squares after every feature was standardised on all rows: the weights and the bias, and R2."""
    inputs = column(data, *names)
    standardised = Scaling.fit(inputs).standardise(inputs)
    solution = least_squares(standardised, data.target)
    return solution, r2(solution, standardised, data.target)


def train_test_r2(data, names):
    """R2 on the training rows, on which the line is fitted, and on every fifth row, the test."""
    inputs, (train, test) = column(data, *names), split(len(data), 0.8, seed=0, real=True)
    line = least_squares(inputs[train], data.target[train])
    return [r2(line, inputs[rows], data.target[rows]) for rows in (train, test)]


# Houses


@pytest.mark.parametrize(
    ("name", "file", "n"),
    [("houses_2010", "houses_ames_2010.csv", 237), ("houses_ames", "houses_ames.csv", 2001)],
)
def test_columns_are_those_of_the_file_without_target_and_years(name, file, n):
    data, first = load(name), table_of(file)[0]
    left_out = ("price_usd", "year_built", "year_sold")
    assert data.columns == tuple(name for name in first if name not in left_out)
    assert data.target_name == "price_usd"
    assert data.target_unit == "$"
    assert data.rows[0].tolist() == [float(first[name]) for name in data.columns]
    assert data.target[0, 0] == 215000
    assert len(data) == n
    assert data.noun == "houses"
    assert data.task == "regression"


def test_the_houses_of_2010_are_among_all_of_them(houses, all_houses):
    of_2010 = [row["year_sold"] == "2010" for row in table_of("houses_ames.csv")]
    assert np.array_equal(all_houses.rows[of_2010], houses.rows)
    assert np.array_equal(all_houses.target[of_2010], houses.target)


def test_units_are_those_of_the_credits(houses):
    units = {name: unit for name, unit in zip(houses.columns, houses.column_units, strict=True) if unit}
    assert units == {
        "area_sqft": "sq ft",
        "lot_sqft": "sq ft",
        "basement_sqft": "sq ft",
        "age_years": "years",
    }


@pytest.mark.parametrize(
    ("name", "slope", "intercept", "share"),
    [("houses_2010", 113.8767, 9782.16, 0.6144), ("houses_ames", 113.1820, 9926.32, 0.5944)],
)
def test_price_on_area(name, slope, intercept, share):
    data = load(name)
    area = column(data, "area_sqft")
    line = least_squares(area, data.target)
    assert line[0] == pytest.approx(slope, abs=5e-5)
    assert line[1] == pytest.approx(intercept, abs=5e-3)
    assert r2(line, area, data.target) == pytest.approx(share, abs=5e-5)


@pytest.mark.parametrize(
    ("name", "inputs", "shares"),
    [
        ("houses_2010", ("area_sqft",), (0.6216, 0.5565)),
        ("houses_2010", FIVE, (0.8082, 0.7391)),
        ("houses_ames", ("area_sqft",), (0.5946, 0.5936)),
        ("houses_ames", FIVE, (0.7801, 0.7941)),
    ],
)
def test_r2_of_lines_fitted_on_the_training_rows(name, inputs, shares):
    assert train_test_r2(load(name), inputs) == pytest.approx(shares, abs=5e-5)


def test_line_of_the_training_rows(houses):
    train, _ = split(len(houses), 0.8, seed=0, real=True)
    line = least_squares(column(houses, "area_sqft")[train], houses.target[train])
    assert line == pytest.approx([116.2296, 6547.84], rel=1e-6)


@pytest.mark.parametrize(
    ("name", "weights", "bias", "share"),
    [
        ("houses_2010", [46629.07, -20616.24, -11739.82, 10500.55, 7896.40], 179306.135, 0.8022),
        ("houses_ames", [48748.36, -21314.32, -13183.26, 12943.29, 6045.51], 178896.8631, 0.7827),
    ],
)
def test_standardised_weights_of_five_features(name, weights, bias, share):
    solution, explained = standardised_fit(load(name), FIVE)
    assert solution == pytest.approx([*weights, bias], abs=6e-3)
    assert explained == pytest.approx(share, abs=5e-5)


def test_dollars_per_unit_of_five_features(all_houses):
    *weights, _ = least_squares(column(all_houses, *FIVE), all_houses.target)
    assert weights == pytest.approx([99.115, -716.32, -18769, 17990, 0.7716], rel=5e-5)


def test_bedrooms_raise_the_price_alone_and_lower_it_at_equal_area(houses):
    assert least_squares(column(houses, "bedrooms"), houses.target)[0] > 0
    assert least_squares(column(houses, "bedrooms", "area_sqft"), houses.target)[0] < 0
    assert least_squares(column(houses, "age_years"), houses.target)[0] < 0


def test_prices_of_houses_of_the_same_size_fall_with_their_bedrooms(all_houses):
    area, bedrooms = column(all_houses, "area_sqft")[:, 0], column(all_houses, "bedrooms")[:, 0]
    prices = all_houses.target[:, 0]
    assert np.corrcoef(bedrooms, prices)[0, 1] == pytest.approx(0.273, abs=5e-4)
    for rooms, mean_price, n in ((2, 202919, 31), (3, 177496, 251), (4, 142251, 30)):
        alike = (area >= 1400) & (area <= 1600) & (bedrooms == rooms)
        assert alike.sum() == n
        assert prices[alike].mean() == pytest.approx(mean_price, abs=0.5)


def test_age_alone_and_the_largest_lot(all_houses):
    slope, _ = least_squares(column(all_houses, "age_years"), all_houses.target)
    assert slope == pytest.approx(-1383.11, abs=5e-3)
    assert column(all_houses, "lot_sqft").max() == 215245


# Films

FOUR = ("rt_percent_positive", "oscars", "runtime_min", "review_count")


def test_films_carry_their_titles(films):
    table = table_of("movies_wikidata_2014.csv")
    assert len(films) == 162
    assert films.labels == tuple(row["film"] for row in table)
    maleficent = films.labels.index("Maleficent")
    assert films.rows[maleficent].tolist() == [54, 5.7, 97, 277, 0]
    assert films.target[maleficent] == 56


def test_metacritic_on_good_reviews(films):
    percent = column(films, "rt_percent_positive")
    line = least_squares(percent, films.target)
    assert line == pytest.approx([0.61027, 22.1589], rel=1e-5)
    assert r2(line, percent, films.target) == pytest.approx(0.8855, abs=5e-5)
    assert films.target.mean() == pytest.approx(62.8889, abs=5e-5)
    assert films.target.std() == pytest.approx(16.681, abs=5e-4)


def test_one_adviser_counts_and_three_hardly(films):
    (*weights, bias), explained = standardised_fit(films, FOUR)
    assert weights == pytest.approx([15.3830, 1.5459, 1.4664, -0.2821], abs=6e-5)
    assert bias == pytest.approx(62.8889, abs=5e-5)
    assert explained == pytest.approx(0.8998, abs=5e-5)
    assert train_test_r2(films, FOUR) == pytest.approx([0.9016, 0.8886], abs=5e-5)


def test_two_columns_that_say_the_same_share_the_credit(films):
    weights, _ = standardised_fit(films, ("rt_average_score", *FOUR))
    assert weights[:2] == pytest.approx([17.1809, -0.8213], abs=6e-5)
    # variance inflation: 1 / (1 - R2) of one feature on all others, here of the one it is largest for
    score, others = column(films, "rt_average_score"), column(films, *FOUR)
    inflation = 1 / (1 - r2(least_squares(others, score), others, score))
    assert inflation == pytest.approx(21.7, abs=0.05)


# Penguins


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("penguins_two", {"Adelie": 151, "Chinstrap": 68}),
        ("penguins_three", {"Adelie": 151, "Chinstrap": 68, "Gentoo": 123}),
        ("penguins_sex", {"female": 165, "male": 168}),  # 333 of 342
    ],
)
def test_classes_are_those_of_the_file(name, counts):
    data, column_of = load(name), "sex" if name == "penguins_sex" else "species"
    table = [row for row in table_of("penguins.csv") if row[column_of] in counts]
    assert data.classes == tuple(counts)
    assert data.answers.shape == (sum(counts.values()), 3 if len(counts) == 3 else 1)
    assert [data.classes[int(number)] for number in data.target[:, 0]] == [row[column_of] for row in table]
    for number, count in enumerate(counts.values()):
        assert (data.target == number).sum() == count
    assert column(data, "body_mass_g")[:, 0].tolist() == [float(row["body_mass_g"]) for row in table]


@pytest.mark.parametrize("name", ["penguins_two", "penguins_three", "penguins_sex"])
def test_training_and_test_penguins_hold_every_class(name):
    data = load(name)
    for rows in split(len(data), 0.8, seed=0, real=True):
        assert set(data.target[rows, 0]) == set(range(len(data.classes)))


@pytest.mark.parametrize(
    ("name", "inputs", "accuracy"),
    [
        ("penguins_two", ("bill_length_mm", "bill_depth_mm"), 0.9726),
        ("penguins_sex", ("bill_length_mm", "body_mass_g"), 0.6246),
    ],
)
def test_share_of_penguins_that_one_straight_line_tells_apart(name, inputs, accuracy):
    data = load(name)
    raw = column(data, *inputs)
    X = np.column_stack((Scaling.fit(raw).standardise(raw), np.ones(len(data))))
    y, w = data.target[:, 0], np.zeros(3)
    for _ in range(20):  # Newton's method for logistic regression
        p = 1 / (1 + np.exp(-X @ w))
        w += np.linalg.solve(X.T @ (X * (p * (1 - p))[:, np.newaxis]), X.T @ (y - p))
    assert ((X @ w > 0) == y).mean() == pytest.approx(accuracy, abs=5e-5)


# Seattle


def test_days_are_those_of_2014_with_every_fifteenth_to_learn_from(days):
    table = [row for row in table_of("seattle_temperature.csv") if row["year"] == "2014"]
    assert days.labels == tuple(row["date"] for row in table)
    assert days.rows[:, 0].tolist() == list(range(1, 366))
    assert days.target[:, 0].tolist() == [float(row["temp_max_c"]) for row in table]
    train, test = split(len(days), None, seed=0, real=True, own=days.train_rows)
    assert days.rows[train, 0].tolist() == list(range(8, 365, 15))  # 8, 23, ... 353: 24 days
    assert (len(train), len(test)) == (24, 341)


@pytest.mark.parametrize(
    ("degree", "learnt", "others"),
    [(1, 6.71, 7.17), (2, 4.04, 4.36), (5, 3.20, 3.56), (8, 2.89, 4.38), (12, 1.45, 9.69)],
)
def test_polynomials_learn_the_days_by_heart(days, degree, learnt, others):
    train, test = split(len(days), None, seed=0, real=True, own=days.train_rows)
    fit = np.polynomial.Polynomial.fit(days.rows[train, 0], days.target[train, 0], degree)
    misses = fit(days.rows[:, 0]) - days.target[:, 0]
    assert np.sqrt((misses[train] ** 2).mean()) == pytest.approx(learnt, abs=5e-3)
    assert np.sqrt((misses[test] ** 2).mean()) == pytest.approx(others, abs=5e-3)
