// All keys of the stage, in a window that "?" opens. The browser itself keeps the focus in it and closes it by Escape.
import { append, make, makeButton } from "./elements.js";

const KEYS = [
  ["Tab", "on to the next part of the page"],
  ["Arrows", "in the network: from line to line and neuron to neuron"],
  ["Enter", "opens the card of a line, or the sum behind a neuron"],
  ["Arrows", "on a knob: turn it; with Shift ten times as far"],
  ["Enter", "keeps what was turned or typed"],
  ["Escape", "closes what is open, and puts an unfinished turn back"],
  ["Space", "plays and pauses"],
  [".", "one step on"],
  [",", "one picture back"],
  ["Home", "the same start again"],
  ["Ctrl Z", "undoes the last hand edit; with Shift brings it back"],
  ["T", "all weights as a table, to read and to change"],
  ["?", "this list"],
];

export class KeyList {
  constructor(host) {
    this.window = append(host, "dialog", "key-list");
    this.window.setAttribute("aria-labelledby", "key-list-title");
    const title = make("h2", "", "Keys");
    title.id = "key-list-title";
    const rows = KEYS.flatMap(([key, what]) => [make("dt", "", make("kbd", "", key)), make("dd", "", what)]);
    const note = make("p", "", "Space, full stop, comma, Home and Ctrl Z act while the picture as a whole has the " +
      "focus: before its first button, or after Escape.");
    const close = () => this.window.close();
    this.window.append(title, make("dl", "", ...rows), note,
      makeButton({ className: "icon-button close", name: "Close", picture: "close", press: close }));
    this.window.addEventListener("keydown", (event) => event.stopPropagation());
  }

  show() {
    this.window.showModal();
  }
}
