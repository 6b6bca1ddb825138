// The card of a chosen line: its knob, its number, what it means, and what else can be done to it.
import { drawDial } from "./dial.js";
import { make, makeButton } from "./elements.js";
import { Notches, followDrag } from "./hand.js";
import { signed } from "./numbers.js";
import { withoutNoise } from "./rule.js";
import { numberTyped } from "./typed_number.js";
import { ringInWindow } from "./zoom.js";

const SIZE = 120, KNOB = { x: 60, y: 62, radius: 48 }; // of the dial's canvas and on it, px

export class KnobCard {
  // `actions`: turn(value) while turning, keep() to make it an edit, cancel(), close(), and
  // act(op, on) for lock, mute, solo, flip, start.
  constructor(host, actions) {
    this.actions = actions;
    this.notches = new Notches(() => actions.keep());
    this.card = make("div", "card");
    this.card.setAttribute("role", "dialog");
    this.card.hidden = true;
    this.card.append(this.dialPart(), this.facts(), this.buttons(),
      makeButton({ className: "icon-button close", name: "Close", picture: "close", press: () => actions.close() }));
    this.card.addEventListener("keydown", (event) => this.key(event));
    host.append(this.card);
  }

  dialPart() {
    this.canvas = make("canvas", "dial");
    this.canvas.width = this.canvas.height = SIZE * 2;
    this.knob = make("div", "knob", this.canvas);
    this.knob.tabIndex = 0;
    this.knob.setAttribute("role", "slider");
    this.knob.setAttribute("aria-label", "Knob");
    this.knob.addEventListener("pointerdown", (event) => this.drag(event));
    const roll = (event) => this.nudge(this.notches.rolled(event, this.state.W));
    this.knob.addEventListener("wheel", roll, { passive: false });
    this.input = make("input", "value");
    this.input.inputMode = "decimal";
    this.input.setAttribute("aria-label", "Value");
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("pointerdown", (event) => this.dragNumber(event));
    this.input.addEventListener("dragstart", (event) => event.preventDefault()); // it turns; no text is carried off
    this.input.addEventListener("focus", () => this.input.select());
    this.input.addEventListener("blur", () => {
      this.showMistake(false);
      this.actions.keep();
    });
    this.ends = make("div", "ends", make("span"), make("span"));
    return make("div", "dial-part", this.knob, this.input, this.ends);
  }

  facts() {
    this.title = make("h3");
    this.rows = make("dl");
    this.hint = make("p", "hint");
    this.hint.setAttribute("aria-live", "polite");
    return make("div", "facts", this.title, this.rows, this.hint);
  }

  buttons() {
    const act = (op, text, picture, title) =>
      makeButton({ text, picture, title, press: () => this.actions.act(op, !this.state?.[op]) });
    this.lock = act("lock", "Lock", "lock", "Training leaves this line alone");
    this.mute = act("mute", "Mute", "mute", "It counts as 0; its value is kept");
    this.solo = act("solo", "Solo", "solo", "Mute all other lines into the same neuron");
    this.flip = act("flip", "Flip", "flip", "Turn its sign");
    this.start = act("start", "Start value", "start", "The value from before the first step");
    return make("div", "card-buttons", this.lock, this.mute, this.solo, this.flip, this.start);
  }

  get open() {
    return !this.card.hidden;
  }

  show() {
    this.card.hidden = false;
    this.card.parentElement.dataset.card = "open";
    this.knob.focus({ preventScroll: true });
  }

  hide() {
    this.card.hidden = true;
    delete this.card.parentElement.dataset.card;
    this.card.parentElement.classList.remove("card-beside-story");
  }

  // `state`: {line, value, W, lock, mute, solo, rows: [[name, text]], hint, before, palette}
  draw(state) {
    this.state = state;
    const { value, W, line } = state;
    const context = this.canvas.getContext("2d");
    context.setTransform(2, 0, 0, 2, 0, 0);
    context.clearRect(0, 0, SIZE, SIZE);
    drawDial(context, { ...KNOB, value, W, palette: state.palette, big: true,
      locked: state.lock, muted: state.mute, tick: state.before });
    this.card.setAttribute("aria-label", line.title);
    this.title.textContent = line.title[0].toUpperCase() + line.title.slice(1);
    this.drawNumber(state);
    [this.ends.children[0].textContent, this.ends.children[1].textContent] = [`\u2212${W}`, `+${W}`];
    this.drawRows(state.rows);
    this.hint.textContent = this.mistaken ? "a number, please" : state.hint;
    for (const [button, on, off] of [[this.lock, "Unlock", "Lock"], [this.mute, "Unmute", "Mute"]]) {
      const held = state[button === this.lock ? "lock" : "mute"];
      button.lastChild.textContent = held ? on : off;
      button.classList.toggle("on", held);
    }
    this.solo.classList.toggle("on", state.solo);
    this.solo.setAttribute("aria-pressed", state.solo);
    this.solo.title = `Only this line counts into ${state.end}: all others into it are muted`;
  }

  drawNumber({ value, W }) {
    const input = this.input, typing = input.getRootNode().activeElement === input;
    if (!typing) input.value = signed(value);
    input.dataset.sign = withoutNoise(value) < 0 ? "negative" : "positive";
    this.knob.setAttribute("aria-valuemin", -W);
    this.knob.setAttribute("aria-valuemax", W);
    this.knob.setAttribute("aria-valuenow", Number(value.toPrecision(7)));
    this.knob.setAttribute("aria-valuetext", signed(value));
  }

  drawRows(rows) {
    const text = rows.map((row) => row.join("\t")).join("\n");
    if (text === this.written) return;
    this.written = text;
    this.rows.replaceChildren(...rows.flatMap(([name, value]) => [make("dt", "", name), make("dd", "", value)]));
  }

  drag(event) {
    if (event.button) return;
    event.preventDefault();
    this.knob.focus({ preventScroll: true });
    followDrag(this.knob, event, this.dial(), this.actions);
  }

  // The number stands in the middle of the dial: a click on it is for typing, a drag turns the dial.
  dragNumber(event) {
    if (event.button) return;
    followDrag(this.input, event, this.dial(), { ...this.actions, turn: (value) => {
      this.knob.focus({ preventScroll: true });
      this.actions.turn(value);
    } });
  }

  // What a hand takes hold of, as it stands now.
  dial() {
    const { value, W } = this.state;
    return { value, W, ring: ringInWindow(this.canvas, KNOB) };
  }

  nudge(change) {
    this.state.value += change; // the next key may come before the next picture
    this.actions.turn(this.state.value);
  }

  typed() {
    const value = numberTyped(this.input.value);
    this.showMistake(false);
    if (value !== null) this.actions.turn(value);
  }

  showMistake(on) {
    this.mistaken = on;
    this.input.setAttribute("aria-invalid", on);
    if (on) this.hint.textContent = "a number, please";
  }

  // Enter keeps a number; over anything else the card stays open.
  enter() {
    const typing = this.input.getRootNode().activeElement === this.input;
    if (!typing || numberTyped(this.input.value) !== null) return this.actions.close();
    this.showMistake(true);
    this.input.select();
  }

  key(event) {
    const up = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 }[event.key];
    if (event.key === "Escape") this.actions.cancel();
    else if (event.key === "Enter" && event.target.tagName !== "BUTTON") this.enter();
    else if (up && (event.target === this.knob || ["ArrowUp", "ArrowDown"].includes(event.key))) {
      this.nudge(this.notches.of(up, event, this.state.W));
      if (event.target === this.input) this.input.value = signed(this.state.value);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  // `find(width, height)` gives the place beside a wide network; a sheet at the lower edge needs none.
  place(find) {
    const { style, offsetWidth, offsetHeight, parentElement } = this.card;
    const { left, top, story } = find?.(offsetWidth, offsetHeight) ?? {};
    style.left = find ? `${left}px` : "";
    style.top = find ? `${top}px` : "";
    parentElement.style.setProperty("--story-width", story ? `${story}px` : "");
    parentElement.classList.toggle("card-beside-story", Boolean(story));
  }
}
