// Nothing is held or pointed at: what the network has come to, and which lines matter most.
import { severalOutputs } from "./classes.js";
import { linesOf, unitNumber } from "./lines.js";
import { count, signed, withUnit } from "./numbers.js";
import { capital, effectOf, lineEffect, sentence, slopeSentence, speaker } from "./phrases.js";
import { standing, strong, strongestIntoOutput, weighed } from "./phrases.js";
import { settledSentence } from "./story_settled.js";

export function restStory(scene, picture, seer) {
  const { step } = picture.frame;
  const kicker = step === 0 ? "Before the first step" : `${picture.playing ? "At" : "After"} step ${count(step)}`;
  const settled = settledSentence(scene, picture, seer);
  const invitation = settled || picture.playing || scene.sizes.length === 2 ? "" : "Choose a line to turn it.";
  return { kicker, parts: sentence`${standing(scene, picture)} ${finding(scene, picture)} ${settled || invitation}` };
}

function finding(scene, picture) {
  if (scene.sizes.length > 2 || scene.task === "classification") return voices(scene, picture);
  if (scene.sizes[0] > 1) return comparison(scene, picture);
  if (scene.output_activation !== "linear") return voices(scene, picture);
  return sentence`${opening(slopeSentence(scene, picture))}.`;
}

// The two strongest lines into the output, what each does when its neuron or input grows, and a bias that is larger.
function voices(scene, picture) {
  const [first, second] = strongestIntoOutput(scene, picture);
  return sentence`${weightsSay(scene, picture, first, second)}${largerBias(scene, picture, first)}`;
}

// The output's bias, where no weight into the output is as large; of several outputs none is *the* output.
function largerBias(scene, { heard }, first) {
  if (severalOutputs(scene)) return "";
  const { index, layer, to } = linesOf(scene).at(-1), b = heard[index], w = first ? heard[first.index] : 0;
  if (Math.abs(b) <= Math.abs(w) || !/[1-9]/.test(signed(b)) || signed(Math.abs(b)) === signed(Math.abs(w))) return "";
  return sentence` The bias of the output is larger (${weighed(b)}): it ${
    effectOf(scene, layer, to, b)}, whatever the inputs say.`;
}

function weightsSay(scene, picture, first, second) {
  if (!first) return sentence`All weights into the output are ${strong("0")}: nobody has a say.`;
  const w = picture.heard[first.index], v = second && picture.heard[second.index];
  const { layer, to } = first;
  if (!second) return sentence`${lineEffect(scene, first, w)} (${weighed(w)}); ${noOther(scene, first)}.`;
  if ((w < 0) !== (v < 0) || to !== second.to) {
    const other = first.from === second.from ? "it" : speaker(scene, layer - 1, second.from);
    return sentence`${lineEffect(scene, first, w)} (${weighed(w)}); ${other} ${
      effectOf(scene, layer, second.to, v)} (${weighed(v)}).`;
  }
  const both = effectOf(scene, layer, to, w, true), names = capital(pair(scene, first, second));
  const lead = sentence`${names} count most (${weighed(w)} and ${weighed(v)})`;
  if (layer === 1) return sentence`${lead}: the larger, the more they ${both}.`;
  return sentence`${lead}: both ${both} when they speak up.`;
}

// Why only one weight into the output is spoken of: there is no other, or the others count as nothing.
function noOther(scene, { layer }) {
  const only = scene.sizes[layer - 1] * scene.sizes[layer] === 1;
  return only ? "there is no other weight into the output" : "all other weights into the output are 0 or muted";
}

// "neurons 2.1 and 2.2", "the inputs x and y"
function pair(scene, first, second) {
  const label = ({ from }) => scene.inputs[from].label, number = ({ layer, from }) => unitNumber(layer - 1, from);
  if (first.layer === 1) return `the inputs ${label(first)} and ${label(second)}`;
  return `neurons ${number(first)} and ${number(second)}`;
}

// The same words at the beginning of a sentence.
function opening([first, ...others]) {
  return [{ ...first, text: capital(first.text) }, ...others];
}

// Several inputs, no hidden layer: standardised weights can be compared, as each is counted in standard deviations;
// which a lesson explains, if at all, in its own time.
function comparison(scene, picture) {
  const [first, second] = strongestIntoOutput(scene, picture);
  if (!first) return voices(scene, picture);
  const { label, unit, sd } = scene.inputs[first.from], weight = ({ index }) => weighed(picture.heard[index]);
  const next = second ? sentence`, then ${scene.inputs[second.from].label} (${weight(second)})` : "";
  if (picture.guided) return sentence`${strong(capital(label))} weighs most (${weight(first)})${next}.`;
  return sentence`Counted in standard deviations, ${strong(label)} weighs most (${weight(first)}; one is ${
    withUnit(sd, unit)})${next}.`;
}
