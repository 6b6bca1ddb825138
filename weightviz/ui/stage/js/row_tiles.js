// Neurons that tell of the chosen row, where no picture over the inputs holds them all: each as a number on its colour.
// Three friends at a party are heard one film at a time. Stands in for `Thumbnails`, and so has the same methods.
import { heatColour, heatScale } from "./heat_scale.js";
import { compact } from "./numbers.js";
import { columnValue, guessOf, inTargetUnits } from "./rows.js";
import { TILE_CORNER } from "./thumbnails.js";

const FIGURE = 24, LEGIBLE = 14, TILE_AIR = 2; // px: a number and its unit, space at either side
const LEAST_SIDE = 44, UNIT_SIDE = 60; // px: of a tile with room for most numbers, and for their units too

export class RowTiles {
  constructor(surface) {
    this.surface = surface;
  }

  setScene(scene) {
    this.scene = scene;
  }

  setPalette(palette) {
    this.palette = palette;
  }

  prepare({ onRows, row }) {
    Object.assign(this, { onRows, row });
  }

  stamp(context, neuron) {
    const { layer, unit, x, y, size } = neuron, [factor, shift] = heatScale(this.scene, layer);
    const said = this.onRows.at(layer, unit, this.row) * factor + shift;
    context.fillStyle = heatColour(this.palette, Math.max(-1, Math.min(1, said)));
    context.beginPath();
    context.roundRect(x - size / 2, y - size / 2, size, size, TILE_CORNER * size);
    context.fill();
    if (size >= LEAST_SIDE) this.write(this.words(layer, unit), x, y, size); // in smaller ones the colour tells
  }

  // The row's value of an input, or the guess, in full and short: ["9 points", "9"], ["$150,852", "$150.9k"].
  words(layer, unit) {
    const { scene, row, onRows } = this, { inputs, columns, target, task } = scene;
    if (layer === 0) {
      const place = columns.findIndex(({ name }) => name === inputs[unit].name);
      return [columnValue(scene, row, place), compact(scene.rows[row * columns.length + place], columns[place].unit)];
    }
    const guess = guessOf(scene, onRows, row);
    if (task === "classification") return [guess];
    return [guess, compact(inTargetUnits(scene, onRows.at(layer, unit, row)), target.unit)];
  }

  write(words, x, y, side) {
    const { surface, palette: { ink } } = this, room = side - 2 * TILE_AIR;
    const sizeOf = (text) => (FIGURE * room) / surface.widthOf(text.split(" ")[0], FIGURE, 600);
    const fitting = words.find((text) => sizeOf(text) >= LEGIBLE);
    if (!fitting) return;
    const [figure, ...rest] = fitting.split(" "), word = rest.join(" ");
    const size = Math.min(FIGURE, sizeOf(figure), Math.max(LEGIBLE, 0.38 * side));
    const hasUnit = word && side >= UNIT_SIDE && surface.widthOf(word, LEGIBLE) <= room;
    surface.text(figure, x, y + (hasUnit ? 2 : 0.35 * size), { colour: ink, size, weight: 600, align: "center" });
    if (hasUnit) surface.text(word, x, y + 20, { colour: ink, size: LEGIBLE, align: "center" });
  }
}
