// Mouse, pen and finger over the network picture: what is under them, and what a press, a drag or the wheel
// means.
import { samplesOf, squaredDistance } from "./paths.js";
import { sameStop } from "./walk.js";
import { placeIn } from "./zoom.js";

const REACH_OF_MOUSE = 12, REACH_OF_TOUCH = 22; // px to either side of a line
const NUMBER_RADIUS = 20;
const STILL = 2; // px a press may wander and still be a click

export class Pointing {
  constructor(host, handles, callbacks) {
    Object.assign(this, { host, handles, callbacks, pointed: null, pressed: null });
    host.addEventListener("pointermove", (event) => this.onMove(event));
    host.addEventListener("pointerleave", () => this.point(null));
    host.addEventListener("pointerdown", (event) => this.onDown(event));
    host.addEventListener("click", (event) => this.onClick(event));
    host.addEventListener("wheel", (event) => this.onWheel(event), { passive: false });
  }

  setLayout(layout, light) {
    Object.assign(this, { layout, light, pointed: null });
    this.samples = layout.curves.map(samplesOf);
  }

  // What is at (x, y), in px from the picture's corner: {kind: "line", index}, {kind: "neuron", layer, unit} or null.
  // Neurons first, then numbers and dials, then the nearest line within reach.
  pick(x, y, touch) {
    const reach = touch ? REACH_OF_TOUCH : REACH_OF_MOUSE;
    return this.neuronAt(x, y) ?? this.numberAt(x, y) ?? this.lineAt(x, y, reach);
  }

  neuronAt(x, y) {
    for (const { layer, unit, ...centre } of this.layout.neurons.flat()) {
      const away = Math.max(Math.abs(x - centre.x), Math.abs(y - centre.y));
      if (away <= centre.size / 2) return { kind: "neuron", layer, unit };
    }
    return null;
  }

  numberAt(x, y) {
    let nearest = null, least = Infinity;
    this.layout.places.forEach((place, index) => {
      const distance = Math.hypot(x - place.x, y - place.y);
      const radius = place.dial ? place.dial + 6 : NUMBER_RADIUS;
      if (!this.light.numbers[index] || distance > radius || distance >= least) return;
      least = distance;
      nearest = { kind: "line", index };
    });
    return nearest;
  }

  lineAt(x, y, reach) {
    let nearest = null, least = reach * reach;
    this.samples.forEach((samples, index) => {
      const distance = squaredDistance(samples, x, y);
      if (distance > least) return;
      least = distance;
      nearest = { kind: "line", index };
    });
    return nearest;
  }

  // The handle under the pointer, if any, else what is drawn there. A key press on a button has a handle and no place.
  under(event) {
    if (event.target.closest(".layer-heads")) return null;
    const stop = this.handles.stopOf(event.target);
    if (stop) return stop;
    const { x, y } = placeIn(this.host, event);
    return this.pick(x, y, event.pointerType === "touch");
  }

  point(what) {
    if (what === this.pointed || (what && this.pointed && sameStop(what, this.pointed))) return;
    this.pointed = what;
    this.callbacks.point(what);
  }

  onMove(event) {
    if (event.pointerType === "touch" || event.buttons) return;
    const what = this.under(event);
    this.host.style.cursor = what ? "pointer" : "";
    this.point(what);
  }

  onDown(event) {
    const index = this.dialUnder(event);
    this.pressed = { x: event.clientX, y: event.clientY, dial: index >= 0 };
    if (event.button === 0 && index >= 0) this.callbacks.grab(index, event);
  }

  // The end of a drag is no click, and a press on a dial was handed on by `grab`. Enter on a button has no
  // `detail`.
  onClick(event) {
    const pressed = this.pressed ?? { x: event.clientX, y: event.clientY, dial: false };
    const wandered = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > STILL;
    if (event.detail > 0 && (wandered || pressed.dial)) return;
    const what = this.under(event);
    if (what?.kind === "line") this.callbacks.choose(what.index);
    if (what?.kind === "neuron") {
      this.point(what);
      this.callbacks.chooseNeuron(what);
    }
  }

  onWheel(event) {
    const index = this.dialUnder(event);
    if (index >= 0) this.callbacks.wheel(index, event);
  }

  // The line whose dial is under the pointer, or -1. The line beside its dial does not take hold.
  dialUnder(event) {
    const { x, y } = placeIn(this.host, event);
    return this.layout.places.findIndex((place) =>
      place.dial > 0 && Math.hypot(x - place.x, y - place.y) <= place.dial + 6);
  }
}
