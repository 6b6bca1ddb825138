// What a press in a panel does: each function is told the stage, and answers with the callbacks that a panel wants.
import { followDrag } from "./hand.js";
import { LARGEST_SEED } from "./limits.js";
import { ringInWindow } from "./zoom.js";

export function networkCallbacks(stage) {
  return {
    point: (focus) => stage.point(focus),
    choose: (index) => stage.choose(index),
    chooseNeuron: (neuron) => stage.toggleSum(neuron),
    grab: (index, event) => grabDial(stage, index, event),
    wheel: (index, event) => turnDial(stage, index, stage.notches.rolled(event, stage.network.W)),
    nudge: (index, up, event) => turnDial(stage, index, stage.notches.of(up, event, stage.network.W)),
    layers: (sizes) => stage.set({ hidden_layers: sizes }),
  };
}

// A drag of the dial on a line; a press that does not move opens the line's card.
function grabDial(stage, index, event) {
  const { editor, network, playback } = stage, { x, y, dial: radius } = network.placeOf(index);
  const ring = ringInWindow(network.host, { x, y, radius });
  followDrag(network.host, event, { value: playback.frame.parameters[index], W: network.W, ring }, {
    turn: (value) => editor.turn(index, value),
    keep: () => editor.keep(),
    cancel: () => editor.cancel(),
  }, () => stage.choose(index));
}

function turnDial(stage, index, change) {
  const { editor, playback } = stage;
  editor.turn(index, editor.valuesOf(playback.frame)[index] + change);
}

export function transportActions(stage) {
  const { playback } = stage;
  return {
    play: () => stage.act(() => playback.toggle()),
    steps: (count) => (count === 1 ? stage.step() : stage.act(() => playback.steps(count))),
    slowly: () => showSlowly(stage),
    scrub: (place) => stage.act(() => playback.scrub(place)),
    ...undoActions(stage),
    reset: () => stage.act(() => stage.courier.ask({ op: "reset", ...playback.here })),
    anotherStart: () => stage.set({ seed: (stage.settings.seed + 1) % (LARGEST_SEED + 1) }),
    speed: (speed) => stage.set({ speed }),
  };
}

// Of hand edits, where there are any.
function undoActions(stage) {
  const ask = (op) => stage.act(() => stage.courier.ask({ op }));
  return { undo: () => stage.canUndo && ask("undo"), redo: () => stage.canRedo && ask("redo") };
}

// The step to come in four phases. Whatever else is done to the training closes it again: see `SlowPanel.isStale`.
// Pressed again it goes on to the next phase.
function showSlowly(stage) {
  if (stage.slow.open) return stage.slow.goOn();
  stage.act(() => stage.playback.playing && stage.playback.pause());
  stage.opened = null;
  if (stage.editor.chosen !== null) stage.editor.close();
  stage.slow.begin();
  stage.transport.fold();
  stage.bringNetworkIntoView();
}

export function knobActions(stage) {
  return {
    turn: (value) => stage.editor.turn(stage.editor.chosen, value),
    keep: () => stage.editor.keep(),
    cancel: () => stage.leaveCard(() => stage.editor.cancel()),
    close: () => stage.leaveCard(() => stage.editor.close()),
    act: (op, on) => stage.editor.act(op, on),
  };
}

export function sumActions(stage) {
  return {
    close: () => stage.closeSum(),
    nextRow: () => stage.chooseRow(stage.data.following()),
    lines: (on) => {
      stage.showsContributions = on;
      stage.network.rescale();
      stage.repaint();
    },
  };
}

export function slowActions(stage) {
  return {
    ask: (place) => stage.courier.ask({ op: "slow", row: place, ...stage.playback.here }),
    take: () => stage.act(() => stage.playback.steps(1)),
    row: (row) => stage.chooseRow(row),
    paint: () => stage.repaint(),
    shown: () => stage.root.dataset.mode !== "narrow" && stage.slow.host.scrollIntoView({ block: "nearest" }),
    left: () => {
      stage.root.focus({ preventScroll: true });
      stage.repaint();
    },
  };
}

// What the keys do, by the names of keys.js.
export function shortcutActions(stage) {
  const { play, steps, reset } = transportActions(stage);
  return {
    play, reset, ...undoActions(stage),
    step: () => steps(1),
    back: () => stage.act(() => stage.playback.back()),
    leave: () => stage.leaveWhatIsOpen(),
    table: () => stage.access.showTable(),
    keys: () => stage.access.showKeys(),
  };
}

// What the table of all weights does; an edit there is one as by the knob.
export function accessActions(stage) {
  return {
    ...undoActions(stage),
    opens: () => {
      if (stage.slow.open) stage.slow.leave();
      if (stage.editor.chosen !== null) stage.editor.close();
      stage.closeSum();
    },
    closed: () => stage.repaint(),
    value: (index) => stage.editor.valuesOf(stage.playback.frame)[index],
    set: (index, value) => {
      stage.notice.clear();
      stage.editor.turn(index, value);
      stage.editor.keep();
    },
  };
}
