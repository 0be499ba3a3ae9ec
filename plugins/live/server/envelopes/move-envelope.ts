import type { hearthErrors, RefusalOf, StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { Envelope, EnvelopeEvent, gamesErrors } from '../../contract';
import { isLeft } from '../games/session-for';
import { advanceEnvelope, type AdvanceRefused } from './advance-envelope';
import type { EnvelopeDeps } from './envelope-deps';
import type { KeptEnvelope } from './envelope-store';
import { owedOf, presentEnvelope } from './present-envelope';

/** Which red packet, as somebody saw it. */
export type SeenEnvelope = { readonly id: string; readonly version: number };

/** What a person's move of a red packet may be refused for. */
export type MoveRefused =
  | RefusalOf<
      typeof gamesErrors,
      'ENVELOPE_NOT_FOUND' | 'ENVELOPE_LATE' | 'SESSION_OVER' | 'SAME_PERSON' | 'NOTHING_OWED' | 'STILL_OWED'
    >
  | RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'>
  | AdvanceRefused;

/** A red packet after a move. */
export type Moved = Promise<Result<Envelope, MoveRefused>>;

type Work = (tx: Tx, envelope: KeptEnvelope) => Promise<Result<unknown, MoveRefused>>;

/** Does something with a red packet of the actor's station, under its lock and by the version that somebody saw. */
export async function withEnvelope(
  deps: EnvelopeDeps,
  { station }: StaffActor,
  { seen, work }: { readonly seen: SeenEnvelope; readonly work: Work },
): Moved {
  const which = { station, id: seen.id };
  return deps.database.transaction(async (tx): Moved => {
    const envelope = await deps.envelopes.locked(tx, which);
    if (!envelope) return err('GAMES.ENVELOPE_NOT_FOUND');
    if (envelope.version !== seen.version) return err('HEARTH.CHANGED_MEANWHILE');
    const done = await work(tx, envelope);
    if (!done.ok) return done;
    const moved = await deps.envelopes.find(tx, which);
    return moved ? ok(presentEnvelope(deps.vault, moved)) : err('GAMES.ENVELOPE_NOT_FOUND');
  });
}

const step = (deps: EnvelopeDeps, actor: StaffActor, what: { seen: SeenEnvelope; event: EnvelopeEvent }): Moved =>
  withEnvelope(deps, actor, {
    seen: what.seen,
    work: (tx, envelope) => advanceEnvelope(deps, tx, { actor, envelope, event: what.event }),
  });

/** Nothing begins that is over already, or whose live is. */
async function tooLate(deps: EnvelopeDeps, tx: Tx, { session, closesAt }: KeptEnvelope) {
  if (await isLeft(deps, tx, session)) return err('GAMES.SESSION_OVER');
  return (await deps.time.now(tx)) < closesAt ? undefined : err('GAMES.ENVELOPE_LATE');
}

/** Sets its money and coupons aside: by another person than who made it, and within what may be given away this month. */
export function fundEnvelope(deps: EnvelopeDeps, actor: StaffActor, seen: SeenEnvelope): Moved {
  const work: Work = async (tx, envelope) => {
    if (envelope.madeBy === actor.id) return err('GAMES.SAME_PERSON');
    const late = await tooLate(deps, tx, envelope);
    return late ?? advanceEnvelope(deps, tx, { actor, envelope, event: 'fund' });
  };
  return withEnvelope(deps, actor, { seen, work });
}

/** Splits it and tells the hash of the seed; it opens by itself. */
export function publishEnvelope(deps: EnvelopeDeps, actor: StaffActor, seen: SeenEnvelope): Moved {
  const work: Work = async (tx, envelope) => {
    const late = await tooLate(deps, tx, envelope);
    return late ?? advanceEnvelope(deps, tx, { actor, envelope, event: 'publish' });
  };
  return withEnvelope(deps, actor, { seen, work });
}

/** Ends it now. Shares that somebody has stay theirs. */
export const stopEnvelope = (deps: EnvelopeDeps, actor: StaffActor, seen: SeenEnvelope): Moved =>
  step(deps, actor, { seen, event: 'stop' });

/** Takes it back before it opens. */
export const cancelEnvelope = (deps: EnvelopeDeps, actor: StaffActor, seen: SeenEnvelope): Moved =>
  step(deps, actor, { seen, event: 'cancel' });

/** Puts it away, once nobody waits for money of it: what was put away is paid by nobody any more. */
export function archiveEnvelope(deps: EnvelopeDeps, actor: StaffActor, seen: SeenEnvelope): Moved {
  const work: Work = (tx, envelope) => {
    const owed = owedOf(envelope);
    if (owed > 0) return Promise.resolve(err('GAMES.STILL_OWED', { owed }));
    return advanceEnvelope(deps, tx, { actor, envelope, event: 'archive' });
  };
  return withEnvelope(deps, actor, { seen, work });
}

/** Says that the shares on account were paid, by which transfer; booked in the same transaction. */
export function payOutEnvelope(
  deps: EnvelopeDeps,
  actor: StaffActor,
  { receiptNo, ...seen }: SeenEnvelope & { readonly receiptNo: string },
): Moved {
  const work: Work = async (tx, envelope) => {
    const { id, station, payout, state } = envelope;
    const fen = payout === 'account' && state === 'settled' ? await deps.shares.payAll(tx, id, receiptNo) : 0;
    if (fen === 0) return err('GAMES.NOTHING_OWED');
    await deps.escrow.paidOut(tx, { station, ref: id, at: await deps.time.now(tx), fen });
    if (!(await deps.envelopes.countPaid(tx, envelope, fen))) return err('HEARTH.CHANGED_MEANWHILE');
    deps.ledger.append(tx, { actor, action: 'red-packet.paid', subject: id, facts: { fen, receiptNo } });
    return ok();
  };
  return withEnvelope(deps, actor, { seen, work });
}
