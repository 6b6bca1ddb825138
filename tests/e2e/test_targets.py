"""Whatever one presses is large enough to hit: 24 px by mouse, 40 by touch; and lines are hit between neurons."""

import pytest

LARGEST = "data=circle&inputs=x,y,x2,y2,xy,sinx,siny&layers=8-8-8-8-8-8"
LONGEST = "data=circle&layers=16"
DESK, LAPTOP = {"width": 1440, "height": 900}, {"width": 1366, "height": 768}
TABLET, PHONE = {"width": 768, "height": 1024, "touch": True}, {"width": 390, "height": 844, "touch": True}
SCREENS = {"desk": DESK, "laptop": LAPTOP, "tablet": TABLET, "phone": PHONE}

# What is hit at so many px above, below, left and right of each neuron's middle: the names of those that are not.
MISSED = """(root, [across, down]) => {
    const stage = root.stage, { network: { host, handles, layout } } = stage;
    host.scrollIntoView({ block: "center" });
    const frame = host.getBoundingClientRect(), page = root.getRootNode();
    const missed = [];
    for (const { layer, unit, x, y } of layout.neurons.flat()) {
        const button = handles.buttons[layer][unit];
        for (const [right, below] of [[0, 0], [across, 0], [-across, 0], [0, down], [0, -down]]) {
            const hit = page.elementFromPoint(frame.left + x + right, frame.top + y + below);
            if (hit !== button) missed.push(`${button.ariaLabel} at ${right}, ${below}: ${hit?.ariaLabel}`);
        }
    }
    return missed;
}"""

# Lines that are hit nowhere along their way: by their names.
OUT_OF_REACH = """(root, pointerType) => {
    const { network: { host, pointing, layout } } = root.stage, page = root.getRootNode();
    const frame = host.getBoundingClientRect();
    return layout.lines.filter(({ index }) => {
        const samples = pointing.samples[index], points = [];
        for (let i = 0; i + 1 < samples.length; i += 2) {
            points.push([frame.left + samples[i], frame.top + samples[i + 1]]);
        }
        return !points.some(([clientX, clientY]) => {
            const target = page.elementFromPoint(clientX, clientY);
            const hit = target && pointing.under({ target, clientX, clientY, pointerType });
            return hit?.kind === "line" && hit.index === index;
        });
    }).map(({ name }) => name);
}"""

# Everything that can have the focus and is smaller, but for what is hit in another way: neurons and lines (above), and
# what only shows once it has the focus. A box to tick is as large as its label; of a select box its frame counts.
SMALL = """least => {
    const small = [], seen = (root) => {
        for (const element of root.querySelectorAll("*")) {
            if (element.shadowRoot) seen(element.shadowRoot);
            if (!element.matches("a[href], button, input, select, textarea, summary, [tabindex]")) continue;
            if (element.disabled || element.tabIndex < 0 || !element.checkVisibility()) continue;
            if (element.matches(".stage, .neuron, .line, .skip-link, [data-testid=stSkipToContent]")) continue;
            const ticked = element.matches("[type=checkbox], [type=radio]");
            const frame = element.closest(ticked ? "label" : "[role=group]:has(> input)") ?? element;
            const box = frame.getBoundingClientRect();
            const wide = element.matches(".layer-size") ? Math.min(least, 36) : least; // six columns of a phone
            if (box.width < wide || box.height < least) {
                small.push(`${element.ariaLabel ?? element.textContent}: ${box.width} x ${box.height}`);
            }
        }
    };
    seen(document);
    return small;
}"""


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("query", ["", "data=circle&inputs=x,y&layers=4-2", LARGEST, LONGEST])
def test_neurons_and_lines_are_hit(visit, screen, query):
    size = SCREENS[screen]
    visitor = visit(query, **size)
    visitor.look_away()
    touch = size.get("touch", False)
    wanted = 20 if touch else 12
    across = 12 if screen == "phone" and query == LARGEST else wanted  # lines need some of the room between columns
    down = 13 if touch and query == LONGEST else wanted  # sixteen rows of a finger's size would fill the screen
    # a browser rounds to whole pixels where two targets meet
    assert visitor.stage.evaluate(MISSED, [across - 1, down - 1]) == []
    assert visitor.stage.evaluate(OUT_OF_REACH, "touch" if touch else "mouse") == []


@pytest.mark.parametrize("screen", ["laptop", "tablet", "phone"])
def test_controls_are_large_enough(visit, screen):
    size = SCREENS[screen]
    least = 40 if size.get("touch") else 24
    visitor = visit("", **size)
    page = visitor.page
    for query in ("", "data=circle&inputs=x,y&layers=4-2", LARGEST):
        visitor.go(query)
        assert page.evaluate(SMALL, least) == [], query
    visitor.go("data=circle&inputs=x,y&layers=4-2")
    visitor.open_card("Weight x to hidden 1.1")
    assert page.evaluate(SMALL, least) == []
    visitor.keys("Escape")
    visitor.button("Neuron 1.1").focus()
    visitor.keys("Enter")
    assert page.evaluate(SMALL, least) == []
    visitor.press("Slowly")
    assert page.evaluate(SMALL, least) == []
    for name in ("Inputs: x, y", "More settings", "Lessons", "Share"):
        visitor.go("data=circle&inputs=x,y&layers=4-2")  # closes what was open
        page.get_by_role("button", name=name).click()
        page.get_by_test_id("stPopoverBody").wait_for()
        visitor.wait_for_what_opens()
        assert page.evaluate(SMALL, least) == [], name


def test_the_ring_of_the_focus_goes_around_what_is_drawn(visit):
    visitor = visit(LARGEST, **PHONE)
    neuron = visitor.button("Neuron 3.4")
    assert neuron.bounding_box()["height"] >= 40
    visitor.stage.focus()
    ring = neuron.evaluate("""button => {
        button.focus({ focusVisible: true });
        const { width, height, outlineStyle } = getComputedStyle(button, "::before");
        return [parseFloat(width), parseFloat(height), outlineStyle];
    }""")
    drawn = visitor.read("stage.network.layout.neurons[3][3].size")
    assert ring == [pytest.approx(drawn, abs=0.5), pytest.approx(drawn, abs=0.5), "solid"]
