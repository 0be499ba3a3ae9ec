import { createHash } from 'node:crypto';
import knex from 'knex';
import { theHost, type Host } from '../../../../tests/host/host';
import { aPerson, aStation, call, type SignedIn } from '../../../../tests/host/people';
import { goodsOf } from '../../../../tests/host/some-goods';
import { MOST_PIECE_BYTES, type VisitPhotoProgress } from '../../contract';
import { aPhoto } from '../testing/a-form';

// The first boot of a house makes its database, which takes a busy machine minutes.
beforeAll(theHost, 300_000);

/** Somebody who visits, and a supplier of their station. */
async function aVisitor(host: Host): Promise<{ officer: SignedIn; supplier: string }> {
  const station = (await aStation(host).save()).slug;
  const officer = await aPerson(host).role('vetting-officer').at(station).signedIn();
  const product = await goodsOf(host, station);
  const db = knex({ client: 'pg', connection: host.databaseUrl, pool: { min: 0, max: 1 } });
  const [supplier = ''] = await db('vetting_product').where({ id: product }).pluck<string[]>('supplier');
  await db.destroy();
  return { officer, supplier };
}

const put = (to: string, offset: number, piece: Buffer): Promise<Response> =>
  fetch(`${to}&offset=${offset}`, { method: 'PUT', body: new Uint8Array(piece) });

it('are sent in pieces, written about, and seen by whoever may see the visit', async () => {
  const host = await theHost();
  const { officer, supplier } = await aVisitor(host);
  const photo = await aPhoto();
  const hash = createHash('sha256').update(photo).digest('hex');
  const wanted = { supplier, hash, type: 'image/jpeg', size: photo.length };
  const begun = await call(host, officer, 'POST', '/vetting/visit-photos', wanted);
  expect(begun.status).toBe(200);
  const to = host.url + (begun.body as VisitPhotoProgress).url;
  const big = await put(to, 0, Buffer.alloc(MOST_PIECE_BYTES + 1));
  expect(big.status).toBe(413);
  expect((await put(to.replace(/sign=[^&]*/, 'sign=x'), 0, photo.subarray(0, 9))).status).toBe(404);
  for (let offset = 0; offset < photo.length; offset += MOST_PIECE_BYTES)
    expect((await put(to, offset, photo.subarray(offset, offset + MOST_PIECE_BYTES))).status).toBe(200);

  const visit = await call(host, officer, 'POST', '/vetting/visits', {
    ...{ supplier, kind: 'onsite', risk: 'usual', place: '云泽镇', latitude: 30.27, longitude: 120.15 },
    ...{ visitedAt: '2026-11-20T06:00:00.000Z', findings: '场地整洁', result: 'good' },
    checklist: [{ item: 'site', answer: 'fine', note: '' }],
    photos: [{ hash, takenAt: '2026-11-20T06:00:00.000Z', latitude: null, longitude: null, caption: '' }],
  });
  expect(visit.status).toBe(201);
  const seen = await call(host, officer, 'GET', `/vetting/visits/${visit.body.id}/photos`);
  expect(seen.body.photos).toMatchObject([{ hash, standing: 'same' }]);
  const { original, small } = seen.body.photos[0].urls as { original: string; small: string };
  const bytes = Buffer.from(await (await fetch(host.url + original)).arrayBuffer());
  expect(bytes.equals(photo)).toBe(true);
  const shown = await fetch(host.url + small);
  expect([shown.headers.get('content-type'), shown.headers.get('cache-control')]).toEqual([
    'image/webp',
    'private, max-age=900',
  ]);
  expect((await fetch(host.url + small.replace('/small', '/original'))).status).toBe(404);
  const stranger = (await aVisitor(host)).officer;
  expect((await call(host, stranger, 'GET', `/vetting/visits/${visit.body.id}/photos`)).status).toBe(404);
});
