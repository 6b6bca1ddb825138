// The columns of neurons: how large, how far apart. Rows and neurons shrink until everything fits its box, which the
// longest column has made high enough (stage.css: --network).
import { severalOutputs } from "./classes.js";
import { isOutput } from "./lines.js";

// neuron: its size; rows: from one row to the next; least: below this size the biases of hidden neurons
// move to their corners, because the neuron matters more
const ROOMY = {
  wide: { neuron: 48, rows: 86, least: 30 },
  medium: { neuron: 44, rows: 70, least: 28 },
  narrow: { neuron: 34, rows: 57, least: 26 },
};
const DENSE = { neuron: 34, rows: 45 };
const HEADS = 44; // the height of the + and - over the columns
const RING = 9; // the ring below a bias line and the air below the ring
const LEGEND = 42; // kept free under the inputs of a wide picture
const CARD = 260; // where one row alone stands in a wide picture: the card of a line has room above it
const LETTER = 8.2; // px a letter takes of the name of an input or a class, roughly
const LEAST_LETTERS = 4; // the room of "100%", which may stand below a class
const MARK = 18; // px before the name of a class, for its mark

// The neurons of every layer, what stands beside and above them, and the rows of the hidden layers and of the output.
export function columnsOf(scene, width, height, mode) {
  const inner = scene.sizes.slice(1, -1), dense = inner.length > 3, look = dense ? DENSE : ROOMY[mode];
  const top = (inner.length ? HEADS : 0) + 4, legend = mode === "wide" ? LEGEND : 0;
  const box = { top, bottom: height - 2, legend };
  const hidden = columnRows(Math.max(1, ...inner), box, mode, dense);
  if (mode === "wide" && Math.max(...scene.sizes) === 1) hidden.middle = middleBelowCard(hidden, box);
  const inputs = inputRows(scene.sizes[0], box, look, hidden.middle);
  const output = outputRows(scene, box, { look, hidden, mode, dense });
  const across = acrossOf(scene, width, { inputs, output }, mode, dense);
  const neurons = scene.sizes.map((units, layer) => {
    const { pitch, size, middle } = layer === 0 ? inputs : isOutput(scene, layer) ? output : hidden;
    return Array.from({ length: units }, (_, unit) => ({
      layer, unit, x: across.first + across.gap * layer, y: middle + (unit - (units - 1) / 2) * pitch,
      size: Math.max(4, Math.min(size, 0.55 * across.gap)), // a box without room still has a layout
    }));
  });
  const labels = [...labelsOf(scene, neurons[0], across), ...classLabels(scene, neurons.at(-1), across)];
  return { neurons, labels, heads: headsOf(scene.sizes, neurons, across.gap, mode), dense, hidden, output };
}

// The rows of a column whose neurons have biases: of the largest hidden one, since all hidden ones share them, or of
// several outputs. Biases below their neurons while the neurons stay large enough, else at their corners.
function columnRows(units, box, mode, dense) {
  const { neuron, rows, least } = ROOMY[mode];
  for (let pitch = rows; !dense && pitch >= least; pitch--) {
    const stub = mode === "narrow" ? 10 : pitch < 70 ? 12 : 20, size = Math.min(neuron, pitch - stub - RING);
    if (size < least) break;
    const middle = middleOf((units - 1) * pitch + size, box, stub + RING);
    if (middle !== null) return { pitch, size, stub, middle, corner: false };
  }
  for (let pitch = dense ? DENSE.rows : rows; ; pitch--) {
    const size = Math.min(DENSE.neuron, Math.round(0.76 * pitch));
    const middle = middleOf((units - 1) * pitch + size, box, 3) ?? (pitch < 10 ? box.bottom / 2 : null);
    if (middle !== null) return { pitch, size, stub: 20, middle, corner: true };
  }
}

// The height of the middle row, as near to the middle of the free room as a column of this height allows,
// or null when it is too high for the box. `foot`: what hangs below the last neuron.
function middleOf(columnHeight, box, foot) {
  const highest = box.top + columnHeight / 2, lowest = box.bottom - foot - columnHeight / 2;
  if (highest > lowest) return null;
  return Math.max(highest, Math.min(lowest, (box.top + box.bottom - box.legend) / 2));
}

function middleBelowCard({ size, middle }, { bottom, legend }) {
  return Math.max(middle, Math.min(CARD, bottom - legend - size / 2 - 4));
}

// Inputs have no biases; under them stands the legend.
function inputRows(units, box, look, middle) {
  const half = Math.min(middle - box.top, box.bottom - box.legend - middle);
  const pitch = Math.min(look.rows, (2 * half) / (units - 1 + 0.76));
  return { pitch, size: Math.min(look.neuron, 0.76 * pitch), middle };
}

// One output stands alone and larger, its bias below it; several share the height as hidden neurons do.
function outputRows({ sizes }, box, { look, hidden, mode, dense }) {
  if (sizes.at(-1) > 1) return columnRows(sizes.at(-1), box, mode, dense);
  return { ...hidden, pitch: 0, size: dense ? hidden.size : look.neuron + 8, corner: dense };
}

function acrossOf(scene, width, { inputs, output }, mode, dense) {
  const most = severalOutputs(scene) ? 3 : 4; // columns of a narrow picture beside which long names have room
  const share = scene.sizes.length > 5 || (mode === "narrow" && scene.sizes.length > most) ? 0.2 : 0.3;
  const letters = Math.min(Math.max(...scene.inputs.map((input) => input.label.length)),
    Math.floor((share * width) / LETTER));
  const free = dense || mode === "narrow"; // no number beside the output's bias
  const named = namedLetters(scene, share, width);
  const right = named ? output.size / 2 + 18 + MARK + named * LETTER : output.size / 2 + 8;
  const last = width - (free ? right : Math.max(58, right));
  const first = Math.max(letters * LETTER + 16 + inputs.size / 2, mode === "narrow" ? 40 : 52);
  const gap = (last - first) / (scene.sizes.length - 1);
  return { first, gap, letters, named };
}

function labelsOf(scene, inputs, across) {
  return inputs.map(({ unit, x, y, size }) => ({
    text: shortened(scene.inputs[unit].label, across.letters), x: x - size / 2 - 10, y: y + 6, align: "right",
  }));
}

// How many letters of the classes' names stand beside several outputs; 0 beside a single one, which has none.
function namedLetters(scene, share, width) {
  if (!severalOutputs(scene)) return 0;
  const longest = Math.max(LEAST_LETTERS, ...scene.classes.map((name) => name.length));
  return Math.min(longest, Math.floor((share * width) / LETTER));
}

// To the right of each of several outputs, after the mark of its rows.
function classLabels(scene, outputs, { named }) {
  if (!named) return [];
  return outputs.map(({ unit, x, y, size }) => ({
    text: shortened(scene.classes[unit], named), x: x + size / 2 + 10 + MARK, y: y + 4, align: "left", shape: unit,
  }));
}

// "basement area" -> "basem…area": the middle goes, because names differ at their ends.
export function shortened(text, letters) {
  if (text.length <= letters) return text;
  const kept = Math.max(2, letters - 1), tail = Math.floor(kept / 2);
  return text.slice(0, kept - tail) + "…" + text.slice(-tail);
}

// Both buttons and the count where columns are far enough apart; else the count alone, which opens the pair.
function headsOf(sizes, neurons, gap, mode) {
  const open = sizes.length <= 5 && gap >= 108 && mode !== "narrow";
  const width = Math.min(open ? 112 : 44, gap - 1);
  return sizes.slice(1, -1).map((_, k) => ({ layer: k + 1, x: neurons[k + 1][0].x, width, open }));
}
