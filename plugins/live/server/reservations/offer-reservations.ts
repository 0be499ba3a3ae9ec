import type { hearthErrors, RefusalOf, StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { shopErrors } from '@hearth/shop/contract';
import type { gamesErrors, OfferReservations, ReservationOffer } from '../../contract';
import { sessionFor } from '../games/session-for';
import type { ReservationDeps } from './reservation-deps';
import type { KeptOfferOfReserving, OfferChange } from './reservation-store';

type Refused =
  | RefusalOf<
      typeof gamesErrors,
      'SESSION_NOT_FOUND' | 'SESSION_OVER' | 'REHEARSAL' | 'OFFER_NOT_FOUND' | 'CAPACITY_LOW'
    >
  | RefusalOf<typeof shopErrors, 'COUPON_BATCH_NOT_FOUND' | 'COUPONS_GONE'>
  | RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'>;

/** What is offered to those who reserve a live of the actor's station, how many did, and how many came. */
export async function seeReservations(
  { database, reservations }: ReservationDeps,
  { station }: StaffActor,
  session: string,
): Promise<Result<ReservationOffer, RefusalOf<typeof gamesErrors, 'OFFER_NOT_FOUND'>>> {
  const offer = await reservations.offer(database.read, session);
  return offer?.station === station ? ok(presentOffer(offer)) : err('GAMES.OFFER_NOT_FOUND');
}

/** Lets viewers reserve a live, or changes what they are offered. Coupons for those who come are kept before anybody is promised one. */
export async function offerReservations(
  deps: ReservationDeps,
  actor: StaffActor,
  { session, version, ...given }: OfferReservations & { readonly session: string },
): Promise<Result<ReservationOffer, Refused>> {
  const found = await sessionFor(deps, actor, session);
  if (!found.ok) return found;
  const { station } = actor;
  const { benefit } = given;
  // Without a batch there is nothing to keep.
  const change = { ...given, session, station, benefits: benefit === null ? 0 : given.benefits };
  return deps.database.transaction(async (tx): Promise<Result<ReservationOffer, Refused>> => {
    const before = await deps.reservations.lockedOffer(tx, session);
    const { version: now, reserved } = before ?? { version: 0, reserved: 0 };
    if (now !== version) return err('HEARTH.CHANGED_MEANWHILE');
    if (change.capacity !== null && change.capacity < reserved) return err('GAMES.CAPACITY_LOW', { reserved });
    const kept = await keepBenefits(deps, tx, { before, change });
    if (!kept.ok) return kept;
    const isDone = before
      ? await deps.reservations.changeOffer(tx, change, version)
      : await deps.reservations.insertOffer(tx, change);
    if (!isDone) return err('HEARTH.CHANGED_MEANWHILE');
    const { capacity, slots, benefits } = change;
    const facts = { capacity, slots, benefit, benefits };
    deps.ledger.append(tx, { actor, action: 'reservations.offered', subject: session, facts });
    const offer = await deps.reservations.offer(tx, session);
    return offer ? ok(presentOffer(offer)) : err('GAMES.OFFER_NOT_FOUND');
  });
}

type Keeping = { readonly before: KeptOfferOfReserving | undefined; readonly change: OfferChange };

/** What was kept and not given goes back first, so that a change that only keeps more is not refused for what it has itself. */
async function keepBenefits(
  { coupons }: ReservationDeps,
  tx: Tx,
  { before, change }: Keeping,
): Promise<Result<void, RefusalOf<typeof shopErrors, 'COUPON_BATCH_NOT_FOUND' | 'COUPONS_GONE'>>> {
  const { station, benefit, benefits } = change;
  const old = before?.benefit ?? null;
  if (before && old !== null) await coupons.letGo(tx, { station, batch: old, count: before.benefits - before.given });
  if (benefit === null || benefits === 0) return ok();
  const kept = await coupons.keep(tx, { station, batch: benefit, count: benefits });
  return kept.ok ? ok() : kept;
}

/** What is offered, as the people of the station see it. */
function presentOffer(offer: KeptOfferOfReserving): ReservationOffer {
  const { session, capacity, slots, benefit, version, reserved, came, beganAt } = offer;
  const showUp = beganAt === null || reserved === 0 ? null : came / reserved;
  return { session, capacity, slots, benefit, version, reserved, came, showUp };
}
