// The strip under the network: one thing at a time, in plain sentences whose every figure is the network's own.
import { append, make, makeButton } from "./elements.js";
import { handStory } from "./story_hand.js";
import { lineStory } from "./story_line.js";
import { neuronStory } from "./story_neuron.js";
import { restStory } from "./story_rest.js";
import { startStory } from "./story_start.js";
import { stepStory } from "./story_step.js";

// `seer` (seer.js) knows what the network would say otherwise.
// Returns { kicker, parts, offersLesson }: parts as `sentence` of phrases.js builds them, and a lesson for who is new.
function story(scene, picture, seer) {
  const { focus, chosen, held, frame } = picture, line = chosen ?? held;
  if (line !== null) return lineStory(scene, picture, line, seer);
  if (focus?.kind === "neuron") return neuronStory(scene, picture, focus);
  const untouched = frame.step === 0 && !picture.curve?.marks.length;
  if (untouched && !picture.guided) return startStory(scene, picture);
  if (picture.earlier) return stepStory(scene, picture, seer);
  const byHand = picture.beforeEdit && handStory(scene, picture);
  return byHand || restStory(scene, picture, seer);
}

export class StoryPanel {
  // `kickerOf(picture)` may bring other words to stand over the story, or null; `begin` opens the first lesson.
  constructor(host, { seer, kickerOf, begin }) {
    Object.assign(this, { host, seer, kickerOf });
    host.classList.add("story");
    this.kicker = append(host, "p", "story-kicker");
    this.text = append(host, "p", "story-text");
    const text = "New here? Start with the party";
    this.lesson = makeButton({ className: "button story-lesson", text, press: begin });
    this.lesson.append(make("span", "", "a first lesson"));
    host.append(this.lesson);
  }

  setScene(scene) {
    this.scene = scene;
    this.told = "";
  }

  resize() {}

  // Its figures are those of the picture beside it, at every moment; a screen reader hears them once they rest.
  draw(picture) {
    const moving = picture.playing || picture.turning;
    const { kicker: usual, parts, offersLesson = false } = story(this.scene, picture, this.seer());
    const kicker = this.kickerOf(picture) ?? usual;
    this.lesson.hidden = !offersLesson;
    const told = kicker + parts.map((part) => `${part.tone}${part.text}`).join("");
    if (told === this.told) return;
    this.told = told;
    this.host.setAttribute("aria-live", moving ? "off" : "polite");
    this.kicker.textContent = kicker;
    if (!moving || !rewriteParts(this.text, parts)) renderParts(this.text, parts);
  }
}

// Writes what changed into a sentence of the same shape, and leaves all else as it is: whether that was possible.
function rewriteParts(element, parts) {
  const nodes = [...element.childNodes], same = ({ tone }, i) => Boolean(tone) === (nodes[i].nodeName === "B");
  if (nodes.length !== parts.length || !parts.every(same)) return false;
  parts.forEach(({ text, tone }, i) => {
    if (nodes[i].textContent !== text) nodes[i].textContent = text;
    if (tone && nodes[i].className !== `tone-${tone}`) nodes[i].className = `tone-${tone}`;
  });
  return true;
}

export function renderParts(element, parts) {
  element.replaceChildren(...parts.map(({ text, tone }) => (tone ? make("b", `tone-${tone}`, text) : text)));
}
