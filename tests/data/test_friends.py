"""Your verdict is the weighted sum of what the friends say, with weights that are known."""

import numpy as np
import pytest

from weightviz.data import DATASETS, make
from weightviz.data.friends import TRUTH


def least_squares(data):
    solution, *_ = np.linalg.lstsq(np.column_stack((data.rows, np.ones(len(data)))), data.target[:, 0], rcond=None)
    return solution


def test_one_friend_is_useful_one_of_opposite_taste_and_one_talks_noise():
    assert dict(TRUTH) == {"ada": 0.7, "ben": -0.3, "cleo": 0, "bias": 3}
    assert DATASETS["friends"].truth is TRUTH


def test_without_noise_the_weights_can_be_read_from_the_verdicts():
    data = make("friends", points=40, noise=0, seed=7)
    assert data.columns == ("ada", "ben", "cleo")
    assert least_squares(data) == pytest.approx([0.7, -0.3, 0, 3], abs=1e-12)


def test_scores_are_whole_numbers_from_0_to_10_each_as_frequent_as_any_other():
    scores = make("friends", points=1100, noise=0.5, seed=7).rows
    for friend in scores.T:
        values, counts = np.unique(friend, return_counts=True)
        assert values.tolist() == list(range(11))
        assert np.abs(counts - 100).max() < 48  # sd sqrt(1100 x 1/11 x 10/11) = 9.5, five of them


def test_friends_do_not_listen_to_each_other():
    correlations = np.corrcoef(make("friends", points=1000, noise=0, seed=7).rows.T)
    assert np.abs(correlations - np.eye(3)).max() < 0.16  # sd 1 / sqrt(1000) = 0.032, five of them


def test_verdicts_run_from_0_to_10_and_noise_moves_them_by_a_share_of_5():
    calm, noisy = (make("friends", points=1000, noise=noise, seed=7) for noise in (0, 0.2))
    assert 0 <= calm.target.min() < 1
    assert 9 < calm.target.max() <= 10
    assert np.array_equal(calm.rows, noisy.rows)
    assert 0.95 < np.abs(noisy.target - calm.target).max() <= 1
