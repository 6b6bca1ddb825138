"""Three classes: an output each, told apart by shape, and a table of what is taken for what."""

import re
from itertools import pairwise

import numpy as np
import pytest

from tests.e2e.test_readback import RECORDER
from weightviz import Experiment, Trainer

SPECIES = ("Adelie", "Chinstrap", "Gentoo")
NAMES = [
    *(f"Weight {column} to {species}" for column in ("bill_length_mm", "bill_depth_mm") for species in SPECIES),
    *(f"Bias of {species}" for species in SPECIES),
]

TABLE = """root => [...root.querySelectorAll(".confusion tbody tr")].map((line) =>
    [...line.querySelectorAll("td")].map((cell) => cell.textContent))"""

# What the output panel's canvas shows, without the numbers at its axes.
WORDS = """shownOn(stage.output.surface.canvas).texts.map(({ text }) => text)
    .filter((text) => !/^[-\u2212\\d.]+$/.test(text))"""


def confusion(trainer, rows) -> np.ndarray:
    """Counts by true class and by answer, the largest output."""
    answers = trainer.predict(trainer.data.rows[rows]).argmax(axis=1)
    truths = trainer.data.target[rows, 0].astype(int)
    return np.array([[np.sum((truths == k) & (answers == j)) for j in range(3)] for k in range(3)])


def table_is_the_engines(visitor, trainer) -> None:
    problem = trainer.problem
    learnt, tests = confusion(trainer, problem.train_rows), confusion(trainer, problem.test_rows)
    expected = [[f"{a} ({b})" for a, b in zip(*both, strict=True)] for both in zip(learnt, tests, strict=True)]
    assert visitor.stage.evaluate(TABLE) == expected
    right, total = np.trace(learnt), learnt.sum()
    assert visitor.stage.locator(".miss-figure").inner_text() == f"{right} of {total}"
    assert visitor.stage.locator(".miss").inner_text().endswith(f"(test {np.trace(tests)} of {tests.sum()})")


def test_each_output_is_named_by_its_class(visit):
    visitor = visit("data=penguins_three")
    assert visitor.names() == NAMES
    for species in SPECIES:
        assert visitor.button(f"Output {species}").count() == 1


def test_the_table_counts_what_is_taken_for_what(visit):
    visitor = visit("data=penguins_three")
    trainer = Trainer(Experiment(dataset="penguins_three"))
    table_is_the_engines(visitor, trainer)
    visitor.press("+10")
    trainer.train(10)
    table_is_the_engines(visitor, trainer)
    visitor.type_weight("Bias of Gentoo", "5")
    trainer.set_weight(8, 5)
    table_is_the_engines(visitor, trainer)


def test_the_table_can_be_read_aloud(visit, expect):
    visitor = visit("data=penguins_three")
    table = visitor.stage.get_by_role("table", name="How many penguins of each class are taken for which")
    for name in SPECIES:
        expect(table.get_by_role("columnheader", name=name)).to_be_visible()
        expect(table.get_by_role("rowheader", name=name)).to_be_visible()
    visitor.go("data=penguins_two")
    expect(table).to_be_hidden()


def test_without_test_rows_the_table_has_no_brackets(visit):
    visitor = visit("data=penguins_three&train=1")
    assert sum(int(cell) for line in visitor.stage.evaluate(TABLE) for cell in line) == 342


def test_while_it_plays_the_table_is_of_a_picture_that_was(visit):
    visitor = visit("data=penguins_three")
    visitor.press("Play")
    visitor.page.wait_for_timeout(1500)
    visitor.press("Pause")
    trainer = Trainer(Experiment(dataset="penguins_three"))
    trainer.train(visitor.steps_taken())
    table_is_the_engines(visitor, trainer)


def test_regions_carry_the_names_and_a_lens_shows_one_class(visit, expect):
    visitor = visit("data=penguins_three")
    visitor.page.add_init_script(f"({RECORDER})()")
    visitor.page.reload()
    visitor.step.wait_for()
    visitor.press("+100")
    visitor.look_away()
    heading = visitor.stage.locator(".head-output")
    expect(heading).to_have_text("to tell 3 species apart")
    assert set(SPECIES) <= set(visitor.read(WORDS))
    looks = "stage.output.views.heat.regions.names.map(({ answer, x, y }) => [answer, x, y])"
    for answer, x, y in visitor.read(looks):  # a name stands where the engine says what it says
        trainer = Trainer(Experiment(dataset="penguins_three"))
        trainer.train(100)
        columns = visitor.read("stage.scene.columns.map(({ low, high }) => [low, high])")
        (left, right), (low, high) = columns
        point = [left + x * (right - left), high - y * (high - low)]
        assert trainer.predict([point]).argmax() == answer
    visitor.button("Output Chinstrap").focus()
    visitor.settle()
    expect(heading).to_have_text("seen by Chinstrap")
    expect(visitor.stage.locator(".story")).to_contain_text("the probability of Chinstrap")


def test_the_row_one_follows_is_told_with_its_class_and_how_sure_the_network_is(visit, expect):
    visitor = visit("data=penguins_three")
    visitor.press("+100")
    expect(visitor.stage.locator(".data-words")).to_contain_text("it is Adelie")
    trainer = Trainer(Experiment(dataset="penguins_three"))
    trainer.train(100)
    shares = trainer.predict(trainer.data.rows[:1])[0]
    x, y = visitor.read("[...stage.output.view(stage.output.inFocus(stage.drawn)).places].slice(0, 2)")
    plot = visitor.stage.locator(".output-plot")
    plot.hover(position={"x": x, "y": y})
    caption = plot.locator(".caption")
    expect(caption).to_contain_text(re.compile(r"guess \w+ \(\d+%\)"))
    row = visitor.read("stage.output.pointed")
    if row == 0:  # another row may lie on the same place
        expect(caption).to_contain_text(f"guess {SPECIES[shares.argmax()]} ({round(100 * shares.max())}%)")


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("data=penguins_three&inputs=bill_length_mm", "What the network says over bill length, with 342 penguins"),
        (
            "data=penguins_three&inputs=bill_length_mm,bill_depth_mm,body_mass_g",
            "Probability of the true species, 342 penguins",
        ),
    ],
)
def test_one_column_and_many_have_their_own_pictures(visit, expect, query, told):
    visitor = visit(query)
    panel = visitor.stage.locator(".output-plot").get_by_role("img")
    expect(panel).to_have_attribute("aria-label", told)
    visitor.press("+10")
    visitor.button("Output Gentoo").focus()
    visitor.settle()
    expect(visitor.stage.locator(".head-output")).to_have_text("seen by Gentoo")


def test_two_named_classes_are_called_by_their_names_and_made_ones_by_their_colours(visit, expect):
    visitor = visit("data=penguins_two")
    expect(visitor.stage.locator(".head-output")).to_have_text("to tell Adelie from Chinstrap")
    expect(visitor.stage.locator(".data-words")).to_contain_text("it is Adelie")
    visitor.button("Output species").focus()
    expect(visitor.stage.locator(".story")).to_contain_text("how sure it is of Chinstrap")
    visitor.go("data=circle")
    expect(visitor.stage.locator(".head-output")).to_have_text("that tell orange from blue")


TEN_OUTPUTS = """async ([width, height, mode]) => {
    const { layoutOf } = await import("/layout.js");
    const classes = Array.from({ length: 10 }, (_, k) => `class number ${k + 1}`);
    const input = (name) => ({ name, label: name }), told = [];
    for (const hidden of [[], [8], [8, 8, 8, 8, 8, 8]]) {
        const scene = { sizes: [2, ...hidden, 10], inputs: [input("x"), input("y")], classes,
            target: { name: "class", label: "class" } };
        const { neurons, labels, curves, places } = layoutOf(scene, width, height, mode);
        told.push({ outputs: neurons.at(-1), labels: labels.slice(2), lines: curves.length, places });
    }
    return told;
}"""


@pytest.mark.parametrize("screen", [(652, 396, "wide"), (736, 336, "medium"), (358, 250, "narrow")])
def test_ten_outputs_have_room(modules, screen):
    width, height, _ = screen
    for told, hidden in zip(modules.evaluate(TEN_OUTPUTS, list(screen)), ((), (8,), (8,) * 6), strict=True):
        outputs, labels = told["outputs"], told["labels"]
        sizes = (2, *hidden, 10)
        assert told["lines"] == sum((a + 1) * b for a, b in pairwise(sizes))
        assert len({label["text"] for label in labels}) == 10
        for above, below in pairwise(outputs):
            assert below["y"] - above["y"] >= max(above["size"], 17)  # neither neurons nor names touch
        for neuron, label in zip(outputs, labels, strict=True):
            assert neuron["y"] - neuron["size"] / 2 >= 0
            assert neuron["y"] + neuron["size"] / 2 <= height
            assert label["x"] + 8.2 * len(label["text"]) <= width + 8
        assert all(0 <= place["x"] <= width and 0 <= place["y"] <= height for place in told["places"])
