// How the error changed, or would change, in the figure that stands large beside it: dollars missed, answers right.
import { lossText, rightAnswers, trainingRows, typicalMiss } from "./loss_words.js";
import { count } from "./numbers.js";
import { sentence, strong } from "./phrases.js";

// What happened, said after an "and": "the typical miss fell from $100,294 to $97,097". `before` and `after` are
// frames, or whatever else brings { trainLoss, trainScore }.
export function errorTurned(scene, before, after) {
  if (scene.task === "regression") return missTurned(scene, before, after);
  const loss = turnedFigure("the training error", lossText(before.trainLoss), lossText(after.trainLoss),
    after.trainLoss < before.trainLoss);
  return sentence`${loss}; ${rightTurned(scene, before, after)}`;
}

function missTurned(scene, before, after) {
  const [old, now] = [before, after].map((figures) => typicalMiss(scene, figures));
  return turnedFigure("the typical miss", old, now, squaresOf(scene, after) < squaresOf(scene, before));
}

// What the typical miss is the root of, but for its scale.
export function squaresOf(scene, { trainLoss, trainScore }) {
  return scene.loss === "mean_squared_error" ? trainLoss : -trainScore;
}

// "61 of 100 answers are right, 48 were before"
export function rightTurned(scene, before, after) {
  const [old, now] = [before, after].map((figures) => rightAnswers(scene, figures));
  const rows = count(trainingRows(scene));
  if (old === now) return sentence`${strong(count(now))} of ${rows} answers are right, as before`;
  return sentence`${strong(count(now))} of ${rows} answers are right, ${count(old)} were before`;
}

function turnedFigure(name, old, now, fell) {
  if (old === now) return sentence`${name} stayed at ${strong(now)}`;
  return sentence`${name} ${fell ? "fell" : "rose"} from ${strong(old)} to ${strong(now)}`;
}

// What would happen, said after an "and": "the typical miss goes from $51,708 to $63,826".
export function errorIf(scene, now, then) {
  if (scene.task === "regression") {
    return goes("the typical miss", typicalMiss(scene, now), typicalMiss(scene, then));
  }
  const [from, to] = [now, then].map((figures) => rightAnswers(scene, figures)), rows = count(trainingRows(scene));
  const loss = goes("the training error", lossText(now.trainLoss), lossText(then.trainLoss));
  const asNow = from === to ? " as now" : `, now ${count(from)}`;
  return sentence`${strong(count(to))} of ${rows} answers are right${asNow}; ${loss}`;
}

// The same again, when where it is now was said just before: "it goes to $63,826".
export function thenErrorIf(scene, now, then) {
  if (scene.task === "regression") {
    const [from, to] = [now, then].map((figures) => typicalMiss(scene, figures));
    return sentence`it ${from === to ? "stays at" : "goes to"} ${strong(to)}`;
  }
  const right = strong(count(rightAnswers(scene, then)));
  return sentence`${right} are right, with an error of ${strong(lossText(then.trainLoss))}`;
}

function goes(name, from, to) {
  if (from === to) return sentence`${name} stays at ${strong(to)}`;
  return sentence`${name} goes from ${strong(from)} to ${strong(to)}`;
}
