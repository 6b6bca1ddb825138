// Where the card of a line stands beside a wide network: near its line, clear of what one looks at while turning.
import { isOutput } from "./lines.js";
import { boxIn } from "./zoom.js";

const GRID = 12; // px between the places that are tried
const AIR = 16; // px between card and story
const LEAST_STORY = 440; // px a story needs beside the card
const BESIDE_STORY = 4000, FAR = 6; // what it costs to stand beside the story, and a px away from the line
// What it costs to cover a square px of something.
const ENDS = 4, OWN = 8, STORY = 8, DIALS = 3, OUTPUT = 3, NEURONS = 0.6, WORDS = 1;

// { left, top, story: the width left for the story or null }, in px from the stage's corner.
export function placeOfCard({ root, network, story: { host }, transport, scene, lines }, index, width, height) {
  const box = (element) => boxIn(root, element);
  const net = box(network.host), strip = box(host.parentElement), story = box(host);
  const lowest = Math.max(net.top, Math.min(strip.bottom, box(transport.host).top) - height); // clear of the bar
  const place = network.placeOf(index), x = net.left + place.x, y = net.top + place.y;
  const boxes = boxesToKeep(network, scene, lines, index, net);
  const cost = (left, top) => {
    const card = { left, top, right: left + width, bottom: top + height };
    const covered = boxes.reduce((sum, each) => sum + each.weight * overlap(each, card), 0);
    return covered + FAR * distance(card, x, y) + storyCost(card, story);
  };
  let best = null;
  for (let top = net.top; top <= lowest; top += GRID) {
    for (let left = net.left; left <= net.right + 12 - width; left += GRID) {
      const here = cost(left, top);
      if (!best || here < best.cost) best = { left, top, cost: here };
    }
  }
  const beside = best.top + height > story.top - AIR;
  return { ...best, story: beside ? best.left - AIR : null };
}

function storyCost(card, story) {
  if (card.bottom <= story.top - AIR) return 0;
  return card.left - AIR >= LEAST_STORY ? BESIDE_STORY : BESIDE_STORY + STORY * 100 * (LEAST_STORY + AIR - card.left);
}

function boxesToKeep(network, scene, lines, chosen, net) {
  const line = lines[chosen];
  const at = (place, margin, weight) => ({ ...around(place, net, margin), weight });
  const ends = [[line.layer, line.to], ...(line.from === null ? [] : [[line.layer - 1, line.from]])];
  const boxes = ends.map(([layer, unit]) => at(network.neuronBox(layer, unit), 14, ENDS));
  scene.sizes.forEach((size, layer) => {
    const weight = isOutput(scene, layer) ? OUTPUT : NEURONS;
    for (let unit = 0; unit < size; unit++) boxes.push(at(network.neuronBox(layer, unit), 0, weight));
  });
  for (const { index } of lines) {
    const place = network.placeOf(index);
    if (index === chosen) boxes.push(at(place, place.dial ? 34 : 10, OWN)); // a dial has words around it
    else if (place.dial) boxes.push(at(place, 30, DIALS));
  }
  return [...boxes, ...wordsToKeep(network.layout, net)];
}

// Where dials stand on the lines there are words beside them, and under the one input.
function wordsToKeep({ texts, note }, net) {
  const places = texts.flatMap(({ number, unit }) => [number, unit]).filter(Boolean);
  const words = places.map(({ x, y, size, align }) => ({ x: align === "right" ? x - 70 : align === "left" ? x + 60 : x,
    y: y - size / 3, width: 140, height: size + 6 }));
  if (note) words.push({ x: note.x + 96, y: note.y - 5, width: 196, height: 22 });
  return words.map((place) => ({ ...around(place, net, 0), weight: WORDS }));
}

function distance({ left, right, top, bottom }, x, y) {
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
}

// The box of something that stands centred at x, y in the network picture, with a margin.
function around({ x, y, size, width = size, height = size }, net, margin) {
  return { left: net.left + x - width / 2 - margin, right: net.left + x + width / 2 + margin,
    top: net.top + y - height / 2 - margin, bottom: net.top + y + height / 2 + margin };
}

function overlap(box, card) {
  const across = Math.min(box.right, card.right) - Math.max(box.left, card.left);
  const down = Math.min(box.bottom, card.bottom) - Math.max(box.top, card.top);
  return across > 0 && down > 0 ? across * down : 0;
}
