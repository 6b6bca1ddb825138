"""The curves of two runs can be told apart without colour, and two networks stand on one scale."""

import numpy as np
import pytest

import weightviz as wv
from weightviz import charts
from weightviz.charts.comparison import STROKES
from weightviz.charts.look import DARK, NEGATIVE, POSITIVE
from weightviz.charts.network import drawn

STEPS = np.array([0, 1, 2])


def curves(*names: str, last: float = 2.0) -> dict:
    return {name: (STEPS, np.array([3.0, 2.5, last])) for name in names}


def test_every_run_has_its_curves_and_a_mark_where_it_ends():
    figure = charts.error_curves(curves(*STROKES), "step", "typical miss, $")
    named = {trace.name: trace for trace in figure.data}
    assert set(named) == {*STROKES, *(f"end of {name}" for name in STROKES)}
    assert named["now, test"].y.tolist() == [3.0, 2.5, 2.0]
    assert (named["end of kept, training"].x[0], named["end of kept, training"].y[0]) == (2, 2.0)
    assert (figure.layout.xaxis.title.text, figure.layout.yaxis.title.text) == ("step", "typical miss, $")


def test_dashes_tell_the_run_and_width_the_rows():
    lines = {trace.name: trace.line for trace in charts.error_curves(curves(*STROKES), "step", "error").data}
    assert {name for name in STROKES if lines[name].dash == "dash"} == {"kept, training", "kept, test"}
    assert {name for name in STROKES if lines[name].width == 4} == {"kept, training", "now, training"}
    for stroke in STROKES.values():
        red, _, blue = bytes.fromhex(stroke.colour[1:])
        assert abs(red - blue) <= 32 and stroke.colour not in (POSITIVE, NEGATIVE)  # a grey


def test_before_the_first_step_the_axis_begins_at_0():
    start = {name: (np.array([0]), np.array([3.0])) for name in STROKES}
    low, high = charts.error_curves(start, "step", "error").layout.xaxis.range
    assert -0.1 < low <= 0 and high == 1


@pytest.mark.parametrize(("last", "axis"), [(2.0, "linear"), (1e5, "log")])
def test_an_error_that_dwarfs_the_others_gets_an_axis_of_ratios_that_says_so(last, axis):
    figure = charts.error_curves(curves("kept, training") | curves("now, training", last=last), "step", "error")
    assert (figure.layout.yaxis.type or "linear") == axis
    assert ("ten times" in figure.layout.yaxis.title.text) == (axis == "log")


def pair() -> tuple[wv.Trainer, wv.Trainer]:
    small = wv.Trainer(wv.Experiment(start_values=(0.4, -0.2)))
    large = wv.Trainer(wv.Experiment(start_values=(4.0, 2.0)))
    return small, large


def test_beside_each_other_an_equal_width_is_an_equal_weight():
    small, large = pair()
    one, other = charts.network(small, [large]), charts.network(large, [small])
    # W is 5, the smallest scale that holds 90 % of 0.4, 0.2, 4 and 2; a line of 5 would be 14 px wide
    widths = [shape.line.width for figure in (one, other) for shape in figure.layout.shapes]
    assert widths == pytest.approx([1.25, 1.25, 14 * 4 / 5, 14 * 2 / 5])
    assert charts.network(small).layout.shapes[0].line.width == pytest.approx(14 * 0.4)


def test_of_pictures_beside_each_other_the_thinner_lines_hold_for_both():
    shallow, deep = pair()[1], wv.Trainer(wv.Experiment(hidden_layers=(2,), start_values=(4.0,) * 7))
    assert charts.network(shallow, [deep]).layout.shapes[0].line.width == pytest.approx(12 * 4 / 5)


def test_marked_lines_have_a_letter_and_their_number_once():
    small, large = pair()
    figure = charts.network(small, [large], marks=(1, 0))
    assert [each.text for each in figure.layout.annotations] == ["<b>A</b> \u22120.20", "<b>B</b> +0.40"]
    assert list(figure.data[1].text) == ["", ""]


def test_a_frame_clears_the_neuron_of_its_line_on_a_phone():
    figure = charts.network(wv.Trainer(wv.Experiment(dataset="houses_five")), [pair()[0]], marks=(2,))
    (frame,), (first, last), discs = figure.layout.annotations, figure.layout.xaxis.range, figure.data[0]
    a_unit = (358 - figure.layout.margin.l - figure.layout.margin.r) / (last - first)  # px
    half = (7 * len("A −0.01") + 2 * 3 + 2 * 1.5) / 2
    free = min(abs(frame.x - x) for x in discs.x) * a_unit - discs.marker.size / 2 - half
    assert free > 8


def test_the_ground_is_the_page_s():
    figure = charts.network(pair()[0], ground=DARK)
    assert figure.layout.paper_bgcolor == DARK.paper
    assert figure.data[0].textfont.color == DARK.words


def test_units_can_be_called_as_people_call_them():
    figure = charts.network(wv.Trainer(wv.Experiment()), names=[["living area"], ["price"]])
    assert [text.strip() for text in figure.data[0].text] == ["living area", "price"]
    assert "living area to price" in figure.data[1].hovertext[0]


def test_there_is_room_for_names_at_both_sides_and_for_every_number():
    figure = charts.network(wv.Trainer(wv.Experiment(dataset="houses_five")))
    layout, (first, last) = figure.layout, figure.layout.xaxis.range
    assert all(first < x < last for x in figure.data[1].x)  # beyond, Plotly would leave them out
    assert layout.margin.l >= 34 / 2 + 7 * len("garage_cars")
    assert drawn("x" * 40) == "x" * 15 + "…"
