"""The page that runs wholly in a browser, served from a folder by nothing but Python's own web server.

Here it is the stub: a shell stands in numpy's place, and the picture is recorded. $WEIGHTVIZ_SITE names a folder that
``make site MODE=vendor`` made, to try the whole page.
"""

import functools
import http.server
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.e2e.visitor import Visitor

ROOT = Path(__file__).parents[2]
PATIENCE = 120_000  # ms: Python itself is fetched and started, on a machine that may be busy
# The picture stands there, or a sentence says why it cannot.
LOADED_OR_NOT = """() => {
    const told = document.getElementById("told");
    return told === null || told.textContent.includes("could not be loaded");
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The folder of a site, under a path as a project's page has it."""
    home = tmp_path_factory.mktemp("hosted")
    given = os.environ.get("WEIGHTVIZ_SITE")
    if given:
        (home / "weightviz").symlink_to(Path(given).resolve())
        return home
    command = [sys.executable, ROOT / "site" / "build.py", "stub", "--to", home / "weightviz"]
    done = subprocess.run(command, capture_output=True, text=True)
    if "could not be fetched" in done.stderr or "npm, which is not here" in done.stderr:
        pytest.skip(f"The site cannot be built here: {done.stderr.strip()}")
    assert done.returncode == 0, done.stderr
    return home


def told(site: Path) -> dict:
    """What a site says about itself."""
    return json.loads((site / "weightviz" / "site.json").read_text(encoding="utf-8"))


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *words):
        pass


@pytest.fixture(scope="module")
def address(site):
    server = http.server.ThreadingHTTPServer(("localhost", 0), functools.partial(Quiet, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}/weightviz/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def hosted(browser, address):
    """A page with its first picture, all that it asked the network for, and what went wrong."""
    context = browser.new_context()
    page, asked, wrong = context.new_page(), [], []
    context.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda line: wrong.append(line.text) if line.type == "error" else None)
    page.goto(address)
    page.wait_for_function(LOADED_OR_NOT, timeout=PATIENCE)
    assert page.locator("#loading").count() == 0, page.locator("#told").inner_text()
    yield page, asked, wrong
    context.close()


def test_the_first_picture_comes_and_nothing_goes_wrong(hosted, expect):
    page, _, wrong = hosted
    expect(page.locator("canvas").first).to_be_visible()
    assert page.title() == "Weight playground"
    assert wrong == []


def test_a_step_is_trained_in_the_browser(hosted, site, expect):
    page, _, _ = hosted
    if told(site)["mode"] == "stub":
        pytest.skip("The stub has a shell in numpy's place, so nothing is trained: make site MODE=vendor has the rest.")
    page.get_by_role("button", name="Step", exact=True).click()
    expect(page.get_by_test_id("step")).to_have_text("1", timeout=PATIENCE)


def test_long_work_shows_how_far_it_is_and_can_be_stopped(hosted, site, expect):
    page, _, _ = hosted
    if told(site)["mode"] == "stub":
        pytest.skip("The stub has a shell in numpy's place, so nothing is trained: make site MODE=vendor has the rest.")
    Visitor(page).choose("Look deeper", "Too many knobs?")
    page.get_by_role("tab", name="Other widths").click()
    page.get_by_role("button", name="Train 64 networks").click()
    page.get_by_test_id("stProgress").wait_for()
    page.get_by_role("button", name="Stop", exact=True).click()
    expect(page.get_by_text("Stopped after")).to_be_visible(timeout=PATIENCE)


def test_nothing_is_asked_of_another_host(hosted, address):
    _, asked, _ = hosted
    host = address.removesuffix("weightviz/")
    assert [url for url in asked if not url.startswith((host, "blob:", "data:"))] == []


def test_nothing_that_waits_for_a_panel_is_loaded_with_the_first_picture(hosted, site):
    _, asked, _ = hosted
    later = told(site)["on_demand"]["wheels"]
    names = {url.rpartition("/")[2] for url in asked}
    assert names & {wheel["file_name"] for wheel in later.values()} == set()
    assert not any(name.startswith(("PlotlyChart", "DataFrame")) for name in names)


def test_plotly_comes_when_something_imports_it(hosted, site):
    page, asked, _ = hosted
    theme = page.evaluate("weightvizSite.runPython('import plotly.io; plotly.io.templates.default')")
    assert theme == "streamlit"
    assert any("/wheels/plotly-" in url for url in asked)


def test_a_second_visit_needs_no_network(hosted, address):
    page, _, _ = hosted
    page.wait_for_function(
        "async () => (await caches.open((await caches.keys())[0])).keys().then((kept) => kept.length > 20)",
        timeout=PATIENCE,
    )
    page.context.set_offline(True)
    page.reload()
    page.wait_for_selector("#loading", state="detached", timeout=PATIENCE)
    page.context.set_offline(False)


def test_a_part_that_cannot_be_fetched_is_told_in_a_sentence(browser, address):
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.route("**/wheels/blinker-*", lambda route: route.abort())
    page.goto(address)
    page.wait_for_function(LOADED_OR_NOT, timeout=PATIENCE)
    told = "The page could not be loaded: blinker could not be fetched. Reload it to try again."
    assert page.locator("#told").inner_text() == told
    context.close()
