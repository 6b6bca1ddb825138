"""An epoch meets every row once, in an order that seed and epoch alone decide."""

import numpy as np
import pytest

from weightviz.batches import EPOCHS_AT_ONCE, Batches

ROWS = np.arange(10.0)[:, np.newaxis]


def order_of(batches, epoch):
    batches.shuffle(epoch)
    return np.concatenate([batch.inputs for batch in batches.views])[:, 0].tolist()


@pytest.mark.parametrize(
    ("size", "lengths"), [(3, [3, 3, 3, 1]), (5, [5, 5]), (10, [10]), (99, [10]), (1, [1] * 10)]
)
def test_the_last_batch_holds_what_is_left(size, lengths):
    batches = Batches(ROWS, ROWS, size, seed=1)
    assert [len(batch.inputs) for batch in batches.views] == lengths
    assert len(batches) == len(lengths)


def test_every_row_comes_once_an_epoch_with_its_own_target():
    batches = Batches(ROWS, 100 + ROWS, 3, seed=1)
    for epoch in range(5):
        assert sorted(order_of(batches, epoch)) == ROWS[:, 0].tolist()
        for batch in batches.views:
            assert (batch.targets == batch.inputs + 100).all()


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


def test_orders_drawn_together_and_alone_are_the_same():
    batches = Batches(ROWS, ROWS, 3, seed=1)
    forwards = [order_of(batches, epoch) for epoch in range(2 * EPOCHS_AT_ONCE)]
    assert [order_of(batches, epoch) for epoch in reversed(range(2 * EPOCHS_AT_ONCE))] == forwards[::-1]
    assert len({tuple(order) for order in forwards}) == len(forwards)


def test_networks_side_by_side_each_have_the_order_of_their_own_seed():
    together = Batches(ROWS, 100 + ROWS, 4, seed=[1, 2, 1])
    together.shuffle(9)
    orders = np.concatenate([batch.inputs for batch in together.views], axis=1)[..., 0]
    alone = [order_of(Batches(ROWS, ROWS, 4, seed), 9) for seed in (1, 2, 1)]
    assert orders.tolist() == alone
    assert all((batch.targets == batch.inputs + 100).all() for batch in together.views)


def test_shares_of_a_batch_make_one_and_travel_with_their_rows():
    weights = np.arange(1.0, 11.0)
    batches = Batches(ROWS, ROWS, 3, seed=1, weights=weights)
    for epoch in range(4):
        batches.shuffle(epoch)
        for batch in batches.views:
            expected = weights[batch.inputs[:, 0].astype(int)]
            assert batch.shares[0] == pytest.approx(expected / expected.sum())


def test_a_batch_of_rows_that_do_not_count_has_shares_of_0():
    batches = Batches(ROWS, ROWS, 1, seed=1, weights=np.zeros(10))
    batches.shuffle(0)
    assert {share for batch in batches.views for share in batch.shares.ravel()} == {0.0}
