// The handles over the canvas, for the keyboard, for screen readers and for fingers: a slider for every line, a button
// for every neuron. Only one of them is in the tab order; arrow keys walk on from there (walk.js).
import { append, make } from "./elements.js";
import { isOutput, linesOf, unitTitle } from "./lines.js";
import { signed } from "./numbers.js";
import { walk, walkColumns } from "./walk.js";

const BY_MOUSE = 24, BY_TOUCH = 40; // px that one wants to be able to hit
const FOR_LINES = 18; // px between two columns that stay those of the lines
const HOW_TO_TURN = "Drag it up and down or round, or press the arrow keys Up and Down; a click opens its card";
const REFRESH = 500; // ms between two refreshes of the spoken values while the network trains

export class NetworkHandles {
  constructor(host, callbacks) {
    this.callbacks = callbacks;
    this.stops = new Map(); // element -> where it is in the network
    this.box = append(host, "div", "network-handles");
    this.box.addEventListener("keydown", (event) => this.onKey(event));
    this.box.addEventListener("focusin", (event) => this.onFocus(event.target));
    this.box.addEventListener("focusout", () => callbacks.point(null));
  }

  build(scene) {
    this.stops.clear();
    this.sliders = linesOf(scene).map((line) => this.slider(line));
    this.buttons = scene.sizes.map((units, layer) =>
      Array.from({ length: units }, (_, unit) => this.button(scene, layer, unit)));
    this.box.replaceChildren(...this.sliders, ...this.buttons.flat());
    const { length } = this.sliders;
    this.spoken = { values: new Array(length), texts: new Array(length), W: null, at: -Infinity };
    this.tabStop = this.sliders[0];
    this.tabStop.tabIndex = 0;
  }

  slider({ index, name }) {
    const element = make("div", "line");
    element.tabIndex = -1;
    element.setAttribute("role", "slider");
    element.setAttribute("aria-label", name);
    this.stops.set(element, { kind: "line", index });
    return element;
  }

  button(scene, layer, unit) {
    const element = make("button", "neuron");
    const output = isOutput(scene, layer) ? `Output ${unitTitle(scene, layer, unit)}` : `Neuron ${layer}.${unit + 1}`;
    element.type = "button";
    element.tabIndex = -1;
    element.setAttribute("aria-label", layer === 0 ? `Input ${scene.inputs[unit].label}` : output);
    this.stops.set(element, { kind: "neuron", layer, unit });
    return element;
  }

  place(layout) {
    this.columns = walkColumns(layout);
    layout.places.forEach((place, index) => {
      this.sliders[index].classList.toggle("dial", place.dial > 0);
      this.sliders[index].title = place.dial > 0 ? HOW_TO_TURN : "";
      setBox(this.sliders[index], place.x, place.y, place.width, place.height);
    });
    const wanted = globalThis.matchMedia("(pointer: coarse)").matches ? BY_TOUCH : BY_MOUSE;
    const across = Math.min(wanted, Math.max(BY_MOUSE, layout.neurons[1][0].x - layout.neurons[0][0].x - FOR_LINES));
    for (const column of layout.neurons) {
      const down = Math.min(wanted, column.length > 1 ? column[1].y - column[0].y : Infinity);
      for (const { layer, unit, x, y, size } of column) {
        setBox(this.buttons[layer][unit], x, y, Math.max(size, across), Math.max(size, down));
        this.buttons[layer][unit].style.setProperty("--drawn", `${size}px`);
      }
    }
  }

  // What an element of this picture stands for: {kind, ...} or null.
  stopOf(element) {
    return this.stops.get(element) ?? null;
  }

  elementOf(stop) {
    return stop.kind === "line" ? this.sliders[stop.index] : this.buttons[stop.layer][stop.unit];
  }

  onKey(event) {
    const stop = this.stopOf(event.target);
    if (!stop || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" && stop.kind === "line") {
      event.preventDefault();
      this.callbacks.choose(stop.index);
    } else if (/^Arrow(Up|Down|Left|Right)$/.test(event.key)) {
      event.preventDefault();
      event.stopPropagation(); // the arrows mean turning or walking here and nothing else
      if (event.target.classList.contains("dial")) this.onDialKey(stop, event);
      else this.go(walk(this.columns, this.whereIs(stop), event.key));
    }
  }

  // Up and Down turn a dial as they turn any slider; Right and Left walk on to what follows and comes before.
  onDialKey(stop, event) {
    const up = { ArrowUp: 1, ArrowDown: -1 }[event.key], here = this.whereIs(stop);
    if (up) return this.callbacks.nudge(stop.index, up, event);
    const along = event.key === "ArrowRight" ? "ArrowDown" : "ArrowUp";
    this.go(walk(this.columns, here, along) ?? walk(this.columns, here, event.key));
  }

  go(next) {
    if (next) this.elementOf(next).focus();
  }

  whereIs(stop) {
    if (stop.kind === "neuron") return stop;
    const layer = this.columns.findIndex((column) => column.lines.some((line) => line.index === stop.index));
    return { ...stop, layer };
  }

  onFocus(element) {
    const stop = this.stopOf(element);
    if (!stop) return;
    this.tabStop.tabIndex = -1;
    this.tabStop = element;
    element.tabIndex = 0;
    this.callbacks.point(stop);
  }

  // The spoken values: exact at rest, at most twice a second while playing; the focused line is always exact.
  update(picture, W) {
    const now = performance.now();
    if (picture.playing && now - this.spoken.at < REFRESH) {
      const focused = this.stopOf(this.box.getRootNode().activeElement);
      if (focused?.kind === "line") this.speak(focused.index, picture, W);
      return;
    }
    if (this.spoken.W !== W) this.spoken.values.fill(null); // the ends of every slider moved
    Object.assign(this.spoken, { W, at: now });
    for (let index = 0; index < this.sliders.length; index++) this.speak(index, picture, W);
  }

  // What has not changed is not written again, nor even put into words.
  speak(index, { frame, units }, W) {
    const w = frame.parameters[index], unit = units?.[index] ?? "", { values, texts } = this.spoken;
    const state = (frame.muted[index] ? ", muted" : "") + (frame.locked[index] ? ", locked" : "");
    const said = unit + state;
    if (values[index] === w && texts[index] === said) return;
    const slider = this.sliders[index], end = Math.max(W, Math.abs(w));
    values[index] = w;
    texts[index] = said;
    slider.setAttribute("aria-valuetext", signed(w) + (unit && `, ${unit}`) + state);
    slider.setAttribute("aria-valuenow", String(Number(w.toPrecision(7))));
    slider.setAttribute("aria-valuemin", String(Number((-end).toPrecision(7))));
    slider.setAttribute("aria-valuemax", String(Number(end.toPrecision(7))));
  }
}

function setBox(element, x, y, width, height) {
  Object.assign(element.style, {
    left: `${x - width / 2}px`, top: `${y - height / 2}px`, width: `${width}px`, height: `${height}px`,
  });
}
