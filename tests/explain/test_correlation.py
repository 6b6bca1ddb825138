"""Inputs that go together are found by one threshold, whoever asks."""

import numpy as np
import pytest

from weightviz import Dataset, Experiment, Trainer
from weightviz.explain.correlation import correlated_inputs
from weightviz.explain.diagnosis import diagnose


def test_columns_that_mirror_each_other_are_alike_and_distant_ones_are_not():
    rng = np.random.default_rng(4)
    a, b = rng.normal(size=(2, 200))
    data = Dataset(np.column_stack([a, b, 0.1 * b - a, np.ones(200)]), a, ["a", "b", "mirror", "constant", "y"])
    ((first, second, r),) = correlated_inputs(Trainer(Experiment(), data))
    assert (first, second) == ("a", "mirror")
    kept = [row for row in range(200) if row % 5 != 4]
    assert r == pytest.approx(np.corrcoef(data.rows[kept, 0], data.rows[kept, 2])[0, 1])


@pytest.mark.parametrize("r, found", [(0.91, True), (0.89, False), (-0.91, True), (-0.89, False)])
def test_the_panels_of_what_matters_and_of_what_is_wrong_draw_the_line_at_the_same_place(r, found):
    a = np.tile([1.0, 1.0, -1.0, -1.0], 10)
    b = np.tile([1.0, -1.0, 1.0, -1.0], 10)  # as large, and at right angles to a
    mixed = r * a + np.sqrt(1 - r**2) * b
    data = Dataset(np.column_stack([a, mixed]), a, ["a", "mixed", "y"])
    trainer = Trainer(Experiment(train_share=1.0).on(data), data)
    assert correlated_inputs(trainer) == ((("a", "mixed", pytest.approx(r)),) if found else ())
    assert ("correlated" in diagnose(trainer).names) == found


def test_the_strongest_pair_comes_first():
    rng = np.random.default_rng(4)
    a, b, c = rng.normal(size=(3, 500))
    data = Dataset(np.column_stack([a, a + 0.3 * b, c, c + 0.1 * b]), a, ["a", "near a", "c", "nearer c", "y"])
    trainer = Trainer(Experiment(train_share=1.0).on(data), data)
    assert [pair[:2] for pair in correlated_inputs(trainer)] == [("c", "nearer c"), ("a", "near a")]
