"""At twice the size of text, everything is twice as large as well, nothing is cut off and nothing overlaps."""

import pytest

from tests.e2e.test_looks import PARTS, overlap

SCREENS = {"desk": (1440, 900), "laptop": (1366, 768), "tablet": (768, 1024), "phone": (390, 844)}
QUERIES = ("", "data=circle&layers=4-2", "data=penguins_three&layers=4-2")
AREA = "Weight area_sqft to price_usd"

TEXTS = """root => [...root.querySelectorAll("*")]
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
    .filter((element) => element.tagName !== "STYLE" && element.checkVisibility() && !element.closest(".exact"))
    .filter((element) => element.getBoundingClientRect().width > 2)"""  # what only screen readers read has less

SMALL_WORDS = f"""root => ({TEXTS})(root)
    .filter((element) => parseFloat(getComputedStyle(element).fontSize) * element.currentCSSZoom < 27.9)
    .map((element) => element.textContent)"""

CUT_OFF = f"""root => ({TEXTS})(root).filter((element) => {{
        const {{ left, right }} = element.getBoundingClientRect();
        const clips = getComputedStyle(element).overflowX !== "visible";
        const hides = clips && element.scrollWidth > element.clientWidth + 1;
        return left < -1 || right > innerWidth + 1 || hides;
    }}).map((element) => element.textContent)"""

CUT_VALUES = """() => [...document.querySelectorAll(".stSelectbox input")]
    .filter((input) => input.scrollWidth > input.clientWidth).map((input) => input.value)"""


@pytest.fixture
def visit_large(visit):
    """Open the page and then make its text twice as large."""

    def open_large(query="", **options):
        visitor = visit(query, **options)
        visitor.page.evaluate("document.documentElement.style.fontSize = '32px'")
        visitor.page.wait_for_function("root => root.stage.root.style.getPropertyValue('--zoom') > 1",
                                       arg=visitor.stage.element_handle())  # fmt: skip
        visitor.settle()
        return visitor

    return open_large


@pytest.mark.parametrize(("size", "width", "zooms", "zoom", "text"), [
    (16, 1280, True, 1, 1),
    (32, 1280, True, 2, 1),
    (24, 1280, True, 1.5, 1),
    (12, 1280, True, 1, 1),  # smaller than the stage is drawn for it does not get
    (32, 360, True, 1.2, 2 / 1.2),  # 360 px are 1.2 times as many as the narrowest layout needs
    (32, 280, True, 1, 2),
    (32, 1280, False, 1, 2),  # a browser that does not say how large what it zooms is
])  # fmt: skip
def test_picture_and_words_together_reach_the_size_asked_for(modules, size, width, zooms, zoom, text):
    call = f"enlargement({size}, {width}, {str(zooms).lower()})"
    assert modules.evaluate(f"import('/zoom.js').then((all) => all.{call})") == pytest.approx(
        {"zoom": zoom, "text": text}
    )


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("query", QUERIES)
def test_words_are_twice_as_large_and_none_is_cut_off(visit_large, screen, query):
    width, height = SCREENS[screen]
    visitor = visit_large(query, width=width, height=height, touch=width < 800)
    assert visitor.page.evaluate("document.scrollingElement.scrollWidth") <= width
    assert visitor.stage.evaluate(SMALL_WORDS) == []
    assert visitor.stage.evaluate(CUT_OFF) == []
    assert visitor.page.evaluate(CUT_VALUES) == []
    parts = [part for part in visitor.stage.evaluate(PARTS) if part["name"] != "transport-host"]
    assert not any(overlap(part, other) for i, part in enumerate(parts) for other in parts[:i])


def test_pictures_are_drawn_as_sharp_as_they_are_large(visit_large):
    visitor = visit_large()
    assert visitor.read("stage.network.surfaces[0].density") == 2
    canvas, box = visitor.read("""[...stage.root.querySelectorAll(".chart canvas")].flatMap((canvas) =>
        [canvas.width, canvas.getBoundingClientRect().width])""")
    assert canvas == pytest.approx(box, abs=2)


def test_the_pointer_hits_what_it_points_at(visit_large, expect):
    visitor = visit_large("data=circle&layers=4-2")
    places = visitor.read("""(() => {
        const { network: { host, layout } } = stage;
        host.scrollIntoView({ block: "start" });
        const { left, top } = host.getBoundingClientRect();
        const [line, neuron] = [layout.places[0], layout.neurons[1][1]];
        const curve = stage.network.pointing.samples[0];
        return { neuron: [left + 2 * neuron.x, top + 2 * neuron.y], line: [left + 2 * curve[20], top + 2 * curve[21]] };
    })()""")
    visitor.page.mouse.move(*places["neuron"])
    visitor.settle()
    assert visitor.read("stage.focus") == {"kind": "neuron", "layer": 1, "unit": 1}
    visitor.page.mouse.move(*places["line"])
    visitor.settle()
    assert visitor.read("stage.focus") == {"kind": "line", "index": 0}


def test_a_dial_turns(visit_large):
    visitor = visit_large()
    before = visitor.weight(AREA)
    visitor.line(AREA).scroll_into_view_if_needed()
    visitor.drag(visitor.line(AREA), up=40)
    assert visitor.weight(AREA) > before
