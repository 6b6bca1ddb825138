// What the output panel shows where the guess is a sum of what the inputs add: this sum for one row, or all rows.
import { append, make, makeButton } from "./elements.js";
import { hasRowParts } from "./row_parts.js";
import { oneOf } from "./rows.js";

export class ShownSwitch {
  // Callbacks: shows("row" | "all"), next().
  constructor(host, callbacks) {
    this.row = choice("row", callbacks.shows);
    this.all = choice("all", callbacks.shows);
    this.next = makeButton({ className: "shown-next", press: callbacks.next }); // where no table of rows has it
    const group = make("div", "shown-choices", this.row.label, this.all.label);
    group.setAttribute("role", "radiogroup");
    group.setAttribute("aria-label", "What the output shows");
    this.root = append(host, "div", "shown-switch", group, this.next);
  }

  setScene(scene) {
    this.root.hidden = !hasRowParts(scene);
    this.row.text.textContent = `this ${oneOf(scene)}`;
    this.all.text.textContent = `all ${scene.noun}`;
    this.next.textContent = `Next ${oneOf(scene)}`;
  }

  show(row) {
    this.row.input.checked = row;
    this.all.input.checked = !row;
    this.next.hidden = !row;
  }
}

function choice(value, choose) {
  const input = Object.assign(make("input"), { type: "radio", name: "shown", value }), text = make("span");
  input.addEventListener("change", () => choose(value));
  return { input, text, label: make("label", "", input, text) };
}
