"""Stages to ask: each on a playground of its own, without a browser."""

import pytest

from tests.ui.stage import Stage
from weightviz.experiment import Experiment, View
from weightviz.ui.playground import Playground


@pytest.fixture
def open_stage(monkeypatch):
    """``open_stage(dataset="circle", ...)``: a stage on a playground of its own; houses if nothing is said.

    These playgrounds have all the time in the world, so that a slow machine answers like a fast one.
    """
    monkeypatch.setattr("weightviz.ui.operations.PATIENCE", float("inf"))

    def opened(**settings) -> Stage:
        return Stage(Playground(Experiment(**settings), View()))

    return opened


@pytest.fixture
def stage(open_stage) -> Stage:
    """The circle, 2-[4,2]-1, in batches of 10: 25 parameters."""
    return open_stage(dataset="circle", hidden_layers=(4, 2), batch_size=10)
