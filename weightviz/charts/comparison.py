"""The error curves of one or two runs in one figure."""

from collections.abc import Mapping

import numpy as np
import plotly.graph_objects as go

from weightviz.charts.greys import DARK, LIGHT, Look
from weightviz.charts.look import SMALL, across_time, bare_figure
from weightviz.charts.words import literal

SPIKE = 20.0  # largest error over the middle one: beyond it, on an even axis, the rest would lie flat on the ground


# solid: now; dashed: kept. Thick: training; thin: test.
STROKES = {
    "kept, training": Look(LIGHT, 4, "dash"), "kept, test": Look(LIGHT, 2, "dash"),
    "now, training": Look(DARK, 4), "now, test": Look(DARK, 2),
}  # fmt: skip


def error_curves(curves: Mapping[str, tuple[np.ndarray, np.ndarray]], across: str, up: str) -> go.Figure:
    """Times and errors, each of shape (moments,), under one of the names of `STROKES`; the axes' names.

    The axis of errors is logarithmic, and says so, where one error would dwarf the others.
    """
    errors = np.concatenate([values for _, values in curves.values()])
    ratios = bool(errors.min() > 0 and errors.max() > SPIKE * np.median(errors))
    figure = bare_figure(across, f"{up}, each line ten times the last" if ratios else up, height=400)
    for name, (times, values) in curves.items():
        stroke = STROKES[name]
        line = {"color": stroke.colour, "width": stroke.width, "dash": stroke.dash}
        figure.add_scatter(
            x=times, y=values, mode="lines", name=name, line=line,
            hovertemplate=f"{name}<br>{literal(across)} %{{x:,.4~g}}: %{{y:,.4~g}}<extra></extra>",
        )  # fmt: skip
        figure.add_scatter(
            x=times[-1:], y=values[-1:], mode="markers", name=f"end of {name}", hoverinfo="skip", showlegend=False,
            marker={"size": 4 + 2 * stroke.width, "color": stroke.colour},
        )  # fmt: skip
    across_time(figure, np.concatenate([times for times, _ in curves.values()]))
    legend = {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "font": {"size": SMALL}, "itemwidth": 44,
              "itemclick": False, "itemdoubleclick": False}  # fmt: skip
    figure.update_layout(showlegend=True, legend=legend, margin_t=56)
    from_zero = errors.min() < errors.max() / 2  # else the curves would lie on each other at the top
    figure.update_yaxes(**({"type": "log", "dtick": 1} if ratios else {"rangemode": "tozero"} if from_zero else {}))
    return figure
