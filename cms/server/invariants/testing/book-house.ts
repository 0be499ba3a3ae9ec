/** A station whose books are kept in a history: in memory by the thousand, and on the real database. */
import type { AppealState, PointGrade, PointWork } from '../../../contract';
import type * as answer from '../../points/appeal-points';
import type * as grade from '../../points/grade-work';
import type * as keep from '../../points/keep-months';
import type { PointsDeps } from '../../points/points-deps';
import type { Hand } from './book-story';

/** The use cases that books are kept by. */
export type BookVerbs = typeof answer & typeof grade & typeof keep;

/** Loads them, with whatever a mutant put among the rules below them. */
export function loadBookVerbs(): BookVerbs {
  /* eslint-disable @typescript-eslint/no-require-imports -- loaded anew for each mutant, after its rule was replaced */
  return {
    ...(require('../../points/appeal-points') as object),
    ...(require('../../points/grade-work') as object),
    ...(require('../../points/keep-months') as object),
  } as BookVerbs; // The modules that the type names.
  /* eslint-enable @typescript-eslint/no-require-imports */
}

/** A posting as it stands in the books. */
export type BookedPosting = {
  readonly id: string;
  readonly month: string;
  readonly documentId: string;
  readonly ruleVersion: number;
  readonly grading: { readonly grade: PointGrade; readonly base: number; readonly adopted: readonly string[] };
  readonly points: number;
  readonly reverses: string | null;
  readonly byPerson: string;
};

/** Everything that stands in the books of a station. */
export type BookRecords = {
  readonly months: readonly { readonly month: string; readonly isOpen: boolean }[];
  readonly rules: readonly { readonly version: number; readonly validFrom: string; readonly rule: unknown }[];
  readonly postings: readonly BookedPosting[];
  readonly entries: readonly { readonly posting: string; readonly person: string | null; readonly amount: number }[];
  readonly standing: readonly { readonly documentId: string; readonly posting: string }[];
  readonly appeals: readonly {
    readonly person: string;
    readonly state: AppealState;
    readonly answeredBy: string | null;
  }[];
  readonly ledger: readonly string[];
};

/** The station. */
export type BookHouse = {
  readonly verbs: BookVerbs;
  readonly deps: PointsDeps;
  readonly station: string;
  readonly works: readonly PointWork[];
  /** Whether deeds can happen at the same moment here. */
  readonly isParallel: boolean;
  idOf(who: Hand): string;
  /** A month more by the clock. */
  month(): void;
  release(work: number): void;
  records(): Promise<BookRecords>;
};

/** What a house knows of its works and its clock beside its books. */
export type Around = { now: number; readonly out: Set<string> };

const START = Date.UTC(2026, 8, 15);

/** A house at its beginning. */
export const aroundOf = (): Around => ({ now: START, out: new Set() });

/** The clock goes on by a month. */
export function monthLater(around: Around): void {
  const at = new Date(around.now);
  around.now = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 15);
}
