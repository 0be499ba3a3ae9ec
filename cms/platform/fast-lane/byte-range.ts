/** Which bytes of a file a caller wants: all, a piece, or what does not exist (416). */
export type ByteRange = 'all' | 'none' | { readonly start: number; readonly end: number };

/** Reads a `Range` header (RFC 9110 §14). Several pieces at once, or anything we cannot read, get the whole file, as allowed. */
export function byteRange(header: string | undefined, size: number): ByteRange {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '');
  if (!found) return 'all';
  const [, from = '', to = ''] = found;
  if (from === '') return to === '' ? 'all' : lastBytes(Number(to), size);
  return between(Number(from), to === '' ? Number.POSITIVE_INFINITY : Number(to), size);
}

function between(start: number, to: number, size: number): ByteRange {
  if (to < start) return 'all';
  return start < size ? { start, end: Math.min(to, size - 1) } : 'none';
}

function lastBytes(count: number, size: number): ByteRange {
  return count === 0 || size === 0 ? 'none' : { start: Math.max(0, size - count), end: size - 1 };
}
