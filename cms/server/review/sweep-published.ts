import { setImmediate as others } from 'node:timers/promises';
import type { Log } from '../../platform';
import type { Reading } from './review-deps';
import type { DraftStore } from '../revisions/draft-store';
import { hashOfContent } from '../revisions/revision.rules';

type Deps = {
  readonly read: Reading;
  readonly drafts: Pick<DraftStore, 'publishedAfter'>;
  readonly log: Log;
};

/** A published row that its last release does not explain. */
export type Unexplained = { readonly documentId: string; readonly locale: string; readonly station: string };

const AT_ONCE = 500;
/** Hashing is work of the processor; after so many the requests of people come first. */
const BREATH = 25;

/** The third gate: hashes what is published and compares it with what was released. Whoever calls raises the alarm. */
export async function sweepPublished({ read, drafts, log }: Deps): Promise<readonly Unexplained[]> {
  const unexplained: Unexplained[] = [];
  let after = 0;
  for (;;) {
    const batch = await drafts.publishedAfter(read, { after, limit: AT_ONCE });
    for (const [at, { documentId, locale, station, released, content }] of batch.entries()) {
      if (at % BREATH === 0) await others();
      if (released === hashOfContent(content)) continue;
      unexplained.push({ documentId, locale, station });
      log.error('a published manuscript says something that was not released', { documentId, locale, station });
    }
    const last = batch.at(-1);
    if (!last || batch.length < AT_ONCE) return unexplained;
    after = last.id;
  }
}
