// The colours of the stage, read from the CSS variables of css/tokens.css so that a canvas follows the theme.

const TOKENS = {
  bg: "--bg", surface: "--surface", surface2: "--surface-2", lens: "--lens", ink: "--ink", ink2: "--ink-2",
  ink3: "--ink-3", hair: "--hair", edge: "--edge", pt: "--pt", zero: "--zero", lineZero: "--line-zero",
  neg: "--neg", pos: "--pos", negLine: "--neg-line", posLine: "--pos-line", negText: "--neg-text",
  posText: "--pos-text", onInk: "--on-ink",
};

// `element` is any element of the stage. Colours are "#rrggbb"; `heatMax` is how strong a full heat colour
// may be; `font` is the family of the page, for text on a canvas.
export function readPalette(element) {
  const style = getComputedStyle(element);
  const palette = { heatMax: Number(style.getPropertyValue("--heat-max")), font: style.fontFamily };
  for (const [name, token] of Object.entries(TOKENS)) palette[name] = style.getPropertyValue(token).trim();
  return palette;
}

// The colour a share t of the way from a to b, in sRGB.
export function mix(a, b, t) {
  const from = parseInt(a.slice(1), 16), to = parseInt(b.slice(1), 16);
  let colour = 0;
  for (let shift = 16; shift >= 0; shift -= 8) {
    const start = (from >> shift) & 255, end = (to >> shift) & 255;
    colour = colour * 256 + Math.round(start + (end - start) * t);
  }
  return "#" + (0x1000000 + colour).toString(16).slice(1);
}

export function isDark(colour) {
  const digits = colour.replace("#", "");
  const [r, g, b] = digits.length === 6 ? [0, 2, 4].map((i) => parseInt(digits.slice(i, i + 2), 16))
    : (colour.match(/\d+/g) ?? [255, 255, 255]).map(Number);
  return 0.299 * r + 0.587 * g + 0.114 * b < 128;
}
