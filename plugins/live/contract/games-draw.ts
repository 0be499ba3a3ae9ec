import { sha256 } from '@hearth/vetting/contract';
import type { LotteryPage, LotteryProof } from './games-lottery-types';

/** How a text is hashed: SHA-256 of its UTF-8 in lower-case hex. The host lends its own, which is quicker and says the same. */
export type HashOfText = (text: string) => string;

/** What is published before anybody enters: the seed cannot be found from it, and no other seed fits it. */
export const seedPromise = (seed: string, hash: HashOfText = sha256): string => hash(seed);

/** The rules of a lottery as they are frozen, line by line: what is hashed is what is read. */
export function rulesText({ title, rule, prizes, opensAt, closesAt, saltAt, saltSource }: LotteryPage): string {
  return [
    ...[title, rule, ...prizes.map(({ name, value, count }) => `${name} | ${value} | ${count}`)],
    ...[opensAt, closesAt, saltAt, saltSource],
  ].join('\n');
}

/** What stands for the rules. */
export const rulesHash = (page: LotteryPage, hash: HashOfText = sha256): string => hash(rulesText(page));

/** What stands for all who entered: the hash of their entries in order, one a line. */
export const entriesHash = (entries: readonly string[], hash: HashOfText = sha256): string =>
  hash([...entries].sort().join('\n'));

/** What a draw goes by: the seed that was promised, and the salt that nobody knew when it was. */
export type DrawnBy = { readonly seed: string; readonly salt: string };

/** The ticket of an entry: the smaller, the earlier it is drawn. */
export const ticketOf = ({ seed, salt }: DrawnBy, entry: string, hash: HashOfText = sha256): string =>
  hash(`${seed}${salt}${entry}`);

/** An entry with its ticket. */
export type Ticketed = { readonly entry: string; readonly ticket: string };

/** Entries by their tickets, the smallest first. */
export const byTicket = (tickets: readonly Ticketed[]): readonly string[] =>
  [...tickets].sort((one, other) => (one.ticket < other.ticket ? -1 : 1)).map(({ entry }) => entry);

/** All entries in the order in which they are drawn, whoever works it out. */
export const drawOrder = (by: DrawnBy, entries: readonly string[], hash: HashOfText = sha256): readonly string[] =>
  byTicket(entries.map((entry) => ({ entry, ticket: ticketOf(by, entry, hash) })));

/** The prizes one by one, as they are given out: the first of the list to the first of the order. */
export const seatsOf = (prizes: LotteryPage['prizes']): readonly number[] =>
  prizes.flatMap(({ count }, prize) => Array.from({ length: count }, () => prize));

/** Somebody who is drawn for a prize: where the order has them. */
export type Seated = { readonly entry: string; readonly prize: number; readonly rank: number };

/**
 * Who has won: the first of the order, as many as there are prizes. Whoever failed, in the order in which that was found, leaves their prize to
 * the next of the order whom nobody had drawn yet.
 */
export function winnersOf(
  order: readonly string[],
  prizes: LotteryPage['prizes'],
  failed: readonly string[],
): readonly Seated[] {
  const seats = seatsOf(prizes).map((prize, at) => ({ prize, at }));
  let next = Math.min(seats.length, order.length);
  for (const loser of failed) {
    const seat = seats.find(({ at }) => order[at] === loser);
    if (seat) {
      seat.at = next;
      next += 1;
    }
  }
  return seats.flatMap(({ prize, at }) => {
    const entry = order[at];
    return entry === undefined ? [] : [{ entry, prize, rank: at + 1 }];
  });
}

/** What of a draw can be checked by anybody: each is one sum that either agrees or does not. */
export const drawChecks = ['rules', 'seed', 'entries', 'winners'] as const;

/** What of a draw can be checked by anybody. */
export type DrawCheck = (typeof drawChecks)[number];

/** Draws again from what was published; `null` where it was not published yet. */
export function checkDraw(proof: LotteryProof, hash: HashOfText = sha256): Readonly<Record<DrawCheck, boolean | null>> {
  const { page, seed, salt, entries, failed } = proof;
  const isDrawn = seed !== null && salt !== null && entries !== null;
  return {
    rules: rulesHash(page, hash) === proof.rulesHash,
    seed: seed === null ? null : seedPromise(seed, hash) === proof.seedHash,
    entries: entries === null ? null : entriesHash(entries, hash) === proof.entriesHash,
    winners: isDrawn
      ? sameSeats(winnersOf(drawOrder({ seed, salt }, entries, hash), page.prizes, failed), proof.winners)
      : null,
  };
}

function sameSeats(worked: readonly Seated[], told: LotteryProof['winners']): boolean {
  const line = ({ entry, prize, rank }: Seated): string => `${prize} ${rank} ${entry}`;
  const [one, other] = [worked.map(line).sort(), told.map(line).sort()];
  return one.length === other.length && one.every((word, at) => word === other[at]);
}
