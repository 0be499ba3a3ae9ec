import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createHash } from 'node:crypto';
import { WebSocket } from 'ws';
import { textFrame } from './text-frame';

/** What a client of `ws` reads of it, from a server that knows no other frame. */
async function read(frame: Buffer): Promise<string> {
  const server = createServer((line: Socket) => {
    line.once('data', (asked) => {
      const key = /sec-websocket-key: (\S+)/i.exec(asked.toString())?.[1] ?? '';
      const accepted = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
      line.write(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accepted}\r\n\r\n`,
      );
      line.write(frame);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has a port.
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  try {
    return await new Promise<string>((resolve, reject) => {
      client.on('message', (data: Buffer) => {
        resolve(data.toString());
      });
      client.on('error', reject);
    });
  } finally {
    client.terminate();
    server.close();
  }
}

it.each([0, 1, 125, 126, 127, 65_535, 65_536, 200_000])(
  'a text of %i bytes is read as it was written',
  async (size) => {
    const text = 'a'.repeat(size);
    expect(await read(textFrame(text))).toBe(text);
  },
);

it('counts bytes, not letters', async () => {
  const text = '桃子真好🍑'.repeat(20);
  expect(await read(textFrame(text))).toBe(text);
});
