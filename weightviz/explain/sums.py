"""The sum behind a neuron: what each line brings for one row, what they add up to, and what the neuron says then."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from weightviz.activations import ACTIVATIONS
from weightviz.explain.lines import unit_name
from weightviz.network import blocks, speak
from weightviz.training import Trainer


class Term(NamedTuple):
    """One line into the neuron: its weight (0 while muted), what comes in over it, and their product."""

    name: str
    weight: float
    value: float
    product: float


@dataclass(frozen=True)
class NeuronSum:
    """``total`` is all products and the bias, and ``answer`` is f(total).

    ``flat`` says whether f's slope is next to nothing there, so that turning a weight a little changes hardly anything.
    """

    name: str
    terms: tuple[Term, ...]
    bias: float
    total: float
    activation: str
    answer: float
    flat: bool


def neuron_sum(trainer: Trainer, layer: int, unit: int, row: int) -> NeuronSum:
    """The sum behind unit ``unit`` of a layer (1 follows the inputs) for the row at place ``row`` of ``trainer.data``.

    Everything is standardised, as the network meets it. Raises ValueError where there is no such neuron or row.

    >>> from weightviz.experiment import Experiment
    >>> behind = neuron_sum(Trainer(Experiment()), layer=1, unit=0, row=0)
    >>> [(term.name, round(term.weight, 2), round(term.value, 2)) for term in behind.terms]
    [('area', -0.41, 0.33)]
    >>> round(behind.total, 6) == round(sum(term.product for term in behind.terms) + behind.bias, 6)
    True
    """
    sizes, rows = trainer.experiment.sizes, len(trainer.data.rows)
    if not (0 < layer < len(sizes) and 0 <= unit < sizes[layer] and 0 <= row < rows):
        raise ValueError(f"There is no neuron {layer}.{unit + 1} of a network {sizes}, or no row {row} of {rows}.")
    heard, inputs = trainer.network.heard, trainer.problem.inputs[row : row + 1]
    with np.errstate(over="ignore", invalid="ignore"):
        said = [(None, inputs.T), *speak(sizes, trainer.experiment.activations, heard, inputs)]
    block, comes_in = blocks(sizes, heard)[layer - 1][:, unit].tolist(), said[layer - 1][1][:, 0].tolist()
    *weights, bias = block
    terms = tuple(
        Term(unit_name(trainer, layer - 1, i), w, x, w * x)
        for i, (w, x) in enumerate(zip(weights, comes_in, strict=True))
    )
    sums, says = said[layer]
    total, activation = float(sums[unit, 0]), trainer.experiment.activations[layer - 1]
    low, high = ACTIVATIONS[activation].flat
    name = unit_name(trainer, layer, unit)
    return NeuronSum(name, terms, bias, total, activation, float(says[unit, 0]), total < low or total > high)
