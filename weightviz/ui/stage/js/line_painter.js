// Paints the lines of the network by the one rule for a weight, on a canvas of their own below everything else.
import { signed } from "./numbers.js";
import { lineStyle, stubStyle } from "./rule.js";

const GHOST_EDGE = 1.5; // px of each edge of a muted line

// `drawn[index]` always says how line `index` was last drawn, exactly as the canvas got it.
export class LinePainter {
  constructor(surface) {
    this.surface = surface;
    this.context = surface.context;
  }

  setLayout(layout, paths, palette) {
    Object.assign(this, { layout, paths, palette });
    this.drawn = layout.lines.map(({ index, name }) =>
      ({ index, name, width: 0, colour: "", dash: [], text: "", muted: false, locked: false }));
  }

  // `light` (light.js) says which lines are in focus; those are painted last, on top.
  paint(picture, W, light) {
    this.surface.clear();
    this.context.lineCap = "butt";
    for (const lit of [0, 1]) {
      for (const line of this.layout.lines) {
        if (light.lines[line.index] === lit) this.drawLine(line, picture, W, light);
      }
    }
  }

  drawLine({ index, kind }, { frame }, W, light) {
    const { context, palette } = this, { M, texts, dense } = this.layout;
    const w = frame.parameters[index], stub = kind === "bias" && !texts;
    const style = stub ? stubStyle(w, W, M, palette, dense) : lineStyle(w, W, M, palette);
    const width = style.width + (light.pointed === index ? 2 : 0), muted = frame.muted[index] === 1;
    context.globalAlpha = light.lines[index] ? 1 : light.faded;
    if (muted) this.strokeGhost(index, width);
    else this.strokeLine(index, width, style.colour, style.dash);
    const record = this.drawn[index];
    record.muted = muted;
    record.locked = frame.locked[index] === 1;
    record.text = light.numbers[index] ? signed(w) : "";
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
