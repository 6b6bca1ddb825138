// Paints the lines of the network by the one rule for a weight, on a canvas of their own below everything else.
import { signed } from "./numbers.js";
import { lineStyle, stubStyle } from "./rule.js";
import { Stencil } from "./surface.js";

const GHOST_EDGE = 1.5; // px of each edge of a muted line
const FAINTEST = 0.5; // opacity of a faded line of weight 0, which is thin and grey already

// `drawn[index]` always says how line `index` was last drawn, exactly as the canvas got it.
export class LinePainter {
  constructor(surface) {
    this.surface = surface;
    this.context = surface.context;
    this.stencil = new Stencil(surface);
  }

  setLayout(layout, paths, palette) {
    Object.assign(this, { layout, paths, palette, stamped: null });
    this.drawn = layout.lines.map(({ index, name }) =>
      ({ index, name, width: 0, colour: "", dash: [], text: "", muted: false, locked: false }));
  }

  // `light` (light.js) says which lines are in focus; those are painted last, on top.
  paint(picture, W, light) {
    this.surface.clear();
    this.context.lineCap = "butt";
    if (picture.turning) this.stampFaded(picture, W, light);
    else this.drawLines(0, picture, W, light);
    this.drawLines(1, picture, W, light);
  }

  drawLines(lit, picture, W, light) {
    for (const line of this.layout.lines) {
      if (light.lines[line.index] === lit) this.drawLine(line, picture, W, light);
    }
  }

  // While a hand turns one line, those out of the light stay as they are: painted once, then stamped.
  stampFaded(picture, W, light) {
    if (!this.stillHolds(picture, W, light)) {
      const { strengths, frame: { muted, locked } } = picture;
      this.stamped = { W, lit: light.lines.slice(), strengths: strengths.slice(), muted, locked };
      this.stencil.paint((context) => {
        this.context = context;
        this.drawLines(0, picture, W, light);
      });
      this.context = this.surface.context;
    }
    this.stencil.stamp();
  }

  stillHolds({ strengths, frame: { muted, locked } }, W, light) {
    const { stamped } = this;
    if (stamped?.W !== W || stamped.muted !== muted || stamped.locked !== locked) return false;
    return stamped.lit.every((lit, i) =>
      lit === light.lines[i] && (lit || stamped.strengths[i] === strengths[i]));
  }

  drawLine({ index, kind }, { frame, strengths, slowly }, W, light) {
    const { context, palette } = this, { M, hasDials, dense } = this.layout;
    const w = strengths[index], stub = kind === "bias" && !hasDials;
    const style = stub ? stubStyle(w, W, M, palette, dense) : lineStyle(w, W, M, palette);
    const width = style.width + (light.pointed === index ? 2 : 0), muted = frame.muted[index] === 1;
    context.globalAlpha = light.lines[index] ? 1 : Math.max(light.faded, FAINTEST * (1 - Math.min(1, Math.abs(w) / W)));
    if (muted) this.strokeGhost(index, width);
    else this.strokeLine(index, width, style.colour, style.dash);
    const record = this.drawn[index];
    record.muted = muted;
    record.locked = frame.locked[index] === 1;
    record.text = light.numbers[index] ? signed(w, slowly?.digits) : "";
  }

  strokeLine(index, width, colour, dash) {
    const { context } = this, record = this.drawn[index];
    context.lineWidth = record.width = width;
    context.strokeStyle = record.colour = colour;
    context.setLineDash((record.dash = dash));
    context.stroke(this.paths[index]);
  }

  // A muted line is an empty pipe: two grey edges of the old width.
  strokeGhost(index, width) {
    this.strokeLine(index, width + GHOST_EDGE, this.palette.edge, []);
    this.context.lineWidth = Math.max(1, width - GHOST_EDGE);
    this.context.strokeStyle = this.palette.bg;
    this.context.globalAlpha = 1;
    this.context.stroke(this.paths[index]);
  }
}
