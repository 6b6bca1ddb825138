// The twin of the picture for those who cannot use it: every weight and bias in a row, to read and to type.
import { append, make, makeButton } from "./elements.js";
import { linesOf } from "./lines.js";
import { MINUS } from "./numbers.js";
import { numberTyped } from "./typed_number.js";

const REFRESH_TABLE = 500; // ms between two refreshes while the network trains
const HOW_TO = "Type a number, press Enter. Up and down change the row, Ctrl Z undoes.";
const NO_NUMBER = "A number, please. The weight is as it was.";

export class WeightsTable {
  // `actions`: value(index), set(index, value) which makes an edit, undo(), redo(), closed().
  constructor(host, actions) {
    this.actions = actions;
    this.box = append(host, "section", "weights-table");
    this.box.hidden = true;
    this.box.setAttribute("aria-label", "Weights as a table");
    this.hint = make("p", "weights-hint", HOW_TO);
    this.hint.setAttribute("aria-live", "polite");
    this.table = make("table");
    this.box.append(make("h2", "", "Weights as a table"), this.hint, make("div", "weights-rows", this.table),
      makeButton({ className: "icon-button close", name: "Close the table", picture: "close",
        press: () => this.close() }));
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("focusin", ({ target }) => target.select?.());
    this.box.addEventListener("input", ({ target }) => this.write(target));
    this.box.addEventListener("change", ({ target }) => this.keep(target));
    this.box.addEventListener("focusout", () => this.putBack());
  }

  setScene(scene) {
    const rows = linesOf(scene).map((line) => this.row(line));
    const heads = ["Line", "Value", "Meaning", "State"].map((name) => make("th", "", name));
    for (const head of heads) head.scope = "col";
    this.table.replaceChildren(make("thead", "", make("tr", "", ...heads)), make("tbody", "", ...rows));
    this.inputs = [...this.table.querySelectorAll("input")];
    this.states = [...this.table.querySelectorAll(".weights-state")];
    this.meanings = [...this.table.querySelectorAll(".weights-meaning")];
    this.drawnAt = -Infinity;
    this.written = null;
  }

  row({ index, title, name }) {
    const input = make("input"), head = make("th", "", title);
    input.inputMode = "decimal";
    input.setAttribute("aria-label", name);
    input.dataset.index = index;
    head.scope = "row";
    return make("tr", "", head, make("td", "", input), make("td", "weights-meaning"), make("td", "weights-state"));
  }

  get open() {
    return !this.box.hidden;
  }

  show(picture, opener) {
    this.opener = opener;
    this.box.hidden = false;
    this.drawnAt = -Infinity;
    this.draw(picture);
    this.inputs[0].focus({ preventScroll: true });
    this.box.scrollIntoView({ block: "nearest" });
  }

  close() {
    if (!this.open) return;
    const back = this.box.contains(this.box.getRootNode().activeElement);
    this.putBack();
    this.tell(HOW_TO);
    this.box.hidden = true;
    if (back) this.opener.focus();
    this.actions.closed();
  }

  draw({ frame, playing, units }) {
    const now = performance.now();
    if (!this.open || (playing && now - this.drawnAt < REFRESH_TABLE)) return;
    this.drawnAt = now;
    this.table.classList.toggle("without-meaning", !units);
    this.table.classList.toggle("none-held", !frame.locked.some(Boolean) && !frame.muted.some(Boolean));
    this.inputs.forEach((input, index) => {
      const text = exactText(frame.parameters[index]);
      if (input !== this.written && input.value !== text) input.value = text;
      showCell(this.meanings[index], units?.[index] ?? "");
      const held = [frame.locked[index] && "locked", frame.muted[index] && "muted"].filter(Boolean);
      showCell(this.states[index], held.join(", "));
    });
  }

  // What someone is typing stays theirs until they keep it or go elsewhere.
  write(input) {
    this.written = input;
    input.removeAttribute("aria-invalid");
    this.tell(HOW_TO);
  }

  keep(input) {
    const value = numberTyped(input.value);
    if (value === null) {
      input.setAttribute("aria-invalid", true);
      return this.tell(NO_NUMBER);
    }
    this.written = null;
    this.actions.set(Number(input.dataset.index), value);
  }

  putBack() {
    const { written } = this;
    if (!written) return;
    this.written = null;
    written.removeAttribute("aria-invalid");
    written.value = exactText(this.actions.value(Number(written.dataset.index)));
  }

  tell(text) {
    if (this.hint.textContent !== text) this.hint.textContent = text;
    this.hint.classList.toggle("warns", text === NO_NUMBER);
  }

  key(event) {
    const place = this.inputs.indexOf(event.target), command = event.ctrlKey || event.metaKey;
    const next = { ArrowUp: place - 1, ArrowDown: place + 1 }[event.key];
    if (event.key === "Escape") this.leave();
    else if (place >= 0 && next !== undefined) this.inputs[next]?.focus();
    else if (command && event.key.toLowerCase() === "z" && !this.written) {
      this.actions[event.shiftKey ? "redo" : "undo"]();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  // Escape: first what was typed and not kept goes back, then the table closes.
  leave() {
    const { written } = this;
    if (!written) return this.close();
    this.putBack();
    this.tell(HOW_TO);
    written.select();
  }
}

// All digits that the page knows of a weight: "+0.4812345".
function exactText(value) {
  const text = String(Number(value.toPrecision(7)));
  return value > 0 ? `+${text}` : text.replace(/-/g, MINUS);
}

function showCell(cell, text) {
  if (cell.textContent !== text) cell.textContent = text;
}
