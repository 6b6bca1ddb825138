// The sentences of a step in slow motion: what goes in and comes out, how wrong that is, and what each line's gradient
// asks for. Every figure is the engine's, of this very step.
import { calculated } from "./calculator.js";
import { className, severalOutputs } from "./classes.js";
import { lineWords, linesOf } from "./lines.js";
import { lossText, trainingRows } from "./loss_words.js";
import { MINUS, count, percent, signed, signedSmall, withUnit } from "./numbers.js";
import { capital, sentence, strong, weighed } from "./phrases.js";
import { inTargetUnits, oneOf, rowTitle, rowValues, targetText } from "./rows.js";
import { gradientDigits } from "./slow_lines.js";

export function forwardWords(scene, picture, told, whole) {
  const { row } = picture, title = rowTitle(scene, row), one = oneOf(scene);
  const lead = whole ? sentence`${batchLead(scene, told)} Here is ${title}:` : sentence`${capital(title)}:`;
  const outside = isLearntFrom(told) ? "" : ` This ${one} is not in the batch, but would go through in the same way.`;
  const silent = told.row_silent[0] ? ` ${silentWords(scene, told, one)}` : "";
  const layers = scene.sizes.length > 2 ? ", layer by layer" : "";
  return sentence`${lead} ${rowValues(scene, row)} goes in. Every line brings its weight times what comes to it${
    layers}, and the network says ${strong(picture.guess)}.${outside}${silent}`;
}

// "All 190 houses go through in this step, each by itself."
function batchLead(scene, told) {
  const rows = told.rows.length, all = trainingRows(scene);
  const some = rows === all ? `All ${count(all)} ${scene.noun}`
    : `${count(rows)} of ${count(all)} ${scene.noun}, the ringed ones,`;
  return rows === 1 ? `One of ${count(all)} ${scene.noun}, the ringed one, goes through in this step.`
    : `${some} go through in this step, each by itself.`;
}

function isLearntFrom(told) {
  return told.rows.includes(told.row[0]);
}

function silentWords(scene, told, one) {
  const hidden = scene.sizes.slice(1, -1).reduce((sum, size) => sum + size, 0);
  return `Dropout silences ${count(told.row_silent[0])} of ${count(hidden)} hidden neurons for this ${one} in this ` +
    "step; the picture shows them all speaking.";
}

export function errorWords(scene, picture, told, whole) {
  const miss = scene.task === "regression" ? missWords(scene, picture, told) : sureWords(scene, picture, told);
  return whole ? sentence`${miss} ${meanWords(scene, told)}` : sentence`${miss} ${rowError(scene, picture, told)}`;
}

// "House 1: it says $150,852, the true price is $215,000; that is $64,148 too low."
function missWords(scene, { row }, told) {
  const says = inTargetUnits(scene, told.row_outputs[0]), true_ = scene.target_values[row], miss = says - true_;
  const { label, unit } = scene.target, [guess, truth] = [says, true_].map((value) => targetText(scene, value));
  const size = scene.in_square ? Math.abs(miss).toFixed(2) : withUnit(Math.abs(miss), unit);
  const off = sentence`${strong(size)} too ${miss < 0 ? "low" : "high"}`, lead = capital(rowTitle(scene, row));
  const end = guess === truth ? "right to the digits shown" : off;
  return sentence`${lead}: it says ${strong(guess)}, the true ${label} is ${strong(truth)}; that is ${end}.`;
}

function sureWords(scene, { row }, told) {
  const truth = className(scene, scene.target_values[row]), sure = sureOfTruth(scene, row, told);
  const title = capital(rowTitle(scene, row));
  if (sure < 0 || sure > 1) return sentence`${title} is ${strong(truth)}; it says ${weighed(told.row_outputs[0])}.`;
  return sentence`${title} is ${strong(truth)}, and the network is ${strong(percent(sure))} sure of that.`;
}

function sureOfTruth(scene, row, { row_outputs: outputs }) {
  const truth = scene.target_values[row];
  if (severalOutputs(scene)) return outputs[truth];
  return truth > 0.5 ? outputs[0] : 1 - outputs[0];
}

// The error of one row, worked out where a calculator can follow.
function rowError(scene, picture, told) {
  const name = scene.loss_label.replace(/^mean /, ""), value = told.row_loss[0];
  const worked = workedOut(scene, picture, told);
  const outside = isLearntFrom(told) ? "" : ` It does not count in this step: the ${oneOf(scene)} is not in the batch.`;
  return sentence`Its ${name} is ${worked ?? strong(lossText(value))}.${outside}`;
}

// "0.71² = 0.504", or null where there is more to it than one number.
function workedOut(scene, { row }, told) {
  const value = told.row_loss[0], { mean, sd } = scene.target;
  if (scene.loss === "mean_squared_error" && !severalOutputs(scene)) {
    const miss = Math.abs(told.row_outputs[0] - (scene.target_values[row] - mean) / sd);
    const { text, result } = calculated(miss, value, (shown) => shown ** 2, (shown) => `${shown}\u00b2`);
    const where = scene.task === "regression" && sd !== 1 ? ", the miss taken in standard deviations" : "";
    return sentence`${text} = ${strong(result)}${where}`;
  }
  const sure = sureOfTruth(scene, row, told);
  if (!scene.loss.endsWith("cross_entropy") || !(sure > 1e-4)) return null;
  const { text, result } = calculated(sure, value, (shown) => -Math.log(shown), (shown) => `${MINUS}ln ${shown}`);
  return sentence`${text} = ${strong(result)}`;
}

// "Over all 190 houses the mean squared error is 0.504: the step is to make it smaller."
function meanWords(scene, told) {
  const rows = told.rows.length, all = trainingRows(scene), name = scene.loss_label.replace(/^mean /, "");
  const some = rows === 1 ? `the one ${oneOf(scene)} in this step`
    : `the ${count(rows)} of ${count(all)} ${scene.noun} in this step`;
  const whose = rows === all ? `all ${count(all)} ${scene.noun}` : some;
  const penalty = told.l1[0] || told.l2[0] ? ", and the penalty for large weights too" : "";
  return sentence`Over ${whose} the mean of the ${name} is ${
    strong(lossText(told.loss[0]))}: that is what the step tries to make smaller${penalty}.`;
}

// The line with the largest gradient.
export function lineOfWords(scene, told, whole) {
  return largestPlace(whole ? told.gradient : told.row_gradient);
}

// The line that the step moves most; where it moves none, the one with the largest gradient.
export function lineOfRule(scene, told) {
  const moved = told.new.map((value, i) => value - told.old[i]);
  return moved.some((by) => by !== 0) ? largestPlace(moved) : largestPlace(told.gradient);
}

function largestPlace(values) {
  let place = 0;
  for (let i = 1; i < values.length; i++) if (Math.abs(values[i]) > Math.abs(values[place])) place = i;
  return place;
}

export function backwardWords(scene, picture, told, whole, place) {
  const gradients = whole ? told.gradient : told.row_gradient, gradient = gradients[place];
  const words = lineWords(scene, linesOf(scene)[place]), largest = place === lineOfWords(scene, told, whole);
  const who = whole ? batchOf(scene, told) : `${rowTitle(scene, picture.row)} alone`;
  if (picture.frame.muted[place]) return sentence`${capital(words)} is muted: nobody hears it, so its gradient is 0.`;
  if (gradient === 0) {
    return largest ? sentence`For ${who} every gradient is 0: turning a line a little changes nothing.`
      : sentence`For ${who}, turning ${words} a little changes nothing: its gradient is 0.`;
  }
  const lead = sentence`For ${who}, ${words} has the ${largest ? "largest " : ""}gradient`;
  const rises = sentence`turning it up a little makes ${whole ? "the" : "its"} error ${gradient > 0 ? "rise" : "fall"}`;
  const end = whole ? wholeEnd(picture.frame, told, place) : rowEnd(scene, told, place);
  return sentence`${lead}, ${weighed(gradient, gradientText(gradient, gradients))}: ${rises}, ${end}`;
}

function batchOf(scene, told) {
  const rows = told.rows.length, all = trainingRows(scene);
  if (rows === 1) return `the one ${oneOf(scene)} of this step`;
  const these = rows === all ? `all ${count(all)} ${scene.noun}` : `the ${count(rows)} ${scene.noun} of this step`;
  return `${these} together`;
}

function wholeEnd({ locked }, told, place) {
  const moved = told.new[place] - told.old[place], asked = -told.gradient[place], way = asked > 0 ? "up" : "down";
  if (locked[place]) return `so it should be turned ${way}, but it is locked.`;
  if (moved === 0) return `so it should be turned ${way}, but this step leaves it where it is.`;
  if (moved * asked > 0) return `so the step turns it ${way}.`;
  return `and yet the step turns it ${moved > 0 ? "up" : "down"}, for more than this gradient counts: see Update.`;
}

function rowEnd(scene, told, place) {
  const way = told.row_gradient[place] < 0 ? "up" : "down", mean = told.gradient[place];
  const wish = sentence`so this ${oneOf(scene)} asks for it to be turned ${way}`;
  if (!isLearntFrom(told)) return sentence`${wish}; but it is not in this step's batch.`;
  if (told.rows.length === 1) return sentence`${wish}. It is the only one in this step.`;
  const follows = weighed(mean, gradientText(mean, told.row_gradient));
  return sentence`${wish}. The step follows the mean of all in the batch, ${follows}.`;
}

// As it stands on its line; with more digits where it would seem to be 0.
function gradientText(value, gradients) {
  const text = signed(value, gradientDigits(gradients));
  return /[1-9]/.test(text) ? text : signedSmall(value);
}

// What stands on the lines of the network meanwhile: never the weights, and in one phase of the batch, else of one row.
export function whatLinesShow(scene, { row }, told, whole, forward) {
  const title = rowTitle(scene, row);
  if (forward) return `On the lines: weight times what comes in, for ${title}.`;
  if (!whole) return `On the lines: the gradients of ${title} alone.`;
  return `On the lines: the gradients of ${batchOf(scene, told)}.`;
}
