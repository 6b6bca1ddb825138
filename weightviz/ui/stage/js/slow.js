// One step in slow motion, in the story's place: forward, error, backward and update of the step to come, one at a
// time. Python tells the whole step beforehand (weightviz/explain/slow_step.py); nothing is trained until it is taken.
import { append, make, makeButton } from "./elements.js";
import { oneOf } from "./rows.js";
import { ruleOf } from "./slow_rule.js";
import { linesInSlowMotion } from "./slow_lines.js";
import { backwardWords, errorWords, forwardWords, lineOfRule, lineOfWords } from "./slow_words.js";
import { whatLinesShow } from "./slow_words.js";
import { renderParts } from "./story.js";

const PHASES = ["Forward", "Error", "Backward", "Update"], BACKWARD = 2, UPDATE = 3;
const FLOW = 700; // ms that the gradients take from the output to the first layer
const HINT = "The picture after the step. Click a line for its rule.";

export class SlowPanel {
  // `actions`: ask(place) for a row's step, take() it, row(index), paint(), shown() of other words, left().
  constructor(host, actions) {
    Object.assign(this, { host, actions, open: false, told: null });
    host.classList.add("slow");
    host.hidden = true;
    const tabs = append(host, "div", "slow-tabs"), body = make("div", "slow-body");
    tabs.setAttribute("role", "tablist");
    tabs.setAttribute("aria-label", "One step in four phases");
    tabs.addEventListener("keydown", (event) => this.onKey(event));
    this.tabs = PHASES.map((name, i) => this.tab(tabs, name, i));
    this.whose = append(host, "div", "slow-whose");
    this.next = makeButton({ className: "slow-next-row", text: "Next", press: () => this.nextRow() });
    this.whole = this.choice("the whole batch", true);
    this.one = this.choice("one row", false);
    this.whose.append(this.whole, this.one, this.next);
    this.hint = append(host, "p", "slow-hint", HINT);
    host.append(makeButton({ className: "icon-button slow-close", name: "Close slow motion", picture: "close",
      press: () => this.leave() }), body);
    const told = append(body, "div", "slow-told");
    this.text = append(told, "p", "slow-text");
    this.caption = append(told, "p", "slow-caption");
    this.rule = append(told, "div", "slow-rule");
    body.setAttribute("role", "tabpanel");
    body.setAttribute("aria-live", "polite");
    this.go = makeButton({ className: "button slow-go", press: () => this.goOn() });
    host.append(this.go);
  }

  tab(host, name, phase) {
    const tab = makeButton({ className: "slow-tab", text: `${phase + 1} ${name}`, press: () => this.show(phase) });
    tab.setAttribute("role", "tab");
    return host.appendChild(tab);
  }

  choice(text, whole) {
    const press = () => {
      this.ofWhole = whole;
      this.picked = null;
      this.actions.paint();
    };
    return makeButton({ className: "slow-choice", text, press });
  }

  setScene(scene) {
    this.scene = scene;
    this.one.textContent = `one ${oneOf(scene)}`;
    this.next.textContent = `next ${oneOf(scene)}`;
    this.stop();
  }

  resize() {}

  // Opens at the first phase. What it tells of is asked for as soon as nothing else is under way.
  begin() {
    Object.assign(this, { open: true, told: null, frame: null, asked: null, ofWhole: true, picked: null, batch: null });
    this.opening = true; // the row is to be one of the batch
    this.host.hidden = false;
    this.text.textContent = this.caption.textContent = "";
    this.rule.replaceChildren();
    this.show(0);
    this.tabs[0].focus({ preventScroll: true });
  }

  stop() {
    clearTimeout(this.flowing);
    this.open = false;
    this.told = this.batch = null;
    this.waits = false;
    this.host.hidden = true;
  }

  leave() {
    this.stop();
    this.actions.left();
  }

  show(phase) {
    this.phase = phase;
    this.picked = null;
    this.tabs.forEach((tab, i) => {
      tab.setAttribute("aria-selected", String(i === phase));
      tab.tabIndex = i === phase ? 0 : -1;
    });
    this.go.textContent = phase === UPDATE ? "Take the step" : "Next";
    this.flow();
    this.actions.paint();
    this.actions.shown();
  }

  // The gradients come in layer by layer, from the output back.
  flow() {
    clearTimeout(this.flowing);
    const calm = globalThis.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const layers = this.scene.sizes.length - 1;
    this.reached = this.phase === BACKWARD && !calm ? layers : 1;
    const on = () => {
      if (this.reached <= 1) return;
      this.reached--;
      this.actions.paint();
      this.flowing = setTimeout(on, FLOW / layers);
    };
    if (this.reached > 1) this.flowing = setTimeout(on, FLOW / layers);
  }

  goOn() {
    if (this.phase === UPDATE) return this.actions.take();
    this.show(this.phase + 1);
    this.tabs[this.phase].focus({ preventScroll: true });
  }

  onKey(event) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    this.show((this.phase + by + PHASES.length) % PHASES.length);
    this.tabs[this.phase].focus({ preventScroll: true });
  }

  // The line that the words or the rule are about.
  pick(index) {
    this.picked = index;
    this.actions.paint();
  }

  // The next row of the batch, or simply the next one where none of it is on the page.
  nextRow() {
    const next = this.row + 1;
    this.ofWhole = false;
    this.actions.row((this.batchFrom(next) ?? next) % this.scene.numbers.length);
  }

  // The first row of the batch that comes at this place or after it, the table being a circle; or null.
  batchFrom(first) {
    const { scene, told } = this, rows = scene.numbers.length, places = new Set(told?.rows);
    for (let row = first; row < first + rows; row++) if (places.has(scene.numbers[row % rows] - 1)) return row % rows;
    return null;
  }

  // The batch's rows, where it is not all there are to learn from: those are marked.
  rowsOfBatch() {
    const { scene, told } = this, places = new Set(told.rows);
    if (places.size >= scene.counts[0]) return null;
    return [...scene.numbers.keys()].filter((row) => places.has(scene.numbers[row] - 1));
  }

  // Whether a click on a line asks what is to become of it.
  get speaksOfLines() {
    return this.open && this.phase >= BACKWARD;
  }

  // Closes when something happened that this is not about, and asks for what is to be told of the row on screen.
  follow(stage) {
    if (!this.open) return;
    if (this.isStale(stage)) this.stop();
    else this.askFor(stage);
  }

  isStale({ playback, editor, opened }) {
    if (playback.playing || playback.owed > 0 || editor.turning || editor.chosen !== null || opened) return true;
    return this.frame !== null && (playback.frame.id !== this.frame || editor.told !== null);
  }

  receive(header, arrays, idle) {
    if (!this.open || !this.waits) return; // speed, panels below the picture and the like are no step's business
    if (header.slowed === null) return idle ? this.stop() : undefined; // it cannot be told
    this.waits = false;
    const before = String(this.told?.rows), own = Object.entries(arrays).filter(([name]) => name.startsWith("slow_"));
    this.told = { id: header.slowed, ...Object.fromEntries(own.map(([name, values]) => [name.slice(5), values])) };
    this.batch = this.rowsOfBatch();
    if (this.opening || String(this.told.rows) !== before) this.actions.row(this.batchFrom(this.row) ?? this.row);
    this.opening = false;
  }

  askFor({ row, playback, settings, courier }) {
    const place = this.scene.numbers[row] - 1, now = settingsOf(settings), same = now === this.settings;
    this.row = row;
    if (!courier.idle || (this.asked === place && same)) return;
    Object.assign(this, { asked: place, frame: playback.frame.id, settings: now, waits: true });
    this.actions.ask(place);
  }

  // The weights after the step, where the whole picture shows that moment; else null.
  after(frame) {
    if (!this.open || this.phase !== UPDATE || this.told?.id !== frame.id) return null;
    return this.told.new.every(Number.isFinite) ? this.told.new : null;
  }

  // What the lines of the network show meanwhile, or null for the usual.
  lines(seer, frame, row) {
    if (!this.open || this.told?.id !== frame.id) return null;
    const { scene, phase, told, batch } = this, gradient = this.ofWhole ? told.gradient : told.row_gradient;
    const waits = phase === BACKWARD && !this.ofWhole && !this.isTold(row), reached = waits ? Infinity : this.reached;
    const lines = { phase, seer, row, gradient, told, frame, reached, framed: this.lineTold() };
    return { ...linesInSlowMotion(scene, lines), batch };
  }

  // Whether the answer for this row has come.
  isTold(row) {
    return this.told?.row[0] === this.scene.numbers[row] - 1;
  }

  lineTold() {
    const { scene, phase, told, picked, ofWhole } = this;
    if (phase < BACKWARD) return null;
    if (picked !== null) return picked;
    return phase === UPDATE ? lineOfRule(scene, told) : lineOfWords(scene, told, ofWhole);
  }

  draw(picture) {
    if (!this.open) return;
    const { told, phase, scene } = this;
    this.whose.hidden = phase === UPDATE; // one rule for all: the step follows the mean
    this.hint.hidden = phase !== UPDATE;
    this.whole.setAttribute("aria-pressed", String(this.ofWhole));
    this.one.setAttribute("aria-pressed", String(!this.ofWhole));
    this.go.disabled = !told;
    if (!this.isTold(picture.row)) return;
    const line = this.lineTold(), key = [phase, this.ofWhole, line, told.row[0], told.id].join();
    if (this.drawnFor === key && this.drawnTold === told) return;
    Object.assign(this, { drawnFor: key, drawnTold: told });
    this.rule.hidden = phase !== UPDATE;
    this.caption.hidden = phase === UPDATE;
    if (phase === UPDATE) this.drawRule(picture, line);
    else this.drawWords(picture, line);
    this.actions.shown();
  }

  drawWords(picture, line) {
    const { scene, phase, told, ofWhole } = this, words = [forwardWords, errorWords, backwardWords][phase];
    renderParts(this.text, words(scene, picture, told, ofWhole, line));
    this.caption.textContent = whatLinesShow(scene, picture, told, ofWhole && phase === BACKWARD, phase < BACKWARD);
  }

  drawRule(picture, line) {
    const { head, words, sum, terms, exact } = this.toldRule = ruleOf(this.scene, picture.frame, this.told, line);
    renderParts(this.text, head);
    const rule = sum ? [make("p", "slow-formula", words), make("p", "slow-sum", ...sumParts(sum))] : [];
    const rows = terms.map(({ name, text }) => make("li", "", make("span", "slow-term-name", name), ` ${text}`));
    this.hint.textContent = exact ? HINT : `${HINT} Figures are rounded.`;
    this.rule.replaceChildren(...rule, make("ul", "slow-terms", ...rows));
  }
}

// The result of a sum stands out, in its sign's colour.
function sumParts({ text, result, value }) {
  const tone = /[1-9]/.test(result) ? (value < 0 ? "tone-neg" : "tone-pos") : "tone-strong";
  return [`${text} = `, make("b", tone, result)];
}

function settingsOf({ learning_rate: rate, batch_size: batch }) {
  return `${rate}/${batch}`;
}
