import { randomUUID } from 'node:crypto';
import { heldRooms } from './held-rooms';
import { aLiveHouse, type LiveHouse } from './testing/a-live-house';

let house: LiveHouse;
beforeAll(async () => {
  house = await aLiveHouse();
}, 60_000);
afterAll(() => house.drop());

it('keeps what was said in the room of a live that is held, and in no other', async () => {
  const [held, free] = [await house.live({ state: 'ended' }), await house.live({ state: 'ended' })];
  const isKept = heldRooms({ ...house.deps, holds: { held: () => Promise.resolve([held.id]) } });
  expect(await Promise.all([held.room, free.room, randomUUID()].map(isKept))).toEqual([true, false, false]);
});
