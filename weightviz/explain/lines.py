"""The lines of a network, one a parameter, under the names that the page gives them."""

from typing import NamedTuple

from weightviz.training import Trainer


class Line(NamedTuple):
    """One parameter: ``index`` is its place in the vector, ``layer`` the layer it ends in (1 follows the inputs).

    ``source`` and ``target`` are units counted from 0; ``source`` is None for a bias.
    """

    index: int
    layer: int
    source: int | None
    target: int
    name: str


def lines_of(trainer: Trainer) -> tuple[Line, ...]:
    """All lines in the order of the parameters: layer after layer, the biases of a layer after its weights.

    >>> from weightviz.experiment import Experiment
    >>> [line.name for line in lines_of(Trainer(Experiment()))]
    ['area to price', 'bias of price']
    """
    sizes, lines = trainer.experiment.sizes, []
    for layer in range(1, len(sizes)):
        for source in (*range(sizes[layer - 1]), None):
            for target in range(sizes[layer]):
                start = "bias of" if source is None else f"{unit_name(trainer, layer - 1, source)} to"
                name = f"{start} {unit_name(trainer, layer, target)}"
                lines.append(Line(len(lines), layer, source, target, name))
    return tuple(lines)


def names_of(trainer: Trainer) -> list[list[str]]:
    """What every unit is called, layer by layer.

    >>> from weightviz.experiment import Experiment
    >>> names_of(Trainer(Experiment(hidden_layers=(2,))))
    [['area'], ['1.1', '1.2'], ['price']]
    """
    sizes = trainer.experiment.sizes
    return [[unit_name(trainer, layer, unit) for unit in range(size)] for layer, size in enumerate(sizes)]


def unit_name(trainer: Trainer, layer: int, unit: int) -> str:
    """What a unit is called: an input or an output by what it stands for, a hidden neuron by its number, "1.3".

    Where an input, the target or a class is called so too, the neuron is "neuron 1.3".
    """
    source, last = trainer.experiment.source, len(trainer.experiment.sizes) - 1
    if 0 < layer < last:
        number, outside = f"{layer}.{unit + 1}", (*map(source.label, trainer.experiment.inputs), source.target.label)
        return f"neuron {number}" if number in (*outside, *trainer.data.classes) else number
    if layer == last:
        several = trainer.experiment.sizes[-1] > 1
        return trainer.data.classes[unit] if several else "output" if trainer.data.classes else source.target.label
    return source.label(trainer.experiment.inputs[unit])
