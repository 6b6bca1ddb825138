"""Made data: decided by the seed, balanced, and true to their geometry."""

import math

import numpy as np
import pytest

from weightviz.data import make

CLASSIFICATIONS = ("circle", "xor", "blobs", "spiral")
REGRESSIONS = ("plane", "hills")
ALL = CLASSIFICATIONS + REGRESSIONS


def picture(name, points=400, noise=0.0, seed=7):
    """x, y and target of a made data set, each of shape (points,)."""
    data = make(name, points, noise, seed)
    return (*data.rows.T, data.target[:, 0])


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("points", [1, 2, 25, 400])
def test_shapes_and_names(name, points):
    data = make(name, points, 0.1, 7)
    assert data.rows.shape == (points, 2)
    assert data.target.shape == (points, 1)
    assert data.columns == ("x", "y")
    assert data.noun == "points"
    assert data.task == ("classification" if name in CLASSIFICATIONS else "regression")


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("noise", [0, 0.3])
def test_the_seed_decides_every_number(name, noise):
    data, again, other = (make(name, 50, noise, seed) for seed in (7, 7, 8))
    assert np.array_equal(data.rows, again.rows)
    assert np.array_equal(data.target, again.target)
    assert not (data.rows == other.rows).any()


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("noise", [0, 0.5])
def test_points_stay_in_the_square_and_use_it(name, noise):
    x, y, _ = picture(name, noise=noise)
    for position in (x, y):
        assert np.abs(position).max() <= 6
        assert position.min() < -3
        assert position.max() > 3


@pytest.mark.parametrize("name", CLASSIFICATIONS)
@pytest.mark.parametrize("points", [400, 25])
def test_classes_are_equal_in_number(name, points):
    classes = make(name, points, 0.2, 7).target
    assert abs((classes == 1).sum() - (classes == 0).sum()) <= points % 2


def test_circle_is_decided_by_the_radius():
    x, y, classes = picture("circle")
    radius = np.hypot(x, y)
    assert np.array_equal(classes, radius < 3)
    assert radius[classes == 1].max() <= 2.5
    assert radius[classes == 0].min() >= 3.5
    assert radius.max() <= 5


def test_xor_is_decided_by_the_sign_of_the_product():
    x, y, classes = picture("xor")
    assert np.array_equal(classes, x * y < 0)
    assert min(np.abs(x).min(), np.abs(y).min()) >= 0.3
    # all four quarters hold about a quarter of the 400 points: sd sqrt(400 x 1/4 x 3/4) = 8.7
    quarters = [((x > 0) == right) & ((y > 0) == upper) for right in (True, False) for upper in (True, False)]
    assert all(abs(quarter.sum() - 100) < 35 for quarter in quarters)


def test_blobs_lie_on_both_sides_of_a_straight_line():
    x, y, classes = picture("blobs")
    assert np.array_equal(classes, x + y > 0)
    for label, centre in ((1, 2.5), (0, -2.5)):
        mine = classes == label
        # a mean of 200 values with sd 0.8 has sd 0.057
        assert abs(x[mine].mean() - centre) < 0.25
        assert abs(y[mine].mean() - centre) < 0.25
        assert 0.65 < x[mine].std() < 0.95


def test_spiral_arms_are_opposite_and_turn_with_the_radius():
    x, y, classes = picture("spiral")
    radius = np.hypot(x, y)
    # Turned back by 1.75 turns over the whole radius, one arm lies at angle 0 and the other half a turn away.
    turned_back = np.arctan2(x, y) - 1.75 * 2 * np.pi * radius / 5
    np.testing.assert_allclose(np.cos(turned_back), np.where(classes == 1, 1, -1), atol=1e-9)
    assert radius.max() <= 5


def test_plane_rises_evenly():
    x, y, value = picture("plane")
    slopes, *_ = np.linalg.lstsq(np.column_stack((x, y, np.ones(400))), value, rcond=None)
    np.testing.assert_allclose(slopes, [1 / 12, 1 / 12, 0], atol=1e-12)  # from -1 at (-6, -6) to 1 at (6, 6)


def test_hills_by_a_sum_written_out():
    x, y, value = picture("hills", points=40)
    for i in range(40):

        def bump(left, up, i=i):
            return math.exp(-((x[i] - left) ** 2 + (y[i] - up) ** 2) / 4)

        upper = bump(-4, 2.5) - bump(0, 2.5) + bump(4, 2.5)
        lower = bump(-4, -2.5) - bump(0, -2.5) + bump(4, -2.5)
        assert value[i] == pytest.approx(upper - lower, abs=1e-12)


def test_hills_and_hollows_reach_about_1():
    x, y, value = picture("hills", points=2000)
    assert 0.8 < value.max() < 1.05
    assert -1.05 < value.min() < -0.8
    on_the_middle_hollow = np.hypot(x, y - 2.5) < 0.5
    assert on_the_middle_hollow.any()
    assert (value[on_the_middle_hollow] < -0.8).all()


@pytest.mark.parametrize("name", CLASSIFICATIONS)
def test_noise_moves_points_but_not_their_class(name):
    x, y, classes = picture(name)
    moved_x, moved_y, same_classes = picture(name, noise=0.2)
    assert np.array_equal(classes, same_classes)
    shift = np.abs((moved_x - x, moved_y - y))
    assert 1.0 < shift.max() <= 0.2 * 6 + 1e-12  # a share of half the picture, which is 6 wide


@pytest.mark.parametrize("name", REGRESSIONS)
def test_noise_moves_the_target_but_not_the_points(name):
    x, y, value = picture(name)
    same_x, same_y, moved = picture(name, noise=0.2)
    assert np.array_equal(x, same_x)
    assert np.array_equal(y, same_y)
    assert 0.17 < np.abs(moved - value).max() <= 0.2 + 1e-12


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": "ring"}, "no made data set 'ring'; choose from circle, xor, blobs, spiral, plane, hills"),
        ({"points": 0}, "points is a whole number from 1 up, not 0"),
        ({"points": 2.5}, "points is a whole number from 1 up, not 2.5"),
        ({"noise": -0.1}, "noise lies between 0 and 0.5, so -0.1"),
        ({"noise": 0.51}, "noise lies between 0 and 0.5"),
        ({"noise": float("nan")}, "noise lies between 0 and 0.5"),
        ({"noise": "much"}, "noise lies between 0 and 0.5"),
        ({"seed": -1}, "seed is a whole number from 0 up, not -1"),
        ({"seed": None}, "seed is a whole number from 0 up, not None"),
    ],
)
def test_says_what_cannot_be_made(wrong, sentence):
    with pytest.raises(ValueError, match=sentence):
        make(**{"name": "circle", "points": 10, "noise": 0.1, "seed": 7} | wrong)


def test_numbers_of_numpy_are_numbers_too():
    data = make("circle", np.int64(10), np.float64(0.1), np.int64(7))
    assert np.array_equal(data.rows, make("circle", 10, 0.1, 7).rows)
