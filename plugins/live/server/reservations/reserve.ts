import type { ReaderActor, RefusalOf } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { gamesErrors, Reminder, Reservation, SessionState } from '../../contract';
import { calendarFile } from './calendar-file.rules';
import type { ReservationDeps } from './reservation-deps';
import type { KeptOfferOfReserving, KeptReservation } from './reservation-store';

type Refused<Name extends keyof (typeof gamesErrors)['specs']> = RefusalOf<typeof gamesErrors, Name>;

/** A live that has not begun can be reserved, however often its plan changes. */
const BEFORE: readonly SessionState[] = ['planned', 'prepared', 'rehearsal', 'ready'];
const ON_AIR: readonly SessionState[] = ['live', 'paused'];

/** Reserves a live: pressed twice, and at once on two phones, it is one reservation and counted once. */
export async function reserve(
  { database, reservations }: ReservationDeps,
  { id: reader, station }: ReaderActor,
  session: string,
): Promise<Result<Reservation, Refused<'OFFER_NOT_FOUND' | 'RESERVATION_LATE' | 'RESERVATION_FULL'>>> {
  return database.transaction(async (tx) => {
    const offer = await reservations.offer(tx, session);
    if (offer?.station !== station) return err('GAMES.OFFER_NOT_FOUND');
    const known = await reservations.find(tx, session, reader);
    if (known) return ok(presentReservation(known));
    if (!BEFORE.includes(offer.state)) return err('GAMES.RESERVATION_LATE');
    if (await reservations.insert(tx, { session, reader, before: BEFORE })) {
      const most = offer.capacity ?? 0;
      if (!(await reservations.countOne(tx, session))) return err('GAMES.RESERVATION_FULL', { most });
    }
    const made = await reservations.find(tx, session, reader);
    return made ? ok(presentReservation(made)) : err('GAMES.RESERVATION_LATE');
  });
}

/** Wants to be reminded no more. */
export async function leaveReservation(
  { database, reservations }: ReservationDeps,
  { id }: ReaderActor,
  session: string,
): Promise<Result<null, never>> {
  await database.transaction((tx) => reservations.remove(tx, session, id));
  return ok(null);
}

/** Comes to a live that was reserved, while it goes on: once, with one coupon as long as some are kept. */
export async function come(
  deps: ReservationDeps,
  { id: reader }: ReaderActor,
  session: string,
): Promise<Result<Reservation, Refused<'OFFER_NOT_FOUND' | 'NOT_RESERVED'>>> {
  const { database, reservations } = deps;
  return database.transaction(async (tx) => {
    const offer = await reservations.offer(tx, session);
    if (!offer) return err('GAMES.OFFER_NOT_FOUND');
    const isNew = ON_AIR.includes(offer.state) && (await reservations.noteCame(tx, session, reader));
    if (isNew) await giveBenefit(deps, tx, { offer, reader });
    const found = await reservations.find(tx, session, reader);
    return found ? ok(presentReservation(found)) : err('GAMES.NOT_RESERVED');
  });
}

async function giveBenefit(
  { coupons, reservations }: ReservationDeps,
  tx: Tx,
  { offer, reader }: { readonly offer: KeptOfferOfReserving; readonly reader: string },
): Promise<void> {
  const { session, station } = offer;
  // Read under the lock of the row: what is offered may have changed a moment ago.
  if (!(await reservations.takeBenefit(tx, session))) return;
  const batch = (await reservations.offer(tx, session))?.benefit;
  if (!batch) return;
  const coupon = (await coupons.give(tx, { station, batch, buyers: [reader] })).get(reader);
  if (coupon !== undefined) await reservations.noteCoupon(tx, { session, reader, coupon });
}

const presentReservation = ({ cameAt, plannedAt, ...reservation }: KeptReservation): Reservation => ({
  ...{ ...reservation, plannedAt: plannedAt.toISOString(), came: cameAt !== null },
});

type Mine = { reservations: Reservation[]; reminders: Reminder[] };

/** What a reader has reserved, and what they are reminded of. */
export async function myReservations(
  { database, reservations, reminders }: ReservationDeps,
  { id }: ReaderActor,
): Promise<Result<Mine, never>> {
  const { read } = database;
  const [own, due] = [await reservations.ofReader(read, id), await reminders.ofReader(read, id)];
  return ok({
    reservations: own.map(presentReservation),
    reminders: due.map(({ plannedAt, at, ...reminder }) => ({
      ...{ ...reminder, plannedAt: plannedAt.toISOString(), at: at.toISOString() },
    })),
  });
}

/** A reminder was read. */
export async function noteSeen(
  { database, reminders }: ReservationDeps,
  { id: reader }: ReaderActor,
  id: string,
): Promise<Result<null, never>> {
  await database.transaction((tx) => reminders.noteSeen(tx, reader, id));
  return ok(null);
}

type Reservable = { title: string; plannedAt: string; isOpen: boolean; reserved: number; hasBenefit: boolean };

/** Whether a live may be reserved. */
export async function seeReservable(
  { database, reservations }: ReservationDeps,
  session: string,
): Promise<Result<Reservable, Refused<'OFFER_NOT_FOUND'>>> {
  const offer = await reservations.offer(database.read, session);
  if (!offer) return err('GAMES.OFFER_NOT_FOUND');
  const { title, plannedAt, reserved, capacity, benefits, given, state } = offer;
  const isOpen = BEFORE.includes(state) && (capacity === null || reserved < capacity);
  return ok({ title, plannedAt: plannedAt.toISOString(), isOpen, reserved, hasBenefit: benefits > given });
}

/** A file as whoever asked for it keeps it. */
export type CalendarFile = { readonly name: string; readonly text: string };

/** The live as a file for calendars. */
export async function calendarOf(
  { database, reservations, time }: ReservationDeps,
  session: string,
): Promise<Result<CalendarFile, Refused<'OFFER_NOT_FOUND'>>> {
  const offer = await reservations.offer(database.read, session);
  if (!offer) return err('GAMES.OFFER_NOT_FOUND');
  const { title, place, plannedAt, plannedMinutes: minutes, sessionVersion: version, state } = offer;
  const live = { session, version, title, place, plannedAt, minutes, isCancelled: state === 'cancelled' };
  return ok({ name: `live-${session}.ics`, text: calendarFile(live, await time.now()) });
}
