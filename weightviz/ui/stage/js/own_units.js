// Weights in the data's own units, where they have them: one linear neuron that guesses a number.
import { signedWithUnit, withUnit } from "./numbers.js";
import { withoutNoise } from "./rule.js";

export function hasOwnUnits(scene) {
  const { sizes, output_activation: output, task, in_square: inSquare } = scene;
  return sizes.length === 2 && output === "linear" && task === "regression" && !inSquare;
}

// A text for every line: "+$71 per sq ft", and for the bias the guess for an average row, which no weight moves: there
// every standardised input is 0. Over the training rows that is the average guess, too. `muted` says which lines count
// as 0.
export function ownUnits(scene, values, muted) {
  if (!hasOwnUnits(scene)) return null;
  const { target, inputs } = scene;
  const texts = inputs.map((input, i) => `${slopeText(scene, i, values[i])} ${input.each}`);
  const [{ mean, unit, label }] = inputs;
  const average = withUnit(target.mean + target.sd * values[inputs.length], target.unit);
  texts.push(`${average} ${inputs.length === 1 ? `at ${withUnit(mean, unit || label)}` : "on average"}`);
  return texts.map((text, i) => (muted[i] ? "counts as 0" : text));
}

// The weight of an input in own units, "+$71"; and of what, "per sq ft". Points of points are no unit to speak of.
export function slopeText({ inputs, target }, place, weight) {
  const { sd, unit } = inputs[place];
  return signedWithUnit((withoutNoise(weight) * target.sd) / sd, unit === target.unit ? "" : target.unit);
}
