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
  return [`largest miss: guess ${short}`, `largest miss: ${short}`, short];
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
