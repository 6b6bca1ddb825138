// The stage's few icons, drawn on a 24 px grid in the colour of the text.

const PATHS = {
  play: '<path d="M8 5.5v13l11-6.5z" fill="currentColor" stroke="none"/>',
  pause: '<path d="M8.5 6v12M15.5 6v12" stroke-width="3.4"/>',
  step: '<path d="M6 6.5v11l8.5-5.5z" fill="currentColor" stroke="none"/><path d="M17.5 6.5v11"/>',
  undo: '<path d="M8 6L4 10l4 4M4.5 10H14a5 5 0 0 1 0 10h-3"/>',
  redo: '<path d="M16 6l4 4-4 4M19.5 10H10a5 5 0 0 0 0 10h3"/>',
  reset: '<path d="M5 5v5h5M5.6 10A7.5 7.5 0 1 1 4.8 14"/>',
  dice: '<rect x="4.5" y="4.5" width="15" height="15" rx="3"/>' +
    '<path d="M9 9h.01M15 15h.01M12 12h.01" stroke-width="2.6"/>',
  more: '<path d="M6 12h.01M12 12h.01M18 12h.01" stroke-width="3.2"/>',
  lock: '<rect x="5.5" y="10.5" width="13" height="9" rx="2"/><path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5"/>',
  mute: '<path d="M4.5 9.5h3l4-3.5v12l-4-3.5h-3zM15.5 9.5l5 5M20.5 9.5l-5 5"/>',
  solo: '<circle cx="12" cy="12" r="3.2" fill="currentColor"/><circle cx="12" cy="12" r="7.6" stroke-dasharray="3 3"/>',
  flip: '<path d="M8 19V5M4.5 8.5L8 5l3.5 3.5M16 5v14M12.5 15.5L16 19l3.5-3.5"/>',
  start: '<path d="M5 5v5h5M5.6 10A7.5 7.5 0 1 1 4.8 14M12 8.5V12l2.5 2"/>',
  close: '<path d="M6 6l12 12M18 6L6 18"/>',
  plus: '<path d="M7 12h10M12 7v10"/>',
  minus: '<path d="M7 12h10"/>',
};

export function icon(name, size = 22) {
  const holder = document.createElement("template");
  holder.innerHTML = `<svg width="${size}" height="${size}" viewBox="0 0 24 24" fill="none" stroke="currentColor"
    stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${PATHS[name]}</svg>`;
  return holder.content.firstChild;
}
