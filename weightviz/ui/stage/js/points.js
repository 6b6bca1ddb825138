// The marks of the rows. Of two classes the positive one is round and blue, the negative one a diamond and orange;
// each of several has a shape of its own and is drawn in ink. Filled = the network learns from it, hollow = kept back
// as a test; a price has no class, so houses are grey.
import { severalOutputs } from "./classes.js";
import { mix } from "./palette.js";
import { DIAMOND, ROUND, traceShape } from "./shapes.js";

const BATCH_RING = 6.5; // px

// How each row looks. `graded`: the target of a regression is shown by its sign and size, as a heat map shows it.
// `lens`: of several classes the one that is looked at, whose rows are blue and all others orange, or -1.
export function markLooks(scene, palette, graded, lens = -1) {
  return Array.from(scene.target_values, (value, row) => {
    const hollow = scene.is_test[row] === 1;
    if (severalOutputs(scene)) {
      return { ...(lens < 0 ? inkLook(palette, hollow) : classLook(palette, value === lens, hollow)), shape: value };
    }
    if (scene.task === "classification") return classLook(palette, value > 0.5, hollow);
    if (!graded) return greyLook(palette, hollow);
    return gradedLook(palette, (value - scene.target.mean) / scene.target.sd, hollow);
  });
}

function classLook(palette, positive, hollow) {
  const line = positive ? palette.posLine : palette.negLine, fill = positive ? palette.pos : palette.neg;
  const shape = positive ? ROUND : DIAMOND, { bg } = palette;
  return { shape, hollow, fill: hollow ? bg : fill, outline: hollow ? line : bg, alpha: 1 };
}

function inkLook(palette, hollow) {
  const { ink, bg } = palette;
  return { hollow, fill: hollow ? bg : ink, outline: hollow ? ink : bg, alpha: 1 };
}

function gradedLook(palette, score, hollow) {
  const size = Math.min(1, Math.abs(score)), line = score < 0 ? palette.negLine : palette.posLine;
  const fill = hollow ? palette.bg : mix(palette.zero, score < 0 ? palette.neg : palette.pos, size);
  return { shape: ROUND, hollow, fill, outline: mix(palette.edge, line, size), alpha: 1 };
}

function greyLook(palette, hollow) {
  return hollow ? { shape: ROUND, hollow, fill: null, outline: palette.pt, alpha: 0.9 }
    : { shape: ROUND, hollow, fill: palette.pt, outline: null, alpha: 0.5 };
}

export function drawMark(context, x, y, radius, look) {
  context.globalAlpha = look.alpha;
  traceShape(context, look.shape, x, y, radius);
  if (look.fill) {
    context.fillStyle = look.fill;
    context.fill();
  }
  if (look.outline) {
    context.strokeStyle = look.outline;
    context.lineWidth = look.hollow ? 1.75 : 1;
    context.stroke();
  }
  context.globalAlpha = 1;
}

// The chosen row.
export function drawRowRing(context, x, y, palette) {
  context.strokeStyle = palette.ink;
  context.lineWidth = 2.5;
  context.beginPath();
  context.arc(x, y, 8.5, 0, 2 * Math.PI);
  context.stroke();
}

// The rows of a batch that is not all rows; null draws nothing.
export function drawBatchRings(context, places, batch, palette) {
  if (!batch) return;
  context.strokeStyle = palette.ink;
  context.lineWidth = 1.25;
  context.beginPath();
  for (const row of batch) {
    context.moveTo(places[2 * row] + BATCH_RING, places[2 * row + 1]);
    context.arc(places[2 * row], places[2 * row + 1], BATCH_RING, 0, 2 * Math.PI);
  }
  context.stroke();
}

// The row whose mark lies nearest to (x, y), or -1 when none is within `reach`. `places`: x and y of every row.
export function nearestRow(places, x, y, reach) {
  let best = -1, least = reach * reach;
  for (let row = 0; 2 * row < places.length; row++) {
    const distance = (places[2 * row] - x) ** 2 + (places[2 * row + 1] - y) ** 2;
    if (distance <= least) [best, least] = [row, distance];
  }
  return best;
}
