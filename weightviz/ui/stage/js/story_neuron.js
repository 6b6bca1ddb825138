// A neuron is pointed at: whom it listens to, and to whom it speaks.
import { className, severalOutputs } from "./classes.js";
import { isHidden, linesInto, linesOutOf, unitNumber } from "./lines.js";
import { count, withUnit } from "./numbers.js";
import { capital, effectOf, hiddenNeurons, sentence, speaker } from "./phrases.js";
import { lineEffect, strong, strongest, weighed } from "./phrases.js";

export function neuronStory(scene, picture, { layer, unit }) {
  const heardFrom = strongest(picture, linesInto(scene, layer, unit));
  const speaksTo = strongest(picture, linesOutOf(scene, layer, unit));
  if (layer === 0) return inputStory(scene, picture, unit, speaksTo);
  if (!isHidden(scene, layer)) return outputStory(scene, picture, heardFrom, unit);
  const hidden = hiddenNeurons(scene);
  const kicker = `Neuron ${unitNumber(layer, unit)}, ${hidden === 1 ? "the only one" : `one of ${count(hidden)}`}`;
  const parts = sentence`It ${listens(scene, picture, heardFrom)}, and ${speaks(scene, picture, speaksTo)}.`;
  return { kicker, parts };
}

function listens(scene, picture, lines) {
  if (!lines.length) return sentence`listens to nobody, as all weights into it are 0`;
  const [first, second] = lines, name = ({ layer, from }) => nameOf(scene, layer - 1, from);
  const lead = sentence`${name(first)} (weight ${weighed(picture.heard[first.index])})`;
  if (!second) return sentence`listens to ${lead} alone`;
  const other = second.layer === 1 ? name(second) : [strong(unitNumber(second.layer - 1, second.from))];
  return sentence`listens most to ${lead} and ${other} (${weighed(picture.heard[second.index])})`;
}

function speaks(scene, picture, [first, second]) {
  if (!first) return sentence`speaks to nobody, as all weights out of it are 0`;
  const w = picture.heard[first.index];
  if (!isHidden(scene, first.layer)) {
    return sentence`${effectOf(scene, first.layer, first.to, w)} when it speaks up (${weighed(w)})`;
  }
  return sentence`speaks ${second ? "most" : "only"} to ${nameOf(scene, first.layer, first.to)} (${weighed(w)})`;
}

function reaches(scene, picture, [first, second]) {
  if (!first) return "It speaks to nobody, as all weights out of it are 0";
  if (isHidden(scene, first.layer)) return sentence`It ${speaks(scene, picture, [first, second])}`;
  const w = picture.heard[first.index];
  return sentence`${lineEffect(scene, first, w)} (${weighed(w)})`;
}

function nameOf(scene, layer, unit) {
  if (layer === 0) return sentence`the input ${strong(scene.inputs[unit].label)}`;
  return sentence`neuron ${strong(unitNumber(layer, unit))}`;
}

// An input is standardised: its mean counts as 0, one standard deviation as 1.
function inputStory(scene, picture, unit, speaksTo) {
  const { label, mean, sd, unit: measure } = scene.inputs[unit];
  return {
    kicker: capital(speaker(scene, 0, unit)),
    parts: sentence`The average of ${strong(label)}, ${strong(withUnit(mean, measure))}, counts as 0, and every ${
      strong(withUnit(sd, measure))} above it as +1. ${reaches(scene, picture, speaksTo)}.`,
  };
}

function outputStory(scene, picture, heardFrom, unit) {
  const several = severalOutputs(scene), name = className(scene, several ? unit : 1);
  const answer = several ? `What it says, from 0 to 1, is the probability of ${name}; all outputs together say 1.`
    : scene.task === "regression" ? `What it says is the guess of the ${scene.target.label}.`
    : scene.output_activation === "sigmoid" ? `What it says, from 0 to 1, is how sure it is of ${name}.`
    : `Above one half, what it says means ${name}.`;
  const kicker = several ? `The output ${name}` : "The output neuron";
  return { kicker, parts: sentence`It ${listens(scene, picture, heardFrom)}. ${answer}` };
}
