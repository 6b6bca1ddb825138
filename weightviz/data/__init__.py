"""Data to learn from, real and made. It knows nothing of networks.

`DATASETS` is where to begin: every data set by name, and `DATASETS[name].load(...)` gives a `Dataset`.

dataset.py   Dataset: rows and target, checked and read-only
sources.py   the registry of all data sets
source.py    what it says of each: title, columns, credit, settings to begin with
sources_real.py, sources_made.py   the entries themselves
real.py      the shipped CSV files; files/CREDITS.md says where they come from
made.py      points drawn from a seed: circle, exclusive or, spiral, hills, sine ...
friends.py   the party: three friends' scores and your verdict
twins.py     two columns that say the same
seeded.py    chance that a seed decides, and noise drawn from it
own_csv/     a table of one's own: from a CSV file to a Dataset, or a sentence on what is wrong
features.py  inputs made from x and y, such as x² and sin x
row_edits.py rows hidden and added by hand
split.py     which rows are kept back as a test
scaling.py   mean 0 and spread 1 for every column
"""

from weightviz.data.dataset import Dataset
from weightviz.data.features import FEATURES, MOST_INPUTS, Feature, feature_columns, features
from weightviz.data.made import make
from weightviz.data.own_csv import MOST_ROWS, Table, TableColumn, TableProblem, read_table
from weightviz.data.row_edits import MOST_ADDED, RowEdits
from weightviz.data.scaling import Scaling
from weightviz.data.source import OUTPUTS, Column, Source
from weightviz.data.sources import DATASETS
from weightviz.data.split import EVERY_FIFTH, OwnSplit, by_chance, split

__all__ = [
    "DATASETS",
    "EVERY_FIFTH",
    "FEATURES",
    "MOST_ADDED",
    "MOST_INPUTS",
    "MOST_ROWS",
    "OUTPUTS",
    "Column",
    "Dataset",
    "Feature",
    "OwnSplit",
    "RowEdits",
    "Scaling",
    "Source",
    "Table",
    "TableColumn",
    "TableProblem",
    "by_chance",
    "feature_columns",
    "features",
    "make",
    "read_table",
    "split",
]
