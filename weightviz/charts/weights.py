"""Weights over the steps of a training."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from weightviz.charts.look import NO_SIGN, SMALL, bare_figure, sign_colour
from weightviz.written import signed

APART = 0.06  # of the height: labels at the ends of lines stand at least so far from each other


def weights_over_time(
    steps: np.ndarray, values: np.ndarray, names: Sequence[str], by_hand: Sequence[tuple[int, str]] = ()
) -> go.Figure:
    """One curve a weight: ``values`` has shape (moments, weights), ``steps`` (moments,).

    A curve has the colour of the sign it ends with, and is dashed when that is negative; its name stands at its end.
    ``by_hand`` marks steps at which something was done by hand.
    """
    figure = bare_figure("step", "weight")
    for name, way in zip(names, values.T, strict=True):
        style = {"color": sign_colour(way[-1]), "dash": "dash" if way[-1] < 0 else "solid", "width": 2.5}
        figure.add_scatter(
            x=steps, y=way, mode="lines", line=style, name=name,
            hovertemplate="%{fullData.name}<br>step %{x:,}: %{y:+.4f}<extra></extra>",
        )  # fmt: skip
    label_ends(figure, steps, values, names)
    for step in sorted({step for step, _ in by_hand}):
        told = ", ".join(dict.fromkeys(what for at, what in by_hand if at == step))
        figure.add_vline(x=step, line={"color": NO_SIGN, "width": 1, "dash": "dot"})
        figure.add_annotation(
            x=step, y=1, yref="paper", text="▼", showarrow=False, yanchor="bottom", hovertext=f"step {step:,}: {told}",
            font={"size": SMALL},
        )  # fmt: skip
    return figure


def label_ends(figure: go.Figure, steps: np.ndarray, values: np.ndarray, names: Sequence[str]) -> None:
    """The name and the last value of every curve, right of its end, moved apart where they would cover each other."""
    if not len(names):
        return
    low, high = float(values.min()), float(values.max())
    ends, least = values[-1], APART * ((high - low) or 1.0)
    place = -np.inf
    for i in np.argsort(ends, kind="stable"):
        place = max(float(ends[i]), place + least)
        figure.add_annotation(
            x=1, xref="paper", y=place, text=f"{names[i]} {signed(ends[i])}", showarrow=False, xanchor="left",
            xshift=8, font={"size": SMALL, "color": sign_colour(ends[i])},
        )  # fmt: skip
    figure.update_layout(margin_r=24 + 8 * max(map(len, names)) + 56)
