import { join } from 'node:path';
import { demoLive, type DemoLive } from '../lab/demo-live/demo-live';
import { barriers } from './barriers';
import { PASSWORD, seats, type Stage } from './browser';
import { aDeskOf, until } from './by-api';
import { advances } from './on-air';
import { complaintsOf } from './shop-counter';
import { show } from './show';

/** A picture that only just began has no poster yet, and nobody who watches a rehearsal is counted. */
const isMeant = (line: string): boolean => !/^404 \S+\/poster\.jpg|^409 \S+\/beats$/.test(line);

/** What `npm run demo:live` shows a newcomer, from its first picture to the end of the broadcast. */
export function demoLiveJourneys(stage: () => Stage): void {
  const { sit, clear } = seats(stage);
  const enough = new AbortController();
  const said: string[] = [];
  let demo: Promise<void> | undefined;
  const asked = (): DemoLive => ({
    ...{ root: join(__dirname, '../..'), url: stage().host.url, station: 'yunze' },
    ...{ email: 'admin@yunze.example', password: PASSWORD, enough: enough.signal, say: (line) => void said.push(line) },
  });
  const told = (pattern: RegExp): RegExpExecArray => {
    const found = said.map((line) => pattern.exec(line)).find((one) => one !== null);
    if (!found) throw new Error(`It said nothing like ${String(pattern)}: ${said.join('\n')}`);
    return found;
  };

  beforeAll(async () => {
    demo = demoLive(asked());
    const failed = demo.then(
      () => undefined,
      (error: unknown) => error,
    );
    const over = await Promise.race([
      failed,
      until(
        () => Promise.resolve(said.some((line) => line.startsWith('On the air'))),
        (is) => is,
      ).then(() => 'on'),
    ]);
    if (over !== 'on') throw over instanceof Error ? over : new Error(said.join('\n'));
  }, 120_000);
  afterAll(async () => {
    enough.abort();
    await demo;
    await clear();
  }, 60_000);

  it('is seen in the app by its link: a moving picture, robots that say what they are, goods that are not sold', async () => {
    const viewer = await sit({ at: 'phone' });
    const { page } = viewer;
    const [, path = ''] = told(/(\/watch\/\S+)$/);
    await page.goto(path);
    await advances(page);
    await page.getByText('彩排中，商品不出售').waitFor();
    await page.getByText('机器人', { exact: true }).first().waitFor();
    expect(await page.getByTestId('pinned').getByRole('button', { name: '彩排不售' }).isDisabled()).toBe(true);
    expect(await barriers(page)).toEqual([]);
    await show(page, 'live-room-phone');
    // Nobody finds it without the link.
    const stranger = await sit({ at: 'phone' });
    await stranger.page.goto(path.replace(/\?.*/, ''));
    await stranger.page.getByText('机器人').waitFor({ state: 'detached' });
    expect(await stranger.page.locator('video').count()).toBe(0);
    expect(complaintsOf(viewer).filter(isMeant)).toEqual([]);
  }, 120_000);

  it('is not begun twice, and leaves nothing on the air', async () => {
    await expect(demoLive(asked())).rejects.toThrow('on the air already');
    const [, id = ''] = told(/console\/(\S+)$/);
    enough.abort();
    await demo;
    expect(said.at(-1)).toBe('The demo is off the air.');
    const ask = await aDeskOf(stage(), 'field-controller');
    expect((await ask('GET', `/live/sessions/${id}`)).state).toBe('ended');
    const { rooms } = (await ask('GET', '/streaming/rooms?text=演示直播')) as { rooms: readonly { state: string }[] };
    expect(rooms.map(({ state }) => state)).toEqual(['idle']);
  }, 90_000);
}
