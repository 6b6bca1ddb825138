"""A network is its shape, its activations and one flat vector of parameters."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from weightviz.activations import ACTIVATIONS


def parameter_count(sizes: tuple[int, ...]) -> int:
    """How many weights and biases a network with these layer sizes has.

    >>> parameter_count((2, 4, 2, 1))  # 2x4 + 4, 4x2 + 2, 2x1 + 1
    25
    """
    return sum((fan_in + 1) * fan_out for fan_in, fan_out in pairwise(sizes))


def blocks(sizes: tuple[int, ...], vector: np.ndarray) -> list[np.ndarray]:
    """Views of a flat vector, one a layer, of shape (fan_in + 1, fan_out); the last row holds the biases.

    Vectors side by side, shape (networks, parameters), give views of shape (networks, fan_in + 1, fan_out).

    >>> [block.shape for block in blocks((2, 4, 1), np.zeros(17))]
    [(3, 4), (5, 1)]
    """
    views, start = [], 0
    for fan_in, fan_out in pairwise(sizes):
        stop = start + (fan_in + 1) * fan_out
        views.append(vector[..., start:stop].reshape(*vector.shape[:-1], fan_in + 1, fan_out))
        start = stop
    return views


def speak(
    sizes: tuple[int, ...], activations: tuple[str, ...], heard: np.ndarray, rows: np.ndarray
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """The sums of every layer and what it says, each of shape (units, n), for ``rows`` of shape (n, inputs).

    ``heard`` is a flat vector of parameters, or some side by side, shape (networks, parameters): then the
    answers get that axis in front.

    >>> [(sums, says)] = speak((1, 1), ("relu",), np.array([2.0, -5.0]), np.array([[1.0], [3.0]]))
    >>> sums, says  # 2 x 1 - 5 and 2 x 3 - 5
    (array([[-3.,  1.]]), array([[0., 1.]]))
    """
    says = rows.mT
    for block, name in zip(blocks(sizes, heard), activations, strict=True):
        sums = block[..., :-1, :].mT @ says + block[..., -1, :, np.newaxis]
        says = ACTIVATIONS[name](sums)
        yield sums, says


def read_only(values, dtype) -> np.ndarray:
    """A copy that nobody can write to."""
    copy = np.array(values, dtype=dtype)
    copy.setflags(write=False)
    return copy


@dataclass(frozen=True, eq=False)
class Network:
    """A frozen picture of a network: later training does not change it.

    ``sizes`` counts inputs, hidden neurons a layer, outputs; ``activations`` names one function a layer
    after the inputs; ``parameters`` is read-only float64 of shape (parameter_count(sizes),). ``muted`` marks
    the parameters that count as 0 although their value is kept.

    >>> net = Network((2, 1), ("linear",), np.array([3.0, -1.0, 0.5]))
    >>> net.weights[0].ravel(), net.biases[0]
    (array([ 3., -1.]), array([0.5]))
    >>> net.forward(np.array([[1.0, 1.0]]))  # 3 - 1 + 0.5
    array([[2.5]])
    """

    sizes: tuple[int, ...]
    activations: tuple[str, ...]
    parameters: np.ndarray
    muted: np.ndarray | None = None

    def __post_init__(self):
        count = parameter_count(self.sizes)
        if np.shape(self.parameters) != (count,):
            raise ValueError(
                f"A network of sizes {self.sizes} has {count} parameters in one vector; "
                f"this one has shape {np.shape(self.parameters)}."
            )
        object.__setattr__(self, "parameters", read_only(self.parameters, float))
        object.__setattr__(
            self, "muted", read_only(np.zeros(count) if self.muted is None else self.muted, bool)
        )

    @property
    def heard(self) -> np.ndarray:
        """The parameters as the sums meet them: muted ones are 0."""
        return np.where(self.muted, 0.0, self.parameters)

    @property
    def weights(self) -> list[np.ndarray]:
        """``weights[k][i, j]`` is the line from unit i of layer k to unit j of layer k + 1."""
        return [block[:-1] for block in blocks(self.sizes, self.parameters)]

    @property
    def biases(self) -> list[np.ndarray]:
        """``biases[k][j]`` is added to the sum of unit j of layer k + 1."""
        return [block[-1] for block in blocks(self.sizes, self.parameters)]

    def layers(self, rows: np.ndarray) -> Iterator[np.ndarray]:
        """What every layer says to standardised ``rows`` of shape (n, inputs); the inputs come first."""
        rows = np.asarray(rows, dtype=float)
        yield rows
        for _, says in speak(self.sizes, self.activations, self.heard, rows):
            yield says.mT

    def forward(self, rows: np.ndarray) -> np.ndarray:
        """The outputs, shape (n, outputs), for standardised ``rows`` of shape (n, inputs)."""
        *_, outputs = self.layers(rows)
        return outputs

    def __repr__(self) -> str:
        return f"Network({'-'.join(map(str, self.sizes))}, {self.parameters.size} parameters)"
