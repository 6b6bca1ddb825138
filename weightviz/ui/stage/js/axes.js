// Scales and axes shared by all plots: from a value to a pixel, and the round numbers written beside it.
import { compact, isMoney } from "./numbers.js";

// A straight scale: the value `low` stands at pixel `start`, `high` at pixel `end`.
export class Scale {
  constructor(low, high, start, end) {
    this.low = low;
    this.high = high;
    this.start = start;
    this.pixelsPerUnit = (end - start) / (high - low || 1);
  }

  at(value) {
    return this.start + (value - this.low) * this.pixelsPerUnit;
  }

  valueAt(pixel) {
    return this.low + (pixel - this.start) / this.pixelsPerUnit;
  }
}

// The round numbers (steps of 1, 2 or 5 times a power of ten) between low and high, at most `count` steps apart.
export function niceTicks(low, high, count) {
  const rough = (high - low) / count;
  if (!(rough > 0) || !Number.isFinite(rough)) return [low];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 5, 10].find((factor) => factor * power >= rough * (1 - 1e-9));
  const ticks = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + step * 1e-9; k++) {
    ticks.push(Number((k * step).toPrecision(12)));
  }
  return ticks;
}

// The next round number at or above a positive value: where an axis that grows may end.
export function niceCeiling(value) {
  if (!(value > 0) || !Number.isFinite(value)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((candidate) => candidate * power >= value * (1 - 1e-9));
  return Number((factor * power).toPrecision(12));
}

const SIX_FIGURES = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 6 }); // made once: making one is slow

export function tickText(value, unit = "") {
  if (isMoney(unit) || Math.abs(value) >= 10000) return compact(value, unit);
  return SIX_FIGURES.format(value).replace("-", "−");
}

// "area, sq ft"; money carries its sign at every tick and needs no unit in the name.
export function axisTitle(column) {
  if (!column.unit || isMoney(column.unit)) return column.label;
  return `${column.label}, ${column.unit.replaceAll(" ", "\u00a0")}`;
}

// Hairlines across the plot and the round numbers to the left of it; the name stands inside, at the upper left.
export function drawUpAxis(surface, palette, box, { scale, ticks, unit = "", title = "" }) {
  const { context } = surface;
  context.strokeStyle = palette.hair;
  context.lineWidth = 1;
  context.beginPath();
  for (const tick of ticks) {
    const y = Math.round(scale.at(tick)) + 0.5;
    context.moveTo(box.x, y);
    context.lineTo(box.x + box.width, y);
  }
  context.stroke();
  for (const tick of ticks) {
    surface.text(tickText(tick, unit), box.x - 8, scale.at(tick) + 5, { colour: palette.ink3, align: "right" });
  }
  if (title) surface.text(title, box.x + 8, box.y + 16, { colour: palette.ink3, halo: palette.lens });
}

// The round numbers below the plot and the name of the axis below them.
export function drawAcrossAxis(surface, palette, box, { scale, ticks, unit = "", title = "" }) {
  const below = box.y + box.height;
  for (const tick of ticks) {
    const words = tickText(tick, unit), half = surface.widthOf(words) / 2;
    const x = Math.min(scale.at(tick), surface.width - half);
    surface.text(words, x, below + 20, { colour: palette.ink3, align: "center" });
  }
  if (title) surface.text(title, box.x + box.width / 2, below + 41, { colour: palette.ink3, align: "center" });
}
