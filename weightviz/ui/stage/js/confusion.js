// The confusion matrix: how many rows of each class (down) the network takes for which (across). Test rows in brackets.
import { answerAt } from "./classes.js";
import { append, make } from "./elements.js";
import { count } from "./numbers.js";

const RECOUNT = 500; // ms between two counts while the network trains

export class ConfusionTable {
  constructor(host) {
    this.box = append(host, "div", "confusion");
    this.box.hidden = true;
  }

  // A scene with several outputs, or null to show nothing.
  setScene(scene) {
    this.scene = scene;
    this.box.hidden = !scene;
    this.countedAt = -Infinity;
    if (!scene) return this.box.replaceChildren();
    this.tests = scene.is_test.some(Boolean);
    const table = make("table", "", make("caption", "", this.caption()));
    const { classes } = scene, names = classes.map((name) => header(name, "col"));
    this.cells = classes.map((_, k) => classes.map((_, j) => make("td", k === j ? "hit" : "")));
    const head = make("tr", "", header("it is \u2193, it says \u2192", ""), ...names);
    const lines = this.cells.map((cells, k) => make("tr", "", header(classes[k], "row"), ...cells));
    table.append(make("thead", "", head), make("tbody", "", ...lines));
    this.box.replaceChildren(table);
    if (classes.length > 4) this.box.tabIndex = 0; // it scrolls, also by keyboard
    else this.box.removeAttribute("tabindex");
  }

  // Of a long table the browser holds a sample, and it is these rows that are counted here.
  caption() {
    const { noun, sampled, is_test } = this.scene;
    const rows = sampled ? `of ${count(is_test.length)} ${noun} drawn by chance` : `${noun} of each class`;
    return `How many ${rows} are taken for which${this.tests ? ", test rows in brackets" : ""}`;
  }

  draw({ onRows, playing }) {
    if (!this.scene || (playing && performance.now() - this.countedAt < RECOUNT)) return;
    this.countedAt = performance.now();
    const { learnt, tests } = this.counted(onRows.outputs.at(-1));
    this.cells.forEach((cells, k) => cells.forEach((cell, j) => {
      const text = count(learnt[k][j]) + (this.tests ? ` (${count(tests[k][j])})` : "");
      if (cell.textContent !== text) cell.textContent = text;
      cell.classList.toggle("none", learnt[k][j] + tests[k][j] === 0);
    }));
  }

  counted(outputs) {
    const { scene } = this, zeros = () => scene.classes.map(() => new Array(scene.classes.length).fill(0));
    const learnt = zeros(), tests = zeros();
    scene.target_values.forEach((truth, row) => {
      (scene.is_test[row] ? tests : learnt)[truth][answerAt(outputs, row)]++;
    });
    return { learnt, tests };
  }
}

function header(text, scope) {
  const cell = make("th", "", text);
  if (scope) cell.scope = scope;
  return cell;
}
