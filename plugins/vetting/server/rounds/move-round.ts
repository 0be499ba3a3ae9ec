import type { Actor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import { roundMoved, type RoundEvent } from '../../contract';
import type { RoundDeps, RoundRefusal } from './round-deps';
import type { KeptRound, RoundPatch } from './round-store';
import { roundMachine } from './round.machine';

type Move = {
  readonly round: KeptRound;
  readonly actor: Actor;
  readonly event: RoundEvent;
  readonly patch?: Omit<RoundPatch, 'state'>;
  readonly facts?: Readonly<Record<string, unknown>>;
};

/** Moves a round in one transaction with its entry and its news, and gives it as it is then. */
export async function moveRound(
  deps: Pick<RoundDeps, 'rounds' | 'ledger' | 'outbox'>,
  tx: Tx,
  { round, actor, event, patch = {}, facts = {} }: Move,
): Promise<Result<KeptRound, RoundRefusal>> {
  const next = roundMachine.next(round.state, event);
  if (!next.ok) return err('VETTING.ROUND_STATE', { state: round.state });
  const { state } = next.value;
  if (!(await deps.rounds.patch(tx, round, { ...patch, state }))) return err('HEARTH.CHANGED_MEANWHILE');
  const { id, station } = round;
  const version = round.version + 1;
  deps.ledger.append(tx, {
    actor: { ...actor, station },
    ...{ action: `vetting-round.${event}`, subject: id, version: String(version) },
    facts: { product: round.product, from: round.state, to: state, ...facts },
  });
  await deps.outbox.append(tx, roundMoved({ station, roundId: id, to: state, version }));
  const now = await deps.rounds.hold(tx, [station], id);
  return now ? ok(now) : err('VETTING.ROUND_NOT_FOUND');
}
