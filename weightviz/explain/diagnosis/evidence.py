"""What the detectors look at: the numbers of a training, each worked out once, when the first detector asks."""

from functools import cached_property

import numpy as np

from weightviz.descent import batch_size
from weightviz.evaluation import Evaluation, accuracy
from weightviz.history import LARGEST_LOSS
from weightviz.losses import LOSSES
from weightviz.network import blocks, speak
from weightviz.stepper import Stepper
from weightviz.training import Trainer

AHEAD = 100  # steps looked ahead, fewer where they would take long
WORK = 20_000_000  # rows times parameters that looking ahead may go through: well below 0.2 s
LARGEST_RATE = 10.0  # no learning rate on the page is larger
NEIGHBOURS_AMONG = 1_000  # training rows at most: each is compared with every other one


class Evidence:
    """The numbers behind a diagnosis. Nothing about the trainer is changed: looking ahead uses a copy."""

    def __init__(self, trainer: Trainer):
        self.trainer, self.experiment, self.problem = trainer, trainer.experiment, trainer.problem
        self.inputs, self.targets = (
            values[trainer.problem.train_rows] for values in (trainer.problem.inputs, trainer.problem.targets)
        )
        self.last = len(self.experiment.sizes) - 1
        self._evaluation = Evaluation(self.experiment, self.problem)

    @cached_property
    def heard(self) -> np.ndarray:
        return self.trainer.network.heard

    @cached_property
    def sums(self) -> list[np.ndarray]:
        """The sum of every unit on every training row, one array of shape (units, rows) a layer after the inputs."""
        layers = speak(self.experiment.sizes, self.experiment.activations, self.heard, self.inputs)
        with np.errstate(over="ignore", invalid="ignore"):
            return [sums for sums, _ in layers]

    def listens(self, layer: int) -> np.ndarray:
        """Which units of a layer have a line that is not muted."""
        return ~blocks(self.experiment.sizes, self.trainer.frame.muted)[layer - 1].all(axis=0)

    @cached_property
    def gradient(self) -> np.ndarray:
        return self.trainer.gradient()

    @cached_property
    def ahead(self) -> np.ndarray:
        """The parameters at the present step and after each of the next ones, shape (steps + 1, parameters).

        They are the very steps that training would take next, with its rate, its batches and its dropout.
        """
        rows = len(self.problem.inputs) + (self.experiment.batch_size or len(self.inputs))
        steps = int(np.clip(WORK // (rows * self.heard.size), 10, AHEAD))
        stepper = Stepper(self.experiment, self.problem)
        stepper.load(self.trainer.frame)
        stepper.learning_rate = self.experiment.learning_rate
        stepper.next_batch_size = batch_size(self.experiment, self.problem)
        way = [stepper.heard.copy()]
        for _ in range(steps):
            stepper.run(1)
            way.append(stepper.heard.copy())
        return np.stack(way)

    @cached_property
    def errors_ahead(self) -> np.ndarray:
        """The training error at each of these moments; infinite once it is beyond all bounds."""
        return self.errors(self.ahead)

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
            return self.trainer.train_loss - self.errors(self.heard - rates[:, np.newaxis] * downhill)

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
        """How many training rows have the class of the nearest other one, as a share; the first 1,000 at most."""
        rows, targets = self.inputs[:NEIGHBOURS_AMONG], self.targets[:NEIGHBOURS_AMONG]
        squares = np.square(rows).sum(axis=1)
        distances = squares[:, np.newaxis] + squares - 2 * rows @ rows.T
        np.fill_diagonal(distances, np.inf)
        return float(accuracy(targets[distances.argmin(axis=1)].T, targets.T))
