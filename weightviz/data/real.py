"""Real data: the CSV files shipped with weightviz; files/CREDITS.md says where they come from."""

import csv
from collections.abc import Mapping, Sequence
from importlib.resources import files

from weightviz.data.dataset import Dataset


def read_shipped(
    file: str,
    names: Sequence[str],
    units: Sequence[str],
    noun: str,
    *,
    classes: Sequence[str] = (),
    where: Mapping[str, str] | None = None,
    label: str = "",
) -> Dataset:
    """Read these columns of a shipped file; the last name is the target.

    Parameters
    ----------
    classes : texts of the target, in the order of their numbers; rows with any other text are left out
    where : texts that other columns must have, by column; rows with any other text are left out
    label : the column that names the rows

    Examples
    --------
    >>> read_shipped("houses_ames_2010.csv", ["area_sqft", "price_usd"], ["sq ft", "$"], "houses")
    Dataset(237 houses: area_sqft -> price_usd)
    >>> birds = read_shipped("penguins.csv", ["bill_length_mm", "sex"], ["mm"], "penguins", classes=["female", "male"])
    >>> birds, birds.target[0].tolist()         # 9 of the 342 have no sex; the first one is male
    (Dataset(333 penguins: bill_length_mm -> sex), [1.0])
    """
    *columns, target = names
    with files("weightviz.data").joinpath("files", file).open(encoding="utf-8", newline="") as lines:
        table = [row for row in csv.DictReader(lines) if (where or {}).items() <= row.items()]
    table = [row for row in table if not classes or row[target] in classes]
    return Dataset(
        [[float(row[name]) for name in columns] for row in table],
        [classes.index(row[target]) if classes else float(row[target]) for row in table],
        names,
        units,
        task="classification" if classes else "regression",
        noun=noun,
        classes=classes,
        labels=[row[label] for row in table] if label else (),
    )
