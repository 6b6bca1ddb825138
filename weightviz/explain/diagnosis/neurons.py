"""Neurons that cannot learn: dead ones, saturated ones, and ones that are each other's copy."""

import numpy as np

from weightviz.activations import ACTIVATIONS
from weightviz.explain.diagnosis.evidence import Evidence
from weightviz.explain.diagnosis.finding import ALARM, NOTE, Detector, Finding, neurons
from weightviz.explain.lines import lines_of
from weightviz.network import blocks

SATURATED = 0.95  # of the training rows
ALIKE = 1e-9  # weights nearer to each other than this are the same number, but for rounding


def look_for_dead(seen: Evidence) -> list[Finding]:
    found = []
    for layer in range(1, seen.last):
        if seen.experiment.activations[layer - 1] != "relu":
            continue
        dead = np.flatnonzero((seen.sums[layer - 1] <= 0).all(axis=1) & seen.listens(layer)).tolist()
        if dead:
            size = seen.experiment.sizes[layer]
            told = (
                f"{neurons(layer, dead)} of {size} in hidden layer {layer}: the sum is 0 or less on all "
                f"{seen.counted}, so nothing is said, and no line into it has a gradient."
            )
            found.append(
                Finding(
                    ALARM if 2 * len(dead) >= size else NOTE,
                    told,
                    "Turn the learning rate down and take another start, or choose leaky ReLU, which cannot fall "
                    "silent. Turning its bias up by hand wakes a neuron.",
                    len(dead) / size,
                    lines_into(seen, layer, dead),
                )
            )
    return found


def look_for_saturated(seen: Evidence) -> list[Finding]:
    found = []
    for layer in range(1, seen.last):
        low, high = ACTIVATIONS[seen.experiment.activations[layer - 1]].flat
        sums, size = seen.sums[layer - 1], seen.experiment.sizes[layer]
        shares = ((sums < low) | (sums > high)).mean(axis=1)
        units = np.flatnonzero((shares >= SATURATED) & seen.listens(layer)).tolist()
        if not units or low == 0:  # below 0 a ReLU is silent, which is what makes it a ReLU
            continue
        told = (
            f"{neurons(layer, units)} of {size} in hidden layer {layer}: on {shares[units].min():.0%} of the training "
            "rows or more the sum lies where the curve is flat, so hardly any gradient comes through."
        )
        turn = "Take smaller first weights (Xavier) and another start, or turn the weights into it towards 0 by hand."
        severity = ALARM if 2 * len(units) >= size else NOTE
        found.append(Finding(severity, told, turn, float(shares.max()), lines_into(seen, layer, units)))
    return found


def look_for_twins(seen: Evidence) -> list[Finding]:
    """The network as it is heard: neurons that nobody lets speak, or that hear nothing, do not count."""
    found, heard = [], blocks(seen.experiment.sizes, seen.heard)
    for layer in range(1, seen.last):
        way = np.vstack([heard[layer - 1], heard[layer][:-1].T])  # a column a neuron: all lines in, all lines out
        groups, listens = [], seen.listens(layer)
        for unit in np.flatnonzero(listens).tolist():
            alike = [group for group in groups if np.abs(way[:, unit] - way[:, group[0]]).max() <= ALIKE]
            alike[0].append(unit) if alike else groups.append([unit])
        for group in (group for group in groups if len(group) > 1):
            told = (
                f"{neurons(layer, group)} have the same weights in and out, so they say the same and learn the same: "
                f"together they are worth one neuron, out of {seen.experiment.sizes[layer]}."
            )
            turn = "Choose first weights that differ (not constant, not zeros), or turn one line by hand."
            found.append(Finding(ALARM, told, turn, float(len(group)), lines_into(seen, layer, group)))
    return found


def lines_into(seen: Evidence, layer: int, units: list[int]) -> tuple[int, ...]:
    """The places of all lines that end in these units."""
    return tuple(line.index for line in lines_of(seen.trainer) if line.layer == layer and line.target in units)


DEAD = Detector(
    "dead",
    "dead neurons",
    "A ReLU neuron is dead when its sum is 0 or less on every training row. It is an alarm when at least half of a "
    "layer is.",
    look_for_dead,
)
FLAT = Detector(
    "saturated",
    "saturated neurons",
    "A neuron is saturated when its sum lies in the flat part of its curve, where the slope is below a twentieth of "
    f"the steepest, on at least {SATURATED:.0%} of the training rows; ReLU, leaky ReLU and step, which are flat below "
    "0, are left out. It is an alarm when at least half of a layer is.",
    look_for_saturated,
)
TWINS = Detector(
    "symmetric",
    "neurons that are copies",
    f"Two neurons of a layer are copies when all their weights in and out are equal to within {ALIKE:.9f}.",
    look_for_twins,
)
