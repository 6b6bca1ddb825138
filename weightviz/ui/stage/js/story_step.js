// What the last steps did, and why: from the frame before them, the frame after them, and what the earlier one guessed.
// Whatever is said here of a cause was checked on these very numbers first; where it does not hold, less is said.
import { className } from "./classes.js";
import { errorTurned, rightTurned, squaresOf } from "./error_words.js";
import { lineWords, linesOf } from "./lines.js";
import { lossText, trainingRows, typicalMiss } from "./loss_words.js";
import { count, signed, withUnit } from "./numbers.js";
import { hasOwnUnits, slopeText } from "./own_units.js";
import { capital, sentence, strong, weighed } from "./phrases.js";
import { oneOf } from "./rows.js";
import { rowsSentence } from "./story_rows.js";
import { settledSentence } from "./story_settled.js";

const ROUNDING = 1e-6; // standard deviations: pictures come in single precision

// `seer` knows what networks say on the training rows: answersOf(frame); and with one line of a frame at another value:
// figuresIf(frame, index, value) and gainsIf(frame, index, value).
export function stepStory(scene, picture, seer) {
  const { earlier: before, frame: after } = picture, steps = after.step - before.step;
  const kicker = steps === 1 ? "What the last step did" : `What the last ${count(steps)} steps did`;
  if (picture.wentToAndFro) return { kicker, parts: toAndFro(steps) };
  const moved = whatMoved(scene, before, after, seer), settled = settledSentence(scene, picture, seer);
  return { kicker, parts: sentence`${moved}${locksHeld(scene, after)} ${settled}` };
}

function whatMoved(scene, before, after, seer) {
  const line = mostMoved(scene, before, after);
  if (!line) return nothingMoved(before, after);
  if (scene.sizes.length > 2 || scene.sizes.at(-1) > 1) return trialSentence(scene, before, after, line, seer);
  return causeSentence(scene, before, after, line, seer) ?? trialSentence(scene, before, after, line, seer);
}

// The line whose number changed most, or null when none did. Without hidden layers a weight goes before the bias.
function mostMoved(scene, before, after) {
  const change = ({ index }) => Math.abs(after.parameters[index] - before.parameters[index]);
  const most = (lines) => lines.reduce((best, line) => (change(line) > (best ? change(best) : 0) ? line : best), null);
  const lines = linesOf(scene);
  if (scene.sizes.length > 2) return most(lines);
  return most(lines.filter((line) => line.kind === "weight")) ?? most(lines);
}

function nothingMoved(before, after) {
  const held = after.parameters.every((_, i) => before.locked[i] || before.muted[i]);
  if (held) return sentence`Nothing: every line is locked or muted, so training may not turn any.`;
  return sentence`No line moved: from here training finds nothing to turn.`;
}

function toAndFro(steps) {
  const where = `The lines jumped to and fro, and after ${count(steps)} steps all stand where they stood.`;
  return sentence`${where} Each step goes too far: turn the learning rate down.`;
}

function locksHeld(scene, { locked }) {
  const held = linesOf(scene).filter(({ index }) => locked[index]);
  if (!held.length || held.length === locked.length) return "";
  return held.length > 1 ? ` ${count(held.length)} locks held.` : ` The lock on ${lineWords(scene, held[0])} held.`;
}

// The cause, where the misses of both halves of the data say it: too low where the input is large and too high where it
// is small turns a weight up. Else the bias, which follows the mean miss. Null when neither is the cause.
function causeSentence(scene, before, after, line, seer) {
  const learned = learnedFrom(scene, before, after, seer);
  if (!learned) return null;
  const bias = linesOf(scene).at(-1), moved = ({ index }) => after.parameters[index] - before.parameters[index];
  const told = line.kind === "weight" ? weightCause(scene, line, moved(line), learned) : null;
  if (told) return sentence`${told}. So ${turnAndError(scene, before, after, line, learned, seer)}`;
  const weightIsMore = line !== bias && Math.abs(moved(line)) > Math.abs(moved(bias));
  const missed = weightIsMore ? null : biasCause(scene, moved(bias), learned);
  return missed && sentence`${missed}. So ${turnAndError(scene, before, after, bias, learned, seer)}`;
}

// What the steps learnt from, where the gradient is the mean of input times miss: every training row's inputs, and its
// miss at the first of the steps. Null for other losses, and for steps that did not see every row.
function learnedFrom(scene, before, after, seer) {
  const proportional = (scene.loss === "mean_squared_error" && scene.output_activation === "linear") ||
    scene.loss === "binary_cross_entropy";
  if (!proportional) return null;
  const { inputs, guesses, targets } = seer.answersOf(before), steps = after.step - before.step;
  const rose = after.trainLoss > before.trainLoss;
  if (after.epoch - before.epoch < 1 || (rose && steps > 1)) return null; // steps that overshoot push to and fro
  const everyRowEachStep = before.batchSize >= targets.length;
  const misses = guesses.map((guess, i) => guess - targets[i]);
  return { inputs, misses, alone: steps === 1 && everyRowEachStep, when: whenMissed(steps) };
}

// The misses are those before the first of the steps, which a story of several must say.
function whenMissed(steps) {
  return steps === 1 ? "" : ` before these ${count(steps)} steps`;
}

function weightCause(scene, line, moved, { inputs, misses, when }) {
  const input = inputs[line.from], high = half(input, misses, 1), low = half(input, misses, -1);
  if (!high || !low) return null;
  const sign = Math.sign(moved); // of input times miss the opposite: downhill
  const bothSaySo = high.mean * sign < 0 && high.pull * sign < 0 && low.mean * sign > 0 && low.pull * sign < 0;
  if (!bothSaySo || !readsAsMiss(scene, high.mean) || !readsAsMiss(scene, low.mean)) return null;
  const [above, below] = halvesInWords(scene, line.from);
  const [highMiss, lowMiss] = [high, low].map(({ mean }) => missInWords(scene, mean));
  return sentence`${above} the guess was ${highMiss} on average${when}, ${below} ${lowMiss}`;
}

// The rows on one side of the mean: their mean miss, and the sum of input times miss that pulls at the weight.
function half(input, misses, side) {
  let rows = 0, sum = 0, pull = 0;
  for (let i = 0; i < misses.length; i++) {
    if (input[i] * side <= 0) continue;
    rows++;
    sum += misses[i];
    pull += input[i] * misses[i];
  }
  return rows ? { mean: sum / rows, pull } : null;
}

function biasCause(scene, moved, { misses, when }) {
  const mean = misses.reduce((sum, miss) => sum + miss, 0) / misses.length;
  if (mean * moved >= 0 || !readsAsMiss(scene, mean)) return null;
  return sentence`Over all ${scene.noun} it learns from, the guess was ${missInWords(scene, mean)} on average${when}`;
}

const HALVES = {
  houses: { area: ["larger than average", "smaller"], age: ["older than average", "newer"] },
  days: { "day of the year": ["later than average", "earlier"] },
};

function halvesInWords({ inputs, noun }, from) {
  const { label, unit, each } = inputs[from], [above, below] = HALVES[noun]?.[label] ?? [];
  if (above) return [`For ${noun} ${above}`, `for ${below} ones`];
  const isCount = !unit && each !== `per ${label}`; // it is called otherwise when there is one: a bedroom, a fireplace
  if (isCount) return [`For ${noun} with more ${label} than average`, "for those with fewer"];
  return [`For ${noun} with ${label} above average,`, "for those below,"];
}

// A miss in the target's own unit, or in how far an answer leaned to the wrong class.
function missInWords(scene, miss) {
  const amount = strong(amountOf(scene, miss));
  if (scene.task !== "regression") return sentence`${amount} too far to ${className(scene, miss < 0 ? 0 : 1)}`;
  return sentence`${amount} too ${miss < 0 ? "low" : "high"}`;
}

function amountOf({ task, target }, miss) {
  const size = Math.abs(miss);
  return task === "regression" ? withUnit(size * target.sd, target.unit) : size.toFixed(2);
}

// A miss that would be written as 0, or is what rounding leaves, is no cause that anyone believes.
function readsAsMiss(scene, miss) {
  return Math.abs(miss) > ROUNDING && /[1-9]/.test(amountOf(scene, miss));
}

function turnAndError(scene, before, after, line, learned, seer) {
  const name = line.kind === "bias" ? "the bias" : `the weight of ${scene.inputs[line.from].label}`;
  const [from, to] = [before, after].map(({ parameters }) => parameters[line.index]);
  const rose = after.trainLoss > before.trainLoss, but = rose ? "but" : "and";
  const tooFar = rose && learned.alone && downhill(before, after, learned) ? ": the step was too large" : "";
  const rows = suits(scene, before, after, line.index, seer);
  return sentence`${name} ${turnedFromTo(scene, line, from, to)}, ${but} ${
    errorTurned(scene, before, after)}${tooFar}.${rows}`;
}

// Whether all lines together moved to where the error falls at first: then, if it rose, they went too far.
function downhill(before, after, { inputs, misses }) {
  const moved = Array.from(after.parameters, (value, i) => value - before.parameters[i]);
  const slope = (input) => misses.reduce((sum, miss, i) => sum + miss * input(i), 0);
  return moved.reduce((sum, by, i) => sum + by * slope(i < inputs.length ? (row) => inputs[i][row] : () => 1), 0) < 0;
}

// "turned up, from -0.41 to -0.37 (in its own units: -$71 to -$66 per sq ft)"
function turnedFromTo(scene, line, from, to) {
  const way = to > from ? "turned up" : "turned down", texts = toldApart(from, to);
  if (!texts) return sentence`${way} by next to nothing and stands at ${weighed(to)}`;
  return sentence`${way}, from ${weighed(from, texts[0])} to ${weighed(to, texts[1])}${worth(scene, line, from, to)}`;
}

// Whom the turn of a single step suits, where it is large enough to be told. Each of several steps suited others.
function suits(scene, before, after, index, seer) {
  const [from, to] = [before, after].map(({ parameters }) => parameters[index]);
  return after.step - before.step === 1 && toldApart(from, to) ? rowsSentence(scene, before, index, to, seer) : "";
}

// The same turn in the data's own units, where they tell its two ends apart.
function worth(scene, line, from, to) {
  if (line.kind === "bias" || !hasOwnUnits(scene)) return "";
  const [start, end] = [from, to].map((weight) => slopeText(scene, line.from, weight));
  return start === end ? "" : sentence` (in its own units: ${start} to ${end} ${scene.inputs[line.from].each})`;
}

// Two weights with as many decimals as tell them apart, at least two and at most four; null when that is not enough.
function toldApart(from, to) {
  for (let digits = 2; digits <= 4; digits++) {
    const texts = [from, to].map((value) => signed(value, digits));
    if (texts[0] !== texts[1]) return texts;
  }
  return null;
}

// Where no cause can be named: the line that moved most, what its turn alone would have done, and what all did
// together.
function trialSentence(scene, before, after, line, seer) {
  const [from, to] = [before, after].map(({ parameters }) => parameters[line.index]);
  const lead = sentence`${capital(lineWords(scene, line))} ${scene.sizes.length > 2 ? "moved most: it " : ""}${
    turnedFromTo(scene, line, from, to)}`;
  const rows = suits(scene, before, after, line.index, seer);
  const stayed = (index) => after.parameters[index] === before.parameters[index];
  if (linesOf(scene).every(({ index }) => index === line.index || stayed(index))) {
    return sentence`${lead}, and ${errorTurned(scene, before, after)}.${rows}`;
  }
  const alone = seer.figuresIf(before, line.index, to);
  return sentence`${lead}. ${byItself(scene, before, after, alone)}.${rows}${batchCaveat(scene, before, after)}`;
}

// What one turn would have done without the others, which shows why training turned it that way; then what all did.
function byItself(scene, before, after, alone) {
  const regression = scene.task === "regression", name = regression ? "the typical miss" : "the training error";
  const [from, to, end] = [before, alone, after].map((figures) =>
    (regression ? typicalMiss(scene, figures) : lossText(figures.trainLoss)));
  const lower = regression ? squaresOf(scene, alone) < squaresOf(scene, before) : alone.trainLoss < before.trainLoss;
  const one = from === to ? sentence`By itself that leaves ${name} at ${strong(from)}`
    : sentence`By itself that ${lower ? "lowers" : "would raise"} ${name} from ${strong(from)} to ${strong(to)}`;
  const right = regression ? "" : sentence`, and ${rightTurned(scene, before, after)}`;
  const brought = end === from ? "left it at" : "brought it to";
  return sentence`${one}; all lines together ${brought} ${strong(end)}${right}`;
}

// A step that saw a few rows only can make things worse for all of them.
function batchCaveat(scene, before, after) {
  const seen = before.batchSize, noun = seen === 1 ? oneOf(scene) : scene.noun;
  if (after.trainLoss <= before.trainLoss || seen >= trainingRows(scene)) return "";
  return ` A step sees only ${count(seen)} ${noun} and can make the rest worse.`;
}
