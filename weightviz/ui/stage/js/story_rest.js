// Nothing is held or pointed at: what the network has come to, and which lines matter most.
import { unitNumber } from "./lines.js";
import { count, withUnit } from "./numbers.js";
import { capital, cause, intoOutput, sentence, slopeSentence, speaker } from "./phrases.js";
import { standing, strong, strongest, weighed } from "./phrases.js";

export function restStory(scene, picture) {
  const kicker = `${picture.playing ? "At" : "After"} step ${count(picture.frame.step)}`;
  const invitation = scene.sizes.length > 2 ? " Choose a line to turn it." : "";
  return { kicker, parts: sentence`${standing(scene, picture)} ${finding(scene, picture)}${invitation}` };
}

function finding(scene, picture) {
  if (scene.sizes.length > 2 || scene.task === "classification") return voices(scene, picture);
  if (scene.sizes[0] > 1) return comparison(scene, picture);
  if (scene.output_activation !== "linear") return voices(scene, picture);
  return sentence`${opening(slopeSentence(scene, picture))}.`;
}

// The two strongest lines into the output.
function voices(scene, picture) {
  const [first, second] = strongest(scene, picture, intoOutput(scene));
  if (!first) return sentence`All weights into the output are ${strong("0")}: nobody has a say.`;
  const name = (line) => speaker(scene, line.layer - 1, line.from), w = picture.heard[first.index];
  const side = (value) => (value < 0 ? "against" : "for"), one = cause(scene, first.to);
  if (!second) return sentence`${capital(name(first))} alone speaks ${side(w)} ${one}, with ${weighed(w)}.`;
  const v = picture.heard[second.index];
  const other = first.to === second.to ? "it" : cause(scene, second.to);
  if (first.to === second.to && first.from !== second.from && w < 0 === v < 0) {
    const both = capital(pair(scene, first, second));
    return sentence`${both} both speak ${side(w)} ${one}, with ${weighed(w)} and ${weighed(v)}.`;
  }
  return sentence`${capital(name(first))} speaks ${side(w)} ${one} (${weighed(w)}), ${
    first.from === second.from ? "and" : name(second)} ${side(v)} ${other} (${weighed(v)}).`;
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

// Several inputs, no hidden layer: standardised weights can be compared, as each is counted in standard deviations.
function comparison(scene, picture) {
  const [first, second] = strongest(scene, picture, intoOutput(scene));
  if (!first) return voices(scene, picture);
  const { label, unit, sd } = scene.inputs[first.from], weight = ({ index }) => weighed(picture.heard[index]);
  const next = second ? sentence`, then ${scene.inputs[second.from].label} (${weight(second)})` : "";
  return sentence`Counted in standard deviations, ${strong(label)} weighs most (${weight(first)}; one is ${
    withUnit(sd, unit)})${next}.`;
}
