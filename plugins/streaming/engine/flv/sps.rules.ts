/** Reads the bits of a parameter set, without the bytes that only keep it from looking like a start code. */
function bitReader(nal: Buffer): { bits(count: number): number; unsigned(): number; signed(): number } {
  const clean = nal.filter((byte, at) => !(byte === 3 && at >= 2 && nal[at - 1] === 0 && nal[at - 2] === 0));
  let at = 0;
  const bit = (): number => {
    const value = ((clean[at >> 3] ?? 0) >> (7 - (at & 7))) & 1;
    at += 1;
    return value;
  };
  const bits = (count: number): number => {
    let value = 0;
    for (let left = count; left > 0; left -= 1) value = value * 2 + bit();
    return value;
  };
  const unsigned = (): number => {
    let zeros = 0;
    while (zeros < 32 && bit() === 0) zeros += 1;
    return 2 ** zeros - 1 + bits(zeros);
  };
  const signed = (): number => {
    const value = unsigned();
    return value % 2 === 0 ? -value / 2 : (value + 1) / 2;
  };
  return { bits, unsigned, signed };
}

type Bits = ReturnType<typeof bitReader>;

/** The profiles that say more about colour (ITU-T H.264 §7.3.2.1.1). */
const HIGH = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135]);

/** The size of the picture as a sequence parameter set of H.264 gives it, cropped. */
export function sizeOf(sps: Buffer): { readonly width: number; readonly height: number } {
  const from = bitReader(sps.subarray(1));
  const profile = from.bits(8);
  from.bits(16);
  from.unsigned();
  const chroma = HIGH.has(profile) ? readColour(from) : 1;
  from.unsigned();
  skipOrder(from);
  from.unsigned();
  from.bits(1);
  const columns = from.unsigned() + 1;
  const rows = from.unsigned() + 1;
  const fields = 2 - from.bits(1);
  from.bits(fields);
  const [left, right, top, bottom] = readCrop(from);
  const across = chroma === 1 || chroma === 2 ? 2 : 1;
  const down = (chroma === 1 ? 2 : 1) * fields;
  return { width: columns * 16 - (left + right) * across, height: rows * 16 * fields - (top + bottom) * down };
}

function readCrop(from: Bits): readonly [number, number, number, number] {
  if (from.bits(1) === 0) return [0, 0, 0, 0];
  return [from.unsigned(), from.unsigned(), from.unsigned(), from.unsigned()];
}

function readColour(from: Bits): number {
  const chroma = from.unsigned();
  if (chroma === 3) from.bits(1);
  from.unsigned();
  from.unsigned();
  from.bits(1);
  if (from.bits(1)) {
    for (let list = 0; list < (chroma === 3 ? 12 : 8); list += 1)
      if (from.bits(1)) skipScaling(from, list < 6 ? 16 : 64);
  }
  return chroma;
}

function skipScaling(from: Bits, length: number): void {
  let last = 8;
  for (let at = 0; at < length; at += 1) {
    const next = (last + from.signed() + 256) % 256;
    if (next === 0) return;
    last = next;
  }
}

function skipOrder(from: Bits): void {
  const type = from.unsigned();
  if (type === 0) from.unsigned();
  if (type !== 1) return;
  from.bits(1);
  from.signed();
  from.signed();
  const cycle = Math.min(from.unsigned(), 255);
  for (let at = 0; at < cycle; at += 1) from.signed();
}
