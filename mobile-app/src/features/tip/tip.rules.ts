import type { TipDraft } from '@/data/tips';
import type { Word } from '@/words/words';

/** Fewer characters than this tell an editor nothing; the host asks for as many. */
const LEAST = 10;

/** What is missing before a tip can be sent, as a word for the field of the text. */
export function checkTip({ text }: Pick<TipDraft, 'text'>): Word | null {
  return text.trim().length < LEAST ? 'tip.text.short' : null;
}
