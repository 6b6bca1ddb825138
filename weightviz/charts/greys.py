"""What errors are drawn with: they have no sign, so they are grey, and told apart by width, dashes and names."""

from typing import NamedTuple

import numpy as np
import plotly.graph_objects as go

from weightviz.charts.look import SMALL

DARK, LIGHT = "#707d89", "#8f9ca7"  # 4 : 1 and 2.8 : 1 on white, 4.5 : 1 and 6.8 : 1 on the dark ground
BAND = "rgba(131, 144, 155, 0.22)"
FEW = 10  # values of a curve
APART = 0.08  # of the height: names at the ends of curves stand at least so far from each other


class Look(NamedTuple):
    """How a curve is drawn. What was learnt from is dark, thick and filled; a test is thinner and hollow."""

    colour: str
    width: float
    dash: str = "solid"
    symbol: str = "circle"


TRAINING, TEST = Look(DARK, 3.5), Look(LIGHT, 2.5, symbol="circle-open")


def curve(figure: go.Figure, x, y, name: str, look: Look) -> None:
    """One grey curve, with a mark at each value where there are few."""
    figure.add_scatter(
        x=x, y=y, name=name, mode="lines+markers" if len(x) <= FEW else "lines",
        line={"color": look.colour, "width": look.width, "dash": look.dash},
        marker={"size": 8, "symbol": look.symbol, "color": look.colour, "line": {"width": 2, "color": look.colour}},
        hovertemplate="%{fullData.name}<br>%{x:,}: %{y:.4g}<extra></extra>",
    )  # fmt: skip


def band(figure: go.Figure, x, low: np.ndarray, high: np.ndarray) -> None:
    """The ground between two curves, to be drawn before what stands on it."""
    there = np.isfinite(low) & np.isfinite(high)
    x = np.asarray(x)[there]
    figure.add_scatter(
        x=[*x, *x[::-1]], y=[*high[there], *low[there][::-1]], mode="lines", line={"width": 0}, fill="toself",
        fillcolor=BAND, hoverinfo="skip", name="middle half",
    )  # fmt: skip


def name_ends(figure: go.Figure, ends: dict[str, float], height: tuple[float, float], log: bool = False) -> None:
    """Names right of the plot, at the heights of the curves' ends, moved apart where they would cover each other.

    ``height`` is from where to where the axis runs.
    """
    at = np.log10 if log else np.asarray
    low, high = (float(at(value)) for value in height)
    place, least = -np.inf, APART * (high - low)
    for name in sorted(ends, key=ends.__getitem__):
        place = max(float(at(ends[name])), place + least)
        figure.add_annotation(
            x=1, xref="paper", y=place, text=name, showarrow=False, xanchor="left", xshift=8, font={"size": SMALL}
        )
    figure.update_layout(margin_r=24 + 8 * max(map(len, ends), default=0))


def span(*values: np.ndarray) -> tuple[float, float]:
    """The lowest and the highest finite number of all.

    >>> span(np.array([1.0, np.nan]), np.array([3.0]))
    (1.0, 3.0)
    """
    numbers = np.concatenate([np.ravel(each) for each in values])
    numbers = numbers[np.isfinite(numbers)]
    return (float(numbers.min()), float(numbers.max())) if len(numbers) else (0.0, 1.0)
