"""Weights over the steps of a training."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from weightviz.charts.look import NO_SIGN, SMALL, across_time, bare_figure, sign_colour
from weightviz.charts.words import literal
from weightviz.written import signed

APART = 0.06  # of the height: labels at the ends of lines stand at least so far from each other
WIDTH, A_LETTER = 2.5, 7  # px
SIDES = {1: "above 0", 0: "at 0", -1: "below 0"}


def weights_over_time(
    steps: np.ndarray, values: np.ndarray, names: Sequence[str], by_hand: Sequence[tuple[int, str]] = ()
) -> go.Figure:
    """One curve a weight: ``values`` has shape (moments, weights), ``steps`` (moments,).

    Wherever a weight is negative, its curve is in that colour and dashed; its name stands at its end. ``by_hand`` marks
    steps at which something was done by hand.
    """
    figure = bare_figure("step", "weight")
    for name, way in zip(map(literal, names), values.T, strict=True):
        figure.add_scatter(
            x=steps, y=way, mode="lines", line={"width": 0}, name=name,
            hovertemplate="%{fullData.name}<br>step %{x:,}: %{y:+.4f}<extra></extra>",
        )  # fmt: skip
        for side, (x, y) in sides(steps, way).items():
            line = {"color": sign_colour(side), "dash": "dash" if side < 0 else "solid", "width": WIDTH}
            figure.add_scatter(x=x, y=y, mode="lines", line=line, name=f"{name}, {SIDES[side]}", hoverinfo="skip")
    across_time(figure, steps)
    label_ends(figure, values, names)
    for step in sorted({step for step, _ in by_hand}):
        told = ", ".join(dict.fromkeys(what for at, what in by_hand if at == step))
        figure.add_vline(x=step, line={"color": NO_SIGN, "width": 1, "dash": "dot"})
        figure.add_annotation(
            x=step, y=1, yref="paper", text="▼", showarrow=False, yanchor="bottom", hovertext=f"step {step:,}: {told}",
            font={"size": SMALL},
        )  # fmt: skip
    return figure


def sides(steps: np.ndarray, way: np.ndarray) -> dict[int, tuple[np.ndarray, np.ndarray]]:
    """The pieces of a curve above 0, at 0 and below it, under 1, 0 and -1, with a NaN between two of them.

    Where the curve crosses, both pieces reach to the very place.

    >>> {side: y.tolist() for side, (x, y) in sides(np.array([0, 2]), np.array([1.0, -1.0])).items()}
    {1: [1.0, 0.0, nan], -1: [0.0, -1.0, nan]}
    """
    after = np.flatnonzero(np.sign(way[:-1]) * np.sign(way[1:]) < 0) + 1
    run, rise = np.diff(steps)[after - 1], np.diff(way)[after - 1]
    x = np.insert(steps.astype(float), after, steps[after - 1] - way[after - 1] * run / rise)
    y = np.insert(way.astype(float), after, 0.0)
    side = np.sign(y[:-1] + y[1:])  # of the way from each place to the next
    turns = np.flatnonzero(np.diff(side)) + 1
    pieces: dict[int, list[np.ndarray]] = {}
    for first, last in zip([0, *turns], [*turns, len(side)], strict=True):
        piece = np.append([x[first : last + 1], y[first : last + 1]], [[np.nan], [np.nan]], axis=1)
        pieces.setdefault(int(side[first]), []).append(piece)
    return {side: tuple(np.concatenate(found, axis=1)) for side, found in pieces.items()}


def label_ends(figure: go.Figure, values: np.ndarray, names: Sequence[str]) -> None:
    """The name and the last value of every curve, right of its end, moved apart where they would cover each other."""
    if not len(names):
        return
    low, high = float(values.min()), float(values.max())
    ends, least = values[-1], APART * ((high - low) or 1.0)
    place, labels = -np.inf, [f"{name} {signed(end)}" for name, end in zip(names, ends, strict=True)]
    for i in np.argsort(ends, kind="stable"):
        place = max(float(ends[i]), place + least)
        figure.add_annotation(
            x=1, xref="paper", y=place, text=literal(labels[i]), showarrow=False, xanchor="left", xshift=8,
            font={"size": SMALL},
        )  # fmt: skip
    figure.update_layout(margin_r=16 + A_LETTER * max(map(len, labels)))
