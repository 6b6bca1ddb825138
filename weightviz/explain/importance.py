"""Which inputs matter, asked in ways that need not agree."""

from dataclasses import dataclass

import numpy as np

from weightviz.activations import ACTIVATIONS
from weightviz.describe import slopes_and_intercept
from weightviz.explain.lines import unit_name
from weightviz.explain.permutation import Permutation, permutation
from weightviz.network import blocks
from weightviz.training import Trainer


@dataclass(frozen=True, eq=False)
class Importance:
    """One entry an input, in the order of the network's inputs; arrays of shape (inputs,).

    ``raw`` is the weight in the data's units, None where weights have none. ``first`` is the standardised weight of a
    network of one neuron, which is ``one_neuron``; of any other one the sum of |w| over all lines that leave the
    input. ``paths`` adds up over all paths to the output the product of their weights, None for one neuron and for
    several outputs; it is ``exact`` where all neurons are linear. Muted lines count as 0. What overflows is not finite.
    """

    names: tuple[str, ...]
    raw: np.ndarray | None
    first: np.ndarray
    one_neuron: bool
    paths: np.ndarray | None
    exact: bool
    permutation: Permutation


def importance(trainer: Trainer) -> Importance:
    """Weigh every input of a trainer as it stands.

    >>> from weightviz.experiment import Experiment
    >>> trainer = Trainer(Experiment(dataset="houses_five"))
    >>> trainer.train(300)
    >>> found = importance(trainer)
    >>> found.names[found.permutation.means.argmax()], found.raw.round(0).tolist()[0]  # dollars per square foot
    ('area', 101.0)
    """
    experiment, inputs = trainer.experiment, trainer.experiment.sizes[0]
    try:
        raw, _ = slopes_and_intercept(trainer)
    except ValueError:  # the weights of any other network have no units
        raw = None
    layers = [block[:-1] for block in blocks(experiment.sizes, trainer.network.heard)]
    one_neuron, several = experiment.sizes == (inputs, 1), experiment.sizes[-1] > 1
    with np.errstate(over="ignore", invalid="ignore"):
        first = layers[0][:, 0] if one_neuron else np.abs(layers[0]).sum(axis=1)
        paths = None if one_neuron or several else np.linalg.multi_dot([np.eye(inputs), *layers])[:, 0]
    return Importance(
        names=tuple(unit_name(trainer, 0, i) for i in range(inputs)),
        raw=raw,
        first=first,
        one_neuron=one_neuron,
        paths=paths,
        exact=set(experiment.activations) == {"linear"},
        permutation=permutation(trainer),
    )


def falling(trainer: Trainer) -> tuple[str, ...]:
    """The activations of hidden layers that fall somewhere, so that even the sign of a path may be wrong."""
    used = dict.fromkeys(trainer.experiment.activations[:-1])
    return tuple(ACTIVATIONS[name].label for name in used if ACTIVATIONS[name].falls)
