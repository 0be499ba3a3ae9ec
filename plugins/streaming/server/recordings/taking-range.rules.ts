/** Bytes from the first to the last. */
export type Span = { readonly start: number; readonly end: number };

/** Which bytes are wanted: all, one range, or what does not exist (RFC 9110 §14). Several ranges at once get all, as is allowed. */
export function rangeOf(header: string | undefined, size: number): 'all' | 'none' | Span {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (from === '') return to === '' ? 'all' : lastBytes(Number(to), size);
  const [start, end] = [Number(from), to === '' ? Infinity : Number(to)];
  return end < start ? 'all' : bytesFrom(start, end, size);
}

const bytesFrom = (start: number, end: number, size: number): 'none' | Span =>
  start < size ? { start, end: Math.min(end, size - 1) } : 'none';

const lastBytes = (count: number, size: number): 'none' | Span =>
  count === 0 ? 'none' : { start: Math.max(0, size - count), end: size - 1 };
