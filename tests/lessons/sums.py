"""The figures that lessons state, from the rows and numpy, without the engine's own errors and formulas."""

from dataclasses import replace

import numpy as np

from tests.lessons.play import place_of
from weightviz.experiment import Experiment
from weightviz.training import Trainer


def miss(trainer: Trainer, test: bool = False) -> float:
    """The root of the mean squared miss, in the target's own unit."""
    rows = trainer.problem.test_rows if test else trainer.problem.train_rows
    misses = trainer.predict(trainer.data.rows[rows]) - trainer.data.target[rows]
    return float((misses**2).mean() ** 0.5)


def right(trainer: Trainer) -> int:
    """How many rows to learn from get the right one of two classes."""
    rows = trainer.problem.train_rows
    says = trainer.predict(trainer.data.rows[rows]) > 0.5
    return int((says == (trainer.data.target[rows] == 1)).sum())


def entropy(trainer: Trainer) -> float:
    """The mean of -log of what is given to the right one of two classes."""
    rows = trainer.problem.train_rows
    says, true = trainer.predict(trainer.data.rows[rows]), trainer.data.target[rows]
    return float(-np.log(np.where(true == 1, says, 1 - says)).mean())


def at(start: Experiment, *weights: float) -> Trainer:
    """With these weights; without any, those of the start."""
    return Trainer(replace(start, start_values=weights) if weights else start)


def after(start: Experiment, steps: int) -> Trainer:
    trainer = Trainer(start)
    trainer.train(steps)
    return trainer


def weight(trainer: Trainer, line: str) -> float:
    return float(trainer.network.heard[place_of(trainer, line)])


def standardised(start: Experiment) -> tuple[np.ndarray, np.ndarray]:
    """Inputs (n, inputs) and target (n, 1) of the rows to learn from: less their mean, by their spread."""
    problem = Trainer(start).problem
    in_order = [problem.data.columns.index(name) for name in start.inputs]
    rows, target = problem.data.rows[problem.train_rows][:, in_order], problem.data.target[problem.train_rows]
    return (rows - rows.mean(axis=0)) / rows.std(axis=0), (target - target.mean()) / target.std()


def best(start: Experiment) -> np.ndarray:
    """The best weights of one linear neuron, standardised, by numpy's own least squares."""
    inputs, target = standardised(start)
    return np.linalg.lstsq(inputs, target, rcond=None)[0][:, 0]


def best_miss(start: Experiment) -> float:
    """The typical miss with these weights."""
    inputs, target = standardised(start)
    problem = Trainer(start).problem
    spread = float(problem.data.target[problem.train_rows].std())
    return float(((inputs @ best(start) - target[:, 0]) ** 2).mean() ** 0.5) * spread


def dollars(number: float) -> str:
    return f"{'−' if number < 0 else ''}${abs(number):,.0f}"


def signed(number: float, digits: int = 2) -> str:
    return f"{'−' if number < 0 else '+'}{abs(number):.{digits}f}"
