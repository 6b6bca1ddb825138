"""What the error would be without an input: networks are trained anew, from several seeds, for as many steps."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from weightviz.data import Scaling
from weightviz.descent import batch_size
from weightviz.experiment import LARGEST_SEED, Experiment
from weightviz.history import LARGEST_LOSS
from weightviz.problem import Problem
from weightviz.runs import Runs
from weightviz.training import RUNAWAY, SMALL_ERROR, Trainer

SEEDS = 5  # one could not tell what an input brings from what the start happened to bring
MOST_STEPS = 10_000  # of each network: a training may have gone on for hours
AT_ONCE, A_STEP = 100_000, 1_000  # rows times networks between two looks at the clock, and what a step costs besides


@dataclass(frozen=True, eq=False)
class Dropped:
    """How far the work is, from 0 to 1, and the errors so far of networks trained anew, from as many seeds.

    ``with_all`` inputs, shape (seeds,), None until they are known, and ``without`` each input in turn, shape
    (inputs so far, seeds); a training that ran away has none, which is NaN. They are errors of rows ``held_out`` for a
    test, or else of the training rows. ``steps`` were taken each time, `MOST_STEPS` at the most.
    """

    share: float
    with_all: np.ndarray | None
    without: np.ndarray
    held_out: bool
    steps: int

    @property
    def rises(self) -> np.ndarray:
        """How much higher each seed's error is without each input, (inputs so far, seeds); NaN where one ran away."""
        return self.without - (np.nan if self.with_all is None else self.with_all)

    @property
    def means(self) -> np.ndarray:
        """The mean rise over the seeds, shape (inputs so far,); NaN where a training ran away."""
        return self.rises.mean(axis=1)

    @property
    def spreads(self) -> np.ndarray:
        """The standard deviation of these rises over the seeds, which a single seed would have been off by."""
        return self.rises.std(axis=1, ddof=1)

    @property
    def by_luck(self) -> np.ndarray:
        """For which inputs the rise is smaller than its spread: another seed could turn it round."""
        return np.abs(self.means) < self.spreads


def dropping(trainer: Trainer) -> Iterator[Dropped]:
    """Train with all inputs, then without each; yields after every portion, and last of all the whole result.

    Rows, split, shape, and settings are those of ``trainer`` now, and the seeds are its own and those that follow it;
    its hand edits, locks, and first weights of one's own are not. With one input only there is nothing to leave out:
    a ValueError.

    >>> from weightviz.experiment import Experiment
    >>> trainer = Trainer(Experiment(dataset="houses_five"))
    >>> trainer.train(100)
    >>> *_, result = dropping(trainer)
    >>> result.share, result.without.shape, int(result.means.argmax())  # worst without area
    (1.0, (5, 5), 0)
    """
    inputs, steps = len(trainer.problem.names), min(trainer.step, MOST_STEPS)
    if inputs < 2:
        raise ValueError("There is only one input; without it nothing is left to learn from.")
    held_out, errors, all_steps = len(trainer.problem.test_rows) > 0, np.empty((0, SEEDS)), max(1, steps) * (inputs + 1)
    at_once = max(1, AT_ONCE // (SEEDS * batch_size(trainer.experiment, trainer.problem) + A_STEP))
    for dropped in (None, *range(inputs)):
        experiment, problem = without(trainer, dropped)
        runs = Runs(from_seeds(experiment), problem=problem)
        limits = np.minimum(LARGEST_LOSS, RUNAWAY * np.maximum(losses(runs, "train_loss"), SMALL_ERROR))
        while runs.step < steps:
            runs.train(min(at_once, steps - runs.step))
            share = (len(errors) * steps + runs.step) / all_steps
            yield Dropped(min(share, 1 - 1e-9), *with_and_without(errors), held_out, steps)
        errors = np.vstack([errors, errors_of(runs, limits, held_out)])
    yield Dropped(1.0, *with_and_without(errors), held_out, steps)


def without(trainer: Trainer, dropped: int | None) -> tuple[Experiment, Problem]:
    """The experiment and its problem without one input; None drops nothing.

    First weights are drawn in either case: those of one's own fit no other network, and only like starts compare.
    """
    experiment, problem = replace(trainer.experiment, start_values=()), trainer.problem
    if dropped is None:
        return experiment, problem
    kept = [i for i in range(len(problem.names)) if i != dropped]
    names, scaling = tuple(problem.names[i] for i in kept), problem.input_scaling
    scaling = Scaling(scaling.mean[kept], scaling.sd[kept])
    fewer = replace(problem, names=names, inputs=problem.inputs[:, kept], input_scaling=scaling)
    return replace(experiment, inputs=names), fewer


def from_seeds(experiment: Experiment) -> list[Experiment]:
    """The experiment from its own seed and from those that follow it; after the largest comes 0."""
    return [replace(experiment, seed=(experiment.seed + i) % (LARGEST_SEED + 1)) for i in range(SEEDS)]


def losses(runs: Runs, name: str) -> np.ndarray:
    """The loss of this name of every run, shape (runs,)."""
    return np.array([figures[name] for figures in runs.figures()], float)


def errors_of(runs: Runs, limits: np.ndarray, held_out: bool) -> np.ndarray:
    """The error of every run, shape (runs,); NaN where it is beyond all bounds or the training error its limit."""
    learnt = losses(runs, "train_loss")
    errors = losses(runs, "test_loss") if held_out else learnt
    return np.where((learnt <= limits) & (errors <= LARGEST_LOSS), errors, np.nan)


def with_and_without(errors: np.ndarray) -> tuple[np.ndarray | None, np.ndarray]:
    """The errors with all inputs, which come first, and those without each; shape (networks so far, seeds)."""
    return (errors[0] if len(errors) else None), errors[1:]
