// The library component: puts the stage where every loader finds it. It is mounted once, outside the live fragment.
import { mountStage } from "./mount.js";
import { keepOneEntry } from "./one_entry.js";

export default function ({ data, setTriggerValue }) {
  // A restarted server knows the fragment only after a run of the whole page, which this trigger brings about.
  const wake = () => setTriggerValue("wake", true);
  globalThis.weightvizStage = { mount: mountStage, css: data.css, wake };
  keepOneEntry(globalThis);
  globalThis.dispatchEvent(new Event("weightviz-stage"));
}
