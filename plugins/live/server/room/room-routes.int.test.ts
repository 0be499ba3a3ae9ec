import { randomUUID } from 'node:crypto';
import knex, { type Knex } from 'knex';
import { io, type Socket } from 'socket.io-client';
import type { JoinAnswer, RoomFrame, RoomMessage } from '@hearth/cms/contract';
import { systemIds } from '@hearth/cms/kernel';
import { until } from '../../../../tests/host/a-node';
import { theHost, type Host } from '../../../../tests/host/host';
import { aPerson, aStation, call, type SignedIn } from '../../../../tests/host/people';
import { aReader } from '../../../../tests/host/readers';
import { roomSnapshotSchema } from '../../contract';

let host: Host;
let db: Knex;
let station: string;
let controller: SignedIn;

// The first boot of a house makes its database, which takes a busy machine minutes.
beforeAll(async () => {
  host = await theHost();
  db = knex({ client: 'pg', connection: host.databaseUrl, pool: { min: 0, max: 2 } });
  station = (await aStation(host).save()).slug;
  controller = await aPerson(host).role('field-controller').at(station).signedIn();
}, 300_000);
afterAll(() => db.destroy());

async function aRoom(more: object = {}): Promise<string> {
  const id = systemIds.next();
  const room = { id, station, owner_kind: 'session', owner_id: id, title: '脐橙专场', language: 'zh-Hans' };
  await db('live_room').insert({ ...room, ...more });
  return id;
}

type Line = { readonly socket: Socket; readonly heard: RoomMessage[]; readonly answer: JoinAnswer };

type Comer = { readonly token?: string; readonly pass?: string };

async function aLine(room: string, { token, pass }: Comer = {}): Promise<Line> {
  const socket = io(host.url, {
    path: '/realtime',
    transports: ['websocket'],
    auth: token ? { token } : {},
    forceNew: true,
  });
  const heard: RoomMessage[] = [];
  socket.on('frame', ({ messages }: RoomFrame) => heard.push(...messages));
  const answer = (await socket.timeout(10_000).emitWithAck('join', { room, pass })) as JoinAnswer;
  return { socket, heard, answer };
}

const said = (
  line: Line,
  room: string,
  message: object,
): Promise<{ ok: boolean; code?: string; value?: { id: string } }> =>
  line.socket.timeout(10_000).emitWithAck('say', { room: `live:${room}`, message }) as Promise<{ ok: boolean }>;

/** What the answer to `join` alone tells of what was said. */
function knownAtOnce({ answer }: Line): unknown[] {
  if (!answer.ok) return [];
  const { messages } = roomSnapshotSchema.parse(answer.snapshot);
  const since = answer.missed.flatMap((frame) => frame.messages.filter(({ type }) => type === 'message'));
  return [...messages, ...since.map(({ message }) => message as { text: string })].map(({ text }) => text);
}

it('is led and kept in order at one’s own station by those who may', async () => {
  const room = await aRoom();
  const proofreader = await aPerson(host).role('proofreader').at(station).signedIn();
  const far = (await aStation(host).save()).slug;
  const stranger = await aPerson(host).role('field-controller', 'compliance-officer').at(far).signedIn();
  const [message, reader] = [randomUUID(), randomUUID()];
  const settings = { mode: 'pre', slowSeconds: 5, mayDanmaku: true, version: 1 };
  const wish = { rule: 'flood', reason: '刷屏' };
  const ofRoom = [
    ['GET', `/live/rooms/${room}`],
    ['GET', `/live/rooms/${room}/snapshot`],
    ['POST', `/live/rooms/${room}/guest-passes`],
    ['PUT', `/live/rooms/${room}/settings`, settings],
    ['PUT', `/live/rooms/${room}/announcement`, { text: '八点抽奖' }],
    ['PUT', `/live/rooms/${room}/pinned-message`, { message: null }],
    ['GET', `/live/rooms/${room}/messages?state=waiting`],
    ['GET', `/live/rooms/${room}/viewers`],
    ['GET', `/live/rooms/${room}/questions?state=asked`],
    ['GET', `/live/rooms/${room}/polls`],
    ['POST', `/live/rooms/${room}/polls`, { question: '先看哪个', options: ['橙', '茶'], minutes: 5 }],
    ['GET', `/live/rooms/${room}/mutes`],
    ['POST', `/live/rooms/${room}/mutes`, { ...wish, reader, minutes: 5 }],
  ] as const;
  const others = [
    ['GET', '/live/rooms'],
    ['POST', `/live/messages/${message}/show`, { version: 1 }],
    ['POST', `/live/messages/${message}/hide`, { ...wish, version: 1 }],
    ['POST', `/live/questions/${message}`, { event: 'dismiss', answer: null, version: 1 }],
    ['POST', `/live/polls/${message}/close`, {}],
    ['POST', `/live/mutes/${message}/lift`, {}],
    ['GET', '/live/bans'],
    ['POST', '/live/bans', { ...wish, reader, days: 1, message: null }],
    ['POST', `/live/bans/${message}/decide`, { event: 'lift', words: '撤销', version: 1 }],
  ] as const;
  for (const [method, to, body] of [...ofRoom, ...others]) {
    expect((await call(host, undefined, method, to, body)).status).toBe(401);
    expect((await call(host, proofreader, method, to, body)).status).toBe(403);
  }
  for (const [method, to, body] of ofRoom) {
    const answer = await call(host, stranger, method, to, body);
    // Neither may everybody of them lead; whoever may finds no room.
    expect([403, 404]).toContain(answer.status);
  }
  expect((await call(host, stranger, 'GET', `/live/rooms/${room}`)).body.error.code).toBe('ROOM.ROOM_NOT_FOUND');
  expect((await call(host, stranger, 'GET', '/live/rooms')).body.rooms).toEqual([]);
  expect((await call(host, controller, 'GET', '/live/rooms')).body.rooms).toMatchObject([{ id: room, waiting: 0 }]);
  for (const wrong of [{ slowSeconds: 301 }, { mode: 'never' }, { version: 0 }, { more: 1 }]) {
    const body = { ...settings, ...wrong };
    expect((await call(host, controller, 'PUT', `/live/rooms/${room}/settings`, body)).status).toBe(422);
  }
  const set = await call(host, controller, 'PUT', `/live/rooms/${room}/settings`, settings);
  expect(set.body).toMatchObject({ mode: 'pre', slowSeconds: 5, version: 2 });
  // Who keeps order in a room does not ban from all of them.
  expect((await call(host, controller, 'POST', '/live/bans', { ...wish, reader, days: 1, message: null })).status).toBe(
    403,
  );
});

it('carries what a reader says to whoever watches, and answers with the number of the row', async () => {
  const room = await aRoom();
  const reader = await aReader(host).signedIn();
  const [speaker, guest] = [await aLine(`live:${room}`, reader), await aLine(`live:${room}`)];
  try {
    expect(speaker.answer.ok && roomSnapshotSchema.parse(speaker.answer.snapshot)).toMatchObject({
      room,
      messages: [],
    });
    const word = { type: 'say', id: randomUUID(), kind: 'danmaku', text: '新鲜吗', clock: null };
    const [first, again] = [await said(speaker, room, word), await said(speaker, room, word)];
    expect(first).toMatchObject({ ok: true, value: { state: 'shown' } });
    expect(again.value?.id).toBe(first.value?.id);
    await until(
      () => guest.heard.filter(({ type }) => type === 'message'),
      (messages) => messages.length > 0,
    );
    expect(guest.heard.filter(({ type }) => type === 'message')).toMatchObject([{ message: { text: '新鲜吗' } }]);
    expect(await said(guest, room, { ...word, id: randomUUID() })).toMatchObject({ code: 'HEARTH.SIGN_IN_FIRST' });
    for (const text of ['', '坏\u0000字', '长'.repeat(101)]) {
      expect(await said(speaker, room, { ...word, text })).toMatchObject({ code: 'HEARTH.INVALID' });
    }
    expect(await said(speaker, room, { type: 'like', count: 3 })).toMatchObject({ ok: true, value: { counted: 3 } });
    await until(
      () => guest.heard.find(({ type }) => type === 'likes'),
      (likes) => likes !== undefined,
    );
    const history = await call(host, undefined, 'GET', `/api/live/rooms/${room}`);
    expect(history.body).toMatchObject({ likes: 3, messages: [{ text: '新鲜吗' }] });
    const desk = await call(host, controller, 'GET', `/live/rooms/${room}/snapshot`);
    // How many watch is as old as each of the two answers.
    expect(desk.body).toEqual({ ...history.body, viewers: expect.any(Number) });
  } finally {
    speaker.socket.disconnect();
    guest.socket.disconnect();
  }
});

it('tells those who come in one after the other everything, though they share a snapshot', async () => {
  const room = await aRoom();
  const reader = await aReader(host).signedIn();
  const lines = [await aLine(`live:${room}`, reader)];
  const words = ['一', '二', '三'];
  try {
    for (const text of words) {
      const [speaker] = lines as [Line];
      expect(
        await said(speaker, room, { type: 'say', id: randomUUID(), kind: 'comment', text, clock: null }),
      ).toMatchObject({
        ok: true,
      });
      await until(
        () => speaker.heard.filter(({ type }) => type === 'message'),
        (heard) => heard.length === words.indexOf(text) + 1,
      );
      lines.push(await aLine(`live:${room}`));
      expect(knownAtOnce(lines.at(-1)!)).toEqual(words.slice(0, words.indexOf(text) + 1));
    }
  } finally {
    for (const { socket } of lines) socket.disconnect();
  }
});

it('shows a rehearsal to nobody outside', async () => {
  const room = await aRoom({ is_closed: true });
  const [guest, staff] = [await aLine(`live:${room}`), await aLine(`live:${room}`, controller)];
  guest.socket.disconnect();
  staff.socket.disconnect();
  expect([guest.answer.ok, staff.answer.ok]).toEqual([false, true]);
  for (const path of ['', '/messages', '/questions', '/moderation']) {
    expect((await call(host, undefined, 'GET', `/api/live/rooms/${room}${path}`)).status).toBe(404);
  }
  expect((await call(host, controller, 'GET', `/live/rooms/${room}/snapshot`)).status).toBe(200);
  const poll = (await call(host, controller, 'POST', `/live/rooms/${room}/polls`, {
    ...{ question: '先看哪个', options: ['橙', '茶'], minutes: 5 },
  })) as { status: number; body: { id: string } };
  const reader = await aReader(host).signedIn();
  const vote = await call(host, reader, 'POST', `/api/live/polls/${poll.body.id}/vote`, { option: 0 });
  expect([poll.status, vote.status]).toEqual([201, 404]);
  expect((await call(host, undefined, 'GET', `/api/live/polls/${poll.body.id}`)).status).toBe(404);
});

it('shows a rehearsal to whoever has the pass that the station gave, as viewers will see it', async () => {
  const [room, other] = [await aRoom({ is_closed: true }), await aRoom({ is_closed: true })];
  const given = await call(host, controller, 'POST', `/live/rooms/${room}/guest-passes`);
  expect(given).toMatchObject({ status: 201, body: { pass: expect.any(String), until: expect.any(String) } });
  const { pass } = given.body as { pass: string };
  const lines = [await aLine(`live:${room}`, { pass }), await aLine(`live:${other}`, { pass })];
  lines.push(await aLine(`live:${room}`, { pass: `${pass}x` }));
  for (const { socket } of lines) socket.disconnect();
  expect(lines.map(({ answer }) => answer.ok)).toEqual([true, false, false]);
  expect(lines[0]?.answer).toMatchObject({ snapshot: { room, overlays: [{ kind: 'rehearsal' }] } });
  const by = (of: string, path = ''): Promise<{ status: number }> =>
    call(host, undefined, 'GET', `/api/live/rooms/${of}${path}?pass=${encodeURIComponent(pass)}`);
  const answers = [await by(room), await by(room, '/questions'), await by(other)];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 404]);
  // Whoever asks without it afterwards is answered as ever.
  expect((await call(host, undefined, 'GET', `/api/live/rooms/${room}`)).status).toBe(404);
  const open = await call(host, controller, 'POST', `/live/rooms/${await aRoom()}/guest-passes`);
  expect(open.body.error.code).toBe('ROOM.OPEN_TO_ALL');
});

it('asks readers to sign in for what is theirs, and lets everybody see what was hidden', async () => {
  const room = await aRoom();
  const reader = await aReader(host).signedIn();
  const poll = (await call(host, controller, 'POST', `/live/rooms/${room}/polls`, {
    ...{ question: '先看哪个', options: ['橙', '茶'], minutes: 5 },
  })) as { status: number; body: { id: string } };
  expect(poll.status).toBe(201);
  const vote = `/api/live/polls/${poll.body.id}/vote`;
  const ban = `/api/live/bans/${randomUUID()}/appeal`;
  for (const [method, to, body] of [
    ['POST', vote, { option: 0 }],
    ['GET', '/api/live/my-bans'],
    ['POST', ban, { words: '我没有' }],
  ] as const)
    expect((await call(host, undefined, method, to, body)).status).toBe(401);
  expect((await call(host, reader, 'POST', vote, { option: 9 })).status).toBe(422);
  expect((await call(host, reader, 'POST', vote, { option: 1 })).body).toEqual({ option: 1 });
  expect((await call(host, reader, 'POST', vote, { option: 0 })).body.error.code).toBe('ROOM.VOTED');
  const { body: counted } = await call(host, undefined, 'GET', `/api/live/polls/${poll.body.id}`);
  expect(counted).toMatchObject({ options: [{ votes: 0 }, { votes: 1 }] });
  expect((await call(host, reader, 'GET', '/api/live/my-bans')).body).toEqual({ bans: [] });
  expect((await call(host, reader, 'POST', ban, { words: '我没有' })).body.error.code).toBe('ROOM.BAN_NOT_FOUND');
  expect((await call(host, undefined, 'GET', `/api/live/rooms/${room}/moderation`)).body).toMatchObject({
    ...{ messages: 0, hidden: 0, reviews: 0, hiddenReviews: 0, rules: [] },
  });
});
