// With three raw columns or more no picture shows them all: which two the thumbnails vary, and whether the large
// picture shows that slice too.
import { append, make } from "./elements.js";
import { tellsOneRow } from "./layout.js";

export class SliceControls {
  constructor(host, callbacks) {
    this.across = axisChoice("Across", () => callbacks.axes(this.chosenAxes(this.across)));
    this.up = axisChoice("Up", () => callbacks.axes(this.chosenAxes(this.up)));
    this.tick = make("input");
    this.tick.type = "checkbox";
    this.tick.addEventListener("change", () => callbacks.look({ slice: this.tick.checked ? "on" : "off" }));
    this.note = make("p", "slice-note");
    this.root = append(host, "div", "slice", this.across, this.up, make("label", "", this.tick, "Slice"), this.note);
  }

  setScene(scene) {
    this.scene = scene;
    [this.across, this.up].forEach((choice, which) => {
      choice.replaceChildren(...scene.columns.map((column, place) => new Option(column.label, place)));
      choice.value = String(scene.axes[which]);
    });
    const what = tellsOneRow(scene) ? "Slice" : "Thumbnails and slice";
    this.note.textContent = `${what}: the other inputs at their training mean.`;
  }

  show(row, slice) {
    this.root.hidden = this.scene.view !== "rows" || row; // of one row there is no slice
    this.tick.checked = slice;
  }

  // Two different columns: choosing the other one's column swaps the two.
  chosenAxes(changed) {
    const axes = [Number(this.across.value), Number(this.up.value)];
    if (axes[0] !== axes[1]) return axes;
    return changed === this.across ? [axes[0], this.scene.axes[0]] : [this.scene.axes[1], axes[1]];
  }
}

function axisChoice(name, changed) {
  const choice = make("select");
  choice.setAttribute("aria-label", `${name}: column of the slice`);
  choice.addEventListener("change", changed);
  return choice;
}
