// Three raw columns or more: every row's guess against the truth. On the diagonal the guess is right; the largest
// misses carry a bar from the diagonal to the guess.
import { Scale, drawAcrossAxis, drawUpAxis, niceTicks } from "./axes.js";
import { className } from "./classes.js";
import { labelMiss } from "./miss_label.js";
import { isMoney } from "./numbers.js";
import { drawBatchRings, drawMark, drawRowRing, markLooks } from "./points.js";
import { drawMisses, findLargestMisses, missOf, missTexts } from "./residuals.js";
import { inTargetUnits } from "./rows.js";

export class GuessView {
  constructor(scene, surface) {
    this.scene = scene;
    this.surface = surface;
    this.worst = new Int32Array(7);
    this.places = new Float32Array(2 * scene.target_values.length);
  }

  fit(palette) {
    const { scene, surface } = this, { unit } = scene.target;
    const margin = scene.task === "classification" ? 0.15 : 0;
    const low = scene.target.low - margin, high = scene.target.high + margin;
    const left = isMoney(unit) ? 58 : 48, height = surface.height - 48;
    this.palette = palette;
    this.box = { x: left, y: 0, width: surface.width - left, height };
    this.across = new Scale(low, high, left, surface.width);
    this.up = new Scale(low, high, height, 0);
    this.diagonal = [left, height, surface.width, 0];
    const sure = scene.task === "classification" && `how sure of ${className(scene, 1)}`;
    this.title = sure || `guess of the ${scene.target.label}`;
    this.ticks = niceTicks(scene.target.low, scene.target.high, 4);
    this.upTicks = this.ticks.filter((tick) => this.up.at(tick) > 12);
    this.looks = markLooks(scene, palette, false);
    scene.target_values.forEach((value, row) => {
      this.places[2 * row] = this.across.at(value);
    });
  }

  draw(picture) {
    const { scene, surface, palette, box, places } = this, { context } = surface;
    const { guesses } = picture.onRows, { unit, label } = scene.target, classes = scene.task === "classification";
    context.fillStyle = palette.lens;
    context.fillRect(box.x, box.y, box.width, box.height);
    drawUpAxis(surface, palette, box, { scale: this.up, ticks: this.upTicks, unit, title: this.title });
    guesses.forEach((answer, row) => {
      places[2 * row + 1] = this.up.at(inTargetUnits(scene, answer));
    });
    context.save();
    context.beginPath();
    context.rect(box.x, box.y, box.width, box.height);
    context.clip();
    this.drawDiagonal();
    this.looks.forEach((look, row) =>
      drawMark(context, places[2 * row], places[2 * row + 1], 3.5, look));
    if (!classes) this.drawWorst(guesses);
    context.restore();
    drawBatchRings(context, places, picture.slowly?.batch, palette);
    drawRowRing(context, places[2 * picture.row], places[2 * picture.row + 1], palette);
    drawAcrossAxis(surface, palette, box,
      { scale: this.across, ticks: classes ? [] : this.ticks, unit, title: `true ${label}` });
    if (classes) this.nameClasses();
  }

  nameClasses() {
    const { surface, palette, scene, box } = this, y = box.y + box.height + 20;
    const look = { colour: palette.ink3, align: "center" };
    for (const place of [0, 1]) surface.text(className(scene, place), this.across.at(place), y, look);
  }

  drawWorst(guesses) {
    const { scene, surface, palette, box, worst, places } = this;
    const otherEnd = (row) => this.up.at(scene.target_values[row]);
    findLargestMisses(scene, guesses, worst);
    drawMisses(surface, palette, worst, places, otherEnd);
    const texts = missTexts(scene, missOf(scene, guesses, worst[0])), lines = [this.diagonal];
    this.label = labelMiss(surface, palette, { box, texts, worst, places, otherEnd, axisName: this.title, lines });
  }

  drawDiagonal() {
    const { context } = this.surface, [fromX, fromY, toX, toY] = this.diagonal;
    context.strokeStyle = this.palette.edge;
    context.lineWidth = 1.5;
    context.beginPath();
    context.moveTo(fromX, fromY);
    context.lineTo(toX, toY);
    context.stroke();
  }
}
