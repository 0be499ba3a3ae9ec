import type { ContentLocale, RevisionField } from '../../contract';
import type { Ids } from '../../kernel';
import type { Tx } from '../../platform';
import type { DraftStore, Standing } from './draft-store';
import type { Hand, Revision, RevisionStore, Which } from './revision-store';
import { changedFields, hashOfContent } from './revision.rules';

/** What a save did to a manuscript in one language; `before` is undefined for its first words. */
export type Edit = Standing & {
  readonly documentId: string;
  readonly hash: string;
  readonly revision: number;
  readonly before: Revision | undefined;
  readonly changed: readonly RevisionField[];
  readonly hand: Hand;
};

type Deps = {
  readonly drafts: Pick<DraftStore, 'number'>;
  readonly ids: Ids;
  readonly revisions: Pick<RevisionStore, 'last' | 'insert'>;
  /** Who writes in which language may differ: a reviewer holds one language of a manuscript and not the other. */
  handFor(tx: Tx, which: Which): Promise<Hand>;
};

/** What stands after a save, as it was read back, and the newest revisions that its transaction has read already. */
export type Saved = {
  readonly id: string;
  readonly standings: readonly Standing[];
  readonly newest: ReadonlyMap<ContentLocale, Revision | undefined>;
};

/**
 * Keeps what was just saved as a revision wherever it says something new. It takes the draft as it was read back instead of trusting
 * what was sent: Strapi fills in defaults and carries fields that all languages share.
 */
export async function keepRevisions(deps: Deps, tx: Tx, { id, standings, newest }: Saved): Promise<readonly Edit[]> {
  const edits: Edit[] = [];
  for (const standing of standings) {
    const which = { documentId: id, locale: standing.locale };
    const before = newest.has(standing.locale) ? newest.get(standing.locale) : await deps.revisions.last(tx, which);
    const hash = hashOfContent(standing.content);
    if (before?.hash === hash) {
      if (standing.numbered !== before.n) await deps.drafts.number(id, standing.locale, before.n);
      continue;
    }
    const changed = before ? changedFields(before.content, standing.content) : [];
    const hand = await deps.handFor(tx, which);
    const revision = (before?.n ?? 0) + 1;
    const { station, content } = standing;
    await deps.revisions.insert(tx, {
      id: deps.ids.next(),
      ...which,
      station,
      n: revision,
      hash,
      content,
      changed,
      ...hand,
    });
    // A save that was sure to say something new carried its number along.
    if (standing.numbered !== revision) await deps.drafts.number(id, standing.locale, revision);
    edits.push({ ...standing, documentId: id, hash, revision, before, changed, hand });
  }
  return edits;
}
