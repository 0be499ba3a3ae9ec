import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import { systemClock } from '../../kernel';
import { createLog } from '../log/log';
import { createDoors, type Doors } from './doors';

const silent = createLog({ info: () => undefined, warn: () => undefined, error: () => undefined });
const open: { http?: Server; doors?: Doors } = {};

async function aHouse(perMinute = 100, beatMs = 60_000): Promise<string> {
  const http = createServer((_req, res) => res.writeHead(404).end());
  const doors = createDoors({ clock: systemClock, log: silent, beatMs });
  doors.open('/streams/echo', {
    maxBytes: 1_000,
    perMinute,
    entered: (line) => line.on('message', (data) => line.send(data)),
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  doors.start(http, { hops: 0 });
  Object.assign(open, { http, doors });
  // A server that listens on a port has an address of this kind.
  return `ws://127.0.0.1:${(http.address() as AddressInfo).port}`;
}

afterEach(async () => {
  await open.doors?.stop();
  open.http?.closeAllConnections();
  await new Promise((resolve) => open.http?.close(resolve));
});

const closed = (line: WebSocket): Promise<number> => new Promise((resolve) => line.once('close', resolve));
const opened = (line: WebSocket): Promise<void> => new Promise((resolve) => line.once('open', resolve));
const refused = (line: WebSocket): Promise<string> =>
  new Promise((resolve) => line.once('error', ({ message }) => resolve(message)));

describe('a door', () => {
  it('carries bytes both ways', async () => {
    const line = new WebSocket(`${await aHouse()}/streams/echo`);
    await opened(line);
    const heard = new Promise<Buffer>((resolve) => line.once('message', (data: Buffer) => resolve(data)));
    line.send(Buffer.from([1, 2, 3]));
    expect([...(await heard)]).toEqual([1, 2, 3]);
  });

  it('ends a line with a message that is too long', async () => {
    const line = new WebSocket(`${await aHouse()}/streams/echo`);
    await opened(line);
    line.send(Buffer.alloc(2_000));
    expect(await closed(line)).toBe(1009);
  });

  it('counts who comes', async () => {
    const at = `${await aHouse(2)}/streams/echo`;
    for (let come = 0; come < 2; come += 1) await opened(new WebSocket(at));
    expect(await refused(new WebSocket(at))).toContain('429');
  });

  it('lets go whoever answers no ping', async () => {
    const line = new WebSocket(`${await aHouse(100, 20)}/streams/echo`, { autoPong: false });
    await opened(line);
    expect(await closed(line)).toBe(1006);
  });

  it('says goodbye when the host goes', async () => {
    const line = new WebSocket(`${await aHouse()}/streams/echo`);
    await opened(line);
    const gone = closed(line);
    await open.doors?.stop();
    expect(await gone).toBe(1001);
  });
});
