// One sentence for what a person must know now. It takes the story's place for a while, or until they act.
import { make } from "./elements.js";

const WHILE_MS = 9000, READ_MS = 2500; // how long it stays by itself, and at least when something else is looked at
const KICKERS = {
  "": "Please note", stays: "Training stopped", again: "Training stopped again: nothing was changed meanwhile",
};

export class Notice {
  constructor(resized) {
    this.resized = resized;
    this.element = make("div", "notice");
    this.element.setAttribute("role", "status");
  }

  tell(text, stays = "") {
    this.element.replaceChildren(make("p", "story-kicker", KICKERS[stays]), make("p", "story-text", text));
    this.element.classList.add("on");
    Object.assign(this, { stays, toldAt: performance.now() });
    this.element.classList.toggle("again", stays === "again");
    clearTimeout(this.timer);
    if (!stays) this.timer = setTimeout(() => this.clear(), WHILE_MS);
  }

  // Somebody points at something: what is told of that is wanted now.
  makeWay() {
    if (!this.stays && performance.now() - this.toldAt > READ_MS) this.clear();
  }

  clear() {
    clearTimeout(this.timer);
    this.element.classList.remove("on");
    this.element.replaceChildren();
  }
}
