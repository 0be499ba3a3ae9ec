import type { TracePage } from '@/contract/types';
import type { Tongue } from '@/words/dates';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day as papers and packages name it, with its year: they are read years later. */
export function dayWords(tongue: Tongue, day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const [m, d] = [Number(month), Number(date)];
  return tongue === 'zh' ? `${year}年${m}月${d}日` : `${d} ${MONTHS[m - 1] ?? month} ${year}`;
}

/** What a lot may be called by in an address; anything else is never asked for. */
export const isLot = (word: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(word);

type Paper = TracePage['papers'][number];

/** What is said of a paper: it holds or it does not, and until when. */
export function paperWord({ isValid, until }: Pick<Paper, 'isValid' | 'until'>) {
  if (isValid) return until === null ? 'trace.valid' : 'trace.valid.until';
  return until === null ? 'trace.over' : 'trace.over.since';
}
