"""The pictures of the README, taken anew from the page: ``python -m docs.pictures`` (or `make pictures`).

Each is a real training in Chromium; nothing is drawn by hand. Run it after a change that can be seen.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page

import weightviz as wv
from benchmarks.browser import VIEWPORT, chromium, opened
from harness.server import PageServer

HERE = Path(__file__).parent
STILLS = {
    "start.png": "",
    "lesson.png": "lesson=party.5",
}
TRAINING = "data=circle&layers=4-2&seed=7&hide=data,rate,inputs,more,panels,lessons,share,own,rows"
FRAMES, FRAME_MS, LAST_FRAME_MS = 60, 100, 3000
WIDTH, COLOURS = 880, 128  # of the moving picture: as wide as a README is shown


def main() -> None:
    with PageServer() as server, chromium() as browser:
        for name, query in STILLS.items():
            with opened(browser, server, query) as (page, _):
                page.screenshot(path=HERE / name)
        with opened(browser, server, TRAINING) as (page, _):
            moving(HERE / "training.gif", training(page))
        in_a_notebook(browser, HERE / "network.png")


def training(page: Page) -> Iterator[Image.Image]:
    """The stage after every ten steps, from the first weights on."""
    stage = page.locator(".stage")
    for _ in range(FRAMES):
        yield Image.open(BytesIO(stage.screenshot()))
        page.get_by_role("button", name="+10", exact=True).click()
        page.wait_for_timeout(250)


def moving(path: Path, frames: Iterator[Image.Image]) -> None:
    """One file with all frames, in few colours; the last one stays for a while."""
    small = [each.convert("RGB").resize((WIDTH, round(WIDTH * each.height / each.width))) for each in frames]
    palette = small[-1].quantize(COLOURS, Image.Quantize.FASTOCTREE)
    flat = [each.quantize(palette=palette, dither=Image.Dither.NONE) for each in small]
    times = [FRAME_MS] * (len(flat) - 1) + [LAST_FRAME_MS]
    flat[0].save(path, save_all=True, append_images=flat[1:], duration=times, loop=0, optimize=True)


def in_a_notebook(browser: Browser, path: Path) -> None:
    """The figure that README's example draws."""
    trainer = wv.Trainer(wv.Experiment(dataset="circle", hidden_layers=(4, 2), seed=7))
    trainer.train(600)
    page = browser.new_page(viewport=VIEWPORT)
    page.set_content(wv.charts.network(trainer).to_html(include_plotlyjs=True))
    page.locator(".main-svg").first.wait_for()
    page.locator(".plotly-graph-div").screenshot(path=path)
    page.close()


if __name__ == "__main__":
    main()
