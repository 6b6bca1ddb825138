// Reads what weightviz/ui/stage/wire.py wrote: a header's length, the header as JSON, then plain arrays.

const KINDS = { f8: Float64Array, f4: Float32Array, u4: Uint32Array, u1: Uint8Array };

export function decode(bytes) {
  const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + size)));
  const arrays = {};
  let from = 4 + size;
  for (const [name, kind, length] of header.arrays) {
    const to = from + length * KINDS[kind].BYTES_PER_ELEMENT;
    arrays[name] = new KINDS[kind](bytes.slice(from, to).buffer); // a copy: the bytes arrive at odd places in memory
    from = to;
  }
  return { header, arrays };
}
