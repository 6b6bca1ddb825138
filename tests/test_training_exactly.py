"""Whatever optimiser, schedule and regularisation: going back and on equals never having stopped, bit for bit."""

from dataclasses import replace

import numpy as np
import pytest

from weightviz.data import Dataset
from weightviz.experiment import Experiment
from weightviz.optimizers import OPTIMIZERS
from weightviz.training import Trainer

CIRCLE = Experiment(dataset="circle", hidden_layers=(4, 2), points=50, batch_size=7, seed=7)
ALL_AT_ONCE = {"l1": 0.001, "l2": 0.01, "dropout": 0.3, "clip": 0.5, "schedule": "cosine", "schedule_steps": 150}
WAYS = {
    **{name: {"optimizer": name} for name in OPTIMIZERS},
    "dropout": {"dropout": 0.5},
    "everything": {"optimizer": "adamw", **ALL_AT_ONCE},
}


def same(trainer: Trainer, other: Trainer) -> bool:
    ours, theirs = trainer.frame, other.frame
    for name in ("step", "epoch", "batch", "train_loss", "test_loss", "penalty", "updates"):
        assert getattr(ours, name) == getattr(theirs, name)
    assert ours.parameters.tolist() == theirs.parameters.tolist()
    assert ours.memory.tolist() == theirs.memory.tolist()
    return True


@pytest.mark.parametrize("way", WAYS)
def test_rewinding_to_any_step_and_training_again(way):
    experiment = replace(CIRCLE, **WAYS[way])
    never_stopped = Trainer(experiment)
    never_stopped.train(120)
    trainer = Trainer(experiment)
    trainer.train(130, every=10)
    for step in (120, 95, 33, 4, 0):  # kept frames and steps between them
        trainer.rewind(step)
        trainer.train(120 - step, every=9)
        assert same(trainer, never_stopped)


@pytest.mark.parametrize("way", WAYS)
def test_undo_and_redo_bring_the_optimisers_memory_back(way):
    trainer = Trainer(replace(CIRCLE, **WAYS[way]))
    trainer.train(25, every=5)
    before = trainer.frame
    trainer.set_weight(3, 1.5)
    trainer.train(30, every=5)
    after = trainer.frame
    trainer.undo()
    assert trainer.frame is before
    trainer.redo()
    assert trainer.frame is after
    trainer.train(10)
    straight = Trainer(replace(CIRCLE, **WAYS[way]))
    straight.train(25)
    straight.set_weight(3, 1.5)
    straight.train(40)
    assert same(trainer, straight)


@pytest.mark.parametrize("way", WAYS)
def test_reset_forgets_all_that_was_remembered(way):
    trainer, fresh = Trainer(replace(CIRCLE, **WAYS[way])), Trainer(replace(CIRCLE, **WAYS[way]))
    trainer.train(40)
    trainer.reset()
    for each in (trainer, fresh):
        each.train(20)
    assert same(trainer, fresh)


@pytest.mark.parametrize("way", WAYS)
def test_locked_and_muted_weights_stay_and_no_look_leaves_a_trace(way):
    experiment = replace(CIRCLE, **WAYS[way])
    trainer, looked_at = Trainer(experiment), Trainer(experiment)
    for each in (trainer, looked_at):
        each.train(10)
        each.lock(2)
        each.mute(9)
    locked, muted = trainer.frame.parameters[[2, 9]].tolist()
    for each in (trainer, looked_at):
        each.train(30, every=4)
    looked_at.look(25)
    looked_at.gradient()
    for each in (trainer, looked_at):
        each.train(30)
    assert trainer.frame.parameters[[2, 9]].tolist() == [locked, muted]
    assert same(trainer, looked_at)


def test_a_row_of_weight_2_counts_as_two_rows_and_one_of_weight_0_as_none():
    rng = np.random.default_rng(3)
    rows, target = rng.normal(size=(30, 1)), rng.normal(size=30)
    counted = np.repeat(np.arange(30), np.arange(30) % 3)
    weighted = Dataset(rows, target, ["a", "b"], weights=np.arange(30) % 3)
    repeated = Dataset(rows[counted], target[counted], ["a", "b"])
    like = Experiment(learning_rate=0.01, train_share=1.0)
    trainers = [Trainer(like, data) for data in (weighted, repeated)]
    # scaled alike, so that the two meet the same numbers
    scaling = trainers[0].problem.input_scaling
    slope_and_intercept = []
    for trainer in trainers:
        trainer.train(5_000)
        at_0, at_1 = trainer.predict([[0.0], [1.0]])[:, 0]
        slope_and_intercept.append((at_1 - at_0, at_0))
    assert scaling.sd[0] > 0
    assert slope_and_intercept[0] == pytest.approx(slope_and_intercept[1], rel=1e-6)
    # and both are the weighted least-squares line
    design = np.hstack([rows, np.ones((30, 1))]) * np.sqrt(np.arange(30) % 3)[:, np.newaxis]
    line, *_ = np.linalg.lstsq(design, target * np.sqrt(np.arange(30) % 3), rcond=None)
    assert slope_and_intercept[0] == pytest.approx(line, rel=1e-6)


@pytest.mark.parametrize("penalty", ["l1", "l2"])
def test_a_larger_penalty_gives_smaller_weights(penalty):
    sizes = []
    for strength in (0.0, 0.001, 0.01, 0.1):
        trainer = Trainer(replace(CIRCLE, **{penalty: strength}))
        trainer.train(600)
        sizes.append(sum(np.abs(weights).sum() for weights in trainer.network.weights))
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] < 0.5 * sizes[0]


def test_l1_leaves_weights_at_exactly_0():
    trainer = Trainer(replace(CIRCLE, l1=0.02))
    trainer.train(2_000)
    weights = np.concatenate([weights.ravel() for weights in trainer.network.weights])
    assert 0 < (weights == 0).sum() < weights.size
    assert trainer.frame.penalty == pytest.approx(0.02 * np.abs(weights).sum())


def test_dropout_without_hidden_neurons_changes_nothing():
    alone, silenced = (Trainer(replace(CIRCLE, hidden_layers=(), dropout=rate)) for rate in (0.0, 0.5))
    for each in (alone, silenced):
        each.train(20)
    assert same(silenced, alone)
