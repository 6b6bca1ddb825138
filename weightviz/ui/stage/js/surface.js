// A canvas of a given size in CSS pixels, sharp on dense screens, with its words for those who do not see it.
import { append, make } from "./elements.js";
import { zoomOf } from "./zoom.js";

export class Surface {
  constructor(host) {
    this.canvas = append(host, "canvas");
    this.canvas.setAttribute("role", "img");
    this.context = this.canvas.getContext("2d");
    this.spokenAt = -Infinity;
  }

  fit(width, height) {
    this.width = Math.max(1, Math.floor(width));
    this.height = Math.max(1, Math.floor(height));
    this.density = (window.devicePixelRatio || 1) * zoomOf(this.canvas);
    this.canvas.width = Math.round(this.width * this.density);
    this.canvas.height = Math.round(this.height * this.density);
    this.canvas.style.width = `${this.width}px`;
    this.canvas.style.height = `${this.height}px`;
    this.family = getComputedStyle(this.canvas).fontFamily;
    this.context.setTransform(this.density, 0, 0, this.density, 0, 0);
  }

  clear() {
    this.context.clearRect(0, 0, this.width, this.height);
  }

  // Words on the picture; `halo` is the ground painted around them so that they stay legible over marks.
  text(words, x, y, { colour, size = 14, weight = 400, align = "left", halo = null }) {
    const context = this.context;
    context.font = `${weight} ${size}px ${this.family}`;
    context.textAlign = align;
    context.textBaseline = "alphabetic";
    if (halo) {
      context.lineJoin = "round";
      context.lineWidth = 4;
      context.strokeStyle = halo;
      context.strokeText(words, x, y);
    }
    context.fillStyle = colour;
    context.fillText(words, x, y);
  }

  widthOf(words, size = 14, weight = 400) {
    this.context.font = `${weight} ${size}px ${this.family}`;
    return this.context.measureText(words).width;
  }

  // The text alternative, refreshed at most twice a second. `words` is called only then.
  describe(words, playing) {
    const now = performance.now();
    if (playing && now - this.spokenAt < 500) return;
    this.spokenAt = now;
    const text = words();
    if (this.canvas.getAttribute("aria-label") !== text) this.canvas.setAttribute("aria-label", text);
  }
}

// Where something of this width begins when it is centred on x but stays within the room.
export function centred(x, width, room) {
  return Math.max(0, Math.min(x - width / 2, room - width));
}

// A picture that is painted once and stamped on a surface many times.
export class Stencil {
  constructor(surface) {
    this.surface = surface;
    this.canvas = make("canvas");
  }

  paint(draw) {
    const { canvas, density } = this.surface;
    this.canvas.width = canvas.width;
    this.canvas.height = canvas.height;
    const context = this.canvas.getContext("2d");
    context.setTransform(density, 0, 0, density, 0, 0);
    draw(context);
  }

  // Pixel on pixel, on screens of any density.
  stamp() {
    const { canvas, surface: { context, density } } = this;
    context.globalAlpha = 1;
    context.drawImage(canvas, 0, 0, canvas.width / density, canvas.height / density);
  }
}
