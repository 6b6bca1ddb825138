"""Weights and errors are counted as they are, and the gap tells what its definition says."""

import numpy as np
import pytest

from weightviz import Experiment, Runs, Trainer
from weightviz.explain.complexity import complexity

SEATTLE = {"dataset": "seattle_2014", "optimizer": "adam", "learning_rate": 0.03}


def test_errors_are_typical_misses_in_the_data_s_own_unit():
    trainer = Trainer(Experiment())
    trainer.train(30)
    found, rows = complexity(trainer), (trainer.problem.train_rows, trainer.problem.test_rows)
    misses = trainer.predict(trainer.data.rows) - trainer.data.target
    train, test = (float(np.sqrt(np.mean(misses[some] ** 2))) for some in rows)
    assert (found.measure, found.unit, found.lines, found.train_rows) == ("typical miss", "$", 2, len(rows[0]))
    assert (found.train_error, found.test_error) == pytest.approx((train, test))
    assert found.gap == pytest.approx(test - train)


def test_where_classes_are_told_the_errors_are_the_loss_itself():
    trainer = Trainer(Experiment("circle"))
    found = complexity(trainer)
    assert (found.unit, found.train_error, found.test_error) == ("", trainer.train_loss, trainer.test_loss)


def test_without_test_rows_there_is_no_gap():
    assert complexity(Trainer(Experiment("circle", train_share=1.0))).gap is None


def test_what_is_held_and_what_l1_put_to_zero_is_counted_once():
    trainer = Trainer(Experiment("circle", hidden_layers=(4,), l1=0.01))
    for line in (0, 1):
        trainer.set_weight(line, 0.0)
    trainer.lock(1)
    trainer.mute(2)
    found = complexity(trainer)
    assert (found.lines, found.held, found.at_zero) == (17, 2, 1)


def gap(runs: Runs) -> float:
    """How far test errors lie above training errors, in °C; the middle one of all starts."""
    figures = runs.figures()
    train, test = (np.sqrt([each[name] for each in figures]) for name in ("train_loss", "test_loss"))
    return float(np.median(test - train) * runs.problem.target_scaling.sd[0])


def test_l2_and_stopping_early_close_the_gap_that_learning_by_heart_opens():
    """24 days of Seattle, 97 weights: a gap of 4.2 °C after 5,000 steps; 0.4 °C with L2, 0.6 °C when stopped early."""
    open_wide, pulled = (Runs([Experiment(**SEATTLE, l2=l2, seed=seed) for seed in range(20)]) for l2 in (0.0, 0.01))
    for runs in (open_wide, pulled):
        runs.train(5_000)
    assert gap(open_wide) > 3.5
    assert gap(pulled) < 1.0
    stopped = []
    for seed in range(10):
        trainer = Trainer(Experiment(**SEATTLE, early_stopping=20, seed=seed))
        trainer.train(5_000)
        assert trainer.stopped and trainer.step < 1_000
        stopped.append(complexity(trainer).gap)
    assert np.median(stopped) < 1.0
