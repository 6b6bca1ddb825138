"""Gradients are exact: against central differences for every choice there is, and worked out by hand."""

from functools import cache

import numpy as np
import pytest

from tests import formulas
from weightviz.activations import ACTIVATIONS
from weightviz.losses import LOSSES
from weightviz.network import Network, blocks, parameter_count
from weightviz.passes import Pass, with_ones

SHAPES = [(1, 1), (3, 1), (1, 1, 1), (2, 4, 2, 1), (2, 16, 1), (3, 2, 3, 2, 3, 2, 3, 1), (2, 3, 2)]
SHAPES_OF_CLASSES = [(2, 3), (2, 4, 3), (3, 2, 3, 4)]
HIDDEN = [name for name, activation in ACTIVATIONS.items() if activation.hidden]
CASES = [
    (sizes, (hidden,) * (len(sizes) - 2) + (output,), loss)
    for loss in LOSSES.values()
    for output in loss.output_activations
    for sizes in (SHAPES_OF_CLASSES if "classes" in loss.tasks else SHAPES)
    for hidden in (HIDDEN if len(sizes) > 2 else HIDDEN[:1])
]
every_case = pytest.mark.parametrize(
    ("sizes", "activations", "loss"),
    CASES,
    ids=["-".join([*map(str, sizes), *names[-2:], loss.name]) for sizes, names, loss in CASES],
)
H = 1e-6


@cache
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


def targets_for(loss, rows, outputs):
    """0, 1, 1, 0, 1, 1 ..., so that misses of either sign do not cancel; or each class in turn, 1 for the true one."""
    if "classes" in loss.tasks:
        return np.eye(outputs)[np.arange(len(rows)) % outputs]
    return (np.arange(len(rows) * outputs).reshape(len(rows), outputs) % 3 > 0).astype(float)


def gradient_by_passes(sizes, activations, parameters, rows, targets, loss):
    here = Pass(sizes, activations, parameters, len(rows))
    here.forward(with_ones(rows))
    return here.backward(targets, loss)


def central_differences(sizes, activations, parameters, rows, targets, loss):
    """A network for each parameter, whose parameter alone is a little larger, and one where it is smaller."""

    def losses_at(values):
        there = Pass(sizes, activations, values, len(rows))
        there.forward(with_ones(rows))
        return there.loss(targets, loss)

    nudge = H * np.eye(parameters.size)
    return (losses_at(parameters + nudge) - losses_at(parameters - nudge)) / (2 * H)


@every_case
def test_gradient_is_the_central_difference(sizes, activations, loss):
    parameters, rows = away_from_kinks(sizes, activations)
    network = sizes, activations, parameters, rows, targets_for(loss, rows, sizes[-1])
    exact, numeric = gradient_by_passes(*network, loss), central_differences(*network, loss)
    assert np.linalg.norm(exact) > 1e-3  # a network that says nothing would prove nothing
    assert np.linalg.norm(exact - numeric) < 1e-6 * np.linalg.norm(exact)


@every_case
def test_gradient_is_the_complex_step_through_formulas_of_its_own(sizes, activations, loss):
    parameters, rows = away_from_kinks(sizes, activations)
    network = sizes, activations, parameters, rows, targets_for(loss, rows, sizes[-1])
    exact, stepped = gradient_by_passes(*network, loss), formulas.gradient(*network, loss.name)
    assert np.linalg.norm(exact - stepped) < 1e-12 * np.linalg.norm(exact)


def test_nothing_below_a_step_can_learn():
    sizes, activations = (2, 4, 2, 1), ("tanh", "step", "sigmoid")
    parameters, rows = away_from_kinks(sizes, activations)
    loss = LOSSES["binary_cross_entropy"]
    gradient = gradient_by_passes(sizes, activations, parameters, rows, targets_for(loss, rows, 1), loss)
    first, second, output = blocks(sizes, gradient)
    assert not first.any() and not second.any()
    assert output.all()


def test_one_row_through_1_3_by_hand():
    # One row x = 1 of class 1; weights log 1, log 2, log 5 and no biases: the sums are those logs.
    parameters = np.array([np.log(1), np.log(2), np.log(5), 0, 0, 0])
    one_pass, loss = Pass((1, 3), ("softmax",), parameters, rows=1), LOSSES["softmax_cross_entropy"]
    assert one_pass.forward(with_ones(np.array([[1.0]]))) == pytest.approx(np.array([[1 / 8, 2 / 8, 5 / 8]]))
    targets = np.array([[0.0, 1.0, 0.0]])
    assert one_pass.loss(targets, loss) == pytest.approx(np.log(4))
    # delta p - y, which is also the gradient: every line carries 1, and so do the biases
    assert one_pass.backward(targets, loss) == pytest.approx([1 / 8, -6 / 8, 5 / 8] * 2)


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
