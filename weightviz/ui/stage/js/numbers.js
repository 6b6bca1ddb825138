// How numbers are written: a real minus sign, thousands separators, and the sign wherever it carries meaning. The same
// as by written.py: tests/number_cases.py says of both what they write.

export const MINUS = "\u2212";
const BEFORE = ["$", "\u20ac", "\u00a3", "\u00a5", "\u20b9"]; // currencies, which stand before their number
const COUNTLESS = 1e10; // so many millions say nothing
const LONG = 1e9; // what is larger is written in powers of ten
const LEAST_PLAIN = -5; // the smallest power of ten that is written with zeros instead
const RAISED_DIGITS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";
// Units that are words; all others, such as "sq ft" and "ms", are the same for one and for many.
export const SINGULARS = {
  points: "point", years: "year", months: "month", weeks: "week", days: "day", hours: "hour", minutes: "minute",
  seconds: "second", miles: "mile", dollars: "dollar", euros: "euro",
};

// A number to so many digits, whole where it is large, in powers of ten only where it must be: "0.123", "12,346".
export function brief(value, digits = 3) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "not a number" : minus(value, "\u221e");
  const size = Math.abs(value);
  if (size >= 10 ** digits - 0.5 && size < LONG) return minus(value, separated(size.toFixed(0)));
  const [number, power] = size.toExponential(digits - 1).split("e").map(Number);
  if (size >= LONG || power < LEAST_PLAIN) return minus(value, `${number} \u00d7 10${superscript(power)}`);
  return minus(value, separated(trimmed(size.toFixed(digits - 1 - power))));
}

export function superscript(power) {
  return (power < 0 ? "\u207b" : "") + [...String(Math.abs(power))].map((digit) => RAISED_DIGITS[digit]).join("");
}

// A weight, a term, a change: "+0.48", "−1.56"; what rounds to nothing has no sign, "0.00".
export function signed(value, digits = 2) {
  return plus(value, rounded(value, digits));
}

// As many digits as a small number needs to show its sign.
export function signedSmall(value) {
  const size = Math.abs(value);
  if (size === 0) return "0";
  if (size < 1e-6) return value < 0 ? `${MINUS}under 0.000001` : "+under 0.000001";
  return signed(value, Math.max(2, Math.min(7, 1 - Math.floor(Math.log10(size)))));
}

// A whole number with thousands separators: "6,000", "−1,200".
export function count(n) {
  return minus(n, separated(Math.abs(n).toFixed(0)));
}

// A share of all, with up to so many digits after the point: "85%".
export function percent(share, digits = 0) {
  return `${trimmed(rounded(100 * share, digits))}%`;
}

// A value in its own unit: "$51,708", "164 sq ft", "3.5".
export function withUnit(value, unit) {
  if (Number.isNaN(value)) return brief(value);
  if (isMoney(unit)) return minus(value, unit + amountOfMoney(Math.abs(value)));
  return unitAfter(brief(value), unit);
}

// A written number and its unit, where that stands behind: "3.5 points", "1 point", "40%"
export function unitAfter(text, unit) {
  return text + (unit && unit !== "%" ? " " : "") + (/^\u2212?1$/.test(text) ? singular(unit) : unit);
}

export function isMoney(unit) {
  return BEFORE.includes(unit);
}

// Under ten the cents count, and under a cent every digit.
function amountOfMoney(size) {
  if (size < 0.01 || size >= LONG) return brief(size);
  return size >= 9.995 ? separated(size.toFixed(0)) : size.toFixed(2).replace(/\.00$/, "");
}

// "points" -> "point", "sq ft" as it is
export function singular(unit) {
  return SINGULARS[unit] ?? unit;
}

// A change in its own unit: "+$71", "−2 years".
export function signedWithUnit(value, unit) {
  return plus(value, withUnit(value, unit));
}

// A short label for an axis: "$400k", "2.5M", "3,000", "−6".
export function compact(value, unit = "") {
  const size = Math.abs(value), sign = isMoney(unit) ? unit : "";
  const short = (number, digits) => trimmed(number.toFixed(digits));
  if (size >= COUNTLESS) return minus(value, sign + brief(size));
  if (size >= 1e6) return minus(value, `${sign}${short(size / 1e6, 2)}M`);
  if (size >= 1e4) return minus(value, `${sign}${short(size / 1e3, 1)}k`);
  return minus(value, sign + separated(short(size, 2)));
}

// So many digits after the point; in powers of ten where it would be too long to read.
function rounded(value, digits) {
  if (!(Math.abs(value) < LONG)) return brief(value);
  return minus(value, separated(Math.abs(value).toFixed(digits)));
}

// The minus belongs before the text unless the text is a zero.
function minus(value, text) {
  return value < 0 && isSomething(text) ? MINUS + text : text;
}

function plus(value, text) {
  return value > 0 && isSomething(text) ? `+${text}` : text;
}

function isSomething(text) {
  return /[1-9\u221e]/.test(text);
}

// Without zeros at its end that say nothing.
function trimmed(text) {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

function separated(text) {
  const [whole, decimals] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return decimals ? grouped + "." + decimals : grouped;
}
