import { unwrap } from '@hearth/cms/kernel';
import { codeOf } from '../../../../tests/host/outcome';
import { hideMessage, showMessage } from '../messages/move-message';
import { closePoll, makePoll } from '../polls/make-poll';
import { vote } from '../polls/vote';
import { aRoomHouse, aViewer, moderator, stranger, type RoomHouse } from '../testing/a-room';
import { listQuestions, moveQuestion } from './move-question';

let house: RoomHouse;
beforeAll(async () => {
  house = await aRoomHouse();
}, 60_000);
afterAll(() => house.close());

const questionsOf = async (id: string, state: 'asked' | 'picked' | 'answered' | 'dismissed') =>
  unwrap(await listQuestions(house.rooms.deps, moderator, { id, state })).questions;

describe('a question', () => {
  type Moved = Pick<Parameters<typeof moveQuestion>[2], 'id' | 'event' | 'version'>;
  const move = (moved: Moved, answer: string | null = null) =>
    moveQuestion(house.rooms.deps, moderator, { ...moved, answer });

  it('is asked, put before the host and answered before everybody', async () => {
    const room = await house.room();
    const { id } = await house.said(room, '孕妇能吃吗', { kind: 'question' });
    await house.said(room, '好吃', { kind: 'comment' });
    expect(await questionsOf(room, 'asked')).toMatchObject([
      { id, text: '孕妇能吃吗', allowedEvents: ['pick', 'answer', 'dismiss'] },
    ]);
    unwrap(await move({ id, event: 'pick', version: 1 }));
    const answered = unwrap(await move({ id, event: 'answer', version: 2 }, '请先问医生，检测报告在商品页'));
    expect(answered).toMatchObject({ state: 'answered', answeredBy: moderator.name, allowedEvents: [] });
    expect(house.heard(room, 'question-answered')).toMatchObject([{ question: { id, answer: answered.answer } }]);
    expect(await house.rooms.deps.questions.shown(house.db.database.read, room)).toMatchObject([
      { id, state: 'answered' },
    ]);
    expect(codeOf(await move({ id, event: 'dismiss', version: 3 }))).toBe('ROOM.QUESTION_STATE');
  });

  it('is moved once by two who press at the same moment', async () => {
    const room = await house.room();
    const { id } = await house.said(room, '几天到', { kind: 'question' });
    const both = await Promise.all([
      move({ id, event: 'dismiss', version: 1 }),
      move({ id, event: 'answer', version: 1 }),
    ]);
    expect(both.map(codeOf).filter((code) => code === 'ok')).toHaveLength(1);
  });

  it('is put before nobody while its words wait or are hidden, and belongs to its station', async () => {
    const room = await house.room();
    const { id } = await house.said(room, '加微 abc_12345 吗', { kind: 'question' });
    expect(await questionsOf(room, 'asked')).toEqual([]);
    unwrap(await showMessage(house.rooms.deps, moderator, { id, version: 1 }));
    expect(await questionsOf(room, 'asked')).toHaveLength(1);
    unwrap(await hideMessage(house.rooms.deps, moderator, { id, rule: 'lure-away', reason: '', version: 2 }));
    expect(await questionsOf(room, 'asked')).toEqual([]);
    const theirs = { id, event: 'dismiss' as const, answer: null, version: 1 };
    expect(codeOf(await moveQuestion(house.rooms.deps, stranger, theirs))).toBe('ROOM.QUESTION_NOT_FOUND');
    expect(codeOf(await listQuestions(house.rooms.deps, stranger, { id: room, state: 'asked' }))).toBe(
      'ROOM.ROOM_NOT_FOUND',
    );
  });
});

describe('a poll', () => {
  const open = (id: string) =>
    makePoll(house.rooms.deps, moderator, { id, question: '先看哪个', options: ['脐橙', '茶叶'], minutes: 5 });
  const choose = (poll: string, option: number, by = aViewer()) =>
    vote({ ...house.rooms.deps }, by, { id: poll, option });

  it('is open alone in its room, also when two open one at once', async () => {
    const room = await house.room();
    const both = await Promise.all([open(room), open(room)]);
    expect(both.map(codeOf).sort()).toEqual(['ROOM.POLL_OPEN', 'ok']);
  });

  it('counts one vote for each, whoever presses twice, and tells the counts once a second', async () => {
    const room = await house.room();
    const { id } = unwrap(await open(room));
    const by = aViewer();
    const pressed = await Promise.all([choose(id, 0, by), choose(id, 0, by), choose(id, 0, by)]);
    expect(pressed.map(codeOf)).toEqual(['ok', 'ok', 'ok']);
    expect(codeOf(await choose(id, 1, by))).toBe('ROOM.VOTED');
    expect(codeOf(await choose(id, 2))).toBe('ROOM.POLL_OPTION');
    await Promise.all(Array.from({ length: 20 }, (_, n) => choose(id, n % 2)));
    await house.rooms.beat.tick();
    expect(house.heard(room, 'poll').at(-1)).toMatchObject({ poll: { options: [{ votes: 11 }, { votes: 10 }] } });
    const closed = unwrap(await closePoll(house.rooms.deps, moderator, id));
    expect(closed).toMatchObject({ isOpen: false, options: [{ votes: 11 }, { votes: 10 }] });
    expect(codeOf(await choose(id, 0))).toBe('ROOM.POLL_CLOSED');
    expect(codeOf(await closePoll(house.rooms.deps, moderator, id))).toBe('ROOM.POLL_CLOSED');
    expect(codeOf(await closePoll(house.rooms.deps, stranger, id))).toBe('ROOM.POLL_NOT_FOUND');
  });

  it('of a rehearsal is there for nobody from outside', async () => {
    const { id } = unwrap(await open(await house.room({ isClosed: true })));
    expect(codeOf(await choose(id, 0))).toBe('ROOM.POLL_NOT_FOUND');
    expect(await house.db.knex('live_poll_vote').where({ poll: id })).toEqual([]);
  });
});
