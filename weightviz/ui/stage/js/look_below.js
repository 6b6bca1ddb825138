// A panel that was just opened stands below the fold: move the page up as far as is needed to see what it is about.
import { mainOf } from "./lesson_turn.js";

const OFTEN = 100, AT_MOST = 30; // ms between two looks whether it is there yet
const STEADY = 4; // looks at which a panel of the same height is all there
const PANEL = ".st-key-panel"; // the name that Streamlit gives the container of the panel
const LEFT = { wide: 0.4, medium: 0.6, narrow: 0.85 }; // share of the window for its title and first lines

export function lookBelow(element) {
  const main = mainOf(element);
  let looks = 0, steady = 0, heightWas = 0;
  const timer = setInterval(() => {
    if (!main || ++looks > AT_MOST) return clearInterval(timer);
    const panel = main.querySelector(PANEL), height = main.clientHeight, wanted = LEFT[element.dataset.mode] * height;
    if (!panel) return;
    steady = panel.clientHeight === heightWas ? steady + 1 : 0;
    heightWas = panel.clientHeight;
    if (heightWas < wanted / 2 && steady < STEADY) return;
    clearInterval(timer);
    const top = panel.getBoundingClientRect().top - main.getBoundingClientRect().top;
    if (top > height - wanted) main.scrollBy({ top: top - (height - wanted), behavior: "smooth" });
  }, OFTEN);
}
