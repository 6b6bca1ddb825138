"""A copy of a trainer goes on as the trainer itself would have, and neither touches the other."""

from dataclasses import replace

import numpy as np
import pytest

import weightviz as wv

EXPERIMENT = wv.Experiment(dataset="circle", hidden_layers=(4, 2), points=66, seed=7, optimizer="adam", dropout=0.2)


def begun() -> wv.Trainer:
    """In the middle of an epoch, with something of everything that decides how it goes on."""
    trainer = wv.Trainer(EXPERIMENT)
    trainer.train(5, every=1)
    trainer.use(replace(EXPERIMENT, learning_rate=0.1, batch_size=7))
    trainer.train(4, every=2)
    trainer.mute(3)
    trainer.lock(5)
    trainer.train(2)
    return trainer


def test_both_go_on_to_the_same_numbers():
    trainer = begun()
    twin = trainer.copy()
    twin.train(17)
    at_twin = twin.network.parameters
    trainer.train(17)
    np.testing.assert_array_equal(trainer.network.parameters, at_twin)
    assert (twin.step, twin.train_loss, twin.experiment) == (trainer.step, trainer.train_loss, trainer.experiment)


def test_what_the_one_does_the_other_does_not():
    trainer = begun()
    twin, before = trainer.copy(), trainer.frame
    trainer.set_weight(0, 3.0)
    trainer.use(replace(trainer.experiment, learning_rate=0.5))
    trainer.train(10)
    trainer.reset()
    assert twin.frame is before
    assert (twin.step, twin.experiment.learning_rate) == (11, 0.1)
    np.testing.assert_array_equal(twin.network.parameters, before.parameters)


def test_a_copy_goes_back_and_takes_edits_back():
    trainer = begun()
    twin = trainer.copy()
    twin.undo()
    twin.undo()
    assert (twin.step, twin.frame.muted.any(), trainer.frame.muted.any()) == (9, False, True)
    twin.rewind(2)
    assert twin.network.parameters.tolist() == trainer.history.before_step(2).parameters.tolist()
    with pytest.raises(ValueError, match="nothing to redo"):
        twin.copy().redo()
