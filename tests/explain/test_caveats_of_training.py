"""What lessons warn of, measured with the engine: direction and order of size, over seeds of our own."""

import numpy as np
import pytest

from weightviz import Experiment, Runs


def runs(count: int, **settings) -> Runs:
    return Runs([Experiment(seed=seed, **settings) for seed in range(count)])


def unsolved(count: int, steps: int, **settings) -> float:
    """The share of seeds with which exclusive or, without noise, stays below nine right answers of ten."""
    some = runs(count, dataset="xor", noise=0.0, learning_rate=0.5, batch_size=None, **settings)
    some.train(steps)
    return float(np.mean([figures["train_score"] < 0.9 for figures in some.figures()]))


def dead(rate: float) -> float:
    """ReLUs of eight that are silent on every training row of the circle after 200 epochs, on average."""
    settings = {"hidden_layers": (8,), "activation": "relu", "initializer": "he", "batch_size": None}
    some = runs(100, dataset="circle", learning_rate=rate, **settings)
    some.train(200)
    rows = some.problem.inputs[some.problem.train_rows]
    silent = [(list(network.layers(rows))[1] == 0).all(axis=0).sum() for network in some.networks]
    return float(np.mean(silent))


def test_one_standardised_feature_sets_its_own_limit_to_the_learning_rate():
    """The error is a bowl of curvature 2 in each direction: a step leaves 1 - 2 rate of the way to its bottom."""
    some = Runs([Experiment(learning_rate=rate) for rate in (0.5, 1.0, 1.1)])
    x, y = (values[some.problem.train_rows, 0] for values in (some.problem.inputs, some.problem.targets))
    bottom = 1 - np.mean(x * y) ** 2
    start = some.figures()[0]["train_loss"] - bottom
    for step in range(1, 21):
        some.train(1)
        left = [figures["train_loss"] - bottom for figures in some.figures()]
        assert left[0] == pytest.approx(0, abs=1e-12)
        assert left[1:] == pytest.approx([start, start * 1.2 ** (2 * step)])


def test_equal_starts_stay_equal_and_exclusive_or_stays_stuck():
    some = runs(20, dataset="xor", hidden_layers=(4,), initializer="constant", learning_rate=0.5)
    some.train(1_000)
    for network, figures in zip(some.networks, some.figures(), strict=True):
        into, out = network.weights
        assert np.ptp(into, axis=1) == pytest.approx([0, 0], abs=1e-9) and np.ptp(out) == pytest.approx(0, abs=1e-9)
        assert figures["train_score"] < 0.8
    assert unsolved(20, 1_000, hidden_layers=(4,)) < 0.2  # the same network from starts that differ


def test_small_networks_get_stuck_often_and_larger_ones_hardly_ever():
    """Of 200 seeds and 3,000 epochs: tanh-2 81, tanh-3 3, tanh-4 0; ReLU-2 151, ReLU-3 99, ReLU-4 60, ReLU-8 1."""
    tanh = [unsolved(50, 2_000, hidden_layers=(units,)) for units in (2, 4)]
    relu = [unsolved(50, 2_000, hidden_layers=(units,), activation="relu") for units in (2, 4, 8)]
    assert 0.2 < tanh[0] < 0.6 and tanh[1] < 0.05
    assert 0.6 < relu[0] < 0.9 and 0.1 < relu[1] < 0.5 and relu[2] < 0.1


def test_relus_die_when_the_rate_is_high():
    few, more, most = (dead(rate) for rate in (0.1, 5.0, 10.0))
    assert few < 0.3
    assert 3 * few < more < 4
    assert most > 5
