import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { CouponBatch, shopErrors } from '@hearth/shop/contract';
import type { Envelope, gamesErrors, MakeEnvelope } from '../../contract';
import { sessionFor } from '../games/session-for';
import { outlasts } from './coupons.rules';
import type { EnvelopeDeps } from './envelope-deps';
import { presentEnvelope } from './present-envelope';
import { isPossible, reachOf } from './split.rules';

type Refused =
  | RefusalOf<
      typeof gamesErrors,
      | 'SESSION_NOT_FOUND'
      | 'SESSION_OVER'
      | 'REHEARSAL'
      | 'ENVELOPE_TIMES'
      | 'ENVELOPE_SPLIT'
      | 'ENVELOPE_COUPON'
      | 'COUPONS_END_EARLY'
    >
  | RefusalOf<typeof shopErrors, 'COUPON_BATCH_NOT_FOUND'>;

/** Nobody waits longer for a share than a day. */
const LONGEST_MS = 86_400_000;

/** Makes a red packet. It is a plan until another person sets its money aside. */
export async function makeEnvelope(
  deps: EnvelopeDeps,
  actor: StaffActor,
  given: MakeEnvelope,
): Promise<Result<Envelope, Refused>> {
  const session = await sessionFor(deps, actor, given.session);
  if (!session.ok) return session;
  const refused = timesRefused(given) ?? splitRefused(given) ?? (await couponRefused(deps, actor, given));
  if (refused) return refused;
  const { station, id: madeBy } = actor;
  const id = deps.ids.next();
  return deps.database.transaction(async (tx) => {
    await deps.envelopes.insert(tx, { ...given, id, station, madeBy, room: session.value.room });
    const { budget, count, split, payout } = given;
    const facts = { session: given.session, budget, count, split, payout };
    deps.ledger.append(tx, { actor, action: 'red-packet.made', subject: id, facts });
    const made = await deps.envelopes.find(tx, { station, id });
    return made ? ok(presentEnvelope(deps.vault, made)) : err('GAMES.SESSION_NOT_FOUND');
  });
}

function timesRefused({ opensAt, closesAt }: MakeEnvelope) {
  const lasts = Date.parse(closesAt) - Date.parse(opensAt);
  return lasts > 0 && lasts <= LONGEST_MS ? undefined : err('GAMES.ENVELOPE_TIMES');
}

function splitRefused(given: MakeEnvelope) {
  return isPossible(given) ? undefined : err('GAMES.ENVELOPE_SPLIT', reachOf(given));
}

/** A coupon takes off what it takes off: its shares are all alike, and it is the station that gives them. */
async function couponRefused({ coupons }: EnvelopeDeps, { station }: StaffActor, given: MakeEnvelope) {
  const { payout, couponBatch } = given;
  if (payout === 'account') return couponBatch === null ? undefined : err('GAMES.ENVELOPE_COUPON', { cut: 0 });
  const batch = couponBatch === null ? undefined : await coupons.find(station, couponBatch);
  if (!batch) return err('SHOP.COUPON_BATCH_NOT_FOUND');
  if (!fits(given, batch)) return err('GAMES.ENVELOPE_COUPON', { cut: batch.cut });
  return outlasts(batch, new Date(given.closesAt)) ? undefined : err('GAMES.COUPONS_END_EARLY');
}

const fits = ({ split, budget, count }: MakeEnvelope, { payer, cut }: CouponBatch): boolean =>
  payer === 'station' && split === 'equal' && budget === count * cut;
