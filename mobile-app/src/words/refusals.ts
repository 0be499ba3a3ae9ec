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

/** For one line under a form. The host's own sentence wins where it speaks of the reader's input. */
export function refusalLine(
  r: Refused & { readonly message: string },
): { readonly word: Word; readonly params: Params } | { readonly said: string } {
  if (NET.test(r.code)) return { word: 'refusal.net', params: {} };
  if (r.status === 422 && r.message !== '') return { said: r.message };
  if (r.status === 401) return { word: 'refusal.401', params: {} };
  if (r.status === 403) return { word: 'refusal.403', params: {} };
  if (r.status === 409) return { word: 'refusal.409', params: {} };
  if (r.status === 429) return { word: 'refusal.429', params: { n: r.retryIn ?? 60 } };
  return { word: 'refusal.other', params: {} };
}
