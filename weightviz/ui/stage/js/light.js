// What stands in the light: the lines and neurons of what is pointed at, focused or chosen; the rest fades.
import { roomForAll } from "./number_places.js";

export class Light {
  constructor(layout) {
    this.layout = layout;
    this.lines = new Uint8Array(layout.lines.length).fill(1);
    this.numbers = new Uint8Array(layout.lines.length);
    this.neurons = layout.neurons.map((column) => new Uint8Array(column.length));
    this.faded = layout.dense ? 0.13 : 0.2; // opacity of the other lines
    this.fadedNeuron = layout.dense ? 0.6 : 0.85;
  }

  // `focus` and `chosen` as in a picture; `pointed` is the line in focus or null, `neuron` the neuron. Lines that end
  // in layers before `reached` wait in the shade.
  shine(focus, chosen, reached = 1) {
    const { lines, neurons } = this.layout, all = !focus && chosen === null;
    this.pointed = focus?.kind === "line" ? focus.index : null;
    this.neuron = focus?.kind === "neuron" ? neurons[focus.layer][focus.unit] : null;
    for (const column of this.neurons) column.fill(all ? 1 : 0);
    for (const line of lines) {
      const meant = line.index === chosen || line.index === this.pointed || this.touches(line);
      const lit = all ? line.layer >= reached : meant;
      this.lines[line.index] = lit ? 1 : 0;
      if (lit) this.lightEnds(line);
    }
    if (this.neuron) this.neurons[focus.layer][focus.unit] = 1;
    if (this.neurons.at(-1).length === 1) this.neurons.at(-1).fill(1); // the output is always of interest
    this.showNumbers(all, chosen);
    return this;
  }

  // Whether a line enters or leaves the neuron in focus.
  touches({ layer, from, to }) {
    if (!this.neuron) return false;
    const { layer: here, unit } = this.neuron;
    return (layer === here && to === unit) || (layer === here + 1 && from === unit);
  }

  lightEnds({ layer, from, to }) {
    this.neurons[layer][to] = 1;
    if (from !== null) this.neurons[layer - 1][from] = 1;
  }

  // At rest the numbers that have room; else those in the light, unless the lines of a neuron are too close
  // for it.
  showNumbers(all, chosen) {
    const { places, hasDials, dense } = this.layout;
    const neuronSpeaks = this.neuron && !dense && this.numbersOfNeuronFit();
    for (let index = 0; index < places.length; index++) {
      const named = index === chosen || index === this.pointed;
      const lit = this.lines[index] && (places[index].shown || neuronSpeaks);
      this.numbers[index] = hasDials || (all ? places[index].shown : named || lit) ? 1 : 0;
    }
  }

  numbersOfNeuronFit() {
    return roomForAll(this.layout.places.filter((_, index) => this.lines[index]));
  }
}
