"""A table of one's own, 20,000 rows of 7 columns: from the file to the first picture of its training."""

import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.browser import chromium, opened
from benchmarks.figures import Figure, show
from benchmarks.server import Server
from weightviz import Experiment, Trainer
from weightviz.data import read_table

ROWS, COLUMNS = 20_000, 7
UPLOADS = 3
MOST_SECONDS = 2
NEW_PICTURE = "root => root.stage.scene.dataset === 'own' && root.stage.drawn"


def written(path: Path) -> None:
    """Six columns of numbers with a price that follows from them, always the same."""
    chance = random.Random(0)
    rows = [[round(chance.gauss(50, 15), 2) for _ in range(COLUMNS - 1)] for _ in range(ROWS)]
    names = [f"column {k}" for k in range(1, COLUMNS)] + ["price"]
    lines = [",".join(names), *(",".join(map(str, [*row, round(sum(row), 1)])) for row in rows)]
    path.write_text("\n".join(lines))


def upload(browser: Browser, server: Server, file: Path) -> tuple[float, float]:
    """Seconds from choosing the file until the table can be used, and from using it to the first picture."""
    with opened(browser, server, "") as (page, _):
        page.get_by_role("combobox", name="Data", exact=True).click()
        page.get_by_role("option", name="Your own data …").click()
        chooser = page.locator("input[type=file]")
        chooser.wait_for(state="attached")
        page.wait_for_timeout(500)
        began = time.perf_counter()
        chooser.set_input_files(file)
        use = page.get_by_role("button", name="Use this table")
        use.wait_for()
        read = time.perf_counter()
        use.click()
        stage = page.locator(".stage").element_handle()
        page.wait_for_function(NEW_PICTURE, arg=stage, polling="raf")
        return read - began, time.perf_counter() - read


def alone(file: Path) -> float:
    """Seconds that reading the file and measuring the first errors take without any page."""
    began = time.perf_counter()
    table = read_table(file.read_bytes())
    data, _ = table.dataset("price", table.names[:-1])
    Trainer(Experiment(), data)
    return time.perf_counter() - began


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder, chromium() as browser, Server() as server:
        file = Path(folder) / "table.csv"
        written(file)
        took = [upload(browser, server, file) for _ in range(UPLOADS)]
        read, begun = (statistics.median(parts) for parts in zip(*took, strict=True))
        yield Figure(
            f"own table, {ROWS:,} x {COLUMNS}: upload to first picture", read + begun, "s",
            statistics.median(alone(file) for _ in range(UPLOADS)), "reading and starting without a page",
            most=MOST_SECONDS, note=f"{read:.2f} until it can be used, {begun:.2f} from there",
        )  # fmt: skip


if __name__ == "__main__":
    show(figures())
