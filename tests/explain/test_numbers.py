"""The table is the network's own numbers, and units come from the data."""

import numpy as np
import pytest

from weightviz import Dataset, Experiment, Trainer
from weightviz.explain.numbers import numbers


def test_every_line_has_its_own_numbers():
    trainer = Trainer(Experiment(dataset="circle"))
    trainer.train(50)
    trainer.lock(3)
    trainer.mute(5)
    table = numbers(trainer)
    assert len(table.lines) == trainer.start.size
    np.testing.assert_array_equal(table.values, trainer.network.parameters)
    np.testing.assert_array_equal(table.start, trainer.start)
    assert table.gradient[5] == 0 and table.values[5] != 0
    assert (np.flatnonzero(table.locked).tolist(), np.flatnonzero(table.muted).tolist()) == ([3], [5])
    assert table.in_own_units is None and (table.unit, table.each) == ("", ())


def test_a_single_linear_neuron_speaks_the_units_of_the_data():
    """Ordinary least squares on the training rows, in dollars and square feet, is where training ends."""
    trainer = Trainer(Experiment(learning_rate=0.5))
    trainer.train(5)
    rows = trainer.problem.train_rows
    area, price = trainer.data.rows[rows, 0], trainer.data.target[rows].ravel()
    slope, intercept = np.polyfit(area, price, 1)
    table = numbers(trainer)
    assert table.in_own_units == pytest.approx([slope, intercept])
    assert (table.unit, table.each) == ("$", ("per sq ft", "where every input is 0"))


def test_what_has_no_unit_goes_by_its_name():
    plane, houses = (numbers(Trainer(Experiment(dataset=name))) for name in ("plane", "houses_five"))
    assert (plane.unit, plane.each[:2]) == ("value", ("per x", "per y"))
    assert houses.each[:3] == ("per sq ft", "per year", "per bedroom")


def test_a_name_of_ones_own_is_not_cut_short():
    rows, names, units = np.arange(12.0).reshape(4, 3) ** 2, ["glass", "s", "gas"], ["", "ms", "s"]
    data = Dataset(rows, [1.0, 2.0, 3.0, 5.0], names, units=units)
    table = numbers(Trainer(Experiment(hidden_layers=()), data))
    assert table.each[:3] == ("per glass", "per ms", "per s")
