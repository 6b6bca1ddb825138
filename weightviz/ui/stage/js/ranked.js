// Three raw columns or more and several classes: how much the network gives to what each row is. The rows stand class
// by class, each class from its least to its most certain; where another class was given more, the mark is dark.
import { drawUpAxis, Scale } from "./axes.js";
import { answerAt } from "./classes.js";
import { shortened } from "./columns.js";
import { drawBatchRings, drawMark, drawRowRing, markLooks } from "./points.js";

const GROUPS_APART = 14; // px between two classes

export class RankedView {
  constructor(scene, surface) {
    this.scene = scene;
    this.surface = surface;
    this.places = new Float32Array(2 * scene.target_values.length);
    this.groups = scene.classes.map((_, place) =>
      [...scene.target_values.keys()].filter((row) => scene.target_values[row] === place));
  }

  fit(palette) {
    const { surface, scene } = this, left = 38;
    this.palette = palette;
    this.box = { x: left, y: 0, width: surface.width - left, height: surface.height - 48 };
    this.up = new Scale(-0.05, 1.12, this.box.height, 0);
    this.wrong = markLooks(scene, palette, false);
    const soft = { ...palette, ink: palette.edge };
    this.right = markLooks(scene, soft, false);
    this.step = (this.box.width - GROUPS_APART * this.groups.length) / scene.target_values.length;
  }

  draw(picture) {
    const { surface, palette, box, places, scene } = this, { context } = surface, given = picture.onRows.outputs.at(-1);
    context.fillStyle = palette.lens;
    context.fillRect(box.x, box.y, box.width, box.height);
    drawUpAxis(surface, palette, box,
      { scale: this.up, ticks: [0, 0.5, 1], title: "probability of what it is; dark: another has more" });
    let x = box.x;
    this.groups.forEach((rows, k) => {
      const width = GROUPS_APART + rows.length * this.step;
      this.drawGroup(rows, k, given, x);
      this.nameGroup(k, x, width);
      x += width;
    });
    drawBatchRings(context, places, picture.slowly?.batch, palette);
    drawRowRing(context, places[2 * picture.row], places[2 * picture.row + 1], palette);
    surface.text(`true ${scene.target.label}, least certain first`, box.x + box.width / 2, box.y + box.height + 41,
      { colour: palette.ink3, align: "center" });
  }

  drawGroup(rows, k, given, left) {
    const { places, surface: { context } } = this;
    rows.sort((a, b) => given[k][a] - given[k][b] || a - b); // nearly sorted from the last picture
    rows.forEach((row, i) => {
      const looks = answerAt(given, row) === k ? this.right : this.wrong;
      places[2 * row] = left + GROUPS_APART / 2 + (i + 0.5) * this.step;
      places[2 * row + 1] = this.up.at(given[k][row]);
      drawMark(context, places[2 * row], places[2 * row + 1], 3.5, looks[row]);
    });
  }

  nameGroup(k, left, width) {
    const { surface, palette, box, scene } = this, { context } = surface;
    if (k > 0) {
      context.fillStyle = palette.hair;
      context.fillRect(Math.round(left), box.y + 24, 1, box.height - 24);
    }
    const name = shortened(scene.classes[k], Math.max(2, Math.floor(width / 7.4)));
    surface.text(name, left + width / 2, box.y + box.height + 20, { colour: palette.ink2, align: "center" });
  }
}
