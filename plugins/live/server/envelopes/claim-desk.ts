import { theHouse } from '@hearth/cms/contract';
import type { ReaderActor, RefusalOf } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { ClaimedShare, EnvelopeState, gamesErrors } from '../../contract';
import { advanceEnvelope } from './advance-envelope';
import { createClaimLine, type ClaimLine } from './claim-line';
import { createEndedMemory, type EndedMemory } from './ended-memory';
import type { EnvelopeDeps } from './envelope-deps';
import type { EnvelopeNow, TakenShare } from './share-store';
import { takeShares, type Found, type Reaching, type TakeDeps } from './take-shares';

type Refused = RefusalOf<typeof gamesErrors, 'ENVELOPE_NOT_FOUND' | 'ENVELOPE_NOT_OPEN' | 'RESERVED_ONLY'>;

/** What somebody who reached for a share is told. */
export type ClaimAnswer = Result<ClaimedShare, Refused>;

/** Where viewers of this node reach for shares. */
export type ClaimDesk = { claim(reader: ReaderActor, envelope: string): Promise<ClaimAnswer> };

/** What the desk stands on. */
export type ClaimDeps = EnvelopeDeps & TakeDeps;

/** In one statement; the first five hundred of ten thousand should not wait for the rest. */
const MOST_AT_ONCE = 1_000;
/** A share that is left is being taken by somebody else: within so many rounds they have it, or it is free again. */
const MOST_TRIES = 100;
const MOST_REMEMBERED = 200;
const MOST_LINES = 500;
const UNIQUE_VIOLATION = '23505';
/** Whoever ended it waited for those who were taking: what is read then is all there will ever be. */
const FINAL: readonly EnvelopeState[] = ['sold-out', 'expired', 'settled', 'archived'];

/** Opens the desk of a node: those who reach at once are served together, and those who come when all is gone from memory. */
export function createClaimDesk(deps: ClaimDeps): ClaimDesk {
  const ended = createEndedMemory(MOST_REMEMBERED);
  const lines = new Map<string, ClaimLine<Reaching, ClaimAnswer>>();
  const lineOf = (envelope: string): ClaimLine<Reaching, ClaimAnswer> => {
    const known = lines.get(envelope);
    if (known) return known;
    const line = createClaimLine<Reaching, ClaimAnswer>({
      ...{ most: MOST_AT_ONCE, tries: MOST_TRIES },
      serve: (group) => serve(deps, ended, { envelope, group }),
    });
    // A line that is dropped still answers those who stand in it.
    const oldest = lines.keys().next();
    if (lines.size >= MOST_LINES && !oldest.done) lines.delete(oldest.value);
    lines.set(envelope, line);
    return line;
  };
  return {
    claim({ id: reader, station }, envelope) {
      const known = ended.of(envelope);
      if (!known) return lineOf(envelope).add({ reader, station });
      const isOwn = known.station === station;
      return Promise.resolve(isOwn ? told(known.payout, known.shares.get(reader)) : err('GAMES.ENVELOPE_NOT_FOUND'));
    },
  };
}

const told = (payout: ClaimedShare['payout'], share: TakenShare | undefined): ClaimAnswer =>
  ok({ payout, amount: share?.amount ?? null, coupon: share?.coupon ?? null });

type Group = { readonly envelope: string; readonly group: readonly Reaching[] };

async function serve(
  deps: ClaimDeps,
  ended: EndedMemory,
  { envelope: id, group }: Group,
): Promise<readonly (ClaimAnswer | undefined)[]> {
  const found = await taken(deps, id, group);
  if (found === undefined) return group.map(() => undefined);
  await remember(deps, ended, found);
  const answers = group.map((one) => answerOf(found, one));
  // In a transaction that holds nothing, so that nodes never wait for each other in a circle.
  if (answers.includes(undefined)) await deps.database.transaction((tx) => deps.shares.awaitOthers(tx, id));
  return answers;
}

/** Nothing when somebody of the group took a share on another node at this very moment: next time it is found. */
async function taken(deps: ClaimDeps, id: string, group: readonly Reaching[]): Promise<Found | undefined> {
  try {
    return await takeShares(deps, id, group);
  } catch (error) {
    if (isTwice(error)) return undefined;
    throw error;
  }
}

const isTwice = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === UNIQUE_VIOLATION;

function answerOf(found: Found, { reader, station }: Reaching): ClaimAnswer | undefined {
  if (found.is === 'unknown' || found.envelope.station !== station) return err('GAMES.ENVELOPE_NOT_FOUND');
  const { payout, opensAt } = found.envelope;
  if (found.is === 'early') return err('GAMES.ENVELOPE_NOT_OPEN', { opensAt: opensAt.toISOString() });
  const share = found.shares.get(reader);
  if (share || found.is === 'over') return told(payout, share);
  if (!found.may.has(reader)) return err('GAMES.RESERVED_ONLY');
  // What is left is being taken by others; it may come back.
  return found.left === 0 ? told(payout, undefined) : undefined;
}

/** When the last share is gone the packet is sold out, and from then on this node knows everybody who has one. */
async function remember(deps: ClaimDeps, ended: EndedMemory, found: Found): Promise<void> {
  if (found.is === 'unknown' || found.is === 'early') return;
  const { envelope } = found;
  const isGone = found.is === 'open' && found.left === 0;
  if (!isGone && !FINAL.includes(envelope.state)) return;
  if (isGone) await sellOut(deps, envelope);
  const shares = await deps.shares.taken(deps.database.read, envelope.id);
  const { station, payout } = envelope;
  ended.keep(envelope.id, { station, payout, shares: new Map(shares.map((share) => [share.reader, share])) });
}

/** Another node may have said it first, or somebody stopped it meanwhile. */
async function sellOut(deps: ClaimDeps, { id, station }: EnvelopeNow): Promise<void> {
  await deps.database.transaction(async (tx) => {
    const envelope = await deps.envelopes.locked(tx, { station, id });
    if (envelope?.state !== 'open') return undefined;
    return advanceEnvelope(deps, tx, { actor: theHouse('live.games', station), envelope, event: 'sell-out' });
  });
}
