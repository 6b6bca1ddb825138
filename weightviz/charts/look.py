"""What all figures have in common: colours that hold on light and on dark ground, axes with names, few decorations.

Colour means sign and nothing else: blue is positive, orange negative, and what has no sign is grey.
"""

import plotly.graph_objects as go

POSITIVE, NEGATIVE, NO_SIGN = "#0877bd", "#d9780a", "#83909b"
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
    figure.update_xaxes(**axis, title_text=across)
    figure.update_yaxes(**axis, title_text=up)
    return figure
