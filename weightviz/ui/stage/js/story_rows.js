// Whom a turn suits: the rows whose own loss is lower with it, the one that gains most, and those that would rather
// have it the other way. Rows pull against each other; a step goes where more pull, or pull harder.
import { oneOf, rowTitle } from "./rows.js";
import { count } from "./numbers.js";
import { sentence, strong } from "./phrases.js";

// `frame` is that before the turn, in which one line then takes another value.
export function rowsSentence(scene, frame, index, value, seer) {
  const { gains, rows } = seer.gainsIf(frame, index, value);
  const most = gains.reduce((best, gain, i) => (gain > gains[best] ? i : best), 0);
  const suited = gains.filter((gain) => gain > 0).length, against = gains.filter((gain) => gain < 0).length;
  const noun = (gains.length === 1 ? oneOf(scene) : scene.noun) + (scene.sampled ? " shown" : "");
  if (!suited) return sentence` The turn suits none of the ${count(gains.length)} ${noun}.`;
  const whom = suited === gains.length ? sentence`all ${strong(count(suited))} ${noun}`
    : sentence`${strong(count(suited))} of the ${count(gains.length)} ${noun}`;
  const others = against ? sentence`; ${strong(count(against))} pull${against === 1 ? "s" : ""} the other way` : "";
  return sentence` The turn suits ${whom}, ${rowTitle(scene, rows[most])} most${others}.`;
}
