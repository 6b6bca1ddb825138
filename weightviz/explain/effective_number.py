"""How many of the weights count: in how many independent ways they can move the answers on the training rows."""

import numpy as np

from weightviz.activations import ACTIVATIONS
from weightviz.explain.rows import evenly
from weightviz.network import blocks, speak
from weightviz.training import Trainer
from weightviz.update import weight_places

COUNTS = 1e-3  # of the strongest way: one that moves the answers by less than that share does not count
NOTHING = 1e-10  # of the largest curvature: below it there is nothing but rounding
MOST_ROWS = 500  # looked at


def effective_number(trainer: Trainer) -> float | None:
    """The effective number of weights and biases, as they stand now.

    H is the curvature of the error: Gauss-Newton, the squared slopes of the answers. Each of its directions in which
    the answers move counts as 1. L2 adds its own curvature 2 l2 to every weight and holds some of them back, which
    leaves trace(H (H + 2 l2 D)^-1), where D marks weights: MacKay (1992), "Bayesian interpolation", Neural Computation
    4(3), 415-447. For one linear neuron it is the trace of the hat matrix, the degrees of freedom of ridge regression.
    None for the absolute error, which never bends, and where weights are too large to reckon with.

    >>> from weightviz.experiment import Experiment
    >>> effective_number(Trainer(Experiment()))  # one weight and one bias
    2.0
    >>> effective_number(Trainer(Experiment(dataset="twins")))  # two columns that say the same, and a bias
    2.0
    """
    experiment, free = trainer.experiment, ~(held(trainer) | at_zero(trainer))
    with np.errstate(over="ignore", invalid="ignore"):
        slopes = bent_slopes(trainer)[:, free]
        curvature = slopes.T @ slopes
    if experiment.loss == "mean_absolute_error" or not np.isfinite(curvature).all():
        return None
    if experiment.l2:
        pull = np.diag(2.0 * experiment.l2 * weight_places(experiment.sizes)[free])
        return float(np.trace(curvature @ np.linalg.pinv(curvature + pull, rcond=NOTHING, hermitian=True)))
    strengths = np.linalg.eigvalsh(curvature)
    return float(np.count_nonzero(strengths > COUNTS**2 * strengths.max(initial=0.0)))


def held(trainer: Trainer) -> np.ndarray:
    """Which parameters are locked or muted, shape (parameters,)."""
    return trainer.frame.locked | trainer.frame.muted


def at_zero(trainer: Trainer) -> np.ndarray:
    """Which weights L1 has brought to exactly 0, shape (parameters,)."""
    at_zero = (trainer.frame.parameters == 0) & (weight_places(trainer.experiment.sizes) > 0)
    return at_zero if trainer.experiment.l1 else np.zeros_like(at_zero)


def bent_slopes(trainer: Trainer) -> np.ndarray:
    """The slope of every answer by every parameter, shape (rows x outputs, parameters), scaled by the error's bend.

    The product of its transpose with itself is the Gauss-Newton curvature of the mean error.
    """
    experiment, problem = trainer.experiment, trainer.problem
    rows = evenly(problem.train_rows, MOST_ROWS)
    layers = list(speak(experiment.sizes, experiment.activations, trainer.network.heard, problem.inputs[rows]))
    slopes = slopes_of_sums(trainer, problem.inputs[rows], layers)
    bend = bends(experiment.loss, experiment.activations[-1], *layers[-1], problem.targets[rows])
    counts = problem.counts(rows)
    shares = np.full(len(rows), 1 / len(rows)) if counts is None else counts / counts.sum()
    bent = np.einsum("nkl,nlp->nkp", bend, slopes) * np.sqrt(shares)[:, np.newaxis, np.newaxis]
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


def bends(loss: str, activation: str, sums: np.ndarray, says: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """A root of the curvature of each row's error over the sums of the outputs, shape (rows, outputs, outputs).

    Squared error: 2 f'(z)^2. Huber: f'(z)^2 within 1, else 0. Cross-entropy: p (1 - p), of several classes
    diag(p) - p p', whose root is (I - s s') diag(s) with s = sqrt(p).
    """
    each = np.eye(len(sums))
    if loss == "softmax_cross_entropy":
        roots = np.sqrt(says).mT
        return (each - roots[:, :, np.newaxis] * roots[:, np.newaxis, :]) * roots[:, np.newaxis, :]
    if loss == "binary_cross_entropy":
        root = np.sqrt(says * (1.0 - says))
    else:
        root = np.empty_like(sums)
        ACTIVATIONS[activation].slope(sums, says, root)
        root *= np.sqrt(2.0) if loss == "mean_squared_error" else np.abs(says - targets.mT) <= 1.0
    return root.mT[:, :, np.newaxis] * each
