"""What the benchmarks found out, as rows of a Markdown table."""

from dataclasses import dataclass
from math import inf

COLUMNS = ("what", "figure", "must reach", "reached", "baseline of the same run", "ratio")


@dataclass(frozen=True)
class Figure:
    """A measured value, the bounds it must keep, and a baseline in the same unit measured beside it.

    On a shared machine the value wavers with the neighbours' work; the ratio to the baseline wavers less.

    >>> Figure("pictures", 59.0, "a second", 60.0, "an empty page", least=58, note="20 frames").row()
    '| pictures | 59 a second (20 frames) | ≥ 58 | yes | an empty page: 60 | 0.98 |'
    """

    what: str
    value: float
    unit: str
    baseline: float
    against: str
    least: float = -inf
    most: float = inf
    note: str = ""

    @property
    def reached(self) -> bool:
        return self.least <= self.value <= self.most

    def row(self) -> str:
        bounds = [f"≥ {written(self.least)}"] * (self.least > -inf) + [f"≤ {written(self.most)}"] * (self.most < inf)
        cells = (
            self.what,
            f"{written(self.value)} {self.unit}" + f" ({self.note})" * bool(self.note),
            " and ".join(bounds) or "for information",
            ("yes" if self.reached else "no") if bounds else "",
            f"{self.against}: {written(self.baseline)}",
            f"{self.value / self.baseline:.2f}" if self.baseline else "",
        )
        return table_row(cells)


def written(value: float) -> str:
    """A number with about three digits that mean something.

    >>> written(7213.4), written(59.62), written(2.345)
    ('7,213', '59.6', '2.35')
    """
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def table_row(cells) -> str:
    return "| " + " | ".join(cells) + " |"


def header() -> str:
    return f"{table_row(COLUMNS)}\n{table_row(['---'] * len(COLUMNS))}"


def show(figures) -> None:
    """Print figures as one Markdown table, each as soon as it is known."""
    print(header(), flush=True)
    for figure in figures:
        print(figure.row(), flush=True)
