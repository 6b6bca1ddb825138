"""Dropout: who is silent is decided by seed and epoch, and the gradient is that of who speaks."""

import numpy as np
import pytest

from weightviz.activations import ACTIVATIONS
from weightviz.dropout import Dropout, silences
from weightviz.losses import LOSSES
from weightviz.network import parameter_count
from weightviz.passes import Pass, with_ones


def test_silences_depend_on_seed_and_epoch_alone():
    first = silences(0.5, 4, 50, seed=1, epoch=3)
    assert (first == silences(0.5, 4, 50, seed=1, epoch=3)).all()
    assert (first != silences(0.5, 4, 50, seed=1, epoch=4)).any()
    assert (first != silences(0.5, 4, 50, seed=2, epoch=3)).any()


@pytest.mark.parametrize("rate", [0.1, 0.5, 0.9])
def test_on_average_a_neuron_says_as_much_as_without(rate):
    keep = silences(rate, 10, 20_000, seed=0, epoch=0)
    assert keep.mean() == pytest.approx(1.0, abs=0.03)
    assert (keep == 0).mean() == pytest.approx(rate, abs=0.01)


@pytest.mark.parametrize("name", [name for name, activation in ACTIVATIONS.items() if activation.hidden])
def test_the_gradient_is_the_central_difference_of_the_thinned_network(name, rng):
    sizes, loss, h = (2, 3, 2, 1), LOSSES["mean_squared_error"], 1e-6
    parameters, rows = rng.normal(size=parameter_count(sizes)), with_ones(rng.normal(size=(5, 2)))
    targets, keep = rng.normal(size=(5, 1)), silences(0.4, 5, 5, seed=2, epoch=0)
    assert (keep == 0).any()

    def thinned(values: np.ndarray) -> Pass:
        there = Pass(sizes, (name, name, "linear"), values, 5)
        for layer, part in zip(there.layers, (keep[:3], keep[3:]), strict=False):
            layer.activation = Dropout(ACTIVATIONS[name], 0.4)
            layer.activation.keep = part
        there.forward(rows)
        return there

    exact = thinned(parameters).backward(targets, loss).copy()
    for i in range(parameters.size):
        up, down = parameters.copy(), parameters.copy()
        up[i] += h
        down[i] -= h
        slope = (thinned(up).loss(targets, loss) - thinned(down).loss(targets, loss)) / (2 * h)
        assert exact[i] == pytest.approx(slope, rel=1e-6, abs=1e-8)
