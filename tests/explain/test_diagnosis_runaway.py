"""What is foretold of an error that runs away is what then happens, and it is about the present learning rate."""

import re
from dataclasses import replace

import numpy as np
import pytest

from weightviz import Experiment, Trainer
from weightviz.explain.diagnosis import diagnose

FROM_ZERO = Experiment(start_values=(0, 0))


def told(trainer: Trainer) -> str:
    return next(finding.told for detector, finding in diagnose(trainer).found if detector.name == "runaway")


@pytest.mark.parametrize("rate", [1.1, 1.5, 3.0])
def test_the_step_at_which_training_will_stop_is_foretold(rate):
    """Each step multiplies what the error has above the smallest one, 1 - R2, by (1 - 2 rate) squared."""
    trainer, smallest, growth = Trainer(replace(FROM_ZERO, learning_rate=rate)), 1 - 0.6216, (1 - 2 * rate) ** 2
    step = int(np.log((1e6 - smallest) / (1 - smallest)) / np.log(growth))
    error = smallest + (1 - smallest) * growth**step
    said = re.fullmatch(
        rf"With rate {rate:g} the training error grows from 1 to about ([\d,]+) at step {step}\. "
        r"The step after it goes past 1,000,000, where training stops\.", told(trainer),
    )  # fmt: skip
    assert float(said[1].replace(",", "")) == pytest.approx(error, rel=1e-3)
    trainer.train(step + 60, every=1)
    assert (trainer.step, f"{trainer.train_loss:,.0f}") == (step, said[1])
    assert "past 1,000,000, where training stops. The picture" in trainer.diverged
    assert told(trainer) == trainer.diverged


def test_a_very_next_step_that_is_too_far_is_foretold():
    trainer = Trainer(replace(FROM_ZERO, learning_rate=3.0))
    trainer.train(60, every=1)
    stopped = trainer.step
    trainer.use(replace(FROM_ZERO, learning_rate=2.9))
    assert f"from {trainer.train_loss:,.0f} past 1,000,000 with the very next step" in told(trainer)
    trainer.train(1)
    assert (trainer.step, bool(trainer.diverged)) == (stopped, True)


def test_a_rise_that_does_not_stop_training_is_told_by_its_last_ten():
    trainer = Trainer(replace(FROM_ZERO, learning_rate=1.01))
    smallest, growth = 1 - 0.6216, 1.02**2
    mean = smallest + (1 - smallest) * np.mean(growth ** np.arange(91, 101))
    assert f"With rate 1.01 the training error goes from 1 to {mean:.3g}, the mean of the last ten" in told(trainer)


def test_after_the_rate_is_turned_down_the_run_so_far_is_no_alarm():
    trainer = Trainer(replace(FROM_ZERO, learning_rate=1.1))
    trainer.train(100, every=1)
    assert "Turn the learning rate down from 1.1" in told(trainer)
    trainer.use(trainer.experiment)  # nothing was changed
    assert "Turn the learning rate down from 1.1" in told(trainer)
    trainer.use(replace(FROM_ZERO, learning_rate=0.1))
    assert (diagnose(trainer).alarms, trainer.diverged) == ((), None)
    trainer.use(replace(FROM_ZERO, learning_rate=1.05))
    assert told(trainer).startswith("With rate 1.05 the training error goes from 932,557")
