"""Counting pictures: how often the stage really painted, and how often a plain page could have."""

from dataclasses import dataclass

from playwright.sync_api import Browser, JSHandle

from benchmarks.browser import VIEWPORT

# A picture is an animation frame in which the stage painted; however often it did so in that frame, one was seen.
COUNT = """(stage, seconds) => new Promise((done) => {
  const pictures = new Set(), frames = new Set();
  for (const name of ["paint", "paintBetween"]) {
    stage[name] = () => {
      Object.getPrototypeOf(stage)[name].call(stage);
      pictures.add(document.timeline.currentTime);
      frames.add(stage.playback.frame.id);
    };
  }
  const began = performance.now(), firstStep = stage.playback.frame.step;
  setTimeout(() => {
    const passed = (performance.now() - began) / 1000;
    delete stage.paint;
    delete stage.paintBetween;
    const steps = stage.playback.frame.step - firstStep;
    done([pictures.size / passed, frames.size / passed, steps / passed]);
  }, 1000 * seconds);
})"""

# As many lines as the largest network has parameters, every other one dashed: the least a picture of it must draw.
STROKES = """(seconds) => new Promise((done) => {
  const canvas = document.body.appendChild(document.createElement("canvas"));
  [canvas.width, canvas.height] = [800, 600];
  const pen = canvas.getContext("2d"), took = [], began = performance.now();
  const draw = () => {
    pen.clearRect(0, 0, 800, 600);
    for (let line = 0; line < 433; line++) {
      pen.lineWidth = 1 + ((line + took.length) % 5);
      pen.setLineDash(line % 2 ? [6, 4] : []);
      pen.strokeStyle = line % 2 ? "#f59322" : "#0877bd";
      pen.beginPath();
      pen.moveTo(100 * (line % 7), 20 * (line % 29));
      pen.lineTo(100 * (line % 7) + 100, 20 * ((line + took.length) % 29));
      pen.stroke();
    }
  };
  const tick = () => {
    const from = performance.now();
    draw();
    took.push(performance.now() - from);
    const passed = (performance.now() - began) / 1000;
    if (passed < seconds) return requestAnimationFrame(tick);
    done([took.length / passed, took.sort((a, b) => a - b)[took.length >> 1]]);
  };
  requestAnimationFrame(tick);
})"""


@dataclass(frozen=True)
class Seen:
    """What a page showed in a second: pictures, different frames of the engine among them, and steps of training."""

    pictures: float
    frames: float
    steps: float


def seen(stage: JSHandle, seconds: float) -> Seen:
    return Seen(*stage.evaluate(COUNT, seconds))


def plain_canvas(browser: Browser, seconds: float) -> tuple[float, float]:
    """A page that does nothing but redraw 433 strokes: pictures a second, and milliseconds of script for one."""
    page = browser.new_page(viewport=VIEWPORT)
    per_second, milliseconds = page.evaluate(STROKES, seconds)
    page.close()
    return per_second, milliseconds
