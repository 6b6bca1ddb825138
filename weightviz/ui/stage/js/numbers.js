// How numbers are written: a real minus sign, thousands separators, and the sign wherever it carries meaning.

export const MINUS = "\u2212";

// A weight, a term, a change: "+0.48", "−1.56"; what rounds to nothing has no sign, "0.00".
export function signed(value, digits = 2) {
  const size = Math.abs(value).toFixed(digits);
  if (Number(size) === 0) return size;
  return (value < 0 ? MINUS : "+") + separated(size);
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

// Dollars: "$51,708", "−$5"; under ten dollars the cents count: "$0.70".
function money(value) {
  const size = Math.abs(value), cents = size < 9.995 && !Number.isInteger(size);
  return minus(value, "$" + (cents ? size.toFixed(2) : separated(size.toFixed(0))));
}

// A value in its own unit: "$51,708", "164 sq ft", "3.5".
export function withUnit(value, unit) {
  if (unit === "$") return money(value);
  const size = Math.abs(value), text = separated(trimmed(size, size >= 100 ? 0 : size >= 10 ? 1 : 2));
  return minus(value, text) + (unit ? ` ${text === "1" ? singular(unit) : unit}` : "");
}

// "points" -> "point", "sq ft" as it is
export function singular(noun) {
  return noun.replace(/s$/, "");
}

// A change in its own unit: "+$71", "−2 years".
export function signedWithUnit(value, unit) {
  const text = withUnit(value, unit);
  return value > 0 && /[1-9]/.test(text) ? "+" + text : text;
}

// A short label for an axis: "$400k", "2.5M", "3,000", "−6".
export function compact(value, unit = "") {
  const size = Math.abs(value), sign = unit === "$" ? "$" : "";
  if (size >= 1e6) return minus(value, sign + trimmed(size / 1e6, 2) + "M");
  if (size >= 1e4) return minus(value, sign + trimmed(size / 1e3, 1) + "k");
  return minus(value, sign + separated(trimmed(size, 2)));
}

// The minus belongs before the text unless the text is a zero.
function minus(value, text) {
  return value < 0 && /[1-9]/.test(text) ? MINUS + text : text;
}

function trimmed(size, digits) {
  return String(Number(size.toFixed(digits)));
}

function separated(text) {
  const [whole, decimals] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return decimals ? grouped + "." + decimals : grouped;
}
