"""A training in words: what it learns from, how wrong it is, and what its weights mean."""

import numpy as np

from weightviz.training import Trainer
from weightviz.written import brief, per, signed, signed_with_unit, with_unit


def describe(trainer: Trainer) -> str:
    """A few lines of text about a trainer, made from its numbers.

    >>> from weightviz.experiment import Experiment
    >>> print(describe(Trainer(Experiment(initializer="zeros"))).splitlines()[0])
    Houses sold in Ames, 2010: 190 houses to learn from, 47 kept back as a test.
    """
    return "\n".join([*_about(trainer), *_weights(trainer), *_in_own_units(trainer)])


def slopes_and_intercept(trainer: Trainer) -> tuple[np.ndarray, float]:
    """The line a network without hidden layers and with a linear output draws, in the data's own units.

    Returns the slopes (target units per input unit), shape (inputs,), and the answer where every input is 0.
    Raises ValueError for any other network: its weights have no units.
    """
    if trainer.experiment.activations != ("linear",) or trainer.data.task != "regression":
        raise ValueError(
            "Only a network without hidden layers and with a linear output has weights with units."
        )
    heard, inputs, target = (
        trainer.network.heard,
        trainer.problem.input_scaling,
        trainer.problem.target_scaling,
    )
    with np.errstate(over="ignore", invalid="ignore"):
        slopes = heard[:-1] * target.sd[0] / inputs.sd
        return slopes, float(target.mean[0] + target.sd[0] * heard[-1] - slopes @ inputs.mean)


def target_unit(trainer: Trainer) -> str:
    """What the answers are counted in; what has no unit goes by its name."""
    return trainer.data.target_unit or trainer.experiment.source.target.label


def per_input(trainer: Trainer) -> tuple[str, ...]:
    """For each of what a weight of a single linear neuron counts, an entry an input.

    >>> from weightviz.experiment import Experiment
    >>> per_input(Trainer(Experiment("houses_five"))), per_input(Trainer(Experiment("friends")))[0]
    (('per sq ft', 'per year', 'per bedroom', 'per garage place', 'per sq ft'), 'per point')
    """
    own = dict(zip(trainer.data.columns, trainer.data.column_units, strict=True))
    return tuple(per(own.get(name) or trainer.experiment.source.one(name)) for name in trainer.problem.names)


def _about(trainer: Trainer) -> list[str]:
    problem, source, frame = trainer.problem, trainer.experiment.source, trainer.frame
    count = trainer.start.size
    learn, kept = len(problem.train_rows), len(problem.test_rows)
    shape = "-".join(map(str, trainer.experiment.sizes))
    test = "" if frame.test_loss is None else f", test {brief(frame.test_loss, 4)}"
    return [
        f"{source.title}: {learn:,} {source.noun} to learn from, {kept:,} kept back as a test.",
        f"Network {shape} with {count:,} weights and biases, step {frame.step:,}, "
        f"epoch {frame.epoch:,}.",
        f"{trainer.experiment.loss.replace('_', ' ')}: training {brief(frame.train_loss, 4)}{test}.",
    ]


def _weights(trainer: Trainer) -> list[str]:
    lines = []
    for k, (weights, biases) in enumerate(
        zip(trainer.network.weights, trainer.network.biases, strict=True), start=1
    ):
        lines.append(f"Layer {k}, weights {weights.shape}:")
        lines += ["  " + "  ".join(signed(w, 3) for w in row) for row in weights]
        lines.append("  biases " + "  ".join(signed(b, 3) for b in biases))
    return lines


def _in_own_units(trainer: Trainer) -> list[str]:
    try:
        slopes, intercept = slopes_and_intercept(trainer)
    except ValueError:
        return []
    labels, unit = map(trainer.experiment.source.label, trainer.problem.names), target_unit(trainer)
    own = [
        f"  {label}: {signed_with_unit(slope, unit)} {each}"
        for label, slope, each in zip(labels, slopes, per_input(trainer), strict=True)
    ]
    return ["In the data's own units:", *own, f"  where every input is 0: {with_unit(intercept, unit)}"]
