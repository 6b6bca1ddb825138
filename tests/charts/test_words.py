"""Whatever a column is called, Plotly writes its name and does nothing with it."""

import html
from collections.abc import Iterator

import numpy as np
import plotly.graph_objects as go
import pytest

import weightviz as wv
from weightviz import charts

NAMES = ('<a href="https://evil.example">win</a>', "%{z} <i>q</i>", "age<b>old", "R&amp;D", "1 < 2 & 3 > 2")
THREE, VALUES = np.array([1.0, 2.0, 3.0]), np.arange(9.0).reshape(3, 3) + 1
WAY = charts.Way(np.array([[0.0, 0.0], [1.0, 1.0]]), np.array([2.0, 1.0]), np.array([False, True]))
MARKS = ("<a", "</a", "<i", "</i", "age<", "1 <")  # of the names, and of no figure


def network(name: str) -> go.Figure:
    data = wv.Dataset([[1.0], [2.0], [3.0]], [2.0, 4.0, 9.0], [name, f"{name}2"])
    return charts.network(wv.Trainer(wv.Experiment(train_share=1.0).on(data), data))


DRAWN = {
    "weights": lambda name: charts.weights_over_time(THREE, VALUES, [name, "b", "c"]),
    "map": lambda name: charts.landscape_map(THREE, THREE, VALUES, (name, name), WAY),
    "surface": lambda name: charts.landscape_surface(THREE, THREE, VALUES, (name, name), WAY),
    "bars": lambda name: charts.ranked_bars([name, "b"], np.array([1.0, 2.0]), [f"1 {name}", "2"], name),
    "gap": lambda name: charts.gap_gauge(1.0, 2.0, (f"1 {name}", "2", "1"), name),
    "sweep": lambda name: charts.width_sweep((1, 2, 4), VALUES, VALUES, name),
    "errors": lambda name: charts.error_curves({"now, training": (THREE, THREE)}, name, name),
    "network": network,
}


def texts(part: object) -> Iterator[str]:
    """Every text of a figure."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        yield from (text for each in part.values() for text in texts(each))
    elif isinstance(part, list | tuple | np.ndarray):
        yield from (text for each in part for text in texts(each))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("figure", DRAWN)
def test_a_name_is_neither_a_tag_nor_a_template(figure, name):
    drawn = DRAWN[figure](name)
    found = list(texts(drawn.to_dict()))
    seen = name if figure != "network" else name[:15]  # longer ones are cut there
    look_alike = seen.replace("<", "‹").replace(">", "›")
    assert any(seen in text or look_alike in text for text in map(html.unescape, found))  # Plotly knows these too
    assert not [text for text in found if any(mark in text for mark in MARKS)]
    assert "%{z}" not in "".join(trace.hovertemplate or "" for trace in drawn.data)


def test_the_room_for_a_name_is_that_of_its_letters():
    tagged, spelled = (charts.weights_over_time(THREE, VALUES[:, :1], [name]) for name in ("<<<<", "aaaa"))
    assert tagged.layout.margin.r == spelled.layout.margin.r
