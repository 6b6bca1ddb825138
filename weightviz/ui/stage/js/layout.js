// Where everything in the network picture stands: pure geometry, in CSS px from the picture's upper left
// corner.
import { severalOutputs } from "./classes.js";
import { linesOf } from "./lines.js";
import { thickest } from "./rule.js";
import { columnsOf } from "./columns.js";
import { flowCurve, pointAt, straightCurve } from "./paths.js";
import { dialLayout } from "./dial_layout.js";
import { NUMBER, showNumbersWithRoom } from "./number_places.js";
import { zoomOf } from "./zoom.js";

const LOW = 700; // px: a window in which a sheet at the lower edge covers the network
const FRAME = 59; // px: a number in its ink frame

// One and the same form for every network:
//   neurons[layer][unit] {layer, unit, x, y, size}          x, y: the centre
//   lines[index]         what the line of parameter `index` joins (lines.js)
//   curves[index]        where it runs (paths.js)
//   places[index]        {x, y, width, height, shown, dial} its number or dial; `shown` even when nobody
//                        points at it; `dial` is the radius, 0 without one
//   M                    the width of a line at W
//   rings                {x, y, radius, neuron} the ends of the bias lines; radius 0 where none is drawn
//   labels               {text, x, y, align} the names of the inputs, `strong` or not, and of several outputs after
//                        the mark of `shape`
//   heads                {layer, x, width} of the + and - over hidden layers, `open` when both buttons fit
//   legend               {x, y, half, caption} or null when there is no room
//   dense                whether the layers are too many for numbers at rest
//   corner               whether the biases of hidden neurons enter at their corners
//   hasDials             whether every line carries its dial, and the output its guess:
//     texts[index]         {number, unit} where those of a dial are written, each {x, y, align, size}; unit may be null
//     guess                {x, y, size, heading} the guess for the chosen row, or null
//     note                 {x, y} the chosen row's input in words, or null
//   guesses              {heading, places} of what each of several outputs says of the chosen row, or null
export function layoutOf(scene, width, height, mode) {
  return hasDials(scene) ? dialLayout(scene, width, height, mode) : networkLayout(scene, width, height, mode);
}

function hasDials(scene) {
  return scene.sizes.length === 2 && scene.sizes[0] <= 3 && !severalOutputs(scene);
}

// Whether neurons tell of the chosen row: a picture over two columns would show one of three friends as a grey tile.
export function tellsOneRow(scene) {
  return scene.sizes.length === 2 && !severalOutputs(scene) && scene.view === "rows";
}

function networkLayout(scene, width, height, mode) {
  const { neurons, labels, heads, dense, hidden, output } = columnsOf(scene, width, height, mode);
  const lines = linesOf(scene), curves = [], places = [], rings = [];
  for (const line of lines) {
    const target = neurons[line.layer][line.to], last = line.layer === neurons.length - 1;
    if (line.kind === "bias") {
      const { corner, stub } = last ? output : hidden;
      const atCorner = dense || corner, ring = biasRing(target, stub, atCorner);
      curves.push(biasCurve(target, ring, atCorner));
      places.push(biasPlace(target, ring, atCorner, width));
      rings.push(ring);
    } else {
      const curve = weightCurve(neurons[line.layer - 1][line.from], target, scene.sizes[line.layer - 1]);
      curves.push(curve);
      places.push(weightPlace(curve, line, scene.sizes, mode));
    }
  }
  const numbersMayRest = !dense && mode !== "narrow";
  if (numbersMayRest) showNumbersWithRoom(lines, places, neurons);
  spreadHidden(lines, curves, places, scene.sizes);
  const M = thickest(scene, mode), legend = networkLegend(neurons, height, M);
  const guesses = severalOutputs(scene) && mode === "wide" && !dense ? rowGuesses(neurons.at(-1), output) : null;
  return {
    neurons, lines, curves, places, M, rings, labels, heads, legend, dense, corner: hidden.corner,
    hasDials: false, texts: [], guess: null, note: null, guesses,
  };
}

// What each of several outputs says of the chosen row, under its class; above the first which row that is.
function rowGuesses(outputs, { pitch, corner }) {
  const [{ x, y, size }] = outputs;
  if (corner || pitch < 68 || y - size / 2 < 24) return null;
  const places = outputs.map((output) => ({ x: x + size / 2 + 28, y: output.y + 23 }));
  return { heading: { x: x - size / 2, y: y - size / 2 - 12 }, places };
}

// Arrivals spread over 62 % of the neuron's height, at most 9 px apart, in order of origin.
function weightCurve(start, end, fanIn) {
  const apart = Math.min(9, (0.62 * end.size) / fanIn);
  const arrival = end.y + (start.unit - (fanIn - 1) / 2) * apart;
  return flowCurve(start.x + start.size / 2 + 2, start.y, end.x - end.size / 2 - 2, arrival);
}

// A bias enters from below, out of a small ring; where rows are close, from the lower left corner.
function biasRing(neuron, stub, corner) {
  const { x, y, size } = neuron;
  if (corner) return { x: x - size / 2 - 11, y: y + size / 2 + 1, radius: 0, neuron };
  return { x, y: y + size / 2 + 2 + stub + 3, radius: 3.5, neuron };
}

function biasCurve({ x, y, size }, ring, corner) {
  if (corner) return straightCurve(ring.x, ring.y, x - size / 2 + 2, y + size / 2 - 3);
  return straightCurve(x, ring.y - 3, x, y + size / 2 + 2);
}

function biasPlace(neuron, ring, corner, width) {
  const x = corner ? ring.x + 5 : ring.x + 10 + NUMBER.width / 2;
  const y = corner ? ring.y - 2 : ring.y - 7;
  return { x: Math.min(x, width - FRAME / 2), y, ...NUMBER, shown: false, dial: 0 };
}

// Numbers stand in a column: nearer the end with more neurons, where the lines are furthest apart.
function weightPlace(curve, line, sizes, mode) {
  const fanIn = sizes[line.layer - 1], fanOut = sizes[line.layer];
  const share = mode === "narrow" ? 0.5 : fanOut === 1 ? 0.46 : fanIn <= fanOut ? 0.62 : 0.38;
  return { ...pointAt(curve, share), ...NUMBER, shown: false, dial: 0 };
}

// Where there is no room for numbers the places leave their column, each origin a little further along its
// line, so that the small boxes for the keyboard do not lie on one another.
function spreadHidden(lines, curves, places, sizes) {
  for (const { index, kind, layer, from } of lines) {
    if (places[index].shown) continue;
    Object.assign(places[index], { width: 8, height: 8 });
    if (kind === "bias") continue;
    const fanIn = sizes[layer - 1], share = fanIn > 1 ? 0.25 + (0.5 * from) / (fanIn - 1) : 0.5;
    Object.assign(places[index], pointAt(curves[index], share));
  }
}

// Below the inputs, left of the next layer's neurons.
function networkLegend(neurons, height, M) {
  const last = neurons[0].at(-1), next = neurons[1][0], y = height - 26;
  const half = Math.min(80, (next.x - next.size / 2 - 20) / 2);
  const free = last.y + last.size / 2 + 4 <= y - M / 2;
  return free && half >= 40 ? { x: 4, y, half, caption: false } : null;
}

// Which of the three layouts a stage of this width has.
export function modeOf(stageWidth) {
  return stageWidth >= 840 ? "wide" : stageWidth >= 600 ? "medium" : "narrow";
}

// Whether a card or a panel leaves so little of the window that the network must move up to be seen.
export function isCrowded(root) {
  const { mode } = root.dataset;
  return mode === "narrow" || (mode === "medium" && globalThis.innerHeight < LOW * zoomOf(root));
}

// Whether there is room for the data's own column: beside the text of a lesson there is not.
export function hasTable(stageWidth) {
  return stageWidth >= 1100;
}
