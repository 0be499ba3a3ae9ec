/** Bytes from the first to the last. */
export type Span = { readonly start: number; readonly end: number };

/** Which bytes are wanted: all, one range, or what does not exist (RFC 9110 §14). Several ranges at once get all, as is allowed. */
export function rangeOf(header: string | undefined, size: number): 'all' | 'none' | Span {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (from === '' && to === '') return 'all';
  if (from === '') return Number(to) === 0 ? 'none' : { start: Math.max(0, size - Number(to)), end: size - 1 };
  const [start, end] = [Number(from), to === '' ? size - 1 : Math.min(Number(to), size - 1)];
  if (to !== '' && Number(to) < start) return 'all';
  return start < size ? { start, end } : 'none';
}
