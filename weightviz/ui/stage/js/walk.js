// Walking through the network with the arrow keys. The whole network is one tab stop.

// One column a layer: the weights into it from top to bottom, then its biases, then its neurons. The
// inputs' column has neurons only.
export function walkColumns(layout) {
  return layout.neurons.map((column, layer) => {
    const into = layout.lines.filter((line) => line.layer === layer);
    const places = into.map((line) => ({ kind: "line", layer, line, ...layout.places[line.index] }));
    places.sort((a, b) => rank(a.line) - rank(b.line) || a.y - b.y || a.line.index - b.line.index);
    const lines = places.map(({ line, x, y }) => ({ kind: "line", layer, index: line.index, x, y }));
    return { lines, neurons: column.map(({ unit, x, y }) => ({ kind: "neuron", layer, unit, x, y })) };
  });
}

function rank(line) {
  return line.kind === "bias" ? 1 : 0;
}

// Down and Up walk through a column; Right and Left go to the nearest thing of the same kind in the next
// column, a line to a line and a neuron to a neuron, or of the other kind where there is none. null:
// nowhere to go.
export function walk(columns, here, key) {
  const column = columns[here.layer], items = [...column.lines, ...column.neurons];
  const at = items.findIndex((item) => sameStop(item, here));
  if (key === "ArrowDown") return items[at + 1] ?? null;
  if (key === "ArrowUp") return items[at - 1] ?? null;
  const next = columns[here.layer + (key === "ArrowRight" ? 1 : -1)];
  if (!next) return null;
  const alike = here.kind === "line" && next.lines.length ? next.lines : next.neurons;
  return nearestTo(items[at], alike);
}

export function sameStop(a, b) {
  if (a.kind !== b.kind) return false;
  return a.kind === "line" ? a.index === b.index : a.layer === b.layer && a.unit === b.unit;
}

function nearestTo(here, items) {
  return items.reduce((best, item) => (Math.abs(item.y - here.y) < Math.abs(best.y - here.y) ? item : best));
}
