// The keys that clickers send turn the pages of a lesson, wherever the focus is: a slider or a field of one line has
// no use for them. Where text has several lines, or a list is open, they stay what they are.

const WAYS = { PageDown: "on", PageUp: "back" };

export default function ({ parentElement, setTriggerValue }) {
  const turned = (event) => {
    const way = WAYS[event.key], at = event.composedPath()[0];
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    if (!way || !plain || at.closest?.("textarea, [contenteditable=true], [aria-expanded=true][role=combobox]")) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) setTriggerValue("turn", way);
  };
  parentElement.stopTurning?.(); // this runs anew whenever the page does
  globalThis.addEventListener("keydown", turned, true);
  parentElement.stopTurning = () => globalThis.removeEventListener("keydown", turned, true);
  return parentElement.stopTurning;
}
