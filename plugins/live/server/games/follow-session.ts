import type { EventOf } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import type { EnvelopeEvent, EnvelopeState, liveSessionMoved, LotteryState } from '../../contract';
import { advanceEnvelope } from '../envelopes/advance-envelope';
import type { EnvelopeDeps } from '../envelopes/envelope-deps';
import type { LotteryDeps } from '../lotteries/lottery-deps';
import { advanceLottery } from '../lotteries/move-lottery';
import type { PlacementDeps } from '../placements/place-live';
import type { ReservationDeps } from '../reservations/reservation-deps';
import { byTheHouse } from './by-the-house';
import { isOver } from './session-for';

/** What follows a live stands on. */
export type FollowDeps = EnvelopeDeps & LotteryDeps & PlacementDeps & ReservationDeps;

/** What the end of a live does to a red packet: one that is open ends, and what was never opened is taken back. */
const ENDS: Readonly<Partial<Record<EnvelopeState, EnvelopeEvent>>> = {
  ...{ draft: 'cancel', funded: 'cancel', published: 'cancel', open: 'stop' },
};
const UNOPENED: readonly LotteryState[] = ['draft', 'committed'];

/**
 * When a live is over, its tools give nothing away any more: by whose hand it ended, and what was open at that moment, is all the same. A lottery
 * that took entries goes on to its draw, as was promised.
 */
export async function followSession(
  deps: FollowDeps,
  tx: Tx,
  { payload, station }: Pick<EventOf<typeof liveSessionMoved>, 'payload' | 'station'>,
): Promise<void> {
  const { session, to } = payload;
  if (!isOver({ state: to })) return;
  await endEnvelopes(deps, tx, { station, session });
  await endLotteries(deps, tx, { station, session });
  await endBenefits(deps, tx, session);
  await deps.placements.endOf(tx, session);
}

type Of = { readonly station: string; readonly session: string };

async function endEnvelopes(deps: FollowDeps, tx: Tx, { station, session }: Of): Promise<void> {
  for (const { id } of await deps.envelopes.list(tx, station, session)) {
    const envelope = await deps.envelopes.locked(tx, { station, id });
    const event = envelope && ENDS[envelope.state];
    if (envelope && event) await advanceEnvelope(deps, tx, { actor: byTheHouse(station), envelope, event });
  }
}

async function endLotteries(deps: FollowDeps, tx: Tx, { station, session }: Of): Promise<void> {
  for (const { id } of await deps.lotteries.list(tx, station, session)) {
    const lottery = await deps.lotteries.locked(tx, { station, id });
    if (lottery && UNOPENED.includes(lottery.state))
      await advanceLottery(deps, tx, { actor: byTheHouse(station), event: 'cancel', lottery });
  }
}

/** Coupons that were kept for those who would come are given out again. */
async function endBenefits({ reservations, coupons }: FollowDeps, tx: Tx, session: string): Promise<void> {
  const offer = await reservations.lockedOffer(tx, session);
  if (!offer?.benefit) return;
  const { station, benefit: batch, benefits, given } = offer;
  await coupons.letGo(tx, { station, batch, count: benefits - given });
  await reservations.endBenefits(tx, session);
}
