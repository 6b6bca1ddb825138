// One row of the data in words: which it is, what goes in, what is true, what the network guesses.
import { answerAt, className, severalOutputs } from "./classes.js";
import { count, percent, signed, withUnit } from "./numbers.js";

// "houses" -> "house"
export function oneOf(scene) {
  return scene.noun.replace(/s$/, "");
}

// Where the row of this number stands, or the next one that is there, or the last.
export function placeOfRow(numbers, wanted) {
  const place = numbers.findIndex((number) => number >= wanted);
  return place < 0 ? numbers.length - 1 : place;
}

export function rowTitle(scene, row) {
  return `${oneOf(scene)} ${count(scene.numbers[row])}`;
}

export function columnValue(scene, row, place) {
  const value = scene.rows[row * scene.columns.length + place];
  return scene.in_square ? signed(value, 1) : withUnit(value, scene.columns[place].unit);
}

// "area 1,656 sq ft, age 50 years"
export function rowValues(scene, row) {
  return scene.columns.map((column, place) => `${column.label} ${columnValue(scene, row, place)}`).join(", ");
}

// A value of the target in its own unit, from the data's own units.
export function targetText(scene, value) {
  return scene.in_square ? signed(value, 2) : withUnit(value, scene.target.unit);
}

// What the network answers, in the target's own units (a class: its output between 0 and 1).
export function inTargetUnits(scene, answer) {
  return scene.target.mean + scene.target.sd * answer;
}

// The answer for a row, short: "$150,852", "73% blue", "98% orange". `forward` is what the network says on all rows.
export function guessOf(scene, forward, row) {
  const outputs = forward.outputs.at(-1);
  if (scene.task === "regression") return targetText(scene, inTargetUnits(scene, outputs[0][row]));
  const answer = answerAt(outputs, row), sure = severalOutputs(scene) || answer === 1
    ? outputs[severalOutputs(scene) ? answer : 0][row] : 1 - outputs[0][row];
  return `${percent(sure)} ${className(scene, answer)}`;
}

// The same in a list of what is known of the row, where the class that is answered comes first: "guess blue (0.73)".
export function guessText(scene, forward, row) {
  if (scene.task === "regression") return `guess ${guessOf(scene, forward, row)}`;
  const outputs = forward.outputs.at(-1), answer = answerAt(outputs, row);
  const sure = severalOutputs(scene) ? percent(outputs[answer][row]) : outputs[0][row].toFixed(2);
  return `guess ${className(scene, answer)} (${sure})`;
}

export function truthText(scene, row) {
  const value = scene.target_values[row];
  if (scene.task === "classification") return `it is ${className(scene, value)}`;
  return `${scene.target.label} ${targetText(scene, value)}`;
}
