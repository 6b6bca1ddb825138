"""An epoch meets every row once, in an order that seed and epoch alone decide."""

import numpy as np
import pytest

from weightviz.batches import Batches

ROWS = np.arange(10.0)[:, np.newaxis]


def order_of(batches, epoch):
    batches.shuffle(epoch)
    return np.concatenate([inputs for inputs, _ in batches.views])[:, 0].tolist()


@pytest.mark.parametrize(
    ("size", "lengths"), [(3, [3, 3, 3, 1]), (5, [5, 5]), (10, [10]), (99, [10]), (1, [1] * 10)]
)
def test_the_last_batch_holds_what_is_left(size, lengths):
    batches = Batches(ROWS, ROWS, size, seed=1)
    assert [len(inputs) for inputs, _ in batches.views] == lengths
    assert len(batches) == len(lengths)


def test_every_row_comes_once_an_epoch_with_its_own_target():
    batches = Batches(ROWS, 100 + ROWS, 3, seed=1)
    for epoch in range(5):
        assert sorted(order_of(batches, epoch)) == ROWS[:, 0].tolist()
        for inputs, targets in batches.views:
            assert (targets == inputs + 100).all()


def test_order_depends_on_seed_and_epoch_alone():
    batches = Batches(ROWS, ROWS, 3, seed=1)
    first, second = order_of(batches, 0), order_of(batches, 1)
    assert first != second
    assert order_of(batches, 0) == first  # gone back to
    assert order_of(Batches(ROWS, ROWS, 4, seed=1), 1) == second  # met in other batches, by someone else
    assert order_of(Batches(ROWS, ROWS, 3, seed=2), 0) != first


def test_a_full_batch_needs_no_shuffling_and_the_rows_handed_over_stay_as_they_were():
    rows = ROWS.copy()
    assert order_of(Batches(rows, rows, 10, seed=1), 3) == ROWS[:, 0].tolist()
    order_of(Batches(rows, rows, 3, seed=1), 3)
    assert rows.tolist() == ROWS.tolist()
