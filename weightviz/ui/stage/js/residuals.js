// The largest misses: how far the guess lies from the truth, in the target's own units.
import { inTargetUnits, targetText } from "./rows.js";

// The training rows with the largest misses, largest first, into `worst` (-1 where there are no more rows).
export function findLargestMisses(scene, guesses, worst) {
  const sizeAt = (row) => (row < 0 ? -1 : Math.abs(missOf(scene, guesses, row)));
  worst.fill(-1);
  for (let row = 0; row < guesses.length; row++) {
    if (scene.is_test[row]) continue;
    const size = sizeAt(row);
    let place = worst.length;
    while (place > 0 && sizeAt(worst[place - 1]) < size) place--;
    if (place === worst.length) continue;
    worst.copyWithin(place + 1, place, worst.length - 1);
    worst[place] = row;
  }
}

// Guess minus truth.
export function missOf(scene, guesses, row) {
  return inTargetUnits(scene, guesses[row]) - scene.target_values[row];
}

// What is said of the largest miss: in full, and where there is little room.
export function missTexts(scene, miss) {
  const short = `${targetText(scene, Math.abs(miss)).replace(/^\+/, "")} too ${miss < 0 ? "low" : "high"}`;
  return [`largest miss: guess ${short}`, short];
}

// A bar as long as the miss, ending in a knob at the row's mark. `places`: x and y of every row's mark, one end of
// its bar; `otherEnd(row)`: the height of the other.
export function drawMisses(surface, palette, worst, places, otherEnd) {
  const { context } = surface, rows = worst.filter((row) => row >= 0);
  context.strokeStyle = context.fillStyle = palette.ink;
  context.lineWidth = 1.75;
  context.beginPath();
  for (const row of rows) {
    context.moveTo(places[2 * row], otherEnd(row));
    context.lineTo(places[2 * row], places[2 * row + 1]);
  }
  context.stroke();
  context.beginPath();
  for (const row of rows) {
    context.moveTo(places[2 * row], places[2 * row + 1]);
    context.arc(places[2 * row], places[2 * row + 1], 4, 0, 2 * Math.PI);
  }
  context.fill();
}

const LABEL = { size: 15, weight: 600 }, LABEL_ROOM = 8; // the words for a miss, and what is free around them
const LABEL_STEP = 8; // px between two heights that are tried
const COVERED = 60, CROSSED = 40; // a mark or a bar under the words counts as if they stood so many px further away

// The words for the largest miss near its knob, where they cover fewest marks and bars, and not the axis's name at the
// upper left. `places` and `otherEnd` as in `drawMisses`. Returns where they stand: { left, right, top, bottom }.
export function labelBeside(surface, palette, box, texts, worst, places, otherEnd, axisName) {
  const words = fittingText(surface, box, texts), width = widthOfLabel(surface, words), right = box.x + box.width;
  const [x, y] = places.subarray(2 * worst[0]), beyondName = box.x + 24 + surface.widthOf(axisName);
  const inside = (begins) => Math.max(box.x + LABEL_ROOM, Math.min(begins, right - LABEL_ROOM - width));
  const bars = Array.from(worst).filter((row) => row >= 0).map((row) => [row, otherEnd(row)]);
  let best = { cost: Infinity };
  for (const begins of [x - 10 - width, x + 10, x - width / 2].map(inside)) {
    for (let height = box.y + (begins > beyondName ? 16 : 34); height < box.y + box.height - 6; height += LABEL_STEP) {
      const label = { left: begins - 4, right: begins + width + 4, top: height - LABEL.size, bottom: height + 6 };
      const away = Math.abs(height - 5 - y) + Math.max(0, label.left - x, x - label.right);
      if (away >= best.cost) continue;
      const cost = away + COVERED * marksUnder(label, places) + CROSSED * barsUnder(label, bars, places);
      if (cost < best.cost) best = { cost, begins, height, label };
    }
  }
  drawLabel(surface, palette, words, best.begins, best.height);
  return best.label;
}

function marksUnder({ left, right, top, bottom }, places) {
  let marks = 0;
  for (let i = 0; i < places.length; i += 2) {
    if (places[i] > left - 4 && places[i] < right + 4 && places[i + 1] > top - 4 && places[i + 1] < bottom + 4) marks++;
  }
  return marks;
}

function barsUnder({ left, right, top, bottom }, bars, places) {
  return bars.filter(([row, end]) => {
    const x = places[2 * row], y = places[2 * row + 1];
    return x > left && x < right && Math.max(y, end) > top && Math.min(y, end) < bottom;
  }).length;
}

// At the upper left of a box, below the axis's name.
export function labelAtTop(surface, palette, box, texts) {
  drawLabel(surface, palette, fittingText(surface, box, texts), box.x + LABEL_ROOM, box.y + 38);
}

function fittingText(surface, box, texts) {
  return texts.find((words) => widthOfLabel(surface, words) <= box.width - 2 * LABEL_ROOM) ?? texts.at(-1);
}

// On a ground of its own: bars and marks may lie below it.
function drawLabel(surface, palette, words, begins, height) {
  const { context } = surface;
  context.globalAlpha = 0.9;
  context.fillStyle = palette.lens;
  context.fillRect(begins - 4, height - LABEL.size, widthOfLabel(surface, words) + 8, LABEL.size + 6);
  context.globalAlpha = 1;
  surface.text(words, begins, height, { ...LABEL, colour: palette.ink, halo: palette.lens });
}

function widthOfLabel(surface, words) {
  return surface.widthOf(words, LABEL.size, LABEL.weight);
}
