// How wrong the network is: a figure anyone can read, the bare loss that training lowers, and both over the steps.
import { ErrorChart } from "./chart.js";
import { severalOutputs } from "./classes.js";
import { ConfusionTable } from "./confusion.js";
import { append } from "./elements.js";
import { lossText, lossTitle, rightAnswers, trainingRows, typicalMiss } from "./loss_words.js";
import { count, percent, signed } from "./numbers.js";

const TYPICAL = "The square root of the mean of the squared misses, over all rows it learns from: large misses count " +
  "more than small ones.";
const UNIT = /(?<=\d) .*/; // said once where two figures stand side by side

export class ErrorPanel {
  constructor(host) {
    host.classList.add("error");
    const miss = append(host, "p", "miss"), loss = append(host, "p", "loss");
    this.missName = append(miss, "span", "miss-name");
    this.figure = append(miss, "span", "miss-figure");
    this.tested = append(miss, "span", "miss-name");
    this.lossName = append(loss, "span");
    this.trainShown = append(loss, "span");
    this.trainLoss = append(loss, "span", "exact");
    this.testName = append(loss, "span");
    this.testShown = append(loss, "span");
    this.testLoss = append(loss, "span", "exact");
    for (const exact of [this.trainLoss, this.testLoss]) exact.setAttribute("aria-hidden", "true");
    this.trainLoss.dataset.testid = "train-loss";
    this.penalty = append(loss, "span", "penalty");
    this.testLoss.dataset.testid = "test-loss";
    this.score = append(host, "p", "score");
    this.confusion = new ConfusionTable(host);
    this.chart = new ErrorChart(append(host, "div"));
  }

  setScene(scene) {
    this.scene = scene;
    showText(this.missName, scene.task === "regression" ? "Typical miss" : "Right answers");
    this.missName.title = scene.task === "regression" ? TYPICAL : "";
    this.several = severalOutputs(scene);
    this.score.hidden = this.several; // the table says more
    this.confusion.setScene(this.several ? scene : null);
    this.penalised = scene.l1 > 0 || scene.l2 > 0;
    showText(this.penalty, this.penalised ? "+ penalty" : "");
    this.chart.setScene(scene);
  }

  resize() {
    this.chart.resize();
  }

  draw(picture) {
    const { frame } = picture;
    const about = this.scene.sampled && picture.previewed ? "about " : ""; // the browser counts a sample of the rows
    showText(this.lossName, `${lossTitle(this.scene)}: training ${about}`);
    if (this.penalised) showText(this.penalty, `+ penalty ${lossText(frame.penalty)}`);
    showText(this.figure, about + this.figureText(frame, picture.turning || picture.afterStep ? picture.before : null));
    showText(this.trainShown, lossText(frame.trainLoss));
    showText(this.trainLoss, bareNumber(frame.trainLoss));
    showText(this.testName, frame.testLoss === null ? "; " : ", test ");
    showText(this.testShown, frame.testLoss === null ? "no test rows" : lossText(frame.testLoss));
    showText(this.testLoss, frame.testLoss === null ? "no test rows" : bareNumber(frame.testLoss));
    showText(this.score, this.scoreText(frame));
    showText(this.tested, this.several && frame.testScore !== null ? this.testedText(frame) : "");
    this.confusion.draw(picture);
    this.chart.draw(picture);
  }

  // While a knob is turned, and for a step to come: what it was before, then what it is now.
  figureText(frame, before) {
    const { scene } = this;
    if (scene.task === "regression") {
      const old = before ? `${typicalMiss(scene, before).replace(UNIT, "")} → ` : "";
      return old + typicalMiss(scene, frame);
    }
    const old = before ? `${count(rightAnswers(scene, before))} → ` : "";
    return `${old}${count(rightAnswers(scene, frame))} of ${count(trainingRows(scene))}`;
  }

  // In brackets, like the test rows of the table.
  testedText({ testScore }) {
    const tests = this.scene.is_test.length - trainingRows(this.scene);
    return tests ? `(test ${count(Math.round(testScore * tests))} of ${count(tests)})` : "";
  }

  scoreText({ trainScore, testScore }) {
    const share = this.scene.task === "regression"
      ? (score) => (Math.abs(score) >= 100 ? count(score) : signed(score).replace("+", ""))
      : (score) => percent(score, 1);
    const given = [["training", trainScore], ["test", testScore]].filter(([, score]) => Number.isFinite(score));
    const name = this.scene.task === "regression" ? "R²" : "accuracy";
    return `${name}: ${given.map(([rows, score]) => `${rows} ${share(score)}`).join(", ")}`;
  }
}

// Six figures, and nothing but the number: tests and teachers' scripts read it.
function bareNumber(loss) {
  return Number(loss ?? NaN).toPrecision(6);
}

// Writing the same text again would cost a layout.
function showText(element, text) {
  if (element.firstChild?.data !== text) element.textContent = text;
}
