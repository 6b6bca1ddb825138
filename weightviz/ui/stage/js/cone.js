// The grey cone that joins the neuron on show to the output panel, and the thread from the chosen row to the input.
import { append } from "./elements.js";
import { boxIn, zoomOf } from "./zoom.js";

export class Cone {
  constructor(root) {
    this.root = root;
    this.canvas = append(root, "canvas", "cone");
    this.canvas.setAttribute("aria-hidden", "true");
  }

  resize() {
    const { clientWidth: width, clientHeight: height } = this.root;
    const ratio = (globalThis.devicePixelRatio || 1) * zoomOf(this.root);
    this.canvas.width = width * ratio;
    this.canvas.height = height * ratio;
    Object.assign(this.canvas.style, { width: `${width}px`, height: `${height}px` });
    this.ratio = ratio;
    this.drawnFor = null;
  }

  // Drawn anew only when the shown neuron changes, or the sizes (see `resize`; asking for one here would cost a
  // layout). The panels it joins are the stage's.
  draw({ scene, palette, data, network, output }, picture) {
    const focus = picture.focus?.kind === "neuron" ? picture.focus : { layer: scene.sizes.length - 1, unit: -1 };
    const key = [focus.layer, focus.unit, picture.row, this.root.dataset.theme].join();
    if (key === this.drawnFor && this.scene === scene) return;
    Object.assign(this, { drawnFor: key, scene });
    const context = this.canvas.getContext("2d");
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    if (this.root.dataset.mode !== "wide") return;
    const column = network.layout.neurons[focus.layer]; // the whole of it, when no neuron is in focus
    context.fillStyle = palette.lens;
    this.drawCone(context, network, output, focus.unit < 0 ? column : [column[focus.unit]]);
    context.strokeStyle = palette.edge;
    if (scene.sizes[0] === 1 && this.root.dataset.table === "on") this.drawThread(context, data, network);
  }

  drawCone(context, network, output, neurons) {
    const net = this.placeOf(network.host), out = this.placeOf(output.host), plot = output.plotBox();
    const [first] = neurons, last = neurons.at(-1), half = first.size / 2, x = net.x + first.x + half;
    context.beginPath();
    context.moveTo(x, net.y + first.y - half);
    context.lineTo(out.x + plot.x, out.y + plot.y);
    context.lineTo(out.x + plot.x, out.y + plot.y + plot.height);
    context.lineTo(x, net.y + last.y + half);
    context.fill();
  }

  // From the chosen row of the table to the first input.
  drawThread(context, data, network) {
    const row = data.rowBox();
    if (!row) return;
    const table = this.placeOf(data.host), net = this.placeOf(network.host), input = network.neuronBox(0, 0);
    context.lineWidth = 1.5;
    context.beginPath();
    context.moveTo(table.x + row.x + row.width + 4, table.y + row.y + row.height / 2);
    context.lineTo(net.x + input.x - input.size / 2 - 6, net.y + input.y);
    context.stroke();
  }

  placeOf(element) {
    const { left, top } = boxIn(this.root, element);
    return { x: left, y: top };
  }
}
