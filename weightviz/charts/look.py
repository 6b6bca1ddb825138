"""What all figures have in common: colours that hold on light and on dark ground, axes with names, few decorations.

Colour means sign and nothing else: blue is positive, orange negative, and what has no sign is grey.
"""

from typing import NamedTuple

import numpy as np
import plotly.graph_objects as go

from weightviz.charts.rule import LINE_ZERO, NEGATIVE, POSITIVE
from weightviz.charts.words import literal

NO_SIGN = "#83909b"


class Ground(NamedTuple):
    """What a picture is drawn on: the colours of the paper, of lines and marks on it, of words, of a line at 0."""

    paper: str
    ink: str
    words: str
    zero: str


LIGHT, DARK = Ground("#ffffff", "#16212c", "#465664", LINE_ZERO), Ground("#0e1117", "#f3f6f8", "#b8c3cc", "#46525e")
GRID = "rgba(131, 144, 155, 0.25)"
SMALL, TEXT = 14, 15  # px


def sign_colour(value: float) -> str:
    """The colour of a number by its sign.

    >>> sign_colour(-0.5) == NEGATIVE, sign_colour(0.0) == NO_SIGN
    (True, True)
    """
    return NO_SIGN if value == 0 else POSITIVE if value > 0 else NEGATIVE


def bare_figure(across: str, up: str, height: int = 360) -> go.Figure:
    """An empty figure with named axes; ``height`` in px."""
    axis = {"gridcolor": GRID, "zerolinecolor": NO_SIGN, "tickfont": {"size": SMALL}, "title": {"font": {"size": TEXT}}}
    figure = go.Figure()
    figure.update_layout(
        height=height, showlegend=False, hovermode="closest", dragmode="pan",
        margin={"l": 64, "r": 16, "t": 16, "b": 48}, separators=".,",
        paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)", hoverlabel={"font": {"size": TEXT}},
    )  # fmt: skip
    figure.update_xaxes(**axis, title_text=literal(across))
    figure.update_yaxes(**axis, title_text=literal(up))
    return figure


def across_time(figure: go.Figure, times: np.ndarray) -> None:
    """Where all ``times`` are one and the same, let the axis reach from there to the next; else it fits by itself."""
    first = float(times.min())
    if first == times.max():
        figure.update_xaxes(range=[first - 0.04, first + 1], dtick=1)


def lettered(figure: go.Figure, ground: Ground) -> go.Figure:
    """Letters that have no colour of their own get that of words on this ground."""
    words = {"color": ground.words}
    axis = {"tickfont": words, "title": {"font": words}}
    figure.update_layout(font=words)
    figure.update_xaxes(axis)
    figure.update_yaxes(axis)
    return figure.update_annotations(font=words, selector=lambda note: note.font.color is None)
