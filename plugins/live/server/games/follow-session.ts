import { theHouse } from '@hearth/cms/contract';
import type { EventOf, StaffActor, SystemActor } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import type { EnvelopeEvent, EnvelopeState, liveSessionMoved, LotteryState } from '../../contract';
import { advanceEnvelope } from '../envelopes/advance-envelope';
import type { EnvelopeDeps } from '../envelopes/envelope-deps';
import type { LotteryDeps } from '../lotteries/lottery-deps';
import { advanceLottery } from '../lotteries/move-lottery';
import type { PlacementDeps } from '../placements/place-live';
import type { ReservationDeps } from '../reservations/reservation-deps';
import { isOver } from './session-for';

/** What follows a live stands on. */
export type FollowDeps = EnvelopeDeps & LotteryDeps & PlacementDeps & ReservationDeps;

/** What the end of a live does to a red packet: one that is open ends, and what was never opened is taken back. */
const ENDS: Readonly<Partial<Record<EnvelopeState, EnvelopeEvent>>> = {
  ...{ draft: 'cancel', funded: 'cancel', published: 'cancel', open: 'stop' },
};
const ENDING: readonly EnvelopeState[] = ['draft', 'funded', 'published', 'open'];
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
  await endTools(deps, tx, { station, session, by: theHouse('live.games', station) });
  await endBenefits(deps, tx, session);
  await deps.placements.endOf(tx, session);
  if (to === 'cancelled') await deps.reminders.tellCancelled(tx, session);
}

/** The live whose tools end, and by whose hand. */
export type EndingTools = {
  readonly station: string;
  readonly session: string;
  readonly by: StaffActor | SystemActor;
};

/** Ends what a live gives away, and takes back what nobody could reach for yet; answers how many of both. */
export async function endTools(deps: EnvelopeDeps & LotteryDeps, tx: Tx, ending: EndingTools): Promise<number> {
  return (await endEnvelopes(deps, tx, ending)) + (await endLotteries(deps, tx, ending));
}

async function endEnvelopes(deps: EnvelopeDeps, tx: Tx, { station, session, by }: EndingTools): Promise<number> {
  let ended = 0;
  for (const id of await deps.envelopes.idsIn(tx, { station, session, states: ENDING })) {
    const envelope = await deps.envelopes.locked(tx, { station, id });
    const event = envelope && ENDS[envelope.state];
    if (!envelope || !event) continue;
    if ((await advanceEnvelope(deps, tx, { actor: by, envelope, event })).ok) ended += 1;
  }
  return ended;
}

async function endLotteries(deps: LotteryDeps, tx: Tx, { station, session, by }: EndingTools): Promise<number> {
  let ended = 0;
  for (const id of await deps.lotteries.idsIn(tx, { station, session, states: UNOPENED })) {
    const lottery = await deps.lotteries.locked(tx, { station, id });
    if (!lottery || !UNOPENED.includes(lottery.state)) continue;
    if ((await advanceLottery(deps, tx, { actor: by, event: 'cancel', lottery })).ok) ended += 1;
  }
  return ended;
}

/** Coupons that were kept for those who would come are given out again. */
async function endBenefits({ reservations, coupons }: FollowDeps, tx: Tx, session: string): Promise<void> {
  const offer = await reservations.lockedOffer(tx, session);
  if (!offer?.benefit) return;
  const { station, benefit: batch, benefits, given } = offer;
  await coupons.letGo(tx, { station, batch, count: benefits - given });
  await reservations.endBenefits(tx, session);
}
