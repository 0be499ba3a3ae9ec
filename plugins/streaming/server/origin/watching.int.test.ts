import { once } from 'node:events';
import type { FlvTag } from '../../engine/fmp4/flv-tags.rules';
import { testFilm } from '../../engine/testing/test-film';
import { watch, type Player, type Seen } from '../testing/player';
import { aStudio, ROOT, until, type Studio } from '../testing/studio';
import { promised } from '../../../../tests/host/slowness';

const at: { studio: Studio; player: Player } = { studio: undefined as never, player: undefined as never };
let large: readonly FlvTag[] = [];
let small: readonly FlvTag[] = [];

beforeAll(async () => {
  large = await testFilm(ROOT, { width: 640, height: 360, seconds: 10 });
  small = await testFilm(ROOT, { width: 426, height: 240, seconds: 6 });
  at.studio = await aStudio();
  at.studio.order(at.studio.room());
  await until('the host knows the room', () => at.studio.live.origin.window.rooms.get('room1'));
});
afterAll(async () => {
  await at.player.close();
  await at.studio.close();
});

/** Waits until the picture has advanced by these seconds from where it is, and the condition holds. */
function goesOn(what: string, seconds: number, holds: (seen: Seen) => boolean = () => true): Promise<Seen> {
  let from: number | undefined;
  return until(what, async () => {
    const seen = await at.player.see();
    from ??= seen.time;
    return holds(seen) && seen.time >= from + seconds ? seen : undefined;
  });
}

it('a viewer in Chromium watches, whatever becomes of encoder and packager, and touches nothing', async () => {
  const { studio } = at;
  studio.feeder.play(large, 'first');
  at.player = await watch(studio, '/live/room1/index.m3u8');
  const start = await goesOn('it plays', 2, ({ width }) => width === 640);
  expect(start.latency).toBeLessThan(4);

  // Away for ten seconds, which is longer than players hold in store, and back with the same parameters.
  studio.feeder.stop();
  await new Promise((resolve) => setTimeout(resolve, 10_000));
  studio.feeder.play(large, 'second');
  await goesOn('it goes on with the same parameters', 3);

  studio.feeder.stop();
  studio.feeder.play(small, 'third');
  await goesOn('it goes on with other parameters', 2, ({ width }) => width === 426);

  const gone = once(studio.packager(), 'exit');
  studio.packager().kill('SIGKILL');
  await gone;
  const killed = Date.now();
  await studio.startPackager();
  await goesOn('it goes on after the packager was killed', 5, ({ width }) => width === 426);
  expect(Date.now() - killed).toBeLessThan(promised(12_000));
  expect((await at.player.see()).fatal).toEqual([]);
});
