// What the card of a line says.
import { isOutput, linesInto, unitNumber } from "./lines.js";
import { tickOf } from "./network_painter.js";
import { signed, signedSmall } from "./numbers.js";

// `looked` is the gradient and the last change of one frame, as Python told them, or null; `start` the first values.
export function cardFacts(scene, picture, line, { looked, start }) {
  const { frame } = picture, { index } = line;
  const known = looked?.id === frame.id && !picture.before ? looked : null;
  return {
    line, end: endOf(scene, line), value: frame.parameters[index], before: tickOf(picture, index),
    lock: Boolean(frame.locked[index]), mute: Boolean(frame.muted[index]), solo: isSolo(scene, frame, line),
    rows: [
      ...(picture.units ? [[scene.target.unit === "$" ? "in dollars" : "in own units", picture.units[index]]] : []),
      ["start value", signed(start[index])],
      ["last step", known ? signedSmall(known.change[index]) : "…"],
      ["gradient", known ? signedSmall(known.gradient[index]) : "…"],
    ],
    hint: hintOf(scene, picture, line, known),
  };
}

function endOf(scene, { layer, to }) {
  return isOutput(scene, layer) ? `the ${scene.target.label}` : unitNumber(layer, to);
}

function hintOf(scene, picture, line, known) {
  const { frame } = picture, { index } = line;
  if (frame.muted[index]) return "muted: it counts as 0";
  if (isSolo(scene, frame, line)) return `solo: only this line counts into ${endOf(scene, line)}`;
  if (frame.locked[index]) return "locked: training leaves it alone";
  if (!known) return picture.units ? "" : "a pure number, it has no unit";
  const gradient = known.gradient[index];
  if (Math.abs(gradient) < 1e-9) return "turning it a little changes nothing";
  return `turning ${gradient < 0 ? "up" : "down"} makes the error fall`;
}

function isSolo(scene, frame, line) {
  const others = linesInto(scene, line.layer, line.to).filter((other) => other !== line);
  return others.length > 0 && others.every((other) => frame.muted[other.index]);
}
