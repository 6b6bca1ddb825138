// What every neuron says over the inputs, painted small: all of them in one atlas that the picture cuts from.
import { make } from "./elements.js";
import { FIELD_SIDE, heatScale, heatTable, placed, tableScale } from "./heat_scale.js";

export const TILE_CORNER = 0.21; // radius of a neuron's corners as a share of its side

// Networks over two columns have a heat map of the field a neuron, networks over one column a small curve. `prepare`
// comes with every picture, then `stamp` draws the tile of one neuron after the other.
export class Thumbnails {
  constructor() {
    this.canvas = make("canvas");
    this.context = this.canvas.getContext("2d");
  }

  setScene(scene) {
    this.scene = scene;
    this.curves = scene.view === "curve";
    this.side = !this.curves ? FIELD_SIDE : scene.sizes.length > 2 ? 64 : 96; // fewer neurons are drawn larger
    const total = (sizes) => sizes.reduce((sum, size) => sum + size, 0);
    this.across = Math.ceil(Math.sqrt(total(scene.sizes)));
    this.first = scene.sizes.map((_, layer) => total(scene.sizes.slice(0, layer)));
    this.pitch = this.curves ? Math.ceil(1.2 * this.side) : this.side; // a curve may leave its tile
    this.canvas.width = this.canvas.height = this.across * this.pitch;
    this.image = this.context.createImageData(this.canvas.width, this.canvas.height);
    this.pixels = new Uint32Array(this.image.data.buffer);
    this.mask = cornerMask(this.side);
    this.span = spanOf(scene);
    this.tiles = new Path2D();
    const { side, tiles } = this;
    this.each((layer, unit, left, top) => tiles.roundRect(left, top, side, side, TILE_CORNER * side));
  }

  setPalette(palette) {
    this.palette = palette;
    this.table = heatTable(palette);
    this.ground = pixelOf(palette.bg);
  }

  prepare({ field }) {
    this.each((layer, unit, left, top) => (this.curves
      ? this.paintArea(field, layer, unit, left, top)
      : this.paintHeat(field, layer, unit, left, top)));
    this.context.putImageData(this.image, 0, 0);
    if (this.curves) this.strokeCurves(field);
  }

  each(paintOne) {
    this.scene.sizes.forEach((size, layer) => {
      for (let unit = 0; unit < size; unit++) {
        const tile = this.first[layer] + unit;
        paintOne(layer, unit, (tile % this.across) * this.pitch, Math.floor(tile / this.across) * this.pitch);
      }
    });
  }

  paintHeat(field, layer, unit, left, top) {
    const { side, table, mask, pixels } = this, said = field.outputs[layer][unit];
    const [gain, middle] = tableScale(heatScale(this.scene, layer)), wide = this.canvas.width;
    for (let row = 0, p = 0; row < side; row++) {
      let to = (top + row) * wide + left;
      for (let column = 0; column < side; column++, p++, to++) {
        pixels[to] = table[placed(said[p] * gain + middle)] & mask[p];
      }
    }
  }

  // The area between the curve and zero, in the colour of its sign.
  paintArea(field, layer, unit, left, top) {
    const { side, table, mask, pixels, ground } = this, wide = this.canvas.width, middle = side / 2;
    const [gain, grey] = tableScale([1, 0]);
    for (let column = 0; column < side; column++) {
      const value = this.valueAt(field, layer, unit, column / (side - 1));
      const colour = table[placed(value * gain + grey)], height = this.heightOf(value);
      const low = Math.min(height, middle), high = Math.max(height, middle);
      for (let row = 0; row < side; row++) {
        const inside = row >= low && row < high;
        pixels[(top + row) * wide + left + column] = (inside ? colour : ground) & mask[row * side + column];
      }
    }
  }

  strokeCurves(field) {
    const { context, side, palette } = this, zero = new Path2D(), curves = new Path2D();
    this.each((layer, unit, left, top) => {
      zero.moveTo(left + 1, top + side / 2);
      zero.lineTo(left + side - 1, top + side / 2);
      for (let column = 0; column <= side; column += 2) {
        const height = this.heightOf(this.valueAt(field, layer, unit, column / side));
        curves[column === 0 ? "moveTo" : "lineTo"](left + column, top + height);
      }
    });
    context.save();
    context.clip(this.tiles);
    context.lineWidth = side / 48;
    context.strokeStyle = palette.lineZero;
    context.stroke(zero);
    context.lineWidth = side / 28;
    context.strokeStyle = palette.ink;
    context.stroke(curves);
    context.restore();
  }

  // What a neuron says a share of the way along the one column; inputs keep their standardised values here.
  valueAt(field, layer, unit, share) {
    const [factor, shift] = layer === 0 ? [1, 0] : heatScale(this.scene, layer);
    const [low, high] = this.span, place = low + share * (high - low);
    return field.at(layer, unit, Math.round(place * (field.count - 1))) * factor + shift;
  }

  // Where a value stands in a tile: 0 in the middle, 1 at 55 % of the way to the edge.
  heightOf(value) {
    return (this.side / 2) * (1 - Math.max(-1.1, Math.min(1.1, 0.55 * value)));
  }

  stamp(context, { layer, unit, x, y, size }) {
    const tile = this.first[layer] + unit, { side, across, pitch } = this;
    const left = (tile % across) * pitch, top = Math.floor(tile / across) * pitch;
    context.drawImage(this.canvas, left, top, side, side, x - size / 2, y - size / 2, size, size);
  }
}

// The part of the one column that small curves show, as shares of its range: two standard deviations to
// either side of the mean, where nearly all rows are. A few mansions would else squeeze the rest into a
// corner.
function spanOf({ columns: [column], inputs }) {
  const input = inputs.find((each) => each.name === column.name);
  if (!input) return [0, 1];
  const shareOf = (value) => Math.max(0, Math.min(1, (value - column.low) / (column.high - column.low)));
  return [shareOf(input.mean - 2 * input.sd), shareOf(input.mean + 2 * input.sd)];
}

// Rounded corners: all bits where a pixel shows, none where the corner is cut.
function cornerMask(side) {
  const radius = TILE_CORNER * side, mask = new Uint32Array(side * side).fill(0xffffffff);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const dx = radius - Math.min(column + 0.5, side - column - 0.5);
      const dy = radius - Math.min(row + 0.5, side - row - 0.5);
      if (dx > 0 && dy > 0 && dx * dx + dy * dy > radius * radius) mask[row * side + column] = 0;
    }
  }
  return mask;
}

function pixelOf(colour) {
  const rgb = parseInt(colour.slice(1), 16);
  return ((255 << 24) | ((rgb & 255) << 16) | (rgb & 0xff00) | (rgb >> 16)) >>> 0;
}
