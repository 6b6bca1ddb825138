// The network picture: canvases with lines, neurons and numbers, and over them the handles one can focus and press.
import { NetworkHandles } from "./handles.js";
import { LayerHeads } from "./layer_heads.js";
import { layoutOf, modeOf, tellsOneRow } from "./layout.js";
import { Legend } from "./legend.js";
import { Light } from "./light.js";
import { LinePainter } from "./line_painter.js";
import { NetworkPainter } from "./network_painter.js";
import { readPalette } from "./palette.js";
import { pathOf } from "./paths.js";
import { Pointing } from "./pointing.js";
import { fullScale } from "./rule.js";
import { RowTiles } from "./row_tiles.js";
import { Surface } from "./surface.js";
import { Thumbnails } from "./thumbnails.js";

// Callbacks: point(what | null), choose(index), chooseNeuron(what), grab(index, event), wheel(index, event),
// nudge(index, up, event), layers([...hidden]); `what` is {kind: "line", index} or {kind: "neuron", layer, unit}.
export class NetworkPicture {
  constructor(host, callbacks) {
    this.host = host;
    host.classList.add("network");
    this.surfaces = [new Surface(host), new Surface(host)]; // lines below, what stands on them above
    for (const { canvas } of this.surfaces) {
      canvas.removeAttribute("role");
      canvas.setAttribute("aria-hidden", "true"); // the handles say all that the canvas shows
    }
    this.linePainter = new LinePainter(this.surfaces[0]);
    this.painter = new NetworkPainter(this.surfaces[1]);
    this.legend = new Legend(host);
    this.handles = new NetworkHandles(host, callbacks);
    this.heads = new LayerHeads(host, callbacks);
    this.pointing = new Pointing(host, this.handles, callbacks);
  }

  // Line index -> how it was last drawn: {index, name, width, colour, dash, text, muted, locked}.
  get drawn() {
    return this.linePainter.drawn;
  }

  setScene(scene) {
    const root = this.host.getRootNode(), focused = root.activeElement;
    const name = this.host.contains(focused) ? focused.getAttribute("aria-label") : null;
    this.scene = scene;
    this.rescale();
    this.tiles = tellsOneRow(scene) ? new RowTiles(this.surfaces[1]) : new Thumbnails();
    this.tiles.setScene(scene);
    this.handles.build(scene);
    this.resize();
    if (name !== null) this.focusNamed(name);
  }

  get mode() {
    return modeOf((this.host.closest(".stage") ?? this.host).clientWidth);
  }

  resize() {
    if (!this.scene) return;
    const { clientWidth: width, clientHeight: height } = this.host, palette = readPalette(this.host);
    this.layout = layoutOf(this.scene, width, height, this.mode);
    this.paths = this.layout.curves.map(pathOf);
    this.light = new Light(this.layout);
    for (const surface of this.surfaces) surface.fit(width, height);
    this.tiles.setPalette(palette);
    this.linePainter.setLayout(this.layout, this.paths, palette);
    this.painter.setLayout(this.scene, this.layout, this.tiles, this.drawn, palette);
    this.legend.setPlace(this.layout.legend, this.layout.M, palette);
    this.handles.place(this.layout);
    this.heads.build(this.scene, this.layout, width);
    this.pointing.setLayout(this.layout, this.light);
  }

  // Picks W anew at the next draw, also while playing: for the moments between chunks. Until then W is what the
  // picture that one sees was drawn with.
  rescale() {
    this.outgrown = true;
  }

  draw(picture) {
    const moving = picture.playing || picture.turning, { strengths, slowly } = picture;
    if (this.outgrown || !moving) this.W = fullScale(slowly ? slowly.dials : strengths);
    this.outgrown = false;
    const light = this.light.shine(picture.focus ?? picture.opened, picture.chosen, slowly?.reached);
    const W = slowly?.scale ?? this.W;
    this.linePainter.paint(picture, W, light);
    this.drawNeurons(picture, light);
    this.legend.draw(W, [strengths.some((w) => w < -W), strengths.some((w) => w > W)]);
    this.handles.update(picture, this.W);
  }

  // Neurons alone, for a picture between two frames of a large network: there the lines wait for the next frame.
  drawNeurons(picture, light = this.light) {
    this.tiles.prepare(picture);
    this.painter.paint(picture, this.W, light);
  }

  // Where a neuron stands, {x, y, size}, and a line's number or dial, {x, y, width, height}: centres, in px
  // from the picture's corner. For what is joined to them: the lens and the knob card.
  neuronBox(layer, unit) {
    return this.layout.neurons[layer][unit];
  }

  placeOf(index) {
    return this.layout.places[index];
  }

  focusLine(index) {
    this.handles.sliders[index].focus();
  }

  // After a rebuild the focus goes to what has the same name, or to its neighbour when that cannot be
  // pressed.
  focusNamed(name) {
    const named = [...this.host.querySelectorAll("[aria-label]")];
    const same = named.find((element) => element.getAttribute("aria-label") === name);
    (same?.disabled ? same.parentElement.querySelector("button:not(:disabled)") : same)?.focus();
  }
}
