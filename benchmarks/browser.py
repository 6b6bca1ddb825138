"""Chromium, the page opened in it, and the two networks that all benchmarks show."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, JSHandle, Page, sync_playwright

from harness.chromium import FLAGS, chromium_path
from harness.server import PageServer

NETWORKS = {
    "2-[4,2]-1": "data=circle&layers=4-2&batch=10",
    "7-[8x6]-1": "data=spiral&layers=8-8-8-8-8-8&inputs=x,y,x2,y2,xy,sinx,siny&batch=10",
}
VIEWPORT = {"width": 1440, "height": 900}
SETTLING_MS = 1500  # after opening or pressing Play, until nothing but the thing measured goes on


@contextmanager
def chromium() -> Iterator[Browser]:
    """A Chromium without a window."""
    path = chromium_path()
    if path is None:
        raise SystemExit("These benchmarks need Chromium: install it, or name one with the variable CHROMIUM.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, server: PageServer, query: str) -> Iterator[tuple[Page, JSHandle]]:
    """The page with this query, in a context of its own, and the Stage object on it."""
    context = browser.new_context(viewport=VIEWPORT)
    page = context.new_page()
    page.goto(f"http://{server.address}/?{query}")
    page.get_by_test_id("step").wait_for()
    page.wait_for_timeout(SETTLING_MS)
    yield page, page.locator(".stage").evaluate_handle("root => root.stage")
    context.close()


def play(page: Page) -> None:
    """Press Play, and wait until the training is in full swing."""
    page.get_by_role("button", name="Play").click()
    page.wait_for_timeout(SETTLING_MS)


def pause(page: Page) -> None:
    page.get_by_role("button", name="Pause").click()
