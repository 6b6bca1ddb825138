// Elements of the page, made in one line each.
import { icon } from "./icons.js";

// An element with a class, and children or text.
export function make(tag, className = "", ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

// The same at the end of another element.
export function append(parent, tag, className = "", ...children) {
  return parent.appendChild(make(tag, className, ...children));
}

// A button with an icon, a text, or both; `name` is its accessible name when the text does not say it.
export function makeButton({ className = "button", text = "", name = "", picture = "", press, title = "" }) {
  const button = make("button", className, ...(picture ? [icon(picture)] : []), ...(text ? [text] : []));
  button.type = "button";
  if (name) button.setAttribute("aria-label", name);
  if (title) button.title = title;
  button.addEventListener("click", press);
  return button;
}

// Acts when the pointer or the focus goes out of an element.
export function onLeaving(element, act) {
  element.addEventListener("pointerleave", act);
  element.addEventListener("focusout", ({ relatedTarget }) => element.contains(relatedTarget) || act());
}
