// The size of text that a reader asked for enlarges the whole stage, pictures and words alike, and its layouts follow
// as they do in a narrower window. Where the narrowest of them has no more room, words alone grow on.
const USUAL_TEXT = 16; // px: the size of text that the stage is drawn for
const LEAST_WIDTH = 300; // px that the narrowest layout needs

// The size of text that a page with this document shows, in px.
function sizeOfText(page) {
  return parseFloat(page.defaultView.getComputedStyle(page.documentElement).fontSize);
}

// By how much to enlarge a stage that has `width` px, and by how much more its words, for text of `size` px. `zooms`:
// whether the browser says how large what it zooms is; older ones do not, and there words grow alone.
export function enlargement(size, width, zooms = "currentCSSZoom" in globalThis.Element.prototype) {
  const wanted = Math.max(1, size / USUAL_TEXT), zoom = zooms ? Math.max(1, Math.min(wanted, width / LEAST_WIDTH)) : 1;
  return { zoom, text: wanted / zoom };
}

// Enlarges a stage as its reader asked for, and says so to its styles.
export function enlarge(root) {
  const { style, dataset, parentElement, ownerDocument } = root;
  const { zoom, text } = enlargement(sizeOfText(ownerDocument), parentElement.clientWidth);
  style.setProperty("--zoom", zoom);
  style.setProperty("--text", text);
  dataset.words = text > 1 ? "large" : "usual";
}

// How many px of the window one px of this element is.
export function zoomOf(element) {
  return element.currentCSSZoom ?? 1;
}

// Where a ring that is drawn in an element, in its own px, stands in the window.
export function ringInWindow(element, { x, y, radius }) {
  const { left, top } = element.getBoundingClientRect(), zoom = zoomOf(element);
  return { x: left + zoom * x, y: top + zoom * y, radius: zoom * radius };
}

// Where a pointer is, from the upper left corner of an element and in its own px.
export function placeIn(element, { clientX, clientY }) {
  const { left, top } = element.getBoundingClientRect(), zoom = zoomOf(element);
  return { x: (clientX - left) / zoom, y: (clientY - top) / zoom };
}

// The same for the box of another element: {left, top, right, bottom, width, height}.
export function boxIn(element, other) {
  const here = element.getBoundingClientRect(), there = other.getBoundingClientRect(), zoom = zoomOf(element);
  const left = (there.left - here.left) / zoom, top = (there.top - here.top) / zoom;
  const width = there.width / zoom, height = there.height / zoom;
  return { left, top, right: left + width, bottom: top + height, width, height };
}
