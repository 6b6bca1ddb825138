// The shapes of marks: classes are told apart by shape, since colour means sign and nothing else.

const SVG = "http://www.w3.org/2000/svg";

// Corners on a circle around the mark, by turns at these radii; the first one `from` degrees from the right.
function corners(count, from, ...radii) {
  return Array.from({ length: count }, (_, i) => {
    const angle = ((from + (360 * i) / count) * Math.PI) / 180, radius = radii[i % radii.length];
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}

const PLUS = [[-0.45, -1.4], [0.45, -1.4], [0.45, -0.45], [1.4, -0.45], [1.4, 0.45], [0.45, 0.45],
  [0.45, 1.4], [-0.45, 1.4], [-0.45, 0.45], [-1.4, 0.45], [-1.4, -0.45], [-0.45, -0.45]];
const CROSS = PLUS.map(([x, y]) => [(x - y) * Math.SQRT1_2, (x + y) * Math.SQRT1_2]);

// The first is round. All cover about the same area.
const SHAPES = [
  null, corners(4, -90, 1.3), corners(3, -90, 1.5), corners(4, -45, 1.3), corners(3, 90, 1.5),
  corners(10, -90, 1.7, 0.75), PLUS, CROSS, corners(3, 0, 1.5), corners(3, 180, 1.5),
];
export const ROUND = 0;
export const DIAMOND = 1;

// Draws a shape's outline as the context's path.
export function traceShape(context, shape, x, y, radius) {
  const outline = SHAPES[shape % SHAPES.length];
  context.beginPath();
  if (!outline) return context.arc(x, y, radius, 0, 2 * Math.PI);
  for (const [dx, dy] of outline) context.lineTo(x + radius * dx, y + radius * dy);
  context.closePath();
}

const ICON = {
  class: "shape", viewBox: "-8 -8 16 16", width: 16, height: 16, fill: "currentColor", "aria-hidden": true,
};

// A shape among words, in their colour.
export function shapeIcon(shape) {
  const outline = SHAPES[shape % SHAPES.length], svg = document.createElementNS(SVG, "svg");
  const drawn = document.createElementNS(SVG, outline ? "polygon" : "circle");
  const grown = (place) => (5 * place).toFixed(2);
  if (outline) drawn.setAttribute("points", outline.map((corner) => corner.map(grown).join()).join(" "));
  else drawn.setAttribute("r", "5");
  for (const [name, value] of Object.entries(ICON)) svg.setAttribute(name, value);
  svg.append(drawn);
  return svg;
}
