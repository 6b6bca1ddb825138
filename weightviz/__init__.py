"""weightviz: see what a weight is.

The engine behind the page, usable without it (numpy only):

- `Experiment` says what is trained, `Trainer` trains it step by step and lets a hand turn single weights,
  `Frame` and `History` are its record, `Network` a frozen picture of the weights, `describe` a text on all.
- `Runs` trains many networks side by side, to compare seeds, rates, widths or regularisation.
- `Dataset` is a table of one's own, `read_table` reads one from a CSV file; `DATASETS` lists those that come along.
- `weightviz.explain` has what the page explains, as plain data: ``explain.sums.neuron_sum`` is the sum behind a neuron.
- `charts` draws with Plotly, which is loaded only then: ``wv.charts.network(trainer)``.
- `ACTIVATIONS`, `LOSSES`, `INITIALIZERS`, `OPTIMIZERS` and `SCHEDULES` are the registries of what can be chosen.

Where to read on: docs/engine.md follows one step. Then activations, losses, network -> passes (forward and
backward) -> batches, update -> descent (the loop) -> stepper, runs -> history -> training (the door). The page lives
in `weightviz.ui` and is not imported from here.
"""

from importlib import import_module as _import_module

from weightviz.activations import ACTIVATIONS, Activation
from weightviz.data import DATASETS, Dataset, TableProblem, read_table
from weightviz.describe import describe
from weightviz.experiment import Experiment
from weightviz.history import Frame, History
from weightviz.initializers import INITIALIZERS, Initializer
from weightviz.losses import LOSSES, Loss
from weightviz.network import Network
from weightviz.optimizers import OPTIMIZERS, Optimizer
from weightviz.runs import Runs
from weightviz.schedules import SCHEDULES, Schedule
from weightviz.training import Trainer

__all__ = [
    "ACTIVATIONS",
    "DATASETS",
    "INITIALIZERS",
    "LOSSES",
    "OPTIMIZERS",
    "SCHEDULES",
    "Activation",
    "Dataset",
    "Experiment",
    "Frame",
    "History",
    "Initializer",
    "Loss",
    "Network",
    "Optimizer",
    "Runs",
    "Schedule",
    "TableProblem",
    "Trainer",
    "describe",
    "read_table",
]
__version__ = "0.1.0"


def __getattr__(name: str):
    if name == "charts":
        return _import_module("weightviz.charts")
    raise AttributeError(f"module 'weightviz' has no attribute {name!r}")
