// The forward pass of the browser's preview: the same sums as weightviz/passes.py, in float64.
import { ACTIVATIONS } from "./activations.js";

// One network's picture of a fixed set of points: what every neuron says at each of them.
// `inputs` holds the standardised inputs, one row a point: Float64Array(count * sizes[0]).
export class Forward {
  constructor(scene, inputs) {
    this.sizes = scene.sizes;
    this.functions = scene.sizes.slice(1).map((_, k, layers) =>
      ACTIVATIONS[k === layers.length - 1 ? scene.output_activation : scene.activation]);
    this.count = inputs.length / scene.sizes[0];
    // outputs[k] holds layer k's outputs, one row a point; outputs[0] are the inputs themselves
    this.outputs = [inputs, ...scene.sizes.slice(1).map((size) => new Float64Array(this.count * size))];
    this.sums = new Float64Array(this.count * scene.sizes.at(-1)); // z of the output layer
  }

  // `heard`: the parameters with muted ones at 0, layer after layer a row-major (fan_in + 1, fan_out) block.
  run(heard) {
    let offset = 0;
    for (let k = 0; k + 1 < this.sizes.length; k++) {
      this.runLayer(k, heard, offset);
      offset += (this.sizes[k] + 1) * this.sizes[k + 1];
    }
    return this;
  }

  runLayer(k, heard, offset) {
    const fanIn = this.sizes[k], fanOut = this.sizes[k + 1], f = this.functions[k];
    const from = this.outputs[k], to = this.outputs[k + 1], bias = offset + fanIn * fanOut;
    const last = k === this.sizes.length - 2;
    for (let p = 0; p < this.count; p++) {
      const a = p * fanIn, b = p * fanOut;
      for (let j = 0; j < fanOut; j++) {
        let z = heard[bias + j];
        for (let i = 0, w = offset + j; i < fanIn; i++, w += fanOut) z += from[a + i] * heard[w];
        if (last) this.sums[b + j] = z;
        to[b + j] = f(z);
      }
    }
  }

  // What unit j of layer k says at point p.
  at(k, j, p) {
    return this.outputs[k][p * this.sizes[k] + j];
  }

  get guesses() {
    return this.outputs.at(-1);
  }
}

// Muted weights count as 0; the stored values stay as they are. Written into `out`.
export function heardOf(parameters, muted, out) {
  for (let i = 0; i < parameters.length; i++) out[i] = muted[i] ? 0 : parameters[i];
  return out;
}
