// Keyboard shortcuts of the stage. They act while the stage has the focus, not one of its controls.

const CONTROLS = "button, input, select, textarea, [role=slider]";

// Streamlit would take R and C: its newest version when a key goes down, older ones also from what follows.
export function keepKeys(root) {
  for (const kind of ["keydown", "keypress", "keyup"]) {
    root.addEventListener(kind, (event) => withCommand(event) || event.stopPropagation());
  }
}

export function shortcut(event, actions) {
  const key = event.key.toLowerCase(), command = withCommand(event);
  const name = command ? (key === "z" ? (event.shiftKey ? "redo" : "undo") : null)
    : { " ": "play", ".": "step", ",": "back", home: "reset", escape: "leave" }[key];
  if (!name || event.altKey || (name !== "leave" && event.target.closest(CONTROLS))) return;
  event.preventDefault();
  event.stopPropagation();
  actions[name]();
}

function withCommand(event) {
  return event.ctrlKey || event.metaKey;
}
