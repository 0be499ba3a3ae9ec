import sharp from 'sharp';
import type { Feed, MediaAsset } from '../../contract';
import { until } from '../../../tests/host/a-node';
import { aHost, type OwnHost } from '../../../tests/host/host';
import { newsroom } from '../../../tests/host/newsroom';
import { aPerson, aStation, call, type Answer, type SignedIn } from '../../../tests/host/people';

let nodes: readonly [OwnHost, OwnHost];
let host: OwnHost;
let editor: SignedIn;
let stranger: SignedIn;

beforeAll(async () => {
  host = await aHost();
  nodes = [host, await aHost({ databaseUrl: host.databaseUrl })];
  editor = await aPerson(host).role('editor').signedIn();
  const county = await aStation(host).save();
  stranger = await aPerson(host).role('chief-editor').at(county.slug).signedIn();
}, 300_000);
afterAll(() => Promise.all(nodes.map((node) => node.stop())));

type Uploaded = { readonly id: number; readonly documentId: string; readonly name: string };

async function upload(name: string, who = editor): Promise<Uploaded> {
  const picture = await sharp({ create: { width: 640, height: 400, channels: 3, background: '#0F6B5C' } })
    .png()
    .toBuffer();
  const form = new FormData();
  form.append('files', new File([new Uint8Array(picture)], name, { type: 'image/png' }));
  const headers = { authorization: `Bearer ${who.token}` };
  const answer = await fetch(`${host.url}/upload`, { method: 'POST', headers, body: form });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as [Uploaded])[0];
}

const RIGHTS = {
  aiGenerated: false,
  aiNote: null,
  credit: null,
  licensor: '云图社',
  channels: [],
  from: null,
  to: null,
};
const HOUR = 3_600_000;
const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR).toISOString();
const show = async (id: string, who = editor): Promise<MediaAsset> =>
  (await call(host, who, 'GET', `/cms/media/${id}`)).body as MediaAsset;

async function note(id: string, change: object, who = editor): Promise<Answer> {
  const { version } = await show(id);
  return call(host, who, 'PUT', `/cms/media/${id}/rights`, { ...RIGHTS, ...change, version });
}

async function found(filter: string, search: string): Promise<string[]> {
  const query = new URLSearchParams({ filter, search }).toString();
  const { body } = await call(host, editor, 'GET', `/cms/media?${query}`);
  return (body.assets as MediaAsset[]).map(({ name }) => name);
}

it('belongs to the station of whoever brought it, and is nobody else’s', async () => {
  const { documentId: id, id: row } = await upload('ours.png');
  expect(await show(id)).toMatchObject({ station: 'yunze', state: 'unnoted', width: 640 });
  expect((await call(host, stranger, 'GET', `/cms/media/${id}`)).status).toBe(404);
  expect((await note(id, {}, stranger)).body.error.code).toBe('MEDIA.NOT_FOUND');
  expect((await call(host, stranger, 'GET', '/cms/media')).body.assets).toEqual([]);
  expect((await call(host, stranger, 'GET', '/cms/media?station=yunze')).status).toBe(403);
  const info = { fileInfo: { alternativeText: '别台改的' } };
  const meddled = await call(host, stranger, 'POST', `/upload?id=${row}`, info);
  expect([meddled.status, (await show(id)).alt]).toEqual([403, '']);
});

it('is found by filter and by words, page by page', async () => {
  const names = ['late', 'soon', 'far', 'made', 'plain'].map((name) => `shelf-${name}.png`);
  const ids: string[] = [];
  for (const name of names) ids.push((await upload(name)).documentId);
  const [late = '', soon = '', far = '', made = ''] = ids;
  expect((await note(late, { to: inHours(-1) })).body.state).toBe('expired');
  expect((await note(soon, { to: inHours(24 * 29) })).body.state).toBe('expiring');
  expect((await note(far, { to: inHours(24 * 31), credit: '桃园摄' })).body.state).toBe('fine');
  await note(made, { licensor: null, aiGenerated: true, aiNote: '示意图' });
  expect(await found('expired', 'shelf-')).toEqual(['shelf-late.png']);
  expect(await found('expiring', 'shelf-')).toEqual(['shelf-soon.png']);
  expect(await found('unnoted', 'shelf-')).toEqual(['shelf-plain.png', 'shelf-made.png']);
  expect(await found('ai', 'shelf-')).toEqual(['shelf-made.png']);
  expect(await found('all', '桃园')).toEqual(['shelf-far.png']);
  expect(await found('all', 'shelf%')).toEqual([]);
  const first = (await call(host, editor, 'GET', '/cms/media?search=shelf-&limit=3')).body;
  const rest = (await call(host, editor, 'GET', `/cms/media?search=shelf-&limit=3&after=${first.next}`)).body;
  expect([...first.assets, ...rest.assets].map(({ name }: MediaAsset) => name)).toEqual([...names].reverse());
  expect([rest.next, first.counts]).toEqual([null, { all: 5, unnoted: 2, expiring: 1, expired: 1, ai: 1 }]);
});

it('takes one of two changes that saw the same version, and no licence that ends before it begins', async () => {
  const { documentId: id } = await upload('race.png');
  const { version } = await show(id);
  const change = (credit: string): Promise<Answer> =>
    call(host, editor, 'PUT', `/cms/media/${id}/rights`, { ...RIGHTS, credit, version });
  const both = await Promise.all([change('甲'), change('乙')]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect((await note(id, { from: inHours(2), to: inHours(1) })).body.error.code).toBe('MEDIA.RIGHTS_ORDER');
  const wrong = await call(host, editor, 'PUT', `/cms/media/${id}/rights`, { ...RIGHTS, credit: '', channels: ['x'] });
  const fields = wrong.body.error.details.fields as { path: string }[];
  expect(fields.map(({ path }) => path).sort()).toEqual(['channels.0', 'credit', 'version']);
  const reporter = await aPerson(host).role('reporter').signedIn();
  expect((await note(id, {}, reporter)).status).toBe(403);
});

it('are noted for many at once, leaving what changed meanwhile, and each change stands in the ledger', async () => {
  const [one, two] = [await upload('many-1.png'), await upload('many-2.png')];
  const assets = await Promise.all(
    [one, two].map(async ({ documentId: id }) => ({ id, version: (await show(id)).version })),
  );
  await note(two.documentId, {});
  const { body } = await call(host, editor, 'POST', '/cms/media/rights', { assets, change: { credit: '资料' } });
  const changed = body.changed as MediaAsset[];
  expect(changed.map(({ id, rights }) => [id, rights.credit])).toEqual([[one.documentId, '资料']]);
  expect(body.left).toEqual([{ id: two.documentId, code: 'HEARTH.CHANGED_MEANWHILE' }]);
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: host.databaseUrl });
  await client.connect();
  const { rows } = await client.query('SELECT action, actor FROM ledger_entry WHERE subject = $1', [one.documentId]);
  await client.end();
  expect(rows).toEqual([{ action: 'media.rights-noted', actor: expect.objectContaining({ id: editor.person.id }) }]);
});

describe('in the app', () => {
  type Shown = { readonly cover: Feed['items'][number]['cover'] };
  const feedOf = async (node: OwnHost, column: string): Promise<Shown | undefined> =>
    ((await (await fetch(`${node.url}/api/app/feed?column=${column}`)).json()) as Feed).items[0];
  const pageOf = async (node: OwnHost, id: string): Promise<string> =>
    (
      await fetch(`${node.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: `{ story(id: "${id}") { cover { alt } body { __typename } } }` }),
      })
    ).text();

  /** Waits on both nodes, two seconds at most. */
  const onBoth = (column: string, holds: (shown: Shown | undefined) => boolean): Promise<unknown> =>
    Promise.all(nodes.map((node) => until(() => feedOf(node, column), holds, 2_000)));

  it('a picture goes and comes with its licence, on every node within two seconds, and its words follow at once', async () => {
    const room = newsroom(host);
    const cover = await upload('cover.png');
    const inside = await upload('inside.png');
    const column = await room.column({ slug: 'rights', name: '版权' });
    const body = [
      { type: 'paragraph', children: [{ type: 'text', text: '正文' }] },
      {
        type: 'image',
        image: { ...inside, url: '/uploads/x.png', mime: 'image/png' },
        children: [{ type: 'text', text: '' }],
      },
    ];
    const { documentId: story } = await room.draft({ column: column.documentId, cover: cover.id, body });
    await room.publish(story);
    await onBoth('rights', (shown) => shown?.cover !== null && shown !== undefined);
    expect(await pageOf(host, story)).toContain('Figure');

    await call(host, editor, 'POST', `/upload?id=${cover.id}`, {
      fileInfo: { alternativeText: '堤上的灯', focalPoint: { x: 20, y: 80 } },
    });
    await onBoth('rights', (shown) => shown?.cover?.alt === '堤上的灯' && shown.cover.focal.x === 0.2);

    expect((await note(cover.documentId, { to: inHours(-1) })).status).toBe(200);
    expect((await note(inside.documentId, { channels: ['tv'] })).status).toBe(200);
    await onBoth('rights', (shown) => shown?.cover === null);
    expect(await pageOf(host, story)).toMatch(/"cover":null.*Paragraph/);
    expect(await pageOf(host, story)).not.toContain('Figure');

    await note(cover.documentId, { to: inHours(1) });
    await note(inside.documentId, { channels: ['tv', 'app'] });
    await onBoth('rights', (shown) => shown?.cover?.alt === '堤上的灯');
    expect(await pageOf(host, story)).toContain('Figure');
  });

  it('a picture is gone when its licence ends, although nobody touches it', async () => {
    const room = newsroom(host);
    const cover = await upload('ending.png');
    const column = await room.column({ slug: 'ending', name: '到期' });
    const { documentId: story } = await room.draft({ column: column.documentId, cover: cover.id });
    await room.publish(story);
    await onBoth('ending', (shown) => shown !== undefined && shown.cover !== null);

    const seconds = 4;
    expect((await note(cover.documentId, { to: inHours(seconds / 3_600) })).status).toBe(200);
    await onBoth('ending', (shown) => shown?.cover !== undefined);
    const gone = (shown: Shown | undefined): boolean => shown?.cover === null;
    await Promise.all(nodes.map((node) => until(() => feedOf(node, 'ending'), gone, 20_000)));
  });
});
