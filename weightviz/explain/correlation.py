"""Inputs that go together on the training rows: they share the credit, in whatever way the start happened to decide."""

import numpy as np

from weightviz.explain.lines import unit_name
from weightviz.training import Trainer

CORRELATED = 0.9  # a correlation farther from 0 than this


def correlated(inputs: np.ndarray) -> list[tuple[int, int, float]]:
    """Pairs of columns of ``inputs``, shape (rows, inputs), whose correlation is beyond `CORRELATED`, strongest first.

    >>> correlated(np.array([[1.0, 2.0, 1.0], [2.0, 4.0, 1.0], [3.0, 6.0, 2.0]]))
    [(0, 1, 1.0)]
    """
    centred = inputs - inputs.mean(axis=0)
    sizes = np.linalg.norm(centred, axis=0)
    centred = centred / np.where(sizes, sizes, 1.0)  # a column that never changes goes with none
    table = (centred.T @ centred).round(12)
    pairs = zip(*np.triu_indices(inputs.shape[1], 1), strict=True)
    found = [(int(i), int(j), float(table[i, j])) for i, j in pairs if abs(table[i, j]) > CORRELATED]
    return sorted(found, key=lambda pair: -abs(pair[2]))


def correlated_inputs(trainer: Trainer) -> tuple[tuple[str, str, float], ...]:
    """The names of inputs that say nearly the same on the training rows, with their correlation, strongest first.

    >>> from weightviz.experiment import Experiment
    >>> correlated_inputs(Trainer(Experiment(dataset="twins")))
    (('original', 'copy', 1.0),)
    """
    problem = trainer.problem
    pairs = correlated(problem.inputs[problem.train_rows])
    return tuple((unit_name(trainer, 0, i), unit_name(trainer, 0, j), r) for i, j, r in pairs)
