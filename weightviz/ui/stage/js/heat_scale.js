// From what a neuron says to a colour: the one scale of the large heat map and of the small ones in the neurons.
import { isOutput } from "./lines.js";
import { mix } from "./palette.js";

export const FIELD_SIDE = 40; // points along each side of the field that heat maps are painted from
const HALF_TABLE = 127.5; // places in the table of colours to either side of zero
const INPUT_REACH = 1.6; // standardised inputs go beyond 1; divided by this they keep to the range of colours

// [factor, shift] from what a unit of this layer says to -1..1: a class is 0 or 1, an input reaches past 1.
export function heatScale(scene, layer) {
  if (layer === 0) return [1 / INPUT_REACH, 0];
  return isOutput(scene, layer) && scene.task === "classification" ? [2, -1] : [1, 0];
}

// The same to a place in the table, which `placed` holds to its ends and rounds: in one step, as there are many points.
export function tableScale([factor, shift]) {
  return [factor * HALF_TABLE, shift * HALF_TABLE + 128];
}

export function placed(place) {
  return place >= 255 ? 255 : place > 0 ? place | 0 : 0;
}

// 256 colours from -1 to 1, each as the little-endian RGBA that ImageData holds: grey at zero, orange below, blue
// above, never stronger than the palette's heatMax.
export function heatTable(palette) {
  return Uint32Array.from({ length: 256 }, (_, i) => {
    const rgb = parseInt(heatColour(palette, i / HALF_TABLE - 1).slice(1), 16);
    return ((255 << 24) | ((rgb & 255) << 16) | (rgb & 0xff00) | (rgb >> 16)) >>> 0;
  });
}

export function heatColour(palette, value) {
  return mix(palette.zero, value < 0 ? palette.neg : palette.pos, Math.abs(value) * palette.heatMax);
}
