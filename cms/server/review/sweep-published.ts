import type { Log } from '../../platform';
import type { Reading } from './review-deps';
import type { ReleaseStore } from './release-store';
import type { DraftStore } from '../revisions/draft-store';
import { hashOfContent } from '../revisions/revision.rules';

type Deps = {
  readonly read: Reading;
  readonly releases: Pick<ReleaseStore, 'last'>;
  readonly drafts: Pick<DraftStore, 'published'>;
  readonly publishedIds: () => Promise<readonly string[]>;
  readonly log: Log;
};

/** A published row that its last release does not explain. */
export type Unexplained = { readonly documentId: string; readonly locale: string; readonly station: string };

/** The third gate: hashes what is published and compares it with what was released. Whoever calls raises the alarm. */
export async function sweepPublished(deps: Deps): Promise<readonly Unexplained[]> {
  const { read, drafts, publishedIds, log } = deps;
  const unexplained: Unexplained[] = [];
  for (const documentId of await publishedIds()) {
    const released = await deps.releases.last(read, documentId);
    for (const { locale, station, content } of await drafts.published(documentId)) {
      if (released.get(locale) === hashOfContent(content)) continue;
      unexplained.push({ documentId, locale, station });
      log.error('a published manuscript says something that was not released', { documentId, locale, station });
    }
  }
  return unexplained;
}
