// The data panel: the rows the network learns from, one of which the whole page follows.
import { Scale, axisTitle } from "./axes.js";
import { className, severalOutputs } from "./classes.js";
import { make } from "./elements.js";
import { tellsOneRow } from "./layout.js";
import { count } from "./numbers.js";
import { readPalette } from "./palette.js";
import { drawBatchRings, drawMark, drawRowRing, markLooks, nearestRow } from "./points.js";
import { columnValue, oneOf, rowTitle, rowValues, targetText, truthText } from "./rows.js";
import { shapeIcon } from "./shapes.js";
import { Surface } from "./surface.js";
import { boxIn, placeIn } from "./zoom.js";

const TABLE_ROWS = 6, ROW = 38, BELOW_ROWS = 138; // at most; px of one, and of all that stands below them

export class DataPanel {
  constructor(host, callbacks) {
    this.host = host;
    this.callbacks = callbacks;
    host.classList.add("data");
    this.picture = make("div", "data-picture");
    this.words = make("p", "data-words");
    this.guess = make("p", "data-guess");
    this.next = make("button", "data-next");
    this.next.type = "button";
    this.next.addEventListener("click", () => callbacks.row(this.following()));
    this.note = make("p", "data-note");
    host.append(this.picture, this.words, this.guess, this.next, this.note);
  }

  setScene(scene) {
    this.scene = scene;
    Object.assign(this, { row: -1, batch: null });
    this.next.textContent = `Next ${oneOf(scene)}`;
    this.note.textContent = noteText(scene);
    const Rows = scene.view === "heat" ? ScatterOfRows : TableOfRows;
    this.picture.replaceChildren();
    this.rows = new Rows(this.picture, scene, (row) => this.callbacks.row(row));
    this.resize();
  }

  resize() {
    this.visible = this.host.clientWidth > 0; // most pages without a data column show nothing of it
    this.pictured = this.picture.clientWidth > 0; // a phone shows the chosen row in words alone
    if (!this.scene || !this.visible) return;
    this.words.hidden = this.pictured && this.scene.view !== "heat";
    const wide = this.host.closest(".stage").dataset.mode === "wide";
    this.tilesTell = wide && tellsOneRow(this.scene) && this.scene.sizes[0] <= 3; // more inputs have smaller tiles
    if (this.pictured) this.rows.fit();
    if (this.row >= 0) this.show();
  }

  draw({ row, guess, slowly }) {
    const batch = slowly?.batch ?? null, same = row === this.row && batch === this.batch;
    Object.assign(this, { row, batch });
    if (!this.visible) return;
    this.writeGuess(row, guess);
    if (!same) this.show();
  }

  show() {
    if (this.pictured) this.rows.choose(this.row, this.batch);
    if (!this.words.hidden) this.writeWords(this.row);
  }

  following() {
    return (this.row + 1) % this.scene.target_values.length;
  }

  // "this house: guess $150,852, price $215,000"; over a scatter plot the truth stands above it already.
  writeGuess(row, guess) {
    const { scene } = this, truth = this.words.hidden ? `, ${truthText(scene, row)}` : "";
    const lead = `${this.words.hidden ? `this ${oneOf(scene)}: ` : "its "}guess `;
    if (this.guess.textContent === lead + guess + truth) return;
    this.guess.replaceChildren(lead, make("span", "data-figure", guess), truth);
  }

  // "point 11: x −2.8, y +3.1, it is orange"; where the tiles tell what goes in, "film 1: verdict 7.4 points"
  writeWords(row) {
    const { scene } = this, value = scene.target_values[row], classes = scene.task === "classification";
    const several = severalOutputs(scene);
    const truth = make("b", !classes || several ? "" : value > 0.5 ? "tone-pos" : "tone-neg");
    if (several) truth.append(shapeIcon(value), " ");
    truth.append(classes ? className(scene, value) : targetText(scene, value));
    const inputs = this.tilesTell ? "" : `${rowValues(scene, row)}, `;
    const lead = `${rowTitle(scene, row)}: ${inputs}${classes ? "it is" : scene.target.label} `;
    this.words.replaceChildren(lead, truth);
  }

  // Where the chosen row stands in the panel, in CSS px, or null when it has no place of its own (a scatter plot).
  rowBox() {
    return (this.pictured && this.rows.rowBox?.(this.host)) || null;
  }
}

// One raw column, or more than two: a few rows, the chosen one among them.
class TableOfRows {
  constructor(host, scene, choose) {
    this.scene = scene;
    this.choosing = choose;
    this.first = 0;
    this.places = scene.axes.slice(0, 2);
    this.table = make("table", `rows${this.places.length > 1 ? " rows-narrow" : ""}`);
    const columns = [...this.places.map((place) => scene.columns[place]), scene.target];
    this.table.createTHead().append(make("tr", "", ...columns.map(headCell)));
    this.body = this.table.createTBody();
    host.append(this.table);
  }

  // As many rows as there is room for.
  fit() {
    const room = this.table.closest(".data").clientHeight - BELOW_ROWS - this.table.tHead.offsetHeight;
    this.most = Math.max(2, Math.min(TABLE_ROWS, Math.floor(room / ROW)));
  }

  // The window moves only when the chosen row would fall outside it.
  choose(row, batch) {
    const total = this.scene.target_values.length, shown = Math.min(this.most, total);
    const outside = row < this.first || row >= this.first + shown;
    if (outside) this.first = Math.max(0, Math.min(row - 2, total - shown));
    const focused = this.body.contains(this.body.getRootNode().activeElement);
    this.body.replaceChildren(...Array.from({ length: shown }, (_, i) => this.line(this.first + i, row)));
    this.markBatch(shown, batch);
    if (focused) this.body.querySelector("[aria-pressed=true]").focus();
  }

  markBatch(shown, batch) {
    const marked = new Set(batch);
    for (let i = 0; i < shown; i++) this.body.rows[i].classList.toggle("in-batch", marked.has(this.first + i));
  }

  line(row, chosen) {
    const { scene } = this, line = make("tr", row === chosen ? "on" : ""), button = make("button");
    button.type = "button";
    button.textContent = this.value(row, this.places[0]);
    const words = [rowValues(scene, row), truthText(scene, row)].join(", ");
    button.setAttribute("aria-label", `${rowTitle(scene, row)}: ${words}`);
    button.setAttribute("aria-pressed", String(row === chosen));
    line.insertCell().append(button);
    for (const place of this.places.slice(1)) line.insertCell().textContent = this.value(row, place);
    line.insertCell().textContent = this.target(row);
    line.addEventListener("click", () => this.choosing(row));
    return line;
  }

  // The unit stands in the head of the column.
  value(row, place) {
    return columnValue(this.scene, row, place).replace(` ${this.scene.columns[place].unit}`, "");
  }

  target(row) {
    const { scene } = this, value = scene.target_values[row];
    if (scene.task === "classification") return className(scene, value);
    return targetText(scene, value).replace(` ${scene.target.unit}`, "");
  }

  rowBox(host) {
    const line = this.body.querySelector("tr.on");
    if (!line) return null;
    const { left, top, width, height } = boxIn(host, line);
    return { x: left, y: top, width, height };
  }
}

// Two raw columns: every row where it lies.
class ScatterOfRows {
  constructor(host, scene, choose) {
    this.scene = scene;
    this.host = host;
    this.surface = new Surface(host);
    this.places = new Float32Array(2 * scene.target_values.length);
    this.surface.canvas.addEventListener("click", (event) => {
      const { x, y } = placeIn(this.surface.canvas, event), row = nearestRow(this.places, x, y, 16);
      if (row >= 0) choose(row);
    });
  }

  fit() {
    const { scene, surface, places } = this, side = Math.min(this.host.clientWidth, 184), inset = 10;
    this.palette = readPalette(this.host);
    this.looks = markLooks(scene, this.palette, true);
    surface.fit(side, side);
    const [across, up] = scene.axes.map((axis) => scene.columns[axis]), wide = scene.columns.length;
    const x = new Scale(across.low, across.high, inset, side - inset);
    const y = new Scale(up.low, up.high, side - inset, inset);
    for (let row = 0; 2 * row < places.length; row++) {
      places[2 * row] = x.at(scene.rows[row * wide + scene.axes[0]]);
      places[2 * row + 1] = y.at(scene.rows[row * wide + scene.axes[1]]);
    }
    const { length } = scene.target_values;
    surface.describe(() => `${count(length)} ${scene.noun} over ${across.label} and ${up.label}`, false);
  }

  choose(row, batch) {
    const { surface, places, looks, palette } = this, { context } = surface;
    surface.clear();
    context.fillStyle = palette.lens;
    context.beginPath();
    context.roundRect(0, 0, surface.width, surface.height, 12);
    context.fill();
    looks.forEach((look, i) => drawMark(context, places[2 * i], places[2 * i + 1], 2.5, look));
    drawBatchRings(context, places, batch, palette);
    drawRowRing(context, places[2 * row], places[2 * row + 1], palette);
  }
}

// "190 houses to learn from, 47 kept back as a test"
function noteText(scene) {
  const [learnt, tests] = scene.counts, total = learnt + tests;
  if (!tests) return `all ${count(total)} ${scene.noun} to learn from; no test rows`;
  const learns = count(learnt), waits = count(tests);
  if (scene.view !== "heat") return `${learns} ${scene.noun} to learn from, ${waits} kept back as a test`;
  return `${learns} filled ${scene.noun} to learn from, ${waits} hollow ones kept back`;
}

function headCell(column) {
  return Object.assign(make("th", "", axisTitle(column)), { scope: "col" });
}
