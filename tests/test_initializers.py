"""Start weights come from the seed alone and have the spread their source gives."""

import numpy as np
import pytest

from weightviz.initializers import INITIALIZERS, initial_parameters
from weightviz.losses import LOSSES
from weightviz.network import blocks
from weightviz.passes import Pass, with_ones

WIDE = (200, 300, 1)  # enough weights in the first layer, 60,000, to measure a spread
every_initializer = pytest.mark.parametrize("name", INITIALIZERS)


def first_layer(name, seed=3):
    return initial_parameters(name, WIDE, seed)[: 201 * 300].reshape(201, 300)


@every_initializer
def test_a_seed_decides_every_number(name):
    again = [initial_parameters(name, (2, 4, 1), seed) for seed in (5, 5, 6)]
    assert again[0].tolist() == again[1].tolist()
    assert (again[0].tolist() == again[2].tolist()) == (name in ("zeros", "constant"))


@every_initializer
def test_shape_is_flat_and_decimal(name):
    parameters = initial_parameters(name, (2, 4, 1), seed=0)
    assert parameters.shape == (2 * 4 + 4 + 4 * 1 + 1,)
    assert parameters.dtype == np.float64


def test_uniform_fills_the_range_of_a_half_biases_too():
    block = first_layer("uniform")
    assert -0.5 <= block.min() < -0.499 and 0.499 < block.max() <= 0.5
    assert block.mean() == pytest.approx(0, abs=0.005)
    assert block[-1].std() == pytest.approx(1 / 12**0.5, rel=0.1)  # the spread of a uniform width of 1


def test_xavier_stays_within_the_limit_of_glorot_and_bengio():
    weights, limit = first_layer("xavier")[:-1], (6 / (200 + 300)) ** 0.5
    assert 0.99 * limit < np.abs(weights).max() <= limit
    assert weights.var() == pytest.approx(2 / (200 + 300), rel=0.03)  # limit squared / 3


def test_he_has_the_variance_of_he_et_al():
    weights = first_layer("he")[:-1]
    assert weights.var() == pytest.approx(2 / 200, rel=0.03)
    assert np.abs(weights).max() > 3.5 * (2 / 200) ** 0.5  # normal, so some lie far out


def test_normal_has_a_standard_deviation_of_a_half():
    weights = first_layer("normal")[:-1]
    assert weights.mean() == pytest.approx(0, abs=0.01)
    assert weights.std() == pytest.approx(0.5, rel=0.01)
    assert (np.abs(weights) < 0.5).mean() == pytest.approx(0.6827, abs=0.01)  # of a bell curve, within one sd


def test_lecun_has_the_variance_of_lecun_et_al(rng):
    weights = first_layer("lecun")[:-1]
    assert weights.var() == pytest.approx(1 / 200, rel=0.03)
    assert np.abs(weights).max() > 3.5 * (1 / 200) ** 0.5
    sums = rng.normal(size=(1000, 200)) @ weights  # of inputs with a spread of 1
    assert sums.std() == pytest.approx(1, rel=0.03)


def test_constant_is_a_half_and_keeps_neurons_alike():
    assert (first_layer("constant")[:-1] == 0.5).all()
    parameters, chance = initial_parameters("constant", (2, 3, 1), seed=0), np.random.default_rng(1)
    rows, targets = with_ones(chance.normal(size=(5, 2))), chance.normal(size=(5, 1))
    network = Pass((2, 3, 1), ("tanh", "linear"), parameters, rows=5)
    for _ in range(10):
        network.forward(rows)
        parameters -= 0.1 * network.backward(targets, LOSSES["mean_squared_error"])
    into_hidden, into_output = blocks((2, 3, 1), parameters)
    assert (into_hidden == into_hidden[:, :1]).all() and (into_hidden[:-1] != 0.5).all()
    assert (into_output[:-1] == into_output[0]).all()


@pytest.mark.parametrize("name", ["normal", "xavier", "he", "lecun", "zeros", "constant"])
def test_biases_start_at_0(name):
    assert not first_layer(name)[-1].any()


def test_zeros_are_zeros():
    assert not initial_parameters("zeros", WIDE, seed=1).any()


@every_initializer
def test_each_says_what_it_is(name):
    assert INITIALIZERS[name].name == name
    assert INITIALIZERS[name].label and INITIALIZERS[name].explanation.endswith(".")
