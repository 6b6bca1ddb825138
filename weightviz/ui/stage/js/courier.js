// Carries messages to Python: one at a time, numbered, again when no answer comes. What is asked meanwhile waits and
// travels together. Streamlit may lose a message or deliver an answer twice; neither does harm here.
import { ASKS_ONLY, MOST_OPS } from "./limits.js";

const AGAIN_MS = 2500;

export class Courier {
  // `onSilence()` is called at every second try that no answer came to, in place of sending again.
  constructor(onSilence) {
    this.onSilence = onSilence;
    this.send = null; // Streamlit's trigger, renewed with every delivery
    this.boot = null;
    this.serial = 0;
    this.number = 0;
    this.waiting = []; // operations that wait for the present message to be answered
    this.inFlight = null;
  }

  get idle() {
    return !this.inFlight && !this.waiting.length;
  }

  // Whether nothing under way can change the training.
  get still() {
    return this.holdsOnly(...ASKS_ONLY);
  }

  // Whether whatever is under way is of these kinds.
  holdsOnly(...kinds) {
    return [...(this.inFlight?.ops ?? []), ...this.waiting].every(({ op }) => kinds.includes(op));
  }

  ask(op) {
    this.waiting.push(op);
    this.flush();
  }

  // Whether this delivery is news. `fresh` says that a new server answered, which knows nothing of this page and of
  // the `lost` operations that the old one did not answer.
  accept(header) {
    const fresh = header.boot !== this.boot;
    if (!fresh && header.serial <= this.serial) return { news: false, fresh, lost: [] };
    const lost = fresh ? this.forget(header.boot, header.ack) : [];
    this.serial = header.serial;
    if (this.inFlight && header.ack >= this.inFlight.seq) this.settle();
    return { news: true, fresh, lost };
  }

  forget(boot, ack) {
    const lost = [...(this.inFlight?.ops ?? []), ...this.waiting];
    this.settle();
    this.boot = boot;
    this.number = ack;
    this.waiting = [];
    return lost;
  }

  settle() {
    this.inFlight = null;
    clearTimeout(this.again);
    this.tries = 0;
  }

  flush() {
    if (this.inFlight || !this.waiting.length || !this.send) return;
    this.inFlight = { boot: this.boot, seq: ++this.number, seen: this.serial, ops: this.waiting.splice(0, MOST_OPS) };
    this.tries = 0;
    this.dispatch();
  }

  dispatch() {
    this.send("request", this.inFlight);
    this.waitForAnswer();
  }

  waitForAnswer() {
    clearTimeout(this.again);
    this.again = setTimeout(() => {
      if (!this.inFlight) return;
      if (++this.tries % 2 === 0) this.onSilence();
      else this.send("request", this.inFlight);
      this.waitForAnswer();
    }, AGAIN_MS);
  }

  stop() {
    clearTimeout(this.again);
  }
}
