// How the guess for one row comes about, in the target's own unit: from the average up or down by what each input adds,
// its weight times its distance from its own average, and by the bias.
import { gathered, sumBehind } from "./sum_terms.js";
import { hasOwnUnits } from "./own_units.js";
import { inTargetUnits, oneOf, rowTitle } from "./rows.js";
import { isMoney, signed } from "./numbers.js";
import { capital } from "./phrases.js";
import { missOf } from "./residuals.js";
import { placesThatAdd } from "./sum_digits.js";
import { tellsOneRow } from "./layout.js";

const SPREAD_DIGITS = 2; // of a spread of the target: what is smaller does not matter

// Whether the output is such a sum and no more, of inputs that are too many for a picture of the line.
export function hasRowParts(scene) {
  return tellsOneRow(scene) && hasOwnUnits(scene);
}

// Whether the output panel shows it, rather than all rows.
export function showsRow(scene) {
  return scene.shown === "row" && hasRowParts(scene);
}

// { start, parts: [{ name, input, value, from, to }], guess, truth, miss }: every part begins where the one before it
// ended, the first at the average. `input` is its place, that of the bias after them all, and -1 for several weak ones
// told together, where there are more than `most` of them.
export function rowParts(scene, picture, most = Infinity) {
  const { mean, sd } = scene.target, { row, onRows } = picture, { guesses } = onRows;
  const { terms, bias } = sumBehind(scene, picture, { layer: 1, unit: 0 });
  const inputs = gathered(terms.map((term, input) => ({ ...term, input })), most - 1);
  const told = [...inputs, { name: "bias", product: bias, input: terms.length }];
  let at = mean;
  const parts = told.map(({ name, product, input = -1 }) =>
    ({ name, input, value: sd * product, from: at, to: (at += sd * product) }));
  const guess = inTargetUnits(scene, guesses[row]);
  return { start: mean, parts, guess, truth: scene.target_values[row], miss: missOf(scene, guesses, row) };
}

// With how many decimals the parts are written: as many as a hundredth of the target's spread needs. At rest up to two
// more, if only then the parts as written make the guess as written; money has no tenths.
export function placesOfParts({ target }, { start, parts, guess }, moving) {
  const fewest = Math.max(0, Math.min(6, SPREAD_DIGITS - Math.floor(Math.log10(target.sd))));
  if (moving || isMoney(target.unit)) return fewest;
  return placesThatAdd([start, ...parts.map(({ value }) => value)], guess, undefined, fewest).places;
}

// "+1.34", "−$12,300", and without its plus what is no change: "5.04", "$180,019".
export function changeText({ target }, value, places) {
  const text = signed(value, places);
  return isMoney(target.unit) ? text.replace(/^[+\u2212]?/, (sign) => sign + target.unit) : text;
}

export function levelText(scene, value, places) {
  return changeText(scene, value, places).replace("+", "");
}

// The true value with a place more than the guess, since the miss is told between them, and without zeros at its end:
// "7.395 points", "8 points", "$215,000"
export function truthAs(scene, value, places) {
  const { unit } = scene.target, money = isMoney(unit), text = levelText(scene, value, places + (money ? 0 : 1));
  const size = text.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
  return money || !unit ? size : `${size} ${unit}`;
}

// "1.43 points too low", "$16,452 too high"
export function missText(scene, miss, places) {
  const { unit } = scene.target, size = levelText(scene, Math.abs(miss), places);
  const amount = isMoney(unit) || !unit ? size : `${size} ${unit}`;
  return /[1-9]/.test(size) ? `${amount} too ${miss < 0 ? "low" : "high"}` : "as good as right";
}

// For those who do not see the bars: "Film 1: from the average verdict, 5.04 points, Ada adds +1.34, Ben −0.41, ...;
// that makes the guess 5.97. The true verdict of this film is 7.4 points."
export function partsInWords(scene, row, told, places) {
  const { target: { label, unit } } = scene, named = isMoney(unit) || !unit ? "" : ` ${unit}`;
  const level = (value) => levelText(scene, value, places), title = rowTitle(scene, row);
  const [first, ...others] = told.parts.map(({ name, value }) => [name, changeText(scene, value, places)]);
  const adds = [`${first[0]} adds ${first[1]}`, ...others.map(([name, text]) => `${name} ${text}`)].join(", ");
  return `${capital(title)}: from the average ${label}, ${level(told.start)}${named}, ${adds}; that makes the guess ` +
    `${level(told.guess)}. The true ${label} of this ${oneOf(scene)} is ${truthAs(scene, told.truth, places)}.`;
}
