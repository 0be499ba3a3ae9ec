import { createHash } from 'node:crypto';
import { clockAt, systemIds, systemRandom } from '@hearth/cms/kernel';
import type { StaffActor } from '@hearth/cms/contract';
import { createVault, parseVaultKeys } from '@hearth/cms/platform';
import { MOST_PIECE_BYTES, MOST_WAITING_PHOTOS, type KeptVisitPhoto, type WriteVisit } from '../../contract';
import { aPhoto } from '../testing/a-form';
import { lookAtPhoto } from '../testing/a-supplier-desk';
import { aPanelDesk, valueOf, type PanelDesk } from '../testing/a-panel-desk';
import { photoStore } from './photo-store';
import { seeVisitPhotos, visitPhotoAt } from './see-photos';
import { beginVisitPhoto, receiveVisitPiece, type PhotoDeps } from './send-photo';
import { visitStore } from './visit-store';
import { writeVisit } from './write-visit';

const clock = clockAt(new Date('2026-11-30T02:00:00Z'));
let desk: PanelDesk;
let deps: PhotoDeps;
let supplier: string;
let other: string;
let colleague: StaffActor;
beforeAll(async () => {
  desk = await aPanelDesk();
  const vault = createVault(parseVaultKeys(`k1:${Buffer.alloc(32, 7).toString('base64')}`), systemRandom);
  deps = { ...desk.deps, clock, vault, readPhoto: lookAtPhoto, visits: visitStore, photos: photoStore };
  const supplierOf = async (product: string): Promise<string> =>
    ((await desk.db.knex('vetting_product').where({ id: product }).first()) as { supplier: string }).supplier;
  supplier = await supplierOf(await desk.goods('draft'));
  other = await supplierOf(await desk.goods('draft'));
  colleague = { ...desk.officer, id: systemIds.next() };
}, 60_000);
afterAll(() => desk.drop());

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const announced = (bytes: Buffer) => ({
  ...({ supplier, hash: sha256(bytes), type: 'image/jpeg', size: bytes.length } as const),
});
/** An address as a request brings it. */
const signedOf = (url: string) => {
  const { pathname: path, searchParams } = new URL(url, 'http://x');
  return { path, until: Number(searchParams.get('until')), sign: searchParams.get('sign') ?? '' };
};
const put = (url: string, offset: number, bytes: Buffer) => {
  const signed = signedOf(url);
  const [station = '', person = '', id = ''] = signed.path.split('/').slice(-3);
  return receiveVisitPiece(deps, { ...signed, station, person, id, offset, bytes });
};
const addressesOf = ([photo]: readonly KeptVisitPhoto[]) => photo?.urls ?? { original: '', small: '', large: '' };
const sent = async (bytes: Buffer, actor = desk.officer) => {
  const begun = valueOf(await beginVisitPhoto(deps, actor, announced(bytes)));
  for (let offset = begun.received; offset < bytes.length; offset += MOST_PIECE_BYTES)
    valueOf(await put(begun.url, offset, bytes.subarray(offset, offset + MOST_PIECE_BYTES)));
  return begun;
};
const visitWith = (photos: readonly Buffer[], more: Partial<WriteVisit> = {}): WriteVisit => ({
  ...{ supplier, kind: 'onsite', risk: 'usual', place: '云泽镇茶厂', latitude: 30.27, longitude: 120.15 },
  ...{ visitedAt: '2026-11-20T06:00:00.000Z', checklist: [{ item: 'site', answer: 'fine', note: '' }] },
  photos: photos.map((bytes) => ({
    ...{ hash: sha256(bytes), takenAt: '2026-11-20T06:00:00.000Z', latitude: 30.27, longitude: 120.15, caption: '' },
  })),
  ...{ findings: '场地整洁', result: 'good', ...more },
});

it('comes in pieces, goes on where the line broke, and is kept as it is', async () => {
  const photo = await aPhoto();
  expect(photo.length).toBeGreaterThan(MOST_PIECE_BYTES);
  const begun = valueOf(await beginVisitPhoto(deps, desk.officer, announced(photo)));
  expect(begun).toMatchObject({ received: 0, isWhole: false });
  valueOf(await put(begun.url, 0, photo.subarray(0, 100_000)));
  // The answer was lost: the same piece again is told where to go on.
  expect(await put(begun.url, 0, photo.subarray(0, 100_000))).toMatchObject({
    error: { code: 'VETTING.PROOF_OFFSET', details: { received: 100_000 } },
  });
  expect(await writeVisit(deps, desk.officer, visitWith([photo]))).toMatchObject({
    error: { code: 'VETTING.PHOTO_MISSING' },
  });
  let { received, url } = valueOf(await beginVisitPhoto(deps, desk.officer, announced(photo)));
  expect(received).toBe(100_000);
  while (received < photo.length)
    ({ received, url } = valueOf(await put(url, received, photo.subarray(received, received + MOST_PIECE_BYTES))));
  const whole = valueOf(await beginVisitPhoto(deps, desk.officer, announced(photo)));
  expect(whole).toMatchObject({ id: begun.id, received: photo.length, isWhole: true });
  expect(await desk.db.knex('vetting_visit_photo_piece').where({ photo: begun.id })).toEqual([]);
});

it('is shown by addresses that open the file as it came, what pages show of it, and nothing beside', async () => {
  const photo = await aPhoto();
  await sent(photo);
  const visit = valueOf(await writeVisit(deps, desk.officer, visitWith([photo])));
  const { photos } = valueOf(await seeVisitPhotos(deps, desk.officer, visit.id));
  expect(photos).toMatchObject([{ hash: sha256(photo), standing: 'same' }]);
  const { original, small } = addressesOf(photos);
  const [, id = ''] = /visit-photos\/([^/]+)\//.exec(original) ?? [];
  const asked = await visitPhotoAt(deps, { ...signedOf(original), id, kind: 'original' });
  expect(valueOf(asked).bytes.equals(photo)).toBe(true);
  const shown = await visitPhotoAt(deps, { ...signedOf(small), id, kind: 'small' });
  expect(valueOf(shown).bytes.equals(photo)).toBe(false);
  // An address opens what it was given for, and nothing beside it.
  const crossed = await visitPhotoAt(deps, { ...signedOf(small), id: desk.officer.id, kind: 'small' });
  expect(crossed).toMatchObject({ error: { code: 'VETTING.VISIT_NOT_FOUND' } });
});

it('shows that a file was exchanged after it was written down, and does not show the file', async () => {
  const photo = await aPhoto();
  await sent(photo);
  const visit = valueOf(await writeVisit(deps, desk.officer, visitWith([photo])));
  const [id = ''] = await desk.db.knex('vetting_visit_photo').where({ visit: visit.id }).pluck<string[]>('id');
  await desk.db
    .knex('vetting_visit_photo_file')
    .where({ photo: id, kind: 'original' })
    .update({ bytes: await aPhoto() });
  const { photos } = valueOf(await seeVisitPhotos(deps, desk.officer, visit.id));
  expect(photos).toMatchObject([{ standing: 'changed' }]);
  expect(await visitPhotoAt(deps, { ...signedOf(addressesOf(photos).original), id, kind: 'original' })).toMatchObject({
    error: { code: 'VETTING.PHOTO_CHANGED' },
  });
});

it('says of a visit from before that its hashes alone were kept', async () => {
  const photo = await aPhoto();
  await sent(photo);
  const { id } = valueOf(await writeVisit(deps, desk.officer, visitWith([photo])));
  await desk.db.knex('vetting_visit_photo').where({ visit: id }).delete();
  expect(valueOf(await seeVisitPhotos(deps, desk.officer, id)).photos).toEqual([
    { hash: sha256(photo), standing: 'not-kept', urls: null },
  ]);
});

it('takes one of two pieces for the same place', async () => {
  const photo = await aPhoto();
  const { url } = valueOf(await beginVisitPhoto(deps, desk.officer, announced(photo)));
  const piece = photo.subarray(0, 1_000);
  const both = await Promise.all([put(url, 0, piece), put(url, 0, piece)]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
});

it('begins anew when it came damaged, and is refused when its bytes are no photograph', async () => {
  const bytes = (await aPhoto()).subarray(0, 5_000);
  const lie = { ...announced(bytes), hash: '0'.repeat(64) };
  const cut = valueOf(await beginVisitPhoto(deps, desk.officer, lie));
  expect(await put(cut.url, 0, bytes)).toMatchObject({ error: { code: 'VETTING.PROOF_BROKEN' } });
  expect(valueOf(await beginVisitPhoto(deps, desk.officer, lie)).received).toBe(0);
  const words = Buffer.from('this is no picture at all, whatever it says');
  const text = valueOf(await beginVisitPhoto(deps, desk.officer, announced(words)));
  expect(await put(text.url, 0, words)).toMatchObject({ error: { code: 'VETTING.NOT_A_PHOTO' } });
  const long = await put(text.url, 0, Buffer.alloc(MOST_PIECE_BYTES + 1));
  expect(long).toMatchObject({ error: { code: 'VETTING.PIECE_SIZE' } });
});

it('is of whoever sent it: neither written about nor added to by others', async () => {
  const photo = await aPhoto();
  const { url } = await sent(photo);
  expect(await writeVisit(deps, colleague, visitWith([photo]))).toMatchObject({
    error: { code: 'VETTING.PHOTO_MISSING' },
  });
  const theirs = url.replace(desk.officer.id, colleague.id);
  expect(await put(theirs, 0, photo)).toMatchObject({ error: { code: 'VETTING.VISIT_NOT_FOUND' } });
  expect(await beginVisitPhoto(deps, desk.neighbour, announced(photo))).toMatchObject({
    error: { code: 'VETTING.NOBODY_TO_VISIT' },
  });
  // A colleague who was there too and has the same file sends it for themselves.
  expect(valueOf(await beginVisitPhoto(deps, colleague, announced(photo))).received).toBe(0);
});

it('serves one visit, of two people who write of it at once too, and is not taken again', async () => {
  const photo = await aPhoto();
  await sent(photo);
  await sent(photo, colleague);
  const both = await Promise.all([
    writeVisit(deps, desk.officer, visitWith([photo])),
    writeVisit(deps, colleague, visitWith([photo], { supplier: other })),
  ]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'VETTING.PHOTO_USED' } });
  expect(await beginVisitPhoto(deps, desk.officer, announced(photo))).toMatchObject({
    error: { code: 'VETTING.PHOTO_USED' },
  });
  const kept = both.find(({ ok }) => ok);
  const visit = kept && valueOf(kept);
  expect(await seeVisitPhotos(deps, desk.neighbour, visit?.id ?? '')).toMatchObject({
    error: { code: 'VETTING.VISIT_NOT_FOUND' },
  });
});

it('is one of so many that wait, and is forgotten after a week', async () => {
  const somebody = { ...desk.officer, id: systemIds.next() };
  const one = (): ReturnType<typeof announced> => announced(Buffer.from(systemIds.next()));
  for (let count = 0; count < MOST_WAITING_PHOTOS; count += 1) valueOf(await beginVisitPhoto(deps, somebody, one()));
  expect(await beginVisitPhoto(deps, somebody, one())).toMatchObject({ error: { code: 'VETTING.PROOFS_FULL' } });
  await desk.db
    .knex('vetting_visit_photo')
    .where({ sent_by: somebody.id })
    .update({ begun_at: desk.db.knex.raw(`now() - interval '8 days'`) });
  expect(await beginVisitPhoto(deps, somebody, one())).toMatchObject({ ok: true });
});
