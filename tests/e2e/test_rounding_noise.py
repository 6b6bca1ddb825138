"""What rounding leaves of a sum that is 0 is drawn, written and told as 0."""

from weightviz import Experiment, Trainer
from weightviz.charts.rule import line_style

STYLES = """weights => import('/rule.js').then(({ lineStyle, stubStyle }) => {
    const palette = { lineZero: "#c3ccd3", negLine: "#d9780a", posLine: "#0877bd" };
    return weights.flatMap((w) => [lineStyle, stubStyle].map((style) => style(w, 2, 14, palette, false)));
})"""


def test_a_weight_of_nothing_but_noise_is_drawn_as_0(modules):
    zero, tiny, real = modules.evaluate(STYLES, [0, -1e-13, -1e-4])[::2]
    assert tiny == zero == {"width": 1.25, "colour": "#c3ccd3", "dash": []}
    assert real["dash"] and real["colour"] != zero["colour"]
    stub_of_0, stub, real_stub = modules.evaluate(STYLES, [0, -1e-13, -1e-4])[1::2]
    assert stub == stub_of_0 and real_stub["dash"] == [5, 3]
    assert line_style(-1e-13, 2, 14) == line_style(0.0, 2, 14)


def test_to_and_fro_to_a_weight_of_0_is_told_without_its_noise(visit):
    """At rate 1 the second step takes back the first: to 0, but for what rounding leaves."""
    trainer = Trainer(Experiment(initializer="zeros", learning_rate=1.0))
    trainer.train(2)
    assert 0 < abs(trainer.network.parameters[0]) < 1e-9
    visitor = visit("start=zeros&rate=1")
    visitor.press("Step", "Step")
    story = visitor.stage.locator(".story-text").inner_text()
    assert "to 0.00 (in its own units: +$232 to $0 per sq ft)" in story
    assert "10⁻" not in visitor.stage.inner_text()
    weight = visitor.read("stage.network.drawn[0]")
    assert (weight["dash"], weight["width"], weight["text"]) == ([], 1.25, "0.00")
