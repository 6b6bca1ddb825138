"""Trainings that go wrong on purpose, each in a way that a detector knows."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from weightviz.experiment import Experiment

FAR = 200.0  # first weights lie between this and its negative, for neurons that are saturated from the start


@dataclass(frozen=True)
class Failure:
    """``made`` says how to go wrong with a seed of one's choice; after so many ``steps`` ``detector`` finds it."""

    name: str
    label: str
    explanation: str
    made: Callable[[int], Experiment]
    steps: int
    detector: str


def experiment(**settings) -> Callable[[int], Experiment]:
    return lambda seed: Experiment(seed=seed, **settings)


def saturated(seed: int) -> Experiment:
    """Sigmoid neurons whose first weights are so large that nearly every sum lies where the curve is flat."""
    start = np.random.default_rng(seed).uniform(-FAR, FAR, 4 * 3 + 5)
    start[12:] /= FAR  # into the output
    return Experiment("circle", hidden_layers=(4,), activation="sigmoid", seed=seed, start_values=tuple(start.tolist()))


GALLERY: dict[str, Failure] = {
    failure.name: failure
    for failure in (
        Failure(
            "divergence", "The error runs away", "One neuron on the houses with rate 1.1: each step overshoots more.",
            experiment(learning_rate=1.1), 400, "runaway",
        ),
        Failure(
            "oscillation", "To and fro for ever", "With rate 1.0 each step lands exactly as far on the other side.",
            experiment(learning_rate=1.0), 20, "oscillation",
        ),
        Failure(
            "crawling", "Too slow to see", "With rate 0.0001 a hundred steps do less than one good step.",
            experiment(learning_rate=0.0001), 100, "crawling",
        ),
        Failure(
            "dead", "Dead ReLUs", "Eight ReLUs on the circle with rate 10: after 200 steps most are silent for good.",
            experiment(dataset="circle", hidden_layers=(8,), activation="relu", learning_rate=10.0, batch_size=None),
            200, "dead",
        ),
        Failure(
            "symmetric", "Four that are one", "Four tanh neurons that start alike stay alike.",
            experiment(dataset="xor", hidden_layers=(4,), initializer="constant"), 300, "symmetric",
        ),
        Failure(
            "one_neuron", "Exclusive or with one neuron", "No straight line parts these two classes.",
            experiment(dataset="xor", hidden_layers=()), 300, "one_neuron",
        ),
        Failure(
            "stuck", "Two ReLUs get stuck", "Two ReLUs could almost do exclusive or, but from most starts do not.",
            experiment(
                dataset="xor", noise=0.0, hidden_layers=(2,), activation="relu", learning_rate=0.5, batch_size=None
            ),
            3_000, "stuck",
        ),
        Failure(
            "saturated", "Saturated sigmoids", "First weights of up to 200: the curve is flat for nearly every row.",
            saturated, 100, "saturated",
        ),
        Failure(
            "vanishing", "Vanishing gradients", "Through six layers of sigmoids hardly any gradient comes back.",
            experiment(dataset="circle", hidden_layers=(4,) * 6, activation="sigmoid"), 300, "vanishing",
        ),
        Failure(
            "correlated", "Twins", "Two columns say the same: the weight is shared between them.",
            experiment(dataset="twins"), 300, "correlated",
        ),
    )
}  # fmt: skip
