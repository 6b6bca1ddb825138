"""What the error would be without an input: the network is trained anew, from the same seed, for as many steps."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from weightviz.data import Scaling
from weightviz.descent import batch_size
from weightviz.experiment import Experiment
from weightviz.history import Frame
from weightviz.problem import Problem
from weightviz.stepper import Stepper
from weightviz.training import RUNAWAY, SMALL_ERROR, Trainer

MOST_STEPS = 20_000  # of each network: a training may have gone on for hours
AT_ONCE, A_STEP = 100_000, 500  # rows between two looks at the clock, and what a step costs besides


@dataclass(frozen=True, eq=False)
class Dropped:
    """How far the work is, from 0 to 1, and the errors so far of networks trained anew.

    ``with_all`` inputs, and ``without`` each of them in turn; a training that ran away has none, which is NaN. They are
    errors of rows ``held_out`` for a test, or else of the training rows. ``steps`` were taken each time, `MOST_STEPS`
    at the most.
    """

    share: float
    with_all: float | None
    without: tuple[float, ...]
    held_out: bool
    steps: int

    @property
    def rises(self) -> np.ndarray:
        """How much higher the error is without each input, as far as is known; NaN where a training ran away."""
        return np.array(self.without) - (np.nan if self.with_all is None else self.with_all)


def dropping(trainer: Trainer) -> Iterator[Dropped]:
    """Train with all inputs, then without each; yields after every portion, and last of all the whole result.

    Rows, split, shape, seed, and settings are those of ``trainer`` now; its hand edits and locks are not. With one
    input only there is nothing to leave out: a ValueError.

    >>> from weightviz.experiment import Experiment
    >>> trainer = Trainer(Experiment(dataset="houses_five"))
    >>> trainer.train(100)
    >>> *_, result = dropping(trainer)
    >>> result.share, bool(result.with_all == trainer.test_loss), int(result.rises.argmax())  # worst without area
    (1.0, True, 0)
    """
    inputs, steps = len(trainer.problem.names), min(trainer.step, MOST_STEPS)
    if inputs < 2:
        raise ValueError("There is only one input; without it nothing is left to learn from.")
    held_out, errors, all_steps = len(trainer.problem.test_rows) > 0, [], max(1, steps) * (inputs + 1)
    at_once = max(1, AT_ONCE // (batch_size(trainer.experiment, trainer.problem) + A_STEP))
    for dropped in (None, *range(inputs)):
        stepper = Stepper(*without(trainer, dropped))
        limit = RUNAWAY * max(figures(stepper).train_loss, SMALL_ERROR)
        while stepper.step < steps:
            stepper.run(min(at_once, steps - stepper.step))
            share = (len(errors) * steps + stepper.step) / all_steps
            yield Dropped(min(share, 1 - 1e-9), (errors or [None])[0], tuple(errors[1:]), held_out, steps)
        last = figures(stepper)
        error = last.test_loss if held_out else last.train_loss
        errors.append(error if last.is_bounded and last.train_loss <= limit else np.nan)
    yield Dropped(1.0, errors[0], tuple(errors[1:]), held_out, steps)


def without(trainer: Trainer, dropped: int | None) -> tuple[Experiment, Problem]:
    """The experiment and its problem without one input; None drops nothing."""
    experiment, problem = trainer.experiment, trainer.problem
    if dropped is None:
        return experiment, problem
    kept = [i for i in range(len(problem.names)) if i != dropped]
    names, scaling = tuple(problem.names[i] for i in kept), problem.input_scaling
    scaling = Scaling(scaling.mean[kept], scaling.sd[kept])
    fewer = replace(problem, names=names, inputs=problem.inputs[:, kept], input_scaling=scaling)
    return replace(experiment, inputs=names, start_values=()), fewer


def figures(stepper: Stepper) -> Frame:
    """The errors of a network as it is now."""
    (frame,) = stepper.frames([stepper.moment()], first_id=0)
    return frame
