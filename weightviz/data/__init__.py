"""Data to learn from, real and made. It knows nothing of networks.

`DATASETS` is where to begin: every data set by name, and `DATASETS[name].load(...)` gives a `Dataset`.

dataset.py   Dataset: rows and target, checked and read-only
sources.py   the registry: titles, columns, credits, settings to begin with
made.py      points drawn from a seed: circle, exclusive or, blobs, spiral, plane, hills
real.py      the shipped CSV files; files/CREDITS.md says where they come from
features.py  inputs made from x and y, such as x² and sin x
split.py     which rows are kept back as a test
scaling.py   mean 0 and spread 1 for every column
"""

from weightviz.data.dataset import Dataset
from weightviz.data.features import FEATURES, Feature, feature_columns, features
from weightviz.data.made import make
from weightviz.data.scaling import Scaling
from weightviz.data.sources import DATASETS, Column, Source
from weightviz.data.split import split

__all__ = [
    "DATASETS",
    "FEATURES",
    "Column",
    "Dataset",
    "Feature",
    "Scaling",
    "Source",
    "feature_columns",
    "features",
    "make",
    "split",
]
