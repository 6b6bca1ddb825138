// The stage: puts the panels together, owns what is pointed at and chosen, and paints one picture a frame.
import { Access } from "./access.js";
import { accessActions, knobActions, networkCallbacks, shortcutActions, slowActions } from "./actions.js";
import { sumActions, transportActions } from "./actions.js";
import { Cone } from "./cone.js";
import { decode } from "./codec.js";
import { Courier } from "./courier.js";
import { DataPanel } from "./data.js";
import { Editor } from "./editor.js";
import { ErrorPanel } from "./error.js";
import { Notches } from "./hand.js";
import { Heads } from "./heads.js";
import { append, make, onLeaving } from "./elements.js";
import { keepKeys, shortcut } from "./keys.js";
import { KnobCard } from "./knob.js";
import { cardFacts } from "./card_facts.js";
import { placeOfCard } from "./card_place.js";
import { hasTable, isCrowded, modeOf } from "./layout.js";
import { LessonTurn } from "./lesson_turn.js";
import { linesOf } from "./lines.js";
import { NetworkPicture } from "./network.js";
import { Notice } from "./notice.js";
import { OutputPanel } from "./output.js";
import { lookBelow } from "./look_below.js";
import { isDark, readPalette } from "./palette.js";
import { pictureOf } from "./picture.js";
import { Playback } from "./playback.js";
import { recallTraining, rememberTraining } from "./reload.js";
import { outlive } from "./resume.js";
import { placeOfRow } from "./rows.js";
import { QuizPanel } from "./quiz.js";
import { Seer } from "./seer.js";
import { SlowPanel } from "./slow.js";
import { Stops } from "./stops.js";
import { StoryPanel } from "./story.js";
import { SumPanel } from "./sum.js";
import { Transport } from "./transport.js";
import { sameStop } from "./walk.js";
import { enlarge } from "./zoom.js";

const USUAL_SPEED = 60, CALM_SPEED = 10; // steps a second; the calm one for those who asked for less motion

export class Stage {
  constructor(root) {
    this.root = root;
    root.stage = this; // for tests and benchmarks, which read back what was drawn
    root.append(make("style", "", globalThis.weightvizStage.css));
    this.notice = new Notice(() => this.layOut());
    this.courier = new Courier(() => this.unanswered());
    this.playback = new Playback(this.courier, {
      tell: (text) => this.notice.tell(text),
      changed: () => this.playingChanged(),
    });
    this.stops = new Stops(this.playback, this.notice);
    this.editor = new Editor(this.playback, this.courier, () => this.repaint());
    this.notches = new Notches(() => this.editor.keep());
    Object.assign(this, { scene: null, focus: null, opened: null, row: 0, showsContributions: false });
    Object.assign(this, { canUndo: false, canRedo: false });
    this.build();
    this.listen();
  }

  // The parts, in reading order

  build() {
    const part = (className) => append(this.root, "div", className);
    this.root.tabIndex = 0;
    this.root.setAttribute("role", "group");
    const keys = "Space plays, full stop steps on, question mark lists all keys";
    this.root.setAttribute("aria-label", `Weight playground. ${keys}`);
    this.access = new Access(this.root, accessActions(this));
    this.cone = new Cone(this.root);
    this.heads = new Heads(this.root, { layers: (sizes) => this.set({ hidden_layers: sizes }) });
    const row = (index) => this.chooseRow(index);
    this.data = new DataPanel(part("data-host"), { row });
    this.network = new NetworkPicture(part("network-host"), networkCallbacks(this));
    const right = part("right");
    this.output = new OutputPanel(append(right, "div", "output-host"), {
      row, add: (values, target) => this.act(() => this.courier.ask({ op: "add_row", row: values, target })),
      axes: (axes) => this.set({ axes: axes.map((i) => this.scene.columns[i].name) }),
      look: (values) => this.courier.ask({ op: "settings", values }), // at the same training: playing goes on
    });
    this.error = new ErrorPanel(append(right, "div", "error-host"));
    const strip = part("strip");
    this.quiz = new QuizPanel(append(strip, "div"), { take: () => this.act(() => this.playback.steps(1)) });
    this.story = new StoryPanel(append(strip, "div"), {
      seer: () => this.seer, kickerOf: (picture) => this.quiz.kickerOf(picture),
      begin: () => this.act(() => this.courier.ask({ op: "lesson" })),
    });
    this.sum = new SumPanel(append(strip, "div"), sumActions(this));
    this.slow = new SlowPanel(append(strip, "div"), slowActions(this));
    strip.append(this.notice.element);
    this.transport = new Transport(part("transport-host"), transportActions(this));
    this.knob = new KnobCard(this.root, knobActions(this));
    this.lesson = new LessonTurn(this.root, () => this.bringNetworkIntoView("smooth"));
    this.panels = [this.data, this.network, this.output, this.error, this.quiz, this.story, this.sum, this.slow,
      this.access];
  }

  listen() {
    const sizes = new ResizeObserver(() => this.layOut());
    for (const each of [this.root, append(this.root, "div", "letter")]) sizes.observe(each);
    keepKeys(this.root);
    this.root.addEventListener("dragstart", (event) => event.preventDefault()); // of chosen words: a hand drags knobs
    const keys = shortcutActions(this);
    this.root.addEventListener("keydown", (event) => shortcut(event, keys));
    onLeaving(this.root, () => this.playback.tellWhere());
    this.onHide = () => rememberTraining(this.playback.frame, this.scene);
    globalThis.addEventListener("pagehide", this.onHide);
  }

  leave() {
    this.playback.stop();
    this.courier.stop();
    this.lesson.leave();
    globalThis.removeEventListener("pagehide", this.onHide);
  }

  // What a person does

  // A single step, which may have to wait until it was predicted.
  step() {
    if (this.settings.predict !== "on" || this.playback.playing) return this.act(() => this.playback.steps(1));
    this.slow.stop(); // it would tell
    this.notice.clear();
    this.editor.keep();
    this.quiz.begin(this.drawn);
  }

  leaveWhatIsOpen() {
    if (this.access.table.open) this.access.table.close();
    else if (this.slow.open) this.slow.leave();
    else if (this.editor.chosen !== null || this.editor.turning) this.leaveCard(() => this.editor.cancel());
    else this.closeSum();
  }

  act(action) {
    this.quiz.stop();
    this.slow.stop();
    this.notice.clear();
    this.editor.keep();
    this.editor.playsOn = false;
    this.stops.pressed();
    action();
    this.repaint();
  }

  // A setting may also be changed above the stage, where this is not called: what it ends, ends with Python's answer.
  // Slow motion and a question about the step to come go on, but for another training.
  set(values) {
    this.notice.clear();
    this.editor.playsOn = false;
    if (this.playback.playing) this.playback.pause(); // steps that were pressed for still come
    if (values.speed) this.playback.setSpeed(values.speed);
    this.courier.ask({ op: "settings", values });
  }

  point(focus) {
    if (JSON.stringify(focus) === JSON.stringify(this.focus)) return;
    this.focus = focus;
    if (focus) this.notice.makeWay();
    this.repaint();
  }

  // Opens the sum behind a neuron, or closes it when it is open already; an input has none.
  toggleSum(neuron) {
    if (neuron.layer === 0 || (this.opened && sameStop(neuron, this.opened))) return this.closeSum();
    this.notice.clear();
    this.opened = neuron;
    if (this.editor.chosen !== null) this.editor.close();
    this.bringNetworkIntoView();
    this.repaint();
  }

  closeSum() {
    if (!this.opened) return;
    this.notice.clear();
    this.opened = null;
    this.point(null);
    this.repaint();
  }

  chooseRow(index) {
    if (index !== this.row) this.courier.ask({ op: "row", row: this.scene.numbers[index] - 1 });
    this.row = index;
    this.repaint();
  }

  choose(index) {
    if (this.slow.speaksOfLines) return this.slow.pick(index);
    this.access.table.close();
    this.notice.clear();
    this.opened = null;
    this.editor.choose(index);
    if (this.settings.panel !== "none") this.courier.ask({ op: "pick", index });
    this.paint();
    this.knob.show();
    this.placeCard();
    this.bringNetworkIntoView();
  }

  // For what fills a small window, and is about the network.
  bringNetworkIntoView(behavior = "auto") {
    if (isCrowded(this.root)) this.network.host.scrollIntoView({ block: "start", behavior });
  }

  leaveCard(how) {
    const index = this.editor.chosen;
    how();
    this.paint();
    if (index === null) return;
    this.network.focusLine(index); // the keyboard goes on from there, but nothing is pointed at any more
    this.point(null);
  }

  // What Python sends

  receive(bytes) {
    const { header, arrays } = decode(bytes);
    this.stops.answering(this.courier.inFlight);
    const { news, fresh, lost } = this.courier.accept(header);
    if (!news) return this.themeChanged();
    if (fresh && this.scene) outlive(this, header, arrays, lost);
    else this.take(header, arrays);
    setTimeout(() => this.courier.flush(), 0); // Streamlit drops a message sent from inside this very call
  }

  unanswered() {
    this.notice.tell("The server does not answer. The picture stays as it is.");
    globalThis.weightvizStage.wake();
  }

  take(header, arrays) {
    if (header.scene) this.begin(header.scene, arrays, header.settings);
    else if (!this.scene) return this.courier.waiting.push({ op: "all" });
    this.takeSettings(header.settings);
    this.takeTraining(header, arrays);
    this.takeUndo(header);
    if (header.notice) this.notice.tell(header.notice);
    this.repaint();
    setTimeout(() => this.settleDown(), 0);
  }

  takeSettings(settings) {
    const panelWas = this.settings?.panel ?? settings.panel, { panel, guided, speed, hide } = settings;
    this.settings = settings;
    if (panel !== panelWas && panel !== "none" && !guided) lookBelow(this.root); // a lesson's text stands above it
    this.lesson.follow(guided);
    this.transport.showSpeed(speed);
    this.root.dataset.hide = hide.join(" ");
    if (this.output.follow(settings)) this.layOut();
  }

  takeTraining(header, arrays) {
    this.playback.receive(header, arrays);
    this.editor.receive(header, arrays);
    this.slow.receive(header, arrays, this.courier.idle);
    if (this.playback.playing) this.network.rescale();
    this.stops.receive(header);
  }

  takeUndo({ undo, redo }) {
    Object.assign(this, { canUndo: undo, canRedo: redo });
    this.transport.showUndo(undo, redo);
  }

  settleDown() {
    if (!this.playback.playing) this.editor.look();
    this.editor.goOn();
    this.playback.refill();
  }

  begin(scene, arrays, settings) {
    const { rows, target_values, is_test, numbers } = arrays, first = !this.scene;
    this.sceneText = JSON.stringify(scene);
    this.scene = Object.assign(scene, { rows, target_values, is_test, numbers });
    this.start = arrays.start;
    this.lines = linesOf(scene);
    this.root.dataset.inputs = scene.sizes[0];
    this.root.dataset.layers = scene.sizes.length - 2;
    this.root.dataset.outputs = scene.sizes.at(-1);
    this.root.style.setProperty("--rows", Math.max(...scene.sizes));
    this.seer = new Seer(scene);
    const chosen = this.courier.waiting.findLast(({ op }) => op === "row"); // which Python has not heard of yet
    this.row = placeOfRow(numbers, chosen ? chosen.row + 1 : settings.row);
    if (!first) this.notice.clear(); // it spoke of another training
    this.focus = this.opened = null;
    this.showsContributions = false;
    this.editor.forget();
    this.knob.hide();
    this.playback.begin(arrays.start.length);
    for (const each of [this.heads, ...this.panels]) each.setScene(scene, settings);
    this.layOut();
    if (first) setTimeout(() => this.welcome(), 0);
  }

  welcome() {
    recallTraining((notice) => this.settings.guided || this.notice.tell(notice)); // a lesson begins its part again
    const calm = globalThis.matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (calm && this.playback.speed === USUAL_SPEED) this.set({ speed: CALM_SPEED });
  }

  // The picture

  playingChanged() {
    this.transport?.showPlaying(this.playback.playing);
    if (!this.playback.playing) return;
    this.stops.playingBegan();
    this.run();
  }

  run() {
    if (this.running) return;
    this.running = true;
    const tick = (now) => {
      this.running = this.playback.playing;
      const what = this.playback.tick(now);
      if (what === "frame") this.paint();
      else if (what === "between") this.paintBetween();
      this.stops.played();
      if (this.running) requestAnimationFrame(tick);
      else this.repaint();
    };
    requestAnimationFrame(tick);
  }

  repaint() {
    if (this.painting) return;
    this.painting = true;
    requestAnimationFrame(() => {
      this.painting = false;
      this.paint();
    });
  }

  paint() {
    if (!this.scene || !this.playback.frame) return;
    this.slow.follow(this);
    const picture = pictureOf(this);
    const waits = this.playback.betweens ? this.output : null; // it is drawn with the next picture between two frames
    for (const panel of this.panels) if (panel !== waits) panel.draw(picture);
    this.heads.drawOutput(this.output.headingParts(picture));
    this.cone.draw(this, picture);
    this.transport.showBehind(this.playback.behind);
    this.transport.draw(this.playback.frame, this.playback.at, this.playback.timeline);
    if (!picture.playing) this.transport.drawMarks(this.playback.timeline);
    this.drawCard(picture);
    this.drawn = picture;
  }

  // Between two frames of a large network: neurons and output move on; lines and numbers wait for the next frame.
  paintBetween() {
    this.drawn.field = this.seer.blend(this.playback.next, this.playback.due);
    this.network.drawNeurons(this.drawn);
    this.output.draw(this.drawn);
  }

  drawCard(picture) {
    const { chosen } = this.editor;
    if (chosen === null) return this.knob.hide();
    const { scene, lines, palette, start, network: { W }, editor: { looked } } = this;
    this.knob.draw({ ...cardFacts(scene, picture, lines[chosen], { looked, start }), W, palette });
  }

  placeCard() {
    const wide = this.root.dataset.mode === "wide", { chosen } = this.editor;
    this.root.classList.remove("card-beside-story"); // the story's own size decides
    this.knob.place(wide ? (width, height) => placeOfCard(this, chosen, width, height) : null);
  }

  // The size of things

  layOut() {
    enlarge(this.root);
    const width = this.root.clientWidth;
    if (!width || !this.scene) return;
    this.root.dataset.mode = modeOf(width);
    this.root.dataset.table = hasTable(width) ? "on" : "off";
    this.themeChanged();
    for (const panel of this.panels) panel.resize();
    this.cone.resize();
    this.paint();
    if (this.knob.open) this.placeCard();
  }

  themeChanged() {
    const ground = getComputedStyle(this.root).getPropertyValue("--st-background-color").trim();
    const theme = isDark(ground) ? "dark" : "light";
    if (this.root.dataset.theme === theme) return;
    this.root.dataset.theme = theme;
    this.palette = readPalette(this.root);
    if (this.scene) this.layOut();
  }
}
