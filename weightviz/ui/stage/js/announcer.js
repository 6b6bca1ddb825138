// Step and error for those who hear the page: at once at rest, every few seconds while the figures run.
import { append } from "./elements.js";
import { lossText, lossTitle, rightAnswers, trainingRows, typicalMiss } from "./loss_words.js";
import { count } from "./numbers.js";

const RUNNING = 5000, RESTING = 1000; // ms between two announcements: a sentence takes its time to be said

export class Announcer {
  constructor(host) {
    this.element = append(host, "p", "exact announcer");
    this.element.setAttribute("aria-live", "polite");
    this.saidAt = -Infinity;
  }

  draw(scene, { frame, playing, turning }) {
    this.words = () => announcement(scene, frame); // put together only when they are said
    clearTimeout(this.timer);
    const wait = this.saidAt + (playing || turning ? RUNNING : RESTING) - performance.now();
    if (wait <= 0) this.say();
    else this.timer = setTimeout(() => this.say(), wait);
  }

  say() {
    const text = this.words();
    if (this.element.textContent === text) return;
    this.element.textContent = text;
    this.saidAt = performance.now();
  }
}

// "Step 120. Typical miss $51,708; mean squared error: training 0.412, test 0.433."
function announcement(scene, frame) {
  const figure = scene.task === "regression" ? `Typical miss ${typicalMiss(scene, frame)}`
    : `${count(rightAnswers(scene, frame))} of ${count(trainingRows(scene))} answers right`;
  const test = frame.testLoss === null ? "" : `, test ${lossText(frame.testLoss)}`;
  return `Step ${count(frame.step)}. ${figure}; ${lossTitle(scene)}: training ${lossText(frame.trainLoss)}${test}.`;
}
