import { diffArrays } from 'diff';
import type { DiffRun } from '../../contract';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const cut = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);

/** Two texts word by word, for a page that lays a side over what it began from. */
export function wordRuns(before: string, after: string): readonly DiffRun[] {
  return diffArrays(cut(before), cut(after)).map(({ added, removed, value }) => ({
    op: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
}
