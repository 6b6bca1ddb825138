"""Standardising gives mean 0 and spread 1, and can be taken back."""

import numpy as np
import pytest

from weightviz.data import Scaling


def test_a_sum_worked_out_by_hand():
    # mean (2+4+4+4+5+5+7+9) / 8 = 5; squared differences 9+1+1+1+0+0+4+16 = 32; 32 / 8 = 4; sd 2
    values = np.array([[2.0], [4], [4], [4], [5], [5], [7], [9]])
    scaling = Scaling.fit(values)
    assert scaling.mean.tolist() == [5]
    assert scaling.sd.tolist() == [2]
    assert scaling.standardise(values).ravel().tolist() == [-1.5, -0.5, -0.5, -0.5, 0, 0, 1, 2]


def test_columns_are_measured_on_their_own(rng):
    values = rng.normal((10, -2000), (0.1, 300), (50, 2))
    standardised = Scaling.fit(values).standardise(values)
    np.testing.assert_allclose(standardised.mean(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose((standardised**2).mean(axis=0), 1, rtol=1e-12)


def test_restore_undoes_standardise_for_rows_never_measured(rng):
    scaling, others = Scaling.fit(rng.normal(5, 3, (20, 3))), rng.normal(0, 100, (7, 3))
    np.testing.assert_allclose(scaling.restore(scaling.standardise(others)), others, rtol=1e-12)


@pytest.mark.parametrize("constant", [0.0, 0.1, -1e9 / 3])
def test_a_constant_column_becomes_exactly_0(constant):
    # In floating point the mean of ten times 0.1 is not 0.1; what is left must not be taken for a spread.
    values = np.full((10, 1), constant)
    scaling = Scaling.fit(values)
    assert scaling.sd.tolist() == [1]
    assert scaling.standardise(values).tolist() == [[0]] * 10
    assert scaling.restore(np.zeros((1, 1))).tolist() == [[constant]]


def test_one_row_is_enough_and_none_is_not():
    assert Scaling.fit(np.array([[3.0, 4.0]])).sd.tolist() == [1, 1]
    with pytest.raises(ValueError, match="no rows to measure"):
        Scaling.fit(np.empty((0, 2)))
