"""What holds for every figure: named axes, letters that can be read, and no colour of letters that one ground hides."""

import numpy as np
import plotly.graph_objects as go
import pytest

import weightviz as wv
from weightviz import charts
from weightviz.charts.look import DARK, LIGHT, SMALL

STEPS, RISING = np.array([0, 1, 2]), np.array([1.0, 2.0, 3.0])
THREE = np.array([RISING, RISING + 1, RISING + 2])
WAY = charts.Way(np.array([[0.0, 0.0], [1.0, 1.0]]), np.array([2.0, 1.0]), np.array([False, True]))


def landscape(draw, ground=LIGHT):
    return draw(RISING, RISING, THREE, ("area to price", "bias of price"), WAY, (2.0, 2.0, 1.0), ground)


FIGURES = {
    "weights": charts.weights_over_time(STEPS, THREE.T, ["a", "b", "c"], [(1, "flip")]),
    "map": landscape(charts.landscape_map),
    "bars": charts.ranked_bars(["area", "age"], np.array([0.5, -0.2]), ["+0.50", "−0.20"], "weight"),
    "gap": charts.gap_gauge(1.0, 2.0, ("$1", "$2", "$1"), "typical miss, $"),
    "sweep": charts.width_sweep((1, 2, 4), THREE, THREE, "typical miss, $"),
    "descent": charts.double_descent((10, 40, 400), THREE, THREE, 40),
    "errors": charts.error_curves({"now, training": (STEPS, RISING)}, "step", "typical miss, $"),
}
NAMES_STAND_BESIDE = ("bars", "gap")  # each bar of these says its own name


@pytest.mark.parametrize("name", FIGURES)
def test_both_axes_say_what_they_count(name):
    layout = FIGURES[name].layout
    assert layout.xaxis.title.text
    assert bool(layout.yaxis.title.text) != (name in NAMES_STAND_BESIDE)
    assert layout.xaxis.title.font.size >= SMALL <= layout.xaxis.tickfont.size


@pytest.mark.parametrize("name", FIGURES)
def test_letters_take_the_colour_of_the_page(name):
    layout = FIGURES[name].layout
    on_paper = [note.font.color for note in layout.annotations if note.bgcolor is None]
    assert {*on_paper, layout.legend.font.color, layout.font.color} == {None}


@pytest.mark.parametrize("name", FIGURES)
def test_on_a_dark_page_all_letters_are_light(name):
    layout = charts.lettered(go.Figure(FIGURES[name]), DARK).layout
    fonts = [layout.font, layout.xaxis.tickfont, layout.yaxis.title.font, *(note.font for note in layout.annotations)]
    assert {font.color for font in fonts} <= {DARK.words, LIGHT.ink}  # that of a chip of its own
    assert layout.xaxis.tickfont.size >= SMALL


@pytest.mark.parametrize("draw", [charts.landscape_map, charts.landscape_surface])
def test_marks_on_a_dark_page_are_light_and_on_a_light_one_dark(draw):
    for ground in (LIGHT, DARK):
        now = next(trace for trace in landscape(draw, ground).data if trace.name == "now")
        assert (now.marker.color, now.marker.line.color) == (ground.paper, ground.ink)
        assert landscape(draw, ground).layout.legend.bgcolor is None


def test_a_surface_names_its_three_axes():
    scene = landscape(charts.landscape_surface).layout.scene
    names = [axis.title.text for axis in (scene.xaxis, scene.yaxis, scene.zaxis)]
    assert names == ["area to price", "bias of price", "training error"]


def test_a_network_s_letters_are_those_of_its_ground():
    for ground in (LIGHT, DARK):
        figure = charts.network(wv.Trainer(wv.Experiment()), ground=ground)
        assert {trace.textfont.color for trace in figure.data} == {ground.words}
