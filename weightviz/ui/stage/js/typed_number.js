// Numbers as people type them: with a real minus sign or a decimal comma, and thousands apart as they are written here.

// The number, or null when it is none.
export function numberTyped(text) {
  const plain = text.trim().replace(/\u2212/g, "-").replace(/,(?=\d{3}\.)/g, "").replace(",", ".");
  return plain !== "" && Number.isFinite(Number(plain)) ? Number(plain) : null;
}
