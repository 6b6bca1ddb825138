"""The Stepper: the weights as they are now, and the loop that steps them downhill."""

import numpy as np

from weightviz.batches import Batches
from weightviz.experiment import Experiment
from weightviz.history import Frame
from weightviz.initializers import initial_parameters
from weightviz.losses import LOSSES
from weightviz.network import read_only
from weightviz.optimizers import gradient_descent
from weightviz.passes import Pass, with_ones
from weightviz.problem import Problem


class Stepper:
    """The moving part of a training: parameters, masks, place in the epoch, and every buffer.

    ``parameters`` are the stored values; the sums meet ``heard``, where muted ones are 0. `load` and `frame`
    turn the whole state from and into a `Frame`.
    """

    def __init__(self, experiment: Experiment, problem: Problem):
        self.sizes, self.activations, self.seed = experiment.sizes, experiment.activations, experiment.seed
        self.start = read_only(initial_parameters(experiment.initializer, self.sizes, self.seed), float)
        self.parameters, self.heard = self.start.copy(), self.start.copy()
        self.locked = self.muted = read_only(np.zeros(self.start.size), bool)
        self.learning_rate, self.next_batch_size = experiment.learning_rate, batch_size(experiment, problem)
        self.step = self.epoch = self.batch = 0
        self._loss, self._task = LOSSES[experiment.loss], problem.data.task
        self._train = self._rows(problem, problem.train_rows)
        self._test = self._rows(problem, problem.test_rows)
        self._evaluations = [self._pass(len(inputs)) for inputs, _ in (self._train, self._test)]
        self._batches: Batches | None = None
        self.begin_epoch()
        self.hear()

    def run(self, steps: int) -> None:
        """Take ``steps`` steps of one mini-batch each. Nothing in the loop allocates an array."""
        masked = not self._trainable.all()
        with np.errstate(over="ignore", invalid="ignore"):  # a runaway is noticed from the error it makes
            for _ in range(steps):
                inputs, targets = self._batches.views[self.batch]
                batch = self._passes[len(inputs)]
                batch.forward(inputs)
                gradient = batch.backward(targets, self._loss)
                if masked:
                    np.multiply(gradient, self._trainable, out=gradient)
                gradient_descent(self.parameters, gradient, self.learning_rate)
                np.multiply(self.parameters, self._audible, out=self.heard)
                self.step += 1
                self.batch += 1
                if self.batch == len(self._batches):
                    self.epoch += 1
                    self.batch = 0
                    self.begin_epoch()

    @property
    def batches_an_epoch(self) -> int:
        return len(self._batches)

    def begin_epoch(self) -> None:
        """Shuffle the rows anew; from here on the batches have the size that was asked for last."""
        self._shuffle(self.next_batch_size)

    def hear(self) -> None:
        """Renew what depends on the masks after they or the parameters were changed from outside."""
        self._audible = (~self.muted).astype(float)
        self._trainable = (~self.muted & ~self.locked).astype(float)
        np.multiply(self.parameters, self._audible, out=self.heard)

    def load(self, frame: Frame) -> None:
        """Return to a recorded moment."""
        self.parameters[:] = frame.parameters
        self.locked, self.muted = frame.locked, frame.muted
        self.step, self.epoch, self.batch = frame.step, frame.epoch, frame.batch
        self.learning_rate, self.next_batch_size = frame.learning_rate, frame.next_batch_size
        self._shuffle(frame.batch_size)
        self.hear()

    def frame(self, frame_id: int, event: str = "") -> Frame:
        """Record this moment."""
        (train_loss, train_score), (test_loss, test_score) = map(
            self._evaluate, (0, 1), (self._train, self._test)
        )
        return Frame(
            id=frame_id,
            step=self.step,
            epoch=self.epoch,
            batch=self.batch,
            parameters=read_only(self.parameters, float),
            locked=self.locked,
            muted=self.muted,
            learning_rate=self.learning_rate,
            batch_size=self._batches.size,
            next_batch_size=self.next_batch_size,
            train_loss=train_loss,
            test_loss=test_loss,
            train_score=train_score,
            test_score=test_score,
            event=event,
        )

    def gradient(self) -> np.ndarray:
        """The gradient of the loss over all training rows, a flat vector; 0 where a parameter is muted."""
        inputs, targets = self._train
        with np.errstate(over="ignore", invalid="ignore"):
            self._evaluations[0].forward(inputs)
            return self._evaluations[0].backward(targets, self._loss) * self._audible

    def _evaluate(self, which: int, rows: tuple[np.ndarray, np.ndarray]) -> tuple[float | None, float | None]:
        inputs, targets = rows
        if not len(inputs):
            return None, None
        with np.errstate(over="ignore", invalid="ignore"):
            outputs = self._evaluations[which].forward(inputs)
            loss = self._evaluations[which].loss(targets, self._loss)
            return loss, (accuracy if self._task == "classification" else r_squared)(outputs, targets)

    def _rows(self, problem: Problem, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        return with_ones(problem.inputs[rows]), problem.targets[rows]

    def _pass(self, rows: int) -> Pass:
        return Pass(self.sizes, self.activations, self.heard, rows)

    def _shuffle(self, size: int) -> None:
        if self._batches is None or self._batches.size != size:
            self._batches = Batches(*self._train, size, self.seed)
            self._passes = {
                rows: self._pass(rows) for rows in {len(inputs) for inputs, _ in self._batches.views}
            }
        self._batches.shuffle(self.epoch)


def batch_size(experiment: Experiment, problem: Problem) -> int:
    """Rows a step looks at: never more than there are to learn from."""
    rows = len(problem.train_rows)
    return min(experiment.batch_size or rows, rows)


def accuracy(outputs: np.ndarray, targets: np.ndarray) -> float:
    """The share of rows whose answer lies on the right side of one half.

    >>> accuracy(np.array([[0.9], [0.4]]), np.array([[1.0], [1.0]]))
    0.5
    """
    return float(((outputs > 0.5) == (targets > 0.5)).mean())


def r_squared(outputs: np.ndarray, targets: np.ndarray) -> float:
    """1 - squared misses / squared distances from these rows' own mean; 0 when all targets are the same.

    >>> r_squared(np.array([[1.0], [2.0]]), np.array([[1.0], [3.0]]))
    0.5
    """
    spread = float(np.square(targets - targets.mean()).sum())
    return 1.0 - float(np.square(outputs - targets).sum()) / spread if spread else 0.0
