import { randomUUID } from 'node:crypto';
import { unwrap } from '@hearth/cms/kernel';
import { codeOf } from '../../../../tests/host/outcome';
import { roomSnapshotSchema } from '../../contract';
import { batchStore } from '../messages/batch-store';
import { hideMessage } from '../messages/move-message';
import { makePoll } from '../polls/make-poll';
import { aRoomHouse, aViewer, moderator, stranger, type RoomHouse } from '../testing/a-room';
import { dropOld } from './keep-three-years';
import { announce, pinMessage, seeRoom, setRoom } from './lead-room';
import { liveKind, orderKind } from './live-kind';
import { readSnapshot } from './snapshot';
import { tellSubtitle } from './subtitles';

let house: RoomHouse;
beforeAll(async () => {
  house = await aRoomHouse();
}, 60_000);
afterAll(() => house.close());

const snapshotOf = async (room: string) => {
  const { deps, brought, port } = house.rooms;
  const found = await readSnapshot({ ...deps, viewers: (id) => port.viewers(id), parts: brought.parts }, room);
  return roomSnapshotSchema.parse(found);
};

it('is one room for each owner, whoever opens it at the same moment', async () => {
  const owner = { kind: 'session' as const, id: randomUUID() };
  const [one, two] = await Promise.all([house.room({ owner }), house.room({ owner })]);
  expect(one).toBe(two);
  expect(await house.rooms.port.find(one)).toEqual({
    ...{ id: one, owner, station: 'yunze', isOpen: true, isClosed: false },
  });
});

it('tells newcomers everything that they must know, with what others add', async () => {
  const room = await house.room();
  const { deps, port, brought } = house.rooms;
  const { id } = await house.said(room, '置顶这一句');
  unwrap(await announce(deps, moderator, { id: room, text: '今晚八点抽奖' }));
  unwrap(await pinMessage(deps, moderator, { id: room, message: id }));
  const poll = unwrap(
    await makePoll(deps, moderator, { id: room, question: '先看哪个', options: ['脐橙', '茶叶'], minutes: 5 }),
  );
  port.contribute('test.pins', () => Promise.resolve({ state: 'live', playback: 'p1' }));
  port.contribute('test.broken', () => Promise.reject(new Error('gone')));
  house.watching.set(`live:${room}`, 7);
  const seen = await snapshotOf(room);
  expect(seen).toMatchObject({
    ...{ room, state: 'live', playback: 'p1', announcement: '今晚八点抽奖', viewers: 7, mayDanmaku: true },
    ...{ pinnedMessage: { id }, messages: [{ id }], tools: [{ kind: 'poll', id: poll.id }] },
  });
  expect(house.heard(room, 'announcement')).toMatchObject([{ text: '今晚八点抽奖' }]);
  expect(house.heard(room, 'message-pinned')).toMatchObject([{ message: { id } }]);
  expect(() => port.contribute('test.pins', () => Promise.resolve({}))).toThrow('two parts of the house');
  brought.parts.clear();
  // What is hidden is pinned no more.
  unwrap(await hideMessage(deps, moderator, { id, rule: 'off-topic', reason: '', version: 1 }));
  expect(await snapshotOf(room)).toMatchObject({ pinnedMessage: null, messages: [] });
});

it('pins only what is shown, and what was said in this very room', async () => {
  const [room, other] = [await house.room(), await house.room()];
  const waiting = await house.said(room, '看 www.abc.com');
  const elsewhere = await house.said(other, '别处的话');
  const pin = (message: string) => pinMessage(house.rooms.deps, moderator, { id: room, message });
  expect(codeOf(await pin(waiting.id))).toBe('ROOM.NOT_SHOWN');
  expect(codeOf(await pin(elsewhere.id))).toBe('ROOM.MESSAGE_NOT_FOUND');
  expect(codeOf(await pin(randomUUID()))).toBe('ROOM.MESSAGE_NOT_FOUND');
});

it('is led by whoever saw its last version, and by nobody from another station', async () => {
  const room = await house.room();
  const { deps } = house.rooms;
  const settings = { id: room, mode: 'pre' as const, slowSeconds: 10, mayDanmaku: true };
  const both = await Promise.all([1, 1].map((version) => setRoom(deps, moderator, { ...settings, version })));
  expect(both.map(codeOf).sort()).toEqual(['HEARTH.CHANGED_MEANWHILE', 'ok']);
  expect(house.heard(room, 'mode')).toMatchObject([{ mode: 'pre', slowSeconds: 10, mayDanmaku: true }]);
  expect((await house.said(room, '先审')).state).toBe('waiting');
  for (const refused of [
    await setRoom(deps, stranger, { ...settings, version: 2 }),
    await announce(deps, stranger, { id: room, text: '别台的话' }),
    await seeRoom(deps, stranger, room),
  ])
    expect(codeOf(refused)).toBe('ROOM.ROOM_NOT_FOUND');
  const entries = await house.db.knex('ledger_entry').where({ subject: room, action: 'live-room.set' });
  expect(entries).toHaveLength(1);
});

it('lets anybody watch a live, and a rehearsal the station’s people and whoever has a pass', async () => {
  const [live, rehearsal] = [await house.room(), await house.room({ isClosed: true })];
  const kind = liveKind(house.rooms.kind);
  const order = orderKind(house.rooms.kind);
  expect(await kind.mayJoin(undefined, live)).toBe(true);
  expect(await kind.mayJoin(aViewer(), rehearsal)).toBe(false);
  expect(await kind.mayJoin(moderator, rehearsal)).toBe(true);
  expect(await kind.mayJoin(stranger, rehearsal)).toBe(false);
  const guests = liveKind(house.rooms.kind, (room, pass) => room === rehearsal && pass === 'come-in');
  expect(await guests.mayJoin(undefined, rehearsal, 'come-in')).toBe(true);
  expect(await guests.mayJoin(undefined, rehearsal, 'another')).toBe(false);
  expect(await guests.mayJoin(aViewer(), rehearsal)).toBe(false);
  expect(await kind.mayJoin(undefined, randomUUID())).toBe(false);
  expect(await kind.mayJoin(undefined, 'no-room')).toBe(false);
  expect([await order.mayJoin(moderator, live), await order.mayJoin(stranger, live)]).toEqual([true, false]);
  expect(await order.mayJoin(aViewer(), live)).toBe(false);
});

describe('once a second', () => {
  it('adds likes of all nodes to one sum, of each reader no more than two thumbs make', async () => {
    const room = await house.room();
    const other = house.node();
    const [one, two] = [aViewer(), aViewer()];
    expect(house.rooms.kind.likes.like(one, room, 15)).toEqual({ ok: true, value: { counted: 15 } });
    expect(other.kind.likes.like(two, room, 50)).toEqual({ ok: true, value: { counted: 20 } });
    expect(codeOf(house.rooms.kind.likes.like(undefined, room, 1))).toBe('HEARTH.SIGN_IN_FIRST');
    await Promise.all([house.rooms.beat.tick(), other.beat.tick()]);
    expect(await house.rooms.deps.likes.sum(house.db.database.read, room)).toBe(35);
    expect(Math.max(...house.heard(room, 'likes').map(({ likes }) => Number(likes)))).toBe(35);
    await house.rooms.beat.tick();
    expect(house.heard(room, 'likes')).toHaveLength(2);
  });

  it('notes who came, and tells how many watch when that changed', async () => {
    const room = await house.room();
    const { kind, beat, deps } = house.rooms;
    const by = aViewer('13800138000');
    await liveKind(kind).mayJoin(by, room);
    await liveKind(kind).mayJoin(by, room);
    house.watching.set(`live:${room}`, 3);
    for (let n = 0; n < 6; n += 1) await beat.tick();
    expect(house.heard(room, 'viewers')).toMatchObject([{ viewers: 3 }]);
    expect(await deps.viewers.list(house.db.database.read, room)).toMatchObject([
      { reader: by.id, name: `观众${by.id.slice(-4)}`, messages: 0, mutedUntil: null },
    ]);
  });
});

it('tells subtitles in each language to the rooms that show the picture', async () => {
  const [room, other] = [await house.room(), await house.room()];
  const streamingRoom = randomUUID();
  const track = randomUUID();
  const picture = { streamingRoom, beganAt: new Date() };
  await house.db.database.transaction((tx) => house.rooms.port.picture(tx, room, picture));
  const cue = {
    ...{
      id: randomUUID(),
      broadcast: randomUUID(),
      track,
      start: 1,
      end: 2,
      text: 'Hello',
      source: 'translated' as const,
    },
    ...{ machine: true, author: '', at: 1, version: 1, removed: false },
  };
  const tracks = {
    of: () =>
      Promise.resolve([
        {
          ...{ id: track, room: streamingRoom, language: 'en', name: 'English', direction: 'ltr' as const },
          ...{ kind: 'translated' as const, driver: null, from: null, place: 0, version: 1 },
        },
      ]),
  };
  // What the handler reads of an event is its payload.
  const event = { payload: { roomId: streamingRoom, cue } } as Parameters<typeof tellSubtitle>[1];
  await tellSubtitle({ ...house.rooms.deps, tracks }, event);
  expect(house.heard(room, 'subtitle')).toMatchObject([{ subtitle: { language: 'en', text: 'Hello', machine: true } }]);
  expect(house.heard(other, 'subtitle')).toEqual([]);
});

it('drops what was said after three years, unless somebody keeps it', async () => {
  const [kept, old, young] = [await house.room(), await house.room(), await house.room()];
  const { knex } = house.db;
  const station = 'yunze';
  for (const room of [old, kept]) {
    const ago = knex.raw(`clock_timestamp() - interval '4 years'`);
    const message = {
      id: randomUUID(),
      room,
      station,
      kind: 'question',
      text: '旧话',
      author_name: '某人',
      press: randomUUID(),
    };
    await knex('live_message').insert({ ...message, state: 'shown', at: ago });
    await knex('live_question').insert({ message: message.id, room, station });
    await knex('live_room').where({ id: room }).update({ closed_at: ago });
  }
  await house.said(young, '新话');
  house.rooms.port.keptBy('test.holds', (room) => Promise.resolve(room === kept));
  // One room at a look: those that are kept are in nobody's way.
  const rooms: Parameters<typeof dropOld>[0]['rooms'] = {
    outdated: (on, _limit, after) => house.rooms.deps.rooms.outdated(on, 1, after),
  };
  await dropOld({ ...house.rooms.deps, rooms, batches: batchStore, kept: house.rooms.brought.kept });
  const left = (await knex('live_message').whereIn('room', [old, kept, young])) as { room: string }[];
  expect(left.map(({ room }) => room).sort()).toEqual([kept, young].sort());
  expect(await knex('live_question').where({ room: old })).toEqual([]);
});
