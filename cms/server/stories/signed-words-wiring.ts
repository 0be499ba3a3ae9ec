import type { Platform } from '../../platform';
import { releaseStore } from '../review/release-store';
import { draftStore } from '../revisions/draft-store';
import { hashOfContent } from '../revisions/revision.rules';
import type { SignedWords } from './keep-index';

/** Holds what is published of a story against what the gate released last, language by language. */
export function signedWords(platform: Pick<Platform, 'strapi'>): SignedWords {
  const rows = draftStore(platform);
  return async (tx, id) => {
    const released = await releaseStore.last(tx, id);
    const published = await rows.published(id);
    const same = published.filter(({ locale, content }) => released.get(locale) === hashOfContent(content));
    return new Map(same.map(({ locale, content }) => [locale, hashOfContent(content)]));
  };
}
