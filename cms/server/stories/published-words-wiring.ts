import { manuscriptRows } from '../manuscripts/draft-rows-store';
import { releaseStore } from '../review/release-store';
import { standingsIn } from '../revisions/draft-store';
import { hashOfContent } from '../revisions/revision.rules';
import type { Tx } from '../../platform';
import type { Published } from './keep-index';
import { storiesIn } from './story-store';

/** Holds what is published of a story against what the gate released last, language by language. */
export async function publishedWords(tx: Tx, id: string): Promise<Published> {
  const rows = await manuscriptRows(tx, id, 'published');
  if (rows.length === 0) return { stories: [], signed: new Map() };
  const released = await releaseStore.last(tx, id);
  const hashes = standingsIn(rows).map(({ locale, content }) => [locale, hashOfContent(content)] as const);
  return {
    stories: storiesIn(rows),
    signed: new Map(hashes.filter(([locale, hash]) => released.get(locale) === hash)),
  };
}
