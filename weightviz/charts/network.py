"""The network as a picture: a line for every weight, by the rule of the page."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from weightviz.charts.look import LIGHT, NO_SIGN, SMALL, TEXT, Ground
from weightviz.charts.rule import full_scale, line_style, thickest
from weightviz.charts.words import literal
from weightviz.written import signed

ACROSS, DOWN, STUB = 3.0, 1.0, 0.42  # between layers, between units, and how long a bias is
ASIDE, EDGE = 0.32, 0.1  # from a bias to its number, and beside the outermost
NUMBERED, FRAMED = 0.34, 0.42  # of the way from a line's start: its number; with a frame it must clear the neuron
MOST_NUMBERS = 40  # lines that show theirs; all of them tell it when pointed at
MOST_BESIDE = 12  # where pictures stand beside each other, which takes room
LONGEST = 16  # letters of a name that are drawn


LETTERS = "ABCDEFGH"  # of lines that are marked


def network(
    trainer, beside: Sequence = (), marks: Sequence[int] = (), ground: Ground = LIGHT,
    names: Sequence[Sequence[str]] | None = None,
) -> go.Figure:  # fmt: skip
    """The trainer's network as it is now: lines by |weight| and sign, a stub below every unit for its bias.

    Muted lines are grey. Pointing at the middle of a line tells its name and weight. Pictures that stand ``beside``
    each other, each given the trainers of the others, share one scale: an equal width is an equal weight. ``marks``
    are the places among the parameters of lines that get a letter each: A, B and so on. ``names`` are those of all
    units, layer by layer, if they are not to be called as in the data.
    """
    net, names, places = trainer.network, names or names_of(trainer), places_of(trainer.network.sizes)
    full, widest = common_scale([net, *(other.network for other in beside)])
    figure, shapes, numbers = blank(places, names, ground), [], []
    lines = zip(net.parameters, net.muted, ends_of(net.sizes), strict=True)
    for place, (weight, muted, (layer, source, target)) in enumerate(lines):
        end = places[layer][target]
        start = (end[0], end[1] - STUB) if source is None else places[layer - 1][source]
        shapes.append(line_shape(start, end, line_style(float(weight), full, widest, ground.zero), muted))
        share = FRAMED if place in marks else NUMBERED
        share = 1 - share if net.sizes[layer] > net.sizes[layer - 1] else share  # where ends are farther apart
        spot = (end[0] + ASIDE, start[1]) if source is None else along(start, end, share)
        told = f"{'bias' if source is None else names[layer - 1][source]} to {names[layer][target]}"
        numbers.append((*spot, told, float(weight)))
    figure.update_layout(shapes=shapes)  # all at once: one by one, hundreds of them take half a minute
    draw_units(figure, places, [drawn(name) for column in names for name in column], ground)
    draw_numbers(figure, numbers, marks, MOST_BESIDE if beside else MOST_NUMBERS, ground)
    draw_marks(figure, numbers, marks, ground)
    return figure


def common_scale(networks: Sequence) -> tuple[int, int]:
    """W and M for pictures of which none may have thicker lines for the same weight than another."""
    full = full_scale(np.concatenate([each.parameters for each in networks]))
    return full, min(thickest(len(each.sizes) - 2) for each in networks)


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
    """What every unit is called: inputs and outputs by their labels, hidden neurons by their numbers."""
    sizes, source = trainer.network.sizes, trainer.experiment.source
    outputs = list(trainer.data.classes) if sizes[-1] > 1 else [source.target.label]
    hidden = [[f"{layer}.{unit + 1}" for unit in range(size)] for layer, size in enumerate(sizes[1:-1], start=1)]
    return [[*map(source.label, trainer.experiment.inputs)], *hidden, outputs]


def places_of(sizes: tuple[int, ...]) -> list[list[tuple[float, float]]]:
    """Where every unit stands: layers from left to right, the units of each in the middle of the height.

    >>> places_of((1, 2))
    [[(0.0, 0.0)], [(3.0, 0.5), (3.0, -0.5)]]
    """
    return [[(ACROSS * k, DOWN * ((size - 1) / 2 - unit)) for unit in range(size)] for k, size in enumerate(sizes)]


def drawn(name: str) -> str:
    """As much of a name as is drawn.

    >>> drawn("price"), drawn("a name without an end")
    ('price', 'a name without …')
    """
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"


def blank(places, names: list[list[str]], ground: Ground) -> go.Figure:
    """An empty picture as large as the network needs, with room for names at its sides however narrow it is shown."""
    tallest = max(len(column) for column in places)
    left, right = (28 + 7.5 * max(len(drawn(name)) for name in column) for column in (names[0], names[-1]))
    figure = go.Figure()
    figure.update_layout(
        height=int(100 + 78 * tallest), width=int(180 + 190 * len(places)), showlegend=False, hovermode="closest",
        margin={"l": left, "r": max(right, 64), "t": 16, "b": 16},
        paper_bgcolor=ground.paper, plot_bgcolor=ground.paper,
    )  # fmt: skip
    figure.update_xaxes(visible=False, range=[-EDGE, ACROSS * (len(places) - 1) + ASIDE + EDGE])
    figure.update_yaxes(visible=False, range=[-DOWN * (tallest - 1) / 2 - 0.8, DOWN * (tallest - 1) / 2 + 0.6])
    return figure


def line_shape(start, end, style, muted: bool) -> dict:
    """A line as on the page: level at both ends; a bias straight up."""
    (x0, y0), (x1, y1) = start, end
    half = (x0 + x1) / 2
    path = f"M {x0},{y0} C {half},{y0} {half},{y1} {x1},{y1}" if x0 != x1 else f"M {x0},{y0} L {x1},{y1}"
    dash = ",".join(f"{length:g}px" for length in style.dash) or "solid"
    line = {"width": style.width, "color": NO_SIGN if muted else style.colour, "dash": "dot" if muted else dash}
    return {"type": "path", "path": path, "line": line, "layer": "below"}


def along(start, end, share: float) -> tuple[float, float]:
    """The place a share of the way along a line."""
    bend = share**2 * (3 - 2 * share)
    return start[0] + share * (end[0] - start[0]), start[1] + bend * (end[1] - start[1])


def draw_units(figure: go.Figure, places, names: list[str], ground: Ground) -> None:
    """A disc for every unit, with its name below hidden ones and beside inputs and outputs."""
    spots = [spot for column in places for spot in column]
    first, last = len(places[0]), len(spots) - len(places[-1])
    sides = ["middle left"] * first + ["middle center"] * (last - first) + ["middle right"] * (len(spots) - last)
    x, y = zip(*spots, strict=True)
    figure.add_scatter(
        x=x, y=y, mode="markers+text", text=[f" {literal(name)} " for name in names], textposition=sides,
        hoverinfo="skip", marker={"size": 34, "color": ground.paper, "line": {"color": NO_SIGN, "width": 1.5}},
        textfont={"size": SMALL, "color": ground.words}, cliponaxis=False,
    )  # fmt: skip


def draw_numbers(figure: go.Figure, numbers, marks: Sequence[int], most: int, ground: Ground) -> None:
    """A point on each line that tells its weight; it is written there if at most so many have one, and not marked."""
    x, y, names, weights = zip(*numbers, strict=True)
    told = [f"{literal(name)}: {signed(w, 4)}" for name, w in zip(names, weights, strict=True)]
    few = len(numbers) <= most
    halo = ", ".join(f"0 0 {width}px {ground.paper}" for width in (3, 3, 4))
    figure.add_scatter(
        x=x, y=y, mode="markers+text" if few else "markers",
        text=["" if place in marks else signed(w) for place, w in enumerate(weights)], hovertext=told,
        hovertemplate="%{hovertext}<extra></extra>", customdata=np.array(weights),
        marker={"size": 14, "opacity": 0}, cliponaxis=False,
        textfont={"size": TEXT - 1, "color": ground.words, "shadow": halo},
    )  # fmt: skip


def draw_marks(figure: go.Figure, numbers, marks: Sequence[int], ground: Ground) -> None:
    """A framed letter with the number, on each line that is marked."""
    for letter, place in zip(LETTERS, marks, strict=False):
        x, y, _, weight = numbers[place]
        figure.add_annotation(
            x=x, y=y, text=f"<b>{letter}</b> {signed(weight)}", showarrow=False, bgcolor=ground.paper, borderpad=3,
            bordercolor=ground.words, borderwidth=1.5, font={"size": TEXT - 1, "color": ground.words},
        )  # fmt: skip
