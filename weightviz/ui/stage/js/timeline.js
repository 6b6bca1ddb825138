// The frames this page holds, in order of time, never more than a fixed memory; a twin of weightviz/history.py.
import { EDITS } from "./limits.js";

const MOST_FRAMES = 5000;
const MOST_BYTES = 16 * 2 ** 20;

export class Timeline {
  constructor(parameterCount) {
    this.parameterCount = parameterCount;
    this.limit = Math.min(MOST_FRAMES, Math.floor(MOST_BYTES / (6 * parameterCount + 200)));
    this.frames = [];
    this.reach = -1; // the last frame that was shown; later ones were trained ahead and are not history yet
    this.version = 0; // changes whenever anything but the end does
    this.curve = emptyCurve(0);
  }

  get last() {
    return this.frames.at(-1);
  }

  // Where a person changed something: {place, words}.
  get events() {
    return this.frames.slice(0, this.reach + 1).flatMap((frame, place) => {
      const words = place > 0 ? eventWords(frame, this.frames[place - 1]) : "";
      return words ? [{ place, words }] : [];
    });
  }

  // Drop what came after the frame with this id; -1 drops everything.
  keep(id) {
    let length = this.frames.length;
    while (length && this.frames[length - 1].id > id) length--;
    if (length < this.frames.length) this.cut(length);
  }

  // Drop what was trained ahead and never shown; whether there was any.
  dropUnseen() {
    const unseen = this.frames.length > this.reach + 1;
    if (unseen) this.cut(this.reach + 1);
    return unseen;
  }

  cut(length) {
    this.frames.length = length;
    this.reach = Math.min(this.reach, length - 1);
    this.version++;
  }

  add(header, arrays) {
    if (!arrays.id) return;
    const wide = this.parameterCount + 5;
    let conditions = null;
    for (let k = 0, next = 0; k < arrays.id.length; k++) {
      let event = "";
      if (next < header.conditions.length && header.conditions[next].from === k) {
        event = header.conditions[next].event;
        conditions = this.conditionsOf(header.conditions[next++], conditions);
      }
      const row = arrays.values.slice(k * wide, (k + 1) * wide);
      this.frames.push({ ...figures(row, this.parameterCount), ...conditions, event,
        id: arrays.id[k], step: arrays.step[k], epoch: arrays.epoch[k] });
    }
    if (this.frames.length > this.limit) this.thin();
  }

  // Masks that are not told are those of the entry before.
  conditionsOf({ locked, muted, rate, batch }, before) {
    const maskOf = (places, known) => (places ? mask(places, this.parameterCount) : known);
    const masks = { locked: maskOf(locked, before?.locked), muted: maskOf(muted, before?.muted) };
    return { ...masks, learningRate: rate, batchSize: batch };
  }

  // Half the frames, evenly over the steps; events and the frames just before them stay.
  thin() {
    const shown = this.frames[this.reach];
    const spacing = (this.last.step - this.frames[0].step) / (this.limit / 2);
    const kept = [this.frames[0]];
    this.frames.forEach((frame, place) => {
      const next = this.frames[place + 1];
      const needed = !next || frame === shown || frame.event || next.event || frame.step >= kept.at(-1).step + spacing;
      if (place && needed) kept.push(frame);
    });
    this.frames = kept.slice(Math.max(0, kept.length - this.limit));
    this.reach = this.frames.indexOf(shown);
    this.version++;
  }

  // Everything shown so far, as the error chart draws it.
  shownCurve() {
    const curve = this.curve;
    if (curve.version !== this.version || curve.length > this.reach + 1) Object.assign(curve, emptyCurve(this.version));
    for (; curve.length <= this.reach; curve.length++) {
      const frame = this.frames[curve.length];
      curve.steps.push(frame.step);
      curve.train.push(frame.trainLoss);
      curve.test.push(frame.testLoss);
      if (curve.length === 0) continue;
      if (isEdit(frame)) curve.marks.push(frame.step);
      const words = eventWords(frame, this.frames[curve.length - 1]);
      if (words) curve.events.push({ step: frame.step, words });
    }
    return curve;
  }
}

function isEdit(frame) {
  return EDITS.includes(frame.event);
}

// What a person changed at this frame, "" at most frames.
function eventWords(frame, before) {
  if (isEdit(frame)) return "turned by hand";
  if (frame.event !== "settings") return "";
  if (frame.learningRate !== before.learningRate) return `learning rate now ${frame.learningRate}`;
  return frame.batchSize === before.batchSize ? "" : `batch size now ${frame.batchSize}`;
}

function emptyCurve(version) {
  return { steps: [], train: [], test: [], marks: [], events: [], length: 0, version };
}

function figures(row, count) {
  const given = (value) => (Number.isNaN(value) ? null : value);
  return { parameters: row.subarray(0, count), trainLoss: given(row[count]), testLoss: given(row[count + 1]),
    trainScore: given(row[count + 2]), testScore: given(row[count + 3]), penalty: row[count + 4] };
}

function mask(places, size) {
  const marked = new Uint8Array(size);
  for (const place of places) marked[place] = 1;
  return marked;
}
