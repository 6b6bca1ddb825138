"""The words about a training hold its true figures."""

import re

import numpy as np
import pytest

import weightviz as wv
from weightviz.describe import slopes_and_intercept


@pytest.fixture
def houses():
    trainer = wv.Trainer(wv.Experiment(inputs=("age_years", "area_sqft")))
    trainer.train(40)
    return trainer


def test_line_in_own_units_gives_the_predictions(houses):
    slopes, intercept = slopes_and_intercept(houses)
    rows = houses.data.rows  # area, age: the data's order, not the one the inputs were named in
    assert rows[:, ::-1] @ slopes + intercept == pytest.approx(houses.predict(rows)[:, 0])


def test_a_muted_weight_has_no_slope(houses):
    houses.mute(0)
    assert slopes_and_intercept(houses)[0][0] == 0


@pytest.mark.parametrize(
    "settings",
    [{"hidden_layers": (2,)}, {"output_activation": "tanh"}, {"dataset": "blobs"}],
    ids=["hidden layer", "bent output", "classes"],
)
def test_other_networks_have_no_units(settings):
    trainer = wv.Trainer(wv.Experiment(**settings))
    with pytest.raises(ValueError, match="Only a network without hidden layers"):
        slopes_and_intercept(trainer)
    assert "own units" not in wv.describe(trainer)


def test_houses_in_words(houses):
    text = wv.describe(houses)
    assert "190 houses to learn from, 47 kept back" in text  # 237 sales, every fifth kept back
    assert "Network 2-1 with 3 weights and biases, step 40, epoch 40." in text
    train_rows, test_rows = houses.problem.train_rows, houses.problem.test_rows
    misses = houses.predict(houses.data.rows) - houses.data.target
    spread = houses.data.target[train_rows].std()
    losses = [np.square(misses[rows] / spread).mean() for rows in (train_rows, test_rows)]
    assert f"mean squared error: training {losses[0]:.4g}, test {losses[1]:.4g}." in text


def test_slopes_in_words_are_those_between_two_predictions(houses):
    text = wv.describe(houses)
    at_0, one_sq_ft, one_year = houses.predict([[0, 0], [1, 0], [0, 1]])[:, 0]
    assert f"area: +${one_sq_ft - at_0:.0f} per sq ft" in text
    assert f"age: \u2212${at_0 - one_year:,.0f} per year" in text
    assert f"where every input is 0: ${at_0:,.0f}" in text


def test_every_weight_and_bias_is_printed():
    trainer = wv.Trainer(wv.Experiment(dataset="circle", hidden_layers=(4, 2), train_share=1.0))
    text = wv.describe(trainer)
    printed = [float(number.replace("\u2212", "-")) for number in re.findall(r"[+\u2212]\d+\.\d{3}", text)]
    assert printed == pytest.approx(trainer.network.parameters, abs=5.1e-4)
    assert "200 points to learn from, 0 kept back" in text
    assert "cross entropy" in text and "test " not in text.splitlines()[2]


def test_ones_own_data_in_words():
    own = wv.Dataset([[1.0], [2.0], [3.0]], [2.0, 4.0, 6.0], ["hours", "marks"], noun="pupils")
    trainer = wv.Trainer(wv.Experiment(train_share=1.0, learning_rate=0.5), data=own)
    trainer.train(1)  # at rate 0.5 one step reaches the optimum: marks = 2 x hours
    text = wv.describe(trainer)
    assert "Your own data: 3 pupils" in text
    assert "hours: +2 marks per hour" in text
