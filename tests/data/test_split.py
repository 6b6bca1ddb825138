"""Every row is either learnt from or kept back, by the rule for real data or by the seed."""

import numpy as np
import pytest

from weightviz.data import by_chance, split


def test_real_data_keep_back_every_fifth_row_whatever_the_seed():
    for seed in (0, 1):
        train, test = split(12, 0.8, seed, real=True)
        assert test.tolist() == [4, 9]
        assert train.tolist() == [0, 1, 2, 3, 5, 6, 7, 8, 10, 11]


@pytest.mark.parametrize(("share", "real"), [(0.8, False), (0.5, True), (0.5, False)])
def test_any_other_split_is_a_seeded_shuffle(share, real):
    train, test = split(100, share, 3, real)
    assert len(train) == 100 * share
    assert sorted([*train, *test]) == list(range(100))
    assert (np.diff(train) > 0).all()
    assert (np.diff(test) > 0).all()
    again, other = split(100, share, 3, real), split(100, share, 4, real)
    assert train.tolist() == again[0].tolist()
    assert test.tolist() == again[1].tolist()
    assert train.tolist() != other[0].tolist()


@pytest.mark.parametrize("real", [True, False])
@pytest.mark.parametrize("share", [0.2, 0.5, 0.79, 0.8, 0.81, 1.0])
def test_a_split_is_said_to_be_by_chance_where_another_seed_makes_another_one(share, real):
    splits = {tuple(split(50, share, seed, real)[0]) for seed in range(5)}
    assert by_chance(share, real) == (len(splits) > 1)


def test_a_split_of_the_datas_own_is_not_by_chance():
    assert not by_chance(None, real=True)


def test_a_shuffle_is_not_biased_towards_some_rows():
    # Over 400 seeds each of 10 rows should be kept back 200 times, sd sqrt(400 / 4) = 10; 50 is five of them.
    times_kept_back = np.zeros(10)
    for seed in range(400):
        times_kept_back[split(10, 0.5, seed, real=False)[1]] += 1
    assert np.abs(times_kept_back - 200).max() < 50


@pytest.mark.parametrize(
    ("n", "share", "n_train"), [(10, 0.34, 3), (10, 0.36, 4), (10, 0.01, 1), (1, 0.5, 1), (7, 1, 7)]
)
def test_number_of_training_rows(n, share, n_train):
    train, test = split(n, share, 0, real=False)
    assert (len(train), len(test)) == (n_train, n - n_train)


def test_a_share_of_1_leaves_no_test_rows_in_real_data_either():
    train, test = split(237, 1.0, 0, real=True)
    assert train.tolist() == list(range(237))
    assert test.tolist() == []


@pytest.mark.parametrize("share", [0, -0.1, 1.01, float("nan")])
def test_a_share_that_cannot_be(share):
    with pytest.raises(ValueError, match="share of training rows"):
        split(10, share, 0, real=True)


def test_no_rows_and_no_seed():
    with pytest.raises(ValueError, match="at least one row"):
        split(0, 0.8, 0, real=True)
    for seed in (-1, 1.5, None):
        with pytest.raises(ValueError, match="whole number from 0 up"):
            split(10, 0.5, seed, real=False)


def test_without_a_share_the_data_say_themselves_what_is_learnt_from():
    train, test = split(6, None, seed=3, real=True, own=(1, 4))
    assert train.tolist() == [1, 4]
    assert test.tolist() == [0, 2, 3, 5]


def test_a_share_goes_before_a_split_of_the_datas_own():
    assert split(10, 0.8, 0, real=True, own=(1,))[1].tolist() == [4, 9]
    assert len(split(10, 0.3, 0, real=True, own=(1,))[0]) == 3


def test_no_share_and_no_split_of_the_datas_own():
    with pytest.raises(ValueError, match="no split of their own; choose a share"):
        split(10, None, 0, real=True)
