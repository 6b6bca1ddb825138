"""What checks say, against sums of one's own, and how numbers are told."""

import re
from dataclasses import replace

import numpy as np
import pytest

from tests.lessons.sums import after, at, miss, right
from weightviz.data import RowEdits
from weightviz.experiment import Experiment
from weightviz.lessons import LESSONS, Verdict, checks, guard, neuron, party, prices
from weightviz.lessons.checks import (
    as_weight,
    distinctly,
    in_unit,
    judged,
    line,
    miss_below,
    on_flat_parts,
    right_at_least,
)
from weightviz.lessons.guard import on
from weightviz.lessons.importance import FIVE
from weightviz.training import Trainer

FRIENDS = party.NOBODY_HEARD


def figure(told: str) -> float:
    """The first number of a sentence."""
    return float(re.search(r"[−\d][\d,.]*\d|\d", told)[0].replace("−", "-").replace(",", ""))


@pytest.mark.parametrize("steps", [0, 7, 50])
def test_the_typical_miss_is_that_of_the_rows(steps):
    trainer = after(FRIENDS, steps)
    verdict = miss_below(1.0)(trainer)
    assert figure(verdict.told) == pytest.approx(miss(trainer), abs=0.005)
    assert verdict.done == (miss(trainer) < 1.0)


def test_the_miss_of_the_rows_kept_back_is_told_of_them():
    trainer = after(FRIENDS, 7)
    verdict = checks.kept_back_miss(below=100)(trainer)
    assert figure(verdict.told) == pytest.approx(miss(trainer, test=True), abs=0.005)
    assert verdict.told.startswith("The typical miss on the films kept back is")
    nothing_kept = Trainer(Experiment("friends", train_share=1.0))
    assert not checks.kept_back_miss(below=100)(nothing_kept).done


def test_right_answers_are_counted():
    trainer = at(neuron.AT_ZERO, 2, -1)
    assert (
        right_at_least(0.94)(trainer).told
        == f"{right(trainer)} of 176 penguins to learn from are right; 166 are wanted."
    )
    assert right_at_least(167 / 176)(trainer).done and not right_at_least(167.5 / 176)(trainer).done
    assert not right_at_least(0)(at(FRIENDS)).done  # there a number is guessed


def test_a_line_is_told_as_it_is_heard():
    trainer = at(FRIENDS, 0.9, -0.4, 0, 0)
    check = line(party.BEN, below=-0.05)
    assert check(trainer).told == "The line “Ben to verdict” is −0.40; below −0.05 is wanted."
    trainer.mute(1)
    assert check(trainer).told == "The line “Ben to verdict” is 0.00; below −0.05 is wanted."
    assert not check(trainer).done
    assert not line("Zoe to verdict", above=-1)(trainer).done


def test_a_value_is_never_told_as_its_bound():
    points, dollars = in_unit("points"), in_unit("$")
    assert judged(1.0996, None, 1.1, "It", points).told == "It is 1.0996 points; below 1.1 points is wanted."
    assert judged(44_822.8, None, 44_823, "It", dollars).told == "It is $44,822.8; below $44,823 is wanted."
    assert judged(1.1, None, 1.1, "It") == Verdict(False, "It is 1.10; below 1.10 is wanted.")  # below is below
    assert distinctly(1.2, [1.1], as_weight)(1.2) == "1.20"


@pytest.mark.parametrize(
    ("value", "told"), [(0.7449, "0.745 points"), (0.8171, "0.817 points"), (1.9946, "1.99 points")]
)
def test_a_miss_has_the_digits_that_the_picture_gives_it(value, told):
    """Three figures, as numbers.js writes them under the picture."""
    assert judged(value, None, 0.4, "It", in_unit("points")).told == f"It is {told}; below 0.4 points is wanted."


def test_what_cannot_be_measured_is_called_so():
    assert judged(float("nan"), None, 1.0, "It").told == "It is too large to be measured."
    assert judged(float("inf"), 0.0, None, "It") == judged(1e12, 0.0, None, "It")
    assert not judged(float("inf"), 0.0, None, "It").done
    assert not judged(None, 0.0, None, "It").done


def test_numbers_carry_true_minuses_and_their_units_where_they_belong():
    assert in_unit("$")(-1234.5, 0) == "−$1,235" and in_unit("$")(-1234.56, 3) == "−$1,234.56"
    assert in_unit("°C")(-0.2584, 0) == "−0.258 °C" and in_unit("°C")(-0.2584, 1) == "−0.2584 °C"


def test_who_turned_the_knobs():
    trainer = at(prices.AT_ZERO)
    assert checks.by_hand(trainer).done and checks.no_hand(trainer).done and not checks.trained()(trainer).done
    trainer.set_weight(0, 0.5)
    assert checks.by_hand(trainer).done and not checks.no_hand(trainer).done
    trainer.reset()
    trainer.train(1)
    assert checks.no_hand(trainer).done and not checks.by_hand(trainer).done
    assert checks.in_steps(1)(trainer).done and checks.trained(1)(trainer).done and not checks.trained(2)(trainer).done


def test_flat_parts_are_those_of_the_curve():
    trainer = at(neuron.STEEP, 3, -1.2)
    says = trainer.predict(trainer.data.rows[trainer.problem.train_rows])
    flat = int((says * (1 - says) < 0.25 / 20).sum())
    assert figure(on_flat_parts(0.1)(trainer).told) == pytest.approx(flat, abs=1)  # a bound of two digits


def test_what_is_in_the_way_is_told_at_once_and_else_what_the_task_is_about():
    check = on(FRIENDS, line(party.ADA, above=0.5), line(party.BEN, below=0.1))
    trainer = at(FRIENDS)
    assert check(trainer) == Verdict(False, "The line “Ada to verdict” is 0.00; above 0.50 is wanted.")
    trainer.set_weight(1, 0.2)
    assert check(trainer) == Verdict(False, "The line “Ben to verdict” is 0.20; below 0.10 is wanted.")
    trainer.set_weight(0, 0.9)
    assert not check(trainer).done and "Ben" in check(trainer).told
    trainer.set_weight(1, -0.4)
    assert check(trainer).done and "Ada" in check(trainer).told


def test_a_knob_or_a_step_too_many_is_told_with_the_way_back():
    check, trainer = party.PARTS[2].ask.check, at(FRIENDS)
    trainer.set_weight(1, 0.04)
    in_the_way = "“Ben to verdict” is to stay at 0.00 and is at 0.04: turn it back, or press Reset."
    assert check(trainer) == Verdict(False, in_the_way)  # while the miss is high
    trainer.set_weight(0, 0.9)
    assert check(trainer) == Verdict(False, in_the_way)  # and when it is low
    trainer.train(1)
    assert check(trainer).told == "The machine took 1 step, but this task is for your hand: press Reset."
    trainer.reset()
    assert check(trainer).told.startswith("The typical miss is")
    trainer.set_weight(0, 0.9)
    assert check(trainer).done


BY_HAND = [
    (lesson, place) for lesson in LESSONS for place, task in lesson.tasks.items() if task.text.startswith("By hand")
]


@pytest.mark.parametrize(("lesson", "place"), BY_HAND, ids=lambda each: str(getattr(each, "id", each)))
def test_a_task_for_the_hand_says_so_after_a_step_however_far_the_miss_is(lesson, place):
    trainer = after(lesson.start_of(place), 5)
    told = lesson.tasks[place].check(trainer).told
    assert told == "The machine took 5 steps, but this task is for your hand: press Reset."


def test_both_sentences_are_told_met_or_not():
    check = checks.both(line(party.ADA, above=0.5), line(party.BEN, below=-0.1))
    for ada, ben in ((0, 0), (0.9, 0), (0, -0.4), (0.9, -0.4)):
        verdict = check(at(FRIENDS, ada, ben, 0, 0))
        assert verdict.done == (ada > 0.5 and ben < -0.1)
        assert re.findall("“(.*?)”", verdict.told) == [party.ADA, party.BEN]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"points": 100}, "not the rows"),
        ({"inputs": ("ada",), "start_values": (0.0, 0.0)}, "other inputs: Ada, Ben, Cleo"),
        ({"hidden_layers": (2,), "start_values": ()}, "one without hidden layers"),
        ({"start_values": (1.0, 0.0, 0.0, 0.0)}, "its own first weights"),
        ({"l2": 0.1}, "l2"),
        ({"optimizer": "adam"}, "optimizer"),
        ({"learning_rate": 0.5}, ""),
        ({"batch_size": 5}, ""),
    ],
)
def test_what_differs_from_the_task_is_named(changed, told):
    said = guard.elsewhere(Trainer(replace(FRIENDS, **changed)), FRIENDS, ())
    assert (told in said) if told else said == ""
    assert guard.elsewhere(Trainer(replace(FRIENDS, **changed)), FRIENDS, tuple(changed)) == "" or "points" in changed


def test_rows_added_are_noticed():
    added = Trainer(FRIENDS, edits=RowEdits(added=((1.0, 2.0, 3.0, 4.0),)))
    assert "not the rows" in guard.elsewhere(added, FRIENDS, ())
    assert np.isfinite(added.train_loss)


def test_the_line_that_hurts_most_is_found_by_the_misses_of_the_rows_kept_back():
    def alone(place: int) -> float:
        values = [0 if i == place else weight for i, weight in enumerate(FIVE.start_values)]
        return miss(at(FIVE, *values), test=True)

    hurts = [alone(place) for place in range(6)]
    done = []
    for place in range(6):
        trainer = at(FIVE)
        trainer.mute(place)
        done.append(checks.muted_where_it_hurts(trainer).done)
    assert done == [each == max(hurts) for each in hurts]
    nothing_kept = Trainer(Experiment("friends", train_share=1.0))
    nothing_kept.mute(0)
    assert "No rows are kept back" in checks.muted_where_it_hurts(nothing_kept).told
    huge = at(FIVE)
    huge.resume(np.full(6, 1e200), 0, np.zeros(6, bool), np.arange(6) == 0)
    assert checks.muted_where_it_hurts(huge).told == "The test error is too large to be measured."


def test_one_is_told_as_one_and_more_as_more():
    trainer = at(FIVE)
    trainer.mute(0)
    trainer.set_weight(1, 0.25)
    assert checks.nothing_muted(trainer).told == "1 line is muted; all should be heard."
    assert checks.no_hand(trainer).told == "Knobs were turned by hand 1 time. The machine is to do it all: press Reset."
    trainer.mute(1)
    trainer.set_weight(1, 0.5)
    assert checks.muted_where_it_hurts(trainer).told == "2 lines are muted; exactly one is wanted."
    assert (
        checks.no_hand(trainer).told == "Knobs were turned by hand 2 times. The machine is to do it all: press Reset."
    )
    assert [checks.in_steps(count)(trainer).told for count in (1, 2)] == [
        "0 steps were taken; exactly 1 is wanted, from the start.",
        "0 steps were taken; exactly 2 are wanted, from the start.",
    ]
