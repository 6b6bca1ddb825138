// The error in words and figures.
import { brief, withUnit } from "./numbers.js";

export function lossTitle(scene) {
  return scene.loss_label;
}

// Three decimals; an error below 0.01 keeps two figures.
export function lossText(loss) {
  if (!Number.isFinite(loss)) return "beyond all bounds";
  if (loss >= 1000) return brief(loss, 4);
  return loss === 0 || loss >= 0.01 ? loss.toFixed(3) : String(Number(loss.toPrecision(2)));
}

export function trainingRows(scene) {
  return scene.counts[0];
}

// How far a guess typically lies off: the root of the mean squared error over the training rows, in the target's
// own unit.
export function typicalMiss(scene, frame) {
  const squares = scene.loss === "mean_squared_error" ? frame.trainLoss : 1 - frame.trainScore; // R² is 1 minus them
  const miss = Math.sqrt(squares) * scene.target.sd;
  return withUnit(miss, scene.target.unit);
}

// Accuracy is a share of the training rows; as a count it is whole.
export function rightAnswers(scene, frame) {
  return Math.round(frame.trainScore * trainingRows(scene));
}
