"""Plotly figures from plain arrays, for the page's panels and for notebooks. Nothing here knows the engine."""

from weightviz.charts.comparison import error_curves
from weightviz.charts.complexity import double_descent, gap_gauge, width_sweep
from weightviz.charts.importance import ranked_bars
from weightviz.charts.landscape import Way, landscape_map, landscape_surface
from weightviz.charts.look import DARK, LIGHT, lettered
from weightviz.charts.network import network
from weightviz.charts.weights import weights_over_time

__all__ = [
    "DARK",
    "LIGHT",
    "Way",
    "double_descent",
    "error_curves",
    "gap_gauge",
    "landscape_map",
    "landscape_surface",
    "lettered",
    "network",
    "ranked_bars",
    "weights_over_time",
    "width_sweep",
]
