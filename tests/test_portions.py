"""Steps in portions: how many are taken before one is asked whether it is enough, and where waiting ends."""

import pytest

from weightviz.early_stopping import Patience
from weightviz.experiment import Experiment
from weightviz.portions import A_STEP, PORTION, is_tired, take
from weightviz.problem import Problem
from weightviz.stepper import Stepper


@pytest.fixture
def stepper() -> Stepper:
    # 200 points, half of them to learn from: 10 batches an epoch
    experiment = Experiment(dataset="circle", batch_size=10, early_stopping=2)
    return Stepper(experiment, Problem.of(experiment))


def test_one_is_asked_after_each_portion(stepper):
    portion = PORTION // (10 * stepper.start.size + A_STEP)
    assert take(stepper, 10 * portion, None, enough=lambda: True) == portion == stepper.step


def test_with_nobody_to_say_enough_all_steps_are_taken(stepper):
    assert take(stepper, 5_000, None, enough=lambda: False) == 5_000 == stepper.step


def test_waiting_ends_with_an_epoch(stepper):
    stepper.patience = Patience(best=0.0, best_step=0, waited=0)  # no test error is lower
    assert take(stepper, 1_000, 2, enough=lambda: False) == 2 * 10
    assert is_tired(stepper, 2)
    assert take(stepper, 1_000, 2, enough=lambda: False) == 0


def test_without_early_stopping_nobody_tires(stepper):
    stepper.patience = Patience(best=0.0, best_step=0, waited=10**9)
    assert not is_tired(stepper, None)
