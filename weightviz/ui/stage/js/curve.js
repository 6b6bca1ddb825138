// One raw column: what a neuron says along it. The network's output is drawn in the data's own units among the rows,
// with bars for the largest misses; any other neuron in its own numbers, coloured by sign like its thumbnail.
import { Scale, axisTitle, drawAcrossAxis, drawUpAxis, niceCeiling, niceTicks } from "./axes.js";
import { className } from "./classes.js";
import { labelMiss } from "./miss_label.js";
import { isMoney } from "./numbers.js";
import { drawBatchRings, drawMark, drawRowRing, markLooks } from "./points.js";
import { drawMisses, findLargestMisses, missOf, missTexts } from "./residuals.js";
import { inTargetUnits } from "./rows.js";
import { withoutNoise } from "./rule.js";
import { Stencil } from "./surface.js";

export class CurveView {
  constructor(scene, surface) {
    this.scene = scene;
    this.surface = surface;
    this.column = scene.columns[scene.axes[0]];
    this.marks = new Stencil(surface);
    this.worst = new Int32Array(7);
    this.places = new Float32Array(2 * scene.target_values.length);
  }

  fit(palette) {
    const { scene, surface } = this, classes = scene.task === "classification";
    const { low, high, unit } = scene.target, margin = classes ? 0.15 * (high - low) : 0;
    this.palette = palette;
    this.box = { x: isMoney(unit) ? 58 : 48, y: 0, width: 0, height: surface.height - 48 };
    this.box.width = surface.width - this.box.x;
    this.across = new Scale(this.column.low, this.column.high, this.box.x, this.box.x + this.box.width);
    this.up = new Scale(low - margin, high + margin, this.box.height, 0);
    this.acrossTicks = niceTicks(this.column.low, this.column.high, 5);
    this.upTicks = niceTicks(low, high, classes ? 2 : 4).filter((tick) => this.up.at(tick) > 12);
    this.placeMarks();
  }

  placeMarks() {
    const { scene, places, surface } = this, wide = scene.columns.length, axis = scene.axes[0];
    for (let row = 0; 2 * row < places.length; row++) {
      places[2 * row] = this.across.at(scene.rows[row * wide + axis]);
      places[2 * row + 1] = this.up.at(scene.target_values[row]);
    }
    const looks = markLooks(scene, this.palette, false), radius = surface.width < 300 ? 3 : 3.5;
    this.marks.paint((context) => looks.forEach((look, row) =>
      drawMark(context, places[2 * row], places[2 * row + 1], radius, look)));
  }

  draw(picture, shown) {
    const { surface, palette, box } = this;
    surface.context.fillStyle = palette.lens;
    surface.context.fillRect(box.x, box.y, box.width, box.height);
    if (shown.whole) this.drawGuesses(picture);
    else this.drawNeuron(picture, shown);
    drawAcrossAxis(surface, palette, box,
      { scale: this.across, ticks: this.acrossTicks, unit: this.column.unit, title: axisTitle(this.column) });
  }

  drawGuesses(picture) {
    const { scene, surface, palette, box } = this, { context } = surface, { guesses } = picture.onRows;
    const classes = () => `${scene.target.label}: 1 ${className(scene, 1)}, 0 ${className(scene, 0)}`;
    const title = scene.task === "classification" ? classes() : axisTitle(scene.target);
    drawUpAxis(surface, palette, box, { scale: this.up, ticks: this.upTicks, unit: scene.target.unit, title });
    this.inBox(() => {
      this.marks.stamp();
      this.styleLine(picture);
      context.stroke(this.curve(picture.field.guesses, (answer) => this.up.at(inTargetUnits(scene, answer))));
      context.setLineDash([]);
      if (scene.task === "regression") this.drawWorst(guesses);
    });
    drawBatchRings(context, this.places, picture.slowly?.batch, palette);
    drawRowRing(context, this.places[2 * picture.row], this.places[2 * picture.row + 1], palette);
  }

  drawWorst(guesses) {
    const { scene, surface, palette, worst, places } = this;
    findLargestMisses(scene, guesses, worst);
    const guessed = (row) => this.up.at(inTargetUnits(scene, guesses[row]));
    drawMisses(surface, palette, worst, places, guessed);
    const texts = missTexts(scene, missOf(scene, guesses, worst[0])), axisName = axisTitle(scene.target);
    const about = { box: this.box, texts, worst, places, otherEnd: guessed, axisName };
    this.label = labelMiss(surface, palette, about);
  }

  // One input and no hidden layer: the line's slope has the sign of its one weight, and so has its colour and dash.
  styleLine(picture) {
    const { scene, palette, surface: { context } } = this, slope = withoutNoise(picture.heard[0]);
    const oneWeight = scene.sizes.length === 2 && scene.sizes[0] === 1;
    const straight = oneWeight && scene.inputs[0].name === this.column.name;
    context.lineWidth = 4;
    context.lineCap = "butt";
    context.lineJoin = "round";
    context.strokeStyle = !straight || slope === 0 ? palette.ink : slope < 0 ? palette.negLine : palette.posLine;
    context.setLineDash(straight && slope < 0 ? [10, 6] : []);
  }

  // A neuron's output along the column as a path; `height` turns an output into a pixel.
  curve(outputs, height) {
    const path = new Path2D();
    outputs.forEach((output, p) => {
      const x = this.box.x + (this.box.width * p) / (outputs.length - 1);
      path.lineTo(x, Math.max(-1e4, Math.min(1e4, height(output))));
    });
    return path;
  }

  drawNeuron(picture, { layer, unit, name }) {
    const { surface, palette, box } = this, { context } = surface;
    const outputs = picture.field.outputs[layer][unit];
    const up = this.neuronScale(outputs), zero = up.at(0), ticks = niceTicks(up.low, up.high, 4);
    drawUpAxis(surface, palette, box, { scale: up, ticks, title: `output of ${name}` });
    const line = this.curve(outputs, (output) => up.at(output)), area = new Path2D(line);
    area.lineTo(box.x + box.width, zero);
    area.lineTo(box.x, zero);
    this.fillSide(area, palette.pos, box.y, zero);
    this.fillSide(area, palette.neg, zero, box.y + box.height);
    context.strokeStyle = palette.ink;
    context.lineWidth = 3;
    this.inBox(() => context.stroke(line));
    const said = picture.onRows.at(layer, unit, picture.row);
    drawRowRing(context, this.places[2 * picture.row], up.at(said), palette);
  }

  // Symmetric about zero: at least -1..1, where tanh and sigmoid live.
  neuronScale(outputs) {
    const largest = outputs.reduce((most, output) => Math.max(most, Math.abs(output)), 1);
    const high = niceCeiling(largest) * 1.2; // the name of the axis stands above the highest number
    return new Scale(-high, high, this.box.height, 0);
  }

  fillSide(area, colour, top, bottom) {
    const { context } = this.surface;
    context.save();
    context.beginPath();
    context.rect(this.box.x, top, this.box.width, bottom - top);
    context.clip();
    context.globalAlpha = this.palette.heatMax;
    context.fillStyle = colour;
    context.fill(area);
    context.restore();
  }

  inBox(draw) {
    const { context } = this.surface, { x, y, width, height } = this.box;
    context.save();
    context.beginPath();
    context.rect(x, y, width, height);
    context.clip();
    draw();
    context.restore();
  }
}
