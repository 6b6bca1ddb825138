// One sentence for what a person must know now. It takes the story's place for a while, or until they act.
import { make } from "./elements.js";

const WHILE_MS = 9000;
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
    this.element.classList.toggle("again", stays === "again");
    clearTimeout(this.timer);
    if (!stays) this.timer = setTimeout(() => this.clear(), WHILE_MS);
  }

  clear() {
    clearTimeout(this.timer);
    this.element.classList.remove("on");
    this.element.replaceChildren();
  }
}
