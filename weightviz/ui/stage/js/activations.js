// The activation functions, as in weightviz/activations.py: the browser shows them, Python trains with them.
// A test holds both to the same numbers.

const LEAK = 0.01; // what a leaky ReLU lets through below zero
const GELU_BEND = Math.sqrt(2 / Math.PI), GELU_CUBIC = 0.044715;

// Each replaces every sum in an array by what the neuron then says. The loop stands inside, since a function that is
// called for one number after another takes three times as long; so does Math.tanh itself beside Math.exp.
export const ACTIVATIONS = {
  linear() {},
  sigmoid(z) {
    for (let p = 0; p < z.length; p++) z[p] = 1 / (1 + Math.exp(-z[p]));
  },
  tanh(z) {
    for (let p = 0; p < z.length; p++) z[p] = 1 - 2 / (Math.exp(2 * z[p]) + 1);
  },
  relu(z) {
    for (let p = 0; p < z.length; p++) z[p] = z[p] > 0 ? z[p] : 0;
  },
  leaky_relu(z) {
    for (let p = 0; p < z.length; p++) z[p] = z[p] > 0 ? z[p] : LEAK * z[p];
  },
  elu(z) {
    for (let p = 0; p < z.length; p++) z[p] = z[p] > 0 ? z[p] : Math.expm1(z[p]);
  },
  softplus(z) {
    for (let p = 0; p < z.length; p++) z[p] = Math.max(z[p], 0) + Math.log1p(Math.exp(-Math.abs(z[p])));
  },
  // (1 + tanh u) / 2 is 1 / (1 + e^-2u)
  gelu(z) {
    for (let p = 0; p < z.length; p++) z[p] = z[p] / (1 + Math.exp(-2 * GELU_BEND * (z[p] + GELU_CUBIC * z[p] ** 3)));
  },
  sine(z) {
    for (let p = 0; p < z.length; p++) z[p] = Math.sin(z[p]);
  },
  step(z) {
    for (let p = 0; p < z.length; p++) z[p] = z[p] > 0 ? 1 : 0;
  },
  softmax() {}, // no unit can do it alone: see below
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
