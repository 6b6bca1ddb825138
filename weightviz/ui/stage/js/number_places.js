// Which weights are printed beside their line when nobody points at anything: as many as have room.

export const NUMBER = { width: 44, height: 19 };
const APART = 22; // px between two neighbours of a column
const SLIT = 12; // px: through a gap as small as this lines would show as stray strokes

// Sets `shown` in `places`: a layer's weights together, then its biases together, when none touches another; and
// `joins` of a weight whose ground reaches down to the next one's: the px between the two.
export function showNumbersWithRoom(lines, places, neurons) {
  for (let layer = 1; layer < neurons.length; layer++) {
    const weights = placesOf(lines, places, layer, "weight");
    if (!apart(weights)) continue;
    for (const place of weights) place.shown = true;
    joinNeighbours(weights);
  }
  const boxes = neurons.flat().map(({ x, y, size }) => ({ x, y, width: size, height: size }));
  for (let layer = 1; layer < neurons.length; layer++) {
    const biases = placesOf(lines, places, layer, "bias");
    const others = [...boxes, ...places.filter((place) => place.shown)];
    if (!biases.some((bias) => others.some((other) => boxesOverlap(bias, other)))) {
      for (const bias of biases) bias.shown = true;
    }
  }
}

function placesOf(lines, places, layer, kind) {
  return lines.filter((line) => line.layer === layer && line.kind === kind).map((line) => places[line.index]);
}

// Whether every two neighbours of a column are far enough apart to be read.
function apart(column) {
  const heights = column.map((place) => place.y).sort((a, b) => a - b);
  return heights.every((y, i) => i === 0 || y - heights[i - 1] >= APART - 0.5);
}

function joinNeighbours(column) {
  const sorted = [...column].sort((a, b) => a.y - b.y);
  sorted.slice(1).forEach((next, i) => {
    const gap = next.y - sorted[i].y - NUMBER.height;
    if (gap <= SLIT) sorted[i].joins = gap;
  });
}

// Whether all these numbers can be printed at once.
export function roomForAll(numbers) {
  const boxes = numbers.map(({ x, y }) => ({ x, y, ...NUMBER }));
  return boxes.every((a, i) => boxes.every((b, j) => i === j || !boxesOverlap(a, b)));
}

function boxesOverlap(a, b) {
  return Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2;
}
