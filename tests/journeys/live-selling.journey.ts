import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { enterApp } from './app-account';
import { barriers } from './barriers';
import { seats, signIn, type Stage, type Visitor } from './browser';
import { aDeskOf, until, type Told } from './by-api';
import { aLottery, aRedPacket, asReader, drawnAgain, packetOf, type AskAsReader } from './live-gifts';
import { aLivePlan, figuresOf, type LivePlan } from './live-plan';
import { advances, anOnAir, type OnAir } from './on-air';
import { makesRoom } from './room-steps';
import { anOffer, complaintsOf, takenDown, type OwnOffer } from './shop-counter';

const TITLE = '脐橙下树第三车，助农专场';
const VIEWERS = ['19900000311', '19900000312'] as const;
const SLIP = { slip: '说成“五年树”', words: '这片果园是三年树' };

/** A live that sells, from its plan to its numbers: the gate, the console, two phones, an order inside the player, a correction, the stop. */
export function liveSellingJourneys(stage: () => Stage): void {
  const { sit, clear } = seats(stage);
  let air: OnAir;
  let key = '';
  let own: OwnOffer;
  let plan: LivePlan;
  let director: Visitor;
  let phones: readonly Visitor[] = [];
  let readers: readonly AskAsReader[] = [];
  let packet = '';
  const phone = (at: number): Page => {
    const one = phones[at];
    if (!one) throw new Error('nobody sits there');
    return one.page;
  };

  beforeAll(async () => {
    air = await anOnAir(stage(), TITLE);
    own = await anOffer(stage(), { goods: '上坞脐橙', units: 30 });
    director = await sit({ at: 'desk' });
    await signIn(director.page, 'field-controller');
    phones = await Promise.all(VIEWERS.map(() => sit({ at: 'phone' })));
    for (const [at, number] of VIEWERS.entries()) await enterApp(phone(at), stage().host, number);
  }, 240_000);
  afterAll(async () => {
    plan.rest();
    await air.leave();
    await takenDown(stage(), own);
    await clear();
  });

  it('is planned, and its gate names every condition until it holds', async () => {
    key = await makesRoom(air);
    plan = await aLivePlan(stage(), { title: TITLE, streamingRoom: new URL(air.room).pathname.split('/').at(-1) ?? '' });
    const steps: readonly (readonly [condition: string, see: () => Promise<unknown>])[] = [
      ['runsheet-there', () => plan.addItem(own)],
      ['scripts-approved', () => plan.signScript()],
      ['ad-marked', () => plan.markAdvertising()],
      ['setting-reviewed', () => plan.reviewSetting()],
      ['duty-present', () => plan.nameDuty().then(() => plan.beat())],
      ['anchors-trained', () => plan.trainHost()],
    ];
    for (const [condition, see] of steps) {
      // Who speaks is known once they are on duty; until then nobody can be untrained.
      if (condition !== 'anchors-trained') expect(await plan.missing()).toContain(condition);
      await see();
      expect(await plan.missing()).not.toContain(condition);
    }
    expect(await plan.missing()).toEqual(['picture-there']);
  });

  it('is rehearsed in a copy that sells nothing, and ready; without a picture it does not go on the air', async () => {
    await plan.turn('prepare');
    await plan.turn('rehearse');
    const planner = await aDeskOf(stage(), 'field-controller');
    const { sessions } = await planner('GET', `/live/sessions?search=${encodeURIComponent(TITLE)}&rehearsals=true`);
    expect(sessions.filter(({ rehearsalOf }: Told) => rehearsalOf === plan.id)).toHaveLength(1);
    await plan.turn('end-rehearsal');
    await plan.turn('make-ready');
    await expect(plan.turn('go-live')).rejects.toThrow(/SESSION\.GATE_CLOSED.*picture-there/);
  });

  it('goes on the air with a picture that comes from an encoder', async () => {
    const { page } = director;
    air.send(key);
    await until(() => plan.missing(), (missing) => missing.length === 0);
    await page.goto(`/admin/plugins/live/console/${plan.id}`);
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    await page.getByRole('button', { name: '开播' }).click();
    await page.getByRole('status').getByText('直播中').waitFor();
    expect(await barriers(page)).toEqual([]);
    for (const at of VIEWERS.keys()) {
      await phone(at).goto(`/watch/${plan.id}`);
      await advances(phone(at));
    }
    expect(await barriers(phone(0))).toEqual([]);
  });

  it('carries what two phones say to each other and to the console', async () => {
    for (const [at, text] of [
      [0, '这橙子个头真大'],
      [1, '青禾村我去过'],
    ] as const) {
      await phone(at).getByRole('textbox', { name: '说点什么' }).fill(text);
      await phone(at).getByRole('button', { name: '发送' }).click();
      await phone(1 - at).getByText(text).first().waitFor();
      await director.page.getByText(text).first().waitFor();
    }
  });

  it('shows goods beside the picture with who sells them, and sells them without leaving it', async () => {
    await director.page.getByRole('button', { name: /^上讲解：/ }).click();
    for (const at of VIEWERS.keys()) {
      await phone(at).getByText('正在讲解').first().waitFor();
      await phone(at).getByText(own.name).first().waitFor();
      await phone(at).getByText('实际卖家').first().waitFor();
    }
    await buysOver(phone(0));
    await phone(0).getByText('已付款，会按发货承诺寄出').waitFor();
    await phone(0).getByRole('button', { name: '回到直播' }).click();
    await advances(phone(0));
  });

  it('gives a red packet whose shares are one each, and draws a lottery that anybody draws again', async () => {
    readers = await Promise.all([...VIEWERS.keys()].map((at) => asReader(stage(), phone(at))));
    packet = await aRedPacket(stage(), plan.id);
    await phone(0).getByRole('button', { name: /红包/ }).waitFor();
    const claim = (ask: AskAsReader): Promise<Told> => ask('POST', `/api/live/envelopes/${packet}/claim`);
    for (const ask of readers) {
      const both = await Promise.all([claim(ask), claim(ask)]);
      expect(both[0].amount).toBeGreaterThanOrEqual(50);
      expect(both[1]).toEqual(both[0]);
    }
    const proof = await aLottery(stage(), plan.id, readers);
    expect([proof.entries?.length, proof.winners.length]).toEqual([VIEWERS.length, 1]);
    expect(drawnAgain(proof)).toEqual({ rules: true, seed: true, entries: true, winners: true });
  }, 240_000);

  it('puts a slip right over the picture', async () => {
    const { page } = director;
    await page.getByRole('button', { name: /^纠正口误/ }).first().click();
    const sheet = page.getByLabel('纠正口误').last();
    await sheet.getByLabel('说错了什么').fill(SLIP.slip);
    await sheet.getByLabel('更正', { exact: true }).fill(SLIP.words);
    await sheet.getByRole('button', { name: '上画面' }).click();
    for (const at of VIEWERS.keys()) await phone(at).getByText(`更正：${SLIP.words}`).first().waitFor();
  });

  it('is stopped by two presses: nothing is shown any more', async () => {
    const { page } = director;
    await page.getByRole('button', { name: /^停播/ }).click();
    await page.getByRole('button', { name: /^再按一次/ }).click();
    await page.getByRole('status').getByText('正在结束').waitFor();
    await phone(1).getByText('正在讲解').first().waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '结束', exact: true }).click();
    await page.getByRole('status').getByText('已结束').waitFor();
    expect(complaintsOf(director)).toEqual([]);
    // What nobody took of the packet goes back, to the fen.
    const ended = await until(() => packetOf(stage(), plan.id, packet), ({ state }) => state === 'settled');
    expect([ended.taken, ended.takenFen + ended.returnedFen]).toEqual([VIEWERS.length, ended.budget]);
  });

  it('has numbers that are those of the order', async () => {
    const figures = await figuresOf(stage(), plan.id, ({ orders }) => orders === 1);
    const keeper = await aDeskOf(stage(), 'shop-keeper');
    const { offers } = await keeper('GET', '/shop/terms');
    const sold = offers.find(({ offer }: Told) => offer === own.offer);
    expect([figures.orders, figures.payers, figures.gross, figures.net]).toEqual([1, 1, sold.price, sold.price]);
  });

  it('has a replay whose chapters are what was shown, and a clip that goes into review as advertising', async () => {
    const editor = await aDeskOf(stage(), 'editor');
    air.stop();
    const made = await until(
      () => editor('POST', `/live/replays/${plan.id}`, {}).catch(() => ({ chapters: [] })),
      ({ chapters }: Told) => chapters.length > 0,
    );
    expect(made.chapters.map(({ offer }: Told) => offer)).toEqual([own.offer]);
    const [chapter] = made.chapters;
    const wanted = { id: randomUUID(), title: '脐橙怎么选', start: chapter.at, end: chapter.at + 5, isAd: false };
    const clip = await editor('POST', `/live/replays/${plan.id}/clips`, wanted);
    // What shows goods is advertising, whatever somebody said of it.
    expect([clip.isAd, clip.goods.map(({ offer }: Told) => offer)]).toEqual([true, [own.offer]]);
    const sent = await editor('POST', `/live/clips/${clip.id}/send`, { version: clip.version, words: '', column: null });
    expect(JSON.stringify(sent)).toContain('"sent"');
  });
}

/** Orders and pays in the sheet over the picture; the till opens beside it. */
async function buysOver(page: Page): Promise<void> {
  await page.getByRole('button', { name: '购买' }).first().click();
  await page.getByLabel('收货人').fill('王敏');
  await page.getByLabel('手机号').fill('13800138000');
  for (const place of ['浙江省', '杭州市', '西湖区']) await page.getByRole('radio', { name: place }).click();
  await page.getByLabel('街道、门牌').fill('文三路 8 号');
  // Fresh goods cannot be sent back, which is ticked apart.
  await page.getByRole('checkbox').click();
  await page.getByRole('button', { name: /^提交并付款/ }).click();
  const opens = page.waitForEvent('popup');
  await page.getByRole('button', { name: /^付款/ }).click();
  const till = await opens;
  await till.getByRole('button', { name: '付款', exact: true }).click();
  await till.getByRole('link', { name: '回到订单' }).waitFor();
  await till.close();
}
