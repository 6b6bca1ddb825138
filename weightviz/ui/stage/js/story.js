// The strip under the network: one thing at a time, in plain sentences whose every figure is the network's own.
import { append, make } from "./elements.js";
import { handStory } from "./story_hand.js";
import { lineStory } from "./story_line.js";
import { neuronStory } from "./story_neuron.js";
import { restStory } from "./story_rest.js";
import { startStory } from "./story_start.js";
import { stepStory } from "./story_step.js";

// `seer` (seer.js) knows what the network would say otherwise.
// Returns { kicker, parts }, parts as `sentence` of phrases.js builds them.
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
  // `kickerOf(picture)` may bring other words to stand over the story, or null.
  constructor(host, { seer, kickerOf }) {
    Object.assign(this, { host, seer, kickerOf });
    host.classList.add("story");
    this.kicker = append(host, "p", "story-kicker");
    this.text = append(host, "p", "story-text");
    this.toldAt = -Infinity;
  }

  setScene(scene) {
    this.scene = scene;
    this.told = "";
    this.toldAt = -Infinity;
  }

  resize() {}

  // Figures that change sixty times a second cannot be read: while they run, the story is told four times a second.
  draw(picture) {
    const moving = picture.playing || picture.turning, now = performance.now();
    if (picture.playing && now - this.toldAt < 250) return;
    this.toldAt = now;
    const { kicker: usual, parts } = story(this.scene, picture, this.seer()), kicker = this.kickerOf(picture) ?? usual;
    const told = kicker + parts.map((part) => `${part.tone}${part.text}`).join("");
    if (told === this.told) return;
    this.told = told;
    this.host.setAttribute("aria-live", moving ? "off" : "polite");
    this.kicker.textContent = kicker;
    renderParts(this.text, parts);
  }
}

export function renderParts(element, parts) {
  element.replaceChildren(...parts.map(({ text, tone }) => (tone ? make("b", `tone-${tone}`, text) : text)));
}
