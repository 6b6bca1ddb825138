// Paints what stands on the lines: rings, neurons, names, numbers and dials.
import { largest } from "./classes.js";
import { drawDial, drawLock } from "./dial.js";
import { unitNumber } from "./lines.js";
import { rowTitle } from "./rows.js";
import { textColour } from "./rule.js";
import { traceShape } from "./shapes.js";
import { percent, signed, withUnit } from "./numbers.js";

const LED = 18; // px: a number over a dial with words before it

export class NetworkPainter {
  constructor(surface) {
    this.surface = surface;
    this.context = surface.context;
  }

  // `tiles` stamps what a neuron says (thumbnails.js, row_tiles.js); `drawn` is the lines' record (line_painter.js): it
  // knows the text of every number.
  setLayout(scene, layout, tiles, drawn, palette) {
    Object.assign(this, { scene, layout, tiles, drawn, palette });
    this.outlines = layout.neurons.map((column) => column.map(outlineOf));
  }

  // `light` (light.js) says which neurons are in focus and which numbers show.
  paint(picture, W, light) {
    this.surface.clear();
    this.context.lineCap = "butt";
    this.context.globalAlpha = 1;
    this.context.setLineDash([]);
    this.layout.rings.forEach((ring) => this.drawRing(ring, light));
    this.layout.neurons.forEach((column) => column.forEach((neuron) => this.drawNeuron(neuron, light)));
    this.drawLabels();
    if (this.layout.hasDials) this.drawDials(picture, W, light);
    else this.drawNumbers(picture, light);
    if (this.layout.guess) this.drawGuess(picture);
    if (this.layout.guesses) this.drawGuesses(picture);
    if (this.layout.note) this.drawNote(picture);
  }

  // Where a bias comes from: always on, so it begins at a ring and not at a neuron.
  drawRing({ x, y, radius, neuron }, light) {
    if (!radius) return;
    const { context, palette, surface } = this;
    context.globalAlpha = light.neurons[neuron.layer][neuron.unit] ? 1 : 0.45;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fillStyle = palette.bg;
    context.fill();
    context.lineWidth = 1.5;
    context.strokeStyle = palette.edge;
    context.stroke();
    context.globalAlpha = 1;
    if (radius < 10) return;
    surface.text("1", x, y + 6, { colour: palette.ink, size: 16, weight: 600, align: "center" });
    surface.text("bias", x, y + radius + 23, { colour: palette.ink2, size: 16, align: "center" });
  }

  drawNeuron(neuron, light) {
    const { context, palette } = this, { layer, unit } = neuron, outline = this.outlines[layer][unit];
    context.globalAlpha = light.neurons[layer][unit] ? 1 : light.fadedNeuron;
    if (context.globalAlpha < 1) {
      context.fillStyle = palette.bg;
      context.fill(outline.shape);
    }
    this.tiles.stamp(context, neuron);
    context.lineWidth = 1.5;
    context.strokeStyle = palette.edge;
    context.stroke(outline.shape);
    context.globalAlpha = 1;
    if (light.neuron === neuron) this.drawFocusRing(outline.focus);
    this.drawUnitNumber(neuron);
  }

  drawFocusRing(shape) {
    const { context, palette } = this;
    context.lineWidth = 3;
    context.strokeStyle = palette.ink;
    context.stroke(shape);
  }

  // "1.3" at the lower left, where there is room beside the bias.
  drawUnitNumber({ layer, unit, x, y, size }) {
    const hidden = layer > 0 && layer < this.layout.neurons.length - 1;
    if (!hidden || this.layout.corner || size < 40) return;
    const look = { colour: this.palette.ink3, size: 14, align: "right", halo: this.palette.bg };
    this.surface.text(unitNumber(layer, unit), x - 9, y + size / 2 + 16, look); // left of the widest bias
  }

  drawLabels() {
    for (const { text, x, y, align, strong, shape } of this.layout.labels) {
      const weight = strong ? 600 : 400;
      if (shape !== undefined) this.drawShape(shape, x - 12, y - 6);
      this.surface.text(text, x, y, { colour: this.palette.ink, size: 17, weight, align });
    }
  }

  // The mark of a class's rows before its name.
  drawShape(shape, x, y) {
    const { context, palette } = this;
    traceShape(context, shape, x, y, 4.75);
    context.fillStyle = palette.ink;
    context.fill();
  }

  drawNumbers(picture, light) {
    const { strengths, slowly, frame: { locked, muted } } = picture, { places } = this.layout;
    for (let index = 0; index < places.length; index++) {
      const { x, y, joins = 0 } = places[index];
      const framed = (picture.chosen ?? slowly?.framed) === index;
      if (light.numbers[index]) {
        if (framed) this.drawFrame(x, y);
        else this.drawGround(x, y, joins);
        this.drawNumber(this.drawn[index].text, x, y + 5, 15, "center", strengths[index], muted[index], slowly?.digits);
      }
      if (locked[index]) this.drawLockAt(light.numbers[index] ? x - (framed ? 38 : 29) : x, y);
    }
  }

  drawLockAt(x, y) {
    const { context, palette } = this;
    context.globalAlpha = 0.95;
    context.fillStyle = palette.bg;
    context.beginPath();
    context.arc(x, y, 8, 0, 2 * Math.PI);
    context.fill();
    context.globalAlpha = 1;
    drawLock(context, x, y, 11, palette.ink2);
  }

  drawGround(x, y, joins) {
    const { context } = this;
    context.globalAlpha = 0.95;
    context.fillStyle = this.palette.bg;
    context.beginPath();
    context.roundRect(x - 22, y - 9.5, 44, 19 + joins, joins ? [6, 6, 0, 0] : 6);
    context.fill();
    context.globalAlpha = 1;
  }

  // The chosen line's number stands in an ink frame.
  drawFrame(x, y) {
    const { context, palette } = this;
    context.beginPath();
    context.roundRect(x - 28, y - 15, 56, 30, 9);
    context.fillStyle = palette.bg;
    context.fill();
    context.lineWidth = 2.5;
    context.strokeStyle = palette.ink;
    context.stroke();
  }

  drawNumber(text, x, y, size, align, w, muted, digits) {
    const { surface, palette, context } = this;
    const colour = muted ? palette.ink2 : textColour(w, palette, digits);
    surface.text(text, x, y, { colour, size, weight: 600, align, halo: size > 15 ? palette.bg : null });
    if (!muted) return;
    const width = context.measureText(text).width, left = align === "center" ? x - width / 2 : x - width;
    context.fillRect(left - 2, y - 0.36 * size, width + 4, 1.5); // struck out: it counts as 0
  }

  drawDials(picture, W, light) {
    const { context, palette, layout, surface } = this, { parameters, locked, muted } = picture.frame;
    const { slowly } = picture, stands = slowly?.dials ?? parameters, words = slowly?.notes ?? picture.units;
    layout.places.forEach(({ x, y, dial }, index) => {
      const value = stands[index], { unit } = layout.texts[index];
      const tick = value === parameters[index] ? tickOf(picture, index) : parameters[index];
      const state = { locked: locked[index] === 1, muted: muted[index] === 1, tick };
      drawDial(context, { x, y, radius: dial, value, W, palette, big: false, ...state });
      if ((picture.chosen ?? slowly?.framed) === index) this.drawDialRing(x, y, dial + 10);
      this.drawDialNumber(index, picture);
      const look = { colour: palette.ink2, size: unit?.size, align: unit?.align, halo: palette.bg };
      if (unit && words?.[index]) surface.text(words[index], unit.x, unit.y, look);
    });
  }

  // What is no weight says what it is, smaller, and away from the words beside it.
  drawDialNumber(index, { slowly, strengths, frame: { muted } }) {
    const { number, unit } = this.layout.texts[index], lead = slowly?.leads?.[index] ?? "";
    const moved = lead && unit?.y === number.y, x = moved ? unit.x - 8 : number.x;
    const align = moved ? "right" : number.align, size = lead ? LED : number.size;
    this.drawNumber(lead + this.drawn[index].text, x, number.y, size, align, strengths[index], muted[index],
      slowly?.digits);
  }

  drawDialRing(x, y, radius) {
    const { context } = this;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.lineWidth = 2.5;
    context.strokeStyle = this.palette.ink;
    context.stroke();
  }

  drawGuess({ guess }) {
    if (!guess) return;
    const { x, y, size, heading } = this.layout.guess, { surface, palette } = this;
    surface.text(guess, x, y, { colour: palette.ink, size, weight: 600, align: "center" });
    if (heading) surface.text("its guess", x, y - 24, { colour: palette.ink2, size: 16, align: "center" });
  }

  // For each class how sure the network is of it for the chosen row; the answer stands out.
  drawGuesses({ onRows, row }) {
    const { surface, palette, layout: { guesses: { heading, places } } } = this, outputs = onRows.outputs.at(-1);
    surface.text(`${rowTitle(this.scene, row)}:`, heading.x, heading.y, { colour: palette.ink2, size: 15 });
    const answer = largest(outputs, row);
    places.forEach(({ x, y }, k) => {
      const look = { colour: k === answer ? palette.ink : palette.ink3, size: 15, weight: k === answer ? 600 : 400 };
      surface.text(percent(outputs[k][row]), x, y, look);
    });
  }

  // The chosen row's input in words: "164 sq ft above average = +0.33".
  drawNote({ onRows, row }) {
    const [input] = this.scene.inputs, standardised = onRows.at(0, 0, row);
    const side = standardised < 0 ? "below" : "above";
    const distance = withUnit(Math.abs(standardised * input.sd), input.unit);
    const { x, y } = this.layout.note;
    const text = `${distance} ${side} average = ${signed(standardised)}`;
    this.surface.text(text, x, y, { colour: this.palette.ink2, size: 15 });
  }
}

// Where a dial stood before it was turned, by hand or by steps; null when that is where it stands now.
export function tickOf({ before, earlier, frame }, index) {
  const from = before ?? earlier;
  return from && from.parameters[index] !== frame.parameters[index] ? from.parameters[index] : null;
}

function outlineOf({ x, y, size }) {
  const corner = 0.21 * size, shape = new Path2D(), focus = new Path2D();
  shape.roundRect(x - size / 2, y - size / 2, size, size, corner);
  focus.roundRect(x - size / 2 - 4.5, y - size / 2 - 4.5, size + 9, size + 9, corner + 4.5);
  return { shape, focus };
}
