// How many digits a sum is written with, so that it works out on a pocket calculator.
import { ACTIVATIONS } from "./activations.js";
import { agrees, readNumber } from "./calculator.js";
import { MINUS, signed, withUnit } from "./numbers.js";

const FEWEST_PLACES = 2, MOST_PLACES = 4;

// "+1,234.50" or "−$5" as a number, and as a bare text without its sign's plus, its unit and its separators.
const bare = (text) => text.replace(/ .*|[^\d.\u2212]/g, "");
const valueIn = (text) => readNumber(bare(text));

// Decimals with which the terms as written make the sum as written: { places, exact }; the fewest where none do.
// `goesOn(text)` says whether what is made of the sum so written works out, too.
export function placesThatAdd(terms, total, goesOn = () => true) {
  for (let places = FEWEST_PLACES; places <= MOST_PLACES; places++) {
    const shown = terms.reduce((sum, term) => sum + valueIn(signed(term, places)), 0);
    const text = signed(total, places);
    if (signed(shown, places) === text && goesOn(text)) return { places, exact: true };
  }
  return { places: FEWEST_PLACES, exact: false };
}

// Whether an activation of the sum as written is the answer to two decimals.
export function activationAgrees(activation, text, answer) {
  const says = Float64Array.of(valueIn(text));
  ACTIVATIONS[activation](says);
  return agrees(says[0], bare(signed(answer)));
}

// The last step of a guess, from a standardised answer to the target's own unit:
// "−0.5 × $72,869 + $180,019 = about $143,585".
export function ownUnitSum(total, { mean, sd, unit }) {
  const [scale, middle, result] = [sd, mean, mean + total * sd].map((value) => withUnit(value, unit));
  const plus = mean < 0 ? `${MINUS} ${withUnit(-mean, unit)}` : `+ ${middle}`;
  for (let places = FEWEST_PLACES; places <= MOST_PLACES + 2; places++) {
    const text = signed(total, places);
    const worked = valueIn(text) * valueIn(scale) + valueIn(middle);
    if (agrees(worked, bare(result))) return `${text} \u00d7 ${scale} ${plus} = ${result}`;
  }
  return `${signed(total, MOST_PLACES)} \u00d7 ${scale} ${plus} = about ${result}`;
}
