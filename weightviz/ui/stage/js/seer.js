// Sees what a network says: over the picture's field of points, on every row, and how wrong that is.
// This is the browser's preview; a test holds it to the engine's numbers.
import { gridPoints, linePoints, standardisedInputs } from "./features.js";
import { Forward, heardOf } from "./forward.js";
import { LOSSES } from "./losses.js";

export class Seer {
  constructor(scene) {
    this.scene = scene;
    const points = scene.view === "curve" ? linePoints(scene) : gridPoints(scene);
    this.field = new Forward(scene, standardisedInputs(scene, points));
    this.onRows = new Forward(scene, standardisedInputs(scene, scene.rows));
    this.whatIf = new Forward(scene, standardisedInputs(scene, scene.rows));
    const { mean, sd } = scene.target;
    this.targets = Float64Array.from(scene.target_values, (value) => (value - mean) / sd);
    this.train = new Share(this.targets, scene.is_test, 0);
    this.test = new Share(this.targets, scene.is_test, 1);
    this.heard = null;
  }

  // Let the network with these parameters speak.
  see(values, muted) {
    this.heard ??= new Float64Array(values.length);
    heardOf(values, muted, this.heard);
    this.field.run(this.heard);
    this.onRows.run(this.heard);
  }

  // Losses and scores of what was seen last: the same four figures that a frame brings.
  figures() {
    const score = this.scene.task === "classification" ? accuracy : rSquared;
    const [train, test] = [this.train, this.test].map((share) => share.gather(this.onRows));
    return { trainLoss: this.lossOf(train), testLoss: this.lossOf(test),
      trainScore: score(train), testScore: score(test) };
  }

  // The training loss if the network heard these parameters instead.
  trainLossIf(heard) {
    return this.lossOf(this.train.gather(this.whatIf.run(heard)));
  }

  lossOf({ sums, outputs, targets }) {
    return LOSSES[this.scene.loss](sums, outputs, targets);
  }
}

// The training rows, or the test rows, out of all rows.
class Share {
  constructor(targets, isTest, wanted) {
    this.rows = [...isTest.keys()].filter((row) => isTest[row] === wanted);
    this.targets = Float64Array.from(this.rows, (row) => targets[row]);
    this.sums = new Float64Array(this.rows.length);
    this.outputs = new Float64Array(this.rows.length);
  }

  gather(forward) {
    this.rows.forEach((row, i) => {
      this.sums[i] = forward.sums[row];
      this.outputs[i] = forward.guesses[row];
    });
    return this;
  }
}

function accuracy({ outputs, targets }) {
  if (!targets.length) return null;
  return targets.reduce((right, target, i) => right + ((outputs[i] > 0.5) === (target > 0.5)), 0) / targets.length;
}

function rSquared({ outputs, targets }) {
  if (!targets.length) return null;
  const mean = targets.reduce((sum, target) => sum + target, 0) / targets.length;
  const spread = targets.reduce((sum, target) => sum + (target - mean) ** 2, 0);
  return spread ? 1 - targets.reduce((sum, target, i) => sum + (outputs[i] - target) ** 2, 0) / spread : 0;
}
