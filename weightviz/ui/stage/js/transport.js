// The bar at the foot of the stage: play, step, the timeline, undo and redo, reset, another start, speed.
import { make, makeButton } from "./elements.js";
import { icon } from "./icons.js";
import { count } from "./numbers.js";

const SPEEDS = [1, 2, 5, 10, 20, 60, 100, 200, 500, 1000, 2000, 5000, 10000];

export class Transport {
  // `actions` has a function for each control: play, steps(n), slowly, scrub(place), undo, redo, reset, anotherStart,
  // speed(n).
  constructor(host, actions) {
    this.host = host;
    host.classList.add("transport");
    this.play = makeButton({ className: "play", name: "Play", picture: "play", press: actions.play,
      title: "Play (Space)" });
    this.undo = makeButton({ name: "Undo", picture: "undo", press: actions.undo, title: "Undo the last hand edit" });
    this.redo = makeButton({ name: "Redo", picture: "redo", press: actions.redo, title: "Redo" });
    const steps = [
      makeButton({ className: "button one-step", text: "Step", picture: "step", press: () => actions.steps(1),
        title: "Learn from one batch (.)" }),
      slowButton(actions),
      makeButton({ text: "+10", press: () => actions.steps(10), title: "Ten batches" }),
      makeButton({ text: "+100", press: () => actions.steps(100), title: "A hundred batches" }),
    ];
    host.append(this.play, ...steps, this.counter(), this.timeline(actions), this.undo, this.redo, this.rest(actions));
  }

  counter() {
    this.step = make("b", "step", "0");
    this.bareStep = make("span", "exact", "0"); // the bare number, for tests and teachers' scripts
    this.bareStep.dataset.testid = "step";
    this.bareStep.setAttribute("aria-hidden", "true");
    this.epoch = make("span", "epoch");
    return make("div", "counter", make("span", "step-line", "step ", this.step, this.bareStep), this.epoch);
  }

  timeline(actions) {
    this.slider = make("input", "timeline");
    Object.assign(this.slider, { type: "range", min: 0, max: 0, value: 0 });
    this.slider.setAttribute("aria-label", "Timeline");
    this.slider.addEventListener("input", () => actions.scrub(Number(this.slider.value)));
    this.marks = make("div", "marks");
    return make("div", "timeline-box", this.marks, this.slider);
  }

  // What is seldom needed; on a small screen it folds away behind "More".
  rest(actions) {
    this.speed = make("select", "speed");
    this.speed.setAttribute("aria-label", "Speed");
    for (const value of SPEEDS) this.speed.append(new Option(`${count(value)} steps a second`, value));
    this.speed.options[0].text = "1 step a second";
    this.speed.addEventListener("change", () => actions.speed(Number(this.speed.value)));
    const buttons = [
      slowButton(actions),
      makeButton({ text: "Reset", picture: "reset", press: actions.reset, title: "The same start again (Home)" }),
      makeButton({ className: "button another-start", text: "Another start", picture: "dice",
        press: actions.anotherStart, title: "Other random weights; training starts over" }),
    ];
    const fold = make("div", "rest", ...buttons, this.speed);
    const more = makeButton({ className: "button more", name: "More", picture: "more",
      press: () => more.setAttribute("aria-expanded", fold.classList.toggle("open")) });
    more.setAttribute("aria-expanded", "false");
    this.fold = () => more.setAttribute("aria-expanded", fold.classList.toggle("open", false));
    return make("div", "rest-box", more, fold);
  }

  showPlaying(playing) {
    this.play.replaceChildren(icon(playing ? "pause" : "play", 30));
    this.play.setAttribute("aria-label", playing ? "Pause" : "Play");
    this.play.title = playing ? "Pause (Space)" : "Play (Space)";
  }

  showSpeed(speed) {
    if (![...this.speed.options].some((option) => Number(option.value) === speed)) {
      this.speed.append(new Option(`${count(speed)} steps a second`, speed));
    }
    this.speed.value = speed;
  }

  // What the server really manages, when that is clearly less than was asked for; null when all is well.
  showBehind(speed) {
    this.behind = speed;
    this.epoch.classList.toggle("warns", speed !== null);
    this.epoch.title = speed === null ? "" : "The server has no time for more at the moment.";
  }

  showUndo(undo, redo) {
    this.undo.disabled = !undo;
    this.redo.disabled = !redo;
  }

  draw(frame, place, timeline) {
    this.step.textContent = count(frame.step);
    this.bareStep.textContent = String(frame.step);
    const slow = this.behind != null;
    this.epoch.textContent = slow ? `only ${count(this.behind)} a second` : `epoch ${count(frame.epoch)}`;
    if (Number(this.slider.max) !== timeline.reach) this.slider.max = timeline.reach;
    if (Number(this.slider.value) !== place) this.slider.value = place;
    this.slider.setAttribute("aria-valuetext", `step ${frame.step}`);
    const share = timeline.reach > 0 ? place / timeline.reach : 0;
    this.slider.style.setProperty("--share", share);
  }

  // Triangles where a person changed something; drawn anew only while nothing plays.
  drawMarks(timeline) {
    const key = `${timeline.version}/${timeline.reach}`;
    if (key === this.marked) return;
    this.marked = key;
    const marks = merged(timeline.events, Math.max(1, timeline.reach)).map(({ share, words }) => {
      const mark = make("span", "mark");
      mark.style.left = `${100 * share}%`;
      mark.title = words;
      return mark;
    });
    this.marks.replaceChildren(...marks);
  }
}

// Twice, in the bar and behind "More": where one is seen, the other is not.
function slowButton({ slowly }) {
  const press = ({ detail }) => detail < 2 && slowly(); // a double click is one press
  return makeButton({ className: "button slowly", text: "Slowly", title: "One step in four phases", press });
}

const MARK_SHARE = 0.02; // of the timeline: nearer than that, marks would lie on one another

// Marks that would touch become one, which says how often: [{share, words}].
function merged(events, reach) {
  const marks = [];
  for (const { place, words } of events) {
    const share = place / reach, last = marks.at(-1);
    if (last && share - last.share < MARK_SHARE) last.all.push(words);
    else marks.push({ share, all: [words] });
  }
  return marks.map(({ share, all }) => ({ share, words: all.length > 1 ? mergedWords(all) : all[0] }));
}

function mergedWords(all) {
  const times = (words) => all.filter((each) => each === words).length;
  return [...new Set(all)].map((words) => (times(words) > 1 ? `${words} ${times(words)} times` : words)).join(", ");
}
