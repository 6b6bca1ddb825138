"""How many numbers a network has to turn, and how far its errors on learnt and on unseen rows lie apart."""

from dataclasses import dataclass

import numpy as np

from weightviz.explain.effective_number import at_zero, effective_number, held
from weightviz.explain.units import typical_miss
from weightviz.losses import LOSSES
from weightviz.training import Trainer


@dataclass(frozen=True)
class Complexity:
    """``lines`` counts all weights and biases, ``held`` those locked or muted, ``at_zero`` those at 0 while L1 is on.

    ``effective`` is their effective number, None where there is none: see `effective_number`. Both errors are what
    ``measure`` says: the typical miss in ``unit``, or the loss, which has no unit. ``test_error`` is None without
    test rows.
    """

    lines: int
    held: int
    at_zero: int
    effective: float | None
    train_rows: int
    measure: str
    unit: str
    train_error: float
    test_error: float | None

    @property
    def gap(self) -> float | None:
        """How much larger the test error is than the training error; negative where it is smaller."""
        return None if self.test_error is None else self.test_error - self.train_error


def complexity(trainer: Trainer) -> Complexity:
    """What there is to turn, and the two errors, of a training as it stands.

    >>> from weightviz.experiment import Experiment
    >>> found = complexity(Trainer(Experiment(dataset="circle", hidden_layers=(4, 2))))
    >>> found.lines, found.train_rows, found.measure, found.unit
    (25, 100, 'cross-entropy', '')
    """
    name, unit = measure(trainer)
    test = trainer.test_loss
    return Complexity(
        trainer.start.size, int(held(trainer).sum()), int((at_zero(trainer) & ~held(trainer)).sum()),
        effective_number(trainer),
        len(trainer.problem.train_rows), name, unit,
        float(shown(trainer, trainer.train_loss)), None if test is None else float(shown(trainer, test)),
    )  # fmt: skip


def measure(trainer: Trainer) -> tuple[str, str]:
    """What errors are counted in, and its unit: the target's own where the error is a mean of squared misses."""
    if typical_miss(trainer, 1.0) is None:
        return LOSSES[trainer.experiment.loss].label, ""
    return "typical miss", trainer.data.target_unit


def shown(trainer: Trainer, losses):
    """A loss, or an array of them, in the terms of `measure`; what is not a number stays so."""
    spread = typical_miss(trainer, 1.0)
    return losses if spread is None else np.sqrt(losses) * spread
