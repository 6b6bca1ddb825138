// What width, colour and dashes mean: the rule itself, drawn from -W to +W.
import { Surface } from "./surface.js";
import { lineStyle } from "./rule.js";

const DASH = 8, GAP = 4;
const CAPTION = "thicker counts more, dashed is negative";

// A canvas of its own, since it changes only when W or the theme does.
export class Legend {
  constructor(host) {
    this.surface = new Surface(host);
    this.surface.canvas.className = "legend";
    this.surface.canvas.setAttribute("aria-hidden", "true");
  }

  // `place` as in layout.js, or null to hide it; `M` is the width of a line at W.
  setPlace(place, M, palette) {
    Object.assign(this, { place, M, palette, drawnFor: null });
    this.surface.canvas.hidden = !place;
    if (!place) return;
    this.surface.fit(2 * place.half + (place.caption ? 290 : 12), M + 24);
    Object.assign(this.surface.canvas.style, { left: `${place.x}px`, top: `${place.y - M / 2 - 1}px` });
  }

  // `beyond`: [whether a weight lies below -W, whether one lies above W]; then that end says so.
  draw(W, beyond = [false, false]) {
    const key = [W, ...beyond].join();
    if (!this.place || this.drawnFor === key) return;
    this.drawnFor = key;
    this.surface.clear();
    this.drawBar(W);
    this.drawWords(W, beyond);
  }

  drawBar(W) {
    const { half } = this.place, context = this.surface.context, middle = this.M / 2 + 1;
    const empty = (x) => x >= 2 * half || (x < half && x % (DASH + GAP) >= DASH);
    for (let x = 0; x < 2 * half; x++) {
      if (empty(x)) continue;
      const { width, colour } = lineStyle(((x + 0.5 - half) * W) / half, W, this.M, this.palette);
      context.fillStyle = colour;
      context.fillRect(x, middle - width / 2, empty(x + 1) ? 1 : 1.5, width); // or a fraction of a pixel shows between
    }
  }

  drawWords(W, [below, above]) {
    const { half, caption } = this.place, y = this.M + 19, look = { colour: this.palette.ink2, size: 14 };
    const ends = [below ? `\u2212${W} and less` : `\u2212${W}`, above ? `+${W} and more` : `+${W}`];
    const room = ends.every((words) => this.surface.widthOf(words) < half - 10);
    const [least, most] = room ? ends : [`${below ? "\u2264 " : ""}\u2212${W}`, `${above ? "\u2265 " : ""}+${W}`];
    this.surface.text(least, 0, y, look);
    this.surface.text("0", half, y, { ...look, align: "center" });
    this.surface.text(most, 2 * half, y, { ...look, align: "right" });
    if (caption) this.surface.text(CAPTION, 2 * half + 16, this.M / 2 + 6, look);
  }
}
