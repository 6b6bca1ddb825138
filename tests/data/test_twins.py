"""Twins fit with every pair of weights that adds up to 3, so no data can tell which of them is true."""

import numpy as np
import pytest

import weightviz as wv
from weightviz.data import DATASETS, make


def test_the_copy_is_the_original_and_the_value_3_times_it():
    data = make("twins", points=50, noise=0, seed=7)
    original, copy = data.rows.T
    assert np.array_equal(original, copy)
    assert data.target[:, 0] == pytest.approx(3 * original)
    assert dict(DATASETS["twins"].truth) == {"original": 3, "copy": 0, "bias": 0}
    assert np.linalg.matrix_rank(data.rows) == 1


def test_noise_moves_the_value_by_a_share_of_18():
    calm, noisy = (make("twins", points=1000, noise=noise, seed=7) for noise in (0, 0.1))
    assert np.array_equal(calm.rows, noisy.rows)
    assert 1.7 < np.abs(noisy.target - calm.target).max() <= 1.8


def test_training_shares_the_weight_between_the_two():
    trainer = wv.Trainer(wv.Experiment(dataset="twins", noise=0.0))
    difference = np.subtract(*trainer.network.weights[0][:, 0])
    trainer.train(1000)
    scaling, sd = trainer.problem.target_scaling, trainer.problem.input_scaling.sd
    weights = trainer.network.weights[0][:, 0] * scaling.sd / sd
    assert weights.sum() == pytest.approx(3)
    # Both get the same gradient in every step, so they stay as far apart as chance put them at the start.
    assert np.subtract(*weights) == pytest.approx(difference * scaling.sd[0] / sd[0])
