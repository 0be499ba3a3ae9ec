import { randomUUID } from 'node:crypto';
import { err, unwrap } from '@hearth/cms/kernel';
import { aYouTubeChat, type ChatMood, type YouTubeChat } from '../../../../tests/lab/youtube-chat';
import { controller, stranger } from '../numbers/testing/a-live-house';
import { aCommentHouse, VIDEO, type CommentHouse } from './testing/a-comment-house';
import { leaveSource, putSource } from './put-source';
import { readComments } from './read-comments';

let house: CommentHouse;
let chat: YouTubeChat;
beforeAll(async () => {
  chat = await aYouTubeChat(VIDEO);
  chat.begin();
  house = await aCommentHouse(chat.url);
}, 60_000);
afterEach(() => {
  chat.calls.length = 0;
});
afterAll(async () => {
  await house.drop();
  await chat.stop();
});

/** Lets its time come and reads; tells what was new. */
const readNow = async (outlet: string): Promise<number> => {
  await house.due(outlet);
  return readComments(house.deps);
};
/** Words that nobody else of this file says, without a number. */
const unique = (words: string): string => `${words} ${randomUUID().replace(/[\d-]/g, '')}`;
const aRoom = () => house.room({ key: chat.key });

it('puts what is written there before those who moderate, each once, with where it is from, and before nobody else', async () => {
  const { room, outlet } = await aRoom();
  const text = unique('橙子好甜');
  chat.say('Jia', text);
  chat.say('Yi', unique('加微 abc_12345'));
  chat.say('', '', 'messageDeletedEvent');
  await readNow(outlet);
  const waiting = (await house.waiting(room)).filter((one) => one.text.includes(text) || one.heldBy.length > 1);
  expect(waiting.find((one) => one.text === text)).toMatchObject({
    ...{ author: 'Jia', platform: 'youtube', reader: null, state: 'waiting', heldBy: ['platform'], kind: 'comment' },
  });
  expect(waiting.find((one) => one.author === 'Yi')?.heldBy).toEqual(['platform', 'number']);
  expect(house.heard(room)).toEqual([]);
  expect(house.newsOf(room)).toContain('waiting');
  await readNow(outlet);
  expect((await house.waiting(room)).filter((one) => one.text === text)).toHaveLength(1);
  // Asked once by the name of the video, and then by that of its chat, from where it ended.
  expect(chat.calls).toEqual(['videos', 'messages first', expect.stringMatching(/^messages after-\d+$/)]);
});

it('is told to viewers once somebody lets it through, under the name of the platform', async () => {
  const { room, outlet } = await aRoom();
  const text = unique('什么时候发货');
  chat.say('Bing', text);
  await readNow(outlet);
  const comment = (await house.waiting(room)).find((one) => one.text === text)!;
  unwrap(await house.show(comment));
  expect(house.heard(room)).toMatchObject([{ message: { id: comment.id, author: 'Bing · YouTube', text } }]);
});

it.each<[string, readonly ChatMood[], string]>([
  ['comes twice', ['doubled'], 'ok'],
  ['comes in another order', ['shuffled'], 'ok'],
  ['is cut off in the middle', ['torn'], 'busy'],
  ['breaks there', ['broken'], 'busy'],
  ['is asked too often', ['too-often'], 'busy'],
  ['never comes', ['silent'], 'busy'],
  ['is asked from where nobody knows', ['page-unknown'], 'page'],
  ['costs more than the day has', ['quota'], 'quota'],
])('what %s stands once in the end, in the order in which it was written', async (_, moods, problem) => {
  const { room, outlet } = await aRoom();
  await readNow(outlet);
  const before = (await house.waiting(room)).length;
  const words = ['一', '二', '三'].map((word) => unique(word));
  for (const word of words) chat.say('Ding', word);
  chat.script(...moods);
  await readNow(outlet);
  expect((await house.sourceOf(outlet)).problem ?? 'ok').toBe(problem);
  await readNow(outlet);
  await readNow(outlet);
  expect((await house.waiting(room)).slice(before).map(({ text }) => text)).toEqual(words);
  expect(await house.sourceOf(outlet)).toMatchObject({ state: 'reading', problem: null, tries: 0 });
});

it('is asked less often the longer nobody writes, and after it failed; the quota of a day is waited for an hour', async () => {
  const { outlet } = await aRoom();
  const waits: number[] = [];
  const read = async (...moods: readonly ChatMood[]): Promise<void> => {
    chat.script(...moods);
    await readNow(outlet);
    // As far as a busy machine can tell.
    waits.push(Math.ceil((await house.secondsLeft(outlet)) / 10) * 10);
  };
  chat.say('Wu', unique('来了'));
  await read();
  await read();
  await read('broken');
  await read('broken');
  await read('quota');
  chat.say('Wu', unique('来了'));
  await read();
  expect(waits).toEqual([10, 20, 20, 40, 3_600, 10]);
  // Before its time comes it is not asked at all.
  chat.calls.length = 0;
  expect(await readComments(house.deps)).toBe(0);
  expect(chat.calls).toEqual([]);
});

it.each<[ChatMood, string, string]>([
  ['ended', 'over', 'over'],
  ['key-refused', 'refused', 'key'],
  ['switched-off', 'refused', 'closed'],
])('is not asked any more when the platform says for good: %s', async (mood, state, problem) => {
  const { outlet, session } = await aRoom();
  chat.script(mood);
  await readNow(outlet);
  expect(await house.sourceOf(outlet)).toMatchObject({ state, problem });
  chat.calls.length = 0;
  await readNow(outlet);
  expect(chat.calls).toEqual([]);
  const deeds = (await house.ledger.of('yunze', session)).map(({ action }) => action);
  expect(deeds).toEqual(['live-session.comments-entered', `live-session.comments-${state}`]);
});

it('reads while its live is on the air, and no rehearsal', async () => {
  const [live, copy] = [await aRoom(), await house.room({ key: chat.key, isRehearsal: true })];
  await house.turn(live.session, 'ended');
  for (const { outlet } of [live, copy]) await readNow(outlet);
  expect(chat.calls).toEqual([]);
});

it('goes on after a node died before it could note what it read, and two nodes read it once', async () => {
  const { room, outlet } = await aRoom();
  const text = unique('还有吗');
  chat.say('Ji', text);
  await house.due(outlet);
  const dying = { ...house.deps, comments: { insert: () => Promise.reject(new Error('the node died')) } };
  expect(await readComments(dying)).toBe(0);
  expect(house.complaints).toContain(outlet);
  await house.due(outlet);
  chat.calls.length = 0;
  await Promise.all([readComments(house.deps), readComments(house.deps)]);
  expect(chat.calls.filter((call) => call.startsWith('messages'))).toHaveLength(1);
  expect((await house.waiting(room)).filter((one) => one.text === text)).toHaveLength(1);
});

describe('a key', () => {
  const wish = { place: VIDEO, key: 'A'.repeat(39), version: 0 };

  it('is entered once by two presses, lies sealed, is never told, and goes with the source', async () => {
    const { session, outlet } = await house.bareRoom();
    const put = (more: object = {}) => putSource(house.outlets, controller, { session, outlet, ...wish, ...more });
    expect(await put({ key: null })).toEqual(err('OUTLETS.KEY_NEEDED'));
    const both = await Promise.all([put(), put()]);
    expect(both.map((one) => unwrap(one).comments)).toMatchObject([{ version: 1 }, { version: 1 }]);
    expect(JSON.stringify(both)).not.toContain(wish.key);
    expect((await house.sourceOf(outlet)).secret).not.toContain(wish.key);
    expect(await put({ key: 'B'.repeat(39) })).toEqual(err('HEARTH.CHANGED_MEANWHILE'));
    const moved = unwrap(await put({ place: 'abcdefghijk', key: null, version: 1 }));
    expect(moved.comments).toMatchObject({ place: 'abcdefghijk', state: 'reading', version: 2 });
    expect(unwrap(await leaveSource(house.outlets, controller, { session, outlet })).comments).toBeNull();
    expect(await house.db.knex('live_comment_source').where({ outlet })).toEqual([]);
  });

  it('is one of the station, for a platform that gives comments', async () => {
    const { session, outlet } = await house.bareRoom();
    const at = { session, outlet };
    expect(await putSource(house.outlets, stranger, { ...at, ...wish })).toEqual(err('OUTLETS.SESSION_NOT_FOUND'));
    expect(await leaveSource(house.outlets, stranger, at)).toEqual(err('OUTLETS.SESSION_NOT_FOUND'));
    const nowhere = { session, outlet: randomUUID(), ...wish };
    expect(await putSource(house.outlets, controller, nowhere)).toEqual(err('OUTLETS.NOT_FOUND'));
    const other = await house.bareRoom({ platform: 'douyin' });
    expect(await putSource(house.outlets, controller, { ...other, ...wish })).toEqual(err('OUTLETS.NO_COMMENTS'));
  });
});
