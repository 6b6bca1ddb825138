"""Schedules: the learning rate of a step follows from the step alone."""

import pytest

from weightviz.schedules import SCHEDULES


def factors(name: str, steps, span: int = 100) -> list[float]:
    return [SCHEDULES[name].factor(step, span) for step in steps]


def test_each_by_hand():
    assert factors("constant", [0, 5, 10**6]) == [1, 1, 1]
    assert factors("step", [0, 99, 100, 199, 350]) == [1, 1, 1 / 2, 1 / 2, 1 / 8]
    # (1 + cos 60 degrees) / 2 = 0.75 a third of the way, 0.25 two thirds of it
    assert factors("cosine", [0, 100, 200, 300, 900], span=300) == pytest.approx([1, 0.75, 0.25, 0, 0])
    assert factors("warm_up", [0, 1, 2, 3, 4, 90], span=4) == [0.25, 0.5, 0.75, 1, 1, 1]


@pytest.mark.parametrize("name", SCHEDULES)
def test_none_speeds_up_and_none_turns_round(name):
    assert all(0 <= factor <= 1 for span in (1, 7, 1000) for factor in factors(name, range(50), span))


@pytest.mark.parametrize("name", SCHEDULES)
def test_each_says_what_it_is(name):
    schedule = SCHEDULES[name]
    assert schedule.name == name
    assert schedule.label and schedule.formula and schedule.explanation.endswith(".")
