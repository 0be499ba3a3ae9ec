import { unwrap } from '@hearth/cms/kernel';
import {
  aGamesHouse,
  controller,
  envelopeOf,
  finance,
  inMinutes,
  type GamesHouse,
} from '../games/testing/a-games-house';
import type { EnvelopeDeps } from './envelope-deps';
import { makeEnvelope } from './make-envelope';
import { fundEnvelope, publishEnvelope } from './move-envelope';
import { runEnvelopes } from './run-envelopes';

let house: GamesHouse;

beforeAll(async () => {
  house = await aGamesHouse();
  await house.budget(1_000_000);
});
afterAll(() => house.db.drop());

/** A red packet that opened so many minutes ago by its plan, and was not opened yet. */
async function aDueEnvelope(session: string, minutes: number): Promise<string> {
  const plan = envelopeOf(session, { opensAt: inMinutes(-minutes) });
  const { id } = unwrap(await makeEnvelope(house.deps, controller, plan));
  unwrap(await fundEnvelope(house.deps, finance, { id, version: 1 }));
  unwrap(await publishEnvelope(house.deps, controller, { id, version: 2 }));
  return id;
}

it('keeps no packet waiting for one that cannot be moved', async () => {
  const { id: session } = await house.aSession();
  const [torn, sound] = [await aDueEnvelope(session, 2), await aDueEnvelope(session, 1)];
  const { envelopes } = house.deps;
  const locked: EnvelopeDeps['envelopes']['locked'] = (tx, which) =>
    which.id === torn ? Promise.reject(new Error('its row is torn')) : envelopes.locked(tx, which);
  await expect(runEnvelopes({ ...house.deps, envelopes: { ...envelopes, locked } })).rejects.toThrow('its row is torn');
  const stateOf = async (id: string) => (await envelopes.find(house.db.knex, { station: 'yunze', id }))?.state;
  expect([await stateOf(torn), await stateOf(sound)]).toEqual(['published', 'open']);
  expect(await runEnvelopes(house.deps)).toBe(1);
});
