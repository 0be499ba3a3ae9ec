import { unwrap } from '@hearth/cms/kernel';
import { aMuxLab, type MuxLab } from '../../../../../tests/lab/mux/mux-lab';
import type { MuxDriver } from './mux-driver';
import { aSpec, driverAt, sending, settingsOf } from './testing/a-mux-driver';

describe('viewers of Mux', () => {
  let lab: MuxLab;
  let driver: MuxDriver;
  beforeAll(async () => {
    lab = await aMuxLab();
  });
  beforeEach(() => {
    lab.reset();
    driver = driverAt(lab);
  });
  afterAll(() => lab.stop());

  it('counts viewers once in five seconds, however many ask', async () => {
    const { stream } = unwrap(await driver.create(aSpec()));
    lab.world.viewers.set(stream.ref, 42);
    expect(await Promise.all([1, 2, 3].map(async () => unwrap(await driver.viewers(stream.ref))))).toEqual([
      42, 42, 42,
    ]);
    lab.world.viewers.set(stream.ref, 43);
    expect(unwrap(await driver.viewers(stream.ref))).toBe(42);
  });

  it('keeps players to the pages of the house', async () => {
    const { stream, key } = unwrap(await driver.create(aSpec({ signed: true })));
    sending(lab, key);
    const restriction = unwrap(await driver.restrictTo(['news.example.cn', 'app.example.cn']));
    expect(unwrap(await driver.restrictTo(['app.example.cn', 'news.example.cn']))).toBe(restriction);
    const pass = { viewer: 'v', until: new Date(Date.now() + 60_000), restriction };
    const { hls } = unwrap(await driver.playback(stream.playbackId, pass));
    const from = async (referer: string) => (await fetch(hls, { headers: { referer } })).status;
    expect([await from('https://news.example.cn/live'), await from('https://thief.example.com/')]).toEqual([200, 403]);
    // A pass says where, and not who.
    const [, claims = ''] = new URL(hls).searchParams.get('token')?.split('.') ?? [];
    const said = Object.keys(JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as object).sort();
    expect(said).toEqual(['aud', 'exp', 'kid', 'playback_restriction_id', 'sub']);
  });

  it('makes a film of a recording once, and puts new words in place of the old', async () => {
    const { stream, key } = unwrap(await driver.create(aSpec()));
    sending(lab, key).end();
    const ref = lab.world.streams.get(stream.ref)?.recent_asset_ids[0] ?? '';
    for (const _ of [1, 2]) unwrap(await driver.addRendition(ref, 'highest'));
    expect(lab.world.assets.get(ref)?.static_renditions?.files).toMatchObject([{ resolution: 'highest' }]);
    const words = (vttUrl: string) => driver.captions.add(ref, { language: 'ug', name: 'ئۇيغۇرچە', vttUrl });
    unwrap(await words('https://kitchen.example.cn/1.vtt'));
    lab.fault(`POST /video/v1/assets/${ref}/tracks`, { does: 'cut-after' });
    unwrap(await words('https://kitchen.example.cn/2.vtt'));
    expect(lab.world.assets.get(ref)?.tracks).toMatchObject([{ language_code: 'ug', text_source: 'uploaded' }]);
  });

  it('offers no signed playback without a key to sign with', async () => {
    const { signing: _, ...unsigned } = settingsOf(lab);
    const plain = driverAt(lab, { settings: unsigned });
    const answers = [await plain.create(aSpec({ signed: true })), await plain.viewers('x')];
    for (const answer of answers) expect(answer).toMatchObject({ error: { code: 'STREAMING.NOT_OFFERED' } });
    expect([...lab.world.streams.keys()]).toEqual([]);
  });
});
