"""The figure holds the numbers it was given, and its colours mean sign."""

import numpy as np
import pytest

from weightviz import charts
from weightviz.charts.look import NEGATIVE, POSITIVE

STEPS, VALUES = np.array([0, 1, 2]), np.array([[0.5, 0.1], [0.6, -0.2], [0.7, -0.4]])


def test_every_weight_is_a_curve_in_the_colour_of_the_sign_it_ends_with():
    up, down = charts.weights_over_time(STEPS, VALUES, ["a", "b"]).data
    assert (up.x.tolist(), up.y.tolist(), up.name) == ([0, 1, 2], [0.5, 0.6, 0.7], "a")
    assert (up.line.color, up.line.dash) == (POSITIVE, "solid")
    assert (down.line.color, down.line.dash, down.name) == (NEGATIVE, "dash", "b")


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
