import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isLong, keepFigures } from '../../../../../tests/faults/figures';
import { epochFile, INDEX, readLines, type EpochLine, type PartLine } from '../../../engine/wire/session-line.rules';
import { complaints } from '../../../engine/testing/a-recording';
import { testFilmFile } from '../../../engine/testing/test-film';
import { aLiveStation, type LiveStation, type SendingEncoder } from '../../testing/a-live-station';
import { accountFor, picturesIn, type SentPicture } from '../../testing/followed-pictures';
import { watchAt, type Player, type Seen } from '../../testing/player';
import { ROOT, until } from '../../testing/studio';

/** How long the encoder is away: longer than players hold in store. */
const AWAY = isLong ? 30_000 : 12_000;
const PATIENCE = 10_000;
/** What lies in the line when an encoder is ended hard. */
const CUT_OFF = 3;

let station: LiveStation;
let player: Player;
let encoder: SendingEncoder;
/** By the epoch of the recording that it belongs to. */
const sent: [SentPicture[], SentPicture[]] = [[], []];
let films: Readonly<Record<'large' | 'small', string>>;

beforeAll(async () => {
  films = {
    large: await testFilmFile(ROOT, { width: 1280, height: 720, seconds: 10 }),
    small: await testFilmFile(ROOT, { width: 854, height: 480, seconds: 6 }),
  };
  station = await aLiveStation();
  encoder = station.encoder(films.large);
  await until('a playlist', async () => (await fetch(playlist())).ok || undefined);
  player = await watchAt(station.address(), `/live/${station.playback}/index.m3u8`);
  await goesOn('it plays', ({ width }) => width === 1280);
}, 120_000);
afterAll(async () => {
  await player.close();
  await station.close();
});

const state = (): Promise<unknown> => station.desk.db.knex('streaming_room').where({ id: station.room }).pluck('state');
const playlist = (): string => `${station.address()}/live/${station.playback}/index.m3u8`;

/** Waits until the picture has advanced by two seconds from where it is, and the condition holds. */
function goesOn(what: string, holds: (seen: Seen) => boolean = () => true): Promise<Seen> {
  let from: number | undefined;
  return until(what, async () => {
    const seen = await player.see();
    if (!holds(seen)) return undefined;
    from ??= seen.time;
    return seen.time >= from + 2 ? seen : undefined;
  });
}

/** The encoder is taken away, and another one with this film comes after a while; gives how long the picture then took to go on. */
async function awayAndBack(film: string, holds: (seen: Seen) => boolean): Promise<number> {
  encoder.stop();
  await encoder.stopped;
  await new Promise((resolve) => setTimeout(resolve, AWAY));
  const { time } = await player.see();
  sent[0].push(...encoder.sent);
  encoder = station.encoder(film);
  await until('it sends', () => encoder.sent.length > 0);
  const moment = Date.now();
  await until('the picture moves', async () => {
    const seen = await player.see();
    return (holds(seen) && seen.time > time + 0.1) || undefined;
  });
  const took = Date.now() - moment;
  await goesOn('it goes on', holds);
  expect((await player.see()).fatal).toEqual([]);
  keepFigures(
    `live: encoder away ${AWAY / 1_000} s, ${film === films.large ? 'same' : 'other'} parameters, picture again`,
    {
      value: took,
      unit: 'ms',
    },
  );
  process.stdout.write(`away ${AWAY} ms, the picture goes on after ${took} ms\n`);
  return took;
}

it('a viewer goes on by itself when the encoder comes back as it was', async () => {
  expect(await awayAndBack(films.large, ({ width }) => width === 1280)).toBeLessThan(PATIENCE);
}, 120_000);

it('and when it comes back with another size', async () => {
  expect(await awayAndBack(films.small, ({ width }) => width === 854)).toBeLessThan(PATIENCE);
}, 120_000);

it('leaves one recording, whose pieces follow each other and play', async () => {
  expect(await station.desk.db.knex('streaming_broadcast').where({ room: station.room })).toHaveLength(1);
  encoder.stop();
  await encoder.stopped;
  sent[1].push(...encoder.sent);
  await until('the room knows that nobody sends', async () => String(await state()) === 'reconnecting' || undefined);
  const folder = await station.recording();
  const { lines } = readLines(readFileSync(join(folder, INDEX), 'utf8'));
  const parts = lines.filter((line): line is PartLine => line.k === 'part');
  const numbers = [...new Set(parts.map(({ segment }) => segment))];
  expect(numbers).toEqual(numbers.map((_, at) => at));
  // What viewers were shown meanwhile is an epoch too, and no part of the recording.
  const epochs = lines.filter((line): line is EpochLine => line.k === 'epoch' && !line.slate);
  expect(epochs.map(({ width }) => width)).toEqual([1280, 854]);
  for (const [at, { epoch }] of epochs.entries()) {
    const file = join(folder, epochFile(epoch));
    expect(await complaints(file)).toBe('');
    const { missing } = accountFor(picturesIn(readFileSync(file)), sent[at] ?? []);
    expect(missing.length).toBeLessThanOrEqual(CUT_OFF);
    const shown = ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', file];
    const seconds = parts.filter((part) => part.epoch === epoch).reduce((sum, part) => sum + part.seconds, 0);
    const { stdout } = await promisify(execFile)('ffprobe', shown);
    expect(Math.abs(Number(stdout) - seconds)).toBeLessThan(1.1);
  }
}, 60_000);
