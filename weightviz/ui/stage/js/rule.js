// The one rule for a weight: how wide, which colour, dashed or not. Lines, dials and the legend all ask here.
import { mix } from "./palette.js";

const SCALES = [1, 2, 3, 5, 10, 20, 50, 100];
const NOISE = 1e-9; // of the scale: what rounding leaves of a sum that is 0, and far too little to be seen

// W: the smallest scale that holds 90 % of all |w|. At W a line has its full width and colour.
export function fullScale(parameters) {
  const needed = 0.9 * parameters.length;
  return SCALES.find((scale) => held(parameters, scale) >= needed) ?? SCALES.at(-1);
}

// The same for numbers of any size, such as gradients.
export function fineScale(values) {
  const needed = 0.9 * values.length;
  for (let power = -4; power < 2; power++) {
    const scale = [1, 2, 3, 5].map((one) => Number(`${one}e${power}`)).find((each) => held(values, each) >= needed);
    if (scale) return scale;
  }
  return SCALES.at(-1);
}

function held(parameters, scale) {
  let total = 0;
  for (const w of parameters) if (Math.abs(w) <= scale) total++;
  return total;
}

// M: the width in px of a line at W. The more lines there are, the thinner each must be.
export function thickest(scene, mode = "wide") {
  const hidden = scene.sizes.length - 2;
  const widest = hidden === 0 ? 14 : hidden <= 3 ? 12 : 7;
  return mode === "narrow" ? Math.min(9, widest) : widest;
}

// A weight, or 0 where it is nothing but rounding noise: that has no sign to be drawn or told.
export function withoutNoise(w, W = 1) {
  return Math.abs(w) < NOISE * W ? 0 : w;
}

// Width by |w|, colour and dash by sign. Colour grows as the root of |w|, so that a small weight still
// shows its sign.
export function lineStyle(weight, W, M, palette) {
  const w = withoutNoise(weight, W), share = Math.min(1, Math.abs(w) / W);
  const width = Math.max(1.25, M * share);
  return {
    width,
    colour: mix(palette.lineZero, w < 0 ? palette.negLine : palette.posLine, Math.sqrt(share)),
    dash: w < 0 ? [Math.max(6, 4 + width), Math.max(4, 2 + 0.6 * width)] : [],
  };
}

// The short stub of a bias has no room for long dashes.
export function stubStyle(w, W, M, palette, dense) {
  const style = lineStyle(w, W, M, palette);
  return style.dash.length ? { ...style, dash: dense ? [4, 3] : [5, 3] } : style;
}

// The colour of a printed weight: what rounds to zero has no sign and so no sign's colour.
export function textColour(w, palette, digits = 2) {
  if (Math.abs(w) < 0.5 * 10 ** -digits) return palette.ink2;
  return w < 0 ? palette.negText : palette.posText;
}
