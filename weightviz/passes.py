"""The forward and the backward pass, in buffers that are made once and used for every step."""

import numpy as np

from weightviz.activations import ACTIVATIONS, Activation
from weightviz.losses import Loss
from weightviz.network import blocks


def with_ones(rows: np.ndarray) -> np.ndarray:
    """Rows with a last column of 1, to which the biases are joined: one product does weights and bias.

    >>> with_ones(np.array([[7.0]]))
    array([[7., 1.]])
    """
    return np.hstack([rows, np.ones((len(rows), 1))])


class Layer:
    """One layer's lines and its buffers, which have a row a unit and a column a sample.

    ``spoken`` is what the next layer hears: the outputs ``says``, and below them a row of 1 for its biases.
    Lying this way round, ``says`` is one piece of memory, and numpy needs half the time that many would take.
    """

    def __init__(self, block: np.ndarray, gradient: np.ndarray, activation: Activation, rows: int):
        self.lines, self.weights = block.mT, block[..., :-1, :]  # (fan_out, fan_in + 1), (fan_in, fan_out)
        self.gradient, self.activation = gradient, activation
        *networks, _, units = block.shape
        self.sums, self.slopes, self.delta = (np.empty((*networks, units, rows)) for _ in range(3))
        self.delta_t = self.delta.mT  # delta: d loss / d sum
        self.spoken = np.ones((*networks, units + 1, rows))
        self.says = self.spoken[..., :-1, :]


class Pass:
    """One forward and backward pass of ``rows`` samples through the network in ``parameters``.

    ``parameters`` is looked at, not copied: when training changes it, the next pass sees that. Of shape
    (networks, parameters) it holds networks side by side, and every array gets that axis in front.

    >>> one_neuron = Pass((1, 1), ("linear",), np.array([2.0, 1.0]), rows=1)
    >>> one_neuron.forward(with_ones(np.array([[3.0]])))  # 2 x 3 + 1
    array([[7.]])
    """

    def __init__(
        self, sizes: tuple[int, ...], activations: tuple[str, ...], parameters: np.ndarray, rows: int
    ):
        self.gradient = np.zeros_like(parameters)
        parts = zip(blocks(sizes, parameters), blocks(sizes, self.gradient), activations, strict=True)
        self.layers = [Layer(block, gradient, ACTIVATIONS[name], rows) for block, gradient, name in parts]
        self._downwards = list(zip(self.layers[:-1], self.layers[1:], strict=True))[::-1]
        self._inputs_t = None
        self._share = np.array(1.0 / rows)  # of each row in the mean
        # for one network's small arrays dot takes a third of matmul's time, but it knows no networks side by side
        self._product = np.ndarray.dot if parameters.ndim == 1 else np.matmul

    def forward(self, inputs: np.ndarray) -> np.ndarray:
        """The outputs, shape (rows, outputs), in a buffer that the next call overwrites.

        ``inputs`` has shape (rows, inputs + 1), see `with_ones`.
        """
        product, hears = self._product, inputs.mT
        self._inputs_t = hears
        for layer in self.layers:
            product(layer.lines, hears, layer.sums)
            layer.activation.function(layer.sums, layer.says)
            hears = layer.spoken
        return layer.says.mT

    def backward(self, targets: np.ndarray, loss: Loss, shares: np.ndarray | None = None) -> np.ndarray:
        """The gradient of the mean ``loss`` after `forward`, shaped as the parameters, overwritten by the next call.

        Each layer's gradient is what it heard times its delta; a delta travels back through the weights and
        is scaled by the slope it meets. ``targets`` has shape (rows, outputs); ``shares`` (1, rows) says how much
        each row counts in the mean, the same if it is None.
        """
        product, last = self._product, self.layers[-1]
        loss.delta(last.activation, last.sums, last.says, targets.mT, last.slopes, last.delta)
        np.multiply(last.delta, self._share if shares is None else shares, last.delta)
        for before, layer in self._downwards:
            product(before.spoken, layer.delta_t, layer.gradient)
            product(layer.weights, layer.delta, before.delta)
            before.activation.slope(before.sums, before.says, before.slopes)
            np.multiply(before.delta, before.slopes, before.delta)
        first = self.layers[0]
        product(self._inputs_t, first.delta_t, first.gradient)
        return self.gradient

    def loss(self, targets: np.ndarray, loss: Loss) -> float:
        """The mean loss of the rows that `forward` was given last; ``targets`` has shape (rows, outputs)."""
        last = self.layers[-1]
        return loss.of_rows(last.sums, last.says, targets.mT).mean(axis=-1)
