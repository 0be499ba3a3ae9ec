import { manuscriptSaved, type Actor, type ContentLocale } from '../../contract';
import type { Result } from '../../kernel';
import type { Platform, Tx } from '../../platform';
import { followMarks } from '../marks/follow-marks';
import { markStore } from '../marks/mark-store';
import type { ManuscriptRow } from '../manuscripts/draft-rows-store';
import { draftStore, standingsIn } from '../revisions/draft-store';
import { keepRevisions } from '../revisions/keep-revision';
import { correctionStore } from '../corrections/correction-store';
import { revisionStore, type Hand, type Revision, type Which } from '../revisions/revision-store';
import { blockedCopies } from './check-copies-wiring';
import { rightsLacking } from './check-rights-wiring';
import { hourOfOurs } from './check-hours-wiring';
import { silencedBy } from './check-silence-wiring';
import { redFindings } from './check-words-wiring';
import { lineageStore } from '../lineage/lineage-store';
import { caseStore, type Case } from './case-store';
import { policyStore } from './policy-store';
import { releaseStore } from './release-store';
import { signatureStore } from './signature-store';
import { followEdit } from './follow-edit';
import { passGate, type Passage } from './gate';
import { endForDeletion, mayCopy, rememberOrigin } from './guard-whole';
import { outsideStore } from './outside-store';
import type { ReviewDeps, ReviewRefusal } from './review-deps';
import { proofClaimOf } from './proof-hand';
import { claimOf } from './view-case';

/** What review does around every write of a manuscript. */
export type ReviewAround = {
  /** Lets writes of one manuscript come one after the other; first thing in the transaction. */
  before(tx: Tx, id: string): Promise<void>;
  /** Keeps what was saved as revisions and moves the review where they leave it. */
  saved(tx: Tx, saved: SavedRows): Promise<void>;
  /** Lets a language out, or says why not. */
  gate(
    tx: Tx,
    wanted: { documentId: string; locale: ContentLocale; actor: Actor },
  ): Promise<Result<Passage, ReviewRefusal>>;
  /** Ends the review of what is about to be deleted, or says why it stays. */
  deleting(tx: Tx, wanted: Whole & { readonly actor: Actor }): Promise<Result<null, ReviewRefusal>>;
  /** Whether something may be copied. */
  copying(tx: Tx, wanted: Whole): Promise<Result<null, ReviewRefusal>>;
  /** What a copy keeps of where it came from. */
  copied(tx: Tx, copy: { readonly from: Whole; readonly to: string; readonly actor: Actor }): Promise<void>;
};

/** What was saved by whom: the drafts as they were read back, and the newest revisions that were read before. */
export type SavedRows = {
  readonly id: string;
  readonly actor: Actor;
  readonly rows: readonly ManuscriptRow[];
  readonly newest: ReadonlyMap<ContentLocale, Revision | undefined>;
};

type Whole = { readonly documentId: string; readonly locales: readonly ContentLocale[] };

/** The stores that use cases of review are handed. */
export const reviewDeps = (platform: Platform): ReviewDeps => ({
  ...platform,
  cases: caseStore,
  signatures: signatureStore,
  policies: policyStore,
  releases: releaseStore,
  revisions: revisionStore,
  marks: markStore,
  redFindings: redFindings(platform),
  blockedCopies,
  rightsLacking: rightsLacking(platform.database),
  silencedBy,
  isOut: outsideStore.isOut,
  keptBack: hourOfOurs(platform),
  openCorrection: correctionStore.openFor,
});

/** Builds it on the platform of a host. */
export function reviewAround(platform: Platform): ReviewAround {
  const deps = reviewDeps(platform);
  const whole = { ...deps, outside: outsideStore, lineage: lineageStore };
  const kept = { drafts: draftStore(platform), ids: platform.ids, revisions: deps.revisions };
  return {
    before: deps.revisions.takeTurn,
    async saved(tx, { id, actor, rows, newest }) {
      const held = new Map<ContentLocale, Case>();
      const handFor = async (reading: Tx, which: Which): Promise<Hand> => {
        const review = await deps.cases.forUpdate(reading, which);
        if (review) held.set(which.locale, review);
        return handOf(deps.clock.now(), review, actor);
      };
      const saved = { id, standings: standingsIn(rows), newest };
      for (const edit of await keepRevisions({ ...kept, handFor }, tx, saved)) {
        await followEdit(deps, tx, { edit, actor, held: held.get(edit.locale) });
        await followMarks(deps.marks, tx, edit);
        const { station, documentId, locale, revision, hand } = edit;
        await deps.outbox.append(tx, manuscriptSaved({ station, documentId, locale, revision, by: hand.author }));
      }
    },
    gate: (tx, wanted) => passGate(deps, tx, wanted),
    deleting: (tx, wanted) => endForDeletion(whole, tx, wanted),
    copying: (tx, wanted) => mayCopy(whole, tx, wanted),
    copied: (tx, copy) => rememberOrigin(whole, tx, copy),
  };
}

function handOf(now: Date, review: Case | undefined, actor: Actor): Hand {
  if (actor.kind !== 'staff') return { author: null, authorName: actor.name, role: 'machine' };
  // Who mends a manuscript that they hold for review does not become its author.
  const holds = review && [claimOf(review, now), proofClaimOf(review, now)].some((one) => one?.person === actor.id);
  return { author: actor.id, authorName: actor.name, role: holds ? 'reviewer' : 'writer' };
}
