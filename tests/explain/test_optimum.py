"""The best weights are those of least squares, and the hand's score is read off the history."""

import numpy as np
import pytest

from weightviz import Experiment, Trainer
from weightviz.data import Dataset
from weightviz.explain.hand_and_machine import path, score
from weightviz.explain.optimum import optimum


def test_long_training_ends_at_the_optimum_and_no_step_aside_is_better():
    trainer = Trainer(Experiment(dataset="houses_five", learning_rate=0.1))
    best = optimum(trainer)
    trainer.train(5_000)
    assert trainer.network.parameters == pytest.approx(best.parameters, abs=1e-6)
    assert trainer.train_loss == pytest.approx(best.error, rel=1e-9)
    assert best.the_only_one


def test_the_slope_of_a_line_through_three_points_by_hand():
    # x = -1, 0, 1 standardised; y = 0, 3, 3: slope cov / var = (3 - 0) / 2 per step, mean 2, misses -1/2, 1, -1/2
    data = Dataset([[1.0], [2.0], [3.0]], [0.0, 3.0, 3.0], ["x"])
    trainer = Trainer(Experiment(train_share=1.0), data)
    best = optimum(trainer)
    (input_sd,), (target_sd,) = trainer.problem.input_scaling.sd, trainer.problem.target_scaling.sd
    assert best.parameters[0] * target_sd / input_sd == pytest.approx(1.5)
    assert best.error * target_sd**2 == pytest.approx((0.25 + 1 + 0.25) / 3)


def test_rows_count_by_their_weights():
    data = Dataset([[1.0], [2.0], [3.0], [9.0]], [0.0, 3.0, 3.0, -70.0], ["x"], weights=[2.0, 2.0, 2.0, 0.0])
    trainer = Trainer(Experiment(train_share=1.0), data)
    slope = optimum(trainer).parameters[0] * trainer.problem.target_scaling.sd[0] / trainer.problem.input_scaling.sd[0]
    assert slope == pytest.approx(1.5)


def test_a_locked_line_stays_and_a_muted_one_is_nothing():
    trainer = Trainer(Experiment(dataset="houses_five", learning_rate=0.1))
    trainer.set_weight(0, 0.3)
    trainer.lock(0)
    trainer.mute(2)
    best = optimum(trainer)
    assert (best.parameters[0], best.parameters[2]) == (0.3, 0.0)
    trainer.train(5_000)
    assert trainer.network.heard == pytest.approx(best.parameters, abs=1e-6)


def test_where_many_are_as_good_it_is_the_nearest_which_training_also_finds():
    trainer = Trainer(Experiment(dataset="twins", learning_rate=0.1, batch_size=None))
    best = optimum(trainer)
    assert not best.the_only_one
    trainer.train(3_000)
    assert trainer.network.parameters == pytest.approx(best.parameters, abs=1e-6)
    assert optimum(trainer).parameters == pytest.approx(best.parameters, abs=1e-6)


@pytest.mark.parametrize(
    "settings",
    [{"l2": 0.1}, {"l1": 0.1}, {"loss": "huber"}, {"hidden_layers": (1,)}, {"output_activation": "tanh"},
     {"dataset": "blobs"}, {"dataset": "pinwheel"}],
)  # fmt: skip
def test_elsewhere_there_is_no_formula(settings):
    assert optimum(Trainer(Experiment(**settings))) is None


def test_the_score_tells_where_the_hand_stopped_and_what_training_made_of_it():
    trainer = Trainer(Experiment())
    assert score(trainer).hand is None
    began = trainer.train_loss
    trainer.set_weight(0, 0.4)
    trainer.set_weight(1, 0.1)
    by_hand = trainer.train_loss
    trainer.train(50, every=5)
    now = score(trainer)
    assert (now.began, now.hand, now.hand_step, now.now, now.step) == (began, by_hand, 0, trainer.train_loss, 50)
    assert now.now < now.hand


def test_a_lock_is_no_move_of_the_hand_and_an_undone_turn_is_forgotten():
    trainer = Trainer(Experiment())
    trainer.lock(0)
    assert (score(trainer).hand, path(trainer, 0, 1).by_hand.any()) == (None, False)
    trainer.flip(1)
    assert path(trainer, 0, 1).by_hand.tolist() == [False, False, True]
    np.testing.assert_array_equal(path(trainer, 1, 0).places[-1], trainer.network.parameters[[1, 0]])
    trainer.undo()
    assert score(trainer).hand is None
