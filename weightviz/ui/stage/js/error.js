// How wrong the network is: a figure anyone can read, the bare loss that training lowers, and both over the steps.
import { ErrorChart } from "./chart.js";
import { severalOutputs } from "./classes.js";
import { ConfusionTable } from "./confusion.js";
import { lossText, lossTitle, rightAnswers, trainingRows, typicalMiss } from "./loss_words.js";
import { count } from "./numbers.js";

export class ErrorPanel {
  constructor(host) {
    host.classList.add("error");
    const miss = appendPiece(host, "p", "miss"), loss = appendPiece(host, "p", "loss");
    this.missName = appendPiece(miss, "span", "miss-name");
    this.figure = appendPiece(miss, "span", "miss-figure");
    this.tested = appendPiece(miss, "span", "miss-name");
    this.lossName = appendPiece(loss, "span");
    this.trainShown = appendPiece(loss, "span");
    this.trainLoss = appendPiece(loss, "span", "exact");
    this.testName = appendPiece(loss, "span");
    this.testShown = appendPiece(loss, "span");
    this.testLoss = appendPiece(loss, "span", "exact");
    for (const exact of [this.trainLoss, this.testLoss]) exact.setAttribute("aria-hidden", "true");
    this.trainLoss.dataset.testid = "train-loss";
    this.testLoss.dataset.testid = "test-loss";
    this.score = appendPiece(host, "p", "score");
    this.confusion = new ConfusionTable(host);
    this.chart = new ErrorChart(appendPiece(host, "div"));
  }

  setScene(scene) {
    this.scene = scene;
    showText(this.missName, scene.task === "regression" ? "Typical miss" : "Right answers");
    showText(this.lossName, `${lossTitle(scene)}: training `);
    this.several = severalOutputs(scene);
    this.score.hidden = this.several; // the table says more
    this.confusion.setScene(this.several ? scene : null);
    this.chart.setScene(scene);
  }

  resize() {
    this.chart.resize();
  }

  draw(picture) {
    const { frame } = picture;
    showText(this.figure, this.figureText(frame, picture.turning ? picture.before : null));
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

  // While a knob is turned: what it was before the turn, then what it is now.
  figureText(frame, before) {
    const { scene } = this;
    if (scene.task === "regression") {
      return `${before ? `${typicalMiss(scene, before)} → ` : ""}${typicalMiss(scene, frame)}`;
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
      ? (score) => (Math.abs(score) >= 100 ? count(score) : score.toFixed(2).replace("-", "−"))
      : (score) => `${Number((100 * score).toFixed(1))} %`;
    const given = [["training", trainScore], ["test", testScore]].filter(([, score]) => Number.isFinite(score));
    const name = this.scene.task === "regression" ? "R²" : "accuracy";
    return `${name}: ${given.map(([rows, score]) => `${rows} ${share(score)}`).join(", ")}`;
  }
}

function appendPiece(parent, tag, className = "") {
  return parent.appendChild(Object.assign(document.createElement(tag), { className }));
}

// Six figures, and nothing but the number: tests and teachers' scripts read it.
function bareNumber(loss) {
  return Number(loss ?? NaN).toPrecision(6);
}

// Writing the same text again would cost a layout.
function showText(element, text) {
  if (element.firstChild?.data !== text) element.textContent = text;
}
