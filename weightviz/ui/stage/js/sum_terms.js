// The sum behind a neuron: what each line brings for one row, what they add up to, and what the neuron makes of it.
// weightviz/explain/sums.py is the same in Python; a test holds both to the same numbers.
import { linesInto, linesOf, unitTitle } from "./lines.js";

// { terms: [{ name, weight, value, product }], bias, total, answer, flat }. `bias` counts once, so it has no value;
// `flat` says whether the activation's slope is nearly nothing at this sum.
export function sumBehind(scene, { heard, onRows, row }, { layer, unit }) {
  const terms = [], [low, high] = scene.flat[layer - 1];
  let bias = 0;
  for (const line of linesInto(scene, layer, unit)) {
    if (line.kind === "bias") bias = heard[line.index];
    else terms.push(term(scene, line, heard[line.index], onRows.at(layer - 1, line.from, row)));
  }
  const total = terms.reduce((sum, { product }) => sum + product, bias);
  const flat = (low !== null && total < low) || (high !== null && total > high);
  return { terms, bias, total, answer: onRows.at(layer, unit, row), flat };
}

function term(scene, { layer, from }, weight, value) {
  return { name: unitTitle(scene, layer - 1, from).replace(/^neuron /, ""), weight, value, product: weight * value };
}

// At most so many terms: the strongest in their own order, and the others as one, so that the sum stays the sum.
export function gathered(terms, most) {
  if (terms.length <= most) return terms;
  const size = ({ product }) => Math.abs(product);
  const strong = [...terms].sort((a, b) => size(b) - size(a)).slice(0, most - 1);
  const others = terms.filter((each) => !strong.includes(each));
  const product = others.reduce((sum, each) => sum + each.product, 0);
  return [...terms.filter((each) => strong.includes(each)), { name: `${others.length} others`, product, others: true }];
}

// For every line of the network what it brings for a row: weight times what the neuron before says; a bias is itself.
export function contributions(scene, { heard, onRows }, row) {
  return Float64Array.from(linesOf(scene), ({ index, kind, layer, from }) =>
    (kind === "bias" ? heard[index] : heard[index] * onRows.at(layer - 1, from, row)));
}
