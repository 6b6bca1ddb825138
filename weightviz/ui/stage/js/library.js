// The library component: puts the stage where every loader finds it. It is mounted once, outside the live fragment.
import { mountStage } from "./stage.js";

export default function ({ data }) {
  globalThis.weightvizStage = { mount: mountStage, css: data.css };
  globalThis.dispatchEvent(new Event("weightviz-stage"));
}
