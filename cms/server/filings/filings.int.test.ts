import knex, { type Knex } from 'knex';
import sharp from 'sharp';
import type { FieldTask, Filing } from '../../contract';
import { until } from '../../../tests/host/a-node';
import { aFieldNewsroom, aKey, aPhone, tusOf, uploadOf, type FieldNewsroom } from '../../../tests/host/field';
import { aHost, theHost, type Host } from '../../../tests/host/host';
import { aPerson, call, type SignedIn } from '../../../tests/host/people';
import { aReader } from '../../../tests/host/readers';

let host: Host;
let desk: FieldNewsroom;
let db: Knex;
let picture: Buffer;
const photo = () => ({ name: '现场.jpg', type: 'image/jpeg', bytes: picture });

beforeAll(async () => {
  host = await theHost();
  desk = await aFieldNewsroom(host);
  db = knex({ client: 'pg', connection: host.databaseUrl });
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  picture = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#888', noise } })
    .jpeg()
    .toBuffer();
}, 120_000);
afterAll(() => db.destroy());

const tus = (at = host.url, token = desk.phone.reader.token) => tusOf(at, token);
const tasks = async (): Promise<FieldTask[]> => (await desk.phone.call('GET', '/api/field/tasks')).body.tasks;
const settled = async (task: string): Promise<FieldTask['filings']> => {
  const mine = async () => (await tasks()).find(({ id }) => id === task)?.filings ?? [];
  return until(
    mine,
    (filings) => filings.flatMap(({ files }) => files).every(({ state }) => state !== 'whole'),
    20_000,
  );
};
const file = (task: string, body: object) =>
  desk.phone.call('POST', `/api/field/tasks/${task}/filings`, { text: '', files: [], ...body });

describe('a phone', () => {
  it('is tied by a code that is good once, and speaks for nobody once it was taken back', async () => {
    const reader = await aReader(host).signedIn();
    expect((await call(host, reader, 'GET', '/api/field/me')).body.error.code).toBe('FIELD.NO_PASS');
    expect((await call(host, reader, 'POST', '/api/field/passes', { code: '00000000' })).status).toBe(410);
    const { code } = (await call(host, desk.reporter, 'POST', '/cms/field/codes', {})).body as { code: string };
    expect(code).toMatch(/^\d{8}$/);
    const tied = await call(host, reader, 'POST', '/api/field/passes', {
      code: `${code.slice(0, 4)} ${code.slice(4)}`,
      device: 'Web',
    });
    expect(tied.body).toMatchObject({ person: desk.reporter.person.id, station: 'yunze' });
    const other = await aReader(host).signedIn();
    expect((await call(host, other, 'POST', '/api/field/passes', { code })).status).toBe(410);
    const { passes } = (await call(host, desk.reporter, 'GET', '/cms/field/passes')).body;
    expect(passes).toHaveLength(2);
    expect((await call(host, desk.editor, 'DELETE', `/cms/field/passes/${passes[1].id}`)).status).toBe(404);
    expect((await call(host, desk.reporter, 'DELETE', `/cms/field/passes/${passes[1].id}`)).status).toBe(204);
    expect((await call(host, reader, 'GET', '/api/field/tasks')).status).toBe(403);
  });

  it('speaks no longer once its sign-in ended or its person left', async () => {
    const leaver = await aPerson(host).role('reporter').signedIn();
    const phone = await aPhone(host, leaver);
    expect((await phone.call('GET', '/api/field/me')).status).toBe(200);
    const { id, version } = leaver.person;
    await call(host, host, 'POST', `/cms/people/${id}/deactivate`, { version });
    expect((await db('person').where({ id }).first()).active).toBe(false);
    expect((await phone.call('GET', '/api/field/me')).status).toBe(403);
    const second = await aPhone(host, desk.reporter);
    await call(host, second.reader, 'DELETE', '/api/account/sessions/current');
    expect((await second.call('GET', '/api/field/tasks')).status).toBe(403);
  });

  it('sees its own tasks, moves them once for each key, and reaches nobody else’s', async () => {
    const task = await desk.task();
    const move = (body: object) => desk.phone.call('POST', `/api/field/tasks/${task.id}/moves`, body);
    const key = aKey();
    const place = { latitude: 30.123456, longitude: 104.987654, accuracy: 8 };
    const [first, again] = [await move({ key, event: 'accept', place }), await move({ key, event: 'accept', place })];
    expect([first.status, again.status, again.body.state]).toEqual([200, 200, 'accepted']);
    expect((await move({ key: aKey(), event: 'accept' })).status).toBe(409);
    const steps = await db('assignment_step').where({ assignment: task.id, event: 'accept' });
    expect(steps).toMatchObject([{ latitude: '30.123', longitude: '104.988', accuracy: 100, via: 'phone' }]);
    const stranger = await aPhone(host, await aPerson(host).role('reporter').signedIn());
    expect((await stranger.call('GET', '/api/field/tasks')).body.tasks).toEqual([]);
    expect(
      (await stranger.call('POST', `/api/field/tasks/${task.id}/moves`, { key: aKey(), event: 'depart' })).status,
    ).toBe(404);
  });
});

describe('a file over a bad line', () => {
  it('goes on where it was cut, whatever answers were lost, and is kept once', async () => {
    const task = await desk.task();
    const half = Math.floor(picture.length / 2);
    const { path } = await tus().begin(task.id, photo());
    expect(await tus().send(path, 0, picture.subarray(0, half))).toEqual({ status: 204, offset: half });
    // The answer was lost: the phone sends the same again, and is told where to go on.
    expect((await tus().send(path, 0, picture.subarray(0, half))).status).toBe(409);
    expect((await tus().send(path, half + 7, picture.subarray(half + 7))).status).toBe(409);
    expect(await tus().offset(path)).toEqual({ status: 200, offset: half });
    const id = aKey();
    const early = await file(task.id, { id, files: [uploadOf(path)] });
    expect([early.status, early.body.error.code]).toEqual([409, 'FIELD.FILE_UNKNOWN']);
    expect((await tus().send(path, half, picture.subarray(half))).status).toBe(204);
    const body = { id, text: '水位回落\n堤上一夜无险。', files: [uploadOf(path)], saidAt: new Date().toISOString() };
    const both = await Promise.all([file(task.id, body), file(task.id, body)]);
    expect(both.some(({ status }) => status === 201)).toBe(true);
    expect((await file(task.id, body)).status).toBe(201);
    const filings = await settled(task.id);
    expect(filings).toMatchObject([{ id, text: body.text, files: [{ state: 'kept', asset: { mime: 'image/jpeg' } }] }]);
    expect(await db('field_upload_part').where({ upload: uploadOf(path) })).toEqual([]);
    expect(await db('files').where({ document_id: filings[0]!.files[0]!.asset!.id })).toMatchObject([
      { station: 'yunze' },
    ]);
    const used = await file(task.id, { id: aKey(), files: [uploadOf(path)] });
    expect(used.body.error.code).toBe('FIELD.FILE_UNKNOWN');
  });

  it('goes on at another node, and of two nodes one writes each part', async () => {
    const task = await desk.task();
    const second = await aHost({ databaseUrl: host.databaseUrl });
    try {
      const { path } = await tus().begin(task.id, photo());
      const part = Math.floor(picture.length / 3);
      await tus().send(path, 0, picture.subarray(0, part));
      expect(await tus(second.url).offset(path)).toEqual({ status: 200, offset: part });
      const next = picture.subarray(part, 2 * part);
      const both = await Promise.all([tus().send(path, part, next), tus(second.url).send(path, part, next)]);
      expect(both.filter(({ status }) => status === 204)).toHaveLength(1);
      await tus(second.url).send(path, 2 * part, picture.subarray(2 * part));
      const rows = await db('field_upload_part')
        .where({ upload: uploadOf(path) })
        .orderBy('at')
        .select('bytes');
      const [row] = await db('field_upload').where({ id: uploadOf(path) });
      // Taken in already, or whole and exactly what was sent.
      if (row.state === 'whole')
        expect(Buffer.concat(rows.map(({ bytes }) => bytes as Buffer)).equals(picture)).toBe(true);
      await file(task.id, { id: aKey(), files: [uploadOf(path)] });
      expect((await settled(task.id))[0]!.files[0]).toMatchObject({ state: 'kept' });
    } finally {
      await second.stop();
    }
  }, 60_000);

  it('is judged by its bytes at the end, and what the guard refuses is told and not kept', async () => {
    const task = await desk.task();
    const bytes = Buffer.from('<html>'.repeat(60));
    const { path } = await tus().begin(task.id, { name: 'x.jpg', type: 'image/jpeg', bytes });
    expect((await tus().send(path, 0, bytes)).status).toBe(204);
    await file(task.id, { id: aKey(), text: '见附图', files: [uploadOf(path)] });
    expect((await settled(task.id))[0]!.files[0]).toMatchObject({
      state: 'refused',
      refusal: 'MEDIA.UNKNOWN_KIND',
      asset: null,
    });
  });

  it('is begun only by whoever has the task, with a length, a size and a kind that are taken', async () => {
    const task = await desk.task();
    const begin = async (more: object, length?: string) => {
      const { status, answer } = await tus().begin(task.id, { ...photo(), ...more }, length);
      return [status, ((await answer.json()) as { error: { code: string } }).error.code];
    };
    expect(await begin({}, '600000000')).toEqual([413, 'FIELD.FILE_TOO_LARGE']);
    expect(await begin({}, 'much')).toEqual([422, 'FIELD.UPLOAD_WITHOUT_LENGTH']);
    expect(await begin({ type: 'application/zip' })).toEqual([415, 'FIELD.NOT_FOR_THE_FIELD']);
    expect((await tus(host.url, 'forged.by.nobody').begin(task.id, photo())).status).toBe(401);
    expect((await tus(host.url, (await aReader(host).signedIn()).token).begin(task.id, photo())).status).toBe(403);
    const stranger = await aPhone(host, await aPerson(host).role('reporter').signedIn());
    const theirs = tus(host.url, stranger.reader.token);
    expect((await theirs.begin(task.id, photo())).status).toBe(404);
    const { path } = await tus().begin(task.id, photo());
    expect([(await theirs.offset(path)).status, (await theirs.send(path, 0, picture)).status]).toEqual([404, 404]);
    expect((await theirs.remove(path)).status).toBe(404);
    expect((await tus().remove(path)).status).toBe(204);
    expect((await tus().offset(path)).status).toBe(404);
    expect((await tus().offset('/api/field/uploads/..%2f..%2fetc')).status).toBe(404);
  });

  it('takes no more than was announced, and is forgotten when nobody goes on with it', async () => {
    const task = await desk.task();
    const { path } = await tus().begin(task.id, photo());
    expect((await tus().send(path, 0, Buffer.concat([picture, picture]))).status).toBeGreaterThanOrEqual(400);
    const { offset } = await tus().offset(path);
    expect(offset).toBeLessThanOrEqual(picture.length);
    await db('field_upload')
      .where({ id: uploadOf(path) })
      .update({ touched_at: db.raw(`now() - interval '4 days'`) });
    expect([404, 410]).toContain((await tus().send(path, offset, picture.subarray(offset))).status);
  });
});

it('becomes a draft manuscript with its pictures by one press of an editor or of whoever filed it, and by one only', async () => {
  const task = await desk.task();
  const { path } = await tus().begin(task.id, photo());
  await tus().send(path, 0, picture);
  expect((await file(task.id, { id: aKey() })).body.error.code).toBe('FIELD.NOTHING_FILED');
  await file(task.id, { id: aKey(), text: '河堤加固完成\n施工队连夜完成三处加固。', files: [uploadOf(path)] });
  const [filing] = await settled(task.id);
  const press = (who: SignedIn) => call(host, who, 'POST', `/cms/filings/${filing!.id}/manuscript`, {});
  expect((await press(await aPerson(host).role('reporter').signedIn())).status).toBe(403);
  const both = await Promise.all([press(desk.editor), press(desk.reporter)]);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  const { manuscript } = both.find(({ status }) => status === 201)!.body as Filing;
  const draft = await call(
    host,
    desk.editor,
    'GET',
    `/content-manager/collection-types/plugin::cms.manuscript/${manuscript!}?locale=zh-Hans`,
  );
  expect(draft.body.data).toMatchObject({
    title: '河堤加固完成',
    station: 'yunze',
    publishedAt: null,
    cover: { mime: 'image/jpeg' },
  });
  expect(draft.body.data.body).toMatchObject([{ type: 'paragraph' }, { type: 'image' }]);
  const whole = await call(host, desk.editor, 'GET', `/cms/assignments/${task.id}`);
  expect(whole.body.filings).toMatchObject([{ manuscript }]);
  // The words are the reporter's: returns go there, and the reporter finds it among their own work.
  const review = await call(host, desk.editor, 'GET', `/cms/review/manuscripts/${manuscript!}/zh-Hans`);
  expect(review.body).toMatchObject({ author: desk.reporter.person.name['zh-Hans'] });
  const mine = `/content-manager/collection-types/plugin::cms.manuscript/${manuscript!}?locale=zh-Hans`;
  expect((await call(host, desk.reporter, 'PUT', mine, { summary: '连夜完成', revision: 1 })).status).toBe(200);
  expect(whole.body.assignment.state).toBe('filed');
});
