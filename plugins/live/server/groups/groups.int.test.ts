import { randomUUID } from 'node:crypto';
import { err, ok, unwrap } from '@hearth/cms/kernel';
import { createDatabaseTime } from '@hearth/cms/platform';
import type { GatheringGroup, LiveGroups } from '@hearth/shop/contract';
import { openToolSchema, type SessionFacts, type SessionState } from '../../contract';
import { openPrice } from '../pins/open-price';
import { aPinDesk, controller, stranger, type PinDesk } from '../pins/testing/a-pin-desk';
import { followSession } from './follow-session';
import { openGroup, type GroupDeps } from './open-group';
import { groupsInRoom, seeGroups } from './see-groups';

const LEADER = { id: randomUUID(), name: '李姐', point: '沿江社区驿站' };
const POINT = { name: LEADER.name, point: LEADER.point, region: '321002', detail: '沿江街 8 号' };
const MINUTE = 60_000;

let desk: PinDesk;
let deps: GroupDeps;
let gathered: GatheringGroup[];

/** The shop's groups as its contract has them, kept in memory. */
const shop: LiveGroups = {
  leaders: () => Promise.resolve([LEADER]),
  gathering: (offers) => Promise.resolve(gathered.filter(({ offer }) => offers.includes(offer))),
  make: (_tx, _actor, { offer, leader, cutoff, minimum }) => {
    if (leader !== LEADER.id) return Promise.resolve(err('SHOP.LEADER_NOT_FOUND'));
    const shown = { id: randomUUID(), offer, point: POINT, cutoff, minimum, paid: 0 };
    gathered.push({ ...shown, madeAt: new Date().toISOString() });
    return Promise.resolve(ok({ ...shown, leader, state: 'gathering', version: 1, waiting: 0, allowedEvents: [] }));
  },
};

beforeAll(async () => {
  desk = await aPinDesk();
  deps = { ...desk.deps, time: createDatabaseTime(desk.db.database), groups: shop };
}, 60_000);
beforeEach(() => (gathered = []));
afterAll(() => desk.db.drop());

const wish = (offer: string) => ({ offer, leader: LEADER.id, minimum: 3, minutes: 60 });
const press = (live: SessionFacts, offer: string, who = controller) =>
  openGroup(deps, who, { id: live.id, ...wish(offer) });
const toldIn = (room: string) => desk.told.filter((one) => one.room === room);

/** A live with one line of its run-of-show that sells something. */
function aSellingLive(state: SessionState = 'live', more: Partial<SessionFacts> = {}) {
  const [live, offer] = [desk.aLive(state, more), desk.anOffer()];
  desk.aLine(live, offer.id);
  return { live, offer };
}

it('is told to the room with its offer, and to whoever comes later, until the live is over', async () => {
  const { live, offer } = aSellingLive();
  const group = unwrap(await press(live, offer.id));
  expect(group).toMatchObject({ offer: offer.id, minimum: 3, title: '云泽脐橙 5 斤装 · 沿江社区驿站' });
  expect(Math.abs(Date.parse(group.cutoff) - Date.now() - 60 * MINUTE)).toBeLessThan(MINUTE);
  const [telling] = toldIn(live.room);
  expect(telling).toMatchObject({ type: 'tool-opened', tool: { kind: 'group', id: group.id, offer: offer.id } });
  const [tool] = await groupsInRoom(deps, live.room);
  expect(openToolSchema.parse(tool)).toMatchObject({ kind: 'group', id: group.id, closesAt: group.cutoff });
  expect(await desk.deeds(live.id)).toEqual(['live.group-opened']);
  desk.move(live, 'ending');
  const payload = { ...{ session: live.id, room: live.room, isRehearsal: false }, from: 'live', to: 'ending' } as const;
  await desk.db.database.transaction((tx) =>
    followSession(deps, tx, { station: live.station, payload: { ...payload, event: 'stop' } }),
  );
  expect(toldIn(live.room).at(-1)).toMatchObject({ type: 'tool-closed', kind: 'group', id: group.id });
  expect(await groupsInRoom(deps, live.room)).toEqual([]);
});

it('gathers at the usual price while a price for some minutes runs', async () => {
  const { live, offer } = aSellingLive();
  const limits = { price: 2_990, total: 20, perBuyer: 2, countdown: 10, minutes: 5 };
  const price = unwrap(await openPrice(desk.deps, controller, { id: live.id, offer: offer.id, ...limits }));
  expect(unwrap(await press(live, price.offer)).offer).toBe(offer.id);
});

it('is for what the live sells and for a leader of the station, on the air alone', async () => {
  const { live, offer } = aSellingLive();
  expect(await press(live, desk.anOffer().id)).toEqual(err('SHOP.OFFER_NOT_FOUND'));
  expect(await press(live, offer.id, stranger)).toEqual(err('SESSION.NOT_FOUND'));
  const nobody = { id: live.id, ...wish(offer.id), leader: randomUUID() };
  expect(await openGroup(deps, controller, nobody)).toEqual(err('SHOP.LEADER_NOT_FOUND'));
  const ready = aSellingLive('ready');
  expect(await press(ready.live, ready.offer.id)).toEqual(err('PINS.OFF_AIR', { state: 'ready' }));
  const tried = aSellingLive('live', { isRehearsal: true });
  expect(await press(tried.live, tried.offer.id)).toEqual(err('PINS.REHEARSAL'));
  expect([...toldIn(live.room), ...toldIn(ready.live.room), ...toldIn(tried.live.room)]).toEqual([]);
  expect(gathered).toEqual([]);
});

it('is seen by the desk with those who may lead, and by no other station', async () => {
  const { live, offer } = aSellingLive();
  const group = unwrap(await press(live, offer.id));
  // The shop writes down for itself when it was made.
  const seen = { ...group, opensAt: gathered[0]?.madeAt };
  expect(unwrap(await seeGroups(deps, controller, live.id))).toEqual({ groups: [seen], leaders: [LEADER] });
  expect(await seeGroups(deps, stranger, live.id)).toEqual(err('SESSION.NOT_FOUND'));
});
