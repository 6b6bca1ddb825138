"""One step in slow motion: forward, error, backward and update of the step to come, with all its numbers.

The step is taken by the engine's own `Stepper` on a copy, so that nothing here can differ from what training does.
"""

from dataclasses import dataclass

import numpy as np

from weightviz.descent import batch_size
from weightviz.dropout import Dropout, silences
from weightviz.experiment import Experiment
from weightviz.explain.own_terms import own_terms
from weightviz.explain.watched_update import WatchedUpdate
from weightviz.history import Moment
from weightviz.losses import LOSSES
from weightviz.network import read_only
from weightviz.passes import Pass, with_ones
from weightviz.problem import Problem
from weightviz.stepper import Stepper
from weightviz.training import Trainer


@dataclass(frozen=True, eq=False)
class RowStep:
    """What one row would ask for if it were alone: the ``gradient`` of its own ``loss``, shape (parameters,).

    ``outputs`` is what the network says to it in this step, standardised; ``silent`` says how many hidden neurons
    dropout silences for it.
    """

    row: int
    silent: int
    outputs: np.ndarray
    loss: float
    gradient: np.ndarray


@dataclass(frozen=True, eq=False)
class SlowStep:
    """The step after ``moment``, stage by stage; arrays have shape (parameters,) where nothing else is said.

    ``rows`` are the places in ``trainer.data`` of the rows it learns from, ``shares`` how much each counts in the
    mean, ``loss`` their mean loss before, ``keep`` (hidden units, rows) whom dropout silences, if anyone. ``stages``
    are those of `WatchedUpdate`, where a muted gradient is 0 as everywhere, ``own_terms`` the optimiser's. ``old`` and
    ``new`` are the parameters as stored, ``count`` says the how-manieth update this is.
    """

    experiment: Experiment
    problem: Problem
    moment: Moment
    rows: np.ndarray
    shares: np.ndarray
    keep: np.ndarray | None
    stages: dict[str, np.ndarray | float]
    new: np.ndarray

    @property
    def old(self) -> np.ndarray:
        return self.moment.parameters

    @property
    def count(self) -> int:
        return self.moment.updates + 1

    @property
    def own_terms(self) -> dict[str, np.ndarray]:
        """What the optimiser's rule is made of, as its formula is written: see own_terms.py."""
        return own_terms(self.experiment.optimizer, self.stages, self.count)

    @property
    def loss(self) -> float:
        there, targets = self._pass(len(self.rows), self.keep), self.problem.targets[self.rows]
        with np.errstate(over="ignore", invalid="ignore"):
            there.forward(with_ones(self.problem.inputs[self.rows]))
            last = there.layers[-1]
            losses = LOSSES[self.experiment.loss].of_rows(last.sums, last.says, targets.mT)
            return float((losses * self.shares).sum())

    def of_row(self, row: int) -> RowStep:
        """The same for one row alone, given by its place in ``trainer.data``. Raises ValueError if there is none."""
        problem, loss = self.problem, LOSSES[self.experiment.loss]
        if not 0 <= row < len(problem.inputs):
            raise ValueError(f"There is no row {row}; there are rows 0 to {len(problem.inputs) - 1}.")
        places = np.flatnonzero(self.rows == row)
        keep = self.keep[:, places] if self.keep is not None and places.size else None
        there, targets = self._pass(1, keep), problem.targets[row : row + 1]
        with np.errstate(over="ignore", invalid="ignore"):
            outputs = there.forward(with_ones(problem.inputs[row : row + 1]))[0].copy()
            figure = float(there.loss(targets, loss))
            gradient = np.where(self.moment.muted, 0.0, there.backward(targets, loss))
        silent = 0 if keep is None else int((keep == 0).sum())
        return RowStep(row, silent, outputs, figure, gradient)

    @property
    def _heard(self) -> np.ndarray:
        return np.where(self.moment.muted, 0.0, self.old)

    def _pass(self, rows: int, keep: np.ndarray | None) -> Pass:
        """A pass in which those hidden neurons say nothing that dropout silences; ``keep`` (hidden units, rows)."""
        experiment = self.experiment
        there = Pass(experiment.sizes, experiment.activations, self._heard, rows)
        if keep is not None:
            parts = np.split(keep, np.cumsum(experiment.sizes[1:-1])[:-1])
            for layer, part in zip(there.layers[:-1], parts, strict=True):
                layer.activation = Dropout(layer.activation, experiment.dropout)
                layer.activation.keep = part
        return there


def slow_step(trainer: Trainer, step: int | None = None, frame_id: int | None = None) -> SlowStep:
    """The step that `trainer.train` would take next; or, after another moment of the history, from there.

    Nothing about the trainer is changed. Raises ValueError when the moment is not in the history.

    >>> from weightviz.experiment import Experiment
    >>> trainer = Trainer(Experiment(initializer="zeros", learning_rate=0.1))
    >>> slow = slow_step(trainer)
    >>> slow.stages["rate"], slow.stages["gradient"][0].round(2), slow.new[0].round(3)
    (0.1, np.float64(-1.58), np.float64(0.158))
    >>> trainer.step
    0
    """
    moment = trainer.frame if step is None else trainer.moment(step, frame_id)
    stepper = about_to_step(trainer, moment)
    places = stepper.next_rows
    keep = silent_ones(trainer, moment, len(places))
    stepper.run(1)
    stages = dict(stepper.update.seen)
    stages["gradient"] = np.where(moment.muted, 0.0, stages["gradient"])
    rows = trainer.problem.train_rows[places]
    new = read_only(stepper.parameters, float)
    return SlowStep(
        trainer.experiment, trainer.problem, moment, rows, shares_of(trainer, rows), keep, stages, new
    )


def about_to_step(trainer: Trainer, moment: Moment) -> Stepper:
    """A copy of what trains, at that moment, with the settings in use now and an update that is watched."""
    experiment, problem = trainer.experiment, trainer.problem
    stepper = Stepper(experiment, problem)
    stepper.update = WatchedUpdate([experiment], experiment.sizes, stepper.heard)
    stepper.load(moment)
    stepper.learning_rate, stepper.next_batch_size = experiment.learning_rate, batch_size(experiment, problem)
    return stepper


def silent_ones(trainer: Trainer, moment: Moment, rows: int) -> np.ndarray | None:
    """What dropout lets the hidden neurons keep in this step, shape (hidden units, rows); None without dropout."""
    experiment, hidden = trainer.experiment, sum(trainer.experiment.sizes[1:-1])
    if not (experiment.dropout and hidden):
        return None
    drawn = silences(experiment.dropout, hidden, len(trainer.problem.train_rows), experiment.seed, moment.epoch)
    first = moment.batch * moment.batch_size
    return drawn[:, first : first + rows]


def shares_of(trainer: Trainer, rows: np.ndarray) -> np.ndarray:
    """How much each row counts in the mean of its batch: together 1, or all 0 where none counts."""
    weights = np.ones(len(rows)) if trainer.problem.weights is None else trainer.problem.weights[rows]
    return weights / (weights.sum() or 1.0)
