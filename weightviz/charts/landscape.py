"""An error over two weights: as a map with lines of equal error, and as a surface."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import plotly.graph_objects as go

from weightviz.charts.levels import FLAT, levels_of, numbered_places, stairs
from weightviz.charts.look import LIGHT, NO_SIGN, SMALL, TEXT, Ground, bare_figure
from weightviz.charts.words import literal, literal_in_space
from weightviz.written import brief

SHADES = [[0, "rgba(131, 144, 155, 0.85)"], [1, "rgba(131, 144, 155, 0.05)"]]  # the lower, the fuller
STEEP = "#8d99a3"  # of a surface, where it is lowest; at its highest it is nearly the ground
SPIKE = 100.0  # largest error over the middle one: beyond it the surface would be a plain with one spike
LIFT = 0.02  # of the height: the way lies so far above the surface, which would hide it otherwise
HAND, TRAINING, BEGAN, NOW, BEST = "by hand", "by training", "where it began", "now", "the best possible"


class Way(NamedTuple):
    """Places passed, shape (moments, 2); the error at each, (moments,); and whether a hand led there, (moments,)."""

    places: np.ndarray
    errors: np.ndarray
    by_hand: np.ndarray


def landscape_map(
    across: np.ndarray, up: np.ndarray, errors: np.ndarray, names: Sequence[str], way: Way,
    best: tuple[float, float, float] | None = None, ground: Ground = LIGHT,
) -> go.Figure:  # fmt: skip
    """``errors[i, j]`` at ``up[i]``, ``across[j]`` in grey, the lower the fuller; ``names`` are those of both axes.

    The way of a training lies on top; where a hand led it is dotted, with diamonds. A cross marks the ``best`` place:
    across, up and the error there.
    """
    figure, levels = bare_figure(*names, height=480), levels_of(errors)
    height = stairs(errors, levels)
    figure.add_heatmap(
        x=across, y=up, z=height, customdata=errors, colorscale=SHADES, zmin=0, zmax=len(levels.errors) - 1,
        zsmooth="best", showscale=False, name="error",
        hovertemplate=pointed_at(names, "customdata"),
    )  # fmt: skip
    figure.add_contour(
        x=across, y=up, z=height, contours={"coloring": "none", "start": 0, "end": len(levels.errors) - 1, "size": 1},
        line={"color": NO_SIGN, "width": 1.2}, showscale=False, showlegend=False, hoverinfo="skip", name="equal error",
    )  # fmt: skip
    for error, i, j in numbered_places(height, levels):
        figure.add_annotation(
            x=across[j], y=up[i], text=brief(error), showarrow=False, bgcolor=ground.paper, opacity=0.85,
            borderpad=1, font={"size": SMALL, "color": ground.ink},
        )  # fmt: skip
    halo = {"color": ground.paper, "width": 6}
    for name, points in parts(way).items():
        x, y, _ = points.T
        figure.add_scatter(x=x, y=y, mode="lines", line=halo, hoverinfo="skip", showlegend=False)
        figure.add_scatter(x=x, y=y, name=name, hoverinfo="skip", **stroke(name, len(points) // 3, ground))
    for name, place in marks(way, best).items():
        figure.add_scatter(
            x=[place[0]], y=[place[1]], mode="markers", name=name, marker=sign(name, ground), **told(name, place)
        )
    figure.update_xaxes(zeroline=False, showgrid=False)
    figure.update_yaxes(zeroline=False, showgrid=False)
    return with_legend(figure)


def landscape_surface(
    across: np.ndarray, up: np.ndarray, errors: np.ndarray, names: Sequence[str], way: Way,
    best: tuple[float, float, float] | None = None, ground: Ground = LIGHT,
) -> go.Figure:  # fmt: skip
    """What `landscape_map` shows, with the error as height; a height of ratios where only that shows anything."""
    figure, ratios = bare_figure("", "", height=560), bool(errors.max() > SPIKE * np.median(errors))
    least = max(float(errors.min()), FLAT * float(errors.max())) if ratios else -np.inf  # no ratio to 0 is known
    lift = 0 if ratios else LIFT * np.ptp(errors)
    figure.add_surface(
        x=across, y=up, z=np.maximum(errors, least), surfacecolor=stairs(errors, levels_of(errors)), showscale=False,
        colorscale=[[0, STEEP], [1, ground.zero]], name="error",
        lighting={"ambient": 0.9, "diffuse": 0.3, "specular": 0.0},
        hovertemplate=pointed_at(names, "z"),
    )  # fmt: skip
    for name, points in parts(way).items():
        x, y, z = points.T
        style = stroke(name, len(points) // 3, ground)
        style["line"] = {**style["line"], "width": 6}
        figure.add_scatter3d(x=x, y=y, z=np.maximum(z, least) + lift, name=name, hoverinfo="skip", **style)
    for name, (x, y, z) in marks(way, best).items():
        figure.add_scatter3d(
            x=[x], y=[y], z=[max(z, least) + lift], mode="markers", name=name, marker={**sign(name, ground), "size": 6},
            **told(name, (x, y, z)),
        )  # fmt: skip
    figure.update_layout(scene=space(names, "log" if ratios else "linear"))
    return with_legend(figure)


def parts(way: Way) -> dict[str, np.ndarray]:
    """What the hand did and what training did, each as points (across, up, error) with a gap between its pieces.

    >>> places, errors = np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 2.0]]), np.array([9.0, 8.0, 7.0])
    >>> way = Way(places, errors, by_hand=np.array([False, True, False]))
    >>> parts(way)["by hand"][:2].tolist(), parts(way)["by training"][:2].tolist()
    ([[0.0, 0.0, 9.0], [1.0, 0.0, 8.0]], [[1.0, 0.0, 8.0], [1.0, 2.0, 7.0]])
    """
    points, gap = np.column_stack([way.places, way.errors]), np.full(3, np.nan)
    pieces = {HAND: [], TRAINING: []}
    for i in range(1, len(points)):
        pieces[HAND if way.by_hand[i] else TRAINING] += [points[i - 1], points[i], gap]
    return {name: np.array(found) for name, found in pieces.items() if found}


def stroke(name: str, pieces: int, ground: Ground) -> dict:
    """How the way is drawn: dotted with diamonds where a hand led it, in one piece where training did."""
    if name == HAND:
        sizes = [0, 9, 0] * pieces  # of where it came from, of where it led to, of the gap
        edge = {"color": ground.ink, "width": 2}
        diamonds = {"symbol": "diamond", "size": sizes, "color": ground.paper, "opacity": 1, "line": edge}
        return {"mode": "lines+markers", "line": {"color": ground.ink, "width": 2.5, "dash": "dot"}, "marker": diamonds}
    return {"mode": "lines", "line": {"color": ground.ink, "width": 2.5}}


def marks(way: Way, best: tuple[float, float, float] | None) -> dict[str, tuple[float, float, float]]:
    """The places worth a mark: across, up and the error there."""
    began, now = ((*way.places[i].tolist(), float(way.errors[i])) for i in (0, -1))
    return {BEGAN: began} | ({} if best is None else {BEST: best}) | {NOW: now}


def sign(name: str, ground: Ground) -> dict:
    """The mark of a place."""
    symbol, size, fill, edge = {
        BEGAN: ("square", 10, ground.paper, ground.ink), NOW: ("circle", 14, ground.paper, ground.ink),
        BEST: ("x", 13, ground.ink, ground.paper),
    }[name]  # fmt: skip
    return {"symbol": symbol, "size": size, "color": fill, "line": {"color": edge, "width": 2}}


def pointed_at(names: Sequence[str], error: str) -> str:
    """What pointing at any other place says; ``error`` is where Plotly finds it."""
    across, up = map(literal, names)
    return f"{across} %{{x:+.3f}}<br>{up} %{{y:+.3f}}<br>error %{{{error}:.4g}}<extra></extra>"


def told(name: str, place: tuple[float, float, float]) -> dict:
    """What pointing at a mark says."""
    return {"hovertemplate": f"{name}: %{{x:+.3f}}, %{{y:+.3f}}<br>error {brief(place[2], 4)}<extra></extra>"}


def space(names: Sequence[str], height: str) -> dict:
    """The three axes of a surface; ``height`` is "linear" or "log"."""
    axes = {}
    for axis, name in zip("xyz", (*names, "training error"), strict=True):
        title = {"text": literal_in_space(name), "font": {"size": TEXT}}
        axes[f"{axis}axis"] = {"title": title, "tickfont": {"size": SMALL}, "gridcolor": NO_SIGN,
                               "showbackground": False}  # fmt: skip
    axes["zaxis"]["type"] = height
    camera = {"eye": {"x": 1.5, "y": -1.6, "z": 0.9}, "center": {"x": 0, "y": 0, "z": -0.2}}
    return axes | {"camera": camera, "aspectmode": "cube"}


def with_legend(figure: go.Figure) -> go.Figure:
    """Which mark is what, in a row above the picture."""
    legend = {"orientation": "h", "x": 0, "y": 1.01, "yanchor": "bottom", "font": {"size": SMALL},
              "itemclick": False, "itemdoubleclick": False}  # fmt: skip
    return figure.update_layout(showlegend=True, legend=legend, margin_t=48)
