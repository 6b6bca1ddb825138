"""The network as a picture: a line for every weight, by the rule of the page."""

import numpy as np
import plotly.graph_objects as go

from weightviz.charts.look import NO_SIGN, SMALL, TEXT, signed
from weightviz.charts.rule import full_scale, line_style, thickest

ACROSS, DOWN, STUB = 3.0, 1.0, 0.42  # between layers, between units, and how long a bias is
GROUND, WORDS, HALO = "#ffffff", "#465664", "0 0 3px #ffffff, 0 0 3px #ffffff, 0 0 4px #ffffff"
MOST_NUMBERS = 40  # lines that show theirs; all of them tell it when pointed at


def network(trainer) -> go.Figure:
    """The trainer's network as it is now: lines by |weight| and sign, a stub below every unit for its bias.

    Muted lines are grey. Pointing at the middle of a line tells its name and weight.
    """
    net, names = trainer.network, names_of(trainer)
    places, full, widest = places_of(net.sizes), full_scale(net.parameters), thickest(len(net.sizes) - 2)
    figure, numbers = blank(places), []
    for weight, muted, (layer, source, target) in zip(net.parameters, net.muted, ends_of(net.sizes), strict=True):
        end = places[layer][target]
        start = (end[0], end[1] - STUB) if source is None else places[layer - 1][source]
        draw_line(figure, start, end, line_style(float(weight), full, widest), muted)
        fans_out = net.sizes[layer] > net.sizes[layer - 1]
        spot = (end[0] + 0.32, start[1]) if source is None else along(start, end, fans_out)
        told = f"{'bias' if source is None else names[layer - 1][source]} to {names[layer][target]}"
        numbers.append((*spot, told, float(weight)))
    draw_units(figure, places, [name for column in names for name in column])
    draw_numbers(figure, numbers)
    return figure


def ends_of(sizes: tuple[int, ...]) -> list[tuple[int, int | None, int]]:
    """For each parameter the layer it ends in, the unit it comes from (None for a bias) and the unit it goes to.

    >>> ends_of((1, 2))
    [(1, 0, 0), (1, 0, 1), (1, None, 0), (1, None, 1)]
    """
    return [
        (layer, source, target)
        for layer in range(1, len(sizes))
        for source in (*range(sizes[layer - 1]), None)
        for target in range(sizes[layer])
    ]


def names_of(trainer) -> list[list[str]]:
    """What every unit is called: inputs and outputs by their names, hidden neurons by their numbers."""
    sizes, data = trainer.network.sizes, trainer.data
    outputs = list(data.classes) if sizes[-1] > 1 else [data.target_name]
    hidden = [[f"{layer}.{unit + 1}" for unit in range(size)] for layer, size in enumerate(sizes[1:-1], start=1)]
    return [list(trainer.experiment.inputs), *hidden, outputs]


def places_of(sizes: tuple[int, ...]) -> list[list[tuple[float, float]]]:
    """Where every unit stands: layers from left to right, the units of each in the middle of the height.

    >>> places_of((1, 2))
    [[(0.0, 0.0)], [(3.0, 0.5), (3.0, -0.5)]]
    """
    return [[(ACROSS * k, DOWN * ((size - 1) / 2 - unit)) for unit in range(size)] for k, size in enumerate(sizes)]


def blank(places) -> go.Figure:
    """An empty picture as large as the network needs."""
    tallest = max(len(column) for column in places)
    figure = go.Figure()
    figure.update_layout(
        height=int(100 + 78 * tallest), width=int(180 + 190 * len(places)), showlegend=False, hovermode="closest",
        margin={"l": 16, "r": 16, "t": 16, "b": 16}, paper_bgcolor=GROUND, plot_bgcolor=GROUND,
    )  # fmt: skip
    figure.update_xaxes(visible=False, range=[-1.2, ACROSS * (len(places) - 1) + 1.4])
    figure.update_yaxes(visible=False, range=[-DOWN * (tallest - 1) / 2 - 0.8, DOWN * (tallest - 1) / 2 + 0.6])
    return figure


def draw_line(figure: go.Figure, start, end, style, muted: bool) -> None:
    """A line as on the page: level at both ends; a bias straight up."""
    (x0, y0), (x1, y1) = start, end
    half = (x0 + x1) / 2
    path = f"M {x0},{y0} C {half},{y0} {half},{y1} {x1},{y1}" if x0 != x1 else f"M {x0},{y0} L {x1},{y1}"
    dash = ",".join(f"{length:g}px" for length in style.dash) or "solid"
    line = {"width": style.width, "color": NO_SIGN if muted else style.colour, "dash": "dot" if muted else dash}
    figure.add_shape(type="path", path=path, line=line, layer="below")


def along(start, end, fans_out: bool) -> tuple[float, float]:
    """Where a line's number stands: on the side on which the ends of the lines are farther apart."""
    share = 0.66 if fans_out else 0.34
    bend = share**2 * (3 - 2 * share)
    return start[0] + share * (end[0] - start[0]), start[1] + bend * (end[1] - start[1])


def draw_units(figure: go.Figure, places, names: list[str]) -> None:
    """A disc for every unit, with its name below hidden ones and beside inputs and outputs."""
    spots = [spot for column in places for spot in column]
    first, last = len(places[0]), len(spots) - len(places[-1])
    sides = ["middle left"] * first + ["middle center"] * (last - first) + ["middle right"] * (len(spots) - last)
    x, y = zip(*spots, strict=True)
    figure.add_scatter(
        x=x, y=y, mode="markers+text", text=[f" {name} " for name in names], textposition=sides, hoverinfo="skip",
        marker={"size": 34, "color": GROUND, "line": {"color": NO_SIGN, "width": 1.5}},
        textfont={"size": SMALL, "color": WORDS}, cliponaxis=False,
    )  # fmt: skip


def draw_numbers(figure: go.Figure, numbers) -> None:
    """A point on each line that tells its weight, written there while there are few."""
    x, y, names, weights = zip(*numbers, strict=True)
    told = [f"{name}: {signed(w, 4)}" for name, w in zip(names, weights, strict=True)]
    few = len(numbers) <= MOST_NUMBERS
    figure.add_scatter(
        x=x, y=y, mode="markers+text" if few else "markers", text=[signed(w) for w in weights], hovertext=told,
        hovertemplate="%{hovertext}<extra></extra>", customdata=np.array(weights),
        marker={"size": 14, "opacity": 0}, textfont={"size": TEXT - 1, "color": WORDS, "shadow": HALO},
    )  # fmt: skip
