"""Leaving an input out is what a training without it would have come to."""

from dataclasses import replace

import numpy as np
import pytest

from weightviz import Experiment, Trainer
from weightviz.data import RowEdits
from weightviz.explain import drop_column
from weightviz.explain.drop_column import Dropped, dropping
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
    assert (result.steps, result.held_out, result.with_all.shape, result.without.shape) == (60, True, (5,), (5, 5))

    def learnt(kept: tuple[str, ...], seed: int) -> float:
        other = Trainer(Experiment(dataset="houses_five", inputs=kept, seed=seed, **settings), edits=edits)
        other.train(60)
        return other.test_loss

    seeds = range(3, 8)  # the usual one and four more
    assert result.with_all == pytest.approx([learnt(inputs, seed) for seed in seeds], rel=1e-9)
    for place in range(5):
        kept = tuple(name for name in inputs if name != inputs[place])
        assert result.without[place] == pytest.approx([learnt(kept, seed) for seed in seeds], rel=1e-9)


def test_a_rise_has_a_mean_and_a_spread_over_the_seeds_and_a_smaller_one_may_be_luck():
    with_all = np.array([1.0, 1.0, 2.0, 1.0, 1.0])
    without = np.array([[2.0, 2.0, 3.0, 2.0, 2.0], [1.0, 2.0, 0.0, 1.0, 1.0], [np.nan, 2.0, 3.0, 2.0, 2.0]])
    result = Dropped(1.0, with_all, without, True, 10)
    # rises 1 1 1 1 1 and 0 1 -2 0 0: mean -1/5, squares off it (1 + 36 + 81 + 1 + 1) / 25 = 24 / 5, over 4
    assert result.means[:2] == pytest.approx([1.0, -0.2])
    assert result.spreads[:2] == pytest.approx([0.0, np.sqrt(6 / 5)])
    assert np.isnan([result.means[2], result.spreads[2]]).all()
    assert result.by_luck.tolist() == [False, True, False]


def test_another_seed_turns_a_small_rise_round_and_this_is_said_to_be_luck():
    trainer = Trainer(Experiment(dataset="houses_five", hidden_layers=(4,)))
    trainer.train(300)
    result, garage = last(dropping(trainer)), 3
    assert result.rises[garage].min() < 0 < result.rises[garage].max()
    assert result.by_luck[garage] and not result.by_luck[0]  # area: no other column says how large a house is


def test_after_the_largest_seed_comes_the_smallest():
    trainer = Trainer(Experiment(dataset="circle", seed=2**31 - 1))
    trainer.train(5)
    first = Trainer(Experiment(dataset="circle", seed=0))
    first.train(5)
    assert last(dropping(trainer)).with_all[:2] == pytest.approx([trainer.test_loss, first.test_loss], rel=1e-9)


def test_of_twins_either_can_be_left_out_though_shuffling_it_costs_much():
    trainer = Trainer(Experiment(dataset="twins", initializer="zeros", learning_rate=0.1, batch_size=None))
    trainer.train(500)
    result = last(dropping(trainer))
    assert np.abs(result.rises).max() < 0.01
    assert result.spreads == pytest.approx([0.0, 0.0], abs=1e-12)  # all rows, from zeros: no chance
    assert importance(trainer).permutation.means.min() > 0.3


def test_it_goes_in_portions_and_changes_nothing():
    trainer = Trainer(Experiment(dataset="circle", train_share=1.0))
    trainer.train(500)
    frame, shares = trainer.frame, []
    for part in dropping(trainer):
        shares.append(part.share)
    assert shares == sorted(shares)
    assert (len(shares), shares[-1]) == (19, 1.0)  # 500 steps are six portions, for each of three networks
    assert shares[-2] < 1
    assert not part.held_out
    assert part.with_all[0] == pytest.approx(trainer.train_loss, rel=1e-9)
    assert trainer.frame is frame


def test_neither_hand_edits_nor_first_weights_of_ones_own_give_any_network_another_start():
    trainer = Trainer(Experiment(dataset="plane", start_values=(0.5, -0.5, 0.1)))
    trainer.set_weight(0, 3.0)
    trainer.lock(1)
    trainer.train(50)
    result = last(dropping(trainer))
    for seed, error in zip(range(3, 8), result.with_all, strict=True):
        drawn = Trainer(Experiment(dataset="plane", seed=seed))  # as the first weights of the others are
        drawn.train(50)
        assert error == pytest.approx(drawn.test_loss, rel=1e-9)
    assert len(result.without) == 2


def test_a_long_training_is_repeated_for_as_many_steps_as_there_is_time(monkeypatch):
    monkeypatch.setattr(drop_column, "MOST_STEPS", 30)
    trainer = Trainer(Experiment(dataset="circle"))
    trainer.train(30)
    after_thirty = trainer.test_loss
    trainer.train(100)
    result = last(dropping(trainer))
    assert (result.steps, result.with_all[0]) == (30, pytest.approx(after_thirty, rel=1e-9))


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
    assert np.isnan(result.with_all).all()
    assert np.isfinite(result.without).all()
    assert np.isnan(result.rises).all()
