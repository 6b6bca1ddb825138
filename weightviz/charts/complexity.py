"""The gap between two errors, and errors over the size of a model."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from weightviz.charts.greys import DARK, LIGHT, TEST, TRAINING, Look, band, curve, name_ends, span
from weightviz.charts.look import NO_SIGN, SMALL, bare_figure
from weightviz.charts.words import literal

ROOM = 1.02  # the axis of the gauge runs so many times as far as the longest bar


def gap_gauge(train: float, test: float, texts: Sequence[str], title: str) -> go.Figure:
    """Training error and test error as bars from 0, and the gap as a bar from the one to the other.

    ``texts`` are the three numbers as they are to be written: training, test, gap.
    """
    figure = bare_figure(title, "", height=190)
    ends = ((0.0, train, DARK), (0.0, test, LIGHT), (train, test - train, "rgba(0,0,0,0)"))
    for name, (base, length, fill), text in zip(("training", "test", "gap"), ends, texts, strict=True):
        figure.add_bar(
            y=[name], x=[length], base=[base], orientation="h", name=name, width=0.55,
            marker={"color": fill, "line": {"color": DARK, "width": 2 if name == "gap" else 0}},
            hovertemplate=f"{name}: {literal(text)}<extra></extra>",
        )  # fmt: skip
        figure.add_annotation(
            y=name, x=max(base, base + length), text=f"<b>{literal(text)}</b>", showarrow=False, xanchor="left",
            xshift=8, font={"size": SMALL},
        )  # fmt: skip
    figure.update_xaxes(range=[0, ROOM * max(train, test) or 1.0])
    figure.update_yaxes(autorange="reversed", showgrid=False)
    right = 24 + 9 * max(map(len, texts))  # for the numbers behind the bars
    figure.update_layout(margin={"l": 72, "t": 8, "r": right, "b": 48}, dragmode=False)
    return figure


def width_sweep(widths: Sequence[int], train: np.ndarray, test: np.ndarray | None, title: str) -> go.Figure:
    """Errors over the width of a layer: the median as a curve, the middle half of the starts as a band.

    ``train`` and ``test`` have shape (3, widths): lower quartile, median, upper quartile; there may be no test.
    """
    figure = bare_figure("neurons in the hidden layer", title, height=380)
    sides = {"training": (train, TRAINING)} | ({} if test is None else {"test": (test, TEST)})
    for values, _ in sides.values():
        band(figure, widths, values[0], values[2])
    for name, (values, look) in sides.items():
        curve(figure, widths, values[1], name, look)
    _, high = span(*(values for values, _ in sides.values()))
    ends = {name: values[1][-1] for name, (values, _) in sides.items() if np.isfinite(values[1][-1])}
    name_ends(figure, ends, (0.0, high))
    figure.update_xaxes(type="log", tickmode="array", tickvals=list(widths))  # small widths need the room
    figure.update_yaxes(rangemode="tozero")
    return figure


def double_descent(features: Sequence[int], plain: np.ndarray, ridge: np.ndarray, rows: int) -> go.Figure:
    """Test errors over the number of features, both axes in tenfolds, with a line where they are as many as rows.

    ``plain`` and ``ridge`` have shape (3, features): lower quartile, median, upper quartile over the draws.
    """
    figure = bare_figure("random features", "test error (mean squared)", height=380)
    ticks = (2, 10, 40, 200, 1_000)  # few enough for a phone
    figure.update_xaxes(type="log", tickmode="array", tickvals=ticks, ticktext=[f"{tick:,}" for tick in ticks])
    figure.update_yaxes(type="log", dtick=1, exponentformat="none")
    sides = {"least squares": (plain, TRAINING), "with a ridge": (ridge, Look(LIGHT, 2.5, "dash", "circle-open"))}
    for values, _ in sides.values():
        band(figure, features, values[0], values[2])
    for name, (values, look) in sides.items():
        curve(figure, features, values[1], name, look)
    name_ends(figure, {name: values[1][-1] for name, (values, _) in sides.items()}, span(plain, ridge), log=True)
    figure.add_vline(x=rows, line={"color": NO_SIGN, "width": 1, "dash": "dot"})
    figure.add_annotation(
        x=np.log10(rows), y=1, yref="paper", text=f"{rows} rows", showarrow=False, xanchor="left", xshift=6,
        font={"size": SMALL},
    )  # fmt: skip
    return figure
