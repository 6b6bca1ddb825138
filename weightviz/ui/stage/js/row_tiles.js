// Neurons that tell of the chosen row, where no picture over the inputs holds them all: each as a number on its colour.
// Three friends at a party are heard one film at a time.
import { heatColour, heatScale } from "./heat_scale.js";
import { isOutput } from "./lines.js";
import { columnValue, guessOf } from "./rows.js";
import { TILE_CORNER } from "./thumbnails.js";

const FIGURE = 24, UNIT_WORD = 14, TILE_AIR = 3; // px: the number, its unit, space at either side

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

  paint({ onRows, row }) {
    Object.assign(this, { onRows, row });
  }

  stamp(context, neuron) {
    const { layer, unit, x, y, size } = neuron, [factor, shift] = heatScale(this.scene, layer);
    const said = this.onRows.at(layer, unit, this.row) * factor + shift;
    context.fillStyle = heatColour(this.palette, Math.max(-1, Math.min(1, said)));
    context.beginPath();
    context.roundRect(x - size / 2, y - size / 2, size, size, TILE_CORNER * size);
    context.fill();
    this.write(this.words(layer, unit), x, y, size - 2 * TILE_AIR);
  }

  // The row's value of an input, or the guess: a number and its unit, "9 points", "98% blue", "$150,852".
  words(layer, unit) {
    const { scene, row } = this;
    if (isOutput(scene, layer)) return guessOf(scene, this.onRows, row);
    return columnValue(scene, row, scene.columns.findIndex(({ name }) => name === scene.inputs[unit].name));
  }

  write(words, x, y, room) {
    const { surface, palette: { ink } } = this, [figure, ...rest] = words.split(" "), word = rest.join(" ");
    const fitting = (FIGURE * room) / surface.widthOf(figure, FIGURE, 600);
    const size = Math.max(UNIT_WORD, Math.min(FIGURE, fitting));
    const fits = word && surface.widthOf(word, UNIT_WORD) <= room;
    surface.text(figure, x, y + (fits ? 2 : 0.35 * size), { colour: ink, size, weight: 600, align: "center" });
    if (fits) surface.text(word, x, y + 20, { colour: ink, size: UNIT_WORD, align: "center" });
  }
}
