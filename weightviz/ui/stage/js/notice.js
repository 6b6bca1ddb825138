// One sentence for what a person must know now. It takes the story's place for a while, or until they act.
import { make } from "./icons.js";

const WHILE_MS = 9000;

export class Notice {
  constructor(resized) {
    this.resized = resized;
    this.element = make("div", "notice");
    this.element.setAttribute("role", "status");
  }

  tell(text, stays = "") {
    this.element.replaceChildren(make("p", "story-kicker", stays ? "Training stopped" : "Please note"), make("p", "story-text", text));
    this.element.classList.add("on");
    clearTimeout(this.timer);
    if (!stays) this.timer = setTimeout(() => this.clear(), WHILE_MS);
  }

  clear() {
    clearTimeout(this.timer);
    this.element.classList.remove("on");
    this.element.replaceChildren();
  }
}
