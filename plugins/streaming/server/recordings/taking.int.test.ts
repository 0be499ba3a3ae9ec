import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unwrap } from '@hearth/cms/kernel';
import { complaints, framesShown } from '../../engine/testing/a-recording';
import { aRecordingsDesk, type RecordingsDesk } from '../testing/a-recordings-desk';
import { onAir, type OnAir } from '../testing/on-air';
import { serveTakings } from './taking-routes';
import { takeRecording } from './take-recording';
import { takingStore } from './taking-store';
import { removeRecording } from './turn-recording';

const at: { one: RecordingsDesk; air: OnAir } = { one: undefined as never, air: undefined as never };
beforeAll(async () => {
  at.one = await aRecordingsDesk();
  at.air = await onAir();
  const { database, works } = at.one.deps;
  serveTakings({
    lane: at.air.lane,
    find: (hash) => takingStore.find(database, hash),
    film: ({ ref, epoch }) => works.film(ref, epoch),
  });
}, 120_000);
afterAll(async () => {
  await at.air.close();
  await at.one.drop();
});

const linkOf = async (id: string): Promise<string> => {
  const taken = unwrap(await takeRecording(at.one.deps, at.one.desk.operator, id));
  if ('preparing' in taken) throw new Error('preparing');
  return taken.files[0]!.url;
};
const load = (url: string, range?: string) =>
  fetch(at.air.address + url, range === undefined ? {} : { headers: { range } });

it('is loaded as a plain film by a link, whole or on from where it broke off, and who took it is on record', async () => {
  const whole = await at.one.recorded();
  const url = await linkOf(whole.id);
  const answer = await load(url);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-disposition')).toMatch(/attachment; .*filename\*=UTF-8''%E6%98%A5/);
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.length).toBe(Number(answer.headers.get('content-length')));
  const path = join(at.one.folder, 'taken.mp4');
  await writeFile(path, bytes);
  expect(await complaints(path)).toBe('');
  expect(await framesShown(path)).toHaveLength(300);

  const pieces: Buffer[] = [];
  for (const [from, to] of [
    [0, 99],
    [100, 50_000],
    [50_001, bytes.length - 1],
  ] as const) {
    const piece = await load(url, `bytes=${from}-${to}`);
    expect([piece.status, piece.headers.get('content-range')]).toEqual([206, `bytes ${from}-${to}/${bytes.length}`]);
    pieces.push(Buffer.from(await piece.arrayBuffer()));
  }
  expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
  expect(Buffer.from(await (await load(url, 'bytes=-10')).arrayBuffer()).equals(bytes.subarray(-10))).toBe(true);
  expect((await load(url, `bytes=${bytes.length}-`)).status).toBe(416);
  const deeds = await at.one.desk.ledger.of('yunze', whole.id);
  expect(deeds.at(-1)).toMatchObject({
    action: 'streaming-recording.taken',
    actor: { id: at.one.desk.operator.id },
  });
  const rows = await at.one.desk.db.knex('streaming_taking').where({ recording: whole.id });
  expect(JSON.stringify(rows)).not.toContain(url.split('/')[2]);
});

it('opens nothing when it is over, made up, or the recording was removed', async () => {
  const whole = await at.one.recorded();
  const url = await linkOf(whole.id);
  expect((await load(url.replace(/\/take\/./, '/take/_'))).status).toBe(404);
  expect((await load('/take/short/x.mp4')).status).toBe(404);
  await at.one.desk.db.knex('streaming_taking').update({ until: new Date(0) });
  expect((await load(url)).status).toBe(404);
  const again = await linkOf(whole.id);
  expect((await load(again, 'bytes=0-1')).status).toBe(206);
  unwrap(await removeRecording(at.one.deps, at.one.desk.operator, { id: whole.id, reason: '撤回' }));
  expect((await load(again)).status).toBe(404);
  expect(await takeRecording(at.one.deps, at.one.desk.operator, whole.id)).toMatchObject({
    error: { code: 'STREAMING.RECORDING_STATE', details: { state: 'removed' } },
  });
});
