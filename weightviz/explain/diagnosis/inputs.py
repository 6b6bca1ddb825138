"""Inputs that make weights hard to read: columns that say the same, and columns of very different size."""

import numpy as np

from weightviz.describe import slopes_and_intercept
from weightviz.explain.correlation import CORRELATED, correlated
from weightviz.explain.diagnosis.evidence import Evidence
from weightviz.explain.diagnosis.finding import NOTE, Detector, Finding
from weightviz.explain.lines import lines_of, unit_name
from weightviz.written import brief

MISLEADS = 2.0  # times as large in the data's own units, although it counts less
FAR_OUT = 3.0  # times as wide, or as narrow


def look_for_correlation(seen: Evidence) -> list[Finding]:
    return [
        Finding(
            NOTE,
            f"{unit_name(seen.trainer, 0, i)} and {unit_name(seen.trainer, 0, j)} go together, r = {brief(r)} on the "
            "training rows: they share the weight between them, in whatever way the start happened to decide.",
            "Leave one of the two out and see whether the error minds, or turn L2 up, which shares evenly.",
            r,
            lines_from(seen, (i, j)),
        )
        for i, j, r in correlated(seen.inputs)
    ]


def look_for_sizes(seen: Evidence) -> list[Finding]:
    """The engine standardises, so size misleads only whoever reads the weights in the data's own units."""
    try:
        slopes, _ = slopes_and_intercept(seen.trainer)
    except ValueError:
        return []
    own, trained = np.abs(slopes), np.abs(seen.heard[:-1])
    most, truly = int(own.argmax()), int(trained.argmax())
    if not (own[most] >= MISLEADS * own[truly] and trained[truly] > trained[most]):
        return []
    name = [unit_name(seen.trainer, 0, i) for i in (most, truly)]
    told = (
        f"In the data's own units the weight of {name[0]} is the largest, {brief(slopes[most])} against "
        f"{brief(slopes[truly])} for {name[1]}. But {name[1]} counts more: standardised, its weight is "
        f"{brief(seen.heard[truly])}, that of {name[0]} {brief(seen.heard[most])}."
    )
    turn = "Compare the standardised weights, which are the ones in the picture; the units of a column are arbitrary."
    return [Finding(NOTE, told, turn, float(own[most] / own[truly]), lines_from(seen, (most, truly)))]


def look_for_spread(seen: Evidence) -> list[Finding]:
    test = seen.problem.inputs[seen.problem.test_rows]
    if len(test) < 2:
        return []
    found = []
    for i, spread in enumerate(test.std(axis=0)):
        learnt = seen.inputs[:, i].std()
        if learnt and (spread > FAR_OUT * learnt or spread * FAR_OUT < learnt):
            told = (
                f"{unit_name(seen.trainer, 0, i)} spreads {brief(spread / learnt)} times as far on the test rows as "
                "on the training rows, by which it is standardised."
            )
            turn = "Choose another split, or learn from more of the rows: a test should be like what was learnt from."
            found.append(Finding(NOTE, told, turn, float(spread / learnt), lines_from(seen, (i,))))
    return found


def lines_from(seen: Evidence, inputs: tuple[int, ...]) -> tuple[int, ...]:
    """The places of all lines that begin at these inputs."""
    return tuple(line.index for line in lines_of(seen.trainer) if line.layer == 1 and line.source in inputs)


CORRELATION = Detector(
    "correlated",
    "inputs that go together",
    f"The correlation of two inputs over the training rows is above {CORRELATED} or below \u2212{CORRELATED}.",
    look_for_correlation,
)
SIZES = Detector(
    "sizes",
    "inputs of different size",
    "For one linear neuron that guesses a number: the weight that is largest in the data's own units is at least "
    f"{MISLEADS:g} times that of an input whose standardised weight is the largest.",
    look_for_sizes,
)
SPREAD = Detector(
    "spread",
    "test rows unlike training rows",
    f"An input's standard deviation on the test rows is more than {FAR_OUT:g} times that on the training rows, or less "
    "than a third of it.",
    look_for_spread,
)
