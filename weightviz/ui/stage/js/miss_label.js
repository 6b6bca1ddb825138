// The words for the largest miss: near its knob, where they cut no line and cover fewest marks.

const LABEL = { size: 15, weight: 600 }, LABEL_ROOM = 8; // px free at the box's edges
const ACROSS_STEP = 16, DOWN_STEP = 8; // px between two places that are tried
const COVERED = 60, CROSSED = 600; // a mark or a line under the words counts as if they stood so many px further away
const SHORTENED = 120; // and so do words that say less
const LEAD = 14; // px: words further away than this are tied to their knob

// `texts`: in full first, then shorter; `worst`, `places`, `otherEnd` as in `drawMisses`; `lines` are others that must
// not be cut, each [x, y, x, y]; the axis's name stands at the upper left. Returns { left, right, top, bottom }, or
// null where there is no room for a word.
export function labelMiss(surface, palette, { box, texts, worst, places, otherEnd, axisName, lines = [] }) {
  const bars = Array.from(worst).filter((row) => row >= 0).map((row) =>
    [places[2 * row], places[2 * row + 1], places[2 * row], otherEnd(row)]);
  const beyondName = box.x + 24 + surface.widthOf(axisName), [x, y] = bars[0];
  const about = { box, x, y, beyondName, places, lines: [...bars, ...lines] };
  const best = texts.map((words, i) => ({ words, ...bestPlace(about, widthOfLabel(surface, words), SHORTENED * i) }))
    .reduce((one, other) => (other.cost < one.cost ? other : one));
  if (!best.label) return null;
  if (best.away > LEAD) drawLead(surface.context, palette, x, y, best.label);
  drawLabel(surface, palette, best);
  return best.label;
}

function bestPlace({ box, x, y, beyondName, places, lines }, width, handicap) {
  let best = { cost: Infinity };
  for (const begins of beginnings(box, x, width)) {
    for (let height = box.y + (begins > beyondName ? 16 : 34); height < box.y + box.height - 6; height += DOWN_STEP) {
      const label = { left: begins - 4, right: begins + width + 4, top: height - LABEL.size, bottom: height + 6 };
      const away = Math.hypot(beyond(y, label.top, label.bottom), beyond(x, label.left, label.right));
      if (away + handicap >= best.cost) continue;
      const crossed = lines.filter((line) => cuts(line, label)).length;
      const cost = away + handicap + COVERED * marksUnder(label, places) + CROSSED * crossed;
      if (cost < best.cost) best = { cost, away, begins, height, label };
    }
  }
  return best;
}

function beyond(value, low, high) {
  return Math.max(0, low - value, value - high);
}

// Where the words may begin, inside the box: at either side of the knob first.
function beginnings(box, x, width) {
  const least = box.x + LABEL_ROOM, most = Math.max(least, box.x + box.width - LABEL_ROOM - width);
  const all = [x - 12 - width, x + 12, x - width / 2];
  for (let begins = least; begins < most; begins += ACROSS_STEP) all.push(begins);
  return [...all, most].map((begins) => Math.max(least, Math.min(begins, most)));
}

function marksUnder({ left, right, top, bottom }, places) {
  let marks = 0;
  for (let i = 0; i < places.length; i += 2) {
    if (places[i] > left - 4 && places[i] < right + 4 && places[i + 1] > top - 4 && places[i + 1] < bottom + 4) marks++;
  }
  return marks;
}

// Whether a straight line passes through a rectangle.
function cuts([fromX, fromY, toX, toY], { left, right, top, bottom }) {
  let enters = 0, leaves = 1;
  for (const [start, way, low, high] of [[fromX, toX - fromX, left, right], [fromY, toY - fromY, top, bottom]]) {
    if (way === 0 && (start < low || start > high)) return false;
    if (way === 0) continue;
    const ends = [(low - start) / way, (high - start) / way];
    enters = Math.max(enters, Math.min(...ends));
    leaves = Math.min(leaves, Math.max(...ends));
  }
  return enters <= leaves;
}

// From the knob to the nearest point of the words.
function drawLead(context, palette, x, y, { left, right, top, bottom }) {
  context.strokeStyle = palette.ink2;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(Math.max(left, Math.min(x, right)), Math.max(top, Math.min(y, bottom)));
  context.stroke();
}

// On a ground of its own: marks may lie below it.
function drawLabel(surface, palette, { words, begins, height, label }) {
  const { context } = surface;
  context.globalAlpha = 0.9;
  context.fillStyle = palette.lens;
  context.fillRect(label.left, label.top, label.right - label.left, label.bottom - label.top);
  context.globalAlpha = 1;
  surface.text(words, begins, height, { ...LABEL, colour: palette.ink, halo: palette.lens });
}

function widthOfLabel(surface, words) {
  return surface.widthOf(words, LABEL.size, LABEL.weight);
}
