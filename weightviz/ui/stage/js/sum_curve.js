// The curve of an activation function with the point that one row stands at.
import { ACTIVATIONS } from "./activations.js";
import { signed } from "./numbers.js";
import { Surface } from "./surface.js";

const CURVE_POINTS = 121, LEAST_REACH = 3;

export class SumCurve {
  constructor(host) {
    this.host = host;
    this.surface = new Surface(host);
  }

  resize() {
    this.surface.fit(this.host.clientWidth, this.host.clientHeight);
  }

  // `z` is the sum, `answer` f(z). Every picture reaches at least three to either side of 0.
  draw(activation, z, answer, palette) {
    const { surface } = this, { context, width, height } = surface, reach = Math.max(LEAST_REACH, 1.15 * Math.abs(z));
    const sums = Float64Array.from({ length: CURVE_POINTS }, (_, i) => reach * ((2 * i) / (CURVE_POINTS - 1) - 1));
    const says = sums.slice();
    ACTIVATIONS[activation](says);
    const low = Math.min(0, answer, ...says), high = Math.max(0, answer, ...says), span = high - low || 1;
    const across = (sum) => width * (0.5 + (0.46 * sum) / reach);
    const up = (said) => height - 8 - ((height - 16) * (said - low)) / span;
    surface.clear();
    this.drawAxes(across(0), up(0), palette);
    stroke(context, palette.ink2, 2, [], Array.from(sums, (sum, i) => [across(sum), up(says[i])]));
    stroke(context, palette.edge, 1.5, [2, 3], [[across(z), up(0)], [across(z), up(answer)], [across(0), up(answer)]]);
    context.setLineDash([]);
    context.beginPath();
    context.arc(across(z), up(answer), 6, 0, 2 * Math.PI);
    context.fillStyle = palette.ink;
    context.fill();
    surface.describe(() => `Its activation at the sum ${signed(z)}: ${signed(answer)}`, false);
  }

  drawAxes(x, y, palette) {
    const { context, width, height } = this.surface;
    stroke(context, palette.hair, 1.5, [], [[x, 0], [x, height]]);
    stroke(context, palette.hair, 1.5, [], [[0, y], [width, y]]);
  }
}

function stroke(context, colour, width, dash, points) {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.setLineDash(dash);
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x, y);
  context.stroke();
}
