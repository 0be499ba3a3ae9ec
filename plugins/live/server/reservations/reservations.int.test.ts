import { unwrap } from '@hearth/cms/kernel';
import { codeOf } from '../../../../tests/host/outcome';
import type { OfferReservations } from '../../contract';
import { followSession } from '../games/follow-session';
import { aGamesHouse, aViewer, controller, inMinutes, stranger, type GamesHouse } from '../games/testing/a-games-house';
import { endPlacement, placedLives, placeLive } from '../placements/place-live';
import { offerReservations, seeReservations } from './offer-reservations';
import { calendarOf, come, leaveReservation, myReservations, noteSeen, reserve, seeReservable } from './reserve';

let house: GamesHouse;

beforeAll(async () => {
  house = await aGamesHouse();
});
afterAll(() => house.db.drop());

const offerOf = (more: Partial<OfferReservations> = {}): OfferReservations => ({
  ...{ capacity: null, slots: ['day', 'hour', 'soon'], benefit: null, benefits: 0, version: 0, ...more },
});

/** A live that may be reserved. */
async function aReservable(more: Partial<OfferReservations> = {}, minutes = 60): Promise<string> {
  const { id: session } = await house.aSession({ state: 'planned', minutes });
  unwrap(await offerReservations(house.deps, controller, { session, ...offerOf(more) }));
  return session;
}

const plan = (session: string, minutes: number) =>
  house.db
    .knex('live_session')
    .where({ id: session })
    .update({ planned_at: inMinutes(minutes) });
const remind = () => house.deps.database.transaction((tx) => house.deps.reminders.remind(tx));

it('is one for each, and no more than may, however many press at once', async () => {
  const session = await aReservable({ capacity: 5 });
  const viewer = aViewer();
  const pressed = await Promise.all(Array.from({ length: 6 }, () => reserve(house.deps, viewer, session)));
  expect(pressed.map(codeOf)).toEqual(Array.from({ length: 6 }, () => 'ok'));
  const rush = await Promise.all(Array.from({ length: 20 }, () => reserve(house.deps, aViewer(), session)));
  expect(rush.filter(({ ok }) => ok)).toHaveLength(4);
  expect(new Set(rush.filter(({ ok }) => !ok).map(codeOf))).toEqual(new Set(['GAMES.RESERVATION_FULL']));
  expect(unwrap(await seeReservable(house.deps, session))).toMatchObject({ isOpen: false, reserved: 5 });
  const fewer = { session, ...offerOf({ capacity: 4, version: 1 }) };
  expect(await offerReservations(house.deps, controller, fewer)).toMatchObject({
    error: { code: 'GAMES.CAPACITY_LOW', details: { reserved: 5 } },
  });
  unwrap(await leaveReservation(house.deps, viewer, session));
  unwrap(await leaveReservation(house.deps, viewer, session));
  expect(unwrap(await seeReservations(house.deps, controller, session)).reserved).toBe(4);
  expect(codeOf(await reserve(house.deps, aViewer('linhai'), session))).toBe('GAMES.OFFER_NOT_FOUND');
  expect(codeOf(await seeReservations(house.deps, stranger, session))).toBe('GAMES.OFFER_NOT_FOUND');
});

it('is reminded of once for each moment, whoever ticks at the same time', async () => {
  const session = await aReservable({}, 3_000);
  const viewer = aViewer();
  unwrap(await reserve(house.deps, viewer, session));
  // Reserved long ago.
  await house.db
    .knex('live_reservation')
    .where({ session })
    .update({ at: inMinutes(-3_000) });
  await remind();
  const due = async () => unwrap(await myReservations(house.deps, viewer)).reminders.map(({ slot }) => slot);
  expect(await due()).toEqual([]);
  await plan(session, 23 * 60);
  await Promise.all(Array.from({ length: 6 }, remind));
  expect(await due()).toEqual(['day']);
  await plan(session, 59);
  await Promise.all(Array.from({ length: 6 }, remind));
  await plan(session, 4);
  await Promise.all(Array.from({ length: 6 }, remind));
  await plan(session, 23 * 60);
  await remind();
  expect((await due()).sort()).toEqual(['day', 'hour', 'soon']);
  const [first] = unwrap(await myReservations(house.deps, viewer)).reminders;
  unwrap(await noteSeen(house.deps, aViewer(), first!.id));
  expect(await due()).toHaveLength(3);
  unwrap(await noteSeen(house.deps, viewer, first!.id));
  expect(await due()).toHaveLength(2);
});

it('is not reminded of a moment that had passed before it was made, nor of a live that goes on', async () => {
  const session = await aReservable({}, 59);
  const viewer = aViewer();
  unwrap(await reserve(house.deps, viewer, session));
  await remind();
  expect(unwrap(await myReservations(house.deps, viewer)).reminders).toEqual([]);
  await house.db
    .knex('live_session')
    .where({ id: session })
    .update({ state: 'live', planned_at: inMinutes(4) });
  await remind();
  expect(unwrap(await myReservations(house.deps, viewer)).reminders).toEqual([]);
  expect(codeOf(await reserve(house.deps, aViewer(), session))).toBe('GAMES.RESERVATION_LATE');
});

it('gives a coupon to whoever comes, as long as some are kept, and counts who came', async () => {
  const benefit = house.aBatch(2);
  const session = await aReservable({ benefit, benefits: 2 });
  const guests = [aViewer(), aViewer(), aViewer()];
  for (const guest of guests) unwrap(await reserve(house.deps, guest, session));
  expect(unwrap(await come(house.deps, guests[0]!, session))).toMatchObject({ came: false, coupon: null });
  await house.db
    .knex('live_session')
    .where({ id: session })
    .update({ state: 'live', began_at: inMinutes(0) });
  const pressed = await Promise.all([1, 2, 3].map(() => come(house.deps, guests[0]!, session)));
  expect(new Set(pressed.map((answer) => unwrap(answer).came))).toEqual(new Set([true]));
  expect(unwrap(await come(house.deps, guests[0]!, session)).coupon).not.toBeNull();
  unwrap(await come(house.deps, guests[1]!, session));
  expect(codeOf(await come(house.deps, aViewer(), session))).toBe('GAMES.NOT_RESERVED');
  const seen = unwrap(await seeReservations(house.deps, controller, session));
  expect(seen).toMatchObject({ reserved: 3, came: 2 });
  expect(seen.showUp).toBeCloseTo(2 / 3);
  expect([house.batches.get(benefit)!.given.size, house.batches.get(benefit)!.kept]).toEqual([2, 0]);
  expect(unwrap(await come(house.deps, guests[2]!, session))).toMatchObject({ came: true, coupon: null });
});

it('keeps coupons before it promises them, by the version that was seen, and lets go of them when the live is over', async () => {
  const benefit = house.aBatch(10);
  const session = await aReservable({ benefit, benefits: 4 });
  const again = (more: Partial<OfferReservations>) =>
    offerReservations(house.deps, controller, { session, ...offerOf({ benefit, ...more }) });
  expect(codeOf(await again({ benefits: 6, version: 0 }))).toBe('HEARTH.CHANGED_MEANWHILE');
  expect(codeOf(await again({ benefits: 6, version: 1 }))).toBe('ok');
  expect(house.batches.get(benefit)!.kept).toBe(6);
  const moved = {
    session,
    room: session,
    isRehearsal: false,
    event: 'cancel',
    from: 'planned',
    to: 'cancelled',
  } as const;
  await house.deps.database.transaction((tx) => followSession(house.deps, tx, { payload: moved, station: 'yunze' }));
  expect(house.batches.get(benefit)!.kept).toBe(0);
});

it('is written as a file for calendars', async () => {
  const session = await aReservable();
  const { name, text } = unwrap(await calendarOf(house.deps, session));
  expect(name).toBe(`live-${session}.ics`);
  expect(text).toContain(`UID:live-${session}@hearth`);
  expect(text).toContain('SUMMARY:脐橙公益专场');
});

it('is placed in the feed where nothing else stands, marked as what it is, and gone when the live is over', async () => {
  const { id: session, room } = await house.aSession();
  const wanted = { session, position: 3, from: inMinutes(-1), until: inMinutes(60) };
  const placed = await Promise.all([1, 2, 3].map(() => placeLive(house.deps, controller, wanted)));
  expect(placed.map(codeOf).sort()).toEqual(['GAMES.PLACEMENT_TAKEN', 'GAMES.PLACEMENT_TAKEN', 'ok']);
  const shown = async () => unwrap(await placedLives(house.deps, 'yunze')).placements;
  expect(await shown()).toMatchObject([{ session, position: 3, isAdvertising: true, isLive: true }]);
  expect(unwrap(await placedLives(house.deps, 'linhai')).placements).toEqual([]);
  const [made] = placed.flatMap((answer) => (answer.ok ? [answer.value] : []));
  const seen = { id: made!.id, version: 1 };
  expect(codeOf(await endPlacement(house.deps, stranger, seen))).toBe('GAMES.PLACEMENT_NOT_FOUND');
  unwrap(await endPlacement(house.deps, controller, seen));
  expect(codeOf(await endPlacement(house.deps, controller, seen))).toBe('HEARTH.CHANGED_MEANWHILE');
  expect(await shown()).toEqual([]);
  unwrap(await placeLive(house.deps, controller, wanted));
  const moved = { session, room, isRehearsal: false, event: 'stop', from: 'live', to: 'ending' } as const;
  await house.deps.database.transaction((tx) => followSession(house.deps, tx, { payload: moved, station: 'yunze' }));
  expect(await shown()).toEqual([]);
  expect(codeOf(await placeLive(house.deps, controller, { ...wanted, until: inMinutes(-2) }))).toBe(
    'GAMES.PLACEMENT_TIMES',
  );
});

it('is marked as advertising from the moment on in which its live becomes that', async () => {
  const { id: session } = await house.aSession();
  const plan = (isAdvertising: boolean) =>
    house.db.knex('live_session').where({ id: session }).update({ is_advertising: isAdvertising });
  const marks = async () =>
    unwrap(await placedLives(house.deps, 'yunze')).placements.map(({ isAdvertising }) => isAdvertising);
  await plan(false);
  unwrap(await placeLive(house.deps, controller, { session, position: 7, from: inMinutes(-1), until: inMinutes(60) }));
  expect(await marks()).toEqual([false]);
  await plan(true);
  expect(await marks()).toEqual([true]);
});

it('is forgotten with its reader, and the counts stand', async () => {
  const session = await aReservable();
  const [gone, stays] = [aViewer(), aViewer()];
  for (const viewer of [gone, stays]) unwrap(await reserve(house.deps, viewer, session));
  await house.db
    .knex('live_session')
    .where({ id: session })
    .update({ state: 'live', began_at: inMinutes(0) });
  unwrap(await come(house.deps, stays, session));
  for (const { id } of [gone, stays])
    await house.deps.database.transaction((tx) => house.deps.reservations.forget(tx, id));
  expect(unwrap(await seeReservations(house.deps, controller, session))).toMatchObject({ reserved: 1, came: 1 });
  const left = await house.db.knex('live_reservation').where({ session }).pluck<string[]>('reader');
  expect(left).toHaveLength(1);
  expect([gone.id, stays.id]).not.toContain(left[0]);
});
