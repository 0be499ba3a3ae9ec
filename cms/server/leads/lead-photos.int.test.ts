import { randomUUID } from 'node:crypto';
import knex, { type Knex } from 'knex';
import sharp from 'sharp';
import { MOST_TIP_PHOTO_BYTES, MOST_TIP_PHOTOS, type Lead, type LeadPhoto } from '../../contract';
import { aNode } from '../../../tests/host/a-node';
import { theHost, type Host } from '../../../tests/host/host';
import { aPerson, aStation, call, type SignedIn } from '../../../tests/host/people';
import { PHOTO_DAYS, UNTOLD_HOURS } from './photo.rules';
import { photoStore } from './photo-store';

let host: Host;
let db: Knex;
let editor: SignedIn;
let station: string;
let jpeg: Buffer;

beforeAll(async () => {
  host = await theHost();
  db = knex({ client: 'pg', connection: host.databaseUrl });
  ({ slug: station } = await aStation(host).under('yunze').save());
  editor = await aPerson(host).role('editor').at(station).signedIn();
  const place = { IFD3: { GPSLatitude: '28/1 41/1 0/1', GPSLatitudeRef: 'N' } };
  const red = sharp({ create: { width: 900, height: 600, channels: 3, background: '#B83214' } });
  jpeg = await red.jpeg().withExif(place).withMetadata({ orientation: 6 }).toBuffer();
}, 120_000);
afterAll(() => db.destroy());

type Put = { id?: string; tip?: string; at?: string; bytes?: Buffer; type?: string };
const put = async ({ id = randomUUID(), tip = randomUUID(), at = station, bytes = jpeg, type = 'image/jpeg' }: Put) => {
  const answer = await fetch(`${host.url}/api/leads/photos/${id}?tip=${tip}&station=${at}`, {
    method: 'PUT',
    headers: { 'content-type': type, 'accept-language': 'zh-Hans' },
    body: new Uint8Array(bytes),
  });
  const body = (await answer.json()) as { error?: { code: string; message: string } };
  return { id, tip, status: answer.status, code: body.error?.code, message: body.error?.message };
};
const tell = (key: string, photos: readonly string[], change: object = {}) => {
  const text = `路面塌了一块，已经围起来了 ${key}`;
  return call(host, undefined, 'POST', '/api/leads/tips', { station, text, key, photos, ...change });
};
const leadBy = async (text: string): Promise<Lead> =>
  (await call(host, editor, 'GET', `/cms/leads?text=${encodeURIComponent(text)}`)).body.leads[0] as Lead;
const photosOf = async (lead: string, who = editor) => call(host, who, 'GET', `/cms/leads/${lead}/photos`);
const kept = async (tip: string): Promise<number> => (await db('lead_photo').where({ tip })).length;

/** A lead with so many photos, as a viewer tells it. */
async function aTip(count = 1, text = `河堤渗水，现场拍了照片 ${randomUUID()}`) {
  const tip = randomUUID();
  const sent = await Promise.all(Array.from({ length: count }, () => put({ tip })));
  expect(sent.map(({ status }) => status)).toEqual(sent.map(() => 201));
  const ids = sent.map(({ id }) => id);
  expect((await tell(tip, ids, { text })).status).toBe(202);
  return { tip, ids, lead: await leadBy(text) };
}

it('comes upright and without its place, in every size, and is shown by a signed address alone', async () => {
  const { ids, lead } = await aTip(2);
  const { body } = await photosOf(lead.id);
  const photos = body.photos as LeadPhoto[];
  expect(photos.map(({ id, asset }) => [id, asset])).toEqual(ids.map((id) => [id, null]));
  expect(photos[0]).toMatchObject({ width: 600, height: 900, takenBy: null });
  for (const [kind, address] of Object.entries(photos[0]!.urls)) {
    const answer = await fetch(`${host.url}${address}`);
    expect([kind, answer.status, answer.headers.get('cache-control')]).toEqual([kind, 200, 'private, max-age=900']);
    const { exif, format, orientation } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
    const wanted = kind === 'picture' ? 'jpeg' : kind.startsWith('avif') ? 'heif' : 'webp';
    expect({ exif, format, orientation }).toEqual({ exif: undefined, format: wanted, orientation: undefined });
  }
  const { picture, 'webp-small': small } = photos[0]!.urls;
  const forged = [picture.replace(/until=\d+/, `until=${Date.now() + 9e8}`), picture.replace(/sign=.*/, 'sign=x')];
  const swapped = small.replace('webp-small', 'picture');
  for (const address of [...forged, swapped, picture.split('?')[0]!]) {
    expect((await fetch(`${host.url}${address}`)).status).toBe(404);
  }
  expect(await db('files').where({ station })).toEqual([]);
});

it.each([
  ['a web page called jpg', () => Buffer.from('<html><script>alert(1)</script></html>'), 'LEADS.NOT_A_PHOTO'],
  ['nothing', () => Buffer.alloc(0), 'MEDIA.EMPTY'],
  ['a photo that is cut off', () => jpeg.subarray(0, jpeg.length - 200), 'MEDIA.BROKEN'],
  ['one that is not what it says', () => sharp(jpeg).png().toBuffer(), 'MEDIA.DISGUISED'],
  ['a moving picture', () => sharp(jpeg).gif().toBuffer(), 'LEADS.NOT_A_PHOTO'],
  ['what is too large', () => Buffer.alloc(MOST_TIP_PHOTO_BYTES + 1, 1), 'LEADS.PHOTO_TOO_LARGE'],
  [
    'a bomb of pixels',
    () =>
      sharp({ create: { width: 16_000, height: 16_000, channels: 3, background: '#fff' }, limitInputPixels: false })
        .jpeg({ quality: 1 })
        .toBuffer(),
    'MEDIA.TOO_MANY_PIXELS',
  ],
])('refuses %s with a clear word and leaves nothing behind', async (_what, bytes, code) => {
  const refused = await put({ bytes: await bytes() });
  expect([refused.status >= 400 && refused.status < 500, refused.code]).toEqual([true, code]);
  expect(refused.message).toMatch(/\p{Script=Han}{3}/u);
  expect(await kept(refused.tip)).toBe(0);
});

it('refuses what says it is no photo, names no tip, or is meant for a station that is not there', async () => {
  expect((await put({ type: 'application/pdf' })).code).toBe('LEADS.NOT_A_PHOTO');
  expect((await put({ tip: 'mine' })).status).toBe(404);
  expect((await put({ at: 'nowhere' })).status).toBe(404);
});

it('is there once however often it is sent, and under the tip that it was sent for', async () => {
  const first = await put({});
  const again = await Promise.all([put(first), put(first)]);
  expect(again.map(({ status }) => status)).toEqual([201, 201]);
  expect(await kept(first.tip)).toBe(1);
  expect((await put({ id: first.id })).status).toBe(404);
});

it('is told of by nobody who only knows its name, never for another station, and never twice', async () => {
  const { id, tip } = await put({});
  const stranger = randomUUID();
  const forged = await tell(stranger, [id]);
  expect([forged.status, forged.body.error.code]).toEqual([409, 'LEADS.PHOTO_UNKNOWN']);
  expect(await db('lead_telling').where({ id: stranger })).toEqual([]);
  expect((await tell(tip, [id], { station: 'yunze' })).body.error.code).toBe('LEADS.PHOTO_UNKNOWN');
  expect((await tell(tip, [id, randomUUID()])).body.error.code).toBe('LEADS.PHOTO_UNKNOWN');
  expect(
    (
      await tell(
        tip,
        Array.from({ length: MOST_TIP_PHOTOS + 1 }, () => randomUUID()),
      )
    ).status,
  ).toBe(422);
  const both = await Promise.all([tell(tip, [id, id]), tell(tip, [id, id])]);
  expect(both.map(({ status }) => status).sort()).toEqual([202, 202]);
  expect(await db('lead_telling').where({ id: tip })).toHaveLength(1);
});

it('is taken back by whoever sent it while nobody was told of it', async () => {
  const { id, tip } = await put({});
  const remove = (key: string) =>
    fetch(`${host.url}/api/leads/photos/${id}?tip=${key}&station=${station}`, { method: 'DELETE' });
  await remove(randomUUID());
  expect(await kept(tip)).toBe(1);
  await remove(tip);
  expect(await kept(tip)).toBe(0);
  expect(await db('lead_photo_file').where({ photo: id })).toEqual([]);
  const told = await aTip();
  await fetch(`${host.url}/api/leads/photos/${told.ids[0]}?tip=${told.tip}&station=${station}`, { method: 'DELETE' });
  expect(await kept(told.tip)).toBe(1);
});

it('is taken over into the media library once, with its source, by people of its station', async () => {
  const { lead, ids } = await aTip();
  const path = `/cms/leads/${lead.id}/photos/${ids[0]}/take`;
  const body = { alt: '堤脚渗水处', credit: '观众提供' };
  const { slug: next } = await aStation(host).under('yunze').save();
  const neighbour = await aPerson(host).role('editor').at(next).signedIn();
  expect((await photosOf(lead.id, neighbour)).status).toBe(404);
  expect((await call(host, neighbour, 'POST', path, body)).status).toBe(404);
  const proofreader = await aPerson(host).role('proofreader').at(station).signedIn();
  expect((await photosOf(lead.id, proofreader)).status).toBe(200);
  expect((await call(host, proofreader, 'POST', path, body)).status).toBe(403);
  expect((await call(host, editor, 'POST', path, { ...body, alt: '' })).status).toBe(422);

  const both = await Promise.all([call(host, editor, 'POST', path, body), call(host, editor, 'POST', path, body)]);
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  const [asset, same] = both.map((one) => (one.body as LeadPhoto).asset);
  expect(asset).toBe(same);
  const files = await db('files').where({ station });
  expect(files).toMatchObject([{ document_id: asset, credit: '观众提供', alternative_text: '堤脚渗水处' }]);
  const entries = await db('ledger_entry').where({ subject: lead.id, action: 'lead.photo-taken' });
  expect(entries).toHaveLength(1);
});

it('follows its lead into the one that it is merged into', async () => {
  const [one, other] = [await aTip(1, `供水管爆了 ${randomUUID()}`), await aTip(1, `泵站门口积水 ${randomUUID()}`)];
  const body = { event: 'merge', version: one.lead.version, into: other.lead.id };
  expect((await call(host, editor, 'POST', `/cms/leads/${one.lead.id}/move`, body)).status).toBe(200);
  const { photos } = (await photosOf(other.lead.id)).body as { photos: LeadPhoto[] };
  expect(photos.map(({ id }) => id).sort()).toEqual([...one.ids, ...other.ids].sort());
});

it('goes when nobody told of it, when its lead was dropped long ago, when it is old, and with its telling', async () => {
  const node = aNode(host.databaseUrl);
  const store = photoStore(node);
  const [untold, dropped, old, fresh] = [await put({}), await aTip(), await aTip(), await aTip()];
  const ago = (by: string) => db.raw(`now() - ?::interval`, [by]);
  await db('lead_photo')
    .where({ tip: untold.tip })
    .update({ created_at: ago(`${UNTOLD_HOURS + 1} hours`) });
  await db('lead_photo')
    .where({ tip: old.tip })
    .update({ created_at: ago(`${PHOTO_DAYS.otherwise + 1} days`) });
  await db('lead').where({ id: dropped.lead.id }).update({ state: 'dropped' });
  await db('lead')
    .where({ id: dropped.lead.id })
    .update({ state_since: ago(`${PHOTO_DAYS.dropped + 1} days`) });
  await node.database.transaction((tx) => store.expire(tx, { untoldHours: UNTOLD_HOURS, ...PHOTO_DAYS }));
  await node.stop();
  const left = await Promise.all([untold, dropped, old, fresh].map(({ tip }) => kept(tip)));
  expect(left).toEqual([0, 0, 0, 1]);
  await db('lead_telling').where({ id: fresh.tip }).delete();
  expect(await kept(fresh.tip)).toBe(0);
  expect(await db('lead_photo_file').whereIn('photo', [...fresh.ids, ...old.ids, untold.id])).toEqual([]);
});
