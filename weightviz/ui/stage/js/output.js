// The output panel is a lens on one neuron: the network's output, or the neuron that is pointed at.
import { className, severalOutputs } from "./classes.js";
import { CurveView } from "./curve.js";
import { append, make } from "./elements.js";
import { GuessView } from "./guesses.js";
import { HeatView } from "./heat.js";
import { isOutput, unitTitle } from "./lines.js";
import { count } from "./numbers.js";
import { readPalette } from "./palette.js";
import { nearestRow } from "./points.js";
import { RankedView } from "./ranked.js";
import { hasRowParts } from "./row_parts.js";
import { guessText, rowTitle, rowValues, truthText } from "./rows.js";
import { SharesView } from "./shares.js";
import { ShownSwitch } from "./shown_switch.js";
import { SliceControls } from "./slice.js";
import { Surface, centred } from "./surface.js";
import { WaterfallView } from "./waterfall.js";
import { placeIn } from "./zoom.js";

export class OutputPanel {
  constructor(host, callbacks) {
    this.host = host;
    this.callbacks = callbacks;
    host.classList.add("output");
    this.shownSwitch = new ShownSwitch(host, {
      shows: (what) => callbacks.look({ output_shows: what }), next: () => callbacks.row(this.following()),
    });
    this.plot = append(host, "div", "output-plot");
    this.surface = new Surface(this.plot);
    this.caption = append(this.plot, "div", "caption");
    this.caption.hidden = true;
    this.slice = new SliceControls(host, callbacks);
    this.note = append(host, "p", "output-note", "Each input counts from its own average.");
    this.pointed = -1;
    this.adding = null; // what a click adds: a class, "as high", "average" or nothing
    this.listen();
  }

  // Pointing at a mark tells its row; choosing it makes it the row that the whole page follows.
  listen() {
    const at = (event) => this.rowUnder(event);
    this.plot.addEventListener("pointermove", (event) => this.point(at(event)));
    this.plot.addEventListener("pointerleave", () => this.point(-1));
    this.plot.addEventListener("click", (event) => {
      const row = at(event), added = this.addedBy(event);
      if (added) this.callbacks.add(...added);
      else if (row >= 0) this.callbacks.row(row);
    });
  }

  setScene(scene, settings) {
    this.scene = scene;
    this.picture = null;
    this.shownSwitch.setScene(scene);
    this.slice.setScene(scene);
    this.arrange(settings);
  }

  // Takes up what a click adds and what is shown; whether that makes it another view.
  follow(settings) {
    this.adding = settings.adding;
    const same = this.asked.output_shows === settings.output_shows && this.asked.slice === settings.slice;
    if (!same) this.arrange(settings);
    return !same;
  }

  arrange({ output_shows, slice }) {
    const { scene } = this;
    this.asked = { output_shows, slice };
    this.showsRow = output_shows === "row" && hasRowParts(scene);
    this.point(-1);
    this.shownSwitch.show(this.showsRow);
    this.slice.show(this.showsRow, slice === "on");
    this.note.hidden = !this.showsRow;
    this.views = { [scene.view]: this.makeView(scene.view) };
    if (scene.view === "rows" && !this.showsRow) this.views.heat = this.makeView("heat");
    this.resize();
  }

  makeView(name) {
    const alone = { curve: CurveView, heat: HeatView, rows: this.showsRow ? WaterfallView : GuessView };
    const View = (severalOutputs(this.scene) ? { ...alone, curve: SharesView, rows: RankedView } : alone)[name];
    return new View(this.scene, this.surface);
  }

  resize() {
    if (!this.scene) return;
    this.palette = readPalette(this.host);
    this.surface.fit(this.plot.clientWidth, this.plot.clientHeight);
    for (const view of Object.values(this.views)) view.fit(this.palette);
  }

  draw(picture) {
    this.picture = picture;
    const shown = this.inFocus(picture);
    this.surface.clear();
    this.view(shown).draw(picture, shown);
    this.plot.classList.toggle("adding", this.adding !== null);
    this.plot.classList.toggle("pointed", this.pointed >= 0);
    if (this.pointed >= 0) this.writeCaption();
    this.surface.describe(() => this.description(picture, shown), picture.playing);
  }

  // Which neuron the lens shows; `whole` when it is the network's own output. Of several outputs all together are the
  // whole, and `answer` is the class of the one in focus, else -1. One row's sum is the whole, whatever is in focus.
  inFocus(picture) {
    const { scene, showsRow } = this, { focus } = picture;
    if (showsRow || focus?.kind !== "neuron" || (isOutput(scene, focus.layer) && !severalOutputs(scene))) {
      return { layer: scene.sizes.length - 1, unit: 0, whole: true, answer: -1, name: "the network" };
    }
    const { layer, unit } = focus, title = unitTitle(scene, layer, unit), answer = isOutput(scene, layer) ? unit : -1;
    return { layer, unit, whole: false, answer, name: layer === 0 ? `input ${title}` : title };
  }

  view(shown) {
    const { scene, views, asked } = this, slice = asked.slice === "on" || !shown.whole;
    return (slice && views.heat) || views[scene.view];
  }

  // The clause above the panel, in parts as a story is: "to guess the price", "that tell orange from blue", "seen by
  // neuron 3.5".
  headingParts(picture) {
    const { scene } = this, shown = this.inFocus(picture);
    const [lead, key] = !shown.whole ? ["seen by ", shown.name]
      : scene.task === "regression" ? ["to ", `guess the ${scene.target.label}`]
      : [tellingOf(scene), whatIsTold(scene)];
    return [{ text: lead, tone: null }, { text: key, tone: "strong" }];
  }

  description(picture, shown) {
    const { scene } = this, [across, up] = scene.axes.map((axis) => scene.columns[axis].label);
    const rows = `${count(scene.target_values.length)} ${scene.noun}`, view = this.view(shown);
    if (view instanceof WaterfallView) return view.describe(picture);
    if (view instanceof RankedView) return `Probability of the true ${scene.target.label}, ${rows}`;
    if (view instanceof GuessView) return `Guess of the ${scene.target.label} against the true one, ${rows}`;
    if (view instanceof HeatView) return `What ${shown.name} says over ${across} and ${up}, with ${rows}`;
    return `What ${shown.name} says over ${across}${shown.whole ? `, with ${rows}` : ""}`;
  }

  // Where the plot stands in the panel, in CSS px: the wide end of the lens.
  plotBox() {
    const { x, y, width, height } = this.view(this.picture ? this.inFocus(this.picture) : { whole: true }).box;
    return { x: x + this.plot.offsetLeft, y: y + this.plot.offsetTop, width, height };
  }

  following() {
    return (this.picture.row + 1) % this.scene.target_values.length;
  }

  rowUnder(event) {
    if (!this.picture) return -1;
    const shown = this.inFocus(this.picture), view = this.view(shown);
    if (view instanceof CurveView && !shown.whole && shown.answer < 0) return -1; // a neuron's curve shows no rows
    const { x, y } = placeIn(this.plot, event), reach = event.pointerType === "touch" ? 24 : 14;
    return nearestRow(view.places, x, y, reach);
  }

  // The row that a click adds, as [values of the columns, target]; null when it adds none.
  addedBy(event) {
    const { scene, adding } = this, shown = this.picture && this.inFocus(this.picture);
    const view = shown && this.view(shown);
    if (adding === null || !shown?.whole || view instanceof GuessView || scene.columns.length > 2) return null;
    const { x, y } = placeIn(this.plot, event), { box } = view;
    if (x < box.x || x > box.x + box.width || y < box.y || y > box.y + box.height) return null;
    const height = view.up.valueAt(y), row = [];
    row[scene.axes[0]] = view.across.valueAt(x);
    if (scene.columns.length === 2) row[scene.axes[1]] = height;
    return [row, adding === "as high" ? height : adding];
  }

  point(row) {
    if (row === this.pointed) return;
    this.pointed = row;
    this.caption.hidden = row < 0;
    if (row >= 0) this.writeCaption();
  }

  writeCaption() {
    const { scene, picture, pointed, caption, surface } = this;
    const { places } = this.view(this.inFocus(picture));
    const learns = scene.is_test[pointed] ? "kept back as a test" : "learns from it";
    caption.replaceChildren(...[
      `${rowTitle(scene, pointed)}, ${learns}`, rowValues(scene, pointed),
      `${truthText(scene, pointed)}, ${guessText(scene, picture.onRows, pointed)}`,
    ].map((words) => make("div", "", words)));
    const x = places[2 * pointed], y = places[2 * pointed + 1], below = y < 90;
    caption.style.left = `${centred(x, caption.offsetWidth, surface.width)}px`;
    caption.style.top = `${below ? y + 16 : y - caption.offsetHeight - 16}px`;
  }
}

// How the clause goes on after "1 neuron learns", "pass through 1 hidden neuron" and "pass through 4 hidden neurons".
function tellingOf({ sizes }) {
  if (sizes.length === 2) return "to tell ";
  return sizes.length === 3 && sizes[1] === 1 ? "that tells " : "that tell ";
}

// "orange from blue", "Adelie from Chinstrap", "A from B from C", or where that is too long "3 species apart".
function whatIsTold(scene) {
  const names = scene.classes.map((_, place) => className(scene, place)), { label } = scene.target;
  const told = names.join(" from ");
  if (told.length <= 22) return told;
  return `${names.length} ${/s$/.test(label) ? label.replace(/ss$/, "sses") : `${label}s`} apart`;
}
