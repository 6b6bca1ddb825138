// The headings over the three columns, and the number of hidden layers.
import { clauses } from "./clauses.js";
import { make, makeButton } from "./elements.js";
import { MOST_LAYERS, MOST_NEURONS } from "./limits.js";
import { renderParts } from "./story.js";

const NEW_LAYER = 2; // neurons of a layer that is added

export class Heads {
  constructor(root, { layers }) {
    this.layers = layers;
    this.data = make("h2", "head head-data");
    this.network = make("h2", "head head-long");
    this.short = make("h2", "head head-short"); // for narrow screens
    this.output = make("h2", "head head-output");
    this.fewer = makeButton({ className: "icon-button", name: "One hidden layer fewer", picture: "minus",
      title: "One hidden layer fewer; training starts over", press: () => layers(this.hidden.slice(0, -1)) });
    this.more = makeButton({ className: "icon-button", name: "One hidden layer more", picture: "plus",
      title: "One hidden layer more; training starts over", press: () => this.add() });
    this.number = make("b", "layer-count");
    const name = make("span", "stepper-name", "hidden layers");
    const stepper = make("div", "stepper", name, this.fewer, this.number, this.more);
    root.append(this.data, make("div", "head-network", this.network, this.short, stepper), this.output);
  }

  // A single layer may be wider than one of several.
  add() {
    this.layers([...this.hidden.map((size) => Math.min(size, MOST_NEURONS)), this.hidden.length ? NEW_LAYER : 4]);
  }

  setScene(scene) {
    this.hidden = scene.sizes.slice(1, -1);
    const { data, network, short = network } = clauses(scene);
    renderParts(this.data, data);
    renderParts(this.network, network);
    renderParts(this.short, short);
    this.number.textContent = this.hidden.length;
    this.fewer.disabled = this.hidden.length === 0;
    this.more.disabled = this.hidden.length === MOST_LAYERS;
    this.told = "";
  }

  drawOutput(parts) {
    const text = parts.map((part) => part.text).join("");
    if (text === this.told) return;
    this.told = text;
    renderParts(this.output, parts);
  }
}
