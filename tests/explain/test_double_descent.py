"""The caveat holds with our own seeds: a peak where features are as many as rows, none with a ridge."""

import numpy as np

from weightviz.explain.double_descent import FEATURES, ROWS, descending, least_squares

PEAK = FEATURES.index(ROWS)


def test_least_squares_is_numpys_shortest_solution_and_a_ridge_solves_the_normal_equations():
    rng = np.random.default_rng(3)
    for shape in ((10, 4), (4, 10)):
        features, target = rng.normal(size=shape), rng.normal(size=shape[0])
        expected = np.linalg.lstsq(features, target, rcond=None)[0]
        ridge = np.linalg.solve(features.T @ features + 0.3 * np.eye(shape[1]), features.T @ target)
        np.testing.assert_allclose(least_squares(features, target, (0.0, 0.3)), [expected, ridge], atol=1e-12)


def test_the_test_error_peaks_falls_again_and_a_ridge_removes_the_peak():
    *_, found = descending(8)
    middle, ridge = np.median(found.test, axis=0), np.median(found.ridge_test, axis=0)
    before = middle[: PEAK - 2].min()
    assert np.argmax(middle) == PEAK and middle[PEAK] > 20 * before and middle[-1] < before
    assert ridge[PEAK] < 0.05 * middle[PEAK]
    assert (found.train[:, PEAK:] < 1e-12).all() and (found.train[:, : PEAK - 1] > 1e-6).all()
