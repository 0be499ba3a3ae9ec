import { unwrap } from '@hearth/cms/kernel';
import type { ReaderActor } from '@hearth/cms/contract';
import { codeOf } from '../../../../tests/host/outcome';
import type { SessionState } from '../../contract';
import { followSession } from '../games/follow-session';
import { aGamesHouse, aViewer, controller, inMinutes, type GamesHouse } from '../games/testing/a-games-house';
import { offerReservations } from './offer-reservations';
import { calendarOf, leaveReservation, myReservations, noteSeen, reserve } from './reserve';

let house: GamesHouse;

beforeAll(async () => {
  house = await aGamesHouse();
});
afterAll(() => house.db.drop());

/** A live in ten hours that somebody has reserved. */
async function aReserved(): Promise<{ readonly session: string; readonly viewer: ReaderActor }> {
  const { id: session } = await house.aSession({ state: 'planned', minutes: 600 });
  const offer = { session, capacity: null, slots: ['day' as const, 'hour' as const], benefit: null, benefits: 0 };
  unwrap(await offerReservations(house.deps, controller, { ...offer, version: 0 }));
  const viewer = aViewer();
  unwrap(await reserve(house.deps, viewer, session));
  return { session, viewer };
}

/** What a change of the plan does to the row: another time, one version more. */
const move = (session: string, seconds: number) =>
  house.db.knex.raw(
    `UPDATE live_session SET planned_at = planned_at + make_interval(secs => ?), version = version + 1 WHERE id = ?`,
    [seconds, session],
  );
const turn = (session: string, state: SessionState) =>
  house.db.knex.raw(`UPDATE live_session SET state = ?, version = version + 1 WHERE id = ?`, [state, session]);
const hearPlanned = (session: string) =>
  house.deps.database.transaction((tx) => house.deps.reminders.tellMoved(tx, session));
const hearCancelled = (session: string) =>
  house.deps.database.transaction((tx) => {
    const payload = { session, room: session, isRehearsal: false, event: 'cancel', from: 'planned', to: 'cancelled' };
    return followSession(house.deps, tx, { payload: payload as never, station: 'yunze' }); // of the event's own shape
  });
const remind = () => house.deps.database.transaction((tx) => house.deps.reminders.remind(tx));
const told = async (viewer: ReaderActor) => unwrap(await myReservations(house.deps, viewer)).reminders;
const slots = async (viewer: ReaderActor) => (await told(viewer)).map(({ slot }) => slot).sort();
const planned = async (session: string): Promise<string> => {
  const row = await house.db.knex('live_session').where({ id: session }).first<{ planned_at: Date }>('planned_at');
  return row.planned_at.toISOString();
};

describe('whoever reserved a live that is moved', () => {
  it('is told once of the new time, however often and by how many nodes it is heard', async () => {
    const { session, viewer } = await aReserved();
    await move(session, 3_600);
    const heard = await Promise.all(Array.from({ length: 6 }, () => hearPlanned(session)));
    expect(heard.filter((count) => count > 0)).toEqual([1]);
    expect(await told(viewer)).toMatchObject([{ slot: 'moved', session, plannedAt: await planned(session) }]);
    expect(await hearPlanned(session)).toBe(0);
  });

  it('is told of the last time alone when it was moved twice before anybody was told, and of nothing when it was moved back', async () => {
    const { session, viewer } = await aReserved();
    await move(session, 3_600);
    await move(session, 7_200);
    expect([await hearPlanned(session), await hearPlanned(session)]).toEqual([1, 0]);
    expect(await told(viewer)).toMatchObject([{ slot: 'moved', plannedAt: await planned(session) }]);
    const back = await aReserved();
    await move(back.session, 3_600);
    await move(back.session, -3_600);
    expect(await hearPlanned(back.session)).toBe(0);
    expect(await told(back.viewer)).toEqual([]);
  });

  it.each([
    [59, []],
    [-59, []],
    [60, ['moved']],
    [-60, ['moved']],
  ])('by %d seconds is told %j', async (seconds, expected) => {
    const { session, viewer } = await aReserved();
    await move(session, seconds);
    await hearPlanned(session);
    expect(await slots(viewer)).toEqual(expected);
  });

  it('is told of small moves when they have become a large one', async () => {
    const { session, viewer } = await aReserved();
    for (const expected of [0, 1, 0]) {
      await move(session, 40);
      expect(await hearPlanned(session)).toBe(expected);
    }
    expect(await slots(viewer)).toEqual(['moved']);
  });

  it('is told anew of another move, also by a page on which the last one was just read', async () => {
    const { session, viewer } = await aReserved();
    await move(session, 3_600);
    await hearPlanned(session);
    const [first] = await told(viewer);
    await move(session, 3_600);
    await hearPlanned(session);
    unwrap(await noteSeen(house.deps, viewer, first!.id));
    const [second] = await told(viewer);
    expect(second).toMatchObject({ slot: 'moved', plannedAt: await planned(session) });
    unwrap(await noteSeen(house.deps, viewer, second!.id));
    expect(await told(viewer)).toEqual([]);
    expect(await hearPlanned(session)).toBe(0);
  });

  it('is reminded of the new time as if of no other, and no more of the old one', async () => {
    const { session, viewer } = await aReserved();
    await house.db
      .knex('live_reservation')
      .where({ session })
      .update({ at: inMinutes(-3_000) });
    await remind();
    expect(await slots(viewer)).toEqual(['day']);
    await move(session, 40 * 3_600);
    await hearPlanned(session);
    await remind();
    expect(await slots(viewer)).toEqual(['moved']);
    await move(session, -40 * 3_600);
    await hearPlanned(session);
    await remind();
    expect(await slots(viewer)).toEqual(['day', 'moved']);
  });

  it('is not told of what happened before they reserved, nor when they have left, nor of a live that goes on', async () => {
    const { session, viewer } = await aReserved();
    await move(session, 3_600);
    const late = aViewer();
    unwrap(await reserve(house.deps, late, session));
    unwrap(await leaveReservation(house.deps, viewer, session));
    expect(await hearPlanned(session)).toBe(0);
    await move(session, 3_600);
    await turn(session, 'live');
    expect(await hearPlanned(session)).toBe(0);
  });
});

describe('whoever reserved a live that is called off', () => {
  it('is told that once, and nothing else of it any more', async () => {
    const { session, viewer } = await aReserved();
    await move(session, 3_600);
    await hearPlanned(session);
    await turn(session, 'cancelled');
    await Promise.all(Array.from({ length: 4 }, () => hearCancelled(session)));
    expect(await told(viewer)).toMatchObject([{ slot: 'cancelled', session, plannedAt: await planned(session) }]);
    unwrap(await noteSeen(house.deps, viewer, (await told(viewer))[0]!.id));
    await hearCancelled(session);
    await hearPlanned(session);
    expect(await told(viewer)).toEqual([]);
    expect(codeOf(await reserve(house.deps, aViewer(), session))).toBe('GAMES.RESERVATION_LATE');
  });

  it('does not reserve what is called off at that very moment', async () => {
    const { session } = await aReserved();
    const late = aViewer();
    const calling = house.db.knex.transaction(async (trx) => {
      await trx('live_session').where({ id: session }).update({ state: 'cancelled' });
      const pressed = reserve(house.deps, late, session);
      // They have read that it may be reserved, and wait for the plan.
      await waiting();
      return { pressed };
    });
    const { pressed } = await calling;
    expect(codeOf(await pressed)).toBe('GAMES.RESERVATION_LATE');
  });

  /** Until somebody waits for a row that is held. */
  async function waiting(): Promise<void> {
    for (;;) {
      const { rows } = await house.db.knex.raw<{ rows: { n: number }[] }>(
        `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      if ((rows[0]?.n ?? 0) > 0) return;
    }
  }
});

it('has a calendar file that says the new time, and then that it is called off, each newer than the last', async () => {
  const { session } = await aReserved();
  const read = async () => {
    const { text } = unwrap(await calendarOf(house.deps, session));
    const line = (name: string) => new RegExp(`^${name}:(.+)\\r$`, 'm').exec(text)?.[1];
    return { at: line('DTSTART'), sequence: Number(line('SEQUENCE')), status: line('STATUS'), uid: line('UID') };
  };
  const first = await read();
  await move(session, 3_600);
  const second = await read();
  await turn(session, 'cancelled');
  const third = await read();
  const [year = ''] = (await planned(session)).split('.');
  expect(second.at).toBe(`${year.replaceAll(/[-:]/g, '')}Z`);
  expect([first.at === second.at, second.sequence > first.sequence, third.sequence > second.sequence]).toEqual([
    ...[false, true, true],
  ]);
  expect([first.status, second.status, third.status]).toEqual(['CONFIRMED', 'CONFIRMED', 'CANCELLED']);
  expect(new Set([first.uid, second.uid, third.uid]).size).toBe(1);
});
