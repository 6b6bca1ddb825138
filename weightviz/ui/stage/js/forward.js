// The forward pass of the browser's preview: the same sums as weightviz/passes.py, in float64.
import { ACTIVATIONS, softmax } from "./activations.js";

// What every neuron of one network says at a fixed set of points. `inputs` has an array over the points for each
// standardised input; outputs[layer][unit] is such an array too, and outputs[0] are the inputs themselves.
export class Forward {
  constructor(scene, inputs) {
    this.sizes = scene.sizes;
    this.count = inputs[0].length;
    const plane = () => new Float64Array(this.count);
    this.functions = scene.activations.map((name) => ACTIVATIONS[name]);
    this.outputs = [inputs, ...scene.sizes.slice(1).map((size) => Array.from({ length: size }, plane))];
    this.allSums = this.outputs.at(-1).map(plane); // z of every output neuron
    this.sums = this.allSums[0]; // of the only one
    this.sharesOut = scene.activations.at(-1) === "softmax";
    const heardByLayer = scene.sizes.slice(1).map((size, k) => (scene.sizes[k] + 1) * size);
    this.ran = new Float64Array(heardByLayer.reduce((sum, size) => sum + size)).fill(NaN); // heard in the last run
  }

  // `heard`: the parameters with muted ones at 0, layer after layer a row-major (fan_in + 1, fan_out) block.
  // Only what hears something new speaks anew: when one weight is turned, the layers before it stay as they are.
  run(heard) {
    let offset = 0, anew = false;
    for (let k = 0; k + 1 < this.sizes.length; k++) {
      const fanIn = this.sizes[k], fanOut = this.sizes[k + 1], layerBefore = anew;
      for (let j = 0; j < fanOut; j++) {
        if (!layerBefore && !this.hearsOtherwise(heard, offset + j, fanIn, fanOut)) continue;
        this.runUnit(k, j, heard, offset, fanIn, fanOut);
        anew = true;
      }
      offset += (fanIn + 1) * fanOut;
    }
    if (this.sharesOut) softmax(this.allSums, this.outputs.at(-1));
    this.ran.set(heard);
    return this;
  }

  // Whether a weight into a unit, or its bias, is another than in the last run.
  hearsOtherwise(heard, first, fanIn, fanOut) {
    for (let i = 0, at = first; i <= fanIn; i++, at += fanOut) if (heard[at] !== this.ran[at]) return true;
    return false;
  }

  // Input by input over all points: such plain loops take half the time of point by point.
  runUnit(k, j, heard, offset, fanIn, fanOut) {
    const z = this.outputs[k + 1][j], { count } = this;
    z.fill(heard[offset + fanIn * fanOut + j]);
    for (let i = 0; i < fanIn; i++) {
      const a = this.outputs[k][i], w = heard[offset + i * fanOut + j];
      for (let p = 0; p < count; p++) z[p] += a[p] * w;
    }
    if (k === this.sizes.length - 2) this.allSums[j].set(z);
    this.functions[k](z);
  }

  // What a unit says at point p.
  at(layer, unit, p) {
    return this.outputs[layer][unit][p];
  }

  get guesses() {
    return this.outputs.at(-1)[0];
  }
}

// Muted weights count as 0; the stored values stay as they are. Written into `out`.
export function heardOf(parameters, muted, out) {
  for (let i = 0; i < parameters.length; i++) out[i] = muted[i] ? 0 : parameters[i];
  return out;
}
