"""Real data: the CSV files shipped with weightviz; files/CREDITS.md says where they come from."""

import csv
from collections.abc import Sequence
from importlib.resources import files

from weightviz.data.dataset import Dataset


def read_shipped(file: str, names: Sequence[str], units: Sequence[str], noun: str) -> Dataset:
    """Read these columns of a shipped file; the last name is the target.

    Examples
    --------
    >>> read_shipped("houses_ames_2010.csv", ["area_sqft", "price_usd"], ["sq ft", "$"], "houses")
    Dataset(237 houses: area_sqft -> price_usd)
    """
    with files("weightviz.data").joinpath("files", file).open(encoding="utf-8", newline="") as lines:
        table = [[float(row[name]) for name in names] for row in csv.DictReader(lines)]
    return Dataset([row[:-1] for row in table], [row[-1] for row in table], names, units, noun=noun)
