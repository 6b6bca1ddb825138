// A line is held or chosen: what it does, and what the error would do if it were turned, or silent.
import { errorIf, thenErrorIf } from "./error_words.js";
import { severalOutputs } from "./classes.js";
import { isHidden, linesOf, unitNumber } from "./lines.js";
import { capital, lineEffect, sentence, speaker, strong, weighed } from "./phrases.js";
import { withoutNoise } from "./rule.js";

export function lineStory(scene, picture, index, seer) {
  const line = linesOf(scene)[index], muted = picture.frame.muted[index] === 1;
  const kicker = picture.turning ? "While you hold this line" : "The line you chose";
  const meaning = line.kind === "bias" ? biasMeaning(scene, line) : weightMeaning(scene, picture, line);
  const locked = picture.frame.locked[index] ? " It is locked: training leaves it alone." : "";
  const trial = muted ? unmuteTrial(scene, picture, index, seer) : turnTrial(scene, picture, index, seer);
  return { kicker, parts: sentence`${meaning}${locked} ${trial}` };
}

function weightMeaning(scene, picture, line) {
  const from = capital(speaker(scene, line.layer - 1, line.from));
  const w = withoutNoise(picture.frame.parameters[line.index]), unit = picture.units?.[line.index];
  const muted = picture.frame.muted[line.index] === 1;
  if (muted) return sentence`${from} is muted here: its weight counts as ${strong("0")}.`;
  if (w === 0) return sentence`${from} has no say here: its weight is ${strong("0")}.`;
  const worth = unit ? sentence`, ${weighed(w, unit)}` : "";
  return sentence`${lineEffect(scene, line, w)}${worth}.`;
}

function biasMeaning(scene, line) {
  const output = severalOutputs(scene) ? `the output ${scene.classes[line.to]}` : "the output";
  const owner = isHidden(scene, line.layer) ? `neuron ${unitNumber(line.layer, line.to)}` : output;
  return sentence`The bias of ${owner} is added whatever the inputs say.`;
}

function turnTrial(scene, picture, index, seer) {
  const { frame, heard } = picture, now = frame;
  const turned = errorIf(scene, now, seer.trainFiguresIf(heardWith(picture, index, heard[index] + 0.5)));
  if (withoutNoise(heard[index]) === 0) return sentence`Turn the line up by 0.5 and ${turned}.`;
  const silent = seer.trainFiguresIf(heardWith(picture, index, 0));
  return sentence`Turn the line up by 0.5 and ${turned}; mute it and ${thenErrorIf(scene, now, silent)}.`;
}

function unmuteTrial(scene, picture, index, seer) {
  const stored = heardWith(picture, index, picture.frame.parameters[index]);
  return sentence`Unmute it and ${errorIf(scene, picture.frame, seer.trainFiguresIf(stored))}.`;
}

function heardWith(picture, index, value) {
  const heard = Float64Array.from(picture.heard);
  heard[index] = value;
  return heard;
}
