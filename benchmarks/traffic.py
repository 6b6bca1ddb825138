"""Bytes a second of a session that plays: everything its websocket carries, both ways."""

from collections.abc import Iterator

from playwright.sync_api import Browser, Page

from benchmarks.browser import NETWORKS, chromium, opened, play
from benchmarks.figures import Figure, show
from benchmarks.pictures import seen
from benchmarks.server import Server

SECONDS = 10
MOST_BYTES = {"2-[4,2]-1": 25_000, "7-[8x6]-1": 60_000}


class Wire:
    """Listens to the websocket of a page. A cycle is a request of the page and all that answers it."""

    def __init__(self, page: Page):
        self.cycles: list[tuple[float, int]] = []  # when each request left, and the bytes until the next one
        session = page.context.new_cdp_session(page)
        session.on("Network.webSocketFrameSent", self._sent)
        session.on("Network.webSocketFrameReceived", self._received)
        session.send("Network.enable")

    def _sent(self, event: dict) -> None:
        self.cycles.append((event["timestamp"], payload_bytes(event)))

    def _received(self, event: dict) -> None:
        if self.cycles:
            began, total = self.cycles[-1]
            self.cycles[-1] = began, total + payload_bytes(event)

    @property
    def bytes_a_second(self) -> float:
        """Over whole cycles only, so that it does not matter where the listening began and ended."""
        if len(self.cycles) < 2:
            raise RuntimeError("The page asked for no training, so there is nothing to count.")
        total = sum(size for _, size in self.cycles[:-1])
        return total / (self.cycles[-1][0] - self.cycles[0][0])


def payload_bytes(event: dict) -> int:
    """The size of a binary message, which the browser reports in base64."""
    text = event["response"]["payloadData"]
    return len(text) * 3 // 4 - text.count("=")


def traffic(browser: Browser, server: Server) -> Iterator[Figure]:
    for name, query in NETWORKS.items():
        with opened(browser, server, f"{query}&speed=60") as (page, stage):
            play(page)
            wire = Wire(page)
            shown = seen(stage, SECONDS)
            parameters = stage.evaluate("stage => stage.start.length")
        note = f"{shown.frames:.1f} frames of the engine and {shown.pictures:.1f} pictures a second"
        yield Figure(
            f"traffic of a playing session, {name}", wire.bytes_a_second, "bytes a second",
            4 * parameters * shown.frames, "the frames' bare float32 weights", most=MOST_BYTES[name], note=note,
        )  # fmt: skip


def figures() -> Iterator[Figure]:
    with chromium() as browser, Server() as server:
        yield from traffic(browser, server)


if __name__ == "__main__":
    show(figures())
