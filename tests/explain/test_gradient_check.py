"""The check compares with hand-worked slopes, finds what is wrong, and knows where nothing can be compared."""

import numpy as np
import pytest

from weightviz import Dataset, Experiment, Trainer
from weightviz.experiment import HIDDEN_NAMES
from weightviz.explain.gradient_check import AGREE, gradient_check


def two_rows(**settings) -> Trainer:
    """Inputs -1 and 1, targets -1 and 1 once standardised: the loss is (w - 1)^2 + b^2."""
    data = Dataset([[0.0], [2.0]], [0.0, 2.0], ("x", "y"))
    trainer = Trainer(Experiment(hidden_layers=(), train_share=1.0, **settings), data)
    trainer.set_weight(0, 3.0)
    trainer.set_weight(1, 0.5)
    return trainer


def test_both_gradients_are_the_ones_worked_out_by_hand():
    check = gradient_check(two_rows(l2=0.7))  # 2 (3 - 1) and 2 x 0.5; the penalty is not in it
    assert check.analytic == pytest.approx([4, 1])
    assert check.numerical == pytest.approx([4, 1], rel=1e-9)
    assert check.agree and not check.at_corner.any()


def test_a_wrong_gradient_is_found_in_its_line(monkeypatch):
    trainer = Trainer(Experiment(dataset="circle"))
    wrong = trainer.gradient()
    wrong[7] *= 1.001
    monkeypatch.setattr(trainer, "gradient", lambda: wrong)
    check = gradient_check(trainer)
    assert not check.agree
    assert check.compared[0] == 7
    assert check.largest == pytest.approx(0.001, rel=0.01)


@pytest.mark.parametrize("activation", sorted(set(HIDDEN_NAMES) - {"step"}))
@pytest.mark.parametrize("dataset", ["circle", "hills", "penguins_three"])
def test_they_agree_for_every_activation_before_and_after_training(dataset, activation):
    trainer = Trainer(Experiment(dataset=dataset, activation=activation, hidden_layers=(4, 3)))
    for _ in range(2):
        check = gradient_check(trainer)
        assert check.agree, check.largest
        assert check.at_corner.mean() < 0.5
        trainer.train(100)


def test_rows_count_by_their_weights():
    data = Dataset([[0.0], [1.0], [4.0]], [0.0, 2.0, 1.0], ("x", "y"), weights=[1.0, 0.0, 5.0])
    check = gradient_check(Trainer(Experiment(hidden_layers=(3,), train_share=1.0), data))
    assert check.agree and np.abs(check.analytic).max() > 0.01


def test_at_the_corner_of_relu_nothing_is_compared():
    """From zeros every sum is 0: a little to one side a neuron speaks, to the other it is silent."""
    trainer = Trainer(Experiment(dataset="circle", hidden_layers=(2,), activation="relu", initializer="zeros"))
    trainer.set_weight(6, 1.0)  # 1.1 to output
    check = gradient_check(trainer)
    corner_of_1_1 = [0, 2, 4]  # from x, from y and its bias
    assert check.at_corner[corner_of_1_1].all() and not check.at_corner[[6, 7, 8]].any()
    assert (check.difference[corner_of_1_1] > AGREE).any()  # the mean of two slopes is neither
    assert check.agree


def test_at_the_corner_of_the_absolute_error_nothing_is_compared():
    trainer = two_rows(loss="mean_absolute_error")
    assert not gradient_check(trainer).at_corner.any()
    trainer.set_weight(0, 1.0)
    trainer.set_weight(1, 0.0)  # both rows are met exactly
    assert gradient_check(trainer).at_corner.all()


def test_a_muted_line_has_no_slope_and_a_locked_one_has():
    trainer = two_rows()
    trainer.mute(0)
    trainer.lock(1)
    check = gradient_check(trainer)
    assert (check.analytic[0], check.numerical[0]) == (0, 0)
    assert check.numerical[1] == pytest.approx(1, rel=1e-9)


def test_a_check_changes_nothing():
    trainer = Trainer(Experiment(dataset="circle"))
    before = trainer.frame
    gradient_check(trainer)
    assert trainer.frame is before
    trainer.train(3)
    same = Trainer(Experiment(dataset="circle"))
    same.train(3)
    np.testing.assert_array_equal(trainer.network.parameters, same.network.parameters)
