import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isPublicIp } from './public-address';
import { fetchPublic } from './safe-fetch';

let server: Server;
let host: string;
let asked = 0;
let last: string | undefined;
beforeAll(async () => {
  server = createServer((request, answer) => {
    asked += 1;
    last = request.url;
    if (request.url === '/away') answer.writeHead(302, { location: 'http://127.0.0.1:1/inside' }).end();
    else if (request.url === '/round') answer.writeHead(302, { location: '/round' }).end();
    else if (request.url === '/long') answer.end('x'.repeat(2_000_000));
    else answer.writeHead(410).end('gone');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

it.each([
  '127.0.0.1',
  '10.1.2.3',
  '169.254.169.254',
  '192.168.0.1',
  '100.64.0.1',
  '::1',
  '::ffff:10.0.0.1',
  'fd00::1',
  'fe80::1',
])('takes %s for an inner address', (address) => expect(isPublicIp(address)).toBe(false));
it.each(['8.8.8.8', '121.40.3.2', '2400:3200::1'])('takes %s for a public one', (address) =>
  expect(isPublicIp(address)).toBe(true),
);

it.each([
  () => `http://${host}/`,
  () => 'http://localhost/',
  () => 'file:///etc/passwd',
  () => 'http://user:word@8.8.8.8/',
  () => 'nothing at all',
])('never asks what is not public', async (url) => {
  const before = asked;
  expect(await fetchPublic(url())).toBeUndefined();
  expect(asked).toBe(before);
});

it('asks a stand-in that is named, and reads its status and bytes', async () => {
  expect(await fetchPublic(`http://${host}/post`, { allowed: [host] })).toMatchObject({ status: 410, text: 'gone' });
  expect((await fetchPublic(`http://${host}/long`, { allowed: [host] }))?.text).toHaveLength(512 * 1024);
});

it('follows no redirection inwards, and none for ever', async () => {
  expect(await fetchPublic(`http://${host}/away`, { allowed: [host] })).toBeUndefined();
  const before = asked;
  expect(await fetchPublic(`http://${host}/round`, { allowed: [host] })).toBeUndefined();
  expect(asked - before).toBe(4);
});

it('looks through the gateway of a closed network, which is asked for no inner name', async () => {
  const through = { at: `http://${host}/` };
  expect(await fetchPublic('https://weibo.example/1/post?id=7', through)).toMatchObject({ status: 410 });
  expect(last).toBe('/weibo.example/1/post?id=7');
  const before = asked;
  for (const url of ['http://localhost/', 'http://10.0.0.1/', 'http://[::1]/', 'http://weibo.example:8080/'])
    expect(await fetchPublic(url, through)).toBeUndefined();
  expect(asked).toBe(before);
});
