// The error over the steps: training in ink, test in grey, a triangle where a person changed something.
import { Scale, drawAcrossAxis, drawUpAxis, niceCeiling, niceTicks, tickText } from "./axes.js";
import { append } from "./elements.js";
import { lossText, lossTitle } from "./loss_words.js";
import { count } from "./numbers.js";
import { readPalette } from "./palette.js";
import { Surface, centred } from "./surface.js";
import { placeIn } from "./zoom.js";

const ROOM_FOR_LABEL = 66; // px to the right of the newest point, for "training"
const OVER_PLOT = 10, TITLE_LINE = 18, UNDER_PLOT = 26; // px: for marks of changes, the name of the error, the steps
const BOTH_NAMED = 44, BETWEEN_ENDS = 17; // px: a plot in which both curves are named; between the two names

export class ErrorChart {
  constructor(host) {
    this.host = host;
    host.classList.add("chart");
    this.surface = new Surface(host);
    this.cursor = append(host, "div", "chart-cursor");
    this.caption = append(host, "div", "caption");
    this.cursor.hidden = this.caption.hidden = true;
    this.pointer = null;
    host.addEventListener("pointermove", (event) => this.point(event));
    host.addEventListener("pointerdown", (event) => this.point(event));
    host.addEventListener("pointerleave", () => this.point(null));
  }

  setScene(scene) {
    this.scene = scene;
    this.curve = null;
    this.resize();
  }

  resize() {
    if (!this.scene) return;
    this.palette = readPalette(this.host);
    this.surface.fit(this.host.clientWidth, this.host.clientHeight);
    const { width, height } = this.surface, room = height - OVER_PLOT - UNDER_PLOT;
    this.titled = room - TITLE_LINE >= BOTH_NAMED; // where there is no room, the line of the losses above says it
    const above = this.titled ? OVER_PLOT + TITLE_LINE : OVER_PLOT;
    this.box = { x: 40, y: above, width: width - 40, height: height - above - UNDER_PLOT };
    this.drawn = null;
    this.waited = 0;
  }

  // While playing the chart is redrawn on every fourth picture only, and never when nothing in it changed.
  draw(picture) {
    if (!picture.curve?.length || (picture.playing && this.waited++ % 4)) return;
    const { steps, train, length, events } = picture.curve, last = length - 1;
    const seen = [length, steps[0], steps[last], train[last], events.length, events.at(-1)?.step, picture.frame.step];
    if (this.drawn?.every((value, i) => Object.is(value, seen[i]))) return;
    this.drawn = seen;
    this.curve = picture.curve;
    this.redraw(picture);
    this.showPointed();
  }

  redraw(picture) {
    const { surface, palette, box, curve, scene } = this;
    this.fitScales();
    surface.clear();
    drawUpAxis(surface, palette, box, { scale: this.up, ticks: niceTicks(0, this.up.high, 2) });
    drawAcrossAxis(surface, palette, box, { scale: this.across, ticks: this.stepTicks() });
    surface.text("step", box.x - 8, box.y + box.height + 20, { colour: palette.ink3, align: "right" });
    if (this.titled) surface.text(lossTitle(scene), box.x + box.width, 13, { colour: palette.ink3, align: "right" });
    this.drawEvents();
    if (hasTest(curve)) this.drawCurve(curve.test, palette.edge, 2);
    this.drawCurve(curve.train, palette.ink, 2.5);
    this.drawEnds(picture.frame);
    surface.describe(() => this.description(), picture.playing);
  }

  // A picture opened from a link begins late: its first ticks are long, and may not run into the name of the axis.
  stepTicks() {
    const { across, box, surface } = this, ticks = niceTicks(across.low, across.high, 5);
    const said = ticks.map((tick) => tickText(tick));
    return ticks.filter((tick, i) =>
      said[i] !== said[i - 1] && across.at(tick) - surface.widthOf(said[i]) / 2 > box.x - 6);
  }

  fitScales() {
    const { curve, box } = this, first = curve.steps[0], last = curve.steps[curve.length - 1];
    let highest = 0;
    for (let i = 0; i < curve.length; i++) {
      highest = Math.max(highest, curve.train[i], curve.test?.[i] ?? 0);
    }
    const long = Math.max(10, ((last - first) * box.width) / (box.width - ROOM_FOR_LABEL));
    this.across = new Scale(first, first + niceCeiling(long), box.x, box.x + box.width);
    this.up = new Scale(0, niceCeiling(highest), box.y + box.height, box.y);
  }

  // Up to 5,000 points: of those that share a pixel column only the first, lowest, highest and last are drawn.
  drawCurve(values, colour, width) {
    const { curve, across, up, surface: { context } } = this;
    context.beginPath();
    for (let i = 0; i < curve.length; ) {
      const pixel = Math.floor(across.at(curve.steps[i]));
      let low = values[i], high = values[i], end = i;
      while (end + 1 < curve.length && Math.floor(across.at(curve.steps[end + 1])) === pixel) {
        end++;
        low = Math.min(low, values[end]);
        high = Math.max(high, values[end]);
      }
      const x = across.at(curve.steps[i]);
      context.lineTo(x, up.at(values[i]));
      if (end > i + 1) {
        context.lineTo(x, up.at(low));
        context.lineTo(x, up.at(high));
      }
      if (end > i) context.lineTo(across.at(curve.steps[end]), up.at(values[end]));
      i = end + 1;
    }
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.lineJoin = "round";
    context.stroke();
  }

  // Dots and names at the shown step; training on top.
  drawEnds({ step, trainLoss, testLoss }) {
    const { palette } = this, ends = [];
    const quiet = { dot: palette.edge, radius: 4, colour: palette.ink3, weight: 400 };
    const loud = { dot: palette.ink, radius: 5, colour: palette.ink, weight: 600 };
    if (testLoss !== null) ends.push({ name: "test", loss: testLoss, ...quiet });
    ends.push({ name: "training", loss: trainLoss, ...loud });
    const { context } = this.surface, x = this.across.at(step);
    for (const { loss, dot, radius } of ends) {
      context.fillStyle = dot;
      context.beginPath();
      context.arc(x, this.up.at(loss), radius, 0, 2 * Math.PI);
      context.fill();
    }
    this.nameEnds(ends, x);
  }

  // The names keep a line's height between them and stay over the axis; in a low plot only training is named.
  nameEnds(all, x) {
    const { surface, palette, box, up } = this, top = box.y + 4, bottom = box.y + box.height - 8;
    const ends = box.height < BOTH_NAMED ? all.slice(-1) : all.sort((a, b) => b.loss - a.loss);
    const heights = ends.map(({ loss }) => Math.max(top, Math.min(bottom, up.at(loss))));
    if (heights.length === 2 && heights[1] - heights[0] < BETWEEN_ENDS) {
      const half = BETWEEN_ENDS / 2, middle = (heights[0] + heights[1]) / 2;
      const between = Math.max(top + half, Math.min(middle, bottom - half));
      heights[0] = between - half;
      heights[1] = between + half;
    }
    ends.forEach(({ name, colour, weight }, i) =>
      surface.text(name, x + 11, heights[i] + 5, { colour, weight, halo: palette.bg }));
  }

  drawEvents() {
    const { surface: { context }, palette, box, across, curve } = this;
    context.strokeStyle = context.fillStyle = palette.ink;
    context.lineWidth = 1;
    let last = -Infinity;
    for (const { step } of curve.events) {
      const x = across.at(step);
      if (x < box.x || x > box.x + box.width || x - last < 5) continue; // marks that pile up are one
      last = x;
      context.setLineDash([2, 3]);
      context.beginPath();
      context.moveTo(x, box.y);
      context.lineTo(x, box.y + box.height);
      context.stroke();
      context.beginPath();
      context.moveTo(x - 4.5, box.y - 8);
      context.lineTo(x + 4.5, box.y - 8);
      context.lineTo(x, box.y - 1);
      context.fill();
    }
    context.setLineDash([]);
  }

  description() {
    const { curve, scene } = this, last = curve.length - 1;
    return `${lossTitle(scene)} over ${count(curve.steps[last] - curve.steps[0])} steps: ` +
      `training from ${lossText(curve.train[0])} to ${lossText(curve.train[last])}`;
  }

  point(event) {
    this.pointer = event && placeIn(this.host, event).x;
    this.showPointed();
  }

  // The step nearest to the pointer, with both errors there.
  showPointed() {
    this.cursor.hidden = this.caption.hidden = this.pointer === null || !this.curve;
    if (this.cursor.hidden) return;
    const { curve, across, box, cursor, caption } = this, i = nearestStep(curve, across.valueAt(this.pointer));
    const x = across.at(curve.steps[i]), test = hasTest(curve) ? `, test ${lossText(curve.test[i])}` : "";
    const said = curve.events.filter(({ step }) => step === curve.steps[i]).map(({ words }) => `; ${words}`);
    const losses = `training ${lossText(curve.train[i])}${test}`;
    caption.textContent = `step ${count(curve.steps[i])}: ${losses}${[...new Set(said)].join("")}`;
    cursor.style.left = `${x}px`;
    cursor.style.top = `${box.y}px`;
    cursor.style.height = `${box.height}px`;
    caption.style.left = `${centred(x, caption.offsetWidth, this.surface.width)}px`;
    caption.style.top = `${box.y - caption.offsetHeight - 4}px`;
  }
}

// Without test rows there is no test error at any step.
function hasTest(curve) {
  return Number.isFinite(curve.test?.[0]);
}

// Steps ascend: halve the range until one place is left, then take the nearer neighbour.
function nearestStep({ steps, length }, step) {
  let low = 0, high = length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle] < step) low = middle + 1;
    else high = middle;
  }
  return low > 0 && step - steps[low - 1] < steps[low] - step ? low - 1 : low;
}
