/**
 * What must be true (newsroom.md §6.4), judged from what is on record and from what arrived outside. I9 (points) is judged by
 * `book-oracle.ts`: books are kept in histories of their own.
 */
import type { PostingState, ReviewState } from '../../../contract';
import type { KeptSignature } from '../../review/signature-store';
import { isPublishedTooSoon, sentTooEarly } from './embargoes';
import type { House, Records, Sent, SignedWords } from './house';
import type { Happening } from './happenings';
import { ledgerFaults } from './ledger-truth';
import { fits, saidOf, unfollowed, wantedAgain } from './replan';
import { truthOf, type Truth } from './truth';
import { ASIDE, unrested } from './unrested';

/** The promises that machines can keep an eye on. */
export const PROMISES = {
  I1: 'nothing is sent unless signatures, or an open emergency order, cover exactly these words',
  I2: 'nobody signs two steps of the same words, and nobody signs what they wrote',
  I3: 'nothing is sent before its embargo, nor while a switch keeps it back',
  I4: 'once a story is ordered down nothing of it is sent, and what was on its way comes down',
  I5: 'a delivery makes at most one post, however workers die',
  I6: 'every account has exactly one row from the moment of signing, unless somebody said that it is not wanted there',
  I7: 'every delivery comes to rest or to a person',
  I8: 'the ledger checks offline, and replaying it leads to what is true now',
  I10: 'nothing is published in our own app that may not go out',
} as const;

/** A promise, by its number. */
export type Promised = keyof typeof PROMISES;

/** A broken promise. */
export type Broken = { readonly promise: Promised; readonly how: string };

/** How often the interesting things happened: histories in which nothing does prove nothing. */
export type Seen = { sent: number; signed: number; downed: number; released: number; carried: number };

/** Looks on while a history is played. */
export type Watch = {
  readonly broken: readonly Broken[];
  readonly seen: Seen;
  before(one: Happening): Promise<void>;
  look(): Promise<void>;
  planned(signed: SignedWords): Promise<void>;
  rests(): Promise<boolean>;
  atRest(): Promise<void>;
};

/** What is known at one moment. */
type Moment = {
  readonly records: Records;
  readonly sends: number;
  readonly isSilent: boolean;
  readonly isCorrecting: boolean;
  readonly isAired: boolean;
};

type Tell = (promise: Promised, how: string) => void;
type Looking = { readonly before: Moment; readonly now: Moment; readonly truth: Truth; readonly tell: Tell };

const stateOf = ({ records }: Moment): ReviewState | undefined => records.kept?.state;

const NOTHING: Records = { kept: undefined, signatures: [], revisions: [], releases: [], deliveries: [], ledger: [] };

/** Begins to look on. */
export function watch(house: House): Watch {
  const broken: Broken[] = [];
  const seen: Seen = { sent: 0, signed: 0, downed: 0, released: 0, carried: 0 };
  const tell: Tell = (promise, how) => void broken.push({ promise, how });
  const fast = new Set<number>();
  const fallen = new Set<string>();
  let orders = false;
  let said = saidOf(house, undefined);
  let before: Moment = { records: NOTHING, sends: 0, isSilent: false, isCorrecting: false, isAired: false };
  let now = before;

  return {
    broken,
    seen,
    async before(one) {
      before = { ...now, isCorrecting: await house.isCorrecting() };
      orders = isOrder(one);
      said = saidOf(house, one);
    },
    async look() {
      const [isSilent, isCorrecting] = [house.isSilent(), await house.isCorrecting()];
      now = {
        records: await house.records(),
        sends: house.outside.sends.length,
        isSilent,
        isCorrecting,
        isAired: house.isAired(),
      };
      for (const n of fastIn(before, now)) fast.add(n);
      const again = wantedAgain(now.records, before.records);
      for (const id of again.ever) fallen.delete(id);
      if (isNews(before, now)) judge(house, { before, now, truth: truthOf(house, now.records, fast), tell }, fallen);
      judgePosts(house, tell);
      for (const how of unfollowed(house, now.records, said)) tell('I6', how);
      count(seen, before, now);
      if (!orders) return;
      seen.downed += now.records.deliveries.length > 0 ? 1 : 0;
      for (const id of ordered(now, again.still)) fallen.add(id);
    },
    async planned({ revision, hash }) {
      const { deliveries } = await house.records();
      if (deliveries.some((row) => row.revision > revision)) return;
      for (const channel of house.channels) {
        const rows = deliveries.filter((row) => row.channel === channel && row.revision === revision);
        if (!fits(rows.length, house.said.get(channel)))
          tell('I6', `${rows.length} rows for ${channel} of ${hash.slice(0, 8)}`);
      }
    },
    rests: async () => unrested(house, await house.records()).length === 0,
    async atRest() {
      const records = await house.records();
      for (const { id, state, gate } of unrested(house, records))
        tell('I7', `${id.slice(-4)} stays ${state} (${String(gate)}) among ${states(records)}`);
      for (const { id, state } of records.deliveries)
        if (fallen.has(id) && STANDS.includes(state)) tell('I4', `${id} was ordered down and is ${state}`);
      for (const how of ledgerFaults(house.which.documentId, records)) tell('I8', how);
    },
  };
}

/** Revisions that were written while a correction was open. */
const fastIn = (before: Moment, now: Moment): readonly number[] =>
  before.isCorrecting || now.isCorrecting
    ? now.records.revisions.slice(before.records.revisions.length).map(({ n }) => n)
    : [];

/** What an order takes down: all that there is of the story, but what somebody wanted after it. */
const ordered = ({ records }: Moment, wanted: readonly string[]): readonly string[] =>
  records.deliveries.filter(({ id, state }) => state !== 'replaced' && !wanted.includes(id)).map(({ id }) => id);

const coverings = ({ records: { kept, signatures } }: Moment): string =>
  [kept?.hash, ...signatures.map(({ covers }) => covers.size)].join();

/** Whether anything happened that signatures have to do with. */
function isNews(before: Moment, now: Moment): boolean {
  if (now.sends > before.sends || now.records.releases.length > before.records.releases.length) return true;
  return now.records.kept?.version !== before.records.kept?.version || coverings(now) !== coverings(before);
}

function judge(house: House, looking: Looking, fallen: ReadonlySet<string>): void {
  const { before, now, tell } = looking;
  const { releases, signatures, kept } = now.records;
  for (const sent of house.outside.sends.slice(before.sends, now.sends)) judgeSend(looking, sent, fallen);
  for (const { hash } of releases.slice(before.records.releases.length)) {
    judgeRelease(looking, hash);
    if (isTooSoon(house, looking)) tell('I3', `${hash.slice(0, 8)} was published before the hour of our own app`);
  }
  for (const one of signatures.slice(before.records.signatures.length)) judgeSigner(looking, one);
  if (kept) judgeCovers(looking, kept.hash, house.begins.small);
}

function count(seen: Seen, before: Moment, now: Moment): void {
  const { releases, signatures } = now.records;
  seen.sent += now.sends - before.sends;
  seen.released += releases.length - before.records.releases.length;
  seen.signed += signatures.length - before.records.signatures.length;
  seen.carried = signatures.filter(({ covers }) => covers.size > 1).length;
}

const states = ({ deliveries }: Records): string =>
  deliveries.map(({ id, revision, state }) => `${id.slice(-4)}/${revision} ${state}`).join(', ');

const STANDS: readonly PostingState[] = ['live', 'accepted', 'platform_review', 'manual', 'due', 'planned', 'gated'];
const ORDERS: readonly Happening['do'][] = ['withdraw', 'order-down'];

/** Whether somebody orders posts down here. */
function isOrder(one: Happening): boolean {
  return one.do === 'together' ? one.deeds.some(isOrder) : ORDERS.includes(one.do);
}

function judgeSend({ before, now, truth, tell }: Looking, sent: Sent, fallen: ReadonlySet<string>): void {
  const row = now.records.deliveries.find(({ id }) => id === sent.delivery);
  if (!row) throw new Error(`nobody planned ${sent.delivery}`);
  const name = `${sent.delivery.slice(-4)} of revision ${row.revision}`;
  const states = [stateOf(before), stateOf(now)];
  if (!mayGoOut({ before, now, truth }, sent.masterHash)) tell('I1', `${name} was sent without its signatures`);
  if (states.every((state) => state !== undefined && ASIDE.includes(state)))
    tell(states.includes('sealed') ? 'I4' : 'I1', `${name} was sent while the story was ${String(states[0])}`);
  const around = { before: before.records, now: now.records, isAired: now.isAired, at: sent.at };
  const early = sentTooEarly(row, around);
  if (early !== undefined) tell('I3', `${name} was sent before ${early}`);
  if (before.isSilent && now.isSilent) tell('I3', `${name} was sent past a switch`);
  if (fallen.has(sent.delivery)) tell('I4', `${name} was sent after it was ordered down`);
}

function judgeRelease(looking: Looking, hash: string): void {
  const { before, now, tell } = looking;
  if (!mayGoOut(looking, hash)) tell('I10', `${hash.slice(0, 8)} was published without its signatures`);
  if (before.isSilent && now.isSilent) tell('I10', 'published past a switch');
  if (stateOf(before) === 'sealed' && stateOf(now) === 'sealed') tell('I10', 'published while sealed');
}

/** Whether what was published just now was held back from our own app. */
function isTooSoon(house: House, { before, now }: Looking): boolean {
  const row = before.records.deliveries.findLast(
    ({ channel, revision }) => channel === house.channels[0] && revision === now.records.kept?.revision,
  );
  const wasOrdered = [before, now].some((one) => stateOf(one) === 'emergency');
  const around = { before: before.records, now: now.records, isAired: now.isAired, at: house.now() };
  return row !== undefined && isPublishedTooSoon(row, { ...around, wasOrdered });
}

/** Signatures cover these words, or an emergency order was given for these very words and is open. */
function mayGoOut({ before, now, truth }: Pick<Looking, 'before' | 'now' | 'truth'>, hash: string): boolean {
  if (truth.isSigned(hash)) return true;
  if (stateOf(before) !== 'emergency' && stateOf(now) !== 'emergency') return false;
  return now.records.ledger.findLast(({ action }) => action === 'review.order_emergency')?.version === hash;
}

function judgeSigner({ now, tell }: Looking, { person, kind, level, revision, hash }: KeptSignature): void {
  const written = now.records.revisions.filter(({ n, role }) => n <= revision && role === 'writer');
  if (written.some(({ author }) => author === person)) tell('I2', `an author signed ${kind} ${level}`);
  if (now.records.revisions.find(({ n }) => n === revision)?.hash !== hash)
    tell('I1', `${kind} ${level} was signed for words that revision ${revision} does not say`);
}

/** What covers the words as they stand: neither more than edits left standing, nor two steps of one person. */
function judgeCovers({ now, truth, tell }: Looking, hash: string, isSmall: boolean): void {
  const covering = now.records.signatures.filter(({ covers }) => covers.has(hash));
  for (const { id, kind, level } of covering) {
    if (!truth.holders(hash).has(id)) tell('I1', `${kind} ${level} covers words that an edit took from it`);
    else if (!truth.impartial(hash).has(id)) tell('I2', `${kind} ${level} covers what its signer wrote afterwards`);
  }
  for (const [at, one] of covering.entries())
    for (const other of covering.slice(at + 1))
      if (areTwo(one, other, isSmall))
        tell('I2', `one person covers ${one.kind} ${one.level} and ${other.kind} ${other.level}`);
}

/** Two steps by one person; in a station with few people two levels of one kind are no fault. */
function areTwo(one: KeptSignature, other: KeptSignature, isSmall: boolean): boolean {
  if (one.person !== other.person) return false;
  return one.kind !== other.kind || (one.level !== other.level && !isSmall);
}

function judgePosts({ outside }: House, tell: Tell): void {
  const standing = new Map<string, number>();
  for (const { key } of outside.posts.filter(({ isDown }) => !isDown)) standing.set(key, (standing.get(key) ?? 0) + 1);
  for (const [key, posts] of standing) if (posts > 1) tell('I5', `${posts} posts of ${key.slice(-4)} stand`);
}
