"""The network's picture for notebooks: every weight is there, drawn by the rule."""

import numpy as np
import pytest

import weightviz as wv
from weightviz.charts.rule import full_scale, line_style, mixed


def trained(**settings) -> wv.Trainer:
    trainer = wv.Trainer(wv.Experiment(**settings))
    trainer.train(50)
    return trainer


@pytest.mark.parametrize("settings", [{}, {"dataset": "circle"}, {"dataset": "penguins_three", "hidden_layers": (3,)}])
def test_every_weight_is_drawn_by_the_rule_and_told(settings):
    trainer = trained(**settings)
    figure, weights = wv.charts.network(trainer), trainer.network.parameters
    assert len(figure.layout.shapes) == weights.size
    M = {0: 14}.get(len(trainer.experiment.hidden_layers), 12)
    for shape, w in zip(figure.layout.shapes, weights, strict=True):
        assert shape.line.width == pytest.approx(max(1.25, M * min(1, abs(w) / full_scale(weights))))
        assert (shape.line.dash == "solid") == (w >= 0)
    np.testing.assert_array_equal(figure.data[1].customdata, weights)


def test_lines_are_told_by_name():
    told = wv.charts.network(trained(dataset="circle", hidden_layers=(2,))).data[1].hovertext
    assert [text.rpartition(":")[0] for text in told] == [
        "x to 1.1", "x to 1.2", "y to 1.1", "y to 1.2", "bias to 1.1", "bias to 1.2",
        "1.1 to class", "1.2 to class", "bias to class",
    ]  # fmt: skip


def test_a_muted_line_is_grey():
    trainer = trained()
    trainer.mute(0)
    muted, other = wv.charts.network(trainer).layout.shapes
    assert (muted.line.dash, muted.line.color) == ("dot", "#83909b")
    assert other.line.dash != "dot"


def test_the_rule_by_hand():
    # half of W: half the width, and the root of a half of the way to the colour
    width, colour, dash = line_style(0.5, 1, 14)
    assert (width, dash) == (7.0, ())
    assert colour == mixed("#c3ccd3", "#0877bd", 0.5**0.5)
    assert line_style(-0.01, 1, 14).dash == (6.0, 4.0)
    assert full_scale(np.array([1.5, 2.5, 0.1])) == 3
