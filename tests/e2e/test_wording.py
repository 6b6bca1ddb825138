"""How the stage's own modules write numbers with their units, and one neuron among several."""

import pytest

from tests import number_cases
from weightviz.written import SINGULARS


def of(modules, module: str, expression: str):
    return modules.evaluate(f"import('/{module}.js').then((all) => {expression})")


@pytest.mark.parametrize("write, cases", [
    ("withUnit", number_cases.WITH_UNIT), ("signedWithUnit", number_cases.SIGNED_WITH_UNIT),
    ("brief", number_cases.BRIEF), ("signed", number_cases.SIGNED), ("percent", number_cases.PERCENT),
])  # fmt: skip
def test_a_number_is_spelled_as_in_the_panels(modules, write, cases):
    """Numbers travel as texts: JSON has no infinity."""
    told = [[repr(value).replace("inf", "Infinity").replace("nan", "NaN"), rest] for value, rest, _ in cases]
    texts = of(modules, "numbers", f"{told}.map(([value, rest]) => all.{write}(Number(value), rest))")
    assert texts == [text for _, _, text in cases]


def test_the_same_units_have_a_singular(modules):
    assert of(modules, "numbers", "all.SINGULARS") == SINGULARS


def test_points_for_each_point_are_no_unit_to_speak_of(modules):
    score = "{ unit: 'points', mean: 5, sd: 1, label: 'Ada', each: 'per point' }"
    scene = f"""{{ sizes: [1, 1], output_activation: "linear", task: "regression", in_square: false,
        inputs: [{score}], target: {score} }}"""
    texts = of(modules, "own_units", f"all.ownUnits({scene}, [1, 2], [0, 0])")
    assert texts == ["+1 per point", "7 points at 5 points"]


def test_one_hidden_neuron_learns_and_several_learn(modules):
    short = "all.clauses({ sizes, counts: [1, 0], noun: 'points' }).short.map(({ text }) => text).join('')"
    told = of(modules, "clauses", f"[[2, 1, 1], [2, 3, 1], [2, 1, 1, 1]].map((sizes) => {short})")
    assert told == ["1 neuron learns", "3 neurons learn", "1 + 1 neurons learn"]
