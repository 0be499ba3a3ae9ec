import type { Tips } from '@/data/tips.rules';
import type { TipWord } from './tip-words';

/** Fewer characters than this tell an editor nothing; the host asks for as many. */
const LEAST = 10;

/** What is missing before a tip can be sent, and where it is said. */
export function checkTip({
  draft,
  photos,
}: Pick<Tips, 'draft' | 'photos'>): { at: 'text' | 'photos'; word: TipWord } | null {
  if (draft.text.trim().length < LEAST) return { at: 'text', word: 'tip.text.short' };
  return photos.some(({ state }) => state === 'refused') ? { at: 'photos', word: 'tip.photos.refused' } : null;
}
