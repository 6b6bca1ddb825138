"""The page that runs wholly in a browser: what it fetches before its first picture, and how long that takes.

``python -m benchmarks.site [FOLDER]``, with the folder of ``make site MODE=vendor`` or ``MODE=stub``.
"""

import functools
import gzip
import http.server
import statistics
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from benchmarks.browser import VIEWPORT, chromium
from benchmarks.figures import Figure, show

FOLDER = Path(__file__).parent.parent / "dist" / "site"
VISITS = 3
PATIENCE = 300_000  # ms
MOST_MB, MOST_SECONDS = 20, 6

FIRST_PICTURE = "performance.getEntriesByName('first picture')[0]?.startTime"
BARE_PYTHON = """<!doctype html><script src="pyodide/pyodide.js"></script><script>
loadPyodide({ indexURL: "pyodide/", lockFileURL: "pyodide-lock.json" }).then((python) => {
  python.runPython("1 + 1");
  performance.mark("first picture");
});
</script>"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder, and beside it a page on which the browser's Python starts and does nothing else."""

    def do_GET(self):
        if self.path != "/bare.html":
            return super().do_GET()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        return self.wfile.write(BARE_PYTHON.encode())

    def log_message(self, *words):
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("localhost", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}/"
    server.shutdown()
    server.server_close()


def seconds(page: Page, address: str) -> float:
    """From navigation to the first picture."""
    page.goto(address)
    return page.wait_for_function(FIRST_PICTURE, timeout=PATIENCE).json_value() / 1000


def visits(browser: Browser, address: str) -> tuple[float, float, set[str]]:
    """Seconds of a first visit and of a later one, medians of several newcomers, and what a first one asks for."""
    first, later, asked = [], [], set()
    for _ in range(VISITS):
        context = browser.new_context(viewport=VIEWPORT)
        page = context.new_page()
        context.on("request", lambda request: asked.add(request.url))
        first.append(seconds(page, address))
        names = set(asked)
        page.wait_for_timeout(3000)
        later.append(seconds(page, address))
        context.close()
    return statistics.median(first), statistics.median(later), names


def megabytes(folder: Path, address: str, asked: set[str]) -> tuple[float, float]:
    """As they lie in the folder, and as a host sends them that compresses."""
    paths = {folder / (url.removeprefix(address).partition("?")[0] or "index.html") for url in asked}
    contents = [path.read_bytes() for path in paths if path.is_file()]
    packed = [min(len(each), len(gzip.compress(each, 6))) for each in contents]
    return sum(map(len, contents)) / 1e6, sum(packed) / 1e6


def figures(folder: Path) -> Iterator[Figure]:
    with chromium() as browser, served(folder) as address:
        first, later, asked = visits(browser, address)
        bare, bare_later, _ = visits(browser, f"{address}bare.html")
    whole, packed = megabytes(folder, address, asked)
    yield Figure("site: fetched before the first picture", packed, "MB compressed", whole, "as it lies", most=MOST_MB)
    against = "Python alone in the browser"
    yield Figure("site: first picture, first visit", first, "s", bare, against, most=MOST_SECONDS)
    yield Figure("site: first picture, later visits", later, "s", bare_later, against, most=MOST_SECONDS)


if __name__ == "__main__":
    show(figures(Path(sys.argv[1]) if sys.argv[1:] else FOLDER))
