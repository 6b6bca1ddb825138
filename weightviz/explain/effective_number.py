"""How many of the weights count: in how many independent ways they can move the answers on the training rows."""

from collections.abc import Callable

import numpy as np

from weightviz.activations import ACTIVATIONS, Activation
from weightviz.experiment import Experiment
from weightviz.explain.rows import evenly
from weightviz.network import blocks, speak
from weightviz.optimizers import OPTIMIZERS
from weightviz.training import Trainer
from weightviz.update import weight_places

COUNTS = 1e-3  # of the strongest way: one that moves the answers by less than that share does not count
NOTHING = 1e-10  # of the largest number: below it there is nothing but rounding
MOST_ROWS = 500  # looked at


def effective_number(trainer: Trainer) -> float | None:
    """The effective number of weights and biases, as they stand now.

    H is the curvature of the error: Gauss-Newton, the squared slopes of the answers. Each of its directions in which
    the answers move counts as 1; one a thousand times weaker than the strongest counts as none, and is left out of H.
    L2 adds its own curvature 2 l2 to every weight and holds some of them back, which leaves trace(H (H + 2 l2 D)^-1),
    where D marks weights: MacKay (1992), "Bayesian interpolation", Neural Computation 4(3), 415-447. For one linear
    neuron it is the trace of the hat matrix, the degrees of freedom of ridge regression. The decay of AdamW is no part
    of any error, so it bends nothing. None for the absolute error, which never bends, and where weights are too large
    to reckon with.

    >>> from weightviz.experiment import Experiment
    >>> effective_number(Trainer(Experiment()))  # one weight and one bias
    2.0
    >>> effective_number(Trainer(Experiment(dataset="twins")))  # two columns that say the same, and a bias
    2.0
    """
    experiment, free = trainer.experiment, ~(held(trainer) | at_zero(trainer))
    if BENDS[experiment.loss] is None:
        return None
    with np.errstate(over="ignore", invalid="ignore"):
        slopes = bent_slopes(trainer)[:, free]
        curvature = slopes.T @ slopes
    if not np.isfinite(curvature).all():
        return None
    ways = ways_that_count(curvature)
    if not is_held_back(experiment):
        return float(len(ways))
    return left_by(2.0 * experiment.l2, ways, weight_places(experiment.sizes)[free] > 0)


def ways_that_count(curvature: np.ndarray) -> np.ndarray:
    """A root of the curvature (parameters, parameters) without its weak ways: a row for each that counts.

    >>> np.abs(ways_that_count(np.diag([4.0, 1.0, 1e-9]))).tolist()
    [[0.0, 1.0, 0.0], [2.0, 0.0, 0.0]]
    """
    strengths, directions = np.linalg.eigh(curvature)
    counts = strengths > COUNTS**2 * strengths.max(initial=0.0)
    return np.sqrt(strengths[counts])[:, np.newaxis] * directions.T[counts]


def left_by(pull: float, ways: np.ndarray, pulled: np.ndarray) -> float:
    """What is left of ``ways`` (ways, parameters) under a curvature ``pull`` on the parameters that are ``pulled``.

    Biases are free, so whatever they can do counts in full; of the rest, a way of strength s counts s / (s + pull).

    >>> left_by(1.0, np.diag([2.0, 1.0]), np.array([True, False]))  # a weight of strength 4, and a bias
    1.8
    """
    moves, sizes, _ = np.linalg.svd(ways[:, ~pulled])
    free = int(np.count_nonzero(sizes > NOTHING * np.abs(ways).max(initial=0.0)))
    rest = moves[:, free:].T @ ways[:, pulled]
    strengths = np.linalg.svd(rest, compute_uv=False) ** 2
    return float(free + (strengths / (strengths + pull)).sum())


def is_held_back(experiment: Experiment) -> bool:
    """Whether L2 is a part of what training makes smaller; AdamW takes it off the weights beside that."""
    return experiment.l2 > 0 and not OPTIMIZERS[experiment.optimizer].decays


def held(trainer: Trainer) -> np.ndarray:
    """Which parameters are locked or muted, shape (parameters,)."""
    return trainer.frame.locked | trainer.frame.muted


def at_zero(trainer: Trainer) -> np.ndarray:
    """Which weights stand at exactly 0 while L1 is on, which holds them there; shape (parameters,)."""
    at_zero = (trainer.frame.parameters == 0) & (weight_places(trainer.experiment.sizes) > 0)
    return at_zero if trainer.experiment.l1 else np.zeros_like(at_zero)


def bent_slopes(trainer: Trainer) -> np.ndarray:
    """The slope of every answer by every parameter, shape (rows x outputs, parameters), scaled by the error's bend.

    The product of its transpose with itself is the Gauss-Newton curvature of the mean error, which must bend.
    """
    experiment, problem = trainer.experiment, trainer.problem
    rows = evenly(problem.train_rows, MOST_ROWS)
    layers = list(speak(experiment.sizes, experiment.activations, trainer.network.heard, problem.inputs[rows]))
    slopes = slopes_of_sums(trainer, problem.inputs[rows], layers)
    roots = BENDS[experiment.loss](ACTIVATIONS[experiment.activations[-1]], *layers[-1], problem.targets[rows].mT)
    counts = problem.counts(rows)
    shares = np.full(len(rows), 1 / len(rows)) if counts is None else counts / counts.sum()
    bent = np.einsum("nkl,nlp->nkp", roots, slopes) * np.sqrt(shares)[:, np.newaxis, np.newaxis]
    return bent.reshape(-1, slopes.shape[-1])


def slopes_of_sums(trainer: Trainer, inputs: np.ndarray, layers: list) -> np.ndarray:
    """d (sum of each output) / d (each parameter) for every row, shape (rows, outputs, parameters).

    As in the backward pass, a line's slope is what it carries times the slope of the unit it ends in.
    """
    outputs, rows = layers[-1][0].shape
    delta, parts = np.broadcast_to(np.eye(outputs)[:, :, np.newaxis], (outputs, outputs, rows)), []
    hears = [inputs.mT, *(says for _, says in layers[:-1])]
    lines = blocks(trainer.experiment.sizes, trainer.network.heard)
    for k in reversed(range(len(layers))):
        heard = np.vstack([hears[k], np.ones((1, rows))])
        parts.append(np.einsum("in,kjn->nkij", heard, delta).reshape(rows, outputs, -1))
        if k:
            sums, says = layers[k - 1]
            bend = np.empty_like(sums)
            ACTIVATIONS[trainer.experiment.activations[k - 1]].slope(sums, says, bend)
            delta = np.einsum("ij,kjn->kin", lines[k][:-1], delta) * bend
    return np.concatenate(parts[::-1], axis=-1)


# How each row's error bends over the sums of the outputs: a root of that curvature, shape (rows, outputs, outputs),
# from the activation of the outputs and from sums, answers and targets, each (outputs, rows).


def of_squares(activation: Activation, sums: np.ndarray, says: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """2 f'(z)^2."""
    return diagonal(np.sqrt(2.0) * slope_of(activation, sums, says))


def of_huber(activation: Activation, sums: np.ndarray, says: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """f'(z)^2 where the miss is within 1, else 0."""
    return diagonal(slope_of(activation, sums, says) * (np.abs(says - targets) <= 1.0))


def of_chances(activation: Activation, sums: np.ndarray, says: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """p (1 - p)."""
    return diagonal(np.sqrt(says * (1.0 - says)))


def of_shares(activation: Activation, sums: np.ndarray, says: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """diag(p) - p p', whose root is (I - s s') diag(s) with s = sqrt(p)."""
    roots = np.sqrt(says).mT
    return (np.eye(len(says)) - roots[:, :, np.newaxis] * roots[:, np.newaxis, :]) * roots[:, np.newaxis, :]


def slope_of(activation: Activation, sums: np.ndarray, says: np.ndarray) -> np.ndarray:
    slope = np.empty_like(sums)
    activation.slope(sums, says, slope)
    return slope


def diagonal(root: np.ndarray) -> np.ndarray:
    """A root for each output by itself, (outputs, rows), as matrices (rows, outputs, outputs)."""
    return root.mT[:, :, np.newaxis] * np.eye(len(root))


BENDS: dict[str, Callable[..., np.ndarray] | None] = {
    "mean_squared_error": of_squares,
    "mean_absolute_error": None,
    "huber": of_huber,
    "binary_cross_entropy": of_chances,
    "softmax_cross_entropy": of_shares,
}
