"""How much each input counts: bars, the longest on top."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from weightviz.charts.look import NO_SIGN, SMALL, bare_figure, sign_colour
from weightviz.charts.words import literal

A_BAR, AROUND, A_LETTER = 40, 64, 8  # px


def ranked_bars(
    names: Sequence[str], values: np.ndarray, written: Sequence[str], unit: str,
    directed: bool = True, spreads: np.ndarray | None = None,
) -> go.Figure:  # fmt: skip
    """A bar for each name, the largest size on top; ``written`` stands at the right, ``unit`` is that of the axis.

    Values that are ``directed`` have the colour of their sign, and stripes where they are negative; others are grey.
    ``spreads`` are drawn as a whisker to either side.
    """
    order = np.argsort(np.abs(values), kind="stable")  # Plotly begins below
    values, room = np.asarray(values, float)[order], max(map(len, written))
    names, written = ([literal(texts[i]) for i in order] for texts in (names, written))
    spreads = np.zeros(len(values)) if spreads is None else np.asarray(spreads)[order]
    figure = bare_figure(unit, "", height=AROUND + A_BAR * len(names))
    figure.add_bar(
        x=values, y=names, orientation="h", width=0.5,
        marker={
            "color": [sign_colour(value) if directed else NO_SIGN for value in values],
            "pattern": {"shape": ["/" if value < 0 else "" for value in values], "size": 6, "solidity": 0.5},
        },
        error_x={"array": spreads, "visible": bool(spreads.any()), "color": NO_SIGN, "thickness": 1.5, "width": 5},
        hovertemplate="%{y}: %{customdata}<extra></extra>", customdata=written,
    )  # fmt: skip
    for name, text in zip(names, written, strict=True):  # in a column of their own, where no bar comes
        figure.add_annotation(
            x=1, xref="paper", y=name, text=text, showarrow=False, xanchor="left", xshift=8, font={"size": SMALL}
        )
    figure.update_xaxes(nticks=2, rangemode="tozero", tickangle=0)
    figure.update_yaxes(showgrid=False, automargin=True, type="category")
    return figure.update_layout(margin={"l": 8, "t": 8, "r": 16 + A_LETTER * room})
