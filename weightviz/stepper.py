"""The Stepper: the weights as they are now, and the loop that steps them downhill."""

from collections.abc import Sequence

import numpy as np

from weightviz.batches import Batches
from weightviz.evaluation import Evaluation
from weightviz.experiment import Experiment
from weightviz.history import Frame, Moment
from weightviz.initializers import initial_parameters
from weightviz.losses import LOSSES
from weightviz.network import read_only
from weightviz.optimizers import gradient_descent
from weightviz.passes import Pass, with_ones
from weightviz.problem import Problem


class Stepper:
    """The moving part of a training: parameters, masks, place in the epoch, and every buffer.

    What the sums meet and training moves is ``heard``, where muted parameters are 0. Their values are kept aside,
    and ``parameters`` has all as they are stored. `load` and `frames` turn the whole state from and into a `Frame`.
    """

    def __init__(self, experiment: Experiment, problem: Problem):
        self.sizes, self.activations, self.seed = experiment.sizes, experiment.activations, experiment.seed
        self.start = read_only(initial_parameters(experiment.initializer, self.sizes, self.seed), float)
        self.heard, nothing = np.empty(self.start.size), np.zeros(self.start.size, bool)
        self.hold(self.start, nothing, nothing)
        self.learning_rate, self.next_batch_size = experiment.learning_rate, batch_size(experiment, problem)
        self.step = self.epoch = self.batch = 0
        self._loss, self._evaluation = LOSSES[experiment.loss], Evaluation(experiment, problem)
        rows = problem.train_rows
        self._train = with_ones(problem.inputs[rows]), problem.targets[rows]
        self._batches: Batches | None = None
        self.begin_epoch()

    def run(self, steps: int) -> None:
        """Take ``steps`` steps of one mini-batch each. Nothing in the loop allocates an array."""
        rate, some_held = np.array(self.learning_rate), not self._trainable.all()
        with np.errstate(over="ignore", invalid="ignore"):  # a runaway is noticed from the error it makes
            for _ in range(steps):
                batch, inputs, targets = self._plan[self.batch]
                batch.forward(inputs)
                gradient = batch.backward(targets, self._loss)
                if some_held:
                    np.multiply(gradient, self._trainable, gradient)
                gradient_descent(self.heard, gradient, rate)
                self.step += 1
                self.batch += 1
                if self.batch == len(self._plan):
                    self.epoch += 1
                    self.batch = 0
                    self.begin_epoch()

    @property
    def parameters(self) -> np.ndarray:
        """A copy of all parameters as stored: a muted one has the value it had when it was muted."""
        return np.where(self.muted, self._aside, self.heard)

    @property
    def batches_an_epoch(self) -> int:
        return len(self._plan)

    def hold(self, parameters: np.ndarray, locked: np.ndarray, muted: np.ndarray) -> None:
        """Take over parameters and masks from outside."""
        self.locked, self.muted = read_only(locked, bool), read_only(muted, bool)
        self._aside = read_only(parameters, float)
        self._trainable = (~self.muted & ~self.locked).astype(float)
        np.copyto(self.heard, self._aside)
        self.heard[self.muted] = 0.0

    def begin_epoch(self) -> None:
        """Shuffle the rows anew; from here on the batches have the size that was asked for last."""
        self._shuffle(self.next_batch_size)

    def load(self, frame: Frame) -> None:
        """Return to a recorded moment."""
        self.hold(frame.parameters, frame.locked, frame.muted)
        self.step, self.epoch, self.batch = frame.step, frame.epoch, frame.batch
        self.learning_rate, self.next_batch_size = frame.learning_rate, frame.next_batch_size
        self._shuffle(frame.batch_size)

    def moment(self) -> Moment:
        """What a frame holds of now, but for the figures, which are quicker to measure for many at once."""
        return Moment(
            self.step, self.epoch, self.batch, read_only(self.parameters, float), self.locked, self.muted,
            self.learning_rate, self._batches.size, self.next_batch_size,
        )  # fmt: skip

    def frames(self, moments: Sequence[Moment], first_id: int, event: str = "") -> list[Frame]:
        """Measure losses and scores of these moments, and number them from ``first_id`` on."""
        heard = np.stack([np.where(moment.muted, 0.0, moment.parameters) for moment in moments])
        measured = zip(moments, self._evaluation.figures(heard), strict=True)
        return [
            Frame(id=first_id + place, event=event, **vars(moment), **figures)
            for place, (moment, figures) in enumerate(measured)
        ]

    def gradient(self) -> np.ndarray:
        """The gradient of the loss over all training rows, a flat vector; 0 where a parameter is muted."""
        inputs, targets = self._train
        everything = self._pass(len(inputs))
        with np.errstate(over="ignore", invalid="ignore"):
            everything.forward(inputs)
            return np.where(self.muted, 0.0, everything.backward(targets, self._loss))

    def _pass(self, rows: int) -> Pass:
        return Pass(self.sizes, self.activations, self.heard, rows)

    def _shuffle(self, size: int) -> None:
        if self._batches is None or self._batches.size != size:
            self._batches = Batches(*self._train, size, self.seed)
            passes = {rows: self._pass(rows) for rows in {len(inputs) for inputs, _ in self._batches.views}}
            self._plan = [(passes[len(inputs)], inputs, targets) for inputs, targets in self._batches.views]
        self._batches.shuffle(self.epoch)


def batch_size(experiment: Experiment, problem: Problem) -> int:
    """Rows a step looks at: never more than there are to learn from."""
    rows = len(problem.train_rows)
    return min(experiment.batch_size or rows, rows)
