"""How many samples a second the engine trains, against a plain loop of per-layer numpy in the same run.

One thread, by turns, medians. A step is also counted in additions of two small arrays, to compare machines.
"""

import os

for library in ("OPENBLAS", "OMP", "MKL"):
    os.environ[f"{library}_NUM_THREADS"] = "1"  # numpy's libraries read it when they are first imported

import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from statistics import median

import numpy as np

from benchmarks.figures import Figure, show
from weightviz.batches import EPOCHS_AT_ONCE
from weightviz.data import FEATURES
from weightviz.experiment import Experiment
from weightviz.initializers import initial_parameters
from weightviz.problem import Problem
from weightviz.stepper import Stepper

BATCH, STEPS, TURNS = 10, 500, 60
SHAPES = {"2-[4,2]-1": (("x", "y"), (4, 2)), "7-[8x6]-1": (tuple(FEATURES), (8,) * 6)}
LEAST_SAMPLES = {"2-[4,2]-1": 600_000, "7-[8x6]-1": 250_000}


class PlainLoop:
    """The same training (tanh, sigmoid, cross-entropy), written the way one would at first."""

    def __init__(self, experiment: Experiment, problem: Problem):
        self.layers, self.rate, self.seed = [], experiment.learning_rate, experiment.seed
        rest = initial_parameters(experiment.initializer, experiment.sizes, self.seed)
        for fan_in, fan_out in pairwise(experiment.sizes):
            weights, biases, rest = np.split(rest, [fan_in * fan_out, (fan_in + 1) * fan_out])
            self.layers.append((weights.reshape(fan_in, fan_out), biases))
        self.rows = problem.inputs[problem.train_rows], problem.targets[problem.train_rows]
        self.epoch, self.place, self.drawn = 0, len(self.rows[0]), (None, None)

    @property
    def parameters(self) -> np.ndarray:
        return np.concatenate([part.ravel() for layer in self.layers for part in layer])

    def run(self, steps: int) -> None:
        for _ in range(steps):
            if self.place >= len(self.rows[0]):
                self.shuffled = [values[self.order()] for values in self.rows]
                self.epoch, self.place = self.epoch + 1, 0
            self.step(*(values[self.place : self.place + BATCH] for values in self.shuffled))
            self.place += BATCH

    def order(self) -> np.ndarray:
        """The engine's own order, so that both meet the same rows: drawn for several epochs at once."""
        some, place = divmod(self.epoch, EPOCHS_AT_ONCE)
        if self.drawn[0] != some:
            unshuffled = np.tile(np.arange(len(self.rows[0])), (EPOCHS_AT_ONCE, 1))
            self.drawn = some, np.random.default_rng((self.seed, some)).permuted(unshuffled, axis=1)
        return self.drawn[1][place]

    def step(self, inputs: np.ndarray, targets: np.ndarray) -> None:
        said = [inputs]
        for weights, biases in self.layers[:-1]:
            said.append(np.tanh(said[-1] @ weights + biases))
        weights, biases = self.layers[-1]
        probability = 1 / (1 + np.exp(-(said[-1] @ weights + biases)))
        delta = (probability - targets) / len(targets)
        for (weights, biases), heard in zip(reversed(self.layers), reversed(said), strict=True):
            gradient, delta_before = heard.T @ delta, (delta @ weights.T) * (1 - heard**2)
            weights -= self.rate * gradient
            biases -= self.rate * delta.sum(axis=0)
            delta = delta_before


def add_small_arrays() -> None:
    a, b = np.ones((8, BATCH)), np.ones((8, BATCH))
    for _ in range(STEPS):
        np.add(a, b, out=a)


def microseconds(action: Callable[[], object]) -> float:
    """What one of the `STEPS` steps of an action takes."""
    start = time.perf_counter()
    action()
    return 1e6 * (time.perf_counter() - start) / STEPS


def step_times(inputs: tuple[str, ...], hidden_layers: tuple[int, ...]) -> tuple[float, float, float]:
    """Microseconds of a step of the engine, a step of the plain loop, and an addition."""
    experiment = Experiment(
        dataset="circle", inputs=inputs, hidden_layers=hidden_layers, batch_size=BATCH, points=1000, seed=7
    )
    problem = Problem.of(experiment)
    engine, plain = Stepper(experiment, problem), PlainLoop(experiment, problem)
    actions = (lambda: engine.run(STEPS), lambda: plain.run(STEPS), add_small_arrays)
    for action in actions:  # to warm up; not counted
        action()
    if not np.allclose(engine.parameters, plain.parameters, rtol=1e-6, atol=1e-9):
        raise SystemExit("The engine and the plain loop learn different weights: there is nothing to compare.")
    turns = [[microseconds(action) for action in actions] for _ in range(TURNS)]
    return tuple(map(median, zip(*turns, strict=True)))


def figures() -> Iterator[Figure]:
    for name, shape in SHAPES.items():
        engine, plain, addition = step_times(*shape)
        yield Figure(
            f"engine, {name}, batch {BATCH}, one thread", 1e6 * BATCH / engine, "samples a second",
            1e6 * BATCH / plain, "a plain loop of per-layer numpy", least=LEAST_SAMPLES[name],
        )  # fmt: skip
        yield Figure(f"a step of it, {name}", engine, "µs", addition, "adding two 8 x 10 arrays")


if __name__ == "__main__":
    show(figures())
