"""The page without a mouse and without eyes: order, keys, what is said and how often; for fingers, what they hit."""

import re
from itertools import pairwise

import pytest

from tests.e2e.test_looks import LARGEST, SCREENS

FOCUSED = """() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    const ring = getComputedStyle(at), { top, bottom } = at.getBoundingClientRect();
    const marked = ring.outlineStyle !== "none" || ring.boxShadow !== "none" || at.closest("[data-testid]") !== null;
    return { name: at.ariaLabel ?? at.innerText, marked, top, bottom };
}"""
CUT_OFF = """root => [...root.querySelectorAll(".head, .story-text, .miss, .button")]
    .filter((element) => element.checkVisibility() && !element.closest(".skip-links"))
    .filter((element) => element.scrollWidth > element.clientWidth + 1)
    .map((element) => element.textContent)"""
TARGETS = """(root, least) => [...root.querySelectorAll("button, select, input, [role=slider].dial, .knob")]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".skip-links"))
    .map((element) => [element, (element.closest("label") ?? element).getBoundingClientRect()])
    .map(([element, box]) => [element, box, parseFloat(element.style.getPropertyValue("--reach")) || 0])
    .filter(([, { width, height }, reach]) => Math.max(width, reach) < least || Math.max(height, reach) < least)
    .map(([element, { width, height }]) => `${element.ariaLabel ?? element.textContent}: ${width} x ${height}`)"""
STRIP = """least => [...document.querySelectorAll(
    "[data-testid=stPopover] button, [data-testid=stSelectbox] [role=group], [data-testid=stBaseButton-tertiary]")]
    .map((element) => [element, element.getBoundingClientRect()])
    .filter(([, { width, height }]) => width < least || height < least)
    .map(([element, { width, height }]) => `${element.innerText}: ${width} x ${height}`)"""
SPOKEN = """root => {
    root.said = [];
    const live = root.querySelector(".announcer");
    new MutationObserver(() => root.said.push([performance.now(), live.textContent])).observe(live,
        { childList: true, characterData: true, subtree: true });
}"""


def tabbed(visitor, times: int) -> list[dict]:
    stops = []
    for _ in range(times):
        visitor.page.keyboard.press("Tab")
        stops.append(visitor.page.evaluate(FOCUSED))
    return stops


def test_tab_goes_through_the_page_in_the_order_in_which_it_is_read(visit):
    visitor = visit("data=circle")
    for name in ("Data", "Learning rate", "Activation", "Look deeper"):  # Streamlit fetches them a little later
        visitor.page.get_by_role("combobox", name=name).wait_for()
    stops = tabbed(visitor, 40)
    names = [stop["name"].split("\n")[0] for stop in stops]
    assert names[0] == "Skip to main content"
    order = [
        "Data", "Learning rate", "Activation", "Inputs: x, y", "More settings", "Look deeper", "Lessons", "Share",
        "Weights as a table", "Keys", "One hidden layer more", "Next point", "Weight x to hidden 1.1",
        "One neuron more in hidden layer 1", "Play", "Step", "+100", "Timeline", "Reset", "Speed",
    ]  # fmt: skip
    places = [names.index(name) for name in order]
    assert places == sorted(places)
    assert names.index("Speed") < len(names) - 2, "and out of the stage again: no trap"


def test_whatever_has_the_focus_shows_it_and_is_in_view(visit):
    visitor = visit("data=circle", width=720, height=450)  # 1440 x 900 at a zoom of 200 %
    visitor.stage.focus()
    top = visitor.page.get_by_test_id("stHeader").bounding_box()["height"]
    for stop in tabbed(visitor, 12):
        assert stop["marked"], stop
        bar = visitor.stage.locator(".transport").bounding_box()["y"]
        in_the_bar = stop["top"] >= bar
        assert in_the_bar or (top <= stop["top"] and stop["bottom"] <= bar), stop


def test_the_question_mark_lists_the_keys_and_escape_leads_back(visit, expect):
    visitor = visit("data=circle")
    visitor.line("Weight x to hidden 1.1").focus()
    visitor.keys("?")
    keys = visitor.stage.get_by_role("dialog", name="Keys")
    for key in ("Tab", "Arrows", "Enter", "Escape", "Space", "Home", "T", "?"):
        expect(keys.get_by_text(key, exact=True).first).to_be_visible()
    visitor.keys("Escape")
    expect(keys).to_be_hidden()
    assert visitor.focused() == "Weight x to hidden 1.1"


def test_a_letter_typed_into_a_field_is_no_shortcut(visit, expect):
    visitor = visit("data=circle")
    visitor.open_card("Weight x to hidden 1.1")
    visitor.value.focus()
    visitor.keys("t", "?")
    expect(visitor.value).to_have_value("t?")
    expect(visitor.stage.get_by_role("region", name="Weights as a table")).to_be_hidden()


def test_step_and_error_are_said_at_once_at_rest(visit, expect):
    visitor = visit()
    said = visitor.stage.locator(".announcer")
    expect(said).to_have_attribute("aria-live", "polite")
    visitor.press("+10")
    miss = visitor.stage.locator(".miss-figure").inner_text()
    losses = "mean squared error: training {:.3f}, test {:.3f}".format(*visitor.losses())
    expect(said).to_have_text(f"Step 10. Typical miss {miss}; {losses}.")
    visitor.go("data=circle")
    visitor.press("Step")
    expect(said).to_have_text(re.compile(r"^Step 1\. \d+ of 100 answers right; cross-entropy: training "))


def test_while_it_plays_step_and_error_are_said_every_five_seconds(visit):
    visitor = visit("data=circle&speed=60")
    visitor.page.wait_for_timeout(1100)
    visitor.stage.evaluate(SPOKEN)
    visitor.button("Play").click()
    visitor.page.wait_for_function("root => root.said.length >= 3", arg=visitor.stage.element_handle(), timeout=20_000)
    times, texts = zip(*visitor.stage.evaluate("root => root.said"), strict=True)
    apart = [later - earlier for earlier, later in pairwise(times)]
    assert min(apart) > 4900
    assert len(set(texts)) == len(texts)
    visitor.button("Pause").click()
    visitor.settle()
    step = visitor.steps_taken()
    visitor.page.wait_for_function(
        "([root, text]) => root.said.at(-1)[1].startsWith(text)",
        arg=[visitor.stage.element_handle(), f"Step {step:,}."],
    )  # fmt: skip


@pytest.mark.parametrize("screen", SCREENS)
def test_targets_are_large_enough_to_hit(visit, screen):
    """24 px by mouse, 40 by touch. Lines are hit by what is near: see tests/e2e/test_knobs.py."""
    width, height = SCREENS[screen]
    least = 24 if screen == "desk" else 40
    visitor = visit(width=width, height=height, touch=screen != "desk")
    for query in ("", "data=circle", "data=houses_five"):
        visitor.go(query)
        assert visitor.stage.evaluate(TARGETS, least) == [], query
        assert visitor.page.evaluate(STRIP, least) == [], query
    visitor.stage.focus()
    visitor.keys("t")
    assert visitor.stage.evaluate(TARGETS, least) == []
    visitor.keys("Escape")
    visitor.open_card(visitor.names()[0])
    assert visitor.stage.evaluate(TARGETS, least) == []
    if screen != "phone":  # six columns of eight neurons: there the table is the way
        visitor.go(LARGEST)
        assert visitor.stage.evaluate(TARGETS, 24) == []


def test_less_motion_is_given_to_those_who_ask_for_it(browser, server, expect):
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(server.url)
    expect(page.locator(".stage").get_by_role("combobox", name="Speed")).to_have_value("10")
    page.locator(".stage").get_by_role("slider", name="Weight area_sqft to price_usd", exact=True).focus()
    page.keyboard.press("Enter")
    card = page.locator(".stage .card")
    expect(card).to_be_visible()
    assert card.evaluate("card => card.getAnimations().length") == 0
    assert card.evaluate("card => getComputedStyle(card).animationName") == "none"
    context.close()


def test_at_a_zoom_of_200_percent_nothing_is_cut_off(visit):
    visitor = visit(width=720, height=450)
    for query in ("", "data=circle", "data=houses_five", "lesson=party"):
        visitor.go(query)
        assert visitor.page.evaluate("document.scrollingElement.scrollWidth") <= 720, query
        bar = visitor.stage.locator(".transport").bounding_box()
        assert bar["y"] > 200, query  # more than half of the window is left for the rest
        assert visitor.stage.evaluate(CUT_OFF) == [], query
