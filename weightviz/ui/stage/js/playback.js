// Plays, steps and scrubs through the timeline, and asks Python for more frames in good time.
import { ASKS_ONLY } from "./limits.js";
import { Speedometer, paceOf } from "./pace.js";
import { Timeline } from "./timeline.js";

const MOST_AT_ONCE = 100; // frames of one request
const REST_MS = 250; // a scrub that has rested so long has come to its end
const FIRST_CHUNK = 0.25, FULL_CHUNK = 2; // seconds of frames asked for while playing; at first few, to begin at once

export class Playback {
  // `tell(text)` shows a notice; `changed()` is called when playing starts or stops.
  constructor(courier, { tell, changed }) {
    this.courier = courier;
    this.tell = tell;
    this.changed = changed;
    this.timeline = null;
    this.at = -1; // the place of the frame on screen
    this.playing = false;
    this.ended = false; // whether training stopped by itself at the end of what is held
    this.owed = 0; // steps that Step, +10 or +100 still wait for
    this.since = null; // the frame at which Play or Step was pressed last
    this.told = null; // the frame at which Python knows us to be; null: at the last
    this.followed = false; // whether something beside the stage speaks of the frame on screen
    this.due = 0; // how much of the way to the next frame has passed
    this.chunk = FIRST_CHUNK; // seconds of frames that the next request asks for
    this.speed = 60;
    this.rate = this.batch = null; // of the last answer: what lies ahead was trained with them
    this.meter = new Speedometer();
  }

  get frame() {
    return this.timeline.frames[this.at];
  }

  get next() {
    return this.timeline.frames[this.at + 1];
  }

  get pace() {
    return paceOf(this.speed, this.timeline.parameterCount);
  }

  // Steps a second, when they are clearly fewer than asked for because the server has no time; else null.
  get behind() {
    const speed = this.playing ? this.meter.speed : null;
    return speed !== null && speed < 0.8 * this.speed ? speed : null;
  }

  // Whether pictures between two frames are being drawn.
  get betweens() {
    return this.playing && this.pace.tween && Boolean(this.next);
  }

  // The frame from which training alone led to the one on screen: where Play or Step was pressed, or just one frame
  // back. Null at the start, and where a hand led here.
  get earlier() {
    const { frames } = this.timeline, { frame, since } = this;
    if (frame.event) return null;
    let place = this.at - 1;
    while (place > 0 && since && frames[place].id > since.id && !frames[place].event) place--;
    return place >= 0 && frames[place].step < frame.step ? frames[place] : null;
  }

  // Whether training alone led from the earlier frame through other weights back to the same.
  get wentToAndFro() {
    const { earlier, frame, timeline: { frames } } = this;
    const same = (other) => other.parameters.every((value, i) => value === frame.parameters[i]);
    return Boolean(earlier) && same(earlier) && !frames.slice(frames.indexOf(earlier) + 1, this.at).every(same);
  }

  // The frame just before the one on screen, when a hand led from there to here; else null.
  get beforeEdit() {
    return (this.frame.event && this.timeline.frames[this.at - 1]) || null;
  }

  begin(parameterCount) {
    this.stop();
    this.timeline = new Timeline(parameterCount);
    this.at = -1;
  }

  // What a person does

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  play() {
    this.goOnFromHere();
    this.since = this.frame;
    this.owed = 0;
    this.ended = false;
    this.playing = true;
    this.due = 0;
    this.chunk = FIRST_CHUNK;
    this.meter.start();
    this.refill();
    this.changed();
  }

  pause() {
    const played = this.playing;
    this.stop();
    if (played) this.settleHere();
    clearTimeout(this.resting);
    if (this.followed) this.resting = setTimeout(() => this.tellWhere(), REST_MS);
  }

  stop() {
    this.playing = false;
    this.owed = 0;
    this.changed();
  }

  // Pressed again before the answer came, it adds to what is owed.
  steps(count) {
    if (this.playing) this.pause();
    const first = this.owed === 0;
    if (first) {
      this.goOnFromHere();
      this.since = this.frame;
    }
    this.owed += count;
    if (first) this.askFor(count);
  }

  scrub(place) {
    this.pause();
    this.since = null;
    this.at = Math.max(0, Math.min(place, this.timeline.reach));
  }

  // Whoever leaves the stage may want a link or a file of what is on screen, which Python writes, and a lesson or a
  // panel speaks of it: after a scrub Python is told where that ended. Nothing is dropped for it.
  tellWhere() {
    if (this.playing || this.owed || !this.frame || !this.courier.idle) return;
    const id = this.frame === this.timeline.last ? null : this.frame.id;
    if (id === this.told) return;
    this.told = id;
    this.courier.ask({ op: "shown", ...this.here });
  }

  back() {
    this.scrub(this.at - 1);
  }

  setSpeed(speed) {
    if (speed === this.speed) return;
    this.speed = speed;
    this.chunk = FIRST_CHUNK;
    this.meter.start();
    if (this.playing) this.dropAhead(); // it was trained for another pace
  }

  // What was trained ahead goes, and with it the news that training would stop there.
  dropAhead() {
    if (this.timeline.dropUnseen()) this.ended = false;
  }

  // Where an operation acts: the frame on screen, in Python's terms.
  get here() {
    return { at: this.frame.id, step: this.frame.step };
  }

  // From an earlier frame, training drops what came after it, and says so.
  goOnFromHere() {
    const { timeline, at } = this, last = timeline.frames[timeline.reach];
    if (at < timeline.reach) {
      const { step } = this.frame;
      this.tell(`Going on from step ${step}: what was trained after it, up to step ${last.step}, is dropped.`);
      timeline.cut(at + 1);
    }
    timeline.dropUnseen();
  }

  // Python trained ahead of what was shown; let both end at the same frame. An edit or an undo under way brings its
  // own answer. It waits its turn: this may run while a delivery is being taken in, when nothing may be sent.
  settleHere() {
    const harmless = this.courier.holdsOnly(...ASKS_ONLY, "more", "stay", "settings");
    if (!this.timeline.dropUnseen() || !harmless) return;
    this.courier.waiting.push({ op: "stay", ...this.end });
    setTimeout(() => this.courier.flush(), 0);
  }

  // What Python sends

  receive(header, arrays) {
    const { timeline } = this, shown = this.frame;
    if (header.keep !== null) timeline.keep(header.keep);
    this.told = header.shown;
    if (header.keep !== null) this.ended = Boolean(header.diverged || header.stopped);
    timeline.add(header, arrays);
    if (header.show) this.showLast();
    else this.at = shown ? this.placeNear(shown) : 0;
    timeline.reach = Math.max(timeline.reach, this.at);
    if (this.owed > 0) this.takeOwed();
    else if (!this.playing) this.settleHere();
    this.takeSettings(header.settings);
  }

  takeSettings({ learning_rate: rate, batch_size: batch, speed, guided, panel }) {
    this.followed = guided || panel !== "none";
    const stale = rate !== this.rate || batch !== this.batch;
    Object.assign(this, { rate, batch });
    this.setSpeed(speed);
    if (this.playing && stale) this.dropAhead();
  }

  // Where a frame stands now; when it was dropped, the last one that came before it.
  placeNear({ id }) {
    return Math.max(0, this.timeline.frames.findLastIndex((frame) => frame.id <= id));
  }

  showLast() {
    this.playing = false;
    this.changed();
    this.at = this.timeline.reach = this.timeline.frames.length - 1;
  }

  // Nothing came although nothing is under way: training stopped by itself.
  takeOwed() {
    const before = this.frame.step;
    this.at = this.timeline.reach = this.timeline.frames.length - 1;
    const gained = Math.max(0, this.frame.step - before);
    this.owed = Math.max(0, this.owed - gained);
    if (this.owed > 0 && gained > 0 && !this.ended) this.askFor(this.owed);
    else if (this.courier.still || this.ended) this.owed = 0;
  }

  // Time passes: "frame" when the next frame is on, "between" when the picture is to be drawn between two, else null.
  tick(now) {
    const passed = Math.min(100, now - (this.now ?? now));
    this.now = now;
    if (!this.playing || !this.timeline) return null;
    const { frames, tween } = this.pace;
    this.due = Math.min(this.due + (passed * frames) / 1000, 4);
    const advanced = this.advance(tween ? 1 : 0.5);
    if (advanced) this.meter.note(now, this.frame.step);
    this.refill();
    if (advanced) return "frame";
    return this.betweens ? "between" : null;
  }

  // A frame may come half a frame early: screens do not tick to the millisecond.
  advance(threshold) {
    let advanced = false;
    while (this.due >= threshold && this.next) {
      this.at++;
      this.timeline.reach = Math.max(this.timeline.reach, this.at);
      this.due -= 1;
      advanced = true;
    }
    if (!this.next) this.due = Math.min(this.due, threshold);
    return advanced;
  }

  refill() {
    if (!this.playing || this.ended || !this.courier.idle) return;
    const { frames, every } = this.pace, chunk = Math.max(2, Math.round(frames * this.chunk));
    const ahead = this.timeline.frames.length - 1 - this.at;
    if (ahead > chunk / 2) return;
    this.chunk = Math.min(FULL_CHUNK, 2 * this.chunk);
    this.courier.ask({ op: "more", ...this.end, frames: chunk, every, playing: true, shown: this.here });
  }

  askFor(steps) {
    const place = this.courier.still ? this.end : { at: null }; // after whatever is under way
    this.courier.ask({ op: "more", ...place, ...this.chunkOf(steps) });
  }

  // So many steps, or the first of them, as a request.
  chunkOf(steps) {
    const heavy = this.timeline.parameterCount > 200;
    const every = steps > 1 && heavy ? Math.max(1, Math.floor(steps / 20)) : 1;
    return { frames: Math.min(MOST_AT_ONCE, Math.max(1, Math.floor(steps / every))), every };
  }

  // All that is owed, to be asked for at once from a server that stands wherever this page does.
  owedRequests() {
    const requests = [];
    for (let left = this.owed; left > 0; left -= requests.at(-1).frames * requests.at(-1).every) {
      requests.push({ op: "more", at: null, ...this.chunkOf(left) });
    }
    return requests;
  }

  // The end of what is held, from which more is to be trained.
  get end() {
    return { at: this.timeline.last.id, step: this.timeline.last.step };
  }
}
