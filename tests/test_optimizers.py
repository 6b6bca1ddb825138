"""Every optimiser takes exactly the steps its formula says: three of them, worked out by hand."""

from dataclasses import FrozenInstanceError

import numpy as np
import pytest

from tests.told_formulas import told
from weightviz.optimizers import OPTIMIZERS

GRADIENTS, RATE = (1.0, 1.0, -2.0), np.array(0.1)

# What each takes from a weight whose gradients are 1, 1 and -2, at a learning rate of 0.1.
BY_HAND = {
    # 0.1 x 1, 0.1 x 1, 0.1 x -2
    "gradient_descent": (0.1, 0.1, -0.2),
    # velocity 1;  0.9 x 1 + 1 = 1.9;  0.9 x 1.9 - 2 = -0.29
    "momentum": (0.1, 0.19, -0.029),
    # 1 + 0.9 x 1 = 1.9;  1 + 0.9 x 1.9 = 2.71;  -2 + 0.9 x -0.29 = -2.261
    "nesterov": (0.19, 0.271, -0.2261),
    # squares 0.1 x 1 = 0.1;  0.9 x 0.1 + 0.1 = 0.19;  0.9 x 0.19 + 0.1 x 4 = 0.571
    # 0.1 / root 0.1, 0.1 / root 0.19, -0.2 / root 0.571
    "rmsprop": (0.316227766, 0.229415734, -0.264674399),
    # mean 0.1 / (1 - 0.9) = 1;  (0.09 + 0.1) / (1 - 0.81) = 1;  (0.171 - 0.2) / (1 - 0.729) = -0.107011070
    # squares 0.001 / (1 - 0.999) = 1;  0.001999 / 0.001999 = 1;  (0.001997001 + 0.004) / 0.002997001 = 2.001000667
    # 0.1 x 1 / 1, the same, 0.1 x -0.107011070 / root 2.001000667 = -0.1 x 0.107011070 / 1.414567
    "adam": (0.1, 0.1, -0.00756493),
    "adamw": (0.1, 0.1, -0.00756493),  # without L2 the same
}


def changes_of(name: str, gradients, shape=(1,)) -> list[np.ndarray]:
    """What the optimiser takes from the weights, gradient by gradient."""
    optimizer, taken = OPTIMIZERS[name], []
    memory = np.zeros((optimizer.remembers + 1, *shape))
    for count, gradient in enumerate(gradients, start=1):
        change = np.full(shape, gradient)
        optimizer.change(change, memory, RATE, count)
        taken.append(change)
    return taken


def test_every_optimiser_is_worked_out():
    assert set(BY_HAND) == set(OPTIMIZERS)


def test_each_remembers_no_more_than_it_needs():
    # velocity; velocity; squares; mean and squares
    needed = {"gradient_descent": 0, "momentum": 1, "nesterov": 1, "rmsprop": 1, "adam": 2, "adamw": 2}
    assert {name: optimizer.remembers for name, optimizer in OPTIMIZERS.items()} == needed


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_three_steps_by_hand(name):
    taken = np.concatenate(changes_of(name, GRADIENTS))
    assert taken == pytest.approx(BY_HAND[name], rel=2e-6)


@pytest.mark.parametrize("name", ["gradient_descent", "momentum", "nesterov", "rmsprop"])
def test_the_formula_that_people_read_is_true(name):
    known = {"w": 0.0, "v": 0.0, "s": 0.0, "rate": 0.1}
    for gradient in GRADIENTS:
        for line in OPTIMIZERS[name].formula.split(", "):
            variable, _, text = line.partition(" = ")
            known[variable] = told(text, gradient=gradient, **known)
    assert -known["w"] == pytest.approx(sum(BY_HAND[name]), rel=2e-6)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_networks_side_by_side_are_moved_as_they_would_be_alone(name):
    together = changes_of(name, GRADIENTS, shape=(3, 2))
    alone = changes_of(name, GRADIENTS)
    assert [change.ravel().tolist() for change in together] == [change.tolist() * 6 for change in alone]


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_gradient_of_0_moves_nothing(name):
    assert np.concatenate(changes_of(name, (0.0, 0.0))).tolist() == [0.0, 0.0]


def test_on_a_parabola_each_step_shrinks_the_distance_by_the_same_factor():
    # f(w) = w^2 has slope 2 w: one step at rate 0.1 leaves (1 - 2 x 0.1) w
    w = np.array([5.0])
    for count in range(1, 11):
        change = 2 * w
        OPTIMIZERS["gradient_descent"].change(change, None, RATE, count)
        w -= change
    assert w == pytest.approx(5 * 0.8**10)


def test_rmsprop_and_adam_begin_with_the_same_step_whatever_the_size_of_the_gradient():
    for name in ("rmsprop", "adam"):
        small, large = (changes_of(name, [gradient])[0][0] for gradient in (1e-3, 1e3))
        assert small == pytest.approx(large, rel=1e-4)


def test_with_always_the_same_gradient_every_step_of_adam_is_the_rate():
    # both corrected means are then exact, so that g / sqrt(g^2) is left, also when beta^count has long faded
    changes = changes_of("adam", [0.02] * 1_000)
    np.testing.assert_allclose(np.ravel(changes), RATE, rtol=1e-5)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_each_says_what_it_is(name):
    with pytest.raises(FrozenInstanceError):
        OPTIMIZERS[name].name = "another"
    assert OPTIMIZERS[name].name == name
    assert OPTIMIZERS[name].formula and OPTIMIZERS[name].explanation.endswith(".")
