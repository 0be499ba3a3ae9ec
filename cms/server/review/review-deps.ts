import type { RefusalOf, ReviewLevel, reviewErrors, StaffActor } from '../../contract';
import type { Clock, Ids, Refusal } from '../../kernel';
import type { Revision, RevisionStore, Which } from '../revisions/revision-store';
import type { MarkStore } from '../marks/mark-store';
import type { KeptBack } from '../deliveries/kept-back';
import type { Case, CaseStore } from './case-store';
import type { PolicyStore } from './policy-store';
import type { ReleaseStore } from './release-store';
import type { SignatureStore } from './signature-store';
import type { Tx, Database, Ledger, Outbox, People, Roster, Stations } from '../../platform';

/** Something to read from: a transaction, or the database as it is. */
export type Reading = Database['read'];

/** What the use cases of review stand on. */
export type ReviewDeps = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly outbox: Outbox;
  readonly people: People;
  readonly roster: Roster;
  readonly stations: Stations;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly cases: CaseStore;
  readonly signatures: SignatureStore;
  readonly policies: PolicyStore;
  readonly releases: ReleaseStore;
  readonly revisions: RevisionStore;
  readonly marks: Pick<MarkStore, 'open' | 'tie' | 'on' | 'place'>;
  /** What machine checks found red in these words and nobody waived, as short lines. */
  redFindings(tx: Tx | undefined, revision: Revision): Promise<readonly string[]>;
  /** What was ordered down and these words resemble, without two people who let them pass; by the numbers of the orders. */
  blockedCopies(tx: Tx, which: Which): Promise<readonly string[]>;
  /** Whether readers can meet it now, here or on an account, or it is on its way to one. */
  isOut(read: Reading, which: Which): Promise<boolean>;
  /** The correction that is open for a manuscript: its edits take the fast lane. */
  openCorrection(tx: Tx, which: Which): Promise<string | undefined>;
  /** What the leases of a manuscript lack to let it out in our own app now; undefined where nothing does. */
  rightsLacking(tx: Tx, which: Which): Promise<string | undefined>;
  /** What keeps a story from our own app at this hour; undefined where nothing does. */
  keptBack(tx: Tx, kept: Case): Promise<KeptBack | undefined>;
  /** Why a switch of the matrix keeps a story of a station from being published now; undefined where none does. */
  silencedBy(tx: Tx, which: Which & { readonly station: string }): Promise<string | undefined>;
};

/** Any refusal of review. */
export type ReviewRefusal =
  | RefusalOf<typeof reviewErrors>
  | Refusal<'HEARTH.NOT_FOUND' | 'HEARTH.CHANGED_MEANWHILE' | 'HEARTH.NOT_ALLOWED', undefined>;

// Strapi's names of permissions hold no figures.
const LEVEL_NAMES: Readonly<Record<ReviewLevel, string>> = { 1: 'first', 2: 'second', 3: 'third' };

/** The powers of review, as roles and delegations name them. */
export const POWERS = {
  read: 'plugin::cms.review.read',
  policy: 'plugin::cms.review.policy',
  submit: 'plugin::cms.review.submit',
  proof: 'plugin::cms.review.proof',
  emergency: 'plugin::cms.review.emergency',
  level: (level: ReviewLevel): string => `plugin::cms.review.${LEVEL_NAMES[level]}`,
} as const;

/** Somebody who uses a power: in their own name, or lent by whom they stand in for. */
export type Using = {
  readonly actor: StaffActor;
  readonly lender: { readonly id: string; readonly name: string } | null;
};

/** Whether somebody holds a power now, by their roles or lent for a while; undefined when not. */
export async function using(deps: ReviewDeps, actor: StaffActor, power: string): Promise<Using | undefined> {
  return (await usingEach(deps, actor, [power])).get(power);
}

/** Which of some powers somebody holds now, and in whose name: what all of them need is asked once. */
export async function usingEach(
  deps: ReviewDeps,
  actor: StaffActor,
  powers: readonly string[],
): Promise<ReadonlyMap<string, Using>> {
  const inWhoseName = await deps.roster.handsOf(actor);
  const hands = powers.map((power) => [power, inWhoseName(power)] as const);
  const lenders = [...new Set(hands.flatMap(([, lender]) => lender ?? []))];
  const people = lenders.length === 0 ? [] : await deps.people.byIds(lenders);
  const held = new Map<string, Using>();
  for (const [power, lender] of hands) {
    const person = people.find(({ id }) => id === lender);
    if (lender === null) held.set(power, { actor, lender: null });
    else if (person && lender !== undefined) {
      const name = person.name['zh-Hans'];
      held.set(power, { actor: { ...actor, onBehalfOf: lender }, lender: { id: lender, name } });
    }
  }
  return held;
}

/** A station and those above it, the nearest first: where rules are looked for. */
export async function upwards(stations: Stations, slug: string): Promise<readonly string[]> {
  const tree = await stations.tree();
  const line: string[] = [];
  for (let here = tree.get(slug); here && !line.includes(here.slug); here = tree.get(here.parent ?? ''))
    line.push(here.slug);
  return line.length > 0 ? line : [slug];
}
