// The words all stories share. A story is a list of parts { text, tone }: tone null, "strong", "pos" or "neg".
import { className, severalOutputs } from "./classes.js";
import { isHidden, isOutput, linesOf, unitNumber } from "./lines.js";
import { rightAnswers, trainingRows, typicalMiss } from "./loss_words.js";
import { count, signed, signedWithUnit } from "./numbers.js";
import { oneOf } from "./rows.js";
import { withoutNoise } from "./rule.js";

// sentence`misses by ${strong("$5")}`: strings stay plain, parts and lists of parts keep their tone.
export function sentence(texts, ...values) {
  return texts.flatMap((text, i) => [{ text, tone: null }, ...phrase(values[i])]).filter((part) => part.text !== "");
}

function phrase(value) {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  return [typeof value === "object" ? value : { text: String(value), tone: null }];
}

export function strong(text) {
  return { text, tone: "strong" };
}

// A number whose sign is the point: blue or orange like its line.
export function weighed(value, text = signed(value)) {
  return { text, tone: !/[1-9]/.test(text) ? "strong" : value < 0 ? "neg" : "pos" };
}

export function hiddenNeurons(scene) {
  return scene.sizes.slice(1, -1).reduce((total, size) => total + size, 0);
}

// "neuron 1.3", "the input area"
export function speaker(scene, layer, unit) {
  return layer === 0 ? `the input ${scene.inputs[unit].label}` : `neuron ${unitNumber(layer, unit)}`;
}

// What a weight of this sign does at the end of its line, for one neuron or input ("lowers the guess") or for several.
export function effectOf(scene, layer, to, w, several = false) {
  const s = several ? "" : "s", way = (w < 0 ? "lower" : "raise") + s;
  if (isHidden(scene, layer)) return `${way} the sum of neuron ${unitNumber(layer, to)}`;
  if (severalOutputs(scene)) return `${way} the sum of ${className(scene, to)}`;
  if (scene.output_falls) return `${way} the sum of the output`;
  if (scene.task === "regression") return `${way} the guess`;
  return `${several ? "push" : "pushes"} the answer towards ${className(scene, w < 0 ? 0 : 1)}`;
}

// "More area lowers the guess", "When neuron 1.3 speaks up, it lowers the sum of neuron 2.1"
export function lineEffect(scene, { layer, from, to }, w) {
  const effect = effectOf(scene, layer, to, w);
  if (layer > 1) return `When neuron ${unitNumber(layer - 1, from)} speaks up, it ${effect}`;
  return `${scene.in_square ? "A larger" : "More"} ${scene.inputs[from].label} ${effect}`;
}

export function capital(text) {
  return text[0].toUpperCase() + text.slice(1);
}

// The weights among these lines, strongest first; a weight of 0, but for noise, or a muted one is left out.
export function strongest(picture, lines) {
  return lines
    .filter((line) => line.kind === "weight" && withoutNoise(picture.heard[line.index]) !== 0)
    .sort((a, b) => Math.abs(picture.heard[b.index]) - Math.abs(picture.heard[a.index]));
}

export function strongestIntoOutput(scene, picture) {
  return strongest(picture, linesOf(scene).filter((line) => isOutput(scene, line.layer)));
}

// How good the network is now, over the rows it learns from.
export function standing(scene, { frame }) {
  const rows = trainingRows(scene), noun = rows === 1 ? oneOf(scene) : scene.noun;
  if (scene.task === "regression") {
    const miss = strong(typicalMiss(scene, frame));
    return sentence`Over the ${count(rows)} ${noun} it learns from, the guess typically misses by ${miss}.`;
  }
  const right = rightAnswers(scene, frame);
  if (right === rows && rows > 1) return sentence`All ${strong(count(rows))} ${noun} it learns from are right.`;
  return sentence`${strong(count(right))} of the ${strong(count(rows))} ${noun} it learns from are right.`;
}

// One input, no hidden layer, a linear output: the slope of the line in the data's own units.
export function slopeSentence(scene, picture) {
  const [{ label, unit, sd }] = scene.inputs, one = { "sq ft": "square foot", years: "year" }[unit] ?? unit;
  const each = (withoutNoise(picture.heard[0]) * scene.target.sd) / sd;
  const amount = scene.in_square ? weighed(each) : weighed(each, signedWithUnit(each, scene.target.unit));
  const more = one ? `each extra ${one} of ${label}` : `each 1 more in ${label}`;
  return sentence`${more} changes the guess by ${amount}`;
}
