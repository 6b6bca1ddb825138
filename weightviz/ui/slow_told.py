"""What the stage is told of a step in slow motion: plain arrays in full precision, for people check its sums."""

import numpy as np

from weightviz.explain.slow_step import RowStep, SlowStep
from weightviz.optimizers import BETA_1, BETA_2, EPSILON, MOMENTUM, RMS_DECAY

CONSTANTS = {"momentum": MOMENTUM, "rms_decay": RMS_DECAY, "beta_1": BETA_1, "beta_2": BETA_2, "epsilon": EPSILON}
STAGES = ("gradient", "clipped", "pull", "entered", "change", "unshrunk")


def slow_told(slow: SlowStep, row: RowStep) -> dict[str, np.ndarray]:
    """Every array's name begins with ``slow_``; plain numbers are arrays of one, for any of them may be infinite."""
    arrays = {
        "rows": slow.rows.astype("u4"),
        "old": slow.old,
        "new": slow.new,
        **{name: slow.stages[name] for name in STAGES},
        **{f"own_{name}": values for name, values in slow.own_terms.items()},
        "row_gradient": row.gradient,
        "row_outputs": row.outputs,
    }
    numbers = {
        "rate": slow.stages["rate"],
        "base_rate": slow.experiment.learning_rate,
        "count": slow.count,
        "loss": slow.loss,
        "length": slow.stages["length"],
        "clip": slow.experiment.clip or 0.0,
        "l1": slow.experiment.l1,
        "l2": slow.experiment.l2,
        "row": row.row,
        "row_loss": row.loss,
        "row_silent": row.silent,
        **CONSTANTS,
    }
    arrays |= {name: np.array([number], float) for name, number in numbers.items()}
    return {f"slow_{name}": values for name, values in arrays.items()}
