// Weights in the data's own units, where they have them: one linear neuron that guesses a number.
import { signedWithUnit, withUnit } from "./numbers.js";

export function hasOwnUnits(scene) {
  const { sizes, output_activation: output, task, in_square: inSquare } = scene;
  return sizes.length === 2 && output === "linear" && task === "regression" && !inSquare;
}

// A text for every line: "+$71 per sq ft", and for the bias what is guessed where every input is 0.
export function ownUnits(scene, values) {
  if (!hasOwnUnits(scene)) return null;
  const { target, inputs } = scene;
  let atZero = target.mean + target.sd * values[inputs.length];
  const texts = inputs.map((input, i) => {
    const slope = (values[i] * target.sd) / input.sd;
    atZero -= slope * input.mean;
    return `${signedWithUnit(slope, target.unit)} per ${singular(input.unit || input.label)}`;
  });
  const where = inputs.length === 1 ? `at 0 ${inputs[0].unit || inputs[0].label}` : "with every input at 0";
  return [...texts, `${withUnit(atZero, target.unit)} ${where}`];
}

function singular(label) {
  return label.replace(/s$/, "");
}
