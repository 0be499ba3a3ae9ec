import type { Params, Word } from './words';

interface Refused {
  readonly code: string;
  readonly status: number;
  readonly retryIn: number | null;
}

const NET = /^NET\.UNREACHABLE$/;

/** For a whole page that could not be shown. */
export function refusalWords(r: Refused): {
  readonly icon: 'noNet' | 'clock' | 'paper';
  readonly title: Word;
  readonly text: Word;
  readonly params: Params;
} {
  if (NET.test(r.code))
    return { icon: 'noNet', title: 'error.unreachable.title', text: 'error.unreachable.text', params: {} };
  if (r.status === 429)
    return { icon: 'clock', title: 'error.busy.title', text: 'error.busy.text', params: { n: r.retryIn ?? 60 } };
  return { icon: 'paper', title: 'error.other.title', text: 'error.other.text', params: { code: r.code } };
}

const LINES: Readonly<Record<number, Word>> = { 401: 'refusal.401', 403: 'refusal.403', 429: 'refusal.429' };

/** For one line under a form. The host writes its refusals for readers, in their language; ours stand in where it said nothing. */
export function refusalLine(
  r: Refused & { readonly message: string },
): { readonly word: Word; readonly params: Params } | { readonly said: string } {
  if (NET.test(r.code)) return { word: 'refusal.net', params: {} };
  if (r.message !== '') return { said: r.message };
  return { word: LINES[r.status] ?? 'refusal.other', params: { n: r.retryIn ?? 60 } };
}
