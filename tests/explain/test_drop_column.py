"""Leaving an input out is what a training without it would have come to."""

from dataclasses import replace

import numpy as np
import pytest

from weightviz import Experiment, Trainer
from weightviz.data import RowEdits
from weightviz.explain import drop_column
from weightviz.explain.drop_column import dropping
from weightviz.explain.importance import importance


def last(work):
    *_, result = work
    return result


@pytest.mark.parametrize("settings", [{}, {"hidden_layers": (3,), "learning_rate": 0.1, "batch_size": 20}])
def test_every_error_is_that_of_a_training_without_the_input(settings):
    edits = RowEdits(hidden=(0, 7, 9))
    trainer = Trainer(Experiment(dataset="houses_five", **settings), edits=edits)
    trainer.train(60)
    result, inputs = last(dropping(trainer)), trainer.experiment.inputs
    assert (result.with_all, result.steps, result.held_out) == (trainer.test_loss, 60, True)
    for place in range(5):
        kept = tuple(name for name in inputs if name != inputs[place])
        other = Trainer(Experiment(dataset="houses_five", inputs=kept, **settings), edits=edits)
        other.train(60)
        assert result.without[place] == pytest.approx(other.test_loss, rel=1e-12)
    np.testing.assert_allclose(result.rises, np.array(result.without) - result.with_all)


def test_of_twins_either_can_be_left_out_though_shuffling_it_costs_much():
    trainer = Trainer(Experiment(dataset="twins", initializer="zeros", learning_rate=0.1))
    trainer.train(500)
    assert np.abs(last(dropping(trainer)).rises).max() < 0.01
    assert importance(trainer).permutation.means.min() > 0.3


def test_it_goes_in_portions_and_changes_nothing():
    trainer = Trainer(Experiment(dataset="circle", train_share=1.0))
    trainer.train(500)
    frame, shares = trainer.frame, []
    for part in dropping(trainer):
        shares.append(part.share)
    assert shares == sorted(shares)
    assert (len(shares), shares[-1]) == (10, 1.0)  # 500 steps are three portions, for each of three networks
    assert shares[-2] < 1
    assert not part.held_out
    assert part.with_all == trainer.train_loss
    assert trainer.frame is frame


def test_hand_edits_and_first_weights_of_ones_own_do_not_stand_in_the_way():
    trainer = Trainer(Experiment(dataset="plane", start_values=(0.5, -0.5, 0.1)))
    trainer.set_weight(0, 3.0)
    trainer.lock(1)
    trainer.train(50)
    result = last(dropping(trainer))
    unedited = Trainer(Experiment(dataset="plane", start_values=(0.5, -0.5, 0.1)))
    unedited.train(50)
    assert result.with_all == unedited.test_loss != trainer.test_loss
    assert len(result.without) == 2


def test_a_long_training_is_repeated_for_as_many_steps_as_there_is_time(monkeypatch):
    monkeypatch.setattr(drop_column, "MOST_STEPS", 30)
    trainer = Trainer(Experiment(dataset="circle"))
    trainer.train(30)
    after_thirty = trainer.test_loss
    trainer.train(100)
    result = last(dropping(trainer))
    assert (result.steps, result.with_all) == (30, after_thirty)


def test_a_single_input_cannot_be_left_out():
    with pytest.raises(ValueError, match="only one input"):
        next(dropping(Trainer(Experiment())))


@pytest.mark.parametrize("steps", [20, 100, 1_000])  # far away, beyond all bounds, and no number any more
def test_a_training_that_ran_away_has_no_error(steps):
    """A plain step of rate r multiplies a miss by 1 - 2 r v, v the variance along the weights: 1, and 2 of twins."""
    experiment = Experiment(dataset="twins", learning_rate=0.1, batch_size=None)
    trainer = Trainer(experiment)
    trainer.train(steps)
    trainer.use(replace(experiment, learning_rate=0.9))  # -2.6 with both columns, -0.8 with one of them
    result = last(dropping(trainer))
    assert np.isnan(result.with_all)
    assert np.isfinite(result.without).all()
    assert np.isnan(result.rises).all()
