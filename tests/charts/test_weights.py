"""The figure holds the numbers it was given, and its colours mean sign."""

import numpy as np
import pytest

from weightviz import charts
from weightviz.charts.look import NEGATIVE, POSITIVE
from weightviz.charts.weights import sides

NAN = float("nan")
STEPS, VALUES = np.array([0, 1, 2]), np.array([[0.5, 0.1], [0.6, -0.2], [0.7, -0.4]])


def test_every_weight_is_a_curve_in_the_colour_of_its_sign_at_every_step():
    traces = {trace.name: trace for trace in charts.weights_over_time(STEPS, VALUES, ["a", "b"]).data}
    assert (traces["a"].x.tolist(), traces["a"].y.tolist()) == ([0, 1, 2], [0.5, 0.6, 0.7])
    assert set(traces) == {"a", "a, above 0", "b", "b, above 0", "b, below 0"}
    above, below = traces["b, above 0"], traces["b, below 0"]
    assert (above.line.color, above.line.dash) == (POSITIVE, "solid")
    assert (below.line.color, below.line.dash) == (NEGATIVE, "dash")
    # the straight line from 0.1 at step 0 to -0.2 at step 1 crosses at a third
    np.testing.assert_allclose([above.x, above.y], [[0, 1 / 3, NAN], [0.1, 0, NAN]])
    np.testing.assert_allclose([below.x, below.y], [[1 / 3, 1, 2, NAN], [0, -0.2, -0.4, NAN]])


@pytest.mark.parametrize(
    ("way", "wanted"),
    [
        ([0, 0], {0: [0, 0, NAN]}),
        ([0, -1], {-1: [0, -1, NAN]}),
        ([-1, 0, 0, -2], {-1: [-1, 0, NAN, 0, -2, NAN], 0: [0, 0, NAN]}),
        ([-1, 0, 1], {-1: [-1, 0, NAN], 1: [0, 1, NAN]}),
        ([-1e-200, 1e-200], {-1: [-1e-200, 0, NAN], 1: [0, 1e-200, NAN]}),
    ],
)
def test_each_piece_of_a_curve_is_on_one_side_and_none_is_missing(way, wanted):
    found = sides(np.arange(len(way)), np.array(way, float))
    assert set(found) == set(wanted)
    for side, values in wanted.items():
        np.testing.assert_array_equal(found[side][1], values)


def test_edits_before_the_first_step_stand_where_the_axis_begins():
    layout = charts.weights_over_time(np.array([0, 0]), VALUES[:2], ["a", "b"], [(0, "set")]).layout
    assert layout.xaxis.range[0] > -0.1


def test_axes_have_names_and_edits_a_mark_each():
    layout = charts.weights_over_time(STEPS, VALUES, ["a", "b"], [(1, "flip"), (1, "lock"), (2, "set")]).layout
    assert (layout.xaxis.title.text, layout.yaxis.title.text) == ("step", "weight")
    assert [mark.x0 for mark in layout.shapes] == [1, 2]
    assert [each.hovertext for each in layout.annotations if each.text == "▼"] == ["step 1: flip, lock", "step 2: set"]


def test_names_at_the_ends_do_not_cover_each_other():
    values = np.array([[0.0] * 6 + [10.0], [1.0] * 6 + [10.0]])
    figure = charts.weights_over_time(np.array([0, 1]), values, list("abcdefg"))
    heights = sorted(each.y for each in figure.layout.annotations)
    assert np.diff(heights) == pytest.approx([0.6] * 5 + [6.0], abs=1e-9)
