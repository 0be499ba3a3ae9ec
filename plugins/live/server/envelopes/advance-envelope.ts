import { createHash } from 'node:crypto';
import type { hearthErrors, RefusalOf, StaffActor, SystemActor } from '@hearth/cms/contract';
import { assertNever, err, ok, seededRandom, type MachineRefusal, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { shopErrors } from '@hearth/shop/contract';
import type { EnvelopeEffect, EnvelopeEvent, EnvelopeState, gamesErrors } from '../../contract';
import { placeOf, SEALED_ENVELOPE_SEEDS } from '../games/sealed-places';
import { outlasts } from './coupons.rules';
import type { EnvelopeDeps } from './envelope-deps';
import type { EnvelopeChange, KeptEnvelope } from './envelope-store';
import { envelopeMachine } from './envelope.machine';
import { toolOf } from './present-envelope';
import { splitShares } from './split.rules';

/** What a move of a red packet may be refused for. */
export type AdvanceRefused =
  | RefusalOf<typeof gamesErrors, 'NO_BUDGET' | 'BUDGET_EXCEEDED' | 'COUPONS_END_EARLY'>
  | RefusalOf<typeof shopErrors, 'COUPON_BATCH_NOT_FOUND' | 'COUPONS_GONE'>
  | RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'>
  | MachineRefusal;

/** Who moves which red packet, and how. */
export type Advance = {
  readonly actor: StaffActor | SystemActor;
  readonly envelope: KeptEnvelope;
  readonly event: EnvelopeEvent;
};

type Change = Promise<Result<EnvelopeChange, AdvanceRefused>>;

const SEED_BYTES = 32;

/** Moves a red packet on in the caller's transaction, which holds its row: what the move costs or gives back is booked with it. */
export async function advanceEnvelope(
  deps: EnvelopeDeps,
  tx: Tx,
  { actor, envelope, event }: Advance,
): Promise<Result<EnvelopeState, AdvanceRefused>> {
  const next = envelopeMachine.next(envelope.state, event);
  if (!next.ok) return next;
  const { state: to, effects } = next.value;
  let change: EnvelopeChange = {};
  for (const effect of effects) {
    const carried = await carryOut(deps, tx, { actor, envelope, effect });
    if (!carried.ok) return carried;
    change = { ...change, ...carried.value };
  }
  if (!(await deps.envelopes.move(tx, envelope, { to, change }))) return err('HEARTH.CHANGED_MEANWHILE');
  const { seed: _secret, ...facts } = change;
  deps.ledger.append(tx, { actor, action: `red-packet.${event}`, subject: envelope.id, facts });
  tx.afterCommit(() => tell(deps, envelope, to));
  return ok(to);
}

type CarryOut = Pick<Advance, 'actor' | 'envelope'> & { readonly effect: EnvelopeEffect };

function carryOut(deps: EnvelopeDeps, tx: Tx, { actor, envelope, effect }: CarryOut): Change {
  switch (effect) {
    case 'set-aside':
      return setAside(deps, tx, { actor, envelope });
    case 'split':
      return split(deps, tx, envelope);
    case 'give-back':
      return giveBack(deps, tx, envelope);
    default:
      return assertNever(effect);
  }
}

/** The money first, then the coupons: whoever lacks one of them has set nothing aside. */
async function setAside(deps: EnvelopeDeps, tx: Tx, { actor, envelope }: Pick<Advance, 'actor' | 'envelope'>): Change {
  const { id, station, budget, count, couponBatch, closesAt } = envelope;
  const month = await deps.budgets.take(tx, station, budget);
  if (month === undefined) {
    const { fen, used } = await deps.budgets.thisMonth(tx, station);
    return fen === null ? err('GAMES.NO_BUDGET') : err('GAMES.BUDGET_EXCEEDED', { left: fen - used });
  }
  if (couponBatch !== null) {
    const kept = await deps.coupons.keep(tx, { station, batch: couponBatch, count });
    if (!kept.ok) return kept;
    if (!outlasts(kept.value, closesAt)) return err('GAMES.COUPONS_END_EARLY');
  }
  await deps.escrow.setAside(tx, { station, ref: id, at: await deps.time.now(tx), fen: budget });
  return ok({ fundedBy: actor.id, fundedMonth: month });
}

/** By a seed whose hash is told now and which is told itself when it is over: then anybody can split it again. */
async function split({ random, shares, vault }: EnvelopeDeps, tx: Tx, envelope: KeptEnvelope): Change {
  const seed = Buffer.from(random.bytes(SEED_BYTES)).toString('hex');
  // Chance that repeats itself for a seed is meant here, and nobody can guess the seed.
  await shares.insert(tx, envelope.id, splitShares(envelope, seededRandom(seed)));
  const seedHash = createHash('sha256').update(seed).digest('hex');
  return ok({ seed: vault.seal(placeOf(SEALED_ENVELOPE_SEEDS, envelope.id), seed), seedHash });
}

/**
 * What nobody took. Coupons that were taken are booked by the order that uses one, as all coupons are; what stood ready for them goes back as well,
 * but not into what may be given away this month.
 */
async function giveBack(deps: EnvelopeDeps, tx: Tx, envelope: KeptEnvelope): Change {
  const { id, station, budget, count, couponBatch, fundedMonth: month, taken, takenFen } = envelope;
  const untaken = budget - takenFen;
  const fen = couponBatch === null ? untaken : budget;
  await deps.escrow.giveBack(tx, { station, ref: id, at: await deps.time.now(tx), fen });
  if (month !== null) await deps.budgets.giveBack(tx, { station, month, fen: untaken });
  if (couponBatch !== null) await deps.coupons.letGo(tx, { station, batch: couponBatch, count: count - taken });
  return ok({ returnedFen: untaken });
}

/** What the room is told: rows say it too, to whoever comes later. */
function tell({ rooms }: EnvelopeDeps, envelope: KeptEnvelope, to: EnvelopeState): void {
  const { id, room, state } = envelope;
  if (to === 'open') rooms.tell(room, { type: 'tool-opened', tool: toolOf(envelope) });
  if (state === 'open') rooms.tell(room, { type: 'tool-closed', kind: 'envelope', id });
}
