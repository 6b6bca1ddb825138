// Predict first: before a single step the page asks what a line and the error will do; then it shows and explains.
import { append, makeButton } from "./elements.js";
import { lineWords, linesOf } from "./lines.js";
import { count } from "./numbers.js";
import { strongestIntoOutput } from "./phrases.js";

const QUESTIONS = [
  { of: (words) => `Will ${words} go up, go down, or stay?`, ways: { up: "Up", down: "Down", stay: "Stays" } },
  { of: () => "And the training error?", ways: { down: "Falls", up: "Rises", stay: "Stays" } },
];
const SAID = [
  { up: "up", down: "down", stay: "it stays" },
  { up: "the error rises", down: "the error falls", stay: "the error stays" },
];
const CAME = [{ up: "went up", down: "went down", stay: "stayed" }, { up: "rose", down: "fell", stay: "stayed" }];

export class QuizPanel {
  // `take()` carries the step out.
  constructor(host, { take }) {
    Object.assign(this, { host, take, asked: null, told: null, left: false, right: 0, answered: 0 });
    host.classList.add("quiz");
    host.hidden = true;
    this.kicker = append(host, "p", "quiz-kicker");
    this.question = append(host, "p", "quiz-question");
    this.buttons = append(host, "p", "quiz-buttons");
  }

  setScene(scene) {
    Object.assign(this, { scene, told: null, right: 0, answered: 0 });
    this.stop();
    this.left = false;
  }

  resize() {}

  // Begins to ask. The line is the one whose card is open, the one weight of a single neuron, or what counts most.
  begin(picture) {
    const lines = linesOf(this.scene), strongest = strongestIntoOutput(this.scene, picture)[0];
    const alone = this.scene.sizes.length === 2 ? lines[0] : strongest;
    const line = picture.chosen === null ? (alone ?? lines[0]) : lines[picture.chosen];
    this.asked = { line, from: picture.frame.id, said: [] };
    this.ask();
  }

  // No more question, and no judgement of a step that never came.
  stop() {
    this.left = this.asked !== null && this.asked.said.length < QUESTIONS.length;
    this.asked = this.waiting = null;
    this.host.hidden = true;
  }

  ask() {
    const { line, said } = this.asked, { of, ways } = QUESTIONS[said.length];
    this.host.hidden = false;
    this.kicker.textContent = `Before the step${this.answered ? `; ${this.score} so far` : ""}`;
    this.question.textContent = of(lineWords(this.scene, line));
    this.buttons.replaceChildren(...Object.entries(ways).map(([way, text]) =>
      makeButton({ className: "button quiz-answer", text, press: () => this.answer(way) })));
    this.buttons.firstChild.focus();
  }

  answer(said) {
    this.asked.said.push(said);
    if (this.asked.said.length < QUESTIONS.length) return this.ask();
    const answered = this.asked;
    this.take(); // which ends the question, as every other action does
    this.waiting = answered;
  }

  // Once the step is on screen, its story begins with what came of the answers.
  draw({ earlier, frame }) {
    if (!this.waiting || !earlier || frame.id <= this.waiting.from) return;
    const { line, said } = this.waiting, { index } = line;
    const truth = [
      wentWhere(earlier.parameters[index], frame.parameters[index]), wentWhere(earlier.trainLoss, frame.trainLoss),
    ];
    const hits = said.map((each, i) => each === truth[i]);
    this.waiting = null;
    this.answered += said.length;
    this.right += hits.filter(Boolean).length;
    const told = said.map((word, i) => `${SAID[i][word]}: ${hits[i] ? "right" : `no, it ${CAME[i][truth[i]]}`}`);
    this.told = { id: frame.id, kicker: `You said ${told.join("; ")}. ${this.score} so far.` };
  }

  get score() {
    return `${count(this.right)} of ${count(this.answered)} right`;
  }

  // What stands over the story of the step that was asked about, or that came without an answer.
  kickerOf({ frame }) {
    if (this.left) return "You left the question.";
    return this.told?.id === frame.id ? this.told.kicker : null;
  }
}

function wentWhere(before, after) {
  return after > before ? "up" : after < before ? "down" : "stay";
}
