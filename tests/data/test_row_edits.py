"""Rows hidden and added by hand: they alone change side, and what is hidden counts nowhere."""

import numpy as np
import pytest

from weightviz.data import Dataset, RowEdits
from weightviz.experiment import Experiment
from weightviz.problem import Problem
from weightviz.training import Trainer

TEN = Dataset(np.arange(10.0)[:, np.newaxis], np.arange(10.0) ** 2, ["x", "y"])


def parts(edits, **settings):
    problem = Problem.of(Experiment(**settings).on(TEN), TEN, edits)
    return problem, problem.train_rows.tolist(), problem.test_rows.tolist()


def test_hidden_rows_are_on_neither_side_and_the_others_stay():
    _, train, test = parts(RowEdits(hidden=(0, 4)))
    assert (train, test) == ([1, 2, 3, 5, 6, 7, 8], [9])  # every fifth row is the test, as it was


@pytest.mark.parametrize("share", [0.8, 0.5])
def test_added_rows_are_learnt_from_and_the_split_of_the_others_stays(share):
    _, train, test = parts(RowEdits(), train_share=share)
    problem, more, same = parts(RowEdits(added=((20.0, 400.0), (21.0, 441.0))), train_share=share)
    assert (more, same) == ([*train, 10, 11], test)
    assert problem.data.rows[10:].ravel().tolist() == [20.0, 21.0]
    assert problem.data.target[10:].ravel().tolist() == [400.0, 441.0]


def test_what_is_hidden_has_no_part_in_the_scaling():
    problem, train, _ = parts(RowEdits(hidden=(8,)))
    assert problem.input_scaling.mean[0] == pytest.approx(np.mean(train))
    assert problem.target_scaling.mean[0] == pytest.approx(np.mean(np.square(train)))


def test_an_added_row_can_be_hidden_again():
    _, train, _ = parts(RowEdits(hidden=(10,), added=((20.0, 400.0),)))
    assert 10 not in train


def test_hiding_all_that_is_learnt_from_is_refused():
    with pytest.raises(ValueError, match="Every row to learn from is left out"):
        parts(RowEdits(hidden=tuple(range(10))))


def test_training_without_an_outlier_is_training_on_the_other_rows():
    rows, answers = TEN.rows.copy(), TEN.target.copy()
    answers[3] = 1e6
    wild = Dataset(rows, answers, ["x", "y"])
    without = Trainer(Experiment(train_share=1.0), wild, RowEdits(hidden=(3,)))
    kept = np.delete(np.arange(10), 3)
    others = Trainer(Experiment(train_share=1.0), Dataset(rows[kept], answers[kept], ["x", "y"]))
    for trainer in (without, others):
        trainer.train(20)
    assert without.network.parameters.tolist() == others.network.parameters.tolist()
    assert without.train_loss == others.train_loss


def test_added_rows_meet_labels_and_weights():
    data = Dataset([[1.0], [2.0]], [3.0, 4.0], ["x"], labels=["a", "b"], weights=[0.5, 2.0])
    more = RowEdits(added=((7.0, 8.0),)).appended(data)
    assert more.labels == ("a", "b", "added by hand")
    assert more.weights.tolist() == [0.5, 2.0, 1.0]
    assert RowEdits().appended(data) is data
