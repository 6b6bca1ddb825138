// One picture: all that the panels draw from at one moment. A panel is an object with
// setScene(scene, settings), when the network or the data are others; resize(), when its place has another size; and
// draw(picture), whenever anything changed, up to sixty times a second.
import { ownUnits } from "./own_units.js";
import { guessOf } from "./rows.js";
import { contributions } from "./sum_terms.js";

// A frame (timeline.js) holds the parameters, masks and figures of one moment; a Forward (forward.js) what every unit
// says on many points. While a hand turns a knob, and after a step in slow motion, parameters and figures are the
// browser's preview.
export function pictureOf(stage) {
  const { scene, seer, settings, playback, editor, slow, focus, opened, row, showsContributions } = stage;
  const stored = playback.frame, { chosen, turning } = editor;
  const after = slow.after(stored), values = after ?? editor.valuesOf(stored);
  const preview = after ? { before: stored } : turning ?? editor.told, rests = !preview && !playback.playing;
  seer.see(values, stored.muted, preview ? null : stored);
  const frame = preview ? { ...stored, parameters: values, ...seer.figures() } : stored;
  const slowly = slow.lines(seer, frame, row);
  return {
    frame, // what is shown
    earlier: rests ? playback.earlier : null, // from where training alone led here, or null
    wentToAndFro: rests && playback.wentToAndFro, // from there, and back to the same weights
    beforeEdit: rests ? playback.beforeEdit : null, // the frame before a hand edit, or null
    before: preview?.before ?? null, // the frame before the knob was turned, or before the step that is shown; or null
    turning: Boolean(turning), // whether a knob is in someone's hand
    afterStep: Boolean(after), // whether it is as after the step that slow motion tells of, which nobody took yet
    previewed: Boolean(preview), // one of both, or a turn that Python has not answered yet
    held: turning?.index ?? null, // the line whose knob it is, or null
    chosen, // the line whose card is open, or null
    focus, // what is pointed at: {kind: "line", index}, {kind: "neuron", layer, unit} or null
    opened, // the neuron whose sum is open, {layer, unit}, or null
    row, // the row that the whole page follows
    heard: seer.heard, // the parameters, 0 where muted
    // what the lines of the network show: their weights, or what they bring for the chosen row
    strengths: slowly?.strengths ?? (opened && showsContributions ? contributions(scene, seer, row) : values),
    slowly, // what else the network shows of a step in slow motion (slow_lines.js), or null
    field: seer.field, // a Forward over the field of points that the output panel and the neurons paint
    onRows: seer.onRows, // a Forward over all rows of the data
    units: ownUnits(scene, frame.parameters, frame.muted), // a text for every line in the data's own units, or null
    guess: guessOf(scene, seer.onRows, row), // the answer for the chosen row, in words
    curve: playback.timeline.shownCurve(), // the errors of every step trained so far
    playing: playback.playing,
    guided: settings.guided, // whether a lesson says what to do
    hides: (control) => settings.hide.includes(control), // whether a link asked to leave a control out
  };
}
