"""The page in a real browser.

Playwright arrives through the fixtures (``page``, ``open_page``, ``expect``), so that without it, or without
a Chromium, every test here is skipped with a sentence.
"""

from pathlib import Path

import pytest

from harness.chromium import FLAGS, chromium_path
from harness.server import ROOT, PageServer
from tests.e2e.visitor import Visitor

HERE = Path(__file__).parent
MODULES = ROOT / "weightviz" / "ui" / "stage" / "js"
# The stage is drawn before the strip above it, which then moves it down: a finger put down before that would miss.
STILL = "[data-test-script-state=notRunning]"

# Letters of another width may break lines elsewhere: the page stands once it has its own and was laid out with them.
LAID_OUT = "document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 50))))"
PATIENCE = 20_000  # milliseconds: a busy machine is slow, and what never comes fails all the same

WITHOUT_PLAYWRIGHT = "Browser tests need Playwright: pip install -r requirements-dev.txt."
WITHOUT_CHROMIUM = "Browser tests need Chromium: install it, or name one with the variable CHROMIUM."


def pytest_collection_modifyitems(items):
    """On a busy machine a browser may answer too late: such a test has a second try, and the summary names it."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.flaky(reruns=1))


def watch(page, complaints: list[str]) -> None:
    """Note every uncaught error of a page and every error on its console."""
    page.on("pageerror", lambda error: complaints.append(f"uncaught: {error}"))

    def note(line):
        if line.type == "error":
            complaints.append(f"console: {line.text}")

    page.on("console", note)


@pytest.fixture(scope="session")
def playwright():
    api = pytest.importorskip("playwright.sync_api", reason=WITHOUT_PLAYWRIGHT)
    with api.sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def expect(playwright):
    """Playwright's patient assertions: ``expect(page.get_by_test_id("step")).to_have_text("10")``."""
    from playwright.sync_api import expect

    expect.set_options(timeout=PATIENCE)
    return expect


@pytest.fixture(scope="session")
def browser(playwright):
    chromium = chromium_path()
    if chromium is None:
        pytest.skip(WITHOUT_CHROMIUM)
    browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def start_server(tmp_path_factory):
    """Start a server of one's own, to stop or to start again on its port: ``start_server(port=None)``.

    At the end all are stopped, and none may have written a traceback into its log.
    """
    servers = []

    def start(port: int | None = None) -> PageServer:
        servers.append(PageServer(log=tmp_path_factory.mktemp("server") / "log.txt", port=port))
        servers[-1].start()
        servers[-1].wait()
        return servers[-1]

    yield start
    for server in servers:
        server.stop()
    for server in servers:
        assert "Traceback" not in server.log.read_text(), server.log.read_text()


@pytest.fixture(scope="session")
def server(start_server) -> PageServer:
    """The server that all tests share; ``server.url`` is its address."""
    return start_server()


@pytest.fixture
def complaints():
    """What the pages of this test complained about; it must be empty at the end.

    A test that provokes an error looks at the list and clears it.
    """
    complaints: list[str] = []
    yield complaints
    assert complaints == []


@pytest.fixture(scope="session")
def contexts(browser):
    """One browser profile for each kind of screen: what it has loaded once need not be loaded again."""
    contexts = {}

    def context(width: int, height: int, theme: str, touch: bool):
        key = (width, height, theme, touch)
        if key not in contexts:
            viewport = {"width": width, "height": height}
            contexts[key] = browser.new_context(viewport=viewport, color_scheme=theme, has_touch=touch)
        return contexts[key]

    yield context
    for each in contexts.values():
        each.close()


@pytest.fixture
def open_page(contexts, request, complaints):
    """Open the page and wait for its stage: ``open_page("data=circle", width=390, height=844, touch=True)``.

    ``url`` opens the page of another server than the one that all tests share.
    """
    pages = []

    def open_page(query="", *, width=1440, height=900, theme="light", touch=False, url=None):
        url = url or request.getfixturevalue("server").url
        page = contexts(width, height, theme, touch).new_page()
        pages.append(page)
        watch(page, complaints)
        page.goto(f"{url}/?{query}" if query else url)
        page.get_by_test_id("step").wait_for(state="visible")
        page.locator(STILL).wait_for(state="attached")
        page.evaluate(LAID_OUT)
        return page

    yield open_page
    for page in pages:
        page.close()


@pytest.fixture
def page(open_page):
    """The page as a newcomer opens it, at 1440 x 900."""
    return open_page()


@pytest.fixture
def visit(open_page):
    """Open the page, as `open_page` does, and act on it as a person: ``visit("data=circle").press("Step")``."""
    return lambda query="", **options: Visitor(open_page(query, **options))


@pytest.fixture(scope="module")
def modules(browser):
    """An empty page that can import the stage's modules from their own files."""
    page = browser.new_page()

    def serve(route):
        file = MODULES / Path(route.request.url).name
        if file.suffix == ".js":
            route.fulfill(path=file, content_type="text/javascript")
        else:
            route.fulfill(body="<!doctype html>", content_type="text/html")

    page.route("http://stage.test/**", serve)
    page.goto("http://stage.test/")
    yield page
    page.close()
