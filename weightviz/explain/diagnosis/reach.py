"""What this network cannot learn, or does not, although it is there to be learnt."""

import numpy as np

from weightviz.evaluation import accuracy
from weightviz.explain.diagnosis.evidence import Evidence
from weightviz.explain.diagnosis.finding import ALARM, NOTE, Detector, Finding

POINTS = 0.10  # of all training rows: so many more the nearest neighbour has right
STANDS, BEHIND = 0.01, 0.05  # of the error: less is standing still; of all training rows: so many could be right too
ROUNDS, EASE = 25, 1e-3  # of Newton's method, and a little pull to 0 so that weights stay finite


def look_for_one_neuron(seen: Evidence) -> list[Finding]:
    if seen.last > 1 or seen.problem.data.task != "classification":
        return []
    linear, neighbour = best_linear(seen), seen.neighbour_accuracy
    if neighbour - linear < POINTS:
        return []
    told = (
        f"The best straight border that was found has {linear:.0%} of the training rows right. The answer of each "
        f"row's nearest neighbour is right for {neighbour:.0%}: there is something to learn, but not for one neuron."
    )
    return [Finding(ALARM, told, "Add a hidden layer, or an input that bends (x², y², x y).", neighbour - linear)]


def look_for_stuck(seen: Evidence) -> list[Finding]:
    if seen.last == 1 or seen.problem.data.task != "classification" or seen.trainer.step == 0:
        return []
    errors, half = seen.errors_ahead, len(seen.errors_ahead) // 2
    before, after = errors[:half].mean(), errors[half:].mean()
    rates = np.append(seen.larger_rates, seen.experiment.learning_rate)
    best = float(seen.falls(rates).max())
    behind = seen.neighbour_accuracy - seen.trainer.frame.train_score
    if not (after >= (1 - STANDS) * before and best < STANDS * errors[0] and behind >= BEHIND):
        return []
    told = (
        f"The next {len(errors) - 1} steps leave the training error where it is, a larger step would not lower it by "
        f"1% either, and {seen.trainer.frame.train_score:.0%} of the training rows are right, where the answer of "
        f"each row's nearest neighbour is right for {seen.neighbour_accuracy:.0%}."
    )
    turn = "Train on for a while: it may be a plateau. If nothing comes, take another start or more neurons."
    return [Finding(NOTE, told, turn, behind)]


def best_linear(seen: Evidence) -> float:
    """The share of training rows on the right side of the best straight borders found.

    Logistic regression by Newton's method, a class against all others, and the network's own border.
    """
    rows = np.column_stack([seen.inputs, np.ones(len(seen.inputs))])
    sums = np.stack([rows @ logistic(rows, targets) for targets in seen.targets.T])  # (outputs, rows)
    said = sums if len(sums) > 1 else sums + 0.5  # one output is right on the target's side of one half
    return max(float(accuracy(said, seen.targets.T)), seen.trainer.frame.train_score)


def logistic(rows: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Weights of a logistic regression, shape (columns,), for rows (n, columns) and targets 0 or 1, (n,)."""
    weights = np.zeros(rows.shape[1])
    for _ in range(ROUNDS):
        says = (1 + np.tanh(rows @ weights / 2)) / 2
        slope = rows.T @ (says - targets) + EASE * weights
        bend = (rows.T * (says * (1 - says))) @ rows + EASE * np.eye(len(weights))
        weights = weights - np.linalg.solve(bend, slope)
    return weights


ONE_NEURON = Detector(
    "one_neuron",
    "not learnable with one neuron",
    "Without hidden layers, where classes are told apart: the best straight border found (Newton's method, or the "
    f"network's own) has at least {POINTS:.0%} of the training rows fewer right than the nearest neighbour among the "
    "other training rows.",
    look_for_one_neuron,
)
STUCK = Detector(
    "stuck",
    "standing still",
    "With hidden layers, after the first step, where classes are told apart: neither the steps that come next nor one "
    "plain step on all rows at any larger rate (up to 10) lower the error by 1%, and at least "
    f"{BEHIND:.0%} of the training rows fewer are right than by the nearest neighbour among the other training rows.",
    look_for_stuck,
)
