import { randomUUID } from 'node:crypto';
import { systemIds } from '@hearth/cms/kernel';
import { codeOf } from '../../../../tests/host/outcome';
import { setRoom } from '../room/lead-room';
import { aRoomHouse, aViewer, moderator, saying, type RoomHouse } from '../testing/a-room';

let house: RoomHouse;
beforeAll(async () => {
  house = await aRoomHouse();
}, 60_000);
afterAll(() => house.close());

const rowsOf = (room: string) => house.db.knex('live_message').where({ room }).orderBy('id');
const set = async (id: string, more: object) => {
  const seen = (await house.rooms.deps.rooms.find(house.db.database.read, id))!;
  const settings = { mode: seen.mode, slowSeconds: seen.slowSeconds, mayDanmaku: seen.mayDanmaku };
  return setRoom(house.rooms.deps, moderator, { ...settings, ...more, id, version: seen.version });
};

describe('what is said', () => {
  it('is a row first and a message of the room second', async () => {
    const room = await house.room();
    const { id, state } = await house.said(room, '多少钱一箱', { by: aViewer('李雷') });
    expect(state).toBe('shown');
    expect(await rowsOf(room)).toMatchObject([{ id, text: '多少钱一箱', author_name: '李雷', is_robot: false }]);
    expect(house.heard(room, 'message')).toMatchObject([
      { message: { id, text: '多少钱一箱', author: '李雷', lane: 1 } },
    ]);
  });

  it('is one message however often the phone sends it, at once or later, on whatever node', async () => {
    const room = await house.room();
    const [by, other] = [aViewer(), house.node()];
    const word = saying('新鲜吗');
    const answers = await Promise.all([
      house.rooms.speaking.say(by, room, word),
      house.rooms.speaking.say(by, room, word),
      other.speaking.say(by, room, word),
    ]);
    const later = await other.speaking.say(by, room, word);
    expect(new Set([...answers, later].map((answer) => answer.ok && answer.value.id)).size).toBe(1);
    expect(await rowsOf(room)).toHaveLength(1);
    expect(house.heard(room, 'message')).toHaveLength(1);
  });

  it('is two messages where two people happen to have the same number', async () => {
    const room = await house.room();
    const id = randomUUID();
    await house.said(room, '好', { id });
    await house.said(room, '好', { id });
    expect(await rowsOf(room)).toHaveLength(2);
  });

  it('is written together when many speak at once', async () => {
    const room = await house.room();
    await Promise.all(Array.from({ length: 300 }, (_, n) => house.said(room, `第${n}位观众好`)));
    const rows = await rowsOf(room);
    expect(rows).toHaveLength(300);
    expect(new Set(house.heard(room, 'message').map(({ message }) => (message as { id: string }).id)).size).toBe(300);
    // A picture that is full leaves the rest to the list.
    expect(rows.some(({ lane }) => lane === null)).toBe(true);
  });

  it('is refused by whoever is nobody, in no room, and in one that is closed or silent', async () => {
    const { speaking } = house.rooms;
    const [room, silent, closed] = [await house.room(), await house.room(), await house.room()];
    expect(codeOf(await set(silent, { mayDanmaku: false }))).toBe('ok');
    await house.db.database.transaction((tx) => house.rooms.port.close(tx, closed));
    expect(codeOf(await speaking.say(undefined, room, saying('好')))).toBe('HEARTH.SIGN_IN_FIRST');
    expect(codeOf(await speaking.say(moderator, room, saying('好')))).toBe('HEARTH.NOT_ALLOWED');
    expect(codeOf(await speaking.say(aViewer(), randomUUID(), saying('好')))).toBe('ROOM.ROOM_NOT_FOUND');
    expect(codeOf(await speaking.say(aViewer(), silent, saying('好')))).toBe('ROOM.SPEAKING_OFF');
    expect(codeOf(await speaking.say(aViewer(), closed, saying('好')))).toBe('ROOM.ROOM_CLOSED');
  });

  it('keeps to slow mode, to a rate and to new words, also within one batch', async () => {
    const { speaking } = house.rooms;
    const [room, slow] = [await house.room(), await house.room()];
    await set(slow, { slowSeconds: 30 });
    const by = aViewer();
    expect((await Promise.all(['一', '二'].map((text) => speaking.say(by, slow, saying(text))))).map(codeOf)).toEqual([
      ...['ok', 'ROOM.SLOW_MODE'],
    ]);
    const many = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => speaking.say(by, room, saying(`第${n}个问题`))));
    expect(many.map(codeOf)).toEqual([...Array<string>(5).fill('ok'), 'ROOM.TOO_MANY']);
    const other = aViewer();
    await house.said(room, '怎么发货？', { by: other });
    expect(codeOf(await speaking.say(other, room, saying('怎么发货')))).toBe('ROOM.REPEATED');
  });

  it('waits for a person where it leads away, holds a number, or breaks a red rule', async () => {
    const room = await house.room();
    for (const [text, rule] of [
      ['加我 13800138000', 'number'],
      ['看 www.abc.com', 'link'],
      ['国家级品质', 'ad.absolute'],
    ] as const) {
      const { id, state } = await house.said(room, text);
      expect(state).toBe('waiting');
      expect(await house.db.knex('live_message').where({ id }).first()).toMatchObject({ held_by: [rule], lane: null });
    }
    expect(house.heard(room, 'message')).toEqual([]);
    await house.rooms.beat.tick();
    expect(house.told.filter((one) => one.room === `live-order:${room}`)).toMatchObject([
      { message: { type: 'live.waiting' } },
    ]);
  });

  it('has its time in the picture, and never one that the phone made up', async () => {
    const room = await house.room();
    const beganAt = new Date(Date.now() - 60_000);
    const picture = { streamingRoom: systemIds.next(), beganAt };
    await house.db.database.transaction((tx) => house.rooms.port.picture(tx, room, picture));
    await house.said(room, '早', { clock: 12.34 });
    await house.said(room, '晚', { clock: 9_999 });
    const [early, late] = (await rowsOf(room)) as { clock: number }[];
    expect(early?.clock).toBeCloseTo(12.3, 1);
    expect(late?.clock).toBeLessThan(120);
  });

  it('by a robot is marked, and possible in a rehearsal alone', async () => {
    const [rehearsal, live] = [await house.room({ isClosed: true }), await house.room()];
    const robot = { kind: 'danmaku' as const, name: '机器人 01', text: '彩排弹幕', clock: null };
    expect(await house.rooms.port.robotSays(rehearsal, robot)).toMatchObject({ state: 'shown' });
    expect(await house.rooms.port.robotSays(live, robot)).toBeUndefined();
    expect(await rowsOf(rehearsal)).toMatchObject([{ is_robot: true, author: null }]);
  });
});

describe('the record', () => {
  it('is never changed, and not taken away before three years', async () => {
    const room = await house.room();
    const { id } = await house.said(room, '原话');
    const row = house.db.knex('live_message').where({ id });
    await expect(row.clone().update({ text: '改过的话' })).rejects.toThrow('what was said is not changed');
    await expect(row.clone().update({ author: randomUUID() })).rejects.toThrow('what was said is not changed');
    await expect(row.clone().delete()).rejects.toThrow('kept for three years');
  });

  it('forgets who said it when the account goes, and nothing else', async () => {
    const room = await house.room();
    const by = aViewer('要走的人');
    const { id } = await house.said(room, '留下的话', { by });
    await house.db.database.transaction((tx) => house.rooms.deps.messages.forget(tx, by.id));
    expect(await house.db.knex('live_message').where({ id }).first()).toMatchObject({
      ...{ text: '留下的话', author: null, author_name: '已注销用户' },
    });
  });
});
