"""Gradients are exact: against central differences for every choice there is, and worked out by hand."""

import numpy as np
import pytest

from weightviz.activations import ACTIVATIONS
from weightviz.losses import LOSSES
from weightviz.network import Network, parameter_count
from weightviz.passes import Pass, with_ones

SHAPES = [(1, 1), (3, 1), (1, 1, 1), (2, 4, 2, 1), (2, 16, 1), (3, 2, 3, 2, 3, 2, 3, 1), (2, 3, 2)]
PAIRS = [(loss, output) for loss in LOSSES.values() for output in loss.output_activations]
H = 1e-6


def away_from_kinks(sizes, activations, n_rows=6):
    """The first draw with no sum near 0, where a ReLU has its kink, none far out and no unit silent."""
    for seed in range(10_000):
        rng = np.random.default_rng(seed)
        parameters, rows = rng.normal(0.2, 0.6, parameter_count(sizes)), rng.normal(size=(n_rows, sizes[0]))
        one_pass = Pass(sizes, activations, parameters, n_rows)
        one_pass.forward(with_ones(rows))
        sums = np.abs(np.concatenate([layer.sums for layer in one_pass.layers]))
        silent = [layer for layer in one_pass.layers if not layer.says.any(axis=1).all()]
        if sums.min() > 1e-3 and sums.max() < 3 and not silent:
            return parameters, rows
    raise AssertionError("no seed does")


def central_differences(parameters, loss_at):
    numeric = np.empty_like(parameters)
    for i in range(parameters.size):
        up, down = parameters.copy(), parameters.copy()
        up[i] += H
        down[i] -= H
        numeric[i] = (loss_at(up) - loss_at(down)) / (2 * H)
    return numeric


@pytest.mark.parametrize("sizes", SHAPES, ids=lambda sizes: "-".join(map(str, sizes)))
@pytest.mark.parametrize("hidden", ACTIVATIONS)
@pytest.mark.parametrize(("loss", "output"), PAIRS, ids=[f"{loss.name}-{output}" for loss, output in PAIRS])
def test_gradient_is_the_central_difference(sizes, hidden, loss, output):
    activations = (hidden,) * (len(sizes) - 2) + (output,)
    parameters, rows = away_from_kinks(sizes, activations)
    targets = (np.arange(len(rows) * sizes[-1]).reshape(len(rows), -1) % 2).astype(float)

    def loss_at(values):
        there = Pass(sizes, activations, values, len(rows))
        there.forward(with_ones(rows))
        return there.loss(targets, loss)

    here = Pass(sizes, activations, parameters, len(rows))
    here.forward(with_ones(rows))
    exact, numeric = here.backward(targets, loss), central_differences(parameters, loss_at)
    assert np.linalg.norm(exact) > 1e-6  # a network that says nothing would prove nothing
    assert np.linalg.norm(exact - numeric) < 1e-6 * np.linalg.norm(exact)


def test_one_row_through_2_2_1_by_hand():
    # One row x = (1, 2) with target 1; hidden tanh, output sigmoid, cross-entropy.
    parameters = np.array([0.5, -0.3, 0.2, 0.4, 0.1, -0.1, 0.6, -0.5, 0.2])
    one_pass = Pass((2, 2, 1), ("tanh", "sigmoid"), parameters, rows=1)
    # hidden sums  0.5 x 1 + 0.2 x 2 + 0.1 = 1        -0.3 x 1 + 0.4 x 2 - 0.1 = 0.4
    # they say     tanh 1 = 0.761594                  tanh 0.4 = 0.379949
    # output sum   0.6 x 0.761594 - 0.5 x 0.379949 + 0.2 = 0.466982
    # it says      1 / (1 + e^-0.466982) = 0.614669
    assert one_pass.forward(with_ones(np.array([[1.0, 2.0]]))) == pytest.approx(0.614669, abs=1e-6)
    # loss         -log 0.614669 = 0.486671
    targets, loss = np.array([[1.0]]), LOSSES["binary_cross_entropy"]
    assert one_pass.loss(targets, loss) == pytest.approx(0.486671, abs=1e-6)
    # output delta 0.614669 - 1 = -0.385331
    # back through 0.6 and tanh' = 1 - 0.761594^2 = 0.419974:  -0.385331 x 0.6 x 0.419974 = -0.097097
    # back through -0.5 and tanh' = 1 - 0.379949^2 = 0.855639:  -0.385331 x -0.5 x 0.855639 = 0.164852
    # gradient of a line = what it carries x the delta of the unit it ends in; the bias carries 1
    from_x, from_y, hidden_biases = [-0.097097, 0.164852], [-0.194195, 0.329704], [-0.097097, 0.164852]
    into_output = [-0.385331 * 0.761594, -0.385331 * 0.379949, -0.385331]
    expected = [*from_x, *from_y, *hidden_biases, *into_output]
    assert one_pass.backward(targets, loss) == pytest.approx(expected, abs=2e-6)


def test_forward_agrees_with_the_readable_network(rng):
    sizes, activations = (2, 4, 2, 1), ("tanh", "relu", "sigmoid")
    parameters, rows = rng.normal(size=25), rng.normal(size=(7, 2))
    said = Pass(sizes, activations, parameters, 7).forward(with_ones(rows))
    assert said == pytest.approx(Network(sizes, activations, parameters).forward(rows), rel=1e-13)


def test_parameters_are_looked_at_not_copied():
    parameters, one_row = np.array([2.0, 1.0]), with_ones(np.array([[3.0]]))
    neuron = Pass((1, 1), ("linear",), parameters, rows=1)
    assert neuron.forward(one_row) == 7
    parameters[0] = 5  # 5 x 3 + 1
    assert neuron.forward(one_row) == 16


def test_a_second_pass_forgets_the_first(rng):
    sizes, activations, loss = (2, 3, 1), ("tanh", "linear"), LOSSES["mean_squared_error"]
    parameters, rows, targets = rng.normal(size=13), rng.normal(size=(2, 4, 2)), rng.normal(size=(2, 4, 1))
    used, fresh = (Pass(sizes, activations, parameters, 4) for _ in range(2))
    used.forward(with_ones(rows[0]))
    used.backward(targets[0], loss)
    for each in (used, fresh):
        each.forward(with_ones(rows[1]))
    assert used.backward(targets[1], loss).tolist() == fresh.backward(targets[1], loss).tolist()
