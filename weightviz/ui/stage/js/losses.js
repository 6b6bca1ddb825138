// The losses, as in weightviz/losses.py: the mean over rows, from the output neuron's sum z and its output a.

export const LOSSES = {
  mean_squared_error: (z, a, target) => meanOf(target.length, (i) => (a[i] - target[i]) ** 2),
  // on the sum z itself: log(1 + e^z) - y z, written so that no exponential overflows
  binary_cross_entropy: (z, a, target) =>
    meanOf(target.length, (i) => Math.max(z[i], 0) - z[i] * target[i] + Math.log1p(Math.exp(-Math.abs(z[i])))),
};

function meanOf(count, term) {
  if (!count) return null;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += term(i);
  return sum / count;
}
