import { io, type Socket } from 'socket.io-client';
import { boardCounted, USUAL_SCREEN, type CommandBoard, type JoinAnswer, type RoomMessage } from '@hearth/cms/contract';
import { until } from '../../../tests/host/a-node';
import { theHost, type Host } from '../../../tests/host/host';
import { newsroom } from '../../../tests/host/newsroom';
import { aPerson, aStation, call, type SignedIn } from '../../../tests/host/people';
import { aDesk } from '../../../tests/host/review';

let host: Host;
let station: string;
let head: SignedIn;
let reporter: SignedIn;
const sockets: Socket[] = [];

beforeAll(async () => {
  host = await theHost();
  station = (await aStation(host).save()).slug;
  head = await aPerson(host).role('desk-head').at(station).signedIn();
  reporter = await aPerson(host).role('reporter').at(station).signedIn();
}, 120_000);
afterAll(() => {
  for (const socket of sockets) socket.disconnect();
});

const board = async (who: SignedIn | Host, at?: string): Promise<CommandBoard> => {
  const { status, body } = await call(host, who, 'GET', `/cms/command/board${at ? `?station=${at}` : ''}`);
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body.board as CommandBoard;
};

function join(token: string, room: string): Promise<{ answer: JoinAnswer; heard: RoomMessage[] }> {
  const socket = io(host.url, { path: '/realtime', auth: { token }, transports: ['websocket'] });
  sockets.push(socket);
  const heard: RoomMessage[] = [];
  socket.on('frame', ({ messages }: { messages: RoomMessage[] }) => heard.push(...messages));
  return new Promise((resolve) => {
    // Socket.IO types what comes back as anything; the server's contract says what it is.
    socket.emit('join', { room }, (answer: JoinAnswer) => resolve({ answer, heard }));
  });
}

const pitch = (who: SignedIn, title: string) =>
  call(host, who, 'POST', '/cms/topics', { title, angle: '为什么是今天', place: '老城南门', pitch: true });

describe('the command screen', () => {
  it('shows each screen what happens at its station and below, and how old the number is', async () => {
    const screen = await join(head.token, `command:${station}`);
    expect(screen.answer).toMatchObject({ ok: true, snapshot: { station } });
    const above = await join(host.adminToken, 'command:yunze');
    expect(above.answer.ok).toBe(true);
    const before = (await board(host, 'yunze')).topics.pitched ?? 0;

    expect((await pitch(reporter, '大屏上的选题')).status).toBe(201);
    const boards = (heard: RoomMessage[]): CommandBoard[] =>
      heard.flatMap((message) => boardCounted.safeParse(message).data?.board ?? []);
    const last = await until(
      () => boards(screen.heard).at(-1),
      (seen) => seen?.topics.pitched === 1,
      6_000,
    );
    expect(Date.parse(last?.at ?? '')).toBeGreaterThan(Date.now() - 10_000);
    await until(
      () => boards(above.heard).at(-1)?.topics.pitched ?? 0,
      (pitched) => pitched >= before + 1,
      6_000,
    );
    // Nothing happened since: the screen is told that the numbers still hold.
    const { length } = screen.heard;
    await until(
      () => screen.heard.slice(length).map(({ type }) => type),
      (types) => types.includes('command.confirmed'),
      12_000,
    );
  });

  it('counts waits by level with those that are late, and what went out today by the hour', async () => {
    const desk = await aDesk(host, { levels: [1, 2, 3], proofs: [], minutes: { 1: 30, 2: 30, 3: 30 } });
    const before = await board(host, 'yunze');
    const story = await desk.manuscript();
    expect((await desk.act(desk.author, story.documentId, 'submit')).status).toBe(200);
    const waits = await until(
      async () => (await board(host, 'yunze')).reviews.l1,
      (seen) => (seen?.waiting ?? 0) > (before.reviews.l1?.waiting ?? 0),
    );
    expect(Date.parse(waits?.due ?? '')).toBeLessThan(Date.now() + 31 * 60_000);

    const newsdesk = newsroom(host);
    const { documentId: column } = await newsdesk.column({ slug: `wall-${station}`, name: '大屏' });
    const out = await newsdesk.draft({ title: '大屏测试：今天发出的稿件', column });
    await newsdesk.publish(out.documentId);
    const now = await until(
      () => board(host, 'yunze'),
      ({ published }) => published.some(({ id }) => id === out.documentId),
    );
    expect(now.output.stories).toBe(before.output.stories + 1);
    const byHour = Object.values(now.output.hours).map((n) => n ?? 0);
    expect(byHour.reduce((sum, n) => sum + n, 0)).toBe(now.output.stories);
    expect(now.live).toBeNull();
  });

  it('opens to nobody who may not see it', async () => {
    const far = (await aStation(host).save()).slug;
    const stranger = await aPerson(host).role('chief-editor').at(far).signedIn();
    for (const token of [reporter.token, stranger.token, 'nobody']) {
      expect((await join(token, `command:${station}`)).answer).toMatchObject({ code: 'HEARTH.NOT_ALLOWED' });
    }
    expect((await call(host, reporter, 'GET', '/cms/command/board')).status).toBe(403);
    expect((await call(host, undefined, 'GET', '/cms/command/board')).status).toBe(401);
    expect((await call(host, stranger, 'GET', `/cms/command/board?station=${station}`)).status).toBe(403);
    expect((await board(stranger)).topics).toEqual({});
  });

  it('is kept as each likes it', async () => {
    const liked = { ...USUAL_SCREEN, rotate: true, seconds: 45, title: '青禾县指挥中心' };
    expect((await call(host, head, 'PUT', '/cms/command/settings', liked)).body).toEqual(liked);
    expect((await call(host, head, 'GET', '/cms/command/board')).body.settings).toEqual(liked);
    const other = await aPerson(host).role('desk-head').at(station).signedIn();
    expect((await call(host, other, 'GET', '/cms/command/board')).body.settings).toEqual(USUAL_SCREEN);
    expect((await call(host, head, 'PUT', '/cms/command/settings', { ...liked, seconds: 1 })).status).toBe(422);
  });
});
