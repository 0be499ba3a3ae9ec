import { barriers } from './barriers';
import type { Stage } from './browser';
import { addLanguages, captionJourneys } from './captions.journey';
import { advances, anOnAir, type OnAir } from './on-air';
import { cutsByKeys, marksChapter, opensRecording } from './recordings.journey';
import { addsPlatform, closesRoom, makesRoom, takesNewKey, watchesAgain } from './room-steps';

const TITLE = '云泽龙舟赛直播';
/** Mux copies to platforms whose key lasts. */
const PLATFORMS = ['YouTube', 'X'] as const;
/** Its last four letters are what a line of the page is known by. */
const keyOf = (index: number): string => `lasting-key-b41${index}`;
const CHAPTER = '冲过终点';
/** Mux shows nothing of a stream that nobody sends into, neither to players, who come back, nor to lists with its picture. */
const isMeant = (line: string): boolean => !/^412 .*\/(media\.m3u8|thumbnail\.webp\?at=\d+)$/.test(line);

/** The same live where Mux carries it: the page says what is otherwise, and nothing of the picture passes here. */
export function muxLiveJourneys(stage: () => Stage): void {
  let air: OnAir;
  let key = '';
  const onAir = (): OnAir => air;
  beforeAll(async () => {
    air = await anOnAir(stage(), TITLE);
  }, 120_000);
  afterAll(async () => {
    await air.leave();
  });

  it('makes a room that Mux carries, is told its key once, and copies it', async () => {
    key = await makesRoom(air, 'Mux');
    const { page } = air.operator;
    await page.getByText('编码器直接推到 Mux，由它分发、录制和转推。').first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await addLanguages(air);
  });

  it('gets its platforms before it is live, as Mux wants it', async () => {
    const { page } = air.operator;
    await page.goto(air.room);
    await page.getByText(/由 Mux 转推：请在开播前点“开始转推”/).waitFor();
    for (const [index, name] of PLATFORMS.entries()) {
      const line = await addsPlatform(page, { name, url: `rtmps://push.${index}.example.com/live`, key: keyOf(index) });
      await line.getByRole('button', { name: '停止', exact: true }).waitFor();
    }
    expect(await barriers(page)).toEqual([]);
  });

  it('shows the picture to the operator and to a viewer in the app, and is copied to both platforms', async () => {
    const { page } = air.operator;
    const { page: phone } = air.viewer;
    air.send(key);
    await page.getByText('直播中').first().waitFor();
    await advances(page);
    await page.getByText('正在转推').nth(1).waitFor();
    await page.getByText(/Mux 在直播中不能增删平台/).waitFor();
    await page.getByText(/编码器直接推到 Mux，本台看不到码率/).waitFor();
    expect(await page.getByRole('button', { name: '添加平台' }).isDisabled()).toBe(true);
    expect(await barriers(page)).toEqual([]);
    await phone.goto('/watch');
    await phone.getByRole('link', { name: new RegExp(TITLE) }).click();
    await advances(phone);
    expect(await barriers(phone)).toEqual([]);
  });

  describe('its captions', () => captionJourneys(stage, onAir));

  it('is cut by Mux while it is live', async () => {
    const { page } = air.operator;
    await page.goto(air.room);
    await opensRecording(air);
    await cutsByKeys(air);
    await page.getByText('可用').first().waitFor();
  });

  it('throws the encoder out with its key and takes the new one, and the viewer goes on without a tap', async () => {
    const { page } = air.operator;
    await takesNewKey(air, key);
    await advances(page);
    await air.viewer.page.locator('[data-player="playing"]').waitFor();
    await advances(air.viewer.page);
    await marksChapter(air, CHAPTER);
  });

  it('ends, and its recording is watched from its chapter in the app', async () => {
    const { page } = air.operator;
    const { page: phone } = air.viewer;
    air.stop();
    await page.getByText('空闲').first().waitFor();
    await phone.getByRole('button', { name: '看回放' }).waitFor({ timeout: 60_000 });
    await watchesAgain(phone, CHAPTER);
    expect(await barriers(phone)).toEqual([]);
    expect(air.viewer.wrong.filter(isMeant)).toEqual([]);
  });

  it('closes the room, and Mux is rid of it', async () => {
    await closesRoom(air);
    expect(air.operator.wrong.filter(isMeant)).toEqual([]);
  });
}
