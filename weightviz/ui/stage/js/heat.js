// Two raw columns: what a neuron says over both, as a heat map with the rows on it. Several classes at once have no
// heat, which is of one: the regions where each is the most likely, with its name.
import { Scale, axisTitle, niceTicks, tickText } from "./axes.js";
import { severalOutputs } from "./classes.js";
import { make } from "./elements.js";
import { FIELD_SIDE, heatScale, heatTable, placed, tableScale } from "./heat_scale.js";
import { drawBatchRings, drawMark, drawRowRing, markLooks } from "./points.js";
import { Regions } from "./regions.js";
import { Stencil, centred } from "./surface.js";

const KEY_LINE = 21; // px: the key of the marks, under the axis

export class HeatView {
  constructor(scene, surface) {
    this.scene = scene;
    this.surface = surface;
    [this.acrossColumn, this.upColumn] = scene.axes.map((axis) => scene.columns[axis]);
    this.marks = new Stencil(surface);
    this.places = new Float32Array(2 * scene.target_values.length);
    this.cells = make("canvas");
    this.cells.width = this.cells.height = FIELD_SIDE;
    this.image = this.cells.getContext("2d").createImageData(FIELD_SIDE, FIELD_SIDE);
    this.pixels = new Uint32Array(this.image.data.buffer);
    this.regions = severalOutputs(scene) ? new Regions(FIELD_SIDE) : null;
  }

  fit(palette) {
    const { surface, acrossColumn, upColumn } = this;
    this.palette = palette;
    this.heat = heatTable(palette);
    this.upright = upColumn.label.length <= 2; // "y" stands among the numbers; a longer name is turned on its side
    this.acrossTicks = heatTicks(acrossColumn);
    this.upTicks = heatTicks(upColumn);
    const widest = Math.max(...this.upTicks.map((tick) => surface.widthOf(tickText(tick, upColumn.unit))));
    const left = Math.max(38, Math.ceil(widest) + 12 + (this.upright ? 0 : 22));
    this.key = keysOf(this.scene).find((words) => surface.widthOf(words) <= surface.width) ?? "";
    const below = (this.upright ? 26 : 48) + (this.key ? KEY_LINE : 0);
    const side = Math.min(surface.width - left, surface.height - below);
    this.box = { x: left, y: 0, width: side, height: side };
    this.across = new Scale(acrossColumn.low, acrossColumn.high, left, left + side);
    this.up = new Scale(upColumn.low, upColumn.high, side, 0);
    this.placeMarks();
  }

  placeMarks() {
    const { scene, places } = this, wide = scene.columns.length, [across, up] = scene.axes;
    for (let row = 0; 2 * row < places.length; row++) {
      places[2 * row] = this.across.at(scene.rows[row * wide + across]);
      places[2 * row + 1] = this.up.at(scene.rows[row * wide + up]);
    }
    const { x, y, width, height } = this.box;
    this.regions?.avoid(places.map((place, i) => (i % 2 ? (place - y) / height : (place - x) / width)));
    this.paintMarks(-1);
  }

  // Seen by one of several classes, its rows are blue and all others orange.
  paintMarks(lens) {
    const { scene, palette, places } = this, looks = markLooks(scene, palette, true, lens);
    const radius = this.box.width < 280 ? 4 : 4.75;
    this.paintedFor = lens;
    this.marks.paint((context) => looks.forEach((look, row) =>
      drawMark(context, places[2 * row], places[2 * row + 1], radius, look)));
  }

  draw(picture, shown) {
    const { surface, box, places } = this, { context } = surface;
    const classes = this.regions && (shown.whole || shown.answer >= 0);
    if (!this.regions || !shown.whole) this.paintCells(picture.field, shown);
    if (classes) this.regions.see(picture.field.outputs.at(-1));
    if (shown.answer !== this.paintedFor) this.paintMarks(shown.answer);
    context.save();
    context.beginPath();
    context.roundRect(box.x, box.y, box.width, box.height, 12);
    context.clip();
    context.imageSmoothingEnabled = true;
    if (this.regions && shown.whole) this.drawGround();
    else context.drawImage(this.cells, box.x, box.y, box.width, box.height);
    if (classes) this.drawBorders();
    context.restore();
    this.marks.stamp();
    if (classes) this.nameRegions(shown.whole ? this.palette.lens : this.palette.bg);
    drawBatchRings(context, places, picture.slowly?.batch, this.palette);
    drawRowRing(context, places[2 * picture.row], places[2 * picture.row + 1], this.palette);
    this.drawNames();
  }

  drawGround() {
    const { surface: { context }, box, palette } = this;
    context.fillStyle = palette.lens;
    context.fillRect(box.x, box.y, box.width, box.height);
  }

  drawBorders() {
    const { surface: { context }, box, palette } = this;
    context.strokeStyle = palette.ink;
    context.lineWidth = 2;
    context.lineCap = "round";
    context.stroke(this.regions.borders((x) => box.x + x * box.width, (y) => box.y + y * box.height));
    context.lineCap = "butt";
  }

  nameRegions(ground) {
    const { surface, box, palette, scene } = this, look = { colour: palette.ink, size: 17, weight: 600 };
    for (const { answer, x, y } of this.regions.names) {
      const name = scene.classes[answer], width = surface.widthOf(name, look.size, look.weight);
      const left = box.x + 8 + centred(x * box.width - 8, width, box.width - 16);
      const base = box.y + Math.max(20, y * box.height + 6);
      this.drawPlate(left - 5, base - 16, width + 10, ground);
      surface.text(name, left, base, look);
    }
  }

  // The ground of a name, so that it can be read over marks.
  drawPlate(x, y, width, colour) {
    const { context } = this.surface;
    context.globalAlpha = 0.88;
    context.fillStyle = colour;
    context.beginPath();
    context.roundRect(x, y, width, 22, 6);
    context.fill();
    context.globalAlpha = 1;
  }

  paintCells(field, { layer, unit }) {
    const { pixels, heat, scene } = this, said = field.outputs[layer][unit];
    const [gain, middle] = tableScale(heatScale(scene, layer));
    for (let cell = 0; cell < pixels.length; cell++) pixels[cell] = heat[placed(said[cell] * gain + middle)];
    this.cells.getContext("2d").putImageData(this.image, 0, 0);
  }

  drawNames() {
    const { surface, palette, box, upright } = this, below = box.y + box.height, quiet = { colour: palette.ink3 };
    for (const tick of this.acrossTicks) {
      const words = tickText(tick, this.acrossColumn.unit), half = surface.widthOf(words) / 2;
      const x = Math.max(box.x + half, Math.min(this.across.at(tick), box.x + box.width - half));
      surface.text(words, x, below + 20, { ...quiet, align: "center" });
    }
    for (const tick of this.upTicks) {
      const y = Math.max(box.y + 12, Math.min(this.up.at(tick) + 5, below));
      surface.text(tickText(tick, this.upColumn.unit), box.x - 8, y, { ...quiet, align: "right" });
    }
    if (upright) {
      const named = { colour: palette.ink2, size: 15, align: "center" };
      surface.text(this.acrossColumn.label, box.x + 0.75 * box.width, below + 20, named);
      surface.text(this.upColumn.label, box.x - 13, box.y + 0.25 * box.height + 5, named);
    } else {
      surface.text(axisTitle(this.acrossColumn), box.x + box.width / 2, below + 41, { ...quiet, align: "center" });
      this.drawTurned(axisTitle(this.upColumn), box.y + box.height / 2);
    }
    const x = centred(box.x + box.width / 2, surface.widthOf(this.key), surface.width);
    surface.text(this.key, x, below + KEY_LINE + (upright ? 20 : 41), quiet);
  }

  drawTurned(words, y) {
    const { context } = this.surface;
    context.save();
    context.translate(14, y);
    context.rotate(-Math.PI / 2);
    this.surface.text(words, 0, 0, { colour: this.palette.ink3, align: "center" });
    context.restore();
  }
}

// What the colours of the marks of a regression mean, the fullest words first; of classes the whole page tells it.
function keysOf({ task, target, is_test }) {
  if (task !== "regression") return [];
  const hollow = is_test.some(Boolean) ? "; hollow: test" : "";
  return [`blue: ${target.label} above average, orange: below${hollow}`, `blue: above average, orange: below${hollow}`,
    `blue: above average${hollow}`];
}

// Both ends and the middle when the range is symmetric (made data), else round numbers.
function heatTicks(column) {
  return column.low === -column.high ? [column.low, 0, column.high] : niceTicks(column.low, column.high, 5);
}
