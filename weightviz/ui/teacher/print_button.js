// The browser's own dialog for printing, a press away.
export default function ({ parentElement }) {
  parentElement.querySelector("button").onclick = () => globalThis.print();
}
