"""What reaches the network: the chosen inputs, split and standardised on the training rows alone."""

import numpy as np
import pytest

from weightviz.data import DATASETS, Dataset
from weightviz.experiment import Experiment
from weightviz.problem import Problem


def test_houses_keep_back_every_fifth_row_by_default():
    problem = Problem.of(Experiment())
    assert problem.test_rows.tolist() == list(range(4, 237, 5))
    assert sorted([*problem.train_rows, *problem.test_rows]) == list(range(237))


def test_any_other_share_is_a_seeded_shuffle():
    first, again, other = (Problem.of(Experiment(train_share=0.7, data_seed=seed)) for seed in (0, 0, 1))
    assert len(first.train_rows) == 166  # 0.7 x 237 = 165.9
    assert first.train_rows.tolist() == again.train_rows.tolist()
    assert first.train_rows.tolist() != other.train_rows.tolist()


def test_a_share_of_1_keeps_nothing_back():
    problem = Problem.of(Experiment(train_share=1.0))
    assert (len(problem.train_rows), len(problem.test_rows)) == (237, 0)


def test_inputs_and_a_regression_target_are_standardised_on_the_training_rows():
    problem = Problem.of(Experiment(dataset="houses_five"))
    for values in (problem.inputs, problem.targets):
        assert values[problem.train_rows].mean(axis=0) == pytest.approx(0, abs=1e-12)
        assert values[problem.train_rows].std(axis=0) == pytest.approx(1)
        assert np.abs(values[problem.test_rows].mean(axis=0)).min() > 1e-3  # these had no say


def test_classes_stay_0_and_1():
    problem = Problem.of(Experiment(dataset="circle"))
    assert set(problem.targets.ravel()) == {0.0, 1.0}


def test_made_inputs_are_features_of_the_raw_columns():
    problem = Problem.of(Experiment(dataset="circle", inputs=("xy", "x2")))
    x, y = problem.data.rows.T
    raw = np.column_stack((x * y, x * x))
    train = raw[problem.train_rows]
    assert problem.inputs == pytest.approx((raw - train.mean(axis=0)) / train.std(axis=0))
    assert problem.data.columns == ("x", "y")


def test_rows_to_predict_are_raw_and_in_the_order_of_the_data():
    problem = Problem.of(Experiment(inputs=("age_years", "area_sqft")))
    assert problem.data.columns == ("area_sqft", "age_years")
    assert problem.standardise(problem.data.rows) == pytest.approx(problem.inputs)
    with pytest.raises(ValueError, match=r"2 columns in the order area_sqft, age_years.*\(1, 3\)"):
        problem.standardise([[1, 2, 3]])
    with pytest.raises(ValueError, match="2 columns"):
        problem.standardise([1, 2])


def test_rows_of_a_table_of_ones_own():
    data = Dataset([[1.0], [2.0], [3.0]], [2.0, 4.0, 9.0], ["hours", "marks"])
    experiment = Experiment(train_share=1.0).on(data)
    problem = Problem.of(experiment, data)
    # hours have mean 2 and variance (1 + 0 + 1) / 3; marks mean 5, variance (9 + 1 + 16) / 3
    assert problem.inputs[:, 0] == pytest.approx([-(1.5**0.5), 0, 1.5**0.5])
    assert problem.target_scaling.mean == 5
    assert problem.target_scaling.sd == pytest.approx((26 / 3) ** 0.5)


@pytest.mark.parametrize("name", DATASETS)
def test_every_data_set_makes_a_problem(name):
    problem = Problem.of(Experiment(dataset=name))
    assert problem.inputs.shape == (len(problem.data), len(Experiment(dataset=name).inputs))
    assert problem.targets.shape == (len(problem.data), Experiment(dataset=name).sizes[-1])


def test_rows_to_learn_from_must_not_all_have_the_weight_0():
    data = Dataset([[1.0]] * 5, [1.0, 2.0, 3.0, 4.0, 5.0], ["a", "b"], weights=[0, 0, 0, 0, 1])
    with pytest.raises(ValueError, match="Every row to learn from has the weight 0"):
        Problem.of(Experiment().on(data), data)


def test_what_copies_of_a_trainer_share_cannot_be_written_to():
    problem = Problem.of(Experiment())
    for values in (problem.inputs, problem.targets, problem.train_rows, problem.test_rows):
        with pytest.raises(ValueError, match="read-only"):
            values[0] = 1
