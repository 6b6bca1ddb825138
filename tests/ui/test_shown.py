"""The moment on screen, where the stage went back along its timeline."""

import pytest

from weightviz.experiment import Experiment
from weightviz.training import Trainer
from weightviz.ui.shown import Shown


@pytest.fixture
def trainer() -> Trainer:
    trainer = Trainer(Experiment(dataset="circle", hidden_layers=(2,)))
    trainer.train(20, every=10)
    return trainer


def test_an_earlier_moment_is_a_copy_with_the_weights_it_had(trainer):
    shown, twin = Shown(trainer), Trainer(trainer.experiment)
    twin.train(7)
    shown.go_back(step=7, at=trainer.history.frames[0].id)
    assert shown.training.frame.parameters.tolist() == twin.frame.parameters.tolist()
    assert shown.training is shown.training  # replayed once
    assert trainer.step == 20


def test_the_last_moment_is_the_training_itself(trainer):
    shown = Shown(trainer)
    shown.go_back(step=20, at=trainer.frame.id)
    assert shown.at is None and shown.training is trainer


def test_a_moment_that_never_was_is_refused_and_changes_nothing(trainer):
    shown, first = Shown(trainer), trainer.history.frames[0].id
    with pytest.raises(ValueError, match="Step 11 is not in the history"):
        shown.go_back(step=11, at=first)
    assert shown.training is trainer
    shown.go_back(step=4, at=first)
    with pytest.raises(ValueError, match="Step 11 is not in the history"):
        shown.go_back(step=11, at=first)
    assert (shown.at, shown.training.step) == (first, 4)


def test_other_settings_are_seen_at_an_earlier_moment_too(trainer):
    shown = Shown(trainer)
    shown.go_back(step=0, at=trainer.history.frames[0].id)
    assert shown.training.experiment.learning_rate != 0.5
    trainer.use(Experiment(dataset="circle", hidden_layers=(2,), learning_rate=0.5))
    shown.take_settings_anew()
    assert (shown.training.step, shown.training.experiment.learning_rate) == (0, 0.5)
