"""axe-core finds nothing wrong with any screen, in either theme."""

import re
from importlib import resources

import pytest

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """rules => axe.run(document, { runOnly: rules, resultTypes: ["violations"] }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ target, html, failureSummary }) =>
        [id, html, target.flat().join(" "), failureSummary])))"""

# What Streamlit draws and this page cannot mend: rule, how the HTML of the element begins, and why it does no harm.
STREAMLITS_OWN = (
    # The field to drop a file on has the role "presentation" and a name; its button, which one uses, has its own.
    ("presentation-role-conflict", r'<section role="presentation" [^>]*data-testid="stFileUploaderDropzone"'),
    # A link too long for its box scrolls only by mouse; the button beside it copies it whole.
    ("scrollable-region-focusable", r'<pre class="st-emotion'),
    # The open list of a select box hangs at the end of the page, outside its main part; focus and name are right.
    ("region", r'<div id="react-aria[^>]*role="listbox"'),
)


@pytest.fixture(scope="module")
def axe() -> str:
    """The script of axe-core; the package that brings it is used for nothing else."""
    pytest.importorskip("axe_playwright_python", reason="Needs axe-core: pip install -r requirements-dev.txt.")
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(params=["light", "dark"])
def screen(visit, axe, request):
    """A visitor, and a function that says what axe-core finds on the page that is open."""
    visitor = visit(theme=request.param)

    def found() -> list[list[str]]:
        visitor.wait_for_what_opens()
        visitor.page.evaluate(axe)
        violations = visitor.page.evaluate(RUN, RULES)
        return [each for each in violations if not excused(each)]

    return visitor, found


def excused(violation: list[str]) -> bool:
    rule, html, *_ = violation
    return any(rule == known and re.match(pattern, html) for known, pattern in STREAMLITS_OWN)


def test_the_stage_in_all_its_states(screen):
    visitor, found = screen
    assert found() == []
    visitor.go("data=circle")
    visitor.press("+100")
    assert found() == []
    visitor.open_card("Weight x to hidden 1.1")
    assert found() == []
    visitor.keys("Escape")
    visitor.button("Neuron 1.1").focus()
    visitor.keys("Enter")
    assert found() == []
    visitor.press("Slowly")
    for tab in visitor.stage.get_by_role("tab").all():
        tab.click()
        visitor.settle()
        assert found() == []
    visitor.go("data=penguins_three&layers=4-2&predict=on")
    visitor.press("Step")
    assert found() == []
    visitor.stage.focus()
    visitor.keys("t")
    assert found() == []
    visitor.keys("Escape", "?")
    assert found() == []


@pytest.mark.parametrize("query", ["data=circle&layers=4", "data=houses_five"])
@pytest.mark.parametrize(("width", "height"), [(768, 1024), (390, 844)])
def test_small_screens(visit, axe, width, height, query):
    visitor = visit(query, width=width, height=height, touch=True)
    visitor.page.evaluate(axe)
    assert [each for each in visitor.page.evaluate(RUN, RULES) if not excused(each)] == []


def test_every_panel(screen, expect):
    visitor, found = screen
    for panel in ("weights", "landscape", "importance", "complexity", "numbers", "diagnosis", "compare"):
        visitor.go(f"data=moons&panel={panel}")
        visitor.press("+10")
        bottom = visitor.page.locator(".st-key-panel")
        expect(bottom.get_by_role("heading").first).to_be_visible()
        bottom.evaluate("panel => panel.scrollIntoView()")  # else the bar lies over it, and contrast is not looked at
        assert found() == [], panel


def test_lessons(screen, expect):
    visitor, found = screen
    page = visitor.page
    visitor.go("lesson=party")
    assert found() == []
    for _ in range(12):  # to its end, through a question and its answer
        if page.get_by_text("Lesson 1, the end").count():
            break
        answers = page.locator("[class*=st-key-answer_] button")
        if answers.count():
            assert found() == []
            answers.first.click()
            expect(answers).to_have_count(0)
            assert found() == []
        where = page.get_by_text(re.compile("Lesson 1, ")).inner_text()
        visitor.is_slower_than_a_double_click()
        page.get_by_role("button", name="Next", exact=True).click()
        expect(page.get_by_text(where, exact=True)).to_have_count(0)
    expect(page.get_by_text("Lesson 1, the end")).to_be_visible()
    assert found() == []


def test_what_opens_over_the_page(screen):
    visitor, found = screen
    page = visitor.page
    for name in ("Share", "Lessons", "More settings", re.compile("^Inputs")):
        visitor.go("data=circle")
        page.get_by_role("button", name=name).click()
        page.get_by_test_id("stPopoverBody").wait_for()
        assert found() == [], name
    visitor.go("data=circle")
    page.get_by_role("combobox", name="Data").click()
    page.get_by_role("listbox").wait_for()
    assert found() == []
    page.keyboard.press("Escape")
    visitor.choose("Data", "Your own data …")
    page.get_by_role("dialog", name="Your own data").wait_for()
    assert found() == []
    visitor.go("")
    page.get_by_role("button", name="More settings").click()
    page.get_by_role("tab", name="Data", exact=True).click()
    page.get_by_role("button", name="Look at the rows").click()
    page.get_by_role("dialog").wait_for()
    assert found() == []
