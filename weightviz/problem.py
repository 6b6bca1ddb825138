"""What a network is asked to learn: data, chosen inputs, the split, and everything standardised."""

from dataclasses import dataclass

import numpy as np

from weightviz.data import Dataset, RowEdits, Scaling, features, split
from weightviz.experiment import OWN_DATA, Experiment

NO_EDITS = RowEdits()


@dataclass(frozen=True, eq=False)
class Problem:
    """The data as the network meets them, inputs and a regression target standardised on the training rows.

    ``inputs`` has shape (n, inputs) and ``targets`` (n, outputs), both standardised, in the order of ``data.rows``;
    ``train_rows`` and ``test_rows`` say which of them the network learns from and which are kept back, ``weights``
    (n,) how much each counts, if not all the same. A hidden row (`RowEdits`) is in neither.
    """

    data: Dataset
    names: tuple[str, ...]
    input_scaling: Scaling
    target_scaling: Scaling
    inputs: np.ndarray
    targets: np.ndarray
    train_rows: np.ndarray
    test_rows: np.ndarray
    weights: np.ndarray | None = None

    @classmethod
    def of(cls, experiment: Experiment, data: Dataset | None = None, edits: RowEdits = NO_EDITS) -> "Problem":
        """Load (or take) the data and split, choose and standardise as the experiment says."""
        source = experiment.source
        data = loaded(experiment) if data is None else data
        n, data = len(data), edits.appended(data)
        if not source.in_square:
            data = data.only(experiment.inputs)
        share, own = experiment.train_share, data.train_rows
        train, test = edits.divided(*split(n, share, experiment.data_seed, real=not source.made, own=own))
        if data.weights is not None and not data.weights[train].any():
            raise ValueError("Every row to learn from has the weight 0; give one more, or choose another split.")
        raw = features(experiment.inputs, data.columns, data.rows)
        input_scaling = Scaling.fit(raw[train])
        unscaled = Scaling(np.zeros(1), np.ones(1))  # classes are 0 and 1 and stay so
        target_scaling = Scaling.fit(data.target[train]) if data.task == "regression" else unscaled
        inputs, targets = input_scaling.standardise(raw), target_scaling.standardise(data.answers)
        for each in (inputs, targets, train, test):  # shared by all copies of a trainer
            each.flags.writeable = False
        return cls(
            data, experiment.inputs, input_scaling, target_scaling, inputs, targets, train, test, data.weights
        )

    def counts(self, rows: np.ndarray) -> np.ndarray | None:
        """How much each of these rows counts in a mean, shape (rows,); None if all count the same.

        They do so as well where every one of them would count nothing.
        """
        counts = None if self.weights is None else self.weights[rows]
        return counts if counts is not None and counts.any() else None

    def standardise(self, rows) -> np.ndarray:
        """The network's inputs (n, inputs) for rows with one column per raw column, in the data's units."""
        rows = np.asarray(rows, dtype=float)
        if rows.ndim != 2 or rows.shape[1] != len(self.data.columns):
            raise ValueError(
                f"Rows need {len(self.data.columns)} columns in the order {', '.join(self.data.columns)}; "
                f"these have shape {rows.shape}."
            )
        return self.input_scaling.standardise(features(self.names, self.data.columns, rows))


def loaded(experiment: Experiment) -> Dataset:
    """The data that an experiment names."""
    if experiment.dataset == OWN_DATA:
        raise ValueError("This experiment is on your own data: hand them over too, as in Trainer(experiment, data).")
    return experiment.source.load(experiment.points, experiment.noise, experiment.data_seed)
