// Numbers written so that the sums between them work out on a pocket calculator.
import { MINUS } from "./numbers.js";

const FEWEST = 3, GUARD = 2; // significant digits of a number, and how many more it may have than what it makes

// With so many significant digits, as people write it: no exponent, a true minus, no plus.
function written(value, digits) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "?" : value > 0 ? "\u221e" : `${MINUS}\u221e`;
  if (value === 0) return "0";
  return fixed(value, decimalsOf(value, digits));
}

// A setting, such as a rate, or a number in passing: no zeros at its end.
export function exactly(value, digits = 6) {
  const size = String(Number(written(Math.abs(value), digits).replace("\u221e", "Infinity")));
  return (value < 0 ? MINUS : "") + (size.includes("e") ? written(Math.abs(value), 2) : size);
}

export function readNumber(text) {
  return Number(text.replace(MINUS, "-"));
}

function decimalsOf(value, digits) {
  return Math.max(0, Math.min(20, digits - 1 - Math.floor(Math.log10(Math.abs(value)))));
}

function fixed(value, decimals) {
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && /[1-9]/.test(text) ? MINUS + text : text;
}

// Whether a value rounds to what is written.
export function agrees(value, text) {
  const decimals = text.split(".")[1]?.length ?? 0;
  return Number.isFinite(value) && fixed(value, decimals) === text;
}

// One sum by itself, with as few digits as let it work out, three at most in its result: { text, result }. `work` and
// `write` make its value and its text from the shown number.
export function calculated(number, value, work, write) {
  for (let digits = 2; digits <= 10; digits++) {
    const shown = written(number, digits), result = written(value, Math.min(digits, 3));
    if (agrees(work(readNumber(shown)), result)) return { text: write(shown), result };
  }
  return { text: write(written(number, 4)), result: `about ${written(value, 3)}` };
}

// Sums that build on one another. A number has as many digits as the sums it goes into need, and starts with `FEWEST`;
// `more` says of which numbers more are needed, as `next` does for the same sums written again.
export class SumSheet {
  // `move` is how far a weight is moved at least: that is to be seen.
  constructor(more, move) {
    Object.assign(this, { more, move, terms: [], exact: true, next: new Map(more) });
  }

  number(name, value) {
    return this.shown(name, written(value, FEWEST + this.extra(name)));
  }

  // A weight before or after; all with as many decimals.
  weight(value) {
    const digits = FEWEST - 1 + this.extra("weight"), decimals = this.move > 0 ? decimalsOf(this.move, digits) : digits;
    return this.shown("weight", fixed(value, Math.max(2, Math.min(14, decimals))));
  }

  shown(name, text) {
    return { name, text, value: readNumber(text) };
  }

  extra(name) {
    return this.more.get(name) ?? 0;
  }

  say(name, text) {
    this.terms.push({ name, text });
  }

  add(name, text, worked, result, from) {
    this.terms.push({ name, text: `${text} = ${result.text}` });
    this.check(worked, result, from);
  }

  // Where a sum does not work out, the numbers it is made `from` get a digit more next time: first those that are
  // hardly more exact than its result.
  check(worked, result, from) {
    if (agrees(worked, result.text)) return;
    this.exact = false;
    const enough = this.extra(result.name) + GUARD, others = from.filter(({ name }) => name !== result.name);
    const rough = others.filter(({ name }) => this.extra(name) < enough);
    for (const { name } of rough.length ? rough : from) this.next.set(name, this.extra(name) + 1);
  }
}
