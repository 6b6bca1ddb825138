"""A network is a flat vector seen as layers; what it says is worked out by hand."""

import math
from dataclasses import FrozenInstanceError

import numpy as np
import pytest

from weightviz.network import Network, blocks, parameter_count

SIZES, ACTIVATIONS = (2, 3, 1), ("tanh", "sigmoid")


@pytest.fixture
def network(rng):
    return Network(SIZES, ACTIVATIONS, rng.normal(size=parameter_count(SIZES)))


def test_flat_vector_holds_layer_after_layer_weights_row_by_row_then_biases():
    network = Network((2, 3, 1), ACTIVATIONS, np.arange(13.0))
    assert network.weights[0].tolist() == [[0, 1, 2], [3, 4, 5]]
    assert network.biases[0].tolist() == [6, 7, 8]
    assert network.weights[1].tolist() == [[9], [10], [11]]
    assert network.biases[1].tolist() == [12]


@pytest.mark.parametrize(
    ("sizes", "count"), [((1, 1), 2), ((5, 1), 6), ((2, 16, 1), 65), ((7, 8, 8, 8, 8, 8, 8, 1), 433)]
)
def test_number_of_parameters(sizes, count):
    # 7-[8x6]-1: 7 x 8 + 8, five times 8 x 8 + 8, 8 + 1 = 64 + 360 + 9
    assert parameter_count(sizes) == count
    assert sum(block.size for block in blocks(sizes, np.zeros(count))) == count


def test_forward_by_hand():
    # hidden: tanh(1 x 0.5 + 2 x -0.25 + 0.5) = tanh 0.5; output: 2 tanh 0.5 - 1
    network = Network((2, 1, 1), ("tanh", "linear"), [0.5, -0.25, 0.5, 2.0, -1.0])
    assert network.forward([[1.0, 2.0]]) == pytest.approx(2 * math.tanh(0.5) - 1, rel=1e-15)


def test_layers_are_the_inputs_then_what_every_layer_says(network, rng):
    rows = rng.normal(size=(5, 2))
    said = list(network.layers(rows))
    assert [layer.shape for layer in said] == [(5, 2), (5, 3), (5, 1)]
    assert said[0].tolist() == rows.tolist()
    assert said[-1].tolist() == network.forward(rows).tolist()


def test_a_muted_parameter_counts_as_0_and_keeps_its_value(network, rng):
    rows, muted = rng.normal(size=(5, 2)), np.zeros(13, bool)
    muted[[1, 12]] = True
    quiet = Network(SIZES, ACTIVATIONS, network.parameters, muted)
    zeroed = Network(SIZES, ACTIVATIONS, np.where(muted, 0, network.parameters))
    assert quiet.forward(rows).tolist() == zeroed.forward(rows).tolist()
    assert quiet.parameters.tolist() == network.parameters.tolist()
    assert quiet.forward(rows).tolist() != network.forward(rows).tolist()


def test_it_cannot_be_written_to_and_copies_what_it_is_given():
    values = np.arange(3.0)
    network = Network((2, 1), ("linear",), values)
    values[0] = 99
    assert network.parameters.tolist() == [0, 1, 2]
    for array in (network.parameters, network.muted, network.weights[0], network.biases[0]):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 1
    with pytest.raises(FrozenInstanceError):
        network.parameters = values


def test_two_networks_are_two_even_with_the_same_weights():
    assert Network((2, 1), ("linear",), np.zeros(3)) != Network((2, 1), ("linear",), np.zeros(3))


@pytest.mark.parametrize("activations", [("tanh",), ("tanh", "linear", "linear")])
def test_there_is_one_activation_a_layer(activations):
    with pytest.raises(ValueError, match=r"shorter|longer"):
        Network(SIZES, activations, np.zeros(13)).forward(np.zeros((1, 2)))


def test_a_vector_of_the_wrong_length_is_refused_with_the_right_one():
    for length in (12, 14):
        with pytest.raises(ValueError, match=rf"\(2, 3, 1\) has 13 parameters .* \({length},\)"):
            Network(SIZES, ACTIVATIONS, np.zeros(length))


def test_it_can_be_printed(network):
    assert repr(network) == "Network(2-3-1, 13 parameters)"
