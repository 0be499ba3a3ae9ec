/** Numbers of 8 bits, one after the other. */
export const u8 = (...values: readonly number[]): Buffer => Buffer.from(values);

/** Numbers of 16 bits, big end first as in all of MP4. */
export function u16(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, at) => bytes.writeUInt16BE(value, at * 2));
  return bytes;
}

/** Numbers of 32 bits; a negative one stands as its two's complement. */
export function u32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, at) => bytes.writeUInt32BE(value >>> 0, at * 4));
  return bytes;
}

/** A number of 64 bits: times of a broadcast that runs for days. */
export function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(Math.round(value)));
  return bytes;
}

/** One box of ISO/IEC 14496-12: its length, its name, what is in it. */
export function box(type: string, ...parts: readonly Buffer[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 8);
  return Buffer.concat([u32(length), Buffer.from(type, 'latin1'), ...parts], length);
}

/** A box with version and flags in front. */
export function fullBox(type: string, head: { version?: number; flags?: number }, ...parts: readonly Buffer[]): Buffer {
  return box(type, u32(((head.version ?? 0) << 24) | (head.flags ?? 0)), ...parts);
}
