// The activation functions, as in weightviz/activations.py: the browser shows them, Python trains with them.
// A test holds both to the same numbers.

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
    for (let p = 0; p < z.length; p++) z[p] = z[p] > 0 ? z[p] : 0.01 * z[p];
  },
};
