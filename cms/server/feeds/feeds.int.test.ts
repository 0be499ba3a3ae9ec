import { until } from '../../../tests/host/a-node';
import { theHost, type Host } from '../../../tests/host/host';
import { newsroom } from '../../../tests/host/newsroom';

let host: Host;
let room: ReturnType<typeof newsroom>;
beforeAll(async () => {
  host = await theHost();
  room = newsroom(host);
});

const read = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(host.url + path, { headers });
const text = async (path: string): Promise<string> => (await read(path)).text();

it('every format of a column shows what is published, corrections at once, and nothing that was taken down after two seconds', async () => {
  const column = await room.column({ slug: 'feeds', name: '订阅' });
  const { documentId } = await room.draft({ column: column.documentId, title: '第一稿' });
  const paths = ['rss', 'atom', 'json', 'ninjs', 'newsml'].map((format) => `/feeds/${format}?column=feeds`);
  for (const path of paths) expect(await text(path)).not.toContain('第一稿');

  const shows = (words: string, isThere: boolean) =>
    Promise.all(
      paths.map((path) =>
        until(
          () => text(path),
          (body) => body.includes(words) === isThere,
          2_000,
        ),
      ),
    );
  await room.publish(documentId);
  await shows('第一稿', true);
  await room.save(documentId, { title: '更正稿' });
  await room.publish(documentId);
  await shows('更正稿', true);
  await room.unpublish(documentId);
  await shows('更正稿', false);
});

it('answers 304 to whoever has it, and 404 for a station or column that is none', async () => {
  const first = await read('/feeds/rss');
  expect([first.status, first.headers.get('content-type')]).toEqual([200, 'application/rss+xml; charset=utf-8']);
  const again = await read('/feeds/rss', { 'if-none-match': first.headers.get('etag') ?? '' });
  expect(again.status).toBe(304);
  for (const path of ['/feeds/rss?station=nowhere', '/feeds/atom?column=none', '/feeds/json?locale=fr']) {
    expect((await read(path)).status).toBe(404);
  }
});

it('is found from the front page and from a story', async () => {
  expect(await text('/')).toMatch(/<link rel="alternate" type="application\/rss\+xml"[^>]*href="[^"]*\/feeds\/rss"/);
});
