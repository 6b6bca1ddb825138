"""What is said of rankings holds with equal values, with none at all, and with trainings that ran away."""

import numpy as np
import pytest

from weightviz import Experiment, Trainer
from weightviz.explain.drop_column import Dropped
from weightviz.lessons import importance
from weightviz.ui.panels.importance.leaving_out import told
from weightviz.ui.panels.importance.measures import Measure, by_dropping, in_table
from weightviz.ui.panels.importance.words import about_the_orders, before_any_step

NAN = float("nan")
NAMES = ("a", "b", "c")


def measure(title: str, *values: float) -> Measure:
    return Measure(title, "", np.array(values), [str(value) for value in values], "", False)


def said(*values: tuple[float, ...]) -> str:
    return about_the_orders(NAMES, [measure(title, *each) for title, each in zip("XYZ", values, strict=False)])


@pytest.mark.parametrize(
    "values, sentence",
    [
        (((3, 2, 1), (-30, 20, -10)), "All put the inputs in the same order."),
        (((3, 2, 1), (2, 3, 1)), "They disagree about what comes first: a by x; b by y."),
        (((3, 2, 1), (3, 1, 2)), "All put a first, but they disagree about the others."),
        (((3, 2, 1), (2, 2, 1)), "All put the inputs in the same order."),  # equal ones contradict nothing
        (((2, 2, 1), (1, 1, 3)), "They disagree about what comes first: a and b by x; c by y."),
        (((2, 2, 1), (3, 1, 2), (3, 2, 1)), "All put a first, but they disagree about the others."),
        (((3, 2, 1), (0, 0, 0)), "Only x puts them in an order. Y cannot tell the inputs apart."),
        (((0, 0, 0), (0, 0, 0)), "X and y cannot tell the inputs apart."),
        (((3, 2, 1), (30, 20, 10), (NAN, NAN, NAN)),
         "All that rank them put the inputs in the same order. Z cannot tell the inputs apart."),
        (((3, 2, 1), (NAN, 2, 1)), "They disagree about what comes first: a by x; b by y."),
        (((3, 2, 1), (3, NAN, 1)), "All put the inputs in the same order."),
        (((3, 2, 1), (3 + 1e-15, 2, 1 - 1e-16)), "All put the inputs in the same order."),
    ],
)  # fmt: skip
def test_orders_are_compared_where_they_are_known(values, sentence):
    assert said(*values) == sentence


def test_one_input_has_no_order():
    assert about_the_orders(("a",), [measure("X", 1.0)]) == ""


def test_what_is_not_known_comes_last():
    assert measure("X", NAN, 1.0, -2.0, np.inf, 0.0).order == [2, 1, 4, 0, 3]


def test_a_training_that_ran_away_has_no_number_and_is_told():
    result = Dropped(1.0, np.full(5, 0.5), np.array([[NAN, *[0.75] * 4], [0.75] * 5]), True, 10)
    measure = by_dropping(result)
    assert [in_table(measure, i) for i in range(2)] == ["ran away", "0.25 ± 0"]
    assert np.isnan(measure.values[0]) and measure.values[1] == 0.25
    assert told(result, ["area", "age"]).endswith(
        " was 0.5 ± 0. A training without area ran away, so no number is told there."
    )


def test_what_leaving_out_tells_has_a_spread_and_a_smaller_rise_is_said_to_be_luck():
    # rises 1 1 1 1 1 and 1 -1 0 0 0: no spread, and the square root of 2 / 4
    without = np.array([[2.0] * 5, [2.0, 0.0, 1.0, 1.0, 1.0]])
    result = Dropped(1.0, np.ones(5), without, False, 10)
    measure = by_dropping(result)
    assert [in_table(measure, i) for i in range(2)] == ["1 ± 0", "0 ± 0.71"]
    assert measure.caution.endswith("the mean over 5 seeds.")
    said = told(result, ["area", "age"])
    assert "5 networks each learnt for 10 steps, from this seed and those that follow it" in said
    assert said.endswith(" perhaps luck that another seed turns round: the rise without age.")


def test_where_the_one_with_all_inputs_ran_away_nothing_can_be_told():
    result = Dropped(1.0, np.full(5, NAN), np.array([[0.5] * 5, [0.75] * 5]), False, 1)
    assert by_dropping(result).written == ["not known"] * 2
    assert "learnt for 1 step, " in told(result, ["area", "age"])
    assert told(result, ["area", "age"]).endswith(
        "With all inputs a training ran away, so there is nothing to compare with."
    )


def test_weights_that_were_given_are_not_called_untrained():
    """The five inputs of lesson 5 were trained before it; of weights that a hand has set it says so."""
    trainers = [Trainer(Experiment("houses_five")), Trainer(importance.FIVE), Trainer(importance.FIVE)]
    trainers[2].set_weight(0, 0.1)
    said = [before_any_step(trainer) for trainer in trainers]
    assert ["not been trained" in each for each in said] == [True, False, False]
    assert "given as a start" in said[1] and "a hand has set" in said[2]
    trainers[1].train(1)
    assert before_any_step(trainers[1]) == ""
