"""The inputs of a network: raw columns, or features made from the raw x and y."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

MOST_INPUTS = 7  # of a network: all made features together


class Feature(NamedTuple):
    """An input: the label to show, the raw columns it reads, and the function of those columns, each (n,)."""

    label: str
    columns: tuple[str, ...]
    function: Callable[..., np.ndarray]


FEATURES = {
    "x": Feature("x", ("x",), np.positive),
    "y": Feature("y", ("y",), np.positive),
    "x2": Feature("x²", ("x",), np.square),
    "y2": Feature("y²", ("y",), np.square),
    "xy": Feature("xy", ("x", "y"), np.multiply),
    "sinx": Feature("sin x", ("x",), np.sin),
    "siny": Feature("sin y", ("y",), np.sin),
}


def feature_columns(inputs: Sequence[str], columns: Sequence[str]) -> tuple[str, ...]:
    """The raw columns that these inputs read, in the data's own order.

    Examples
    --------
    >>> feature_columns(["siny", "x2"], ["x", "y"])
    ('x', 'y')
    """
    needed = {column for feature in _chosen(inputs, columns) for column in feature.columns}
    return tuple(column for column in columns if column in needed)


def features(inputs: Sequence[str], columns: Sequence[str], rows: np.ndarray) -> np.ndarray:
    """The inputs of every row, not yet standardised, shape (n, len(inputs)).

    Parameters
    ----------
    inputs : names of raw columns or of made features
    columns : names of the raw columns
    rows : array of shape (n, len(columns)), in raw units

    Examples
    --------
    >>> features(["y", "x2", "xy"], ["x", "y"], np.array([[3.0, -2.0]])).tolist()
    [[-2.0, 9.0, -6.0]]
    """
    if rows.ndim != 2 or rows.shape[1] != len(columns):
        raise ValueError(f"Rows need the columns {', '.join(columns)}; these have the shape {rows.shape}.")
    raw = dict(zip(columns, rows.T, strict=True))
    chosen = _chosen(inputs, columns)
    return np.column_stack([feature.function(*(raw[name] for name in feature.columns)) for feature in chosen])


def _chosen(inputs: Sequence[str], columns: Sequence[str]) -> list[Feature]:
    """The features behind these names; a raw column goes before a made feature of the same name."""
    possible = {name: feature for name, feature in FEATURES.items() if set(feature.columns) <= set(columns)}
    possible |= {name: Feature(name, (name,), np.positive) for name in columns}
    if not inputs:
        raise ValueError(f"No input is chosen; choose at least one of {', '.join(possible)}.")
    for name in inputs:
        if name not in possible:
            raise ValueError(f"There is no input {name!r}; choose from {', '.join(possible)}.")
    return [possible[name] for name in inputs]
