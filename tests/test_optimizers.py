"""Gradient descent takes exactly the step its formula says."""

import numpy as np
import pytest

from weightviz.optimizers import OPTIMIZERS


def test_gradient_descent_steps_downhill_in_place():
    parameters, gradient = np.array([1.0, -2.0, 0.0]), np.array([4.0, -1.0, 0.0])
    OPTIMIZERS["gradient_descent"].step(parameters, gradient, 0.25)
    # 1 - 0.25 x 4, -2 + 0.25 x 1, 0
    assert parameters.tolist() == [0.0, -1.75, 0.0]


def test_on_a_parabola_each_step_shrinks_the_distance_by_the_same_factor():
    # f(w) = w^2 has slope 2 w: one step at rate 0.1 leaves (1 - 2 x 0.1) w
    w = np.array([5.0])
    for _ in range(10):
        OPTIMIZERS["gradient_descent"].step(w, 2 * w, 0.1)
    assert w == pytest.approx(5 * 0.8**10)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_each_says_what_it_is(name):
    assert OPTIMIZERS[name].name == name
    assert OPTIMIZERS[name].formula and OPTIMIZERS[name].explanation.endswith(".")
