import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { unwrap } from '@hearth/cms/kernel';
import { writeAmf } from './amf0.rules';
import { publishRtmp, type RtmpPublisher } from './client-session';
import { metadataOf, serveRtmp, type PublishAnswer, type PublishAsk, type ServerSession } from './server-session';
import { rtmpTarget } from './rtmp-url.rules';

type Heard = { readonly kind: string; readonly time: number; readonly payload: Buffer };

const open: (Server | Socket)[] = [];
afterEach(() => {
  for (const one of open.splice(0))
    if ('destroy' in one) one.destroy();
    else one.close();
});

/** A server of RTMP, and a line to it. */
async function aServer(answer: (ask: PublishAsk) => PublishAnswer = () => ({ isAccepted: true })) {
  const me = {
    asks: [] as PublishAsk[],
    media: [] as Heard[],
    ends: [] as string[],
    session: undefined as ServerSession | undefined,
  };
  const server = createServer((socket) => {
    open.push(socket);
    me.session = serveRtmp(socket, {
      publish: (ask) => {
        me.asks.push(ask);
        return answer(ask);
      },
      media: (kind, time, payload) => me.media.push({ kind, time, payload }),
      ended: (end) => me.ends.push(end),
    });
  });
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  open.push(socket);
  return { me, socket };
}

const target = rtmpTarget('rtmp://127.0.0.1/live', 'a-secret-key')!;
const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 2));
};

async function published(socket: Socket): Promise<RtmpPublisher> {
  return unwrap(await publishRtmp(socket, target));
}

it('lets an encoder in and hears what it sends, whole and in order', async () => {
  const { me, socket } = await aServer();
  const publisher = await published(socket);
  expect(me.asks).toEqual([{ app: 'live', name: 'a-secret-key' }]);
  publisher.describe({ width: 1280, encoder: '一台编码器' });
  const frames = Array.from({ length: 200 }, (_, at) => ({
    time: at * 33 + 0xfffff0,
    payload: Buffer.alloc(1 + at * 97, at),
  }));
  for (const { time, payload } of frames) publisher.send('video', time, payload);
  publisher.send('audio', 5, Buffer.of(1, 2));
  await until(() => me.media.length === 202);
  expect(metadataOf(me.media[0]!.payload)).toEqual({ width: 1280, encoder: '一台编码器' });
  // Jest compares buffers byte by byte, each an object's member.
  const heard = me.media
    .slice(1, 201)
    .map(({ kind, time, payload }, at) => [kind, time, payload.equals(frames[at]!.payload)]);
  expect(heard).toEqual(frames.map(({ time }) => ['video', time, true]));
  expect(me.media[201]).toEqual({ kind: 'audio', time: 5, payload: Buffer.of(1, 2) });
  publisher.close();
  await until(() => me.ends.length === 1);
  expect(me.ends).toEqual(['unpublished']);
});

it('tells how far the other side is', async () => {
  const { socket } = await aServer();
  const publisher = await published(socket);
  publisher.send('video', 0, Buffer.alloc(3_000_000));
  await until(() => publisher.acknowledged > 2_500_000);
});

it('refuses a key with a word, and keeps the key out of it', async () => {
  const { me, socket } = await aServer(({ name }) => ({ isAccepted: false, words: `no such stream ${name}` }));
  const refused = await publishRtmp(socket, target);
  expect(refused).toEqual({ ok: false, error: { code: 'key-refused', details: { said: 'no such stream …' } } });
  await until(() => me.ends.length === 1);
  expect(me.ends).toEqual(['refused']);
  expect(me.media).toEqual([]);
});

it('throws an encoder out, which hears why', async () => {
  const { me, socket } = await aServer();
  const publisher = await published(socket);
  me.session!.drop('the key was changed');
  expect(await publisher.ended).toEqual({ code: 'key-refused', details: { said: 'the key was changed' } });
  expect(publisher.send('audio', 0, Buffer.of(1))).toBe(false);
});

it('says so when the line is closed, or nobody answers', async () => {
  const { socket } = await aServer();
  const publisher = await published(socket);
  socket.destroy();
  expect(await publisher.ended).toMatchObject({ code: 'closed' });
  const deaf = createServer((one) => open.push(one));
  open.push(deaf);
  await new Promise<void>((resolve) => deaf.listen(0, '127.0.0.1', resolve));
  const line = connect((deaf.address() as AddressInfo).port, '127.0.0.1');
  expect(await publishRtmp(line, target, { timeoutMs: 30 })).toMatchObject({ ok: false, error: { code: 'timed-out' } });
});

it('says that whoever answers does not speak RTMP', async () => {
  const web = createServer((one) => {
    open.push(one);
    one.end('HTTP/1.1 400 Bad Request\r\n\r\n');
  });
  open.push(web);
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
  const line = connect((web.address() as AddressInfo).port, '127.0.0.1');
  expect(await publishRtmp(line, target)).toMatchObject({ ok: false, error: { code: 'protocol' } });
});

it('hears no media before the key', async () => {
  const { me, socket } = await aServer(() => ({ isAccepted: false, words: 'no' }));
  socket.write(Buffer.concat([Buffer.of(3), Buffer.alloc(3072)]));
  // Format 0, chunk stream 4, 3 bytes of audio on message stream 1.
  socket.write(Buffer.from('04000000000003080100000' + '0aabbcc', 'hex'));
  const call = writeAmf(['play', 0, null, 'x']);
  socket.write(
    Buffer.concat([Buffer.from('03000000', 'hex'), Buffer.of(0, 0, call.length, 20), Buffer.alloc(4), call]),
  );
  await until(() => me.ends.length === 1);
  expect(me).toMatchObject({ media: [], asks: [], ends: ['refused'] });
});

it.each([
  [
    'rtmp://a.example/live2/',
    { host: 'a.example', port: 1935, isSecure: false, app: 'live2', tcUrl: 'rtmp://a.example/live2' },
  ],
  ['rtmps://a.example:443/live/app?x=1', { host: 'a.example', port: 443, isSecure: true, app: 'live/app?x=1' }],
  ['rtmp://[::1]:19350/live', { host: '::1', port: 19350, app: 'live', tcUrl: 'rtmp://[::1]:19350/live' }],
])('takes %s apart', (address, parts) => {
  expect(rtmpTarget(address, 'k')).toMatchObject({ ...parts, name: 'k' });
});

it.each(['http://a.example/live', 'no address', 'rtmp:///live'])('takes %s for no address', (address) => {
  expect(rtmpTarget(address, 'k')).toBeUndefined();
});
