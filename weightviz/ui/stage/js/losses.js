// The losses, as in weightviz/losses.py: the mean over rows, from the output neuron's sum z and its output a.
import { logSumExp } from "./activations.js";

export const LOSSES = {
  mean_squared_error: (z, a, target) => meanOf(target.length, (i) => (a[i] - target[i]) ** 2),
  // on the sum z itself: log(1 + e^z) - y z, written so that no exponential overflows
  binary_cross_entropy: (z, a, target) =>
    meanOf(target.length, (i) => Math.max(z[i], 0) - z[i] * target[i] + Math.log1p(Math.exp(-Math.abs(z[i])))),
  mean_absolute_error: (z, a, target) => meanOf(target.length, (i) => Math.abs(a[i] - target[i])),
  huber: (z, a, target) => meanOf(target.length, (i) => huber(Math.abs(a[i] - target[i]))),
  // z has an array over the rows for each class, and target is the number of each row's class
  softmax_cross_entropy: (z, a, target) => meanOf(target.length, (i) => logSumExp(z, i) - z[target[i]][i]),
};

function huber(miss) {
  return miss <= 1 ? miss ** 2 / 2 : miss - 0.5;
}

function meanOf(count, term) {
  if (!count) return null;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += term(i);
  return sum / count;
}
