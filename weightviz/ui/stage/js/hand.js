// How a hand turns a line, on its dial as well as on its card: it drags, or it goes notch by notch with the wheel or
// the arrow keys.
import { turned } from "./dial.js";

const NOTCHES = 100, COARSE = 10; // notches from 0 to W; with Shift each counts so many
const SETTLED_MS = 500; // so long after the last notch of the wheel the turn is an edit

// How far one notch goes.
export function notch({ shiftKey }, W) {
  return ((shiftKey ? COARSE : 1) * W) / NOTCHES;
}

export class Wheel {
  // `keep()` makes the turn an edit.
  constructor(keep) {
    this.keep = keep;
  }

  // What a roll of the wheel adds.
  turnOf(event, W) {
    event.preventDefault();
    clearTimeout(this.settling);
    this.settling = setTimeout(this.keep, SETTLED_MS);
    return -Math.sign(event.deltaY) * notch(event, W);
  }
}

// Follow one pointer from a press to its release: turning while it moves, an edit when it lets go.
export function followDrag(element, event, value, W, actions, onClick = null) {
  const from = event.clientY;
  let moved = false;
  const move = (next) => {
    if (next.pointerId !== event.pointerId) return;
    moved ||= Math.abs(next.clientY - from) > 2;
    if (moved) actions.turn(turned(value, W, from - next.clientY));
  };
  const end = (next) => {
    if (next.pointerId !== event.pointerId) return;
    element.removeEventListener("pointermove", move);
    for (const name of ["pointerup", "pointercancel"]) element.removeEventListener(name, end);
    if (moved) actions.keep();
    else if (onClick) onClick();
  };
  element.setPointerCapture(event.pointerId);
  element.addEventListener("pointermove", move);
  for (const name of ["pointerup", "pointercancel"]) element.addEventListener(name, end);
}
