// Keyboard shortcuts of the stage. Those that change something act while the stage itself has the focus, and not one of
// its buttons, fields or sliders.

const TAKES_KEYS = "button, input, select, textarea, [role=slider]"; // Space and full stop mean something there
const WRITTEN_IN = "input, select, textarea"; // a letter means something there

// Streamlit would take R and C: its newest version when a key goes down, older ones also from what follows.
export function keepKeys(root) {
  for (const kind of ["keydown", "keypress", "keyup"]) {
    root.addEventListener(kind, (event) => withCommand(event) || event.stopPropagation());
  }
}

export function shortcut(event, actions) {
  const key = event.key.toLowerCase(), command = withCommand(event);
  const name = command ? (key === "z" ? (event.shiftKey ? "redo" : "undo") : null)
    : { " ": "play", ".": "step", ",": "back", home: "reset", escape: "leave", t: "table", "?": "keys" }[key];
  const taken = { leave: "", table: WRITTEN_IN, keys: WRITTEN_IN }[name] ?? TAKES_KEYS;
  if (!name || event.altKey || (taken && event.target.closest(taken))) return;
  event.preventDefault();
  event.stopPropagation();
  actions[name]();
}

function withCommand(event) {
  return event.ctrlKey || event.metaKey;
}
