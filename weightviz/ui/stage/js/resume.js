// What a page tells a server that was started anew: the weights it shows, and what the old one never answered.

const ON_ANY_WEIGHTS = ["set", "flip", "start", "lock", "mute", "solo", "reset", "settings"];
const ON_A_HISTORY = ["undo", "redo"]; // which is gone

// The server was started anew: it is told what this page holds, if that still fits its network.
export function outlive(stage, header, arrays, lost) {
  const fits = JSON.stringify(header.scene) === stage.sceneText;
  const told = fits ? resumption(stage, arrays.start, lost) : [];
  const dropped = !fits && (lost.length > 0 || isTouched(stage.playback.frame, stage.start));
  stage.courier.waiting.push(...told);
  if (!told.length) stage.take(header, arrays);
  if (dropped) stage.notice.tell("The server was started anew and no longer knows this network. Training starts over.");
}

// The operations that bring a new server to where this page is; none when it stands there already. Its `start` may be
// another, since first weights of one's own stand in no address.
function resumption({ playback, editor, scene, row }, start, lost) {
  const asked = askedAgain(lost, playback);
  const historyLost = lost.some(({ op }) => ON_A_HISTORY.includes(op));
  if (!asked.length && !historyLost && !isTouched(playback.frame, start)) return [];
  return [shown(playback.frame, editor, historyLost), { op: "row", row: scene.numbers[row] - 1 }, ...asked];
}

// Whether the frame is more than the start that a server knows.
function isTouched({ step, parameters, locked, muted }, start) {
  const masked = [locked, muted].some((mask) => mask.includes(1));
  return step > 0 || masked || parameters.some((value, i) => value !== Math.fround(start[i]));
}

// A turn that was not let go yet counts, one that was told comes again as an edit.
function shown(frame, editor, lost) {
  const values = editor.turning ? editor.valuesOf(frame) : frame.parameters;
  const places = (mask) => [...mask.keys()].filter((i) => mask[i]);
  const { step, locked, muted } = frame;
  return { op: "resume", step, parameters: [...values], locked: places(locked), muted: places(muted), lost };
}

// Frames are known to the new server by other ids, so all acts on what it holds by then. Of training only the steps
// that someone pressed for; looks and pauses are asked anew by themselves.
function askedAgain(lost, playback) {
  const pressed = lost.findLastIndex(({ op }) => playback.owed > 0 && op === "more");
  return lost.flatMap((op, place) => {
    if (place === pressed) return playback.owedRequests();
    return ON_ANY_WEIGHTS.includes(op.op) ? [{ ...op, at: null }] : [];
  });
}
