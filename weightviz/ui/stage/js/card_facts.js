// What the card of a line says.
import { unitNumber } from "./lines.js";
import { tickOf } from "./network_painter.js";
import { signed } from "./numbers.js";

export function cardFacts(stage, picture, line) {
  const { frame } = picture, index = line.index, { looked } = stage.editor;
  const known = looked?.id === frame.id && !picture.before ? looked : null;
  return {
    line, end: endOf(stage.scene, line), value: frame.parameters[index], palette: stage.palette, before: tickOf(picture, index),
    lock: Boolean(frame.locked[index]), mute: Boolean(frame.muted[index]), solo: isSolo(stage, frame, line),
    rows: [
      ...(picture.units ? [[stage.scene.target.unit === "$" ? "in dollars" : "in own units", picture.units[index]]] : []),
      ["start value", signed(stage.start[index])],
      ["last step", known ? small(known.change[index]) : "…"],
      ["gradient", known ? small(known.gradient[index]) : "…"],
    ],
    hint: hintOf(stage, picture, index, known),
  };
}

function endOf(scene, { layer, to }) {
  return layer === scene.sizes.length - 1 ? `the ${scene.target.label}` : unitNumber(layer, to);
}

function hintOf(stage, picture, index, known) {
  const { frame } = picture;
  const line = stage.lines[index];
  if (frame.muted[index]) return "muted: it counts as 0";
  if (isSolo(stage, frame, line)) return `solo: only this line counts into ${endOf(stage.scene, line)}`;
  if (frame.locked[index]) return "locked: training leaves it alone";
  if (!known) return picture.units ? "" : "a pure number, it has no unit";
  const gradient = known.gradient[index];
  if (Math.abs(gradient) < 1e-9) return "turning it a little changes nothing";
  return `turning ${gradient < 0 ? "up" : "down"} makes the error fall`;
}

// As many digits as a small number needs to show its sign.
function small(value) {
  const size = Math.abs(value);
  if (size === 0) return "0";
  if (size < 1e-6) return value < 0 ? "\u2212under 0.000001" : "+under 0.000001";
  return signed(value, Math.max(2, Math.min(7, 1 - Math.floor(Math.log10(size)))));
}

function isSolo(stage, frame, line) {
  const others = stage.lines.filter((other) => other.layer === line.layer && other.to === line.to && other !== line);
  return others.length > 0 && others.every((other) => frame.muted[other.index]);
}
