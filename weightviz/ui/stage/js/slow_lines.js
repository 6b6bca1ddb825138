// What the lines of the network show in each phase of a step in slow motion, on what scale.
import { linesOf } from "./lines.js";
import { signed, signedSmall } from "./numbers.js";
import { fineScale, fullScale } from "./rule.js";
import { contributions } from "./sum_terms.js";

// { strengths, scale, digits, reached, dials, leads, notes, framed }: `dials` is where dials stand, `leads` says what
// the numbers over them are where those are no weights, `notes` are the words beside them; lines of layers below
// `reached` wait in the shade; `framed` is the line that is spoken of, or null.
export function linesInSlowMotion(scene, { phase, seer, row, gradient, told, frame, reached, framed }) {
  const common = { reached, framed, digits: 2, dials: frame.parameters };
  if (phase < 2) return { ...common, ...forwardLines(scene, seer, row) };
  if (phase === 2) {
    const leads = Array.from(gradient, () => "gradient "), notes = weightNotes(scene, frame.parameters);
    const digits = gradientDigits(gradient);
    return { ...common, strengths: gradient, scale: fineScale(gradient), digits, leads, notes };
  }
  const notes = Array.from(told.new, (value, i) => movedNote(told.old[i], value));
  return { ...common, strengths: told.new, scale: null, dials: told.new, notes };
}

function weightNotes(scene, parameters) {
  return linesOf(scene).map(({ index, kind }) => `${kind} ${signed(parameters[index])}`);
}

// Where two decimals do not tell the two apart, the change itself has the digits that it needs.
function movedNote(from, to) {
  if (from === to) return "stays";
  return signed(from) === signed(to) ? `moved by ${signedSmall(to - from)}` : `was ${signed(from)}`;
}

// How many decimals gradients are written with.
export function gradientDigits(gradient) {
  return fineScale(gradient) < 1 ? 3 : 2;
}

function forwardLines(scene, seer, row) {
  const strengths = contributions(scene, seer, row);
  const notes = linesOf(scene).map(({ index, kind, layer, from }) =>
    (kind === "bias" ? "" : `${signed(seer.heard[index])} \u00d7 ${signed(seer.onRows.at(layer - 1, from, row))}`));
  const leads = linesOf(scene).map(({ kind }) => (kind === "bias" ? "" : "w \u00d7 x = "));
  return { strengths, scale: fullScale(strengths), leads, notes };
}
