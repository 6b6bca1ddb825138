// The sum behind a neuron, in the story's place: a line of numbers and a bar for each term, each bar beginning where
// the one above it ended, and the activation's curve with the row's point on it.
import { make, makeButton } from "./elements.js";
import { unitTitle } from "./lines.js";
import { percent, signed } from "./numbers.js";
import { readPalette } from "./palette.js";
import { weighed } from "./phrases.js";
import { oneOf, rowTitle } from "./rows.js";
import { SumCurve } from "./sum_curve.js";
import { activationAgrees, ownUnitSum, placesThatAdd } from "./sum_digits.js";
import { gathered, sumBehind } from "./sum_terms.js";

const FLAT = "Here the curve is flat: turning these weights a little changes next to nothing.";
const MOST_TERMS = 4, REWRITE = 250; // ms between two writings while the network trains
const WHILE_PLAYING = { places: 2, exact: true }; // numbers that change before anyone adds them up

export class SumPanel {
  // Callbacks: close(), nextRow(), lines(on).
  constructor(host, callbacks) {
    this.host = host;
    host.classList.add("sum");
    host.hidden = true;
    this.title = make("b");
    this.of = make("span", "sum-row");
    this.next = makeButton({ className: "sum-next", text: "Next", press: callbacks.nextRow });
    this.tick = Object.assign(make("input"), { type: "checkbox" });
    this.tick.addEventListener("change", () => callbacks.lines(this.tick.checked));
    this.ticked = make("label", "sum-lines", this.tick, "on the lines: weight \u00d7 what comes in");
    const close = makeButton({
      className: "icon-button sum-close", name: "Close the sum", picture: "close", press: callbacks.close,
    });
    this.terms = make("table", "sum-terms", make("tbody"));
    this.plot = make("div", "sum-plot");
    this.formula = make("p", "sum-formula");
    this.ownUnit = make("p", "sum-own-unit");
    this.warning = make("p", "sum-warning");
    const head = make("p", "sum-head", "The sum behind ", this.title, this.of, this.next, this.ticked);
    host.append(head, close, this.terms, make("div", "sum-f", this.plot, this.formula, this.ownUnit, this.warning));
    this.curve = new SumCurve(this.plot);
    this.wroteAt = -Infinity;
  }

  setScene(scene) {
    this.scene = scene;
    this.tick.checked = false;
    this.ticked.hidden = scene.sizes.length === 2; // dials stand on those lines
    this.next.textContent = `next ${oneOf(scene)}`;
  }

  resize() {
    if (!this.host.hidden) this.curve.resize();
  }

  draw(picture) {
    const { opened } = picture, now = performance.now(), was = this.host.hidden;
    this.host.hidden = !opened;
    if (!opened || (picture.playing && now - this.wroteAt < REWRITE)) return;
    if (was) this.curve.resize();
    this.wroteAt = now;
    this.told = sumBehind(this.scene, picture, opened); // for tests, too
    this.title.textContent = titleOf(this.scene, opened);
    this.of.textContent = ` for ${rowTitle(this.scene, picture.row)}`;
    const lines = [...gathered(this.told.terms, MOST_TERMS), { name: "bias", product: this.told.bias }];
    const written = picture.playing ? WHILE_PLAYING : this.placesOf(lines, opened);
    this.writeTerms(lines, written);
    this.writeAnswer(opened, written.places);
  }

  placesOf(lines, { layer }) {
    const { total, answer } = this.told, activation = this.scene.activations[layer - 1];
    const goesOn = (text) => activation === "softmax" || activationAgrees(activation, text, answer);
    return placesThatAdd(lines.map(({ product }) => product), total, goesOn);
  }

  writeTerms(lines, { places, exact }) {
    const { total } = this.told;
    let at = 0;
    const spans = lines.map(({ product }) => [at, (at += product)]), ends = [0, total, ...spans.flat()];
    const low = Math.min(...ends), span = Math.max(...ends) - low || 1;
    const rows = lines.map((line, i) => termRow(line, bar(...spans[i], low, span), places));
    const name = exact ? "sum" : "sum, rounded";
    this.terms.tBodies[0].replaceChildren(...rows, totalRow(name, total, bar(0, total, low, span), places));
  }

  writeAnswer({ layer }, places) {
    const { total, answer, flat } = this.told, { activations, activation_labels: labels } = this.scene;
    const softmax = activations[layer - 1] === "softmax", name = labels[layer - 1];
    this.plot.hidden = softmax;
    if (!softmax) this.curve.draw(activations[layer - 1], total, answer, readPalette(this.host));
    this.formula.textContent = softmax ? `of all classes' sums, ${name} makes ${percent(answer)} for this one`
      : name === "linear" ? `it says its sum: ${signed(answer, places)}`
      : `${name}(${signed(total, places)}) = ${signed(answer)}`;
    const guesses = this.scene.task === "regression" && layer === this.scene.sizes.length - 1;
    this.ownUnit.textContent = guesses ? ownUnitSum(answer, this.scene.target) : "";
    this.warning.textContent = flat ? FLAT : "";
  }
}

function titleOf(scene, { layer, unit }) {
  const onlyAnswer = layer === scene.sizes.length - 1 && scene.sizes.at(-1) === 1 && scene.task === "classification";
  return onlyAnswer ? "the output" : unitTitle(scene, layer, unit);
}

// A bar from one running total to the next, as shares of the width. Below zero it is dashed, as lines are.
function bar(from, to, low, span) {
  const piece = make("div", to < from ? "sum-bar negative" : "sum-bar positive");
  piece.style.left = `${(100 * (Math.min(from, to) - low)) / span}%`;
  piece.style.width = `${(100 * Math.abs(to - from)) / span}%`;
  return make("div", "sum-track", piece, zeroMark(low, span));
}

function zeroMark(low, span) {
  const mark = make("div", "sum-zero");
  mark.style.left = `${(100 * -low) / span}%`;
  return mark;
}

function termRow({ name, weight, value, product, others }, track, places) {
  if (others) return row(name, "together", track, product, places);
  if (value === undefined) return row(name, "", track, product, places);
  return row(`from ${name}`, `${signed(weight, places)} \u00d7 ${signed(value, places)}`, track, product, places);
}

function totalRow(name, total, track, places) {
  track.firstChild.className = "sum-bar total";
  const line = row(name, "", track, total, places);
  line.className = "sum-total";
  return line;
}

function row(name, times, track, product, places) {
  const { text, tone } = weighed(product, signed(product, places));
  return make("tr", "", make("th", "", name), make("td", "sum-times", times), make("td", "sum-cell", track),
    make("td", `tone-${tone}`, text));
}
