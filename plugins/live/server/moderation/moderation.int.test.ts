import { randomUUID } from 'node:crypto';
import type { StaffActor } from '@hearth/cms/contract';
import { unwrap } from '@hearth/cms/kernel';
import { codeOf } from '../../../../tests/host/outcome';
import { hideRules } from '../../contract';
import { hideMessage, listMessages, showMessage } from '../messages/move-message';
import { aRoomHouse, aViewer, head, moderator, officer, saying, stranger, type RoomHouse } from '../testing/a-room';
import { appealBan, banReader, decideBan, listBans, ownBan } from './ban-reader';
import { liftMute, listMutes, muteReader } from './mute-reader';

let house: RoomHouse;
beforeAll(async () => {
  house = await aRoomHouse();
}, 60_000);
afterAll(() => house.close());

const hide = (id: string, more: object = {}) =>
  hideMessage(house.rooms.deps, moderator, { ...{ id, rule: 'flood' as const, reason: '', version: 1 }, ...more });

describe('a message', () => {
  it('is let through once, and viewers hear of it then', async () => {
    const room = await house.room({ mode: 'pre' });
    const { id } = await house.said(room, '等一等');
    expect(house.heard(room, 'message')).toEqual([]);
    const queue = unwrap(await listMessages(house.rooms.deps, moderator, { id: room, state: 'waiting' }));
    expect(queue).toMatchObject({ messages: [{ id, heldBy: ['mode'], allowedEvents: ['show', 'hide'] }], more: false });
    const show = () => showMessage(house.rooms.deps, moderator, { id, version: 1 });
    const both = await Promise.all([show(), show()]);
    expect(both.map(codeOf).filter((code) => code === 'ok')).toHaveLength(1);
    expect(house.heard(room, 'message')).toMatchObject([{ message: { id } }]);
  });

  it('is hidden by a rule, told to viewers, kept in the ledger, and can be taken back', async () => {
    const room = await house.room();
    const { id } = await house.said(room, '刷刷刷刷刷');
    expect(unwrap(await hide(id))).toMatchObject({ state: 'hidden', hidden: { rule: 'flood', by: moderator.id } });
    expect(house.heard(room, 'message-hidden')).toMatchObject([{ id }]);
    expect(codeOf(await hide(id, { version: 2 }))).toBe('ROOM.MESSAGE_STATE');
    expect(unwrap(await showMessage(house.rooms.deps, moderator, { id, version: 2 }))).toMatchObject({
      ...{ state: 'shown', hidden: null },
    });
    const deeds = await house.db.knex('ledger_entry').where({ subject: id }).orderBy('seq');
    expect(deeds.map(({ action }: { action: string }) => action)).toEqual([
      'live-message.hide',
      'live-message.restore',
    ]);
    expect(codeOf(await hideMessage(house.rooms.deps, stranger, { id, rule: 'flood', reason: '', version: 3 }))).toBe(
      'ROOM.MESSAGE_NOT_FOUND',
    );
  });

  it('that judges goods badly is hidden only by a rule that reaches it, with words, and counted before everybody', async () => {
    const room = await house.room();
    const { id } = await house.said(room, '上次买的都烂了，骗人');
    const insult = await house.said(room, '你们这些某某，坑人');
    await house.said(room, '好吃');
    for (const { id: rule } of hideRules.filter(({ reachesReviews }) => !reachesReviews)) {
      expect(codeOf(await hide(id, { rule, reason: '不想看见' }))).toBe('ROOM.REVIEW_PROTECTED');
    }
    expect(codeOf(await hide(insult.id, { rule: 'insult' }))).toBe('ROOM.REASON_NEEDED');
    unwrap(await hide(insult.id, { rule: 'insult', reason: '辱骂他人' }));
    expect(await house.rooms.deps.audits.ofRoom(house.db.database.read, room)).toMatchObject({
      ...{ messages: 3, hidden: 1, reviews: 2, hiddenReviews: 1 },
      rules: [{ rule: 'insult', hidden: 1, hiddenReviews: 1 }],
    });
  });

  it('that judges goods badly cannot lose its words of why, by the database itself', async () => {
    const room = await house.room();
    const { id } = await house.said(room, '太贵，差评');
    const hidden = { state: 'hidden', hidden_rule: 'insult', hidden_reason: '', hidden_by: 'x', hidden_at: new Date() };
    await expect(house.db.knex('live_message').where({ id }).update(hidden)).rejects.toThrow('check constraint');
  });
});

describe('a mute', () => {
  it('holds in one room until it ends or is lifted', async () => {
    const [room, other] = [await house.room(), await house.room()];
    const by = aViewer('吵闹的人');
    const wish = { reader: by.id, minutes: 10, rule: 'flood' as const, reason: '反复刷屏' };
    const mute = () => muteReader(house.rooms.deps, moderator, { ...wish, id: room });
    expect(codeOf(await mute())).toBe('ROOM.READER_UNKNOWN');
    await house.said(room, '第一句', { by });
    const { id } = unwrap(await mute());
    const refused = await house.rooms.speaking.say(by, room, saying('第二句'));
    expect(refused).toMatchObject({ ok: false, error: { code: 'ROOM.MUTED', details: { rule: '刷屏' } } });
    await house.said(other, '别处可以说', { by });
    expect(unwrap(await listMutes(house.rooms.deps, moderator, room)).mutes).toMatchObject([{ id, name: '吵闹的人' }]);
    expect(codeOf(await liftMute(house.rooms.deps, stranger, id))).toBe('ROOM.MUTE_NOT_FOUND');
    unwrap(await liftMute(house.rooms.deps, moderator, id));
    expect(codeOf(await liftMute(house.rooms.deps, moderator, id))).toBe('ROOM.MUTE_NOT_FOUND');
    await house.said(room, '又能说了', { by });
  });
});

it('stands in the chain of the station whose room it is, whoever of a station above does it', async () => {
  const above: StaffActor = { ...moderator, id: randomUUID(), station: 'province', stations: ['province', 'yunze'] };
  const room = await house.room();
  const by = aViewer();
  const { id } = await house.said(room, '刷屏刷屏', { by });
  unwrap(await hideMessage(house.rooms.deps, above, { id, rule: 'flood', reason: '', version: 1 }));
  const mute = { id: room, reader: by.id, rule: 'flood', reason: '刷屏', minutes: 5 } as const;
  const { id: muted } = unwrap(await muteReader(house.rooms.deps, above, mute));
  unwrap(await liftMute(house.rooms.deps, above, muted));
  const entries = house.db.knex('ledger_entry').whereIn('subject', [id, by.id, muted]);
  expect(await entries.pluck<string[]>('station')).toEqual(['yunze', 'yunze', 'yunze']);
});

describe('a ban', () => {
  const banned = async (days = 7) => {
    const room = await house.room();
    const by = aViewer();
    const { id: message } = await house.said(room, '冒充客服让大家转账', { by });
    const wish = { reader: by.id, days, rule: 'fraud' as const, reason: '冒充客服', message };
    return { room, by, wish, ban: unwrap(await banReader(house.rooms.deps, officer, wish)) };
  };

  it('holds in all rooms of the station, with what was written', async () => {
    const { by, wish, ban } = await banned();
    expect(ban).toMatchObject({
      state: 'running',
      evidence: '冒充客服让大家转账',
      by: officer.name,
      allowedEvents: ['lift'],
    });
    const next = await house.room();
    const elsewhere = await house.room({ station: 'linhai' });
    expect(codeOf(await house.rooms.speaking.say(by, next, saying('又来了')))).toBe('ROOM.BANNED');
    await house.said(elsewhere, '别台可以说', { by });
    expect(codeOf(await banReader(house.rooms.deps, officer, wish))).toBe('ROOM.BANNED_ALREADY');
    const strange = { ...wish, message: null };
    expect(codeOf(await banReader(house.rooms.deps, { ...stranger, station: 'muyang' }, strange))).toBe(
      'ROOM.READER_UNKNOWN',
    );
    expect(codeOf(await banReader(house.rooms.deps, officer, { ...wish, reader: aViewer().id }))).toBe(
      'ROOM.READER_UNKNOWN',
    );
  });

  it('is spoken once by two who press at the same moment', async () => {
    const room = await house.room();
    const by = aViewer();
    await house.said(room, '骗局', { by });
    const wish = { reader: by.id, days: 1, rule: 'fraud' as const, reason: '诈骗', message: null };
    const both = await Promise.all([officer, head].map((actor) => banReader(house.rooms.deps, actor, wish)));
    expect(both.map(codeOf).sort()).toEqual(['ROOM.BANNED_ALREADY', 'ok']);
  });

  it('is appealed once by whom it is about, and judged by another person', async () => {
    const { by, ban } = await banned();
    const appeal = (who = by) => appealBan(house.rooms.deps, who, { id: ban.id, words: '我没有冒充' });
    expect(codeOf(await appeal(aViewer()))).toBe('ROOM.BAN_NOT_FOUND');
    expect(unwrap(await appeal())).toMatchObject({ state: 'appealed', mayAppeal: false });
    expect(codeOf(await appeal())).toBe('ROOM.BAN_STATE');
    const decide = (actor: typeof officer, version = 2) =>
      decideBan(house.rooms.deps, actor, { id: ban.id, event: 'lift', words: '核实后撤销', version });
    expect(codeOf(await decide(officer))).toBe('HEARTH.NOT_ALLOWED');
    expect(codeOf(await decide(stranger))).toBe('ROOM.BAN_NOT_FOUND');
    expect(codeOf(await decide(head, 1))).toBe('HEARTH.CHANGED_MEANWHILE');
    expect(unwrap(await decide(head))).toMatchObject({ state: 'lifted', decidedBy: head.name });
    await house.said(await house.room(), '回来了', { by });
    const [own] = (await house.rooms.deps.bans.ofReader(house.db.database.read, by.id)).map(ownBan);
    expect(own).toMatchObject({ id: ban.id, state: 'lifted', decision: { words: '核实后撤销' }, mayAppeal: false });
  });

  it('is listed by state, the newest first, at its station alone', async () => {
    const { ban } = await banned();
    const list = async (actor = officer) => unwrap(await listBans(house.rooms.deps, actor, { state: 'running' })).bans;
    expect((await list())[0]?.id).toBe(ban.id);
    expect(await list(stranger)).toEqual([]);
  });

  it('forgets whom it was about when the account goes', async () => {
    const { by, ban } = await banned();
    const { bans, mutes } = house.rooms.deps;
    await house.db.database.transaction(async (tx) => {
      await bans.forget(tx, by.id);
      await mutes.forget(tx, by.id);
    });
    expect(await house.db.knex('live_ban').where({ id: ban.id }).first()).toMatchObject({
      reader: null,
      evidence: null,
    });
  });

  it('is of no number that nobody has', async () => {
    const decision = { id: randomUUID(), event: 'lift' as const, words: '撤销', version: 1 };
    expect(codeOf(await decideBan(house.rooms.deps, officer, decision))).toBe('ROOM.BAN_NOT_FOUND');
  });
});
