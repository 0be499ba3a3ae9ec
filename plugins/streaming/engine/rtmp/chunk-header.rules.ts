/** What a chunk says before its payload. `long` are the four bytes of a time that does not fit into three. */
export type ChunkHeader = {
  readonly format: 0 | 1 | 2 | 3;
  readonly id: number;
  readonly length: number;
  /** The fields of the message that this format carries: 11, 7, 3 or 0 bytes. */
  readonly fields: Buffer;
  readonly long: number | undefined;
};

const FIELDS = [11, 7, 3, 0] as const;
const LONG_TIME = 0xffffff;

/** Reads a chunk's header (RTMP 1.0 §5.3.1), or nothing where bytes are missing. `isLong` tells whether the stream's last time was a long one. */
export function readChunkHeader(bytes: Buffer, isLong: (id: number) => boolean): ChunkHeader | undefined {
  const basic = readBasic(bytes);
  if (!basic) return undefined;
  const end = basic.length + FIELDS[basic.format];
  if (bytes.length < end) return undefined;
  const fields = bytes.subarray(basic.length, end);
  const hasLong = basic.format === 3 ? isLong(basic.id) : fields.readUIntBE(0, 3) === LONG_TIME;
  if (!hasLong) return { ...basic, length: end, fields, long: undefined };
  if (bytes.length < end + 4) return undefined;
  return { ...basic, length: end + 4, fields, long: bytes.readUInt32BE(end) };
}

/** The format and the chunk stream's id, which takes one byte, two or three. */
function readBasic(
  bytes: Buffer,
): { readonly format: 0 | 1 | 2 | 3; readonly id: number; readonly length: number } | undefined {
  const [first, second, third] = bytes;
  if (first === undefined) return undefined;
  // Two bits.
  const format = (first >> 6) as 0 | 1 | 2 | 3;
  const id = first & 0x3f;
  if (id > 1) return { format, id, length: 1 };
  if (second === undefined) return undefined;
  if (id === 0) return { format, id: second + 64, length: 2 };
  return third === undefined ? undefined : { format, id: third * 256 + second + 64, length: 3 };
}
