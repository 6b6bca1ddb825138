"""Runs side by side learn what each would learn alone."""

from dataclasses import replace

import numpy as np
import pytest

from weightviz.data import Dataset
from weightviz.experiment import Experiment
from weightviz.runs import Runs
from weightviz.training import Trainer

CIRCLE = Experiment(dataset="circle", hidden_layers=(4, 2), points=60, batch_size=7)
DIFFERENT = (
    CIRCLE,
    replace(CIRCLE, seed=8),
    replace(CIRCLE, learning_rate=0.01),
    replace(CIRCLE, l1=0.003),
    replace(CIRCLE, l2=0.02),
    replace(CIRCLE, hidden_layers=(2, 3)),
    replace(CIRCLE, hidden_layers=(1, 1), seed=5, clip=0.1),
)


def agree(runs: Runs, trainers: list[Trainer]) -> bool:
    for network, figures, trainer in zip(runs.networks, runs.figures(), trainers, strict=True):
        assert network.sizes == trainer.network.sizes
        np.testing.assert_allclose(network.parameters, trainer.network.parameters, rtol=1e-6, atol=1e-7)
        for name, value in figures.items():
            assert value == pytest.approx(getattr(trainer.frame, name), rel=1e-6)
    return True


@pytest.mark.parametrize("optimizer", ["gradient_descent", "nesterov", "adam", "adamw"])
@pytest.mark.parametrize("activation", ["tanh", "sigmoid"])  # sigmoid: what is not there would say one half
def test_each_run_learns_what_a_trainer_of_its_own_does(optimizer, activation):
    experiments = [replace(each, optimizer=optimizer, activation=activation) for each in DIFFERENT]
    runs, trainers = Runs(experiments), [Trainer(each) for each in experiments]
    assert agree(runs, trainers)
    for _ in range(2):
        runs.train(60)
        for trainer in trainers:
            trainer.train(60)
        assert agree(runs, trainers)
    assert (runs.step, runs.epoch) == (120, trainers[0].epoch)


def test_schedule_dropout_and_weights_work_side_by_side_too():
    rng = np.random.default_rng(5)
    rows, weights = rng.normal(size=(40, 2)), rng.integers(0, 3, 40)
    data = Dataset(rows, rows @ [2.0, -1.0], ["a", "b", "c"], weights=weights)
    like = Experiment(hidden_layers=(5,), dropout=0.4, schedule="cosine", schedule_steps=50, batch_size=6)
    experiments = [replace(like, seed=seed) for seed in (1, 2, 3)]
    runs, trainers = Runs(experiments, data), [Trainer(each, data) for each in experiments]
    runs.train(70)
    for trainer in trainers:
        trainer.train(70)
    assert agree(runs, trainers)


def test_one_run_is_a_run():
    runs, trainer = Runs([CIRCLE]), Trainer(CIRCLE)
    runs.train(30)
    trainer.train(30)
    assert len(runs) == 1
    assert agree(runs, [trainer])


def test_a_runaway_does_not_touch_its_neighbours():
    runs = Runs([CIRCLE, replace(CIRCLE, learning_rate=10.0, activation="tanh")])
    alone = Trainer(CIRCLE)
    runs.train(200)
    alone.train(200)
    np.testing.assert_allclose(runs.networks[0].parameters, alone.network.parameters, rtol=1e-7)


@pytest.mark.parametrize(
    "other",
    [
        replace(CIRCLE, points=80),
        replace(CIRCLE, hidden_layers=(4, 2, 2)),
        replace(CIRCLE, batch_size=8),
        replace(CIRCLE, optimizer="adam"),
        Experiment(),
    ],
)
def test_experiments_that_do_not_fit_side_by_side_are_refused(other):
    with pytest.raises(ValueError, match=r"Experiment 3 does not fit .* seed, start_values, learning_rate"):
        Runs([CIRCLE, CIRCLE, other])


def test_nothing_to_run_and_steps_backwards_are_refused():
    with pytest.raises(ValueError, match="no experiment"):
        Runs([])
    with pytest.raises(ValueError, match="-1"):
        Runs([CIRCLE]).train(-1)
