"""What the stage needs to know once for each experiment: the network's shape, the data, and their labels."""

from math import isfinite

import numpy as np

from weightviz.activations import ACTIVATIONS
from weightviz.data import FEATURES, Column, feature_columns
from weightviz.describe import per_input
from weightviz.experiment import OWN_DATA, View
from weightviz.losses import LOSSES
from weightviz.optimizers import OPTIMIZERS
from weightviz.training import Trainer

MOST_ROWS = 2_000  # of one's own table that the browser is told; shipped tables are small
MADE_RANGE = (-6.0, 6.0)  # made points live in this square


def scene_of(trainer: Trainer, view: View) -> tuple[dict, dict[str, np.ndarray]]:
    """The scene as plain data, and its arrays: raw rows and targets, which are a test, their numbers, the start."""
    experiment, data = trainer.experiment, trainer.data
    source, used = experiment.source, feature_columns(experiment.inputs, data.columns)
    scene = {
        "sizes": experiment.sizes,
        "activations": experiment.activations,
        "activation_labels": [ACTIVATIONS[name].label for name in experiment.activations],
        "flat": [[end if isfinite(end) else None for end in ACTIVATIONS[name].flat] for name in experiment.activations],
        "output_activation": experiment.output_activation,
        "output_falls": ACTIVATIONS[experiment.output_activation].falls,
        "loss": experiment.loss,
        "loss_label": LOSSES[experiment.loss].label,
        "task": data.task,
        "in_square": source.in_square,
        "classes": data.classes,
        "dataset": source.name,
        "title": source.title,
        "noun": source.noun,
        "inputs": inputs_of(trainer),
        "columns": columns_of(trainer, used),
        "target": target_of(trainer),
        "axes": shown_axes(used, view),
        "view": {1: "curve", 2: "heat"}.get(len(used), "rows"),
        "counts": [len(trainer.problem.train_rows), len(trainer.problem.test_rows)],
        "optimizer": experiment.optimizer,
        "decays": OPTIMIZERS[experiment.optimizer].decays,
        "l1": experiment.l1,
        "l2": experiment.l2,
    }
    shown = rows_shown(trainer)
    scene["sampled"] = len(shown) < sum(scene["counts"])
    arrays = {
        "rows": data.rows[np.ix_(shown, [data.columns.index(name) for name in used])].ravel(),
        "target_values": data.target[shown].ravel(),
        "is_test": np.isin(shown, trainer.problem.test_rows).astype("u1"),
        "numbers": (shown + 1).astype("u4"),
        "start": trainer.start,
    }
    return scene, arrays


def rows_shown(trainer: Trainer) -> np.ndarray:
    """Places of the rows that the browser is told, in ascending order: all that are learnt from or a test.

    Of a long table of one's own it is a sample, always the same, with as large a share of test rows as the whole.
    """
    train, test = trainer.problem.train_rows, trainer.problem.test_rows
    total = len(train) + len(test)
    if trainer.experiment.dataset != OWN_DATA or total <= MOST_ROWS:
        return kept_rows(trainer)
    chance, tests = np.random.default_rng(0), round(MOST_ROWS * len(test) / total)
    train = chance.choice(train, MOST_ROWS - tests, replace=False)
    test = chance.choice(test, tests, replace=False)
    return np.sort(np.concatenate([train, test]))


def kept_rows(trainer: Trainer) -> np.ndarray:
    """Places of all rows that no hand has hidden."""
    return np.sort(np.concatenate([trainer.problem.train_rows, trainer.problem.test_rows]))


def inputs_of(trainer: Trainer) -> list[dict]:
    """The network's inputs in order: label, scaling that standardises it, and ``each``, such as "per sq ft"."""
    scaling, known = trainer.problem.input_scaling, known_columns(trainer)
    names, counted_for = trainer.experiment.inputs, per_input(trainer)
    figures = zip(names, scaling.mean.tolist(), scaling.sd.tolist(), counted_for, strict=True)
    return [{**label(name, known), "mean": mean, "sd": sd, "each": each} for name, mean, sd, each in figures]


def columns_of(trainer: Trainer, used: tuple[str, ...]) -> list[dict]:
    """The raw columns behind the inputs, each with its label, the range of its axis and its training mean."""
    data, known, train, kept = trainer.data, known_columns(trainer), trainer.problem.train_rows, kept_rows(trainer)
    columns = []
    for name in used:
        values = data.rows[:, data.columns.index(name)]
        mean = {"mean": float(values[train].mean())}
        columns.append({**label(name, known), **axis_range(values[kept], trainer.experiment.source.in_square), **mean})
    return columns


def known_columns(trainer: Trainer) -> dict[str, Column]:
    return {column.name: column for column in trainer.experiment.source.columns}


def label(name: str, known: dict[str, Column]) -> dict:
    """How an input is called, its unit, and what it means."""
    if name in known:
        column = known[name]
        return {"name": name, "label": column.label, "unit": column.unit, "explanation": column.explanation}
    return {"name": name, "label": FEATURES[name].label, "unit": "", "explanation": ""}


def axis_range(values: np.ndarray, in_square: bool) -> dict:
    """From where to where an axis runs: a little beyond the data."""
    if in_square:
        return dict(zip(("low", "high"), MADE_RANGE, strict=True))
    low, high = float(values.min()), float(values.max())
    margin = 0.06 * (high - low) or max(1.0, 0.06 * abs(high))  # of a single value the axis has a length too
    return {"low": max(0.0, low - margin) if low >= 0 else low - margin, "high": high + margin}


def target_of(trainer: Trainer) -> dict:
    """The target's name, scaling and axis; a positive one is shown from 0."""
    column, scaling = trainer.experiment.source.target, trainer.problem.target_scaling
    classes, values = trainer.data.task == "classification", trainer.data.target[kept_rows(trainer)]
    low, high = (0.0, 1.0) if classes else (float(values.min()), float(values.max()))
    margin = 0.05 * (high - low) or max(1.0, 0.05 * abs(high))
    return {
        "name": column.name,
        "label": column.label,
        "unit": column.unit,
        "mean": float(scaling.mean[0]),
        "sd": float(scaling.sd[0]),
        "low": 0.0 if low >= 0 else low - margin,
        "high": high if classes else high + margin,
    }


def shown_axes(used: tuple[str, ...], view: View) -> list[int]:
    """The places of the one or two columns that thumbnails, heat map and slice show."""
    chosen = [used.index(name) for name in view.axes if name in used]
    return (chosen if len(chosen) == 2 else list(range(len(used))))[:2]
