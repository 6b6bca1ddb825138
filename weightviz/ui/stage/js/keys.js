// Keyboard shortcuts of the stage. They act while the stage has the focus, not one of its controls.

const CONTROLS = "button, input, select, textarea, [role=slider]";

export function shortcut(event, actions) {
  const key = event.key.toLowerCase(), command = event.ctrlKey || event.metaKey;
  if (!command) event.stopPropagation(); // Streamlit would take R and C
  const name = command ? (key === "z" ? (event.shiftKey ? "redo" : "undo") : null)
    : { " ": "play", ".": "step", ",": "back", home: "reset" }[key];
  if (!name || event.altKey || event.target.closest(CONTROLS)) return;
  event.preventDefault();
  event.stopPropagation();
  actions[name]();
}
