"""The page while one person uses it: pictures a second, a knob's answer, top speed, and the first picture."""

import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.browser import NETWORKS, VIEWPORT, chromium, opened, pause, play
from benchmarks.engine_alone import steps_a_second
from benchmarks.figures import Figure, show
from benchmarks.pictures import plain_canvas, seen
from benchmarks.server import Server

SECONDS = 5
TURNS = 3
MOVES = 100
VISITS = 5
LEAST_PICTURES = 58
MOST_KNOB_MS = {"2-[4,2]-1": 4, "7-[8x6]-1": 8}
LEAST_STEPS = {"2-[4,2]-1": 6_000, "7-[8x6]-1": 2_300}
TOP_SPEED = 10_000
MANY_ROWS = "data=houses_ames&inputs=area_sqft,age_years&layers=4-2&batch=10"
ONE_ROW = "data=friends&shown=row"

# One move an animation frame, as a hand does it, with the line's card open; only the script of the move and of its
# picture is timed. The line is the first of all, so that nothing after it can stay as it was.
TURN = """async (stage, moves) => {
  const index = 0, start = stage.playback.frame.parameters[index], took = [];
  stage.choose(index);
  await new Promise((done) => setTimeout(done, 500));
  for (let move = 0; move < moves; move++) {
    await new Promise(requestAnimationFrame);
    const from = performance.now();
    stage.editor.turn(index, start + Math.sin(move + 1));
    stage.paint();
    took.push(performance.now() - from);
  }
  stage.editor.cancel();
  return took;
}"""

FIRST_PICTURE = """() => {
  const look = () => {
    const roots = [...document.querySelectorAll("*")].map((element) => element.shadowRoot?.querySelector(".stage"));
    if (roots.some((root) => root?.stage?.drawn)) globalThis.firstPicture = performance.now();
    else requestAnimationFrame(look);
  };
  look();
}"""
FIRST_WORD = """() => {
  const look = () => {
    if (document.querySelector("[data-testid=stMarkdown]")) globalThis.firstPicture = performance.now();
    else requestAnimationFrame(look);
  };
  look();
}"""


def pictures(browser: Browser, server: Server) -> Iterator[Figure]:
    """The plain canvas and the training page take turns, so that a busy neighbour meets both."""
    for name, query in (NETWORKS | {"2,001 rows on screen": MANY_ROWS, "one row as bars": ONE_ROW}).items():
        possible, shown = [], []
        with opened(browser, server, f"{query}&speed=60") as (page, stage):
            for _ in range(TURNS):
                possible.append(plain_canvas(browser, SECONDS / 2)[0])
                play(page)
                shown.append(seen(stage, SECONDS / 2))
                pause(page)
        frames = statistics.median(turn.frames for turn in shown)
        yield Figure(
            f"pictures while training, {name}", statistics.median(turn.pictures for turn in shown), "a second",
            statistics.median(possible), "a canvas of 433 strokes", least=LEAST_PICTURES,
            note=f"{frames:.1f} frames of the engine",
        )  # fmt: skip


def knob(browser: Browser, server: Server) -> Iterator[Figure]:
    for name, query in NETWORKS.items():
        _, strokes = plain_canvas(browser, SECONDS / 2)
        with opened(browser, server, query) as (_, stage):
            took = sorted(stage.evaluate(TURN, MOVES))
        note = f"9 of 10 within {took[int(0.9 * MOVES)]:.1f}"
        yield Figure(
            f"a knob moved, all redrawn, {name}", statistics.median(took), "ms of script",
            strokes, "433 strokes", most=MOST_KNOB_MS[name], note=note,
        )  # fmt: skip


def top_speed(browser: Browser, server: Server) -> Iterator[Figure]:
    for name, query in NETWORKS.items():
        alone = steps_a_second(query, every=100)
        with opened(browser, server, f"{query}&speed={TOP_SPEED}") as (page, stage):
            play(page)
            shown = seen(stage, SECONDS)
        note = f"{shown.frames:.1f} frames of the engine, {shown.pictures:.1f} pictures"
        yield Figure(
            f"steps trained and shown at top speed, {name}", shown.steps, "a second",
            alone, "the engine alone", least=LEAST_STEPS[name], note=note,
        )  # fmt: skip


def first_picture(browser: Browser, server: Server) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "plain.py"
        script.write_text("import streamlit as st\nst.write('Hello')\n")
        with Server(script=script) as plain:
            first_plain, later_plain = visits(browser, plain, FIRST_WORD)
    with Server() as fresh:
        first, later = visits(browser, fresh, FIRST_PICTURE)
    against = "a Streamlit page of one word"
    yield Figure("first picture, a server just started", first, "s", first_plain, against, most=2)
    yield Figure("first picture, later visits", later, "s", later_plain, against, most=2)


def visits(browser: Browser, server: Server, watch: str) -> tuple[float, float]:
    """Seconds from navigation to the first picture: of the first visit, and the median of some with an empty cache."""
    took = []
    for _ in range(1 + VISITS):
        context = browser.new_context(viewport=VIEWPORT)
        context.add_init_script(f"({watch})()")
        page = context.new_page()
        page.goto(f"http://{server.address}")
        took.append(page.wait_for_function("globalThis.firstPicture").json_value() / 1000)
        context.close()
    return took[0], statistics.median(took[1:])


def figures() -> Iterator[Figure]:
    with chromium() as browser, Server() as server:
        for measure in (pictures, knob, top_speed, first_picture):
            yield from measure(browser, server)


if __name__ == "__main__":
    show(figures())
