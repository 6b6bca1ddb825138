"""One update: clipping, L2, the optimiser, L1 and the masks, against sums by hand and PyTorch's own steps."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from weightviz.experiment import Experiment
from weightviz.optimizers import OPTIMIZERS
from weightviz.update import Update, penalty, weight_places

REFERENCE = json.loads((Path(__file__).parent / "reference" / "optimizer_steps.json").read_text())
PLAIN = Experiment(learning_rate=0.1)


def updated(experiment: Experiment, parameters, *gradients, trainable=None, sizes=(1, 1)) -> np.ndarray:
    """The parameters after an update for each gradient."""
    parameters = np.array(parameters, float)
    update = Update([experiment], sizes, parameters)
    if trainable is not None:
        update.let_move(np.array(trainable))
    for step, gradient in enumerate(gradients):
        update(np.array(gradient, float), step)
    return parameters


@pytest.mark.parametrize("name", OPTIMIZERS)
@pytest.mark.parametrize("decay", ["plain", "l2"])
def test_twelve_steps_are_those_of_pytorch(name, decay):
    l2 = REFERENCE["l2"] if decay == "l2" else 0.0
    experiment = replace(PLAIN, optimizer=name, learning_rate=REFERENCE["rate"], l2=l2)
    parameters = np.array([0.8, 0.0])
    update, seen = Update([experiment], (1, 1), parameters), []
    for step in range(12):
        update(np.array([2 * (parameters[0] - 0.3) + 0.1 * step, 0.0]), step)
        seen.append(parameters[0])
    assert seen == pytest.approx(REFERENCE["paths"][name][decay], rel=1e-9)


def test_a_long_gradient_is_shortened_and_a_short_one_is_not():
    # (3, 4) is 5 long: cut to 2 it is (1.2, 1.6), as PyTorch has it; 0.1 of that is taken
    clipped = updated(replace(PLAIN, clip=2.0), [0.0, 0.0], [3.0, 4.0])
    assert clipped == pytest.approx([-0.12, -0.16])
    assert clipped == pytest.approx([-0.1 * each for each in REFERENCE["clipped"]], rel=1e-5)
    assert updated(replace(PLAIN, clip=6.0), [0.0, 0.0], [3.0, 4.0]) == pytest.approx([-0.3, -0.4])
    assert updated(replace(PLAIN, clip=6.0), [0.0, 0.0], [0.0, 0.0]).tolist() == [0.0, 0.0]


def test_what_is_held_does_not_count_in_the_length_of_the_gradient():
    moved = updated(replace(PLAIN, clip=2.0), [0.0, 0.0], [1.5, 400.0], trainable=[True, False])
    assert moved == pytest.approx([-0.15, 0.0])


def test_l2_pulls_weights_and_leaves_biases():
    # 1 - 0.1 x 2 x 0.5 x 1 = 0.9
    assert updated(replace(PLAIN, l2=0.5), [1.0, 1.0], [0.0, 0.0]) == pytest.approx([0.9, 1.0])


def test_l1_takes_the_same_from_every_weight_until_it_is_exactly_0():
    # two weights and a bias; each step takes 0.1 x 0.5 = 0.05
    small = updated(replace(PLAIN, l1=0.5), [0.12, -0.3, 0.12], [0.0] * 3, sizes=(2, 1))
    assert small == pytest.approx([0.07, -0.25, 0.12])
    later = updated(replace(PLAIN, l1=0.5), [0.12, -0.3, 0.12], *[[0.0] * 3] * 3, sizes=(2, 1))
    assert later[0] == 0.0
    assert later == pytest.approx([0.0, -0.15, 0.12])


def test_l1_lets_a_weight_come_back_from_0_only_when_the_gradient_pulls_more():
    # against a threshold of 0.5: a gradient of 0.4 moves nothing, one of 0.9 moves 0.1 x (0.9 - 0.5)
    assert updated(replace(PLAIN, l1=0.5), [0.0, 0.0], [0.4, 0.0])[0] == 0.0
    assert updated(replace(PLAIN, l1=0.5), [0.0, 0.0], [0.9, 0.0])[0] == pytest.approx(-0.04)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_what_is_locked_on_the_way_stays_whatever_the_optimiser_remembers(name):
    parameters = np.array([1.0, 1.0])
    update = Update([replace(PLAIN, optimizer=name, l1=0.1, l2=0.1)], (1, 1), parameters)
    for step in range(3):
        update(np.array([1.0, 1.0]), step)
    held = parameters[0]
    update.let_move(np.array([False, True]))
    before = parameters[1]
    for step in range(3, 6):
        update(np.array([1.0, 1.0]), step)
    assert parameters[0] == held
    assert parameters[1] < before


def test_the_schedule_scales_the_step():
    # halved every 2 steps: 0.1 + 0.1 + 0.05 + 0.05
    experiment = replace(PLAIN, schedule="step", schedule_steps=2)
    assert updated(experiment, [1.0, 0.0], *[[1.0, 0.0]] * 4)[0] == pytest.approx(1.0 - 0.3)


def test_networks_side_by_side_have_rates_and_penalties_of_their_own():
    experiments = [
        replace(PLAIN, learning_rate=0.2),
        replace(PLAIN, l2=0.5),
        replace(PLAIN, l1=0.5),
        replace(PLAIN, clip=1.0),
    ]
    parameters = np.ones((4, 2))
    update = Update(experiments, (1, 1), parameters)
    update(np.array([[3.0, 4.0]] * 4), step=0)
    # 1 - 0.2 x 3, 1 - 0.2 x 4;  1 - 0.1 x (3 + 1);  1 - 0.3 - 0.05;  (3, 4) cut to 1 is (0.6, 0.8)
    expected = [[0.4, 0.2], [0.6, 0.6], [0.65, 0.6], [0.94, 0.92]]
    np.testing.assert_allclose(parameters, expected)


def test_the_penalty_by_hand_leaves_biases_out():
    experiment = Experiment(dataset="circle", hidden_layers=(1,), l1=0.1, l2=0.01)
    # weights 1, -2 and 3, biases 5 and 7: 0.1 x 6 + 0.01 x 14
    assert penalty(experiment, np.array([1.0, -2.0, 5.0, 3.0, 7.0])) == pytest.approx(0.74)
    assert weight_places((2, 1, 1)).tolist() == [1, 1, 0, 1, 0]
