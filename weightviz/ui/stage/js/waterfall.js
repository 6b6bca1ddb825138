// One row's guess as a staircase of bars: from the average, by what each input and the bias add, down to the guess on
// the axis, where the true value stands too. Blue goes up, dashed orange goes down.
import { Scale, niceCeiling, niceTicks, tickText } from "./axes.js";
import { shortened } from "./columns.js";
import { asWritten, changeText, levelText, missText, partsInWords, rowParts, truthAs } from "./row_parts.js";
import { rowTitle } from "./rows.js";

const SIDE_AIR = 14, ABOVE = 58, BELOW = 54; // px: beside the picture, above the first row, below the axis
const LEAST_PITCH = 16, MOST_PITCH = 30, ABOVE_AXIS = 10; // px from row to row; below the last one
const THICKEST = 18, THICK = 0.6; // of a bar: px, and as a part of its row
const BESIDE = 7, LABELS = 0.34; // px from a bar to its number; most of the width that names may take
const BIG_FIGURE = 40, SMALL_FIGURE = 22, HATCH = [9, 3]; // px: the guess; dash and gap as of the bars of a sum
const LEAD_LINE = 24, MISS_LINE = 44, BESIDE_FIGURE = 12; // px: how low the words beside the guess are, how far off
const MARK_ROOM = 16, KEYS_APART = 18, BELOW_KEYS = 8; // px in the legend: for a mark, between its entries, below them
const MARK_REACH = 5, MARK_HEIGHT = 10; // px: half a mark of the legend, and the height of a guess's
const SPREADS = 2.5; // to either side of the average the axis reaches, or to its end if that is not far beyond
const FADED = 0.3; // of the bars when another input is pointed at

export class WaterfallView {
  constructor(scene, surface) {
    this.scene = scene;
    this.surface = surface;
    this.places = new Float32Array(0); // no mark of a row can be pointed at
  }

  fit(palette) {
    const { surface, scene } = this, { width, height } = surface;
    this.palette = palette;
    this.box = { x: 0, y: 0, width, height };
    this.axis = height - BELOW;
    const room = this.axis - ABOVE_AXIS - ABOVE;
    this.most = Math.max(2, Math.floor(room / LEAST_PITCH) - 1); // parts; the average has a row as well
    const rows = Math.min(this.most, scene.inputs.length + 1) + 1;
    this.pitch = Math.min(MOST_PITCH, room / rows);
    this.thick = Math.min(THICKEST, Math.round(THICK * this.pitch));
    const names = [...scene.inputs.map(({ label }) => label), "average"];
    const widest = Math.max(...names.map((name) => surface.widthOf(name, 15)));
    this.right = SIDE_AIR + Math.min(widest, LABELS * width);
    this.letters = Math.floor((LABELS * width) / (widest / Math.max(...names.map(({ length }) => length))));
  }

  draw(picture) {
    const { scene, surface, palette, box } = this, { context } = surface;
    this.told = rowParts(scene, picture, this.most);
    this.written = asWritten(scene, this.told);
    this.across = this.scaleOf(this.told);
    context.fillStyle = palette.lens;
    context.fillRect(box.x, box.y, box.width, box.height);
    this.writeGuess(picture.row);
    this.drawRows(inFocus(picture));
    this.drawAxis();
    this.drawEnds();
    this.drawLegend();
  }

  describe({ row }) {
    return partsInWords(this.scene, row, this.written);
  }

  // The same for all rows, so that bars can be compared, but longer by a round amount where something lies beyond it.
  scaleOf({ start, parts, truth }) {
    const ends = [truth, ...parts.map(({ to }) => to)], { low, high, sd } = this.scene.target;
    const far = SPREADS * sd, reaches = (end) => Math.abs(end - start) < far + sd / 2;
    const from = reaches(low) ? low : start - far, to = reaches(high) ? high : start + far;
    const below = from - Math.min(...ends), above = Math.max(...ends) - to;
    return new Scale(below > 0 ? from - niceCeiling(below) : from, above > 0 ? to + niceCeiling(above) : to,
      this.right + SIDE_AIR, this.box.width - SIDE_AIR);
  }

  writeGuess(row) {
    const { scene, surface, palette, written, box } = this, figure = levelText(scene, written.guess, written.places);
    const lead = `guess for ${rowTitle(scene, row)}`, miss = missText(scene, written);
    const beside = Math.max(surface.widthOf(lead, 15), surface.widthOf(miss, 15, 600));
    const room = box.width - 2 * SIDE_AIR - BESIDE_FIGURE - beside, width = surface.widthOf(figure, BIG_FIGURE, 600);
    const size = Math.max(SMALL_FIGURE, Math.min(BIG_FIGURE, (BIG_FIGURE * room) / width));
    surface.text(figure, SIDE_AIR, MISS_LINE, { colour: palette.ink, size, weight: 600 });
    const x = SIDE_AIR + (width * size) / BIG_FIGURE + BESIDE_FIGURE;
    surface.text(lead, x, LEAD_LINE, { colour: palette.ink2, size: 15 });
    surface.text(miss, x, MISS_LINE, { colour: palette.ink, size: 15, weight: 600 });
  }

  // How low a row's middle is: the average has the first row, the parts have the next ones.
  middle(place) {
    return ABOVE + (place + 0.5) * this.pitch;
  }

  drawRows(focus) {
    const { palette, told, across, thick, surface: { context } } = this, start = across.at(told.start);
    this.tie(start, this.middle(0) - thick / 2, this.axis, palette.edge);
    told.parts.forEach(({ to }, i) =>
      this.tie(across.at(to), this.middle(i + 1),
        i === told.parts.length - 1 ? this.axis : this.middle(i + 2), palette.ink2));
    this.writeAverage(start, this.middle(0));
    told.parts.forEach((part, i) => {
      const y = this.middle(i + 1);
      context.globalAlpha = focus === null || focus === part.input ? 1 : FADED;
      this.drawBar(part, y);
      this.nameRow(part.name, y, palette.ink);
      this.writeChange(part, this.written.parts[i].value, y);
      context.globalAlpha = 1;
    });
  }

  writeAverage(x, y) {
    const { scene, surface, palette: { ink2, lens }, written: { start, places } } = this;
    this.nameRow("average", y, ink2);
    surface.text(levelText(scene, start, places), x + BESIDE, y + 5, { colour: ink2, size: 15, halo: lens });
  }

  drawBar({ from, to, value }, y) {
    const { across, palette, thick, surface: { context } } = this, [start, end] = [across.at(from), across.at(to)];
    context.strokeStyle = value < 0 ? palette.negLine : palette.posLine;
    context.lineWidth = thick;
    context.lineCap = "butt";
    context.setLineDash(value < 0 ? HATCH : []);
    context.beginPath();
    context.moveTo(start, y);
    context.lineTo(end, y);
    context.stroke();
    context.setLineDash([]);
  }

  // From where one bar ends down to the next, which begins there, or to the axis; below the bars.
  tie(x, top, bottom, colour) {
    const { context } = this.surface, at = Math.round(x) + 0.5;
    context.strokeStyle = colour;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(at, top);
    context.lineTo(at, bottom);
    context.stroke();
  }

  nameRow(name, y, colour) {
    this.surface.text(shortened(name, this.letters), this.right, y + 5, { colour, size: 15, align: "right" });
  }

  // To the right of its bar, or where there is no room to the left.
  writeChange({ from, to }, value, y) {
    const { scene, surface, palette, across, box } = this, words = changeText(scene, value, this.written.places);
    const ends = [across.at(from), across.at(to)];
    const after = Math.max(...ends) + BESIDE, before = Math.min(...ends) - BESIDE;
    const fits = after + surface.widthOf(words, 15, 600) <= box.width - 4;
    const colour = value === 0 ? palette.ink2 : value < 0 ? palette.negText : palette.posText;
    const look = { colour, size: 15, weight: 600, halo: palette.lens, align: fits ? "left" : "right" };
    surface.text(words, fits ? after : before, y + 5, look);
  }

  drawAxis() {
    const { scene, surface, palette, across, axis } = this, { context } = surface, { low, start } = across;
    const end = this.box.width - SIDE_AIR, { unit } = scene.target;
    context.fillStyle = palette.edge;
    context.fillRect(start, axis, end - start, 1);
    for (const tick of niceTicks(low, across.valueAt(end), 5)) {
      const x = across.at(tick), words = tickText(tick, unit), half = surface.widthOf(words) / 2;
      context.fillStyle = palette.edge;
      context.fillRect(Math.round(x), axis, 1, 5);
      surface.text(words, Math.min(x, this.box.width - 2 - half), axis + 25, { colour: palette.ink3, align: "center" });
    }
  }

  // Guess and truth on the axis, and the miss between them.
  drawEnds() {
    const { palette, across, told, axis, surface: { context } } = this;
    const guess = across.at(told.guess), truth = across.at(told.truth);
    context.fillStyle = palette.ink;
    context.fillRect(Math.min(guess, truth), axis - 1, Math.abs(guess - truth), 3);
    this.markGuess(guess, axis + 2);
    this.markTruth(truth, axis + 0.5);
  }

  // What the two marks are, centred below the axis.
  drawLegend() {
    const { scene, surface, palette, across, written, axis, box } = this, end = box.width - SIDE_AIR;
    const words = ["guess", `true ${scene.target.label} ${truthAs(scene, written)}`];
    const [first, second] = words.map((text) => MARK_ROOM + surface.widthOf(text)), whole = first + KEYS_APART + second;
    const left = Math.max(SIDE_AIR, Math.min((across.start + end - whole) / 2, end - whole));
    const right = left + first + KEYS_APART, y = axis + BELOW - BELOW_KEYS;
    this.markGuess(left + MARK_REACH, y - MARK_HEIGHT);
    this.markTruth(right + MARK_REACH, y - MARK_REACH);
    surface.text(words[0], left + MARK_ROOM, y, { colour: palette.ink2 });
    surface.text(words[1], right + MARK_ROOM, y, { colour: palette.ink2 });
  }

  markGuess(x, top) {
    const { context } = this.surface;
    context.fillStyle = this.palette.ink;
    context.beginPath();
    context.moveTo(x, top);
    context.lineTo(x + 6, top + MARK_HEIGHT);
    context.lineTo(x - 6, top + MARK_HEIGHT);
    context.fill();
  }

  markTruth(x, y) {
    const { context } = this.surface;
    context.fillStyle = this.palette.lens;
    context.strokeStyle = this.palette.ink;
    context.lineWidth = 2;
    context.beginPath();
    context.arc(x, y, 4.5, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
}

// The place of the input, or of the bias, whose line or tile is pointed at; null for none. With a single neuron a line
// has the place of its input.
function inFocus({ focus, held }) {
  if (held !== null) return held;
  if (focus?.kind === "line") return focus.index;
  return focus?.kind === "neuron" && focus.layer === 0 ? focus.unit : null;
}
