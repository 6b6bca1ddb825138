// How a hand turns a line, on its dial as well as on its card: it drags, or it goes notch by notch with the wheel or
// the arrow keys.
import { angleOf, turned, turnedRound } from "./dial.js";

const NOTCHES = 100, COARSE = 10; // notches from 0 to W; with Shift each counts so many
const SETTLED_MS = 500; // so long after the last notch the turn is an edit
const STIRS = 4; // px that a press may wander before it is a drag
const HANDLE = 0.5; // radians to either side of the handle that still hold it

// How far one notch goes.
export function notch({ shiftKey }, W) {
  return ((shiftKey ? COARSE : 1) * W) / NOTCHES;
}

export class Notches {
  // `keep()` makes the turn an edit, soon after the last notch.
  constructor(keep) {
    this.keep = keep;
  }

  // What a roll of the wheel adds.
  rolled(event, W) {
    event.preventDefault();
    return this.of(-Math.sign(event.deltaY), event, W);
  }

  // What one notch adds; `up` is 1 or -1.
  of(up, event, W) {
    clearTimeout(this.settling);
    this.settling = setTimeout(this.keep, SETTLED_MS);
    return up * notch(event, W);
  }
}

// Follow one pointer from a press to its release: turning while it moves, an edit when it lets go, and nothing at all
// after Escape. `dial` is { value, W, ring: { x, y, radius } }, in px of the window.
export function followDrag(element, event, dial, actions, onClick = null) {
  const page = element.ownerDocument;
  let valueAt = null;
  const move = (next) => {
    if (next.pointerId !== event.pointerId) return;
    if (Math.hypot(next.clientX - event.clientX, next.clientY - event.clientY) > STIRS) {
      valueAt ??= goesRound(dial, event, next) ? valueRound(dial, event) : valueUp(dial, event);
    }
    if (valueAt) actions.turn(valueAt(next));
  };
  const stop = () => {
    element.removeEventListener("pointermove", move);
    for (const name of ["pointerup", "pointercancel"]) element.removeEventListener(name, end);
    page.removeEventListener("keydown", onKey, true);
  };
  const end = (next) => {
    if (next.pointerId !== event.pointerId) return;
    stop();
    if (valueAt) actions.keep();
    else if (onClick) onClick();
  };
  const onKey = (key) => {
    if (key.key !== "Escape") return;
    key.preventDefault();
    key.stopPropagation();
    stop();
    actions.cancel();
  };
  element.setPointerCapture(event.pointerId);
  element.addEventListener("pointermove", move);
  for (const name of ["pointerup", "pointercancel"]) element.addEventListener(name, end);
  page.addEventListener("keydown", onKey, true);
}

// A drag goes up and down, wherever it begins. But one that sets out along the ring goes round: sideways, or any way
// when it holds the handle.
function goesRound({ value, W, ring }, from, to) {
  const x = from.clientX - ring.x, y = from.clientY - ring.y;
  const right = to.clientX - from.clientX, down = to.clientY - from.clientY;
  const along = Math.abs(x * down - y * right), across = Math.abs(x * right + y * down);
  if (Math.hypot(x, y) < ring.radius / 2 || along <= across) return false;
  const holdsHandle = Math.abs(between(angleOf(value, W), Math.atan2(y, x))) < HANDLE;
  return holdsHandle || Math.abs(right) > Math.abs(down);
}

function valueUp({ value, W }, from) {
  return ({ clientY }) => turned(value, W, from.clientY - clientY);
}

function valueRound({ value, W, ring }, from) {
  const angleAt = ({ clientX, clientY }) => Math.atan2(clientY - ring.y, clientX - ring.x);
  let last = angleAt(from), way = 0; // gone round so far, more than a whole turn if need be
  return (next) => {
    const angle = angleAt(next);
    way += between(last, angle);
    last = angle;
    return turnedRound(value, W, way);
  };
}

// The shorter way from one angle to another, clockwise in radians.
function between(from, to) {
  return Math.atan2(Math.sin(to - from), Math.cos(to - from));
}
