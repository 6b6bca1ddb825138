// What the lines of the network show in each phase of a step in slow motion, on what scale.
import { linesOf } from "./lines.js";
import { signed } from "./numbers.js";
import { fineScale, fullScale } from "./rule.js";
import { contributions } from "./sum_terms.js";

// { strengths, scale, digits, reached, dials, notes, framed }: `dials` is where dials stand, `notes` the words beside
// them; lines of layers below `reached` wait in the shade; `framed` is the line that is spoken of, or null.
export function linesInSlowMotion(scene, { phase, seer, row, gradient, told, frame, reached, framed }) {
  const common = { reached, framed, digits: 2, dials: frame.parameters };
  if (phase < 2) return { ...common, ...forwardLines(scene, seer, row) };
  if (phase === 2) {
    const notes = Array.from(gradient, () => "gradient");
    return { ...common, strengths: gradient, scale: fineScale(gradient), digits: gradientDigits(gradient), notes };
  }
  const notes = Array.from(told.new, (value, i) => (value === told.old[i] ? "stays" : `was ${signed(told.old[i])}`));
  return { ...common, strengths: told.new, scale: null, dials: told.new, notes };
}

// How many decimals gradients are written with.
export function gradientDigits(gradient) {
  return fineScale(gradient) < 1 ? 3 : 2;
}

function forwardLines(scene, seer, row) {
  const strengths = contributions(scene, seer, row);
  const notes = linesOf(scene).map(({ index, kind, layer, from }) =>
    (kind === "bias" ? "" : `${signed(seer.heard[index])} \u00d7 ${signed(seer.onRows.at(layer - 1, from, row))}`));
  return { strengths, scale: fullScale(strengths), notes };
}
