"""Made data: decided by the seed, balanced, and true to their geometry."""

import math

import numpy as np
import pytest

from weightviz.data import make
from weightviz.data.made import CLASS_NAMES, CLASSES, CURVES, HEIGHTS

CLASSIFICATIONS, REGRESSIONS = tuple(CLASSES), (*HEIGHTS, *CURVES)
ALL = CLASSIFICATIONS + REGRESSIONS


def picture(name, points=400, noise=0.0, seed=7):
    """x, y and target of a made data set, each of shape (points,)."""
    data = make(name, points, noise, seed)
    return (*data.rows.T, data.target[:, 0])


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("points", [1, 2, 25, 400])
def test_shapes_and_names(name, points):
    data = make(name, points, 0.1, 7)
    assert data.columns == (("x",) if name in CURVES else ("x", "y"))
    assert data.rows.shape == (points, len(data.columns))
    assert data.target.shape == (points, 1)
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
    *positions, _ = picture(name, noise=noise)
    for position in positions:
        assert np.abs(position).max() <= 6
        assert position.min() < -3
        assert position.max() > 3


@pytest.mark.parametrize("name", CLASSIFICATIONS)
@pytest.mark.parametrize("points", [400, 25])
def test_classes_are_equal_in_number(name, points):
    data = make(name, points, 0.2, 7)
    assert data.classes == CLASS_NAMES.get(name, ("0", "1"))
    counts = [(data.target == number).sum() for number in range(len(data.classes))]
    assert max(counts) - min(counts) <= 1


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("circle", [3.790226818613055, 1.073967997615339, 0]),
        ("xor", [4.219527474149057, 5.375640608939045, 0]),
        ("blobs", [-3.092697511835324, -1.8755294679339047, 0]),
        ("spiral", [-2.0689005081777454, -2.8367157130607854, 0]),
        ("plane", [1.501145599256004, 4.766565611634906, 0.4233623284873575]),
        ("hills", [1.501145599256004, 4.766565611634906, -0.1982926628000424]),
    ],
)
def test_links_of_version_0_1_still_show_the_same_points(name, first):
    data = make(name, points=3, noise=0.1, seed=7)  # the figures are those that 0.1 drew
    assert [*data.rows[0], data.target[0, 0]] == pytest.approx(first, rel=1e-12)


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


def test_moons_are_half_circles_and_one_is_the_other_turned_half_round():
    x, y, classes = picture("moons")
    sign = np.where(classes == 1, 1, -1)
    x, y = sign * x, sign * y  # the lower moon turned onto the upper one
    np.testing.assert_allclose(np.hypot(x + 1.9, y + 0.5), 3.8, rtol=1e-12)
    assert y.min() > -0.5
    assert y.min() < 0 < 3.2 < y.max()


def test_no_straight_line_parts_the_moons():
    x, y, classes = picture("moons")
    line = np.column_stack((x, y, np.ones(400)))
    weights, *_ = np.linalg.lstsq(line, classes, rcond=None)
    assert 0.6 < ((line @ weights > 0.5) == classes).mean() < 0.95


def test_arms_of_the_pinwheel_lie_a_third_of_a_turn_apart():
    x, y, classes = picture("pinwheel")
    radius = np.hypot(x, y)
    assert 0.5 <= radius.min() < radius.max() <= 5.5
    # Turned back by half a turn over the whole radius, an arm lies within 30 degrees of its own direction.
    turned_back = np.degrees(np.arctan2(x, y)) - 180 * radius / 5.5
    off = (turned_back - 120 * classes + 180) % 360 - 180
    assert 25 < np.abs(off).max() <= 30 + 1e-9


def test_sine_by_a_table():
    x, value = picture("sine")
    assert value == pytest.approx([math.sin(each) for each in x], abs=1e-12)
    assert value.max() > 0.99


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
    *positions, value = picture(name)
    *same_positions, moved = picture(name, noise=0.2)
    assert np.array_equal(positions, same_positions)
    assert 0.17 < np.abs(moved - value).max() <= 0.2 + 1e-12


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": "ring"}, "no made data set 'ring'; choose from "),
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
