// Whether training still gets anywhere: after a hundred steps that hardly changed the error, the page says so.

const STEPS = 100, SHARE = 0.001; // so little change of the error over so many steps
const AT_BEST = 1e-5; // share of the error that the best possible weights would take off: none that anyone sees

// One sentence, or "" while the error still moves.
export function settledSentence(scene, picture, seer) {
  if (!hardlyChanges(picture)) return "";
  if (!isBest(scene, picture.frame, seer)) return "The error hardly changes any more.";
  const best = scene.sizes[0] === 1 ? "straight line exists" : "weights exist";
  return `It has settled: no better ${best} for the ${scene.noun} it learns from.`;
}

function hardlyChanges({ curve, frame }) {
  if (!curve?.length || curve.steps[curve.length - 1] !== frame.step) return false; // an earlier moment is on screen
  let place = curve.length - 1, least = Infinity, most = -Infinity;
  for (; place >= 0; place--) {
    least = Math.min(least, curve.train[place]);
    most = Math.max(most, curve.train[place]);
    if (frame.step - curve.steps[place] >= STEPS) break;
  }
  const since = curve.steps[place];
  return place >= 0 && !curve.events.some((event) => event.step > since) && most - least <= SHARE * most;
}

// Without hidden layers the best weights can be worked out (the normal equations): how much lower their error would be.
function isBest(scene, frame, seer) {
  const straight = scene.sizes.length === 2 && scene.task === "regression" && scene.loss === "mean_squared_error" &&
    scene.output_activation === "linear";
  if (!straight || frame.locked.some(Boolean) || frame.muted.some(Boolean)) return false;
  const { inputs, guesses, targets } = seer.answersOf(frame), rows = targets.length;
  const misses = guesses.map((guess, i) => guess - targets[i]), columns = [...inputs, new Float64Array(rows).fill(1)];
  const mean = (a, b) => a.reduce((sum, value, i) => sum + value * b[i], 0) / rows;
  const pulls = columns.map((column) => mean(column, misses));
  const step = solved(columns.map((a) => columns.map((b) => mean(a, b))), pulls);
  const gain = pulls.reduce((sum, pull, i) => sum + pull * step[i], 0);
  return gain <= AT_BEST * mean(misses, misses);
}

// Gauss elimination of a symmetric system; a column that says what others say already gets 0.
function solved(matrix, right) {
  const size = right.length, rows = matrix.map((row, i) => [...row, right[i]]), pivots = [];
  for (let k = 0; k < size; k++) {
    const pivot = rows[k][k];
    pivots.push(pivot > 1e-9);
    if (!pivots[k]) continue;
    for (let i = 0; i < size; i++) {
      if (i === k) continue;
      const share = rows[i][k] / pivot;
      for (let j = k; j <= size; j++) rows[i][j] -= share * rows[k][j];
    }
  }
  return rows.map((row, k) => (pivots[k] ? row[size] / row[k] : 0));
}
