// Weights in the data's own units, where they have them: one linear neuron that guesses a number.
import { answerAt, className, percent, severalOutputs } from "./classes.js";
import { signedWithUnit, withUnit } from "./numbers.js";

export function hasOwnUnits(scene) {
  return scene.sizes.length === 2 && scene.output_activation === "linear" && scene.task === "regression" && !scene.in_square;
}

// A text for every line: "+$71 per sq ft", and for the bias the guess for an average row, which no weight moves: there
// every standardised input is 0. `muted` says which lines count as 0.
export function ownUnits(scene, values, muted) {
  if (!hasOwnUnits(scene)) return null;
  const { target, inputs } = scene;
  const texts = inputs.map((input, i) => {
    const slope = (values[i] * target.sd) / input.sd;
    return `${signedWithUnit(slope, target.unit)} per ${singular(input.unit || input.label)}`;
  });
  const [{ mean, unit, label }] = inputs, average = withUnit(target.mean + target.sd * values[inputs.length], target.unit);
  texts.push(`${average} ${inputs.length === 1 ? `at ${withUnit(mean, unit || label)}` : "with every input average"}`);
  return texts.map((text, i) => (muted[i] ? "counts as 0" : text));
}

function singular(label) {
  return label.replace(/s$/, "");
}

// The answer for one row, as people say it.
export function guessOf(scene, forward, row) {
  const outputs = forward.outputs.at(-1), { mean, sd, unit } = scene.target;
  if (scene.task === "regression") return withUnit(mean + sd * outputs[0][row], unit);
  if (!severalOutputs(scene)) return `${percent(outputs[0][row])} ${className(scene, 1)}`;
  const answer = answerAt(outputs, row);
  return `${percent(outputs[answer][row])} ${className(scene, answer)}`;
}
