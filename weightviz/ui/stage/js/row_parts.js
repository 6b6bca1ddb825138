// How the guess for one row comes about, in the target's own unit: from the average up or down by what each input adds,
// its weight times its distance from its own average, and by the bias.
import { gathered, sumBehind } from "./sum_terms.js";
import { hasOwnUnits } from "./own_units.js";
import { inTargetUnits, oneOf, rowTitle } from "./rows.js";
import { isMoney, signed, unitAfter } from "./numbers.js";
import { capital } from "./phrases.js";
import { tellsOneRow } from "./layout.js";

const EXACT_PLACES = 15; // as precise as a number is
const SPREAD_DIGITS = 2; // of a spread of the target: what is smaller does not matter

// Whether the output is such a sum and no more, of inputs that are too many for a picture of the line.
export function hasRowParts(scene) {
  return tellsOneRow(scene) && hasOwnUnits(scene);
}

// { start, parts: [{ name, input, value, from, to }], guess, truth }: every part begins where the one before it ended,
// the first at the average. `input` is its place, that of the bias after them all, and -1 for several weak ones told
// together, where there are more than `most` of them.
export function rowParts(scene, picture, most = Infinity) {
  const { mean, sd } = scene.target, { row, onRows } = picture;
  const { terms, bias } = sumBehind(scene, picture, { layer: 1, unit: 0 });
  const inputs = gathered(terms.map((term, input) => ({ ...term, input })), most - 1);
  const told = [...inputs, { name: "bias", product: bias, input: terms.length }];
  let at = mean;
  const parts = told.map(({ name, product, input = -1 }) =>
    ({ name, input, value: sd * product, from: at, to: (at += sd * product) }));
  return { start: mean, parts, guess: inTargetUnits(scene, onRows.guesses[row]), truth: scene.target_values[row] };
}

// The same as written, { places, start, parts: [{ name, value }], guess, truth, miss }: by a pocket calculator average
// and parts make the guess, and the guess less the truth is the miss. Average, guess and truth are rounded as usual. Of
// the parts as many are rounded up as it takes, those that have the least way to go; so none is written a whole unit of
// its last digit off, and what is 0 stays 0.
export function asWritten(scene, { start, parts, guess, truth }) {
  const places = placesOfParts(scene), unit = 10 ** places;
  const [from, to, truly] = [start, guess, truth].map((value) => Math.round(value * unit));
  const sizes = parts.map(({ value }) => Math.floor(value * unit));
  const missing = to - from - sizes.reduce((sum, size) => sum + size, 0);
  const left = parts.map(({ value }, i) => value * unit - sizes[i]);
  const order = [...parts.keys()].sort((a, b) => left[b] - left[a]);
  order.forEach((i, rank) => (sizes[i] += rank < missing ? 1 : 0));
  const told = parts.map(({ name }, i) => ({ name, value: sizes[i] / unit }));
  const level = (size) => size / unit;
  return { places, start: level(from), parts: told, guess: level(to), truth: level(truly), miss: level(to - truly) };
}

// How many decimals: as many as a hundredth of the target's spread needs. Money has none, or cents at least.
export function placesOfParts({ target: { sd, unit } }) {
  const places = Math.max(0, Math.min(EXACT_PLACES, SPREAD_DIGITS - Math.floor(Math.log10(sd))));
  return isMoney(unit) && places === 1 ? 2 : places;
}

// "+1.34", "−$12,300", and without its plus what is no change: "5.04", "$180,019".
export function changeText({ target }, value, places) {
  const text = signed(value, places);
  return isMoney(target.unit) ? text.replace(/^[+\u2212]?/, (sign) => sign + target.unit) : text;
}

export function levelText(scene, value, places) {
  return changeText(scene, value, places).replace("+", "");
}

// Money has its sign in front already: "5.04 points", "$180,019"
function levelWithUnit(scene, size) {
  return isMoney(scene.target.unit) ? size : unitAfter(size, scene.target.unit);
}

// The true value, without zeros at its end: "7.4 points", "8 points", "$215,000"
export function truthAs(scene, { truth, places }) {
  const text = levelText(scene, truth, places);
  return levelWithUnit(scene, text.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, ""));
}

// "1.43 points too low", "$16,452 too high"
export function missText(scene, { miss, places }) {
  const size = levelWithUnit(scene, levelText(scene, Math.abs(miss), places));
  return miss === 0 ? "as good as right" : `${size} too ${miss < 0 ? "low" : "high"}`;
}

// For those who do not see the bars, of what is written: "Film 1: from the average verdict, 5.04 points, Ada adds
// +1.34, Ben −0.41, ...; that makes the guess 5.97. The true verdict of this film is 7.4 points."
export function partsInWords(scene, row, written) {
  const { places, start, parts, guess } = written, { label } = scene.target;
  const [first, ...others] = parts.map(({ name, value }) => [name, changeText(scene, value, places)]);
  const adds = [`${first[0]} adds ${first[1]}`, ...others.map(([name, text]) => `${name} ${text}`)].join(", ");
  const average = levelWithUnit(scene, levelText(scene, start, places));
  return `${capital(rowTitle(scene, row))}: from the average ${label}, ${average}, ${adds}; that makes the guess ` +
    `${levelText(scene, guess, places)}. The true ${label} of this ${oneOf(scene)} is ${truthAs(scene, written)}.`;
}
