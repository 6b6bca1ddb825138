// One raw column and several classes: the probability of each class along it. Every row stands where the network puts
// it, on the curve of its own class: as high as the probability given to what it is.
import { drawAcrossAxis, drawUpAxis, axisTitle } from "./axes.js";
import { CurveView } from "./curve.js";
import { drawBatchRings, drawMark, drawRowRing, markLooks } from "./points.js";
import { centred } from "./surface.js";

const NAME_LINE = 20; // px between two names

export class SharesView extends CurveView {
  placeMarks() {
    const { scene, places } = this, wide = scene.columns.length, [axis] = scene.axes;
    for (let row = 0; 2 * row < places.length; row++) places[2 * row] = this.across.at(scene.rows[row * wide + axis]);
    this.looks = markLooks(scene, this.palette, false);
  }

  draw(picture, shown) {
    if (!shown.whole && shown.answer < 0) return super.draw(picture, shown);
    const { surface, palette, box, scene } = this, { context } = surface, classes = picture.field.outputs.at(-1);
    context.fillStyle = palette.lens;
    context.fillRect(box.x, box.y, box.width, box.height);
    drawUpAxis(surface, palette, box, { scale: this.up, ticks: this.upTicks, title: "probability" });
    this.inBox(() => {
      classes.forEach((shares, k) => this.drawShares(shares, shown.whole || shown.answer === k));
      this.drawRows(picture);
    });
    this.drawNames(classes);
    drawAcrossAxis(surface, palette, box,
      { scale: this.across, ticks: this.acrossTicks, unit: this.column.unit, title: axisTitle(this.column) });
  }

  drawShares(shares, lit) {
    const { context } = this.surface;
    context.strokeStyle = lit ? this.palette.ink : this.palette.edge;
    context.lineWidth = lit ? 3 : 1.5;
    context.stroke(this.curve(shares, (share) => this.up.at(share)));
  }

  drawRows({ onRows, row, slowly }) {
    const { scene, surface: { context }, places, palette } = this, given = onRows.outputs.at(-1);
    const radius = this.surface.width < 300 ? 3 : 3.5;
    this.looks.forEach((look, i) => {
      places[2 * i + 1] = this.up.at(given[scene.target_values[i]][i]);
      drawMark(context, places[2 * i], places[2 * i + 1], radius, look);
    });
    drawBatchRings(context, places, slowly?.batch, palette);
    drawRowRing(context, places[2 * row], places[2 * row + 1], palette);
  }

  // Each over the place where its class is furthest ahead, no two on one another.
  drawNames(classes) {
    const { scene, surface, palette, box } = this, title = surface.widthOf("probability") + 20;
    const taken = [{ x: box.x, y: box.y + 16, width: title }];
    classes.forEach((shares, k) => {
      const ahead = (p) => shares[p] - Math.max(...classes.map((others, other) => (other === k ? 0 : others[p])));
      let best = 0;
      for (let p = 1; p < shares.length; p++) if (ahead(p) > ahead(best)) best = p;
      const name = scene.classes[k], width = surface.widthOf(name, 15, 600);
      let x = box.x + centred((box.width * best) / (shares.length - 1), width + 8, box.width) + 4;
      let y = Math.max(box.y + 18, this.up.at(shares[best]) - 12);
      if (y < box.y + 36) x = Math.max(x, box.x + title); // beside the title of the axis
      const hits = (other) => Math.abs(other.y - y) < NAME_LINE && x < other.x + other.width && other.x < x + width;
      while (taken.some(hits)) y += 2;
      taken.push({ x, y, width });
      surface.text(name, x, y, { colour: palette.ink, size: 15, weight: 600, halo: palette.lens });
    });
  }
}
