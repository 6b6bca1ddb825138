"""Whatever the weights are, every explanation ends without a warning and says nothing that is not so."""

import numpy as np
import pytest

from weightviz import Experiment, Trainer
from weightviz.explain.by_heart import by_heart
from weightviz.explain.complexity import complexity
from weightviz.explain.correlation import correlated_inputs
from weightviz.explain.diagnosis import diagnose
from weightviz.explain.drop_column import dropping
from weightviz.explain.effective_number import effective_number
from weightviz.explain.gradient_check import gradient_check
from weightviz.explain.hand_and_machine import path, score
from weightviz.explain.importance import falling, importance
from weightviz.explain.landscape import affordable, landscape, two_to_look_at
from weightviz.explain.numbers import numbers
from weightviz.explain.optimum import optimum
from weightviz.explain.sums import neuron_sum
from weightviz.explain.weights_over_time import weights_over_time

EXPERIMENTS = {
    "one neuron": Experiment(),
    "five inputs": Experiment("houses_five", l2=0.01),
    "twins": Experiment("twins"),
    "relu": Experiment("hills", hidden_layers=(3, 2), activation="relu"),
    "gelu": Experiment("houses_five", hidden_layers=(3, 2), activation="gelu", loss="huber"),
    "sigmoid": Experiment("circle", hidden_layers=(3, 2), activation="sigmoid", output_activation="sigmoid"),
    "sine": Experiment("hills", hidden_layers=(2,), activation="sine", l1=0.01),
    "softmax": Experiment("penguins_three", hidden_layers=(3, 2), activation="softplus"),
    "absolute": Experiment("houses_five", hidden_layers=(2,), activation="elu", loss="mean_absolute_error"),
}


def of_size(size: float, count: int) -> np.ndarray:
    """Weights of this size, of both signs in turn, so that products of two cancel or overflow."""
    return size * np.where(np.arange(count) % 3 == 1, -1.0, 1.0)


WEIGHTS = {
    "nothing": lambda count: np.zeros(count),
    "1e20": lambda count: of_size(1e20, count),
    "1e150": lambda count: of_size(1e150, count),
    "1e200": lambda count: of_size(1e200, count),
    "1e308": lambda count: of_size(1e308, count),
    "1e308 alike": lambda count: np.full(count, 1e308),
    "tiny and huge": lambda count: np.where(np.arange(count) % 2, 1e-320, 1e160),
}
EXPLANATIONS = {
    "by heart": lambda trainer: trainer.data.task != "regression" or by_heart(trainer, 0.5),
    "complexity": complexity,
    "diagnosis": diagnose,
    "effective number": effective_number,
    "gradient check": gradient_check,
    "importance": importance,
    "correlated inputs": correlated_inputs,
    "falling": falling,
    "landscape": lambda trainer: landscape(trainer, *two_to_look_at(trainer), affordable(trainer)[0] // 3),
    "numbers": numbers,
    "optimum": optimum,
    "path": lambda trainer: path(trainer, 0, 1),
    "score": score,
    "sum": lambda trainer: [neuron_sum(trainer, layer, 0, 0) for layer in range(1, len(trainer.experiment.sizes))],
    "weights over time": weights_over_time,
    "leaving out": lambda trainer: len(trainer.problem.names) < 2 or list(dropping(trainer)),
}


def at(experiment: Experiment, weights: str, locked: bool = False, muted: bool = False) -> Trainer:
    trainer = Trainer(experiment)
    count = trainer.start.size
    trainer.resume(WEIGHTS[weights](count), 1, np.full(count, locked), np.full(count, muted))
    return trainer


@pytest.mark.parametrize("locked", [False, True], ids=["free", "locked"])
@pytest.mark.parametrize("weights", WEIGHTS)
@pytest.mark.parametrize("name", EXPERIMENTS)
def test_no_explanation_warns_or_fails(name, weights, locked):
    trainer, failed = at(EXPERIMENTS[name], weights, locked), {}
    for what, explain in EXPLANATIONS.items():
        try:
            explain(trainer)
        except Exception as problem:  # all that fail, not only the first
            failed[what] = repr(problem)
    assert failed == {}


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_with_all_lines_muted_nothing_fails_but_the_landscape_which_says_why(name):
    trainer = at(EXPERIMENTS[name], "nothing", muted=True)
    for what, explain in EXPLANATIONS.items():
        if what != "landscape":
            explain(trainer)
    with pytest.raises(ValueError, match="is muted: it counts as 0"):
        EXPLANATIONS["landscape"](trainer)


@pytest.mark.parametrize("weights", ["1e20", "1e308"])
def test_an_error_beyond_all_bounds_is_an_alarm_and_the_only_one_about_steps(weights):
    found = diagnose(at(EXPERIMENTS["one neuron"], weights))
    ((detector, finding),) = [pair for pair in found.found if pair[1].severity == "alarm"]
    assert detector.name == "runaway"
    assert "the training error is beyond all bounds" in finding.told


@pytest.mark.parametrize("name", ["one neuron", "relu", "softmax"])
def test_of_errors_beyond_all_bounds_no_rise_is_told(name):
    found = importance(at(EXPERIMENTS[name], "1e308"))
    assert np.isnan(found.permutation.error)
    assert np.isnan(found.permutation.means).all()


def test_no_best_weights_are_told_where_held_ones_are_beyond_all_bounds():
    trainer = at(EXPERIMENTS["one neuron"], "1e20", locked=True)
    assert optimum(trainer) is None
    trainer.lock(0, on=False)  # a bias of -1e20 stays, and standardised houses have no column to make up for it
    assert optimum(trainer) is None
    trainer.lock(0)
    trainer.lock(1, on=False)  # nor has a bias anything to set against a slope of 1e20
    assert optimum(trainer) is None
    trainer.lock(0, on=False)
    assert optimum(trainer).error == pytest.approx(0.3784, abs=1e-4)  # both free: 1 - r^2 of area and price
