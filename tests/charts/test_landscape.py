"""The map and the surface hold the errors they were given; lines of equal error carry their numbers."""

import numpy as np
import pytest

from weightviz.charts import Way, landscape_map, landscape_surface
from weightviz.charts.landscape import BEGAN, BEST, HAND, NOW, TRAINING
from weightviz.charts.levels import levels_of, numbered_places, stairs

ACROSS, UP = np.linspace(-2, 2, 41), np.linspace(-1, 1, 21)
BOWL = 0.5 + ACROSS[np.newaxis, :] ** 2 + UP[:, np.newaxis] ** 2
WAY = Way(np.array([[1.0, 1.0], [1.0, 0.0], [0.5, 0.0]]), np.array([2.5, 1.5, 0.75]), np.array([False, True, False]))


def drawn(figure) -> dict:
    return {trace.name: trace for trace in figure.data if trace.name}


def test_the_map_has_the_errors_and_the_way_in_two_styles():
    figure = landscape_map(ACROSS, UP, BOWL, ("a", "b"), WAY, best=(0.0, 0.0, 0.5))
    traces = drawn(figure)
    np.testing.assert_array_equal(traces["error"].customdata, BOWL)
    assert (list(traces[HAND].x[:2]), list(traces[HAND].y[:2])) == ([1.0, 1.0], [1.0, 0.0])
    assert list(traces[TRAINING].x[:2]) == [1.0, 0.5]
    assert traces[HAND].line.dash == "dot"
    assert traces[TRAINING].line.dash is None
    places = {name: (traces[name].x[0], traces[name].y[0]) for name in (BEGAN, NOW, BEST)}
    assert places == {BEGAN: (1.0, 1.0), NOW: (0.5, 0.0), BEST: (0.0, 0.0)}
    assert (figure.layout.xaxis.title.text, figure.layout.yaxis.title.text) == ("a", "b")


def test_only_places_to_which_the_hand_led_have_diamonds():
    hand = drawn(landscape_map(ACROSS, UP, BOWL, ("a", "b"), WAY))[HAND]
    assert [size > 0 for size in hand.marker.size] == [False, True, False]


def test_the_surface_is_as_high_as_the_error_and_names_its_axes():
    figure = landscape_surface(ACROSS, UP, BOWL, ("a", "b"), WAY)
    np.testing.assert_array_equal(drawn(figure)["error"].z, BOWL)
    scene = figure.layout.scene
    assert [axis.title.text for axis in (scene.xaxis, scene.yaxis, scene.zaxis)] == ["a", "b", "training error"]
    assert scene.zaxis.type == "linear"
    assert BEST not in drawn(figure)


def test_where_one_spike_towers_over_all_the_height_is_one_of_ratios():
    spike = BOWL.copy()
    spike[0, 0], spike[10, 20] = 1e30, 0.0
    figure = landscape_surface(ACROSS, UP, spike, ("a", "b"), WAY)
    assert figure.layout.scene.zaxis.type == "log"
    assert drawn(figure)["error"].z.min() > 0


def test_the_error_is_grey_and_nothing_else():
    for part in drawn(landscape_map(ACROSS, UP, BOWL, ("a", "b"), WAY))["error"].colorscale:
        red, green, blue, _ = map(float, part[1].removeprefix("rgba(").removesuffix(")").split(","))
        assert max(red, green, blue) - min(red, green, blue) < 30


@pytest.mark.parametrize(
    "errors",
    [
        *(BOWL, np.exp(3 * BOWL), np.exp(12 * BOWL), 1e-3 * BOWL, BOWL - 0.5, 0 * BOWL + 2.0, 0 * BOWL),
        *(1e30 * (1 + share * BOWL) for share in (0.0, 1e-16, 1e-13, 1e-8, 1e-3)),  # huge and nearly equal
        *(0 * BOWL + 1e300, 1e-20 * BOWL, 1e30 * BOWL),
    ],
)
def test_levels_reach_around_all_errors_and_are_few(errors):
    levels = levels_of(errors)
    assert 2 <= len(levels.errors) <= 20
    assert levels.errors[0] <= max(errors.min(), 1e-6 * errors.max())
    assert levels.errors[-1] >= errors.max()
    assert (np.diff(levels.errors) > 0).all()
    height = stairs(errors, levels)
    assert np.isfinite(height).all()
    assert (np.diff(height.ravel()[np.argsort(errors.ravel())]) >= 0).all()


@pytest.mark.parametrize("draw", [landscape_map, landscape_surface])
@pytest.mark.parametrize("errors", [0 * BOWL + 1e30, 1e30 * (1 + 1e-14 * BOWL), 0 * BOWL])
def test_a_flat_landscape_is_drawn_as_one(draw, errors):
    assert drawn(draw(ACROSS, UP, errors, ("a", "b"), WAY))["error"]


def test_a_number_stands_where_the_error_is_what_it_says():
    levels = levels_of(BOWL)
    places = list(numbered_places(stairs(BOWL, levels), levels))
    assert len(places) >= 3
    for error, i, j in places:
        around = BOWL[max(0, i - 1) : i + 2, max(0, j - 1) : j + 2]
        assert around.min() <= error <= around.max()
