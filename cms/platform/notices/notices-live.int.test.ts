import { io, type Socket } from 'socket.io-client';
import { roomFrame, type JoinAnswer, type RoomFrame } from '@hearth/cms/contract';
import { until } from '../../../tests/host/a-node';
import { theHost, type Host } from '../../../tests/host/host';
import { aPerson, aStation, call, type SignedIn } from '../../../tests/host/people';

let host: Host;
let qinghe: string;
let editor: SignedIn;

beforeAll(async () => {
  host = await theHost();
  qinghe = (await aStation(host).save()).slug;
  editor = await aPerson(host).role('editor').at(qinghe).signedIn();
}, 120_000);

const as = (who: SignedIn | undefined, ...call_: [Parameters<typeof call>[2], string, unknown?]) =>
  call(host, who, ...call_);

/** Signs somebody in with a browser of that name. */
async function signInWith(agent: string, { email, password }: SignedIn): Promise<void> {
  const answer = await fetch(`${host.url}/admin/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': agent },
    body: JSON.stringify({ email, password }),
  });
  expect(answer.status).toBe(200);
}

describe('my notices', () => {
  const sockets: Socket[] = [];

  afterAll(() => {
    for (const socket of sockets) socket.disconnect();
  });

  function joined(token: string, room: string): Promise<{ answer: JoinAnswer; frames: RoomFrame[] }> {
    const socket = io(host.url, { path: '/realtime', auth: { token }, transports: ['websocket'] });
    sockets.push(socket);
    const frames: RoomFrame[] = [];
    socket.on('frame', (frame) => frames.push(roomFrame.parse(frame)));
    return new Promise((resolve) => {
      // Socket.IO types what comes back as anything; the server's contract says what it is.
      socket.emit('join', { room }, (answer: JoinAnswer) => resolve({ answer, frames }));
    });
  }

  it('arrive live, are read one by one or all at once, and are nobody else’s', async () => {
    const reader = await aPerson(host).role('editor').at(qinghe).signedIn();
    const room = `notices:${reader.person.id}`;
    expect((await joined(editor.token, room)).answer).toMatchObject({ ok: false, code: 'HEARTH.NOT_ALLOWED' });
    expect((await joined('nobody', room)).answer.ok).toBe(false);
    const live = await joined(reader.token, room);
    expect(live.answer).toMatchObject({ ok: true, snapshot: { unread: 0 } });

    // The first device of all is no news; each further one is.
    for (const agent of ['Edg/1', 'Firefox/130', 'Safari/18', 'Chrome/9']) {
      await signInWith(agent, reader);
    }
    await until(
      () => live.frames.flatMap(({ messages }) => messages).length,
      (count) => count >= 3,
    );
    const list = await as(reader, 'GET', '/cms/notices?locale=en');
    expect(list.body.unread).toBe(3);
    expect(list.body.notices[0]).toMatchObject({ kind: 'sign-in.new-device', readAt: null, step: 0 });
    expect(list.body.kinds).toEqual([{ kind: 'sign-in.new-device', name: 'Sign-in from a new device' }]);

    const [newest, middle] = list.body.notices as { id: string }[];
    expect((await as(editor, 'PUT', `/cms/notices/${newest?.id}/read`, { read: true })).status).toBe(403);
    expect((await as(editor, 'POST', '/cms/notices/read-all', { upTo: newest?.id })).status).toBe(403);
    expect((await as(reader, 'PUT', `/cms/notices/${newest?.id}/read`, { read: true })).body).toEqual({ unread: 2 });
    expect((await as(reader, 'PUT', `/cms/notices/${newest?.id}/read`, { read: false })).body).toEqual({ unread: 3 });
    expect((await as(reader, 'POST', '/cms/notices/read-all', { upTo: middle?.id })).body).toEqual({ unread: 1 });
    expect((await as(reader, 'GET', '/cms/notices/unread')).body).toEqual({ unread: 1, person: reader.person.id });
    const unread = await as(reader, 'GET', '/cms/notices?show=unread&limit=1');
    expect(unread.body).toMatchObject({ notices: [{ id: newest?.id }], next: null });
    const page = await as(reader, 'GET', `/cms/notices?limit=1`);
    expect(page.body.next).toBe(newest?.id);
    expect((await as(reader, 'GET', `/cms/notices?before=${page.body.next}`)).body.notices).toHaveLength(2);
  });
});
