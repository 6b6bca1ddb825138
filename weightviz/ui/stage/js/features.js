// From raw columns to standardised inputs, as in weightviz/data/features.py and scaling.py.
import { FIELD_SIDE } from "./heat_scale.js";

const MADE = {
  x: (x) => x, y: (x, y) => y, x2: (x) => x * x, y2: (x, y) => y * y,
  xy: (x, y) => x * y, sinx: (x) => Math.sin(x), siny: (x, y) => Math.sin(y),
};

// `raw`: row-major (count, scene.columns.length). Made data have the columns x and y, of which a scene may use one.
// An array over the rows for each input.
export function standardisedInputs(scene, raw) {
  const wide = scene.columns.length, count = raw.length / wide;
  const place = Object.fromEntries(scene.columns.map((column, i) => [column.name, i]));
  return scene.inputs.map(({ name, mean, sd }) => {
    const feature = scene.in_square ? MADE[name] : null;
    return Float64Array.from({ length: count }, (_, p) => {
      const at = (column) => raw[p * wide + place[column]];
      return ((feature ? feature(at("x"), at("y")) : at(name)) - mean) / sd;
    });
  });
}

// Points along one column (the rest at their training mean): raw rows for the curve of a network with one column.
export function linePoints(scene, count = 121) {
  const [axis] = scene.axes, raw = meanRows(scene, count), { low, high } = scene.columns[axis];
  for (let p = 0; p < count; p++) raw[p * scene.columns.length + axis] = low + ((high - low) * p) / (count - 1);
  return raw;
}

// A side x side grid over two columns, first row at the top (high), cell centres; the rest at their training mean.
export function gridPoints(scene, side = FIELD_SIDE) {
  const [across, up] = scene.axes, wide = scene.columns.length, raw = meanRows(scene, side * side);
  const a = scene.columns[across], b = scene.columns[up];
  for (let r = 0, p = 0; r < side; r++) {
    for (let c = 0; c < side; c++, p++) {
      raw[p * wide + across] = a.low + ((a.high - a.low) * (c + 0.5)) / side;
      raw[p * wide + up] = b.high - ((b.high - b.low) * (r + 0.5)) / side;
    }
  }
  return raw;
}

function meanRows(scene, count) {
  const raw = new Float64Array(count * scene.columns.length);
  for (let i = 0; i < raw.length; i++) raw[i] = scene.columns[i % scene.columns.length].mean;
  return raw;
}
