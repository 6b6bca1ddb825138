// The layout of a network without hidden layers and with up to three inputs: every line carries its dial.
import { linesOf } from "./lines.js";
import { thickest } from "./rule.js";
import { flowCurve, pointAt, straightCurve } from "./paths.js";

const LARGE = { input: 64, neuron: 88, radius: 30, number: 32, unit: 18, edge: 44, far: 74 };
const SMALL = { input: 52, neuron: 64, radius: 25, number: 26, unit: 16, edge: 34, far: 46 };
const CAPTION_END = 470; // px from the left: as far as the words beside the legend reach, and some air
const SLIM = 560; // px: in a slimmer picture the words under the input would run into those under the dial
const BIAS_END = 58; // the ring at the end of the bias line, and the word below it
const ON_LEVEL = 0.18; // share of a line that is still level, so that dials stand as far apart as the inputs
const SEVERAL = { radius: 25, number: 24, unit: 15 };

// In the form that layout.js describes.
export function dialLayout(scene, width, height, mode) {
  const inputs = scene.sizes[0], one = inputs === 1, wide = mode === "wide";
  const look = { ...(wide ? LARGE : SMALL), ...(one ? {} : SEVERAL) };
  const neurons = dialNeurons(inputs, width, height, look, mode), output = neurons[1][0];
  const below = Math.min(height - BIAS_END + 14, output.y + (wide ? 232 : 184));
  const ring = { x: output.x, y: below, radius: 14, neuron: output };
  const curves = neurons[0].map((input) => dialCurve(input, output, inputs));
  curves.push(straightCurve(output.x, ring.y - 14, output.x, output.y + output.size / 2 + 4));
  const places = curves.map((curve, i) =>
    dialPlace(pointAt(curve, one || i === inputs ? 0.5 : ON_LEVEL), look.radius));
  const texts = places.map((place, i) => (i === inputs ? besideDial(place, look, one || wide)
    : aroundDial(place, look, mode, { one, last: i === inputs - 1, middle: 2 * i === inputs - 1 })));
  const labels = neurons[0].map(({ unit, x, y, size }) =>
    ({ text: scene.inputs[unit].label, x: x - size / 2, y: y + size / 2 + 24, align: "left", strong: true }));
  const M = thickest(scene, mode), above = output.y - output.size / 2 - 14;
  if (scene.view === "rows") labels.push({ text: "its guess", x: output.x, y: above, align: "center" });
  return {
    neurons, lines: linesOf(scene), curves, places, M, rings: [ring], labels, heads: [],
    legend: dialLegend(neurons[0].at(-1), ring, height, wide, M),
    dense: false, corner: false, hasDials: true, texts,
    guess: scene.view === "rows" ? null : { x: output.x, y: above, size: wide ? 20 : 17, heading: wide },
    note: one && wide ? { x: labels[0].x, y: labels[0].y + (width < SLIM ? 50 : 22) } : null,
    guesses: null,
  };
}

function dialNeurons(inputs, width, height, look, mode) {
  const wide = mode === "wide", first = inputs > 1 ? 62 : wide ? 127 : 82;
  const rows = Math.min(116, (height - first - (wide ? 110 : 60)) / Math.max(1, inputs - 1));
  const column = Array.from({ length: inputs }, (_, unit) =>
    ({ layer: 0, unit, x: look.edge, y: first + unit * rows, size: look.input }));
  const lowest = height - BIAS_END - 2 * (look.radius + 20) - look.neuron / 2; // room for the bias's dial
  const y = Math.min(first + ((inputs - 1) * rows) / 2, lowest);
  return [column, [{ layer: 1, unit: 0, x: width - look.far, y, size: look.neuron }]];
}

function dialCurve(input, output, inputs) {
  const arrival = output.y + (input.unit - (inputs - 1) / 2) * ((0.62 * output.size) / inputs);
  const curve = flowCurve(input.x + input.size / 2 + 4, input.y, output.x - output.size / 2 - 4, arrival);
  if (inputs === 1) return curve;
  const along = (share) => curve.x0 + share * (curve.x3 - curve.x0);
  return { ...curve, x1: along(0.8), x2: along(0.6) }; // level for longer, where the dial is
}

function dialPlace({ x, y }, radius) {
  return { x, y, width: 2 * radius + 12, height: 2 * radius + 12, shown: true, dial: radius };
}

// The number above a dial, the same weight in the data's own units below it. With several dials above one
// another the units stand beside the number instead, but for the last, whose line rises through that place, and for the
// middle one, where the first line falls: its unit stands beside the dial, below its own level line.
function aroundDial({ x, y, dial }, look, mode, { one, last, middle }) {
  const under = !one ? 22 : mode === "narrow" ? 24 : 36; // px; on a phone the bias's number stands close below
  const below = { x, y: y + dial + under, align: "center", size: look.unit };
  const number = { x, y: y - dial - (one ? 22 : 12), align: "center", size: look.number };
  if (one || (last && mode !== "narrow")) return { number, unit: below };
  const level = { x: x + dial + 14, y: y + 20, align: "left", size: look.unit };
  if (middle && mode !== "narrow") return { number, unit: level };
  const beside = { ...number, x: x + 42, align: "left", size: look.unit };
  return { number, unit: mode === "narrow" ? null : beside };
}

// Both to the left of the bias's dial, whose line runs up and down.
function besideDial({ x, y, dial }, look, roomy) {
  const left = x - dial - 20;
  return {
    number: { x: left, y: y + 2, align: "right", size: look.number },
    unit: roomy ? { x: left, y: y + (look.number > 30 ? 28 : 24), align: "right", size: look.unit } : null,
  };
}

function dialLegend(lastInput, ring, height, wide, M) {
  const y = wide ? height - 36 : ring.y - 4;
  const free = lastInput.y + lastInput.size / 2 + 34 <= y - M / 2;
  return free ? { x: wide ? 12 : 4, y, half: wide ? 92 : 64, caption: wide && ring.x > CAPTION_END } : null;
}
