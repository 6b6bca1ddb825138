"""How the stage's own modules write numbers with their units, and one neuron among several."""


def of(modules, module: str, expression: str):
    return modules.evaluate(f"import('/{module}.js').then((all) => {expression})")


def test_a_number_is_spelled_one_way_and_one_of_something_is_singular(modules):
    values = ([1, "points"], [-1, "years"], [1.5, "points"], [16.5, "points"], [1, "sq ft"], [0.5, "$"], [0.96, "$"])
    written = of(modules, "numbers", f"{list(map(list, values))}.map((each) => all.withUnit(...each))")
    assert written == ["1 point", "−1 year", "1.5 points", "16.5 points", "1 sq ft", "$0.50", "$0.96"]
    assert of(modules, "numbers", "[all.withUnit(7, '$'), all.withUnit(9.996, '$')]") == ["$7", "$10"]


def test_points_for_each_point_are_no_unit_to_speak_of(modules):
    score = "{ unit: 'points', mean: 5, sd: 1, label: 'Ada' }"
    scene = f"""{{ sizes: [1, 1], output_activation: "linear", task: "regression", in_square: false,
        inputs: [{score}], target: {score} }}"""
    texts = of(modules, "own_units", f"all.ownUnits({scene}, [1, 2], [0, 0])")
    assert texts == ["+1 per point", "7 points at 5 points"]


def test_one_hidden_neuron_learns_and_several_learn(modules):
    short = "all.clauses({ sizes, counts: [1, 0], noun: 'points' }).short.map(({ text }) => text).join('')"
    told = of(modules, "clauses", f"[[2, 1, 1], [2, 3, 1], [2, 1, 1, 1]].map((sizes) => {short})")
    assert told == ["1 neuron learns", "3 neurons learn", "1 + 1 neurons learn"]
