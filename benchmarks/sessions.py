"""Fifty sessions training at 60 steps a second in one server, a real browser among them."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Browser

from benchmarks.browser import NETWORKS, chromium, opened, play
from benchmarks.engine_alone import steps_a_second
from benchmarks.figures import Figure, show
from benchmarks.pictures import plain_canvas, seen
from benchmarks.server import Server
from harness.server import ROOT
from weightviz.history import FRAME_BYTES

SESSIONS = 50
SPEED = 60
SECONDS = 10
QUERY = f"{NETWORKS['2-[4,2]-1']}&speed={SPEED}"
LEAST_PICTURES, MOST_CORES, MOST_MEGABYTES = 55, 1, 2
MEGABYTE = 2**20


@dataclass(frozen=True)
class Report:
    """How the crowd fares at a moment: sessions that play, frames they hold, frames they have shown."""

    time: float
    playing: int
    held: int
    shown: int


class Crowd:
    """Sessions without a browser, in a process of their own; use it in a ``with`` statement."""

    def __init__(self, size: int, server: Server):
        self.size = size
        command = [sys.executable, "-m", "benchmarks.visitor", server.address, str(size), QUERY]
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> "Crowd":
        while self.report().playing < self.size:
            pass
        return self

    def __exit__(self, *problem) -> None:
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def report(self, after: float = 0) -> Report:
        """The first report after a moment; it comes every second."""
        for line in self.process.stdout:
            report = Report(*json.loads(line))
            if report.time > after:
                return report
        raise RuntimeError("A session of the crowd failed; its error stands above.")


def fifty(browser: Browser, server: Server) -> Iterator[Figure]:
    possible, _ = plain_canvas(browser, SECONDS / 4)
    alone = steps_a_second(QUERY, every=1)
    with opened(browser, server, QUERY) as (page, stage):
        play(page)
        parameters, memory = stage.evaluate("stage => stage.start.length"), server.resident_bytes
        with Crowd(SESSIONS - 1, server) as crowd:
            first, processor = crowd.report(after=time.monotonic()), server.processor_seconds
            shown = seen(stage, SECONDS)
            last, processor = crowd.report(after=time.monotonic()), server.processor_seconds - processor
            memory = server.resident_bytes - memory
    passed, history = last.time - first.time, last.held * (8 * parameters + FRAME_BYTES)
    steps = (last.shown - first.shown) / passed / crowd.size
    yield Figure(
        f"{SESSIONS} sessions: pictures in the browser", shown.pictures, "a second",
        possible, "a canvas of 433 strokes, nobody else there", least=LEAST_PICTURES,
    )  # fmt: skip
    yield Figure(
        f"{SESSIONS} sessions: processor of the server", processor / passed, "cores",
        (steps * crowd.size + shown.steps) / alone, "the engine alone, a frame a step", most=MOST_CORES,
        note=f"{steps:.1f} steps a second in each session",
    )  # fmt: skip
    yield Figure(
        f"{SESSIONS} sessions: memory of each besides its history", (memory - history) / crowd.size / MEGABYTE, "MB",
        history / crowd.size / MEGABYTE, "its history so far", most=MOST_MEGABYTES,
    )  # fmt: skip


def figures() -> Iterator[Figure]:
    with chromium() as browser, Server() as server:
        yield from fifty(browser, server)


if __name__ == "__main__":
    show(figures())
