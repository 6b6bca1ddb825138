"""Curves are named by the moves that stand out, whatever shape they have."""

import numpy as np
import pytest

from weightviz.explain.shape import in_words, moves


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ([1, 1, 1], "stays flat"),
        ([0, 0, 0], "stays flat"),
        ([1, 1.4, 1, 1.4], "stays flat"),
        ([3, 2.6, 2.2, 1.8], "falls"),
        ([3, 1, 1.3, 0.5], "falls"),
        ([1, 2, 3], "rises"),
        ([3, 1, 2], "falls, then rises"),
        ([1, 3, 1], "rises, then falls"),
        ([3, 1, 5, 0.2], "falls, then rises, then falls"),
        ([3, 1, 3, 1, 3], "goes up and down"),
    ],
)
def test_moves_up_to_the_least_are_none(values, told):
    least = 0.0 if not any(values) else 0.5
    assert in_words(moves(np.array(values, float), least)) == told


def test_a_curve_upside_down_falls_where_it_rose():
    rng = np.random.default_rng(4)
    for _ in range(200):
        values = rng.normal(size=8)
        opposite = tuple({"falls": "rises", "rises": "falls"}[move] for move in moves(values, 0.7))
        assert moves(-values, 0.7) == opposite
