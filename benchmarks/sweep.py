"""How long it takes to train 64 networks of eight widths for 300 epochs, against one after the other."""

import os

for library in ("OPENBLAS", "OMP", "MKL"):
    os.environ[f"{library}_NUM_THREADS"] = "1"  # numpy's libraries read it when they are first imported

import time
from collections.abc import Iterator
from statistics import median

from benchmarks.figures import Figure, show
from weightviz.experiment import Experiment
from weightviz.explain.width_sweep import EPOCHS, SEEDS, WIDTHS, sweeping, with_width
from weightviz.problem import Problem
from weightviz.stepper import Stepper
from weightviz.training import Trainer

MOST, TURNS = 10, 3  # seconds; the median of so many
ALONE_STEPS = 300  # of each width, from which the time of one after the other is reckoned


def seconds(trainer: Trainer) -> tuple[float, float]:
    """How long a whole sweep takes, and the longest wait between two of its results."""
    began = before = time.perf_counter()
    longest = 0.0
    for _ in sweeping(trainer):
        now = time.perf_counter()
        longest, before = max(longest, now - before), now
    return before - began, longest


def one_by_one(experiment: Experiment) -> float:
    """The same number of steps with networks alone, in seconds, reckoned from some steps of each width."""
    problem, a_step = Problem.of(experiment), []
    for width in WIDTHS:
        stepper = Stepper(with_width(experiment, width, 0), problem)
        began = time.perf_counter()
        stepper.run(ALONE_STEPS)
        a_step.append((time.perf_counter() - began) / ALONE_STEPS)
    rows = len(problem.train_rows)
    steps = EPOCHS * -(-rows // min(experiment.batch_size or rows, rows))
    return SEEDS * steps * sum(a_step)


def figures() -> Iterator[Figure]:
    for name, experiment in (
        ("200 points, batch 10", Experiment(dataset="circle", points=200, train_share=1.0)),
        ("237 houses, all in a step", Experiment()),
    ):
        took = [seconds(Trainer(experiment)) for _ in range(TURNS)]
        yield Figure(
            f"{len(WIDTHS)} widths x {SEEDS} starts x {EPOCHS} epochs, {name}", median(whole for whole, _ in took), "s",
            one_by_one(experiment), "one after the other", most=MOST,
            note=f"{1e3 * median(wait for _, wait in took):.0f} ms at most between two results",
        )  # fmt: skip


if __name__ == "__main__":
    show(figures())
