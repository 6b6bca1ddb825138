"""The effective number agrees with closed forms, and with slopes found by trying."""

import numpy as np
import pytest

from weightviz import Dataset, Experiment, Network, Trainer
from weightviz.explain.effective_number import bent_slopes, effective_number


def linear(inputs: np.ndarray, l2: float = 0.0) -> Trainer:
    names = tuple(f"x{i}" for i in range(inputs.shape[1]))
    target = inputs.sum(axis=1) + np.random.default_rng(8).normal(size=len(inputs))
    data = Dataset(inputs, target, [*names, "y"])
    return Trainer(Experiment(hidden_layers=(), train_share=1.0, l2=l2), data)


@pytest.mark.parametrize("l2", [0.001, 0.1, 3.0])
def test_for_one_linear_neuron_it_is_the_trace_of_the_hat_matrix(l2):
    inputs = np.random.default_rng(5).normal(size=(40, 3)) @ [[1.0, 0.8, 0.0], [0.0, 0.3, 0.0], [0.0, 0.0, 1.0]]
    rows = np.column_stack([(inputs - inputs.mean(axis=0)) / inputs.std(axis=0), np.ones(40)])
    # mean of squares and l2 w^2 is least where (X'X + n l2 D) w = X'y, so the guesses are this matrix times y
    hat = rows @ np.linalg.inv(rows.T @ rows + 40 * l2 * np.diag([1, 1, 1, 0])) @ rows.T
    assert effective_number(linear(inputs, l2)) == pytest.approx(np.trace(hat), rel=1e-9)


def test_columns_that_say_the_same_count_once():
    one = np.random.default_rng(6).normal(size=(30, 1))
    assert effective_number(linear(np.hstack([one, one, one**2]))) == 3  # two columns and the bias


@pytest.mark.parametrize("dataset", ["hills", "circle", "penguins_three"])
def test_the_curvature_is_the_one_found_by_trying(dataset):
    """Gauss-Newton: mean over rows of J' B J, with J from central differences of the sums and B worked out by hand."""
    trainer = Trainer(Experiment(dataset=dataset, hidden_layers=(3, 2)))
    trainer.train(50)
    network, rows = trainer.network, trainer.problem.inputs[trainer.problem.train_rows]

    def sums(values):
        return Network(network.sizes, ("tanh", "tanh", "linear"), values).forward(rows)

    moves = 1e-5 * np.eye(network.parameters.size)
    slopes = np.array([(sums(network.parameters + m) - sums(network.parameters - m)) / 2e-5 for m in moves])
    bend = {
        "hills": lambda p: 2.0 * np.eye(1),
        "circle": lambda p: np.diag(p * (1 - p)),
        "penguins_three": lambda p: np.diag(p) - np.outer(p, p),
    }[dataset]
    expected = sum(slopes[:, n] @ bend(p) @ slopes[:, n].T for n, p in enumerate(network.forward(rows))) / len(rows)
    found = bent_slopes(trainer)
    np.testing.assert_allclose(found.T @ found, expected, atol=1e-8)
