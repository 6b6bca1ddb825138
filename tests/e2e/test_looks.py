"""The page fits its screens: nothing needed below the fold, nothing too small, nothing on top of the output."""

import re

import pytest

from tests.e2e.test_readback import RECORDER

AREA, HIDDEN = "Weight area_sqft to price_usd", "Weight x to hidden 1.1"
SCREENS = {"desk": (1440, 900), "tablet": (768, 1024), "phone": (390, 844)}
LARGEST = "data=circle&inputs=x,y,x2,y2,xy,sinx,siny&layers=8-8-8-8-8-8"
CLASSES = "data=penguins_three&layers=4-2"
QUERIES = ("", "data=circle", "data=houses_five", CLASSES, LARGEST)

# The two themes' colours of the stage, from the visual specification.
TOKENS = {
    "light": {"--bg": "#ffffff", "--ink": "#16212c", "--neg-line": "#d9780a", "--pos-line": "#0877bd"},
    "dark": {"--bg": "#0e1117", "--ink": "#f3f6f8", "--neg-line": "#ffa23a", "--pos-line": "#44a5e6"},
}

PARTS = """root => {
    const shown = (element) => element.checkVisibility() && element.getBoundingClientRect().width > 0;
    const hosts = ["data-host", "network-host", "output-host", "error-host", "strip", "transport-host"];
    return hosts.map((name) => root.querySelector(`.${name}`)).filter(shown).map((element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        return { name: element.classList[0], left, right, top, bottom };
    });
}"""

SMALL_TEXT = """root => [...root.querySelectorAll("*")]
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
    .filter((element) => element.tagName !== "STYLE" && element.checkVisibility())
    .filter((element) => parseFloat(getComputedStyle(element).fontSize) < 14)
    .map((element) => element.textContent)"""

# Counts over the six columns of the largest network are as wide as a phone lets them be.
SMALL_TARGETS = """root => [...root.querySelectorAll("button, select, input[type=range], [role=slider].dial, .knob")]
    .filter((element) => element.checkVisibility() && !element.matches(".neuron"))
    .map((element) => [element, element.getBoundingClientRect()])
    .filter(([element, box]) => box.height < 40 || (box.width < 40 && !element.matches(".layer-size")))
    .map(([element, box]) => `${element.ariaLabel ?? element.textContent}: ${box.width} x ${box.height}`)"""


def overlap(a: dict, b: dict) -> bool:
    """Whether two boxes share more than the rounding of a pixel."""
    across = min(a["right"], b["right"]) - max(a["left"], b["left"])
    down = min(a["bottom"], b["bottom"]) - max(a["top"], b["top"])
    return across > 1 and down > 1


def box_of(locator) -> dict:
    box = locator.bounding_box()
    return {
        "left": box["x"], "right": box["x"] + box["width"],
        "top": box["y"], "bottom": box["y"] + box["height"],
    }  # fmt: skip


@pytest.mark.parametrize("screen", SCREENS)
def test_parts_stand_side_by_side_and_can_be_read_and_pressed(visit, screen):
    width, height = SCREENS[screen]
    visitor = visit(width=width, height=height, touch=screen != "desk")
    for query in QUERIES:
        visitor.go(query)
        assert visitor.page.evaluate("document.scrollingElement.scrollWidth") <= width
        parts = visitor.stage.evaluate(PARTS)
        assert {"network-host", "output-host", "error-host", "transport-host"} <= {part["name"] for part in parts}
        # in a low window the bar floats over what is scrolled
        flowing = [part for part in parts if screen == "desk" or part["name"] != "transport-host"]
        for i, part in enumerate(flowing):
            assert part["left"] >= 0, (query, part)
            assert part["right"] <= width, (query, part)
            assert not any(overlap(part, other) for other in flowing[:i]), (query, part)
        assert visitor.stage.evaluate(SMALL_TEXT) == [], query
        if screen == "desk":
            assert max(part["bottom"] for part in parts) <= height, query
        else:  # a mouse needs less room than a finger
            assert visitor.stage.evaluate(SMALL_TARGETS) == [], query


def test_nothing_is_written_smaller_than_14_px_on_a_canvas(visit):
    visitor = visit()
    visitor.page.add_init_script(f"({RECORDER})()")
    for query in QUERIES:
        visitor.go(query)
        sizes = visitor.stage.evaluate(
            "root => [...root.querySelectorAll('canvas')].flatMap(canvas => shownOn(canvas).texts)"
            ".map(({ text, font }) => [parseFloat(font.match(/([\\d.]+)px/)[1]), text])"
        )
        assert len(sizes) > 5, query
        assert [each for each in sizes if each[0] < 14] == [], query


@pytest.mark.parametrize("theme", TOKENS)
def test_the_theme_reaches_the_stage_and_its_lines(visit, expect, theme):
    visitor = visit(theme=theme)
    visitor.settle()
    expect(visitor.stage).to_have_attribute("data-theme", theme)
    read = "(root, name) => getComputedStyle(root).getPropertyValue(name).trim()"
    for token, colour in TOKENS[theme].items():
        assert visitor.stage.evaluate(read, token) == colour
    for text, token in (("5", "--pos-line"), ("-5", "--neg-line")):
        visitor.type_weight(AREA, text)
        visitor.look_away()  # at full scale a line has its sign's full colour
        assert visitor.read("stage.network.drawn[0].colour") == TOKENS[theme][token]


def test_the_card_leaves_output_error_and_story_free(visit):
    visitor = visit()
    for query in QUERIES:
        visitor.go(query)
        names = visitor.names()
        for name in (names[0], names[len(names) // 2], names[-1]):
            visitor.open_card(name)
            card = box_of(visitor.card)
            for part in (".output-plot", ".error-host", ".transport-host", ".story"):
                assert not overlap(card, box_of(visitor.stage.locator(part))), (query, name, part)
            assert card["bottom"] <= 900, (query, name)
            visitor.keys("Escape")


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (768, 700), (390, 844), (375, 667)])
def test_the_card_leaves_play_in_reach(visit, width, height):
    visitor = visit("data=circle", width=width, height=height, touch=width < 800)
    for name in ("Weight x to hidden 1.1", "Bias of hidden 1.4"):
        visitor.open_card(name)
        card, play, undo = (box_of(part) for part in (visitor.card, visitor.button("Play"), visitor.button("Undo")))
        assert not overlap(card, play) and not overlap(card, undo)
        assert play["bottom"] <= height and card["top"] >= 60
        visitor.press("Step")  # nothing lies over it


def test_a_phone_shows_the_chosen_rows_values_and_the_next_rows(visit, expect):
    visitor = visit(width=390, height=844, touch=True)
    words = visitor.stage.locator(".data-words")
    expect(words).to_have_text(re.compile(r"^house 1: area 1,656 sq ft.*price \$215,000$"))
    visitor.press("Next house")
    expect(words).to_have_text(re.compile(r"^house 2: area 896 sq ft.*price \$105,000$"))


@pytest.mark.parametrize("query", ["", "data=films_2014"])
def test_the_words_for_the_largest_miss_cover_no_point(visit, query):
    visitor = visit(query)
    for name in ("Step", "+10", "+100"):
        visitor.press(name)
        label, places = visitor.read("[stage.output.views.curve.label, [...stage.output.views.curve.places]]")
        covered = [
            (x, y) for x, y in zip(places[::2], places[1::2], strict=True)
            if label["left"] < x < label["right"] and label["top"] < y < label["bottom"]
        ]  # fmt: skip
        assert covered == []
        script = """[...stage.output.views.curve.worst].map((row) => [stage.output.views.curve.places[2 * row],
            stage.output.views.curve.places[2 * row + 1], stage.output.views.curve.up.at(stage.scene.target.mean +
            stage.scene.target.sd * stage.drawn.onRows.outputs.at(-1)[0][row])])"""
        for x, *ends in visitor.read(script):  # no bar of a miss runs through the words
            beside = not label["left"] < x < label["right"]
            assert beside or max(ends) < label["top"] or min(ends) > label["bottom"]


@pytest.mark.parametrize("screen", ["tablet", "phone"])
def test_a_finger_taps_a_line_and_turns_its_knob(visit, expect, screen):
    width, height = SCREENS[screen]
    visitor = visit("data=circle", width=width, height=height, touch=True)
    visitor.line("Weight hidden 2.1 to class").tap()
    expect(visitor.stage.get_by_role("dialog", name="Neuron 2.1 to class")).to_be_visible()
    visitor.settle()
    if screen == "phone":  # network, output and error figure fit above the sheet
        network, figure = (box_of(visitor.stage.locator(part)) for part in (".network-host", ".miss"))
        assert figure["bottom"] - network["top"] <= box_of(visitor.card)["top"]
    assert visitor.stage.evaluate(SMALL_TARGETS) == []
    before = visitor.weight("Weight hidden 2.1 to class")
    slide(visitor, visitor.knob, up=30)
    expect(visitor.button("Undo")).to_be_enabled()
    visitor.settle()
    assert visitor.weight("Weight hidden 2.1 to class") > before


def test_a_finger_turns_the_dial_on_the_line(visit, expect):
    visitor = visit(width=390, height=844, touch=True)
    before = visitor.weight(AREA)
    slide(visitor, visitor.line(AREA), up=30)
    expect(visitor.button("Undo")).to_be_enabled()
    visitor.settle()
    assert visitor.weight(AREA) > before


def test_play_stays_where_it_is_on_a_phone_and_the_story_is_seen(visit):
    visitor = visit("speed=10000", width=390, height=844, touch=True)
    bar = box_of(visitor.stage.locator(".transport"))
    assert box_of(visitor.stage.locator(".story-text"))["top"] + 2 * 22 < bar["top"]  # below the first lesson
    play = box_of(visitor.button("Play"))
    for _ in range(3):
        visitor.press("+100")
    late = "{ ...stage.playback.frame, step: 123456, epoch: 12345 }"
    visitor.read(f"stage.transport.draw({late}, 0, stage.playback.timeline)")
    assert box_of(visitor.button("Play")) == play


def slide(visitor, element, up: int) -> None:
    """Put a finger on the edge of something, slide it upwards and lift it."""
    box = element.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + 12
    fingers = visitor.page.context.new_cdp_session(visitor.page)
    fingers.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for moved in (up / 3, 2 * up / 3, up):
        point = {"x": x, "y": y - moved}
        fingers.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    fingers.detach()


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1280, 720), (1024, 768), (768, 1024)])
def test_play_and_the_counter_are_in_view_in_a_low_window(visit, width, height):
    visitor = visit(width=width, height=height)
    bar = box_of(visitor.stage.locator(".transport"))
    assert height - 130 <= bar["top"] < bar["bottom"] <= height
    visitor.press("Step")
    assert visitor.steps_taken() == 1
    visitor.page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, main.scrollHeight)")
    parts = visitor.stage.evaluate(PARTS)
    bar = parts.pop()
    assert bar["name"] == "transport-host"
    assert not any(overlap(bar, part) for part in parts)  # scrolled to the end, it covers nothing


@pytest.mark.parametrize("query", [*QUERIES, "lesson=party.3"])
def test_a_small_laptop_shows_the_whole_stage_at_once(visit, query):
    visitor = visit(query, width=1366, height=768)
    parts = visitor.stage.evaluate(PARTS)
    bar = next(part for part in parts if part["name"] == "transport-host")
    assert bar["bottom"] <= 768
    for part in parts:
        assert part is bar or part["bottom"] <= bar["top"] + 1, part["name"]
    words = box_of(visitor.stage.locator(".story-text"))
    assert words["top"] >= box_of(visitor.stage.locator(".network-host"))["bottom"] and words["bottom"] <= bar["top"]


@pytest.mark.parametrize(("query", "drawn"), [("lesson=party.7", "label"), ("lesson=party.3", "told")])
def test_a_window_without_room_for_a_word_breaks_nothing(visit, query, drawn):
    visitor = visit(query, width=100, height=100)  # an uncaught error would end the test
    visitor.page.set_viewport_size({"width": 1440, "height": 900})
    visitor.settle()
    assert visitor.read(f"stage.output.view(stage.output.inFocus(stage.drawn)).{drawn}") is not None


@pytest.mark.parametrize("query", ["rate=1", "data=penguins_two&layers=2", "data=penguins_three"])
def test_the_charts_words_stand_apart_from_each_other_and_from_the_curve(visit, query):
    visitor = visit(query, width=1366, height=768)
    visitor.press("+100", "+100")
    chart = visitor.read("({ box: stage.error.chart.box, titled: stage.error.chart.titled, "
                         "height: stage.error.chart.host.clientHeight })")
    assert chart["box"]["y"] >= (10 + 18 if chart["titled"] else 10)  # the name has a line of its own
    assert chart["box"]["y"] + chart["box"]["height"] + 26 <= chart["height"]
    host, bar = (visitor.stage.locator(name).bounding_box() for name in (".chart", ".transport-host"))
    assert host["y"] + chart["box"]["y"] + chart["box"]["height"] + 20 <= bar["y"]  # where the steps are written
