"""The sweep trains what trainers of their own would, leaves runaways out, and spares large tables."""

import numpy as np
import pytest

from weightviz import Dataset, Experiment, Trainer
from weightviz.explain import width_sweep
from weightviz.explain.complexity import complexity
from weightviz.explain.width_sweep import MOST_ROWS, SEEDS, WIDTHS, quartiles, sweeping


@pytest.fixture
def brief(monkeypatch):
    monkeypatch.setattr(width_sweep, "EPOCHS", 10)


@pytest.mark.parametrize("name", ["houses_five", "circle", "penguins_three"])
def test_each_error_is_that_of_a_trainer_alone(name, brief):
    experiment = Experiment(name, hidden_layers=(4, 2), l2=0.01)
    *_, sweep = sweeping(Trainer(experiment))
    assert sweep.epochs == 10 and sweep.runaways == 0
    for place, seed in ((0, 7), (5, 3), (7, 0)):
        alone = Trainer(Experiment(name, hidden_layers=(WIDTHS[place],), l2=0.01, seed=seed))
        while alone.epoch < 10:
            alone.train(1)
        found = complexity(alone)
        assert sweep.lines[place] == found.lines
        assert (sweep.measure, sweep.unit) == (found.measure, found.unit)
        assert sweep.train[place, seed] == pytest.approx(found.train_error, rel=1e-9)
        assert sweep.test[place, seed] == pytest.approx(found.test_error, rel=1e-9)


def test_it_is_about_the_rows_of_the_trainer_and_leaves_it_alone(brief):
    rng = np.random.default_rng(3)
    data = Dataset(rng.normal(size=(60, 2)), rng.normal(size=60), ["a", "b", "y"])
    trainer = Trainer(Experiment(hidden_layers=(2,), train_share=1.0), data)
    before = trainer.frame.parameters.copy()
    *_, sweep = sweeping(trainer)
    assert (sweep.rows, sweep.test, sweep.gaps) == (60, None, None)
    assert trainer.step == 0 and (trainer.frame.parameters == before).all()


def test_runs_that_ran_away_are_left_out_where_a_trainer_would_stop_them(monkeypatch):
    monkeypatch.setattr(width_sweep, "EPOCHS", 3)  # so early that their errors are still finite
    settings = {"dataset": "houses_2010", "activation": "linear", "learning_rate": 1.5}
    *_, sweep = sweeping(Trainer(Experiment(**settings, hidden_layers=(4,))))
    for place, seed in ((0, 0), (0, 5), (2, 1), (7, 0)):
        alone = Trainer(Experiment(**settings, hidden_layers=(WIDTHS[place],), seed=seed))
        alone.train(3)
        assert np.isnan(sweep.train[place, seed]) == bool(alone.diverged)
    assert 0 < sweep.runaways == np.isnan(sweep.test).sum() < len(WIDTHS) * SEEDS


def test_of_a_large_table_only_some_rows_are_learnt_from(brief):
    trainer = Trainer(Experiment("houses_ames", hidden_layers=(2,)))
    assert len(trainer.problem.train_rows) > MOST_ROWS
    assert next(sweeping(trainer)).rows == MOST_ROWS


def test_small_batches_end_at_a_number_of_steps_and_say_how_far_they_came(monkeypatch):
    monkeypatch.setattr(width_sweep, "MOST_STEPS", 250)
    sweeps = list(sweeping(Trainer(Experiment("circle", batch_size=1))))  # 100 steps an epoch
    assert (sweeps[-1].share, sweeps[-1].epochs) == (1.0, 2.5)
    shares = [sweep.share for sweep in sweeps]
    assert shares == sorted(shares) and len(shares) > 1


def test_the_middle_of_seeds_leaves_out_what_is_no_number():
    errors = np.array([[4.0, np.nan, 1.0, 3.0, 2.0, 5.0, np.inf, np.nan], [np.nan] * 8])
    np.testing.assert_array_equal(quartiles(errors)[:, 0], [2.0, 3.0, 4.0])
    assert np.isnan(quartiles(errors)[:, 1]).all()


def test_more_neurons_need_not_overfit_and_the_gap_tells_when_they_do():
    """Full length. The circle: 16 neurons are better than 1 on test rows, too; 24 days of Seattle with Adam: worse."""
    *_, circle = sweeping(Trainer(Experiment("circle")))
    middle = quartiles(circle.test)[1]
    assert middle[-1] < 0.2 * middle[0]
    *_, days = sweeping(Trainer(Experiment("seattle_2014", optimizer="adam", learning_rate=0.1)))
    assert days.gaps[-1] > days.gaps[0] + 0.3
    assert quartiles(days.train)[1][-1] < quartiles(days.train)[1][0] - 0.3
