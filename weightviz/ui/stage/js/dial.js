// A dial: a ring of 270 degrees, zero at the top, end stops at -W and +W, an arc from zero to the weight.
import { withoutNoise } from "./rule.js";

const REACH = 0.75 * Math.PI; // from the top to either end stop
const TOP = -Math.PI / 2;
const PIXELS_TO_W = 160; // a drag of this length turns a dial from zero to its end stop

// The weight after the pointer moved `pixelsUp` since it took hold. A weight beyond W may stay where it was.
export function turned(startValue, W, pixelsUp) {
  return within(startValue, W, (pixelsUp * W) / PIXELS_TO_W);
}

// The same after the pointer went round the ring by `angle`, clockwise in radians.
export function turnedRound(startValue, W, angle) {
  return within(startValue, W, (angle * W) / REACH);
}

function within(startValue, W, change) {
  const end = Math.max(W, Math.abs(startValue));
  return Math.max(-end, Math.min(end, startValue + change));
}

// Where the handle of a dial stands: 0 points right, clockwise in radians.
export function angleOf(value, W) {
  return TOP + REACH * Math.max(-1, Math.min(1, value / W));
}

// `big` dials, in the knob card, have a grip on the ring and the number inside; the dials on lines a pointer.
// `tick`: the value before a drag, or null.
export function drawDial(context, { x, y, radius, value, W, palette, big, locked, muted, tick = null }) {
  const thick = big ? 11 : 7;
  context.save();
  context.setLineDash([]);
  disc(context, x, y, radius + thick / 2 + (big ? 0 : 5), palette.bg);
  if (!muted || big) {
    ring(context, x, y, radius, TOP - REACH, TOP + REACH, thick, locked ? palette.edge : palette.surface2);
  }
  if (!muted && !locked) drawArc(context, x, y, radius, value, W, thick, palette);
  if (tick !== null) drawTick(context, x, y, radius, angleOf(tick, W), thick, palette.ink);
  if (big) drawZero(context, x, y, radius, palette);
  const knob = muted ? palette.edge : palette.ink;
  if (big) drawGrip(context, x, y, radius, angleOf(value, W), palette.bg, knob);
  else drawKnob(context, x, y, radius, angleOf(value, W), palette.bg, knob, !muted && !locked);
  if (locked && !big) drawLock(context, x, y, 14, palette.ink);
  context.restore();
}

// Dashed below zero, as the line is.
function drawArc(context, x, y, radius, weight, W, thick, palette) {
  const value = withoutNoise(weight, W), angle = angleOf(value, W), dash = thick > 7 ? [9, 4] : [6, 3];
  context.lineCap = "butt";
  context.setLineDash(value < 0 ? dash : []);
  context.beginPath();
  context.arc(x, y, radius, TOP, angle, value < 0);
  context.lineWidth = thick;
  context.strokeStyle = value < 0 ? palette.negLine : palette.posLine;
  context.stroke();
  context.setLineDash([]);
}

function drawKnob(context, x, y, radius, angle, ground, colour, pointer) {
  disc(context, x, y, radius - 8, ground);
  context.beginPath();
  context.arc(x, y, radius - 8, 0, 2 * Math.PI);
  context.lineWidth = 2.5;
  context.strokeStyle = colour;
  context.stroke();
  if (pointer) spoke(context, x, y, angle, radius - 21, radius - 10, 3.5, colour, "round");
}

function drawGrip(context, x, y, radius, angle, ground, colour) {
  const gripX = x + radius * Math.cos(angle), gripY = y + radius * Math.sin(angle);
  disc(context, gripX, gripY, 11.75, colour);
  disc(context, gripX, gripY, 8.25, ground);
}

function drawTick(context, x, y, radius, angle, thick, colour) {
  spoke(context, x, y, angle, radius - thick / 2 - 2, radius + thick / 2 + 4, 2.5, colour, "butt");
}

// The place of zero above the ring of a big dial.
function drawZero(context, x, y, radius, palette) {
  spoke(context, x, y, TOP, radius + 9, radius + 14, 2, palette.ink3, "butt");
}

function disc(context, x, y, radius, colour) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
}

function ring(context, x, y, radius, from, to, width, colour) {
  context.lineCap = "round";
  context.beginPath();
  context.arc(x, y, radius, from, to);
  context.lineWidth = width;
  context.strokeStyle = colour;
  context.stroke();
}

function spoke(context, x, y, angle, inner, outer, width, colour, cap) {
  context.lineCap = cap;
  context.beginPath();
  context.moveTo(x + inner * Math.cos(angle), y + inner * Math.sin(angle));
  context.lineTo(x + outer * Math.cos(angle), y + outer * Math.sin(angle));
  context.lineWidth = width;
  context.strokeStyle = colour;
  context.stroke();
}

// A small padlock: body and shackle, `size` px high, centred on (x, y).
export function drawLock(context, x, y, size, colour) {
  const wide = 0.72 * size, body = 0.54 * size, top = y + size / 2 - body;
  context.save();
  context.setLineDash([]);
  context.lineWidth = Math.max(1.4, size / 8);
  context.strokeStyle = colour;
  context.beginPath();
  context.roundRect(x - wide / 2, top, wide, body, 1.5);
  context.moveTo(x - 0.2 * size, top);
  context.arc(x, top - 0.14 * size, 0.2 * size, Math.PI, 0);
  context.lineTo(x + 0.2 * size, top);
  context.stroke();
  context.restore();
}
