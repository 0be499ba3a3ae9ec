import { unwrap } from '@hearth/cms/kernel';
import { listOfferChoices, listPeopleChoices } from './choose';
import { createLiveSessions } from './offer-sessions';
import { sessionSnapshot } from './session-snapshot';
import { aSessionDesk, chief, officer, planner, stranger, type SessionDesk } from './testing/a-session-desk';

let desk: SessionDesk;
beforeAll(async () => {
  desk = await aSessionDesk();
}, 60_000);
afterAll(() => desk.db.drop());

const read = () => desk.deps.database.read;

it('tells other slices of a session by its number and by its room, and of its lines in their order', async () => {
  const lives = createLiveSessions(() => desk.deps);
  const { id, room } = await desk.planned();
  for (const title of ['一', '二']) await desk.lined(id, { title });
  expect(await lives.find(read(), id)).toMatchObject({ id, room, state: 'planned', isRehearsal: false, beganAt: null });
  expect(await lives.ofRoom(read(), room)).toEqual(await lives.find(read(), id));
  expect(await lives.find(read(), room)).toBeUndefined();
  const { id: other } = await desk.planned();
  const among = await lives.among(read(), [id, other, id, room]);
  expect(among).toEqual(
    new Map([
      [id, await lives.find(read(), id)],
      [other, await lives.find(read(), other)],
    ]),
  );
  expect((await lives.items(read(), id)).map(({ title }) => title)).toEqual(['一', '二']);
});

it('pauses for another slice what is on the air, and leaves alone what is not', async () => {
  const lives = createLiveSessions(() => desk.deps);
  const { id } = await desk.planned();
  await desk.lined(id);
  await desk.manned(id);
  await desk.looked(id);
  const alarm = () =>
    desk.deps.database.transaction((tx) => lives.alarm(tx, officer, { session: id, words: '数字人失去应答' }));
  unwrap(await alarm());
  expect((await desk.seen(id)).state).toBe('planned');
  for (const event of ['prepare', 'make-ready', 'go-live'] as const) unwrap(await desk.turn(id, event));
  unwrap(await alarm());
  expect((await desk.seen(id)).state).toBe('paused');
});

it('tells newcomers of a room what is said over its picture, and nothing of a room that is not its own', async () => {
  const { id, room } = await desk.planned({ machineUses: ['scene'], aiLabel: true });
  await desk.lined(id);
  await desk.manned(id);
  await desk.looked(id);
  const snapshot = sessionSnapshot(() => desk.deps);
  for (const event of ['prepare', 'make-ready', 'go-live', 'pause'] as const) unwrap(await desk.turn(id, event));
  const told = await snapshot(room);
  expect(told).toMatchObject({ state: 'paused', playback: 'play' });
  expect(told.overlays?.map(({ kind }) => kind)).toEqual(['ai', 'paused']);
  expect(await snapshot(id)).toEqual({});
});

it('offers planners what is of their own station', async () => {
  const offer = desk.anOffer();
  const { offers } = unwrap(await listOfferChoices(desk.deps, planner, '斤'));
  expect(offers).toContainEqual(expect.objectContaining({ id: offer.id, title: '脐橙', left: 500 }));
  expect(unwrap(await listOfferChoices(desk.deps, stranger, '')).offers).toEqual([]);
  const { people } = unwrap(await listPeopleChoices(desk.deps, planner));
  expect(people.map(({ id }) => id)).toContain(chief.id);
  expect(people.map(({ id }) => id)).not.toContain(stranger.id);
});
