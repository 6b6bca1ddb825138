// Sees what a network says: over the picture's field of points, on every row, and how wrong that is.
// This is the browser's preview; a test holds it to the engine's numbers.
import { answerAt } from "./classes.js";
import { gridPoints, linePoints, standardisedInputs } from "./features.js";
import { Forward, heardOf } from "./forward.js";
import { LOSSES } from "./losses.js";

export class Seer {
  constructor(scene) {
    this.scene = scene;
    const points = scene.view === "curve" ? linePoints(scene) : gridPoints(scene);
    const inputs = standardisedInputs(scene, points);
    this.field = new Forward(scene, inputs);
    this.ahead = new Forward(scene, inputs); // the field of the next frame, and what lies between the two
    this.between = new Forward(scene, inputs);
    this.aheadOf = null;
    const onRows = standardisedInputs(scene, scene.rows);
    this.onRows = new Forward(scene, onRows);
    const { mean, sd } = scene.target;
    this.targets = Float64Array.from(scene.target_values, (value) => (value - mean) / sd);
    this.train = new Share(this.targets, scene.is_test, 0, scene.sizes.at(-1));
    this.test = new Share(this.targets, scene.is_test, 1, scene.sizes.at(-1));
    this.whatIf = new Forward(scene, onRows.map((input) => this.train.of(input)));
    this.heard = null;
  }

  // Let the network with these parameters speak. `frame` is theirs, or null when a hand is turning one.
  see(values, muted, frame = null) {
    this.heard ??= new Float64Array(values.length);
    heardOf(values, muted, this.heard);
    if (frame && frame === this.aheadOf) [this.field, this.ahead] = [this.ahead, this.field];
    else this.field.run(this.heard);
    this.aheadOf = null;
    this.onRows.run(this.heard);
  }

  // The field a share of the way from what was seen last to the next frame.
  blend(next, share) {
    if (this.aheadOf !== next) {
      this.ahead.run(heardOf(next.parameters, next.muted, new Float64Array(this.heard.length)));
      this.aheadOf = next;
    }
    this.between.outputs.slice(1).forEach((units, k) => units.forEach((to, unit) => {
      const a = this.field.outputs[k + 1][unit], b = this.ahead.outputs[k + 1][unit];
      for (let p = 0; p < to.length; p++) to[p] = a[p] + share * (b[p] - a[p]);
    }));
    return this.between;
  }

  // Losses and scores of what was seen last: the same figures that a frame brings.
  figures() {
    const [train, test] = [this.train, this.test].map((share) => share.gather(this.onRows));
    return { trainLoss: this.lossOf(train), testLoss: this.lossOf(test),
      trainScore: this.scoreOf(train), testScore: this.scoreOf(test), penalty: penaltyOf(this.scene, this.heard) };
  }

  // The training loss and score if the network heard these parameters instead.
  trainFiguresIf(heard) {
    const { allSums, outputs } = this.whatIf.run(heard);
    const said = { sums: allSums, outputs: outputs.at(-1), targets: this.train.targets };
    return { trainLoss: this.lossOf(said), trainScore: this.scoreOf(said) };
  }

  // The training figures of a frame in which one parameter had another value.
  figuresIf({ parameters, muted }, index, value) {
    const values = Float64Array.from(parameters);
    values[index] = value;
    return this.trainFiguresIf(heardOf(values, muted, values));
  }

  // How much lower the loss of each training row would be; `rows` are their places among all rows.
  gainsIf({ parameters, muted }, index, value) {
    const { rows } = this.train, values = Float64Array.from(parameters);
    const before = this.lossesOf(this.whatIf.run(heardOf(parameters, muted, new Float64Array(values.length))));
    values[index] = value;
    const after = this.lossesOf(this.whatIf.run(heardOf(values, muted, values)));
    return { gains: before.map((loss, i) => loss - after[i]), rows };
  }

  // The loss of each training row by itself.
  lossesOf({ allSums, outputs }) {
    const alone = (planes, i) => planes.map((plane) => plane.subarray(i, i + 1));
    return Float64Array.from(this.train.targets, (target, i) =>
      this.lossOf({ sums: alone(allSums, i), outputs: alone(outputs.at(-1), i), targets: [target] }));
  }

  // The training rows as a frame's network of one output met them: inputs and targets standardised, and its guesses.
  answersOf({ parameters, muted }) {
    const { outputs } = this.whatIf.run(heardOf(parameters, muted, new Float64Array(parameters.length)));
    return { inputs: outputs[0], guesses: Float64Array.from(outputs.at(-1)[0]), targets: this.train.targets };
  }

  scoreOf(said) {
    return this.scene.task === "regression" ? rSquared(said) : accuracy(said);
  }

  // A loss of one output takes its array over the rows, one of several classes an array for each class.
  lossOf({ sums, outputs, targets }) {
    const alone = sums.length === 1;
    return LOSSES[this.scene.loss](alone ? sums[0] : sums, alone ? outputs[0] : outputs, targets);
  }
}

// The training rows, or the test rows, out of all rows: what each output sums up and says on them.
class Share {
  constructor(targets, isTest, wanted, outputs) {
    this.rows = [...isTest.keys()].filter((row) => isTest[row] === wanted);
    this.targets = this.of(targets);
    const planes = () => Array.from({ length: outputs }, () => new Float64Array(this.rows.length));
    this.sums = planes();
    this.outputs = planes();
  }

  // One value for each of these rows, out of one for every row.
  of(values) {
    return Float64Array.from(this.rows, (row) => values[row]);
  }

  gather(forward) {
    this.sums.forEach((sums, unit) => {
      const allSums = forward.allSums[unit], allOutputs = forward.outputs.at(-1)[unit], outputs = this.outputs[unit];
      this.rows.forEach((row, i) => {
        sums[i] = allSums[row];
        outputs[i] = allOutputs[row];
      });
    });
    return this;
  }
}

// What L1 and L2 add to the loss: biases, the last row of each layer's block, do not count.
function penaltyOf({ sizes, l1, l2 }, heard) {
  let place = 0, sizeSum = 0, squareSum = 0;
  for (let k = 0; k + 1 < sizes.length; place += sizes[k + 1], k++) {
    for (const end = place + sizes[k] * sizes[k + 1]; place < end; place++) {
      sizeSum += Math.abs(heard[place]);
      squareSum += heard[place] ** 2;
    }
  }
  return l1 * sizeSum + l2 * squareSum;
}

// One output is right on the target's side of one half; of several, the largest must be that of the row's class.
function accuracy({ outputs, targets }) {
  if (!targets.length) return null;
  return targets.reduce((right, target, i) => right + (answerAt(outputs, i) === target), 0) / targets.length;
}

function rSquared({ outputs: [outputs], targets }) {
  if (!targets.length) return null;
  const mean = targets.reduce((sum, target) => sum + target, 0) / targets.length;
  const spread = targets.reduce((sum, target) => sum + (target - mean) ** 2, 0);
  return spread ? 1 - targets.reduce((sum, target, i) => sum + (outputs[i] - target) ** 2, 0) / spread : 0;
}
