import { isLong, keepFigures } from '../../../../../tests/faults/figures';
import { testFilmFile } from '../../../engine/testing/test-film';
import { picturesOf, type Broadcast } from '../../../engine/testing/platform-rtmp/platform';
import { aLiveStation, type LiveStation, type SendingEncoder } from '../../testing/a-live-station';
import { aViewer, type Viewer } from '../../testing/a-viewer';
import { accountFor, markOfTag } from '../../testing/followed-pictures';
import { ROOT, until } from '../../testing/studio';

/** Platforms by what becomes of them; to the last two nothing is done. */
const [DEAD, STALLED, REFUSING, ...CALM] = [0, 1, 2, 3, 4] as const;
const BACK = 3_000;
const ROUNDS = isLong ? 10 : 1;

let station: LiveStation;
let encoder: SendingEncoder;
let viewer: Viewer;
const took: number[] = [];

beforeAll(async () => {
  const film = await testFilmFile(ROOT, { width: 640, height: 360, seconds: 10 });
  station = await aLiveStation({ targets: 5 });
  encoder = station.encoder(film);
  viewer = aViewer(station.address, station.playback);
  const isOnAir = (): boolean => station.platforms.every((_, at) => pictures(at).length > 60);
  await until('five platforms and a viewer', () => isOnAir() && viewer.parts.length > 4);
}, 120_000);
afterAll(async () => {
  await viewer.stop();
  await station.close();
});

const newest = (at: number): Broadcast => station.platforms[at]!.broadcasts.at(-1) ?? { ...NOBODY };
const NOBODY: Broadcast = { key: '', app: '', at: 0, tags: [] };
const pictures = (at: number): readonly number[] => picturesOf(newest(at));
const marks = ({ tags }: Broadcast): readonly string[] =>
  tags.flatMap(({ kind, payload }) => (kind === 'video' ? (markOfTag(payload) ?? []) : []));
const count = (at: number): number => station.platforms[at]!.broadcasts.length;

/** Milliseconds until a platform that is there again has pictures of a new broadcast. */
async function backAfter(at: number, comeBack: () => Promise<void> | void): Promise<number> {
  const before = count(at);
  await comeBack();
  const moment = Date.now();
  await until(`platform ${at} is live again`, () => count(at) > before && pictures(at).length > 0);
  return Date.now() - moment;
}

/** Every picture came once and in its order, at the distance at which it was sent; to the viewer as well. */
function expectNothingMissing(): void {
  for (const at of CALM) {
    expect(count(at)).toBe(1);
    expect(accountFor(marks(newest(at)), encoder.sent).missing).toEqual([]);
    const times = pictures(at);
    const steps = times.slice(1).map((time, n) => time - times[n]!);
    expect(Math.min(...steps)).toBeGreaterThan(0);
    expect(Math.max(...steps)).toBeLessThan(100);
  }
  const seen = viewer.parts.flatMap((part) => part.pictures);
  expect(accountFor(seen, encoder.sent).missing).toEqual([]);
  expect(viewer.refused).toEqual([]);
}

it('loses nobody else a picture when a platform dies, and is live again within three seconds of its return', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    await station.platforms[DEAD]?.die();
    const sent = encoder.sent.length;
    await until('four seconds without it', () => encoder.sent.length > sent + 120);
    took.push(await backAfter(DEAD, () => station.platforms[DEAD]!.comeBack()));
  }
  for (const milliseconds of took) expect(milliseconds).toBeLessThan(BACK);
  expectNothingMissing();
}, 300_000);

it('loses nobody else a picture when one stops to read and one refuses, and has both again within three seconds', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    station.platforms[STALLED]?.behave('stall');
    station.platforms[REFUSING]?.behave('refuse');
    const stalled = count(STALLED);
    // Lines that are open know no manners yet: those who come next do.
    for (const at of [STALLED, REFUSING]) station.platforms[at]?.hangUp();
    await until('the stalled one is joined again', () => count(STALLED) > stalled);
    const sent = encoder.sent.length;
    await until('eight seconds of both', () => encoder.sent.length > sent + 240);
    took.push(await backAfter(REFUSING, () => station.platforms[REFUSING]?.behave('accept')));
    const had = pictures(STALLED).length;
    station.platforms[STALLED]?.behave('accept');
    const moment = Date.now();
    await until('the stalled one goes on', () => pictures(STALLED).length > had + 30 || count(STALLED) > stalled + 1);
    took.push(Date.now() - moment);
  }
  for (const milliseconds of took) expect(milliseconds).toBeLessThan(BACK);
  expectNothingMissing();
}, 300_000);

it('keeps what it took', () => {
  const value = Math.max(...took);
  keepFigures('live: platform killed, live again', { value, unit: 'ms', kills: took.length });
  process.stdout.write(`platform live again after ${took.join()} ms\n`);
  expect(value).toBeLessThan(BACK);
});
