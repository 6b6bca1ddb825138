"""What the stage needs to know once for each experiment: the network's shape, the data, and how to label both."""

import numpy as np

from weightviz.data import FEATURES, Column, feature_columns
from weightviz.experiment import View
from weightviz.training import Trainer

MADE_RANGE = (-6.0, 6.0)  # made points live in this square


def scene_of(trainer: Trainer, view: View) -> tuple[dict, dict[str, np.ndarray]]:
    """The scene as plain data, and its arrays: raw rows, raw targets, which rows are a test, start parameters."""
    experiment, problem, data = trainer.experiment, trainer.problem, trainer.data
    source = experiment.source
    used = feature_columns(experiment.inputs, data.columns)
    places = [data.columns.index(name) for name in used]
    rows, known = data.rows[:, places], {column.name: column for column in source.columns}
    scene = {
        "sizes": experiment.sizes,
        "activation": experiment.activation,
        "output_activation": experiment.output_activation,
        "loss": experiment.loss,
        "task": data.task,
        "made": source.made,
        "dataset": source.name,
        "title": source.title,
        "noun": source.noun,
        "inputs": [
            {**label(name, known), "mean": mean, "sd": sd}
            for name, mean, sd in zip(
                experiment.inputs, problem.input_scaling.mean.tolist(), problem.input_scaling.sd.tolist(), strict=True
            )
        ],
        "columns": [
            {**label(name, known), **axis_range(values, source.made), "mean": float(values[problem.train_rows].mean())}
            for name, values in zip(used, rows.T, strict=True)
        ],
        "target": target_of(trainer),
        "axes": shown_axes(used, view),
        "view": {1: "curve", 2: "heat"}.get(len(used), "rows"),
        "slice": view.slice == "on",
    }
    is_test = np.zeros(len(data), "u1")
    is_test[problem.test_rows] = 1
    arrays = {"rows": rows.ravel(), "target_values": data.target.ravel(), "is_test": is_test, "start": trainer.start}
    return scene, arrays


def label(name: str, known: dict[str, Column]) -> dict:
    """How an input is called, its unit, and what it means."""
    if name in known:
        column = known[name]
        return {"name": name, "label": column.label, "unit": column.unit, "explanation": column.explanation}
    return {"name": name, "label": FEATURES[name].label, "unit": "", "explanation": ""}


def axis_range(values: np.ndarray, made: bool) -> dict:
    """From where to where an axis runs: a little beyond the data."""
    if made:
        return dict(zip(("low", "high"), MADE_RANGE, strict=True))
    low, high = float(values.min()), float(values.max())
    margin = 0.06 * (high - low) or 1.0
    return {"low": max(0.0, low - margin) if low >= 0 else low - margin, "high": high + margin}


def target_of(trainer: Trainer) -> dict:
    """The target's name, scaling and axis; a positive one is shown from 0."""
    column, scaling, values = trainer.experiment.source.target, trainer.problem.target_scaling, trainer.data.target
    low, high = (0.0, 1.0) if trainer.data.task == "classification" else (float(values.min()), float(values.max()))
    margin = 0.05 * (high - low)
    return {
        "name": column.name,
        "label": column.label,
        "unit": column.unit,
        "mean": float(scaling.mean[0]),
        "sd": float(scaling.sd[0]),
        "low": 0.0 if low >= 0 else low - margin,
        "high": high if trainer.data.task == "classification" else high + margin,
    }


def shown_axes(used: tuple[str, ...], view: View) -> list[int]:
    """The places of the one or two columns that thumbnails, heat map and slice show."""
    chosen = [used.index(name) for name in view.axes if name in used]
    return (chosen if len(chosen) == 2 else list(range(len(used))))[:2]
