"""The right answer to every question, worked out anew: by numpy from the rows, never by the lesson's own truth."""

from dataclasses import replace

import numpy as np
import pytest

from tests.lessons.sums import after, at, best, miss, right, standardised, weight
from weightviz.explain.diagnosis import diagnose
from weightviz.explain.diagnosis.gallery import GALLERY
from weightviz.explain.double_descent import ROWS, descending
from weightviz.explain.importance import importance as all_ways
from weightviz.lessons import LESSONS, failures, importance, layers, neuron, overfitting, party, prices, signs
from weightviz.lessons.truths import DOWN, SAME, UP, course_of_test, neither_alone, way
from weightviz.training import Trainer

FALLS, STAYS = "It falls", "It stays the same"


def raw_rows(start) -> tuple[np.ndarray, np.ndarray]:
    problem = Trainer(start).problem
    return problem.data.rows[problem.train_rows], problem.data.target[problem.train_rows, 0]


def rows_by_hand(start, weights, bias) -> np.ndarray:
    """Guesses of one linear neuron, standardised, against the standardised target: the misses."""
    inputs, target = standardised(start)
    return inputs @ np.array(weights, float) + bias - target[:, 0]


def error_of(start, weights, bias=0.0) -> float:
    return float((rows_by_hand(start, weights, bias) ** 2).mean())


def goes(before: float, now: float) -> str:
    return FALLS if now < before else "It rises" if now > before else STAYS


def side(number: float, near: float = 0.05) -> str:
    return "Close to 0" if abs(number) < near else "Above 0" if number > 0 else "Below 0"


def mood() -> str:
    bad, good = (at(party.BAD_MOOD, 0.98, -0.48, 0, bias) for bias in (-1, 0))
    rises = good.predict(good.data.rows) - bad.predict(bad.data.rows)
    return "All, by the same amount" if rises.min() > 0 and np.ptp(rises) < 1e-9 else "no"


def doubt() -> str:
    """How far the mean answer of a sigmoid moves when the weight goes down by 1."""
    inputs, _ = raw_rows(neuron.STEEP)
    bills = (inputs[:, 0] - inputs[:, 0].mean()) / inputs[:, 0].std()

    def moved(weight, bias):
        says = [1 / (1 + np.exp(-(each * bills + bias))) for each in (weight, weight - 1)]
        return np.abs(says[0] - says[1]).mean()

    return "From +2" if moved(2, -0.8) > 2 * moved(20, -8) else "no"


def one_house() -> str:
    """The slope of the one house's squared miss by the weight, from two guesses close to each other."""
    inputs, target = standardised(signs.TOO_STEEP)
    area, price = inputs[signs.SMALL_HOUSE, 0], target[signs.SMALL_HOUSE, 0]
    up, down = ((each * area - price) ** 2 for each in (1.2 + 1e-6, 1.2 - 1e-6))
    return "Down" if up > down else "Up"


def shuffled() -> str:
    """The mean over all pairs of rows kept back, one of which lends the other its value."""
    problem = Trainer(importance.FIVE).problem
    inputs, target = problem.inputs[problem.test_rows], problem.targets[problem.test_rows, 0]
    weights = np.array(importance.FIVE.start_values[:5])
    rises = []
    for column in range(5):
        lent = inputs[:, column] - inputs[:, column][:, np.newaxis]  # what each row would get more from each other
        rises.append(((inputs @ weights - target)[:, np.newaxis] + weights[column] * lent) ** 2)
    return importance.INPUTS[int(np.argmax([rise.mean() for rise in rises]))]


def slope_of_the_path() -> str:
    w, b, v, c = layers.CHAIN.start_values
    low, high = (v * np.tanh(w * x + b) + c for x in (-1.0, 1.0))
    return "It lowers it" if high < low else "It raises it"


def to_and_fro(rate: float, steps: int) -> float:
    """One standardised weight from 0, by hand: each step leaves (1 - 2 rate) of the way to the best."""
    (target,) = best(failures.USUAL)
    return target - target * (1 - 2 * rate) ** steps


def last_error(rate: float, steps: int) -> float:
    return error_of(failures.USUAL, [to_and_fro(rate, steps)])


def too_high() -> str:
    lowest = min(miss(after(overfitting.LARGE, steps), test=True) for steps in (200, 250, 300, 400))
    start, end = (miss(after(overfitting.LARGE, steps), test=True) for steps in (0, 2_000))
    return "It falls, then rises again" if lowest < 0.9 * start and end > 1.1 * lowest else "no"


ANSWERS = {
    ("party", 1): lambda: goes(error_of(party.NOBODY_HEARD, [0, 0, 0]), error_of(party.NOBODY_HEARD, [0.5, 0, 0])),
    ("party", 3): lambda: goes(error_of(party.ADA_HEARD, [0.9, 0, 0]), error_of(party.ADA_HEARD, [0.9, -0.4, 0])),
    ("party", 5): lambda: side(best(party.TWO_HEARD)[2]),
    ("party", 6): mood,
    ("neuron", 1): lambda: f"{1 / (1 + np.exp(0)):.0%}",
    ("neuron", 3): doubt,
    ("neuron", 5): lambda: "They get worse" if miss(at(neuron.BENT, 1, -9, 1, -1)) > miss(at(neuron.BENT)) else "no",
    ("prices", 0): lambda: "The average price" if np.ptp(at(prices.AT_ZERO).predict([[0.0], [4000.0]])) == 0 else "no",
    ("prices", 1): lambda: "The first pair" if 10**2 + 30**2 > 20**2 + 20**2 else "no",
    ("prices", 3): lambda: "Up" if best(prices.TOO_FLAT)[0] > 0.3 else "Down",
    ("signs", 0): lambda: side(np.corrcoef(*columns(signs.AGE_ALONE))[0, 1]),
    ("signs", 2): lambda: side(np.corrcoef(*columns(signs.BEDROOMS_ALONE))[0, 1]),
    ("signs", 3): lambda: side(best(signs.WITH_AREA)[1]),
    ("signs", 5): one_house,
    ("importance", 0): lambda: importance.INPUTS[int(np.abs(best(importance.FIVE)).argmax())],
    ("importance", 2): shuffled,
    ("importance", 4): lambda: "Both, a half each" if shares() == (0.5, 0.5) else "no",
    ("layers", 0): lambda: "About half" if abs(right(after(layers.ALONE, 300)) - 50) < 10 else "no",
    ("layers", 3): slope_of_the_path,
    ("failures", 0): lambda: "All the way" if to_and_fro(0.5, 1) == best(failures.USUAL)[0] else "no",
    ("failures", 2): lambda: goes(last_error(1.1, 0), last_error(1.1, 10)),
    ("failures", 4): lambda: "Less than 0.000001" if 1 / np.square(raw_rows(failures.USUAL)[0]).mean() < 1e-6 else "no",
    ("failures", 5): lambda: str(len({tuple(column) for column in copies().T})),
    ("overfitting", 0): too_high,
    ("overfitting", 4): lambda: (
        "Higher than that of the large network"
        if miss(after(overfitting.LINE, 2_000), test=True) > miss(after(overfitting.LARGE, 2_000), test=True)
        else "no"
    ),
}


def columns(start) -> tuple[np.ndarray, np.ndarray]:
    rows, target = raw_rows(start)
    return rows[:, 0], target


def shares() -> tuple[float, ...]:
    trained = after(importance.TWINS, 300)
    return tuple(round(weight(trained, line), 2) for line in (importance.ORIGINAL, importance.COPY))


def copies() -> np.ndarray:
    return after(failures.ALIKE, 300).network.weights[0].round(9)


def test_every_question_has_its_answer_here():
    assert {(one.id, place) for one in LESSONS for place in one.questions} == set(ANSWERS)


@pytest.mark.parametrize(("name", "place"), ANSWERS)
def test_a_question_is_answered_as_worked_out_anew(name, place):
    (lesson,) = (each for each in LESSONS if each.id == name)
    part = lesson.parts[place]
    assert part.ask.options[part.truth()] == ANSWERS[name, place]()


def test_an_answer_follows_the_numbers_not_the_lesson():
    """The same questions of other starts have other answers."""
    cases = {
        ("party", 1): (party.NOBODY_HEARD, (1.5, 0, 0, 0)),  # from there, +0.5 is better still; from +0.9 it is not
        ("party", 3): (party.ADA_HEARD, (0.9, -0.45, 0, 0)),
        ("prices", 3): (prices.TOO_FLAT, (1.2, 0)),
        ("signs", 5): (signs.TOO_STEEP, (0.5, 0)),
        ("layers", 3): (layers.CHAIN, (-1.5, 0.3, -2, 0.1)),
        ("importance", 0): (importance.FIVE, (0.1, -0.9, 0, 0, 0, 0)),
    }
    found = {}
    for (name, place), (start, values) in cases.items():
        (lesson,) = (each for each in LESSONS if each.id == name)
        predict = lesson.questions[place]
        found[name, place] = predict.options[predict.truth(Trainer(replace(start, start_values=values)))]
    assert found == {
        ("party", 1): "It falls",
        ("party", 3): "It rises",
        ("prices", 3): "Down",
        ("signs", 5): "Up",
        ("layers", 3): "It raises it",
        ("importance", 0): "Age",
    }


def test_ways_and_shares():
    assert [way(0.0, each) for each in (1.0, -1.0, 1e-9)] == [UP, DOWN, SAME]
    one_sided = [
        replace(importance.TWINS, start_values=values, learning_rate=1e-7) for values in ((1, 0, 0), (0, 1, 0))
    ]
    assert [neither_alone(1)(Trainer(start)) for start in one_sided] == [0, 1]
    assert course_of_test(100)(Trainer(overfitting.LARGE)) == 0


def test_the_panel_ranks_bedrooms_before_area_in_dollars_alone():
    ways = all_ways(Trainer(importance.FIVE))
    area, bedrooms = (ways.names.index(name) for name in ("area", "bedrooms"))
    before = {
        name: bool(abs(numbers[bedrooms]) > abs(numbers[area]))
        for name, numbers in (("dollars", ways.raw), ("knobs", ways.first), ("shuffled", ways.permutation.means))
    }
    assert before == {"dollars": True, "knobs": False, "shuffled": False}
    assert np.abs(ways.first).argmax() == ways.permutation.means.argmax() == area


def test_one_line_turned_parts_one_copy_from_the_other_three():
    trainer = Trainer(failures.ALIKE)
    trainer.set_weight(0, -0.5)
    trainer.train(300)
    assert len(np.unique(trainer.network.weights[0].round(9), axis=1).T) == 2


def test_too_flat_misses_large_houses_downwards_and_small_ones_upwards():
    misses, (inputs, _) = rows_by_hand(prices.TOO_FLAT, [0.3], 0.0), standardised(prices.TOO_FLAT)
    large = inputs[:, 0] > 0
    assert misses[large].mean() < 0 < misses[~large].mean()


def test_the_best_straight_border_cannot_do_exclusive_or():
    """Of a thousand borders, drawn by chance, none gets four corners; some get three."""
    inputs, target = raw_rows(layers.ALONE)
    rng = np.random.default_rng(7)
    says = inputs @ rng.normal(size=(2, 1_000)) + rng.uniform(-6, 6, 1_000) > 0
    share = (says == (target == 1)[:, np.newaxis]).mean(axis=0)
    assert 0.65 < share.max() < 0.85


def test_garage_and_lot_muted_lower_the_test_error():
    def muted(place: int) -> float:
        return miss(
            at(importance.FIVE, *(0 if i == place else w for i, w in enumerate(importance.FIVE.start_values))), True
        )

    whole = miss(at(importance.FIVE), test=True)
    assert [name for place, name in enumerate(importance.INPUTS) if muted(place) < whole] == ["Garage places", "Lot"]


def test_the_panel_names_every_failure_that_the_lesson_speaks_of():
    """Each as the gallery of failures names it."""
    alarms = {
        "oscillation": diagnose(after(replace(failures.USUAL, learning_rate=1.0), 10)).alarms,
        "runaway": diagnose(after(failures.TOO_FAR, 10)).alarms,
        "symmetric": diagnose(after(failures.ALIKE, 300)).alarms,
        "dead": diagnose(at(failures.ASLEEP)).alarms,
    }
    assert {name for name, found in alarms.items() if name in found} == set(alarms)
    assert set(alarms) <= {failure.detector for failure in GALLERY.values()}
    assert diagnose(after(failures.HALF, 1)).alarms == ()
    runaway = after(failures.TOO_FAR, 400)
    assert runaway.diverged and runaway.step < 400  # the page stops it and says so


def test_far_more_weights_than_rows_can_guess_new_rows_best():
    fits = next(descending())
    test = dict(zip(fits.features, np.median(fits.test, axis=0), strict=True))
    assert min(test, key=test.get) > 10 * ROWS
    assert test[ROWS] == max(test.values())  # and as many as rows is the worst
