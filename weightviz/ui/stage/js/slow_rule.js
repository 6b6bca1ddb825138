// The update rule of one line with the numbers of a step: old, gradient, the optimiser's own terms, new. All numbers
// are the engine's; as few digits are shown as let every sum work out on a calculator.
import { SumSheet, exactly } from "./calculator.js";
import { lineWords, linesOf } from "./lines.js";
import { MINUS, count, superscript } from "./numbers.js";
import { capital, sentence, strong } from "./phrases.js";

const MOST_MORE = 5; // digits that a number may have beyond the fewest before it is rounded instead
const UNSEEN = 1e-5; // share of a root that no digit shown would tell of
const TIMES = "\u00d7", ROOT = "\u221a";
const NO_RULE = { words: "", sum: null, terms: [], exact: true };

// { head, words, sum, terms, exact }: `head` says what happens to the line; `words` is the rule in words and `sum` in
// numbers, { text, result, value }, null where the line is held; `terms` are the sums behind it, [{ name, text }];
// `exact` says whether all work out with the digits shown.
export function ruleOf(scene, { locked, muted }, told, index) {
  const line = linesOf(scene)[index], of = numbersOf(told, index), name = capital(lineWords(scene, line));
  if (locked[index] || muted[index]) return { ...NO_RULE, head: heldWords(name, of, muted[index]) };
  if (!Number.isFinite(of.new)) {
    return { ...NO_RULE, head: sentence`${strong(name)} would grow beyond any number: training stops before that.` };
  }
  const way = of.new > of.old ? "is turned up" : of.new < of.old ? "is turned down" : "stays where it is";
  return { ...workedRule(scene, line, of), head: sentence`${strong(name)} ${way}.` };
}

function heldWords(name, { old, gradient }, isMuted) {
  const why = isMuted ? "is muted: it counts as 0, and training leaves its value alone"
    : sentence`is locked: its gradient is ${exactly(gradient, 3)}, but training leaves it alone`;
  return sentence`${strong(name)} ${why}. It stays at ${strong(exactly(old, 3))}.`;
}

// All that is known of one line: entries of arrays, and the plain numbers, which are arrays of one.
function numbersOf(told, index) {
  const entries = Object.entries(told).filter(([name]) => !["id", "rows", "row_outputs"].includes(name));
  const numbers = entries.map(([name, values]) => [name, values.length > 1 ? values[index] : values[0]]);
  return { ...Object.fromEntries(numbers), rows: told.rows.length };
}

// With as few digits as let every sum work out; when that takes too many, with few and rounded.
function workedRule(scene, line, of) {
  let more = new Map();
  while (Math.max(0, ...more.values()) <= MOST_MORE) {
    const { sheet, ...rule } = writtenRule(scene, line, of, more);
    if (rule.exact) return rule;
    more = sheet.next;
  }
  return writtenRule(scene, line, of, new Map());
}

function writtenRule(scene, line, of, more) {
  const { optimizer } = scene, decays = scene.decays && of.pull !== 0;
  const sheet = new SumSheet(more, leastMove(of));
  const entered = enteringTerms(sheet, scene, of, decays);
  const { words, text, work, from } = RULES[optimizer](sheet, of, entered);
  const shrinks = of.l1 > 0 && line.kind === "weight", value = shrinks ? of.unshrunk : of.new;
  const old = sheet.weight(of.old), result = sheet.weight(value), rate = rateTerm(sheet, of), l2 = exactly(of.l2);
  const pull = decays ? ` ${MINUS} ${rate.text} ${TIMES} 2 ${TIMES} ${l2} ${TIMES} ${inside(old)}` : "";
  const pulled = decays ? rate.value * 2 * Number(l2) * old.value : 0;
  sheet.check(old.value - rate.value * work - pulled, result, [old, rate, ...from]);
  if (shrinks) addShrinking(sheet, of, result, rate);
  const pullWords = decays ? ` ${MINUS} rate ${TIMES} 2 ${TIMES} L2 ${TIMES} old` : "";
  return {
    words: `new = old ${MINUS} rate ${TIMES} ${words}${pullWords}`,
    sum: { text: `${old.text} ${MINUS} ${rate.text} ${TIMES} ${text}${pull}`, result: result.text, value },
    sheet, terms: sheet.terms, exact: sheet.exact,
  };
}

// The least that the step moves a weight by, of the two ways that L1 makes of it; 0 where it does not move.
function leastMove({ old, unshrunk, new: after }) {
  const moves = [Math.abs(unshrunk - old), Math.abs(after - unshrunk)].filter((move) => move > 0);
  return moves.length ? Math.min(...moves) : 0;
}

function rateTerm(sheet, { rate, base_rate: base }) {
  if (rate === base) return { name: "rate", text: exactly(rate), value: Number(exactly(rate)) };
  const few = sheet.number("rate", rate), now = few.value === base ? sheet.shown("rate", exactly(rate, 8)) : few;
  sheet.say(`rate, by the schedule instead of ${exactly(base)}`, now.text);
  return now;
}

// A negative number after an operator stands in brackets.
function inside({ text }) {
  return text.startsWith(MINUS) ? `(${text})` : text;
}

// The gradient of the batch, clipped where it was too long, with the pull of L2; what the optimiser is given.
function enteringTerms(sheet, scene, of, decays) {
  const mean = of.rows > 1 ? `the mean over ${count(of.rows)} ${scene.noun}` : "of the only row in the batch";
  let gradient = sheet.number("gradient", of.gradient);
  sheet.say(`gradient, ${mean}`, gradient.text);
  if (of.clip > 0 && of.length > of.clip) {
    const length = sheet.number("length", of.length), clip = exactly(of.clip), before = gradient;
    gradient = sheet.number("clipped", of.clipped);
    sheet.add("clipped, for all together are too long", `${before.text} ${TIMES} ${clip} / ${length.text}`,
      (before.value * Number(clip)) / length.value, gradient, [before, length]);
  }
  if (of.pull === 0 || decays) return gradient;
  const entered = sheet.number("entered", of.entered), old = sheet.number("old", of.old), l2 = exactly(of.l2);
  sheet.add("with the pull of L2", `${gradient.text} + 2 ${TIMES} ${l2} ${TIMES} ${inside(old)}`,
    gradient.value + 2 * Number(l2) * old.value, entered, [gradient, old]);
  return entered;
}

// For each optimiser its own terms, and what the rate is multiplied with: in words, in numbers, and worked out.
export const RULES = {
  gradient_descent: (sheet, of, entered) => ({ words: "gradient", ...factor(entered) }),
  momentum: (sheet, of, entered) => {
    const velocity = velocityTerm(sheet, of, entered);
    return { words: "velocity", ...factor(velocity) };
  },
  nesterov: (sheet, of, entered) => {
    const velocity = velocityTerm(sheet, of, entered), ahead = sheet.number("ahead", of.own_direction);
    sheet.add("looking ahead", `${entered.text} + ${of.momentum} ${TIMES} ${inside(velocity)}`,
      entered.value + of.momentum * velocity.value, ahead, [entered, velocity]);
    return { words: "gradient ahead", ...factor(ahead) };
  },
  rmsprop: (sheet, of, entered) => {
    const squares = meanTerm(sheet, "mean of squares", of.own_squares_before, of.own_squares, entered, of.rms_decay, 2);
    return { words: `gradient / ${ROOT}(mean of squares)`, ...overRoot(entered, squares, of.epsilon) };
  },
  adam: adamRule,
  adamw: adamRule,
};

function factor(number) {
  return { text: inside(number), work: number.value, from: [number] };
}

function velocityTerm(sheet, of, entered) {
  const before = sheet.number("before", of.own_velocity_before), velocity = sheet.number("velocity", of.own_velocity);
  sheet.add("velocity", `${of.momentum} ${TIMES} ${inside(before)} + ${inside(entered)}`,
    of.momentum * before.value + entered.value, velocity, [before, entered]);
  return velocity;
}

function adamRule(sheet, of, entered) {
  const mean = meanTerm(sheet, "mean of gradients", of.own_mean_before, of.own_mean, entered, of.beta_1, 1);
  const fullMean = correctedTerm(sheet, mean, of.own_full_mean, of.beta_1, of.count);
  const squares = meanTerm(sheet, "mean of squares", of.own_squares_before, of.own_squares, entered, of.beta_2, 2);
  const fullSquares = correctedTerm(sheet, squares, of.own_full_squares, of.beta_2, of.count);
  return { words: `mean / ${ROOT}(mean of squares)`, ...overRoot(fullMean, fullSquares, of.epsilon) };
}

// kept x before + (1 - kept) x gradient, or its square.
function meanTerm(sheet, name, wasValue, isValue, gradient, kept, power) {
  const before = sheet.number(`${name} before`, wasValue), after = sheet.number(name, isValue);
  const fresh = `${exactly(1 - kept)} ${TIMES} ${inside(gradient)}${power === 2 ? "\u00b2" : ""}`;
  sheet.add(name, `${kept} ${TIMES} ${inside(before)} + ${fresh}`,
    kept * before.value + (1 - kept) * gradient.value ** power, after, [before, gradient]);
  return after;
}

// Both means start at 0 and would be too small at first.
function correctedTerm(sheet, mean, value, kept, updates) {
  const full = sheet.number(`full ${mean.name}`, value), made = `1 ${MINUS} ${kept}${superscript(updates)}`;
  sheet.add("bias-corrected", `${mean.text} / (${made})`, mean.value / (1 - kept ** updates), full, [mean]);
  return full;
}

// Where the root is large, the tiny number of the formulas goes without saying.
function overRoot(above, squares, epsilon) {
  const root = Math.sqrt(squares.value), tiny = epsilon < UNSEEN * root ? 0 : epsilon, text = `${ROOT}${squares.text}`;
  return {
    text: `${inside(above)} / ${tiny ? `(${text} + ${plainly(tiny)})` : text}`,
    work: above.value / (root + tiny), from: [above, squares],
  };
}

// L1 moves a weight nearer to 0, and no further than that.
function addShrinking(sheet, of, before, rate) {
  const by = `${rate.text} ${TIMES} ${exactly(of.l1)}`, way = of.unshrunk < 0 ? "+" : MINUS;
  if (of.new === 0) return sheet.say(`L1, nearer to 0 by up to ${by}`, "0");
  const after = sheet.weight(of.new), shrunk = rate.value * Number(exactly(of.l1));
  const worked = before.value - Math.sign(of.unshrunk) * shrunk;
  return sheet.add("L1, nearer to 0", `${before.text} ${way} ${by}`, worked, after, [before, rate]);
}

// 1e-8 without a power of ten.
function plainly(number) {
  return number.toFixed(20).replace(/0+$/, "");
}
