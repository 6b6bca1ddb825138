"""Bars: the largest on top, in the colours of their signs."""

import numpy as np

from weightviz.charts import ranked_bars
from weightviz.charts.look import NEGATIVE, NO_SIGN, POSITIVE

NAMES, VALUES, WRITTEN = ("a", "b", "c"), np.array([0.5, -2.0, 0.0]), ["+0.50", "−2.00", "0.00"]


def test_the_largest_size_is_on_top_and_every_number_beside_its_bar():
    figure = ranked_bars(NAMES, VALUES, WRITTEN, "weight")
    (bars,) = figure.data
    assert (list(bars.y), list(bars.x)) == (["c", "a", "b"], [0.0, 0.5, -2.0])  # Plotly begins below
    assert {each.y: each.text for each in figure.layout.annotations} == dict(zip(NAMES, WRITTEN, strict=True))
    assert figure.layout.xaxis.title.text == "weight"


def test_what_has_a_direction_has_the_colour_of_its_sign_and_stripes_where_it_is_negative():
    marker = ranked_bars(NAMES, VALUES, WRITTEN, "weight").data[0].marker
    assert list(marker.color) == [NO_SIGN, POSITIVE, NEGATIVE]
    assert list(marker.pattern.shape) == ["", "", "/"]


def test_what_has_none_is_grey():
    assert set(ranked_bars(NAMES, VALUES, WRITTEN, "error", directed=False).data[0].marker.color) == {NO_SIGN}


def test_spreads_follow_their_bars():
    whiskers = ranked_bars(NAMES, VALUES, WRITTEN, "error", spreads=np.array([0.1, 0.2, 0.3])).data[0].error_x
    assert (list(whiskers.array), whiskers.visible) == ([0.3, 0.1, 0.2], True)
    assert not ranked_bars(NAMES, VALUES, WRITTEN, "error").data[0].error_x.visible
