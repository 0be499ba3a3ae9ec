import { clockAt, seededIds, type MovableClock } from '../../kernel';
import { aDatabase, type TestDatabase } from '../../../tests/host/database';
import { createLedger, type Ledger } from '../ledger/ledger';
import { createPeople } from '../people/people';
import { createStations } from '../stations/stations';
import { advanceDelegations } from './delegate';
import { delegationsOf, insertDelegation, moveTo, type KeptDelegation } from './delegation-store';
import { createRoster } from './roster';
import type { RosterDeps } from './change-shifts';

const ids = seededIds('delegations');
const [lu, shen] = [ids.next(), ids.next()];
let test: TestDatabase;
let clock: MovableClock;
let ledger: Ledger;
let deps: Omit<RosterDeps, 'notices'>;

beforeEach(async () => {
  test = await aDatabase();
  clock = clockAt('2026-11-21T08:00:00Z');
  const { database } = test;
  ledger = createLedger({ database, ids });
  const stations = createStations({ database, clock });
  const people = createPeople({ database, stations, ids });
  deps = { database, clock, ids, ledger, people, stations, roster: createRoster({ database, people, clock }) };
  const words = { name_zh: '台', name_en: 'Station', ink_cool: '#000000', ink_warm: '#FFFFFF' };
  await test.knex('station').insert({ slug: 'yunze', level: 'municipal', ...words });
  const person = (id: string, user: number): object => ({
    ...{ id, admin_user_id: user, station: 'yunze', name_zh: '人', name_en: 'One' },
  });
  await test.knex('person').insert([person(lu, 1), person(shen, 2)]);
});
afterEach(() => test.drop());

/** Lent from nine to eleven; accepted or not. */
function lent(accepted: boolean): Promise<KeptDelegation> {
  return test.database.transaction(async (tx) => {
    const window = { startsAt: '2026-11-21T09:00:00Z', endsAt: '2026-11-21T11:00:00Z' };
    const words = { id: ids.next(), station: 'yunze', post: null, powers: ['sign'], reason: '出差' };
    const made = await insertDelegation(tx, { ...words, ...window, from: lu, to: shen });
    return accepted ? (await moveTo(tx, made, 'accepted'))! : made;
  });
}

const state = async ({ id }: KeptDelegation): Promise<string | undefined> =>
  (await delegationsOf(test.database.read, lu)).find((one) => one.id === id)?.state;

describe('time', () => {
  it('begins and ends what was accepted, and writes both down', async () => {
    const one = await lent(true);
    const states = [];
    for (const hour of ['08:59', '09:00', '10:59', '11:00']) {
      clock.set(`2026-11-21T${hour}:00Z`);
      await advanceDelegations(deps);
      states.push(await state(one));
    }
    expect(states).toEqual(['accepted', 'active', 'active', 'expired']);
    const deeds = await ledger.of('yunze', one.id);
    expect(deeds.map(({ action, actor }) => [action, actor.kind])).toEqual([
      ['delegation.active', 'system'],
      ['delegation.expired', 'system'],
    ]);
  });

  it('ends what nobody accepted', async () => {
    const one = await lent(false);
    clock.set('2026-11-21T10:00:00Z');
    expect(await advanceDelegations(deps)).toBe(0);
    clock.set('2026-11-21T11:00:00Z');
    expect(await advanceDelegations(deps)).toBe(1);
    expect(await state(one)).toBe('expired');
  });

  it('moves each once when two nodes tick together', async () => {
    const all = await Promise.all(Array.from({ length: 12 }, () => lent(true)));
    clock.set('2026-11-21T09:30:00Z');
    const moved = await Promise.all([advanceDelegations(deps), advanceDelegations(deps)]);
    expect(moved[0] + moved[1]).toBe(12);
    for (const one of all) expect(await ledger.of('yunze', one.id)).toHaveLength(1);
  });
});
