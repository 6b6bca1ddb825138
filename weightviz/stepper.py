"""The Stepper: a descent that can be recorded, held, and taken up again at any moment."""

from collections.abc import Sequence

import numpy as np

from weightviz.descent import Descent
from weightviz.early_stopping import Patience
from weightviz.evaluation import Evaluation
from weightviz.experiment import Experiment
from weightviz.history import Frame, Moment
from weightviz.network import read_only
from weightviz.passes import Pass
from weightviz.problem import Problem


class Stepper(Descent):
    """The moving part of a training: one network, its masks, and its place in the epoch.

    What the sums meet and training moves is ``heard``, where muted parameters are 0. Their values are kept aside,
    and ``parameters`` has all as they are stored. `load` and `frames` turn the whole state from and into a `Frame`.
    """

    def __init__(self, experiment: Experiment, problem: Problem):
        self.start = read_only(experiment.start, float)
        self.learning_rate, self.patience = experiment.learning_rate, Patience()
        self._evaluation = Evaluation(experiment, problem)
        self._watches = experiment.early_stopping is not None and len(problem.test_rows) > 0
        super().__init__([experiment], problem, experiment.sizes, self.start.copy())
        nothing = np.zeros(self.start.size, bool)
        self.hold(self.start, nothing, nothing)

    def run(self, steps: int) -> None:
        self.update.base[...] = self.learning_rate
        super().run(steps)

    @property
    def parameters(self) -> np.ndarray:
        """A copy of all parameters as stored: a muted one has the value it had when it was muted."""
        return np.where(self.muted, self._aside, self.heard)

    def hold(self, parameters: np.ndarray, locked: np.ndarray, muted: np.ndarray) -> None:
        """Take over parameters and masks from outside."""
        self.locked, self.muted = read_only(locked, bool), read_only(muted, bool)
        self._aside = read_only(parameters, float)
        np.copyto(self.heard, self._aside)
        self.heard[self.muted] = 0.0
        self.update.let_move(~self.muted & ~self.locked)

    def begin_epoch(self) -> None:
        """Also look at the test error when an epoch ends, if that is to end the training early."""
        if self._watches and self.step:
            (figures,) = self._evaluation.figures(self.heard[np.newaxis])
            self.patience = self.patience.after(figures["test_loss"], self.step)
        super().begin_epoch()

    def begin_at(self, step: int) -> None:
        """Take the present parameters for those of a step of a new training: nothing is remembered of another."""
        self.step = step
        self.epoch, self.batch = divmod(step, self.batches_an_epoch)
        self.patience, self.update.count = Patience(), 0
        self.update.memory[...] = 0.0
        self.shuffle(self.next_batch_size)

    def load(self, moment: Moment) -> None:
        """Return to a recorded moment."""
        self.hold(moment.parameters, moment.locked, moment.muted)
        self.step, self.epoch, self.batch = moment.step, moment.epoch, moment.batch
        self.learning_rate, self.next_batch_size = moment.learning_rate, moment.next_batch_size
        self.patience, self.update.count = moment.patience, moment.updates
        np.copyto(self.update.memory, moment.memory)
        self.shuffle(moment.batch_size)

    def moment(self) -> Moment:
        """What a frame holds of now, but for the figures, which are quicker to measure for many at once."""
        return Moment(
            step=self.step, epoch=self.epoch, batch=self.batch,
            parameters=read_only(self.parameters, float), locked=self.locked, muted=self.muted,
            learning_rate=self.learning_rate, batch_size=self.batch_size, next_batch_size=self.next_batch_size,
            memory=read_only(self.update.memory, float), updates=self.update.count, patience=self.patience,
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
        everything = Pass(self.sizes, self.activations, self.heard, len(inputs))
        shares = None if self._weights is None else (self._weights / self._weights.sum())[np.newaxis]
        with np.errstate(over="ignore", invalid="ignore"):
            everything.forward(inputs)
            return np.where(self.muted, 0.0, everything.backward(targets, self._loss, shares))
