"""Trainings to be saved, and what the tests of saved files do to their content."""

import json
from dataclasses import replace

import numpy as np
import pytest

from weightviz.experiment import Experiment, View
from weightviz.problem import NO_EDITS
from weightviz.saved import read_file
from weightviz.training import Trainer

VIEW = View(speed=10, panel="weights", hide=("rate",))
GONE = object()  # in place of a value: the entry is to be missing


def busy(experiment: Experiment, data=None, edits=NO_EDITS) -> Trainer:
    """A training with all that can happen in one."""
    trainer = Trainer(experiment, data, edits)
    trainer.train(12, 1)
    trainer.set_weight(0, 0.5)
    trainer.lock(0)
    trainer.train(7, 2)
    trainer.use(replace(trainer.experiment, learning_rate=0.004, batch_size=7))
    trainer.train(15, 5)
    trainer.mute(trainer.start.size - 1)
    trainer.train(3)
    return trainer


def same(now: Trainer, then: Trainer) -> bool:
    """Whether two trainings are the same to the last bit, in every frame."""
    assert now.experiment == then.experiment
    assert len(now.history.frames) == len(then.history.frames)
    for one, other in zip(now.history.frames, then.history.frames, strict=True):
        for name in set(vars(one)) - {"id"}:
            np.testing.assert_array_equal(getattr(one, name), getattr(other, name), name)
    return True


def refused(saved: object) -> str:
    content = saved if isinstance(saved, bytes) else json.dumps(saved).encode()
    with pytest.raises(ValueError) as problem:
        read_file(content)
    return str(problem.value)


def put(saved: dict, path: str, value: object) -> dict:
    """The same with another value at a path such as ``now.weights.3``; `GONE` takes the entry away."""
    *parents, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    place = saved
    for part in parents:
        place = place[part]
    if value is GONE:
        del place[last]
    else:
        place[last] = value
    return saved
