"""What is drawn is the engine's weight: width, colour, dash and printed number of every line, read back.

The rule for a weight is written down here a second time, from its description; the weights come from a trainer
that takes the same steps in this process. A recorder below the page's own drawing says what the canvas really got.
"""

from math import floor, sqrt

import numpy as np
import pytest

from weightviz import Experiment, Trainer
from weightviz.charts.rule import line_style

SCALES = (1, 2, 3, 5, 10, 20, 50, 100)
LINE_ZERO, NEGATIVE, POSITIVE = (0xC3, 0xCC, 0xD3), (0xD9, 0x78, 0x0A), (0x08, 0x77, 0xBD)
SEVEN = ("x", "y", "x2", "y2", "xy", "sinx", "siny")
DENSE = {"dataset": "circle", "inputs": SEVEN, "hidden_layers": (8,) * 6}

# name of a case: query, the same experiment, full width M, whether numbers are printed at rest
CASES = {
    "one neuron": ("", {}, 14, True),
    "two layers": ("data=circle", {"dataset": "circle"}, 12, True),
    "three classes": ("data=penguins_three", {"dataset": "penguins_three"}, 14, True),
    "classes behind neurons": ("data=pinwheel&layers=2", {"dataset": "pinwheel", "hidden_layers": (2,)}, 12, True),
    "largest": ("data=circle&inputs=x,y,x2,y2,xy,sinx,siny&layers=8-8-8-8-8-8", DENSE, 7, False),
}

RECORDER = """() => {
    const canvases = new Map(); // canvas -> what it shows since it was last cleared
    const shownOn = (canvas) => canvases.get(canvas) ?? canvases.set(canvas, { strokes: [], texts: [] }).get(canvas);
    const listen = (name, hear) => {
        const real = CanvasRenderingContext2D.prototype[name];
        CanvasRenderingContext2D.prototype[name] = function (...given) {
            hear(this, ...given);
            return real.apply(this, given);
        };
    };
    listen("clearRect", ({ canvas }) => canvases.delete(canvas));
    listen("stroke", (context, path) => shownOn(context.canvas).strokes.push(
        { path, width: context.lineWidth, colour: context.strokeStyle, dash: context.getLineDash() }));
    listen("fillText", (context, text, x, y) => shownOn(context.canvas).texts.push({ text, x, y, font: context.font }));
    globalThis.shownOn = shownOn;
}"""

LINES = """stage.network.drawn.map(({ name, width, colour, dash, text }, index) => {
    const [lines, above] = stage.network.surfaces.map(({ canvas }) => shownOn(canvas));
    const { x, y } = stage.network.placeOf(index);
    const stroke = lines.strokes.find(({ path }) => path === stage.network.paths[index]);
    const near = above.texts.filter((each) => Math.hypot(each.x - x, each.y - y) < 64).map((each) => each.text);
    return { name, width, colour, dash, text, near,
        stroke: { width: stroke.width, colour: stroke.colour, dash: stroke.dash } };
})"""


def full_scale(weights: np.ndarray) -> float:
    """W: the smallest scale that holds 90 % of all |w|."""
    return next(scale for scale in SCALES if np.mean(np.abs(weights) <= scale) >= 0.9)


def line_of(w: float, W: float, M: float, stub: str) -> tuple[float, tuple[int, ...], list[float]]:
    """Width, colour and dash of a weight; ``stub`` is "" for a line, "short" or "shorter" for a bias's stub."""
    w = 0.0 if abs(w) < 1e-9 * W else w  # nothing but rounding noise
    t = min(1.0, abs(w) / W)
    width = max(1.25, M * t)
    end = NEGATIVE if w < 0 else POSITIVE
    colour = tuple(floor(a + (b - a) * sqrt(t) + 0.5) for a, b in zip(LINE_ZERO, end, strict=True))
    dashes = {"": [max(6, 4 + width), max(4, 2 + 0.6 * width)], "short": [5, 3], "shorter": [4, 3]}
    return width, colour, dashes[stub] if w < 0 else []


def printed(w: float) -> str:
    """Two decimals, with a sign unless they are all zero."""
    text = f"{abs(w):.2f}"
    return text if float(text) == 0 else ("−" if w < 0 else "+") + text


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


def drawn_as_the_rule_says(visitor, trainer, M: float, numbers: bool) -> None:
    weights = trainer.network.parameters.astype("f4").astype(float)  # the wire is float32
    W = full_scale(weights)
    layers = len(trainer.experiment.hidden_layers)
    lines = visitor.read(LINES)
    assert len(lines) == weights.size
    for line, w in zip(lines, weights, strict=True):
        bias = line["name"].startswith("Bias") and (layers > 0 or trainer.experiment.source.outputs > 1)
        stub = ("shorter" if layers > 3 else "short") if bias else ""
        width, colour, dash = line_of(w, W, M, stub)
        for got in (line, line["stroke"]):  # what the page says it drew, and what the canvas got
            assert got["width"] == pytest.approx(width, rel=1e-5), line["name"]
            assert np.abs(np.subtract(rgb(got["colour"]), colour)).max() <= 1, line["name"]
            # a canvas repeats a dash with an odd number of pieces, and leaves others as they are
            assert got["dash"] == pytest.approx(dash, rel=1e-5), line["name"]
        if not stub:  # a notebook's picture has the same rule
            notebook = line_style(w, W, M)
            assert (notebook.width, list(notebook.dash)) == (pytest.approx(width), pytest.approx(dash)), line["name"]
            assert rgb(notebook.colour) == colour, line["name"]
        if numbers and not bias:
            assert line["text"] == printed(w), line["name"]
        assert line["text"] in ("", printed(w)), line["name"]
        assert line["text"] == "" or line["text"] in line["near"], line["name"]
    assert any(line["text"] for line in lines) == numbers
    np.testing.assert_allclose(visitor.weights(), weights, rtol=1e-6)


@pytest.mark.parametrize("case", CASES)
def test_every_line_is_drawn_by_the_rule(visit, case):
    query, settings, M, numbers = CASES[case]
    visitor = visit(query)
    visitor.page.add_init_script(f"({RECORDER})()")
    visitor.page.reload()
    visitor.step.wait_for()
    trainer = Trainer(Experiment(**settings))

    def compare():
        visitor.look_away()
        drawn_as_the_rule_says(visitor, trainer, M, numbers)

    compare()
    visitor.press("+10")
    trainer.train(10)
    compare()
    first = visitor.names()[0]
    visitor.type_weight(first, "-2.5")
    trainer.set_weight(0, -2.5)
    compare()
    visitor.scrub(1)
    trainer = Trainer(Experiment(**settings))
    trainer.train(visitor.steps_taken())
    compare()
    visitor.press("Undo")
    trainer = Trainer(Experiment(**settings))
    trainer.train(10)
    compare()


def test_while_it_plays_every_picture_is_one_of_the_engines(visit, expect):
    """Numbers between two refreshes may be old, but step, weights and lines of a picture belong together."""
    visitor = visit("data=circle&speed=20")
    visitor.page.add_init_script(f"({RECORDER})()")
    visitor.page.reload()
    visitor.button("Play").click()
    seen = {}
    while len(seen) < 5:
        frame = visitor.read("({ step: stage.drawn.frame.step, W: stage.network.W, lines: " + LINES + " })")
        seen[frame["step"]] = frame
    visitor.button("Pause").click()
    visitor.settle()
    for step, frame in seen.items():
        trainer = Trainer(Experiment(dataset="circle"))
        trainer.train(step)
        weights = trainer.network.parameters.astype("f4").astype(float)
        for line, w in zip(frame["lines"], weights, strict=True):
            width = line_of(w, frame["W"], 12, "")[0]
            assert line["stroke"]["width"] == pytest.approx(width, rel=1e-5), (step, line["name"])
            assert line["text"] in ("", printed(w))


@pytest.mark.parametrize("state", ["Lock", "Mute"])
def test_lock_and_mute_are_drawn(visit, state):
    visitor = visit("data=circle")
    visitor.page.add_init_script(f"({RECORDER})()")
    visitor.page.reload()
    visitor.step.wait_for()
    before = visitor.read(LINES)[0]
    visitor.open_card("Weight x to hidden 1.1")
    visitor.press(state, "Close")
    visitor.look_away()
    record = visitor.read("stage.network.drawn[0]")
    after = visitor.read(LINES)[0]
    assert (record["locked"], record["muted"]) == (state == "Lock", state == "Mute")
    if state == "Lock":
        assert after["stroke"] == before["stroke"]
    else:  # an empty pipe: two grey edges of 1.5 px around the old width
        edge = visitor.stage.evaluate("root => getComputedStyle(root).getPropertyValue('--edge').trim()")
        assert after["stroke"] == {"width": pytest.approx(before["width"] + 1.5), "colour": edge, "dash": []}
        assert after["text"] == before["text"]  # the stored value still stands there


def test_lines_in_the_background_stay_the_same_while_one_is_turned(visit):
    """They are stamped from a picture of them; painted one by one they look no different."""
    visitor = visit("data=circle&layers=4-2")
    visitor.open_card("Weight hidden 1.1 to hidden 2.1")
    visitor.keys("ArrowUp", "ArrowUp", "ArrowDown")
    assert visitor.read("stage.drawn.turning")
    pixels = "stage.network.surfaces[0].canvas.toDataURL()"
    stamped = visitor.read(pixels)
    painted = visitor.read(f"(stage.network.linePainter.stamped = null, stage.paint(), {pixels})")
    plain = visitor.read(f"(stage.network.draw({{ ...stage.drawn, turning: false }}), {pixels})")
    assert stamped == painted == plain
