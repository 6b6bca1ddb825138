// The lines of the network, one per parameter: index i is the i-th number of the parameter vector.
import { severalOutputs } from "./classes.js";

const LINES = new WeakMap(); // scene -> its lines: stories ask for them with every picture

// Layer after layer, each a row-major (fan_in + 1, fan_out) block whose last row holds the biases.
// `layer` is the layer a line ends in (1 = first after the inputs), `from` and `to` are unit indices from 0.
export function linesOf(scene) {
  if (!LINES.has(scene)) LINES.set(scene, madeLines(scene));
  return LINES.get(scene);
}

function madeLines(scene) {
  const lines = [];
  for (let layer = 1; layer < scene.sizes.length; layer++) {
    for (let from = 0; from <= scene.sizes[layer - 1]; from++) {
      for (let to = 0; to < scene.sizes[layer]; to++) {
        const bias = from === scene.sizes[layer - 1], index = lines.length;
        lines.push(bias ? biasLine(scene, index, layer, to) : weightLine(scene, index, layer, from, to));
      }
    }
  }
  return lines;
}

function weightLine(scene, index, layer, from, to) {
  const name = `Weight ${unitName(scene, layer - 1, from)} to ${unitName(scene, layer, to)}`;
  return { index, kind: "weight", layer, from, to, name, title: weightTitle(scene, layer, from, to) };
}

// For the head of a card: "area to price", "x to neuron 1.1", "Neuron 1.3 to 2.1", "Neuron 2.1 to price".
function weightTitle(scene, layer, from, to) {
  if (layer === 1) return `${unitTitle(scene, 0, from)} to ${unitTitle(scene, 1, to)}`;
  const end = isOutput(scene, layer) ? unitTitle(scene, layer, to) : unitNumber(layer, to);
  return `Neuron ${unitNumber(layer - 1, from)} to ${end}`;
}

function biasLine(scene, index, layer, to) {
  const name = `Bias of ${unitName(scene, layer, to)}`, title = `Bias of ${unitTitle(scene, layer, to)}`;
  return { index, kind: "bias", layer, from: null, to, name, title };
}

// The engine's words, for accessible names: "area_sqft", "hidden 1.3", "price_usd", and of several outputs "Adelie".
function unitName(scene, layer, unit) {
  if (layer === 0) return scene.inputs[unit].name;
  return isOutput(scene, layer) ? outputCalled(scene, unit, scene.target.name) : `hidden ${unitNumber(layer, unit)}`;
}

// The page's words: "area", "neuron 1.3", "price", and of several outputs "Adelie".
export function unitTitle(scene, layer, unit) {
  if (layer === 0) return scene.inputs[unit].label;
  return isOutput(scene, layer) ? outputCalled(scene, unit, scene.target.label) : `neuron ${unitNumber(layer, unit)}`;
}

// In the middle of a sentence: "the line from neuron 1.3 to neuron 2.1", "the weight of area", "the bias of neuron
// 1.3"; of several outputs each has its name: "the weight of bill depth for Gentoo".
export function lineWords(scene, { kind, layer, from, to }) {
  const several = severalOutputs(scene), only = isOutput(scene, layer) && !several;
  const end = only ? "the output" : unitTitle(scene, layer, to);
  if (kind === "bias") return scene.sizes.length === 2 && !several ? "the bias" : `the bias of ${end}`;
  if (scene.sizes.length === 2) return `the weight of ${scene.inputs[from].label}${several ? ` for ${end}` : ""}`;
  return `the line from ${unitTitle(scene, layer - 1, from)} to ${end}`;
}

// "1.3": layer 1, third neuron.
export function unitNumber(layer, unit) {
  return `${layer}.${unit + 1}`;
}

// The only output is called by the target, one of several by its class.
function outputCalled(scene, unit, target) {
  return severalOutputs(scene) ? scene.classes[unit] : target;
}

export function isOutput(scene, layer) {
  return layer === scene.sizes.length - 1;
}

export function isHidden(scene, layer) {
  return layer > 0 && !isOutput(scene, layer);
}

// All lines that end in a unit, its bias the last of them.
export function linesInto(scene, layer, unit) {
  return linesOf(scene).filter((line) => line.layer === layer && line.to === unit);
}

export function linesOutOf(scene, layer, unit) {
  return linesOf(scene).filter((line) => line.layer === layer + 1 && line.from === unit);
}
