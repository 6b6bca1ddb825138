// What the card of a line says, and where it finds room.
import { signed } from "./numbers.js";

export function cardFacts(stage, picture, line) {
  const { frame } = picture, index = line.index, { looked } = stage.editor;
  const known = looked?.id === frame.id && !picture.before ? looked : null;
  return {
    line, value: frame.parameters[index], palette: stage.palette, before: picture.before?.parameters[index] ?? null,
    lock: Boolean(frame.locked[index]), mute: Boolean(frame.muted[index]), solo: isSolo(stage, frame, line),
    rows: [
      ...(picture.units ? [["in own units", picture.units[index]]] : []),
      ["start value", signed(stage.start[index])],
      ["last step", known ? small(known.change[index]) : "…"],
      ["gradient", known ? small(known.gradient[index]) : "…"],
    ],
    hint: hintOf(picture, frame, index, known),
  };
}

function hintOf(picture, frame, index, known) {
  if (frame.muted[index]) return "muted: it counts as 0";
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

// The card keeps clear of the neurons its line joins, the output and the error; over the rest it may lie.
export function roomFor(stage, index) {
  const here = stage.root.getBoundingClientRect(), line = stage.lines[index];
  const box = (element) => relative(element.getBoundingClientRect(), here);
  const net = box(stage.network.host);
  const ends = [[line.layer, line.to], ...(line.from === null ? [] : [[line.layer - 1, line.from]])];
  const avoid = ends.map(([layer, unit]) => ({ ...around(stage.network.neuronBox(layer, unit), net, 12), weight: 4 }));
  avoid.push({ ...around(stage.network.placeOf(index), net, 8), weight: 6 });
  const strip = box(stage.story.host.parentElement);
  avoid.push({ ...strip, right: strip.left + 486, weight: 0.5 });
  const room = { left: net.left, right: net.right + 12, top: net.top, bottom: strip.bottom,
    sheet: stage.root.dataset.mode !== "wide" };
  return [room, avoid];
}

function relative({ left, right, top, bottom }, here) {
  return { left: left - here.left, right: right - here.left, top: top - here.top, bottom: bottom - here.top };
}

// The box of something that stands centred at x, y in the network picture, with a margin.
function around({ x, y, size, width = size, height = size }, net, margin) {
  return { left: net.left + x - width / 2 - margin, right: net.left + x + width / 2 + margin,
    top: net.top + y - height / 2 - margin, bottom: net.top + y + height / 2 + margin };
}
