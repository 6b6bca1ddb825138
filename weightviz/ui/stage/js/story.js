// The strip under the network: one thing at a time, in plain sentences whose every figure is the network's own.
import { lineStory } from "./story_line.js";
import { neuronStory } from "./story_neuron.js";
import { restStory } from "./story_rest.js";
import { startStory } from "./story_start.js";

// `preview(heard)`: the training error if the network heard these parameters instead.
// Returns { kicker, parts }, parts as `sentence` of phrases.js builds them.
export function story(scene, picture, preview) {
  const { focus, chosen, turning, frame } = picture;
  const line = chosen ?? (turning && focus?.kind === "line" ? focus.index : null);
  if (line !== null) return lineStory(scene, picture, line, preview);
  if (focus?.kind === "neuron") return neuronStory(scene, picture, focus);
  if (frame.step === 0 && !picture.curve?.marks.length) return startStory(scene, picture);
  return restStory(scene, picture);
}

export class StoryPanel {
  constructor(host, { preview }) {
    this.host = host;
    this.preview = preview;
    host.classList.add("story");
    this.kicker = host.appendChild(Object.assign(document.createElement("p"), { className: "story-kicker" }));
    this.text = host.appendChild(Object.assign(document.createElement("p"), { className: "story-text" }));
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
    const { kicker, parts } = story(this.scene, picture, this.preview);
    const told = kicker + parts.map((part) => `${part.tone}${part.text}`).join("");
    if (told === this.told) return;
    this.told = told;
    this.host.setAttribute("aria-live", moving ? "off" : "polite");
    this.kicker.textContent = kicker;
    renderParts(this.text, parts);
  }
}

export function renderParts(element, parts) {
  element.replaceChildren(...parts.map(({ text, tone }) => {
    if (!tone) return document.createTextNode(text);
    return Object.assign(document.createElement("b"), { textContent: text, className: `tone-${tone}` });
  }));
}
