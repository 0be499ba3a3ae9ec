import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isLong, keepFigures } from '../../../../../tests/faults/figures';
import { complaints } from '../../../engine/testing/a-recording';
import { testFilmFile } from '../../../engine/testing/test-film';
import { picturesOf } from '../../../engine/testing/platform-rtmp/platform';
import { aLiveStation, type LiveProcess, type LiveStation, type SendingEncoder } from '../../testing/a-live-station';
import { aViewer, type Viewer } from '../../testing/a-viewer';
import { accountFor, picturesIn } from '../../testing/followed-pictures';
import { ROOT, until } from '../../testing/studio';
import { RHYTHM } from './engine-orders';

/** Pictures in a part, and the one whose coming ends it. */
const A_PART = 30 * RHYTHM.partSeconds + 1;
const A_GROUP = 60;
/** The packager first: later the film has begun anew, and groups do not end where they are counted. */
const ALL = ['packager', 'relay', 'host', 'ingest'] as const;
/** Who takes the encoder's line along. */
const SENT_TO: ReadonlySet<string> = new Set(['ingest', 'whole']);
const BACK = 5_000;
/** An encoder waits for a second before it comes back. A machine that starts programs slowly is given what that takes beyond this. */
const BEGUN = 2_000;
const RECENT = 5_000;
const ROUNDS = isLong ? 10 : 1;

let station: LiveStation;
let encoder: SendingEncoder;
let viewer: Viewer;
type Killed = LiveProcess | 'whole';
const took = new Map<Killed, number[]>();
const lost = new Map<Killed, number[]>();
/** When the line of the encoder was dead. */
const away: [number, number][] = [];

beforeAll(async () => {
  const film = await testFilmFile(ROOT, { width: 640, height: 360, seconds: 10 });
  station = await aLiveStation({ targets: 1 });
  encoder = station.encoder(film);
  viewer = aViewer(station.address, station.playback);
  await until('parts and a platform', () => viewer.parts.length > 8 && came() > 60);
}, 120_000);
afterAll(async () => {
  await viewer.stop();
  await station.close();
});

const came = (): number => picturesOf(station.platforms[0]?.broadcasts.at(-1) ?? { tags: [] }).length;
const breaks = (): number => viewer.playlist.match(/#EXT-X-DISCONTINUITY\n/g)?.length ?? 0;
const seen = (): readonly string[] => viewer.parts.flatMap(({ pictures }) => pictures);

/** Waits until the viewer has a picture that was sent after a moment; gives when. */
async function seenAfter(moment: number): Promise<number> {
  return until('the viewer has what was sent after the kill', () => {
    // A film comes round: only what the viewer got after the moment counts.
    const fresh = new Set(encoder.sent.filter(({ at }) => at > moment).map(({ mark }) => mark));
    return viewer.parts.find(({ at, pictures }) => at > moment && pictures.some((mark) => fresh.has(mark)))?.at;
  });
}

async function killed(name: Killed): Promise<void> {
  // A key frame falls between the death and the return: whoever then begins there has lost what was before it.
  await until('the end of a group', () => encoder.sent.length % A_GROUP >= A_GROUP - 12 || undefined);
  const broadcasts = station.platforms[0]!.broadcasts.length;
  const moment = Date.now();
  const those = name === 'whole' ? ALL : [name];
  const killing = Promise.all(those.map((one) => station.kill(one)));
  const back =
    name === 'relay'
      ? await until('the platform has it again', () => platformAfter(broadcasts))
      : await seenAfter(moment);
  took.set(name, [...(took.get(name) ?? []), back - moment]);
  if (SENT_TO.has(name)) away.push([moment, back]);
  // A machine that is busy with other things needs longer to start a program; that is not ours to promise.
  const start = Math.max(station.startedIn, ...(await killing));
  // All at once is more than was promised: it comes back.
  if (name !== 'whole') expect(back - moment).toBeLessThan(Math.max(BACK, BEGUN + 2 * start));
  // What the process had may be on its way: two more segments, and everything has come or never will.
  const parts = viewer.parts.length;
  await until('two more segments', () => viewer.parts.length > parts + 8);
  // What is sent into a dead line was never ours.
  const missing = accountFor(seen(), encoder.sent).missing.filter(({ at }) => at <= moment && at > moment - RECENT);
  lost.set(name, [...(lost.get(name) ?? []), missing.length]);
}

const platformAfter = (broadcasts: number): number | undefined => {
  const newest = station.platforms[0]!.broadcasts[broadcasts];
  return newest && picturesOf(newest).length > 0 ? Date.now() : undefined;
};

describe.each([...ALL, 'whole'] as const)('the %s is killed while a room is live', (name) => {
  it('is back by itself within seconds, and no viewer misses more than a part', async () => {
    const before = breaks();
    for (let round = 0; round < ROUNDS; round += 1) await killed(name);
    // What an ingest had in its hands dies with it; of the others nothing is missing.
    for (const missing of lost.get(name) ?? []) expect(missing).toBeLessThanOrEqual(SENT_TO.has(name) ? A_PART : 0);
    // What was listed a moment before everything died is gone with it; of everybody else somebody has it still.
    expect(viewer.refused.slice(name === 'whole' ? ROUNDS : 0)).toEqual([]);
    // An encoder that had to come back was away for a moment; of everybody else players need not know.
    if (!SENT_TO.has(name)) expect(breaks()).toBe(before);
  }, 600_000);
});

it('leaves a recording that is whole and plays', async () => {
  const folder = await station.recording();
  const files = readdirSync(folder).filter((file) => file.endsWith('.mp4'));
  expect(files).toEqual(['e0.mp4']);
  encoder.stop();
  await encoder.stopped;
  const state = (): Promise<unknown> =>
    station.desk.db.knex('streaming_room').where({ id: station.room }).pluck('state');
  await until('the room knows that nobody sends', async () => String(await state()) === 'reconnecting' || undefined);
  const file = join(folder, 'e0.mp4');
  const { missing } = accountFor(picturesIn(readFileSync(file)), encoder.sent);
  const ours = missing.filter(({ at }) => !away.some(([from, to]) => at > from && at < to));
  expect(ours.length).toBeLessThanOrEqual(A_PART * ROUNDS * SENT_TO.size);
  expect(await complaints(file)).toBe('');
  for (const [name, those] of took) {
    const worst = Math.max(...(lost.get(name) ?? []));
    keepFigures(`live: ${name} killed, back`, {
      value: Math.max(...those),
      unit: 'ms',
      kills: those.length,
      picturesLost: worst,
    });
    process.stdout.write(
      `${name} (a host starts in ${station.startedIn} ms): back after ${those.join()} ms, pictures lost ${lost.get(name)?.join()}\n`,
    );
  }
}, 120_000);
