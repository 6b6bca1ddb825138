"""The one rule for a weight: how wide, which colour, dashed or not. The page's own rule.js says the same."""

from typing import NamedTuple

import numpy as np

SCALES = (1, 2, 3, 5, 10, 20, 50, 100)
LINE_ZERO, NEGATIVE, POSITIVE = "#c3ccd3", "#d9780a", "#0877bd"
LEAST_WIDTH = 1.25  # px
NOISE = 1e-9  # of the scale: what rounding leaves of a sum that is 0, which has no sign to be drawn


class LineStyle(NamedTuple):
    """``width`` in px, ``colour`` "#rrggbb", ``dash`` the px on and off, () for a whole line."""

    width: float
    colour: str
    dash: tuple[float, ...]


def full_scale(weights: np.ndarray) -> int:
    """W: the smallest scale that holds 90 % of all |w|. At W a line has its full width and colour.

    >>> full_scale(np.array([0.5] * 9 + [30.0])), full_scale(np.array([1e3]))
    (1, 100)
    """
    return next((scale for scale in SCALES if np.mean(np.abs(weights) <= scale) >= 0.9), SCALES[-1])


def thickest(hidden_layers: int) -> int:
    """M: the width in px of a line at W; the more lines there are, the thinner each must be."""
    return 14 if hidden_layers == 0 else 12 if hidden_layers <= 3 else 7


def line_style(weight: float, full: float, widest: float, zero: str = LINE_ZERO) -> LineStyle:
    """Width by |w|, colour and dash by sign; the colour grows as the root of |w|, so that small ones show their sign.

    ``zero`` is the colour at 0, which is another on dark ground.

    >>> line_style(-1.0, 1, 12)
    LineStyle(width=12.0, colour='#d9780a', dash=(16.0, 9.2))
    >>> line_style(0.0, 1, 12)
    LineStyle(width=1.25, colour='#c3ccd3', dash=())
    """
    weight = 0.0 if abs(weight) < NOISE * full else weight
    share = min(1.0, abs(weight) / full)
    width = max(LEAST_WIDTH, widest * share)
    colour = mixed(zero, NEGATIVE if weight < 0 else POSITIVE, share**0.5)
    return LineStyle(width, colour, (max(6.0, 4 + width), max(4.0, 2 + 0.6 * width)) if weight < 0 else ())


def mixed(start: str, end: str, share: float) -> str:
    """The colour a share of the way from one "#rrggbb" to another, in sRGB.

    >>> mixed("#000000", "#ffff00", 0.5)
    '#808000'
    """
    pairs = zip(bytes.fromhex(start[1:]), bytes.fromhex(end[1:]), strict=True)
    return "#" + bytes(int(a + (b - a) * share + 0.5) for a, b in pairs).hex()
