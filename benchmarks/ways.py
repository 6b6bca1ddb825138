"""What other ways of training cost: Adam with L2, and 64 networks side by side."""

import os

for library in ("OPENBLAS", "OMP", "MKL"):
    os.environ[f"{library}_NUM_THREADS"] = "1"  # numpy's libraries read it when they are first imported

from collections.abc import Callable, Iterator
from dataclasses import replace
from statistics import median

from benchmarks.engine import BATCH, SHAPES, STEPS, microseconds
from benchmarks.figures import Figure, show
from weightviz.experiment import Experiment
from weightviz.problem import Problem
from weightviz.runs import Runs
from weightviz.stepper import Stepper

TURNS = 30
LEAST_SHARE = 0.6  # of the samples that plain gradient descent learns from
RUNS, RUNS_BATCH, RUNS_STEPS = 64, 30, 50
LEAST_RUNS_SAMPLES = 10_000_000


def by_turns(*actions: Callable[[], object]) -> list[float]:
    """The median time of each action, in microseconds for one of `STEPS` steps."""
    for action in actions:  # to warm up; not counted
        action()
    turns = [[microseconds(action) for action in actions] for _ in range(TURNS)]
    return list(map(median, zip(*turns, strict=True)))


def adam_with_l2() -> Iterator[Figure]:
    for name, (inputs, hidden_layers) in SHAPES.items():
        plain = Experiment(
            dataset="circle", inputs=inputs, hidden_layers=hidden_layers, batch_size=BATCH, points=1000, seed=7
        )
        adam = replace(plain, optimizer="adam", l2=0.001)
        steppers = [Stepper(experiment, Problem.of(experiment)) for experiment in (adam, plain)]
        took, took_plain = by_turns(*(lambda stepper=stepper: stepper.run(STEPS) for stepper in steppers))
        samples, samples_plain = 1e6 * BATCH / took, 1e6 * BATCH / took_plain
        yield Figure(
            f"engine with Adam and L2, {name}", samples, "samples a second",
            samples_plain, "plain gradient descent", least=LEAST_SHARE * samples_plain,
        )  # fmt: skip


def side_by_side() -> Iterator[Figure]:
    circle = Experiment(dataset="circle", hidden_layers=(4, 2), batch_size=RUNS_BATCH, points=1000)
    for activation in ("tanh", "relu"):
        experiments = [replace(circle, seed=seed, activation=activation) for seed in range(RUNS)]
        runs, alone = Runs(experiments), Stepper(experiments[0], Problem.of(experiments[0]))
        took, took_alone = by_turns(lambda runs=runs: runs.train(RUNS_STEPS), lambda alone=alone: alone.run(STEPS))
        samples = 1e6 * RUNS * RUNS_BATCH / (took * STEPS / RUNS_STEPS)
        yield Figure(
            f"{RUNS} networks side by side, 2-[4,2]-1, {activation}", samples, "samples a second",
            1e6 * RUNS_BATCH / took_alone, "one network alone", least=LEAST_RUNS_SAMPLES,
        )  # fmt: skip


def figures() -> Iterator[Figure]:
    yield from adam_with_l2()
    yield from side_by_side()


if __name__ == "__main__":
    show(figures())
