"""What the detectors look at: the numbers of a training, each worked out once, when the first detector asks.

Of more than `MOST_ROWS` training rows only so many are looked at, drawn by chance, always the same ones: errors,
gradients, and the steps that come next are then those of a training on these rows.
"""

from dataclasses import replace
from functools import cached_property

import numpy as np

from weightviz.data.seeded import seeded
from weightviz.descent import batch_size
from weightviz.evaluation import Evaluation, accuracy
from weightviz.history import LARGEST_LOSS
from weightviz.losses import LOSSES
from weightviz.network import blocks, speak
from weightviz.stepper import Stepper
from weightviz.training import Trainer
from weightviz.written import counted

MOST_ROWS = 2_000  # of the training rows: more would keep the page waiting
DRAW = 17  # the seed of that draw
AHEAD = 100  # steps looked ahead, fewer where they would take long
WORK = 20_000_000  # rows times parameters that looking ahead may go through: well below 0.2 s
LARGEST_RATE = 10.0  # no learning rate on the page is larger
NEIGHBOURS_AMONG = 1_000  # training rows at most: each is compared with every other one


class Evidence:
    """The numbers behind a diagnosis. Nothing about the trainer is changed: looking ahead uses a copy.

    ``problem`` is the training's own; ``inputs`` (rows, inputs) and ``targets`` (rows, outputs) are of the training
    rows that are looked at.
    """

    def __init__(self, trainer: Trainer):
        self.trainer, self.experiment, self.problem = trainer, trainer.experiment, trainer.problem
        rows = some_of(trainer.problem.train_rows)
        self.inputs, self.targets = (values[rows] for values in (trainer.problem.inputs, trainer.problem.targets))
        self._looked_at = replace(trainer.problem, train_rows=rows, test_rows=rows[:0])
        self.last = len(self.experiment.sizes) - 1
        self._evaluation = Evaluation(self.experiment, self._looked_at)

    @cached_property
    def heard(self) -> np.ndarray:
        return self.trainer.network.heard

    @cached_property
    def sums(self) -> list[np.ndarray]:
        """The sum of every unit on every training row, one array of shape (units, rows) a layer after the inputs."""
        layers = speak(self.experiment.sizes, self.experiment.activations, self.heard, self.inputs)
        with np.errstate(over="ignore", invalid="ignore"):
            return [sums for sums, _ in layers]

    @property
    def counted(self) -> str:
        """How many training rows are looked at, in words."""
        all_of_them = len(self.inputs) == len(self.problem.train_rows)
        return counted(len(self.inputs), "training row") + ("" if all_of_them else " that were looked at")

    def listens(self, layer: int) -> np.ndarray:
        """Which units of a layer have a line that is not muted."""
        return ~blocks(self.experiment.sizes, self.trainer.frame.muted)[layer - 1].all(axis=0)

    @cached_property
    def gradient(self) -> np.ndarray:
        return self._stepper().gradient()

    @cached_property
    def ahead(self) -> np.ndarray:
        """The parameters at the present step and after each of the next ones, shape (steps + 1, parameters).

        They are the very steps that training would take next, with its rate, its batches and its dropout, where all
        training rows are looked at.
        """
        stepper = self._stepper()
        rows = len(self.inputs) + stepper.next_batch_size
        steps = int(np.clip(WORK // (rows * self.heard.size), 10, AHEAD))
        way = [stepper.heard.copy()]
        for _ in range(steps):
            stepper.run(1)
            way.append(stepper.heard.copy())
        return np.stack(way)

    def _stepper(self) -> Stepper:
        """A descent that stands where the training does, with its settings of now."""
        stepper, rows = Stepper(self.experiment, self._looked_at), len(self.inputs)
        frame = self.trainer.frame
        size = min(frame.batch_size, rows)
        stepper.load(replace(frame, batch_size=size, batch=min(frame.batch, -(-rows // size) - 1)))
        stepper.learning_rate = self.experiment.learning_rate
        stepper.next_batch_size = batch_size(self.experiment, self._looked_at)
        return stepper

    @cached_property
    def errors_ahead(self) -> np.ndarray:
        """The training error at each of these moments; infinite once it is beyond all bounds."""
        return self.errors(self.ahead)

    @cached_property
    def last_before_stop(self) -> int | None:
        """How many of these steps come before the first that training stops at; None where it stops at none."""
        beyond = np.flatnonzero(~(self.errors_ahead[1:] <= self.trainer.loss_bound))
        return int(beyond[0]) if len(beyond) else None

    def errors(self, heard: np.ndarray) -> np.ndarray:
        """The training error of these networks, shape (networks,), from ``heard``, shape (networks, parameters)."""
        errors = np.array([figures["train_loss"] for figures in self._evaluation.figures(heard)])
        return np.where(errors <= LARGEST_LOSS, errors, np.inf)

    @cached_property
    def larger_rates(self) -> np.ndarray:
        """Twice the learning rate, and twice that, and so on up to the largest; shape (rates,)."""
        rate = self.experiment.learning_rate
        return rate * 2.0 ** np.arange(1, max(1, int(np.log2(LARGEST_RATE / rate)) + 1))

    def falls(self, rates: np.ndarray) -> np.ndarray:
        """By how much one plain step along the gradient of all training rows lowers the error, at these rates."""
        held = self.trainer.frame.locked | self.trainer.frame.muted
        downhill = np.where(held, 0.0, self.gradient)
        with np.errstate(over="ignore", invalid="ignore"):
            return self.errors_ahead[0] - self.errors(self.heard - rates[:, np.newaxis] * downhill)

    @cached_property
    def one_answer(self) -> float:
        """The training error of a network that says the same to every row: the mean target, or the classes' shares."""
        share = self.targets.mean(axis=0, keepdims=True).T  # (outputs, 1)
        chance = np.clip(share, 1e-12, 1 - 1e-12)  # only read where classes are told apart
        sums = np.log(chance) if len(share) > 1 else np.log(chance) - np.log1p(-chance)
        targets = self.targets.T
        answers = (np.broadcast_to(numbers, targets.shape) for numbers in (sums, share))
        return float(LOSSES[self.experiment.loss].of_rows(*answers, targets).mean())

    @cached_property
    def neighbour_accuracy(self) -> float:
        """How many of the rows have the class of the nearest other one, as a share; the first 1,000 at most."""
        rows, targets = self.inputs[:NEIGHBOURS_AMONG], self.targets[:NEIGHBOURS_AMONG]
        squares = np.square(rows).sum(axis=1)
        distances = squares[:, np.newaxis] + squares - 2 * rows @ rows.T
        np.fill_diagonal(distances, np.inf)
        return float(accuracy(targets[distances.argmin(axis=1)].T, targets.T))


def some_of(rows: np.ndarray) -> np.ndarray:
    """These rows, or `MOST_ROWS` of them, in their own order.

    >>> len(some_of(np.arange(20_000))), some_of(np.arange(3)).tolist()
    (2000, [0, 1, 2])
    """
    return rows if len(rows) <= MOST_ROWS else np.sort(seeded(DRAW).choice(rows, MOST_ROWS, replace=False))
