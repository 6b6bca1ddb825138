// Over each hidden layer: how many neurons it has, one fewer, one more.
import { make, makeButton } from "./elements.js";
import { MOST_ALONE, MOST_NEURONS } from "./limits.js";

const PAIR = 112; // px: both buttons and the count between

export class LayerHeads {
  constructor(host, callbacks) {
    this.callbacks = callbacks;
    this.opened = null; // the layer whose count was pressed, where there is no room for every pair
    this.box = make("div", "layer-heads");
    this.box.addEventListener("focusout", (event) => this.onLeave(event));
    host.append(this.box);
  }

  build(scene, layout, width) {
    Object.assign(this, { scene, layout, width });
    this.box.replaceChildren(...layout.heads.map((head) =>
      (head.open || head.layer === this.opened ? this.pair(head) : this.countAlone(head))));
  }

  pair({ layer, x }) {
    const units = this.scene.sizes[layer], most = this.scene.sizes.length === 3 ? MOST_ALONE : MOST_NEURONS;
    const fewer = this.stepButton(layer, -1, "minus", `One neuron fewer in hidden layer ${layer}`);
    const more = this.stepButton(layer, +1, "plus", `One neuron more in hidden layer ${layer}`);
    fewer.disabled = units <= 1;
    more.disabled = units >= most;
    const head = make("div", "layer-head", fewer, make("b", "", String(units)), more);
    head.style.left = `${Math.max(0, Math.min(this.width - PAIR, x - PAIR / 2))}px`;
    return head;
  }

  stepButton(layer, change, picture, name) {
    const press = () => {
      const hidden = this.scene.sizes.slice(1, -1);
      hidden[layer - 1] += change;
      this.callbacks.layers(hidden);
    };
    return makeButton({ name, picture, title: `${name}; training starts over`, press });
  }

  countAlone({ layer, x, width }) {
    const units = this.scene.sizes[layer], name = `Neurons in hidden layer ${layer}: ${units}`;
    const press = () => this.open(layer);
    const button = makeButton({ className: "layer-size", text: String(units), name, press });
    button.setAttribute("aria-expanded", "false");
    Object.assign(button.style, { left: `${x - width / 2}px`, width: `${width}px` });
    return button;
  }

  open(layer) {
    this.opened = layer;
    this.build(this.scene, this.layout, this.width);
    this.box.querySelector(".layer-head button:not(:disabled)")?.focus();
  }

  // An opened pair closes when the focus goes elsewhere; while it is rebuilt the focus goes nowhere for a
  // moment.
  onLeave(event) {
    if (this.opened === null || !event.relatedTarget || this.box.contains(event.relatedTarget)) return;
    this.opened = null;
    this.build(this.scene, this.layout, this.width);
  }
}
