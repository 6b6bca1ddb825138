"""Many trainings side by side, in the same numpy calls: for comparing seeds, rates, widths and regularisation."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from weightviz.data import Dataset
from weightviz.descent import Descent
from weightviz.evaluation import Evaluation
from weightviz.experiment import Experiment
from weightviz.network import Network, blocks, parameter_count
from weightviz.problem import Problem
from weightviz.update import penalty

MAY_DIFFER = ("seed", "start_values", "learning_rate", "l1", "l2", "clip", "hidden_layers")


class Runs:
    """Trains one network for each experiment; they may differ in `MAY_DIFFER`, but not in the number of layers.

    A narrower network is a wide one whose other neurons are not there: their lines are 0 and stay so. Each run learns
    what a `Trainer` of its own would, up to rounding, but for early stopping, which runs do not know. Instead of
    ``data``, a ``problem`` hands over rows already split and standardised, such as ``trainer.problem``.

    >>> experiments = [Experiment(dataset="circle", seed=seed, hidden_layers=(seed + 1,)) for seed in range(3)]
    >>> runs = Runs(experiments)
    >>> runs.train(100)
    >>> [network.sizes for network in runs.networks]
    [(2, 1, 1), (2, 2, 1), (2, 3, 1)]
    """

    def __init__(
        self, experiments: Sequence[Experiment], data: Dataset | None = None, problem: Problem | None = None
    ):
        if not experiments:
            raise ValueError("There is no experiment to run; give at least one.")
        self.experiments = [each if data is None else each.on(data) for each in experiments]
        self._check()
        first = self.experiments[0]
        self.problem = Problem.of(first, data) if problem is None else problem
        self.sizes = tuple(map(max, zip(*(each.sizes for each in self.experiments), strict=True)))
        self.parameters = np.zeros((len(self.experiments), parameter_count(self.sizes)))
        present = np.zeros(self.parameters.shape, bool)
        for each, row, there in zip(self.experiments, self.parameters, present, strict=True):
            widen(each.sizes, each.start, self.sizes, row)
            widen(each.sizes, np.ones(parameter_count(each.sizes), bool), self.sizes, there)
        self._present = present
        self._descent = Descent(self.experiments, self.problem, self.sizes, self.parameters)
        self._descent.update.let_move(present)
        self._evaluation = Evaluation(replace(first, hidden_layers=self.sizes[1:-1]), self.problem)

    def __len__(self) -> int:
        return len(self.experiments)

    @property
    def step(self) -> int:
        """How many mini-batches each run has learnt from."""
        return self._descent.step

    @property
    def epoch(self) -> int:
        """How many times each run has seen all training rows."""
        return self._descent.epoch

    @property
    def networks(self) -> list[Network]:
        """A snapshot of every network, each in its own size."""
        own = zip(self.experiments, self.parameters, self._present, strict=True)
        return [Network(each.sizes, each.activations, row[there]) for each, row, there in own]

    def train(self, steps: int) -> None:
        """Take ``steps`` steps of one mini-batch with every network."""
        if steps < 0:
            raise ValueError(f"Steps must be 0 or more; got {steps}.")
        self._descent.run(steps)

    def figures(self) -> list[dict[str, float | None]]:
        """Losses and scores of every run: see `Evaluation.figures`; a runaway has infinities or NaN."""
        figures, own = self._evaluation.figures(self.parameters), zip(self.experiments, self.networks, strict=True)
        return [
            {**measured, "penalty": float(penalty(each, network.parameters))}
            for measured, (each, network) in zip(figures, own, strict=True)
        ]

    def _check(self) -> None:
        first = self.experiments[0]
        for place, each in enumerate(self.experiments[1:], start=2):
            alike = replace(each, **{name: getattr(first, name) for name in MAY_DIFFER})
            if alike != first or len(each.sizes) != len(first.sizes):
                raise ValueError(
                    f"Experiment {place} does not fit beside the first: side by side they may differ in "
                    f"{', '.join(MAY_DIFFER)}, with equally many layers."
                )


def widen(sizes: tuple[int, ...], values: np.ndarray, wide_sizes: tuple[int, ...], out: np.ndarray) -> None:
    """Write a network's parameters into the vector of a wider one, at the places of its first neurons.

    >>> wide = np.zeros(6)
    >>> widen((1, 1), np.array([3.0, 7.0]), (2, 2), wide)
    >>> wide.reshape(3, 2)  # the last row holds the biases
    array([[3., 0.],
           [0., 0.],
           [7., 0.]])
    """
    for narrow, wide in zip(blocks(sizes, values), blocks(wide_sizes, out), strict=True):
        fan_in, fan_out = narrow.shape[0] - 1, narrow.shape[1]
        wide[:fan_in, :fan_out] = narrow[:-1]
        wide[-1, :fan_out] = narrow[-1]
