// What a hand just did to the weights, and what that did to the error.
import { errorTurned } from "./error_words.js";
import { lineWords, linesOf } from "./lines.js";
import { count, signed } from "./numbers.js";
import { capital, sentence, weighed } from "./phrases.js";

const DID = { set: "turned", flip: "flipped", start: "put back to its first value" };

// Null where nothing can be told: after a reset, which begins anew.
export function handStory(scene, picture) {
  const { frame: after, beforeEdit: before } = picture, tell = TOLD[after.event];
  const told = tell?.(scene, before, after);
  return told ? { kicker: "What your hand did", parts: told } : null;
}

const TOLD = { set: turnedByHand, flip: turnedByHand, start: turnedByHand, mute: mutedByHand, lock: lockedByHand };

function turnedByHand(scene, before, after) {
  const [line] = linesChanged(scene, before.parameters, after.parameters);
  if (!line) return null;
  const [from, to] = [before, after].map(({ parameters }) => parameters[line.index]);
  const silent = after.muted[line.index] ? sentence` It is muted, so that counts only once it is unmuted.` : "";
  return sentence`You ${DID[after.event]} ${lineWords(scene, line)}, from ${weighed(from, signed(from))} to ${
    weighed(to, signed(to))}, and ${errorTurned(scene, before, after)}.${silent}`;
}

// Solo may mute some lines and let others count again at once.
function mutedByHand(scene, before, after) {
  const lines = linesChanged(scene, before.muted, after.muted);
  if (!lines.length) return null;
  const silenced = lines.filter(({ index }) => after.muted[index]);
  const heard = lines.filter(({ index }) => !after.muted[index]);
  const told = [countsAs(scene, silenced, "as 0 now"), countsAs(scene, heard, "again")].filter(Boolean);
  return sentence`${capital(told.join("; "))}, and ${errorTurned(scene, before, after)}.`;
}

function countsAs(scene, lines, how) {
  if (lines.length > 1) return `${count(lines.length)} lines count ${how}`;
  return lines.length ? `${lineWords(scene, lines[0])} counts ${how}` : "";
}

function lockedByHand(scene, before, after) {
  const [line] = linesChanged(scene, before.locked, after.locked);
  if (!line) return null;
  const words = capital(lineWords(scene, line)), at = weighed(after.parameters[line.index]);
  return after.locked[line.index] ? sentence`${words} is locked at ${at}: training leaves it alone.`
    : sentence`${words} is unlocked: training may turn it again.`;
}

function linesChanged(scene, before, after) {
  return linesOf(scene).filter(({ index }) => before[index] !== after[index]);
}
