import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { CheckReport, EditionLine, EditionMatrix, PackShelf } from '../../contract';
import { theHost, type Host } from '../../../tests/host/host';
import { aPerson, aStation, call, type SignedIn } from '../../../tests/host/people';
import { aDesk } from '../../../tests/host/review';

type Desk = Awaited<ReturnType<typeof aDesk>>;

let host: Host;
let desk: Desk;
let second: SignedIn;
let weibo: string;
let douyin: string;

beforeAll(async () => {
  host = await theHost();
  desk = await aDesk(host, { levels: [1], proofs: [] });
  second = await aPerson(host).role('editor').signedIn();
  const account = {
    ...{ station: 'yunze', locale: 'zh-Hans', lane: 'assisted', capabilities: ['publish'], credential: null },
    ...{ quota: null, pace: null, windows: [], owner: null, active: true },
    ...{ platform: 'weibo', rulePack: 'weibo', name: '微博', account: `checked-${desk.column}` },
  };
  const added = await call(host, desk.chief, 'POST', '/cms/channels', account);
  weibo = added.body.id as string;
  const films = { ...account, platform: 'douyin', rulePack: 'douyin', name: '抖音', account: `films-${desk.column}` };
  douyin = (await call(host, desk.chief, 'POST', '/cms/channels', films)).body.id as string;
  const rule = {
    ...{ owner: '校对组', severity: 'red', message: { 'zh-Hans': '窑名是“{better}”', en: 'The kiln is “{better}”' } },
    check: { kind: 'terms', terms: [{ find: '谭窑', better: '坛窑' }] },
    examples: { hit: ['谭窑今晚开窑。'], pass: ['坛窑今晚开窑。'] },
  };
  const body = { station: 'yunze', name: 'kiln-of-one-account', rule };
  expect((await call(host, desk.chief, 'POST', '/cms/check-rules', body)).status).toBe(201);
}, 60_000);

async function seen(id: string, on = weibo): Promise<{ matrix: EditionMatrix; line: EditionLine }> {
  const matrix = (await call(host, desk.editor, 'GET', `/cms/editions/${id}/zh-Hans`)).body as EditionMatrix;
  const line = matrix.editions.find(({ channel }) => channel.id === on);
  if (!line) throw new Error('no edition');
  return { matrix, line };
}

async function type(id: string, text: string, on = weibo) {
  const { matrix, line } = await seen(id, on);
  const content = { ...line.content, text };
  const at = { documentId: id, locale: 'zh-Hans', channel: on, version: line.version, masterHash: matrix.hash };
  expect((await call(host, desk.editor, 'PUT', '/cms/editions', { ...at, content })).status).toBe(200);
}

async function sign(id: string, on = weibo) {
  const { hash } = (await seen(id, on)).line;
  const body = { documentId: id, locale: 'zh-Hans', channel: on, hash, kind: 'review', level: 1, note: null };
  return call(host, second, 'POST', '/cms/editions/sign', body);
}

async function reportOn(id: string): Promise<CheckReport | undefined> {
  const { hash } = (await seen(id)).line;
  const path = `/cms/checks/reports?station=yunze&documentId=${id}&locale=zh-Hans&hash=${hash}`;
  return ((await call(host, desk.chief, 'GET', path)).body as unknown as { reports: CheckReport[] }).reports[0];
}

const refusal = ({ body }: { body: { error?: { code: string } } }): string | undefined => body.error?.code;

it('machine checks read words that were typed for one account, and a red keeps them from being signed', async () => {
  const { documentId: id } = await desk.manuscript({ tags: '防汛' });
  await type(id, '谭窑今晚开窑。');
  const report = await reportOn(id);
  const finding = report?.findings.findIndex(({ text }) => text === '谭窑') ?? -1;
  expect(report?.findings[finding]).toMatchObject({ field: 'body.0', severity: 'red', suggestion: '坛窑' });
  const refused = await sign(id);
  expect(refusal(refused)).toBe('REVIEW.RED_FINDINGS');
  expect(JSON.stringify(refused.body)).toContain('谭窑');

  const waiver = { finding, kind: 'accepted', reason: '同名的另一座窑' };
  const path = `/cms/checks/reports/${report?.id}/waivers`;
  expect((await call(host, desk.chief, 'POST', path, waiver)).status).toBe(201);
  expect((await sign(id)).status).toBe(200);
});

it('a waiver was for those words: others are read anew', async () => {
  const { documentId: id } = await desk.manuscript({ tags: '防汛' });
  await type(id, '谭窑明晚开窑。');
  expect(refusal(await sign(id))).toBe('REVIEW.RED_FINDINGS');
  await type(id, '坛窑明晚开窑。');
  expect((await sign(id)).status).toBe(200);
});

/** Says in the library how long a film is. */
async function measure(url: string, seconds: number | null): Promise<void> {
  const client = new pg.Client({ connectionString: host.databaseUrl });
  await client.connect();
  const { rowCount } = await client.query('UPDATE files SET seconds = $2 WHERE url = $1', [url, seconds]);
  await client.end();
  expect(rowCount).toBe(1);
}

it('a film that the platform certainly refuses keeps an edition from being signed, and one of unknown length does not', async () => {
  const bytes = readFileSync(join(__dirname, '../../../database/demo/films/kiln-smoke.mp4'));
  const form = new FormData();
  form.append('files', new File([new Uint8Array(bytes)], 'kiln.mp4', { type: 'video/mp4' }));
  const headers = { authorization: `Bearer ${desk.author.token}` };
  const answer = await fetch(`${host.url}/upload`, { method: 'POST', headers, body: form });
  const [film] = (await answer.json()) as [{ id: number; url: string }];
  const { documentId: id } = await desk.manuscript({ film: film.id });
  await type(id, '今晚开窑。', douyin);
  const ofFilm = async () =>
    (await seen(id, douyin)).line.problems
      .filter(({ path }) => path === 'film')
      .map(({ severity, cure, pack }) => [severity, cure['zh-Hans'], pack]);
  const { facts } = (await seen(id, douyin)).matrix.media;
  expect(facts).toMatchObject([{ mime: 'video/mp4', seconds: 10, width: 960 }]);
  expect(facts[0]?.bytes).toBeCloseTo(bytes.length, -2);
  expect(await ofFilm()).toEqual([]);

  await measure(film.url, 960);
  expect(await ofFilm()).toEqual([['error', '剪到 15 分钟以内', 'douyin.3']]);
  expect(refusal(await sign(id, douyin))).toBe('EDITION.UNFIT');

  await measure(film.url, null);
  expect((await ofFilm()).map(([severity]) => severity)).toEqual(['warning']);
  expect((await sign(id, douyin)).status).toBe(200);
});

it('shows the pack that an account goes by, and to nobody the accounts of another station', async () => {
  const shelf = async (who: SignedIn) =>
    (await call(host, who, 'GET', '/cms/channels/rule-packs?station=yunze')).body as unknown as PackShelf;
  const { packs, accounts } = await shelf(desk.editor);
  expect(accounts.find(({ id }) => id === douyin)).toMatchObject({ name: '抖音', rulePack: 'douyin' });
  const now = packs.filter(({ pack, standing }) => pack.id === 'douyin' && standing === 'now');
  expect(now.map(({ pack }) => [pack.version, pack.source.url])).toEqual([[3, expect.stringContaining('open.douyin')]]);
  const county = await aStation(host).save();
  const stranger = await aPerson(host).role('chief-editor').at(county.slug).signedIn();
  expect(await shelf(stranger)).toMatchObject({ accounts: [], packs: { length: packs.length } });
});
