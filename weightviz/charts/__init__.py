"""Plotly figures from plain arrays, for the page's panels and for notebooks. Nothing here knows the engine."""

from weightviz.charts.network import network
from weightviz.charts.weights import weights_over_time

__all__ = ["network", "weights_over_time"]
