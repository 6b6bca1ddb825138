// A panel that was just opened stands below the fold: move the page up as far as is needed to see what it is about, and
// where there is room for both, no further than leaves all neurons in view.
import { mainOf } from "./lesson_turn.js";

const OFTEN = 100, AT_MOST = 30; // ms between two looks whether it is there yet
const STEADY = 4; // looks at which a panel of the same height is all there
const PANEL = ".st-key-panel"; // the name that Streamlit gives the container of the panel
const LEFT = { wide: 0.4, medium: 0.6, narrow: 0.85 }; // share of the window for its title and first lines
const HEAD_OF_PANEL = 200; // px: its title, what it shows, and the top of a figure
const PAGE_HEADER = 64, OVER_NEURONS = 36; // px: what covers the top of the window, and air in the network

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
    const by = Math.min(topWithin(main, panel) - (height - wanted), mostFor(element, main, panel));
    if (by > 0) main.scrollBy({ top: by, behavior: "smooth" });
  }, OFTEN);
}

// How far the page may move: until the first neurons reach the header, but at least until the panel's head is there.
// Only in the wide layout is the network so near.
function mostFor(element, main, panel) {
  if (element.dataset.mode !== "wide") return Infinity;
  const network = topWithin(main, element.querySelector(".network-host")) + OVER_NEURONS - PAGE_HEADER;
  return Math.max(network, topWithin(main, panel) - (main.clientHeight - HEAD_OF_PANEL));
}

function topWithin(main, part) {
  return part.getBoundingClientRect().top - main.getBoundingClientRect().top;
}
