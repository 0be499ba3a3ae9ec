import type { LotteryProof } from '@/contract/types';
import { sha256 } from '@/data/sha256';

/** What this device found about a lottery: each is one sum that agrees or does not; null what was not told yet. */
export interface DrawVerdict {
  readonly rules: boolean;
  readonly seed: boolean | null;
  readonly entries: boolean | null;
  readonly winners: boolean | null;
}

const hash = (text: string): string => sha256(new TextEncoder().encode(text));

/** So many tickets are worked out without a pause: a phone stays awake to fingers. */
const AT_ONCE = 400;

/** Written from the published formula alone: it shares nothing with the host that drew. */
export async function verifyDraw(proof: LotteryProof, pause: () => Promise<void>): Promise<DrawVerdict> {
  const { page, seed, salt, entries } = proof;
  const lines = [page.title, page.rule];
  for (const { name, value, count } of page.prizes) lines.push(`${name} | ${value} | ${count}`);
  lines.push(page.opensAt, page.closesAt, page.saltAt, page.saltSource);
  const rules = hash(lines.join('\n')) === proof.rulesHash;
  const isSeed = seed === null ? null : hash(seed) === proof.seedHash;
  if (entries === null || seed === null || salt === null) return { rules, seed: isSeed, entries: null, winners: null };
  const isWhole = hash([...entries].sort().join('\n')) === proof.entriesHash;
  const order = await orderOf(entries, { seed, salt, pause });
  return { rules, seed: isSeed, entries: isWhole, winners: isSame(order, proof) };
}

interface Drawing {
  readonly seed: string;
  readonly salt: string;
  readonly pause: () => Promise<void>;
}

async function orderOf(entries: readonly string[], { seed, salt, pause }: Drawing): Promise<readonly string[]> {
  const tickets = new Map<string, string>();
  for (const [at, entry] of entries.entries()) {
    if (at % AT_ONCE === AT_ONCE - 1) await pause();
    tickets.set(entry, hash(`${seed}${salt}${entry}`));
  }
  const ticketOf = (entry: string): string => tickets.get(entry) ?? '';
  return [...entries].sort((one, other) => (ticketOf(one) < ticketOf(other) ? -1 : 1));
}

/** Prizes go down the list as it is told; a prize that came free goes to the next whom nobody had drawn. */
function isSame(order: readonly string[], { page, failed, winners }: LotteryProof): boolean {
  const holders: (string | undefined)[] = [];
  const prizeAt: number[] = [];
  for (const [prize, { count }] of page.prizes.entries())
    for (let one = 0; one < count; one += 1) {
      holders.push(order[prizeAt.length]);
      prizeAt.push(prize);
    }
  let next = Math.min(holders.length, order.length);
  for (const loser of failed) {
    const seat = holders.indexOf(loser);
    if (seat < 0) continue;
    holders[seat] = order[next];
    next += 1;
  }
  const worked = holders.flatMap((entry, at) => (entry === undefined ? [] : [`${prizeAt[at] ?? ''} ${entry}`]));
  const told = winners.map(({ prize, entry }) => `${prize} ${entry}`);
  return worked.sort().join() === told.sort().join();
}
