"""Losses and scores: those of the network, however many are measured together."""

import numpy as np
import pytest

from weightviz.evaluation import ROWS_AT_ONCE, Evaluation, accuracy, r_squared
from weightviz.experiment import Experiment
from weightviz.network import Network, parameter_count
from weightviz.problem import Problem


def drawn(experiment, count, rng):
    """So many networks of the experiment, side by side."""
    return rng.normal(size=(count, parameter_count(experiment.sizes)))


def test_cross_entropy_and_accuracy_are_those_of_each_network(rng):
    experiment = Experiment(dataset="circle", hidden_layers=(4, 2))
    problem = Problem.of(experiment)
    heard = drawn(experiment, 3, rng)
    for parameters, figures in zip(heard, Evaluation(experiment, problem).figures(heard), strict=True):
        network = Network(experiment.sizes, experiment.activations, parameters)
        for share, rows in (("train", problem.train_rows), ("test", problem.test_rows)):
            p, y = network.forward(problem.inputs[rows]), problem.targets[rows]
            assert figures[f"{share}_loss"] == pytest.approx(-np.log(np.where(y == 1, p, 1 - p)).mean())
            assert figures[f"{share}_score"] == ((p > 0.5) == (y == 1)).mean()


@pytest.mark.parametrize("settings", [{"dataset": "circle"}, {"dataset": "hills"}, {"dataset": "houses_five"}])
def test_a_figure_does_not_depend_on_how_many_are_measured_together(settings, rng):
    experiment = Experiment(**settings)
    problem = Problem.of(experiment)
    evaluation, at_once = Evaluation(experiment, problem), ROWS_AT_ONCE // len(problem.train_rows)
    heard = drawn(experiment, 2 * at_once + 3, rng)  # more than fit into two goes
    together = evaluation.figures(heard)
    assert together == [evaluation.figures(heard[[place]])[0] for place in range(len(heard))]
    assert len({figures["train_loss"] for figures in together}) == len(heard)


def test_without_test_rows_there_are_no_test_figures(rng):
    experiment = Experiment(dataset="circle", train_share=1.0)
    (figures,) = Evaluation(experiment, Problem.of(experiment)).figures(drawn(experiment, 1, rng))
    assert (figures["test_loss"], figures["test_score"]) == (None, None)
    assert figures["train_loss"] > 0


def test_scores_by_hand():
    assert accuracy(np.array([[0.6, 0.4, 0.5]]), np.array([[1.0, 1.0, 0.0]])) == 2 / 3
    # targets 0, 2, 4 lie 4 + 0 + 4 from their mean; the misses are 1, 0 and 1
    assert r_squared(np.array([[1.0, 2.0, 3.0]]), np.array([[0.0, 2.0, 4.0]])) == 1 - 2 / 8
    assert r_squared(np.array([[1.0]]), np.array([[3.0]])) == 0


def test_two_networks_side_by_side_have_two_scores():
    outputs, targets = np.array([[[0.6, 0.4]], [[0.1, 0.4]]]), np.array([[1.0, 0.0]])
    assert accuracy(outputs, targets).tolist() == [1.0, 0.5]
    # the mean of the targets is 0.5, their spread 0.5; misses 0.4 and 0.4, then 0.9 and 0.4
    assert r_squared(outputs, targets) == pytest.approx([1 - 0.32 / 0.5, 1 - 0.97 / 0.5])


def test_of_several_outputs_the_largest_is_the_answer():
    # rows of class 0, 2 and 1; the second is taken for class 0
    outputs = np.array([[0.6, 0.5, 0.3], [0.3, 0.1, 0.4], [0.1, 0.4, 0.3]])
    targets = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.0, 1.0, 0.0]])
    assert accuracy(outputs, targets) == 2 / 3
    assert accuracy(np.stack([outputs, targets]), targets).tolist() == [2 / 3, 1.0]
