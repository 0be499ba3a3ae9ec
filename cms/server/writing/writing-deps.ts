import type { RefusalOf, writingErrors } from '../../contract';
import type { Clock, Refusal } from '../../kernel';
import type { Database, Ledger, Notices, Outbox, People, Roster, Tx } from '../../platform';
import type { CaseStore } from '../review/case-store';
import type { Revision, RevisionStore, Which } from '../revisions/revision-store';
import type { DraftWordsStore } from './draft-words-store';
import type { LockStore } from './lock-store';

/** A draft as the editor holds it: what a save would be laid over. */
export type RawDraft = { readonly body: unknown; readonly cover: unknown; readonly film: unknown };

/** What the use cases of writing stand on. */
export type WritingDeps = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly outbox: Outbox;
  readonly people: People;
  readonly notices: Pick<Notices, 'notify'>;
  readonly roster: Roster;
  readonly clock: Clock;
  readonly locks: LockStore;
  readonly drafts: DraftWordsStore;
  readonly cases: Pick<CaseStore, 'now' | 'authors' | 'recent'>;
  readonly revisions: Pick<RevisionStore, 'last' | 'byNumber' | 'takeTurn'>;
  /** What stands in Strapi now; inside a transaction its query takes part in it. */
  rawDraft(which: Which): Promise<RawDraft | undefined>;
};

/** What checking a save stands on. */
export type AdmitDeps = Pick<WritingDeps, 'locks' | 'revisions' | 'people' | 'rawDraft'>;

/** Any refusal of writing. */
export type WritingRefusal =
  RefusalOf<typeof writingErrors> | Refusal<'HEARTH.NOT_FOUND' | 'HEARTH.CHANGED_MEANWHILE', undefined>;

/** Reads a revision, or nothing for number 0. */
export const revisionAt = async (
  revisions: Pick<RevisionStore, 'byNumber'>,
  tx: Tx | Database['read'],
  { n, ...which }: Which & { readonly n: number },
): Promise<Revision | undefined> => (n === 0 ? undefined : revisions.byNumber(tx, which, n));
