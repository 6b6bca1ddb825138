// The activation functions, as in weightviz/activations.py: the browser shows them, Python trains with them.
// A test holds both to the same numbers.

export const ACTIVATIONS = {
  linear: (z) => z,
  sigmoid: (z) => (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z))),
  tanh: Math.tanh,
  relu: (z) => (z > 0 ? z : 0),
  leaky_relu: (z) => (z > 0 ? z : 0.01 * z),
  elu: (z) => (z > 0 ? z : Math.expm1(z)),
  softplus: (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))),
  gelu: (z) => (z / 2) * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (z + 0.044715 * z ** 3))),
  sine: Math.sin,
  step: (z) => (z > 0 ? 1 : 0),
  softmax: (z) => z, // no unit can do it alone: see below
};

// e^z / (sum of e^z over the units) at every point. `sums` and `outputs` have an array over the points for each unit.
export function softmax(sums, outputs) {
  for (let p = 0; p < sums[0].length; p++) {
    const total = logSumExp(sums, p);
    for (let unit = 0; unit < sums.length; unit++) outputs[unit][p] = Math.exp(sums[unit][p] - total);
  }
}

// log(sum of e^z over the units) at point p; the largest z goes first, so that no exponential overflows.
export function logSumExp(sums, p) {
  let most = -Infinity, total = 0;
  for (const z of sums) most = Math.max(most, z[p]);
  for (const z of sums) total += Math.exp(z[p] - most);
  return most + Math.log(total);
}
