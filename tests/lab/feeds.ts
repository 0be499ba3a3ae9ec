import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/** One item as the stand-in publishes it. */
export type LabItem = { readonly guid: string; readonly title: string; readonly body: string };

/** A host of feeds that behaves as badly as those outside do, each way under an address of its own. */
export type FeedLab = {
  readonly url: string;
  readonly host: string;
  /** What `/rss`, `/gb18030` and `/json` publish now. */
  items: LabItem[];
  /** What was asked, in order. */
  readonly asked: { readonly path: string; readonly headers: IncomingMessage['headers'] }[];
  stop(): Promise<void>;
};

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

const xml = (items: readonly LabItem[], declaration = '<?xml version="1.0" encoding="UTF-8"?>'): string =>
  `${declaration}<rss version="2.0"><channel><title>试验</title>${items
    .map(
      ({ guid, title, body }) =>
        `<item><guid>${guid}</guid><title>${title}</title><description><![CDATA[${body}]]></description></item>`,
    )
    .join('')}</channel></rss>`;

/** 南塘停水 in GB18030: Node reads that charset and does not write it. */
const NANTANG = Buffer.from([0xc4, 0xcf, 0xcc, 0xc1, 0xcd, 0xa3, 0xcb, 0xae]);

const BOMB = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, n) => {
  const [inner, outer] = [n === 0 ? 'a' : `b${n - 1}`, `b${n}`];
  return `<!ENTITY ${outer} "${`&${inner};`.repeat(10)}">`;
}).join('')}]><rss version="2.0"><channel><item><title>&b8;</title></item></channel></rss>`;

/** Opens the stand-in. */
export async function aFeedLab(): Promise<FeedLab> {
  const lab = { items: [] as LabItem[], asked: [] as FeedLab['asked'] };
  const send = (response: ServerResponse, body: string | Buffer, headers: Record<string, string> = {}): void =>
    void response.writeHead(200, { 'content-type': 'text/xml', ...headers }).end(body);
  const ways: Readonly<Record<string, Answer>> = {
    '/rss': (response, request) => {
      const body = xml(lab.items);
      const etag = `"${Buffer.from(body).toString('base64url').slice(-24)}-${body.length}"`;
      if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
      else send(response, body, { etag, 'last-modified': 'Fri, 27 Nov 2026 08:00:00 GMT' });
    },
    '/json': (response) =>
      send(response, JSON.stringify({ list: lab.items.map(({ guid, title }) => ({ no: guid, head: title })) })),
    '/gb18030': (response) => {
      const [before = '', after = ''] = xml(
        [{ guid: 'gb', title: '#', body: '' }],
        '<?xml version="1.0" encoding="GB2312"?>',
      )
        .replace('试验', 'lab')
        .split('#');
      send(response, Buffer.concat([Buffer.from(before), NANTANG, Buffer.from(after)]));
    },
    '/auth': (response, request) =>
      request.headers.authorization === 'Bearer secret'
        ? send(response, xml(lab.items))
        : void response.writeHead(401).end(),
    '/slow': (response) => void response.writeHead(200, { 'content-type': 'text/xml' }).write('<rss>'),
    '/huge': (response) => send(response, Buffer.alloc(200_000, 0x20)),
    '/packed': (response) => send(response, gzipSync(Buffer.alloc(2_000_000, 0x20)), { 'content-encoding': 'gzip' }),
    '/broken': (response) => send(response, '<rss><channel><item><title>断'),
    '/bomb': (response) => send(response, BOMB),
    '/failing': (response) => void response.writeHead(503).end(),
    '/dropped': (response) => void response.socket?.destroy(),
    '/inside': (response) =>
      void response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end(),
    '/away': (response) => void response.writeHead(302, { location: `http://localhost:${portOf()}/auth` }).end(),
    '/file': (response) => void response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    '/loop': (response) => void response.writeHead(302, { location: '/loop' }).end(),
    '/moved': (response) => void response.writeHead(301, { location: '/rss' }).end(),
  };
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    lab.asked.push({ path, headers: request.headers });
    const way = ways[path];
    if (way) way(response, request);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address of this kind.
  const portOf = (): number => (server.address() as AddressInfo).port;
  const host = `127.0.0.1:${portOf()}`;
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
  return Object.assign(lab, { url: `http://${host}`, host, stop });
}
