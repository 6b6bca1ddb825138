"""A long training: after 20,000 epochs, and with the history full, the page is as quick and as small as before."""

from collections.abc import Iterator

from playwright.sync_api import Browser, JSHandle, Page

from benchmarks.browser import chromium, opened, play
from benchmarks.figures import Figure, show
from benchmarks.pictures import plain_canvas, seen
from benchmarks.server import Server

QUERY = "data=circle&layers=4-2&batch=all"  # a step is an epoch
EPOCHS = 20_000
SECONDS = 5
ROUNDS = 2
LEAST_SHARE = 0.9  # of the pictures at the start
FLAT = 1.05  # memory may waver by so much
MEGABYTE = 2**20

# Train on, a frame a step, past the limit at which the browser's history is thinned out, until it is full again but
# for the frames that will be shown while pictures are counted.
FILL = """async ({ playback, courier }) => {
  const roomy = () => playback.timeline.frames.length < playback.timeline.limit - 700;
  const train = async () => {
    playback.steps(100);
    while (playback.owed || !courier.idle) await new Promise((done) => setTimeout(done, 5));
  };
  do await train(); while (!roomy());
  while (roomy()) await train();
}"""


class Memory:
    """What the page's JavaScript holds after a garbage collection, and what the server's process occupies, in MB."""

    def __init__(self, page: Page, server: Server):
        session = page.context.new_cdp_session(page)
        session.send("HeapProfiler.collectGarbage")
        self.script = session.send("Runtime.getHeapUsage")["usedSize"] / MEGABYTE
        self.server = server.resident_bytes / MEGABYTE
        session.detach()


def endurance(browser: Browser, server: Server) -> Iterator[Figure]:
    with opened(browser, server, f"{QUERY}&speed=60") as (page, stage):
        possible_at_start = plain_canvas(browser, SECONDS / 2)[0]
        play(page)
        start = seen(stage, SECONDS)
        train_until(page, stage, EPOCHS)
        stage.evaluate(FILL)
        full = Memory(page, server)
        for _ in range(ROUNDS):
            stage.evaluate(FILL)
        later = Memory(page, server)
        epochs, held = stage.evaluate("({ playback }) => [playback.frame.epoch, playback.timeline.frames.length]")
        possible = plain_canvas(browser, SECONDS / 2)[0]
        play(page)
        after = seen(stage, SECONDS)
    yield Figure(
        f"pictures after {epochs:,} epochs", after.pictures, "a second",
        start.pictures, "at the start", least=LEAST_SHARE * start.pictures,
        note=f"{held:,} frames held; a canvas of 433 strokes: {possible_at_start:.1f} and {possible:.1f}",
    )  # fmt: skip
    against = "when it was full for the first time"
    for name, before, now in (("browser", full.script, later.script), ("server", full.server, later.server)):
        yield Figure(f"memory of the {name}, history full again", now, "MB", before, against, most=FLAT * before)


def train_until(page: Page, stage: JSHandle, epoch: int) -> None:
    """Train at top speed to an epoch, then return to the former pace, paused."""
    stage.evaluate("stage => stage.set({ speed: 10000 })")
    play(page)
    while stage.evaluate("({ playback }) => playback.frame.epoch") < epoch:
        if not stage.evaluate("({ playback }) => playback.playing"):
            raise RuntimeError("The training stopped before its last epoch.")
        page.wait_for_timeout(200)
    stage.evaluate("stage => stage.set({ speed: 60 })")
    page.wait_for_function("stage => stage.courier.idle && stage.settings.speed === 60", arg=stage)


def figures() -> Iterator[Figure]:
    with chromium() as browser, Server() as server:
        yield from endurance(browser, server)


if __name__ == "__main__":
    show(figures())
