// Turning a weight by hand: a preview while it moves, one edit when it is let go, and the card of the chosen line.
import { LARGEST_WEIGHT } from "./limits.js";

export class Editor {
  // `playback` says where we are, `courier` carries edits, `redraw()` paints the picture anew.
  constructor(playback, courier, redraw) {
    this.playback = playback;
    this.courier = courier;
    this.redraw = redraw;
    this.forget();
  }

  forget() {
    this.chosen = null; // the line whose card is open
    this.turning = null; // {index, value, before}: a value that Python has not been told
    this.told = null; // the same after it was told, until the answer comes
    this.looked = null; // gradient and last change of one frame
    this.playsOn = false; // whether it played when a knob was taken hold of
  }

  choose(index) {
    this.playback.pause();
    this.playsOn = false;
    if (index !== this.chosen) this.keep();
    this.chosen = index;
    this.look();
    this.redraw();
  }

  // While a knob moves: only this page knows yet.
  turn(index, value) {
    if (!Number.isFinite(value)) return;
    if (this.playback.playing) {
      this.playback.pause();
      this.playsOn = this.chosen === null; // let go, training pulls at what a hand has turned
    }
    if (this.turning && this.turning.index !== index) this.keep();
    const before = this.turning?.before ?? this.playback.frame;
    this.turning = { index, value: Math.max(-LARGEST_WEIGHT, Math.min(LARGEST_WEIGHT, value)), before };
    this.redraw();
  }

  // The knob was let go: now it is an edit.
  keep() {
    const { turning } = this;
    if (!turning) return;
    this.turning = null;
    if (turning.value === turning.before.parameters[turning.index]) {
      this.goOn();
      return this.redraw();
    }
    this.told = turning;
    this.ask({ op: "set", index: turning.index, value: turning.value });
  }

  // After the answer, and not from inside its delivery, where nothing may be sent.
  goOn() {
    if (!this.playsOn || this.turning || !this.courier.idle) return;
    this.playsOn = false;
    this.playback.play();
  }

  // Escape: an unfinished turn goes back. What was kept is an edit, and Undo's to take back.
  cancel() {
    this.turning = null;
    this.close();
    this.goOn();
  }

  close() {
    this.keep();
    this.chosen = null;
    this.redraw();
  }

  // Lock, mute, solo, flip, start value.
  act(op, on) {
    if (this.chosen === null) return;
    this.keep();
    this.ask({ op, index: this.chosen, on });
  }

  // An edit acts on the frame on screen, or on the answer still to come when another edit is under way.
  ask(op) {
    const { playback } = this;
    const place = this.courier.still ? playback.here : { at: null };
    if (this.courier.still) playback.goOnFromHere();
    this.courier.ask({ ...op, ...place });
    this.redraw();
  }

  // Gradient and last change are Python's to know; asked for when a card is open and nothing moves.
  look() {
    if (this.chosen === null || this.playback.playing || this.turning) return;
    if (this.looked?.id === this.playback.frame.id) return;
    if (this.courier.idle) this.courier.ask({ op: "look", ...this.playback.here });
  }

  receive(header, arrays) {
    if (header.looked !== null) this.looked = { id: header.looked, gradient: arrays.gradient, change: arrays.change };
    if (this.courier.idle) this.told = null;
  }

  // The frame on screen with the turn that Python has not answered yet.
  valuesOf(frame) {
    const change = this.turning ?? this.told;
    if (!change) return frame.parameters;
    const values = Float64Array.from(frame.parameters);
    values[change.index] = change.value;
    return values;
  }
}
