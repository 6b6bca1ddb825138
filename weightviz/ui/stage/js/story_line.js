// A line is held or chosen: what it says, and what the error would do if it said more, or nothing.
import { severalOutputs } from "./classes.js";
import { linesOf, unitNumber } from "./lines.js";
import { lossText } from "./loss_words.js";
import { capital, cause, errorChange, isHidden, sentence, speaker, strong, weighed } from "./phrases.js";

export function lineStory(scene, picture, index, preview) {
  const line = linesOf(scene)[index], muted = picture.frame.muted[index] === 1;
  const kicker = picture.turning ? "While you hold this line" : "The line you chose";
  const meaning = line.kind === "bias" ? biasMeaning(scene, line) : weightMeaning(scene, picture, line);
  const locked = picture.frame.locked[index] ? " It is locked: training leaves it alone." : "";
  const trial = muted ? unmuteTrial(picture, index, preview) : turnTrial(picture, index, preview);
  return { kicker, parts: sentence`${meaning}${locked} ${trial}` };
}

function weightMeaning(scene, picture, line) {
  const from = capital(speaker(scene, line.layer - 1, line.from));
  const to = isHidden(scene, line.layer) ? `neuron ${unitNumber(line.layer, line.to)}` : cause(scene, line.to);
  const w = picture.frame.parameters[line.index], unit = picture.units?.[line.index];
  const muted = picture.frame.muted[line.index] === 1;
  if (muted) return sentence`${from} is muted here: its weight counts as ${strong("0")}.`;
  if (w === 0) return sentence`${from} has no say here: its weight is ${strong("0")}.`;
  const worth = unit ? sentence`, ${weighed(w, unit)}` : "";
  return sentence`${from} speaks ${strong(w < 0 ? "against" : "for")} ${to}${worth}.`;
}

function biasMeaning(scene, line) {
  const output = severalOutputs(scene) ? `the output ${scene.classes[line.to]}` : "the output";
  const owner = isHidden(scene, line.layer) ? `neuron ${unitNumber(line.layer, line.to)}` : output;
  return sentence`The bias of ${owner} is added whatever the inputs say.`;
}

function turnTrial(picture, index, preview) {
  const now = picture.frame.trainLoss, up = heardWith(picture, index, picture.heard[index] + 0.5);
  const turned = errorChange(now, preview(up));
  if (picture.heard[index] === 0) return sentence`Turn the line up by 0.5 and ${turned}.`;
  const silent = preview(heardWith(picture, index, 0));
  return sentence`Turn the line up by 0.5 and ${turned}; mute it and ${errorAfter(now, silent)}.`;
}

function unmuteTrial(picture, index, preview) {
  const stored = heardWith(picture, index, picture.frame.parameters[index]);
  return sentence`Unmute it and ${errorChange(picture.frame.trainLoss, preview(stored))}.`;
}

// The error as it is now was said just before: only where it goes.
function errorAfter(from, to) {
  const after = lossText(to);
  return sentence`it ${lossText(from) === after ? "stays at" : "goes to"} ${strong(after)}`;
}

function heardWith(picture, index, value) {
  const heard = Float64Array.from(picture.heard);
  heard[index] = value;
  return heard;
}
