import { randomUUID } from 'node:crypto';
import { err, unwrap } from '@hearth/cms/kernel';
import { codeOf } from '../../../../tests/host/outcome';
import type { SessionFacts } from '../../contract';
import { pinGoods } from '../pins/pin-goods';
import { openPrice } from '../pins/open-price';
import { aPinDesk, controller, officer, stranger, type PinDesk } from '../pins/testing/a-pin-desk';
import { correctSlip, endCorrection, overlaysOf, seeCorrections } from './correct-slip';
import { stopLive } from './stop-live';

let desk: PinDesk;
beforeAll(async () => {
  desk = await aPinDesk();
}, 60_000);
afterAll(() => desk.db.drop());

const toldIn = (room: string) => desk.told.filter((one) => one.room === room).map(({ type }) => type);
const SLIP = { slip: '说成“五年陈”', words: '更正：这批陈皮为三年陈' };
const correct = (live: SessionFacts, who = controller, correction = randomUUID()) =>
  correctSlip(desk.correcting, who, { id: live.id, correction, ...SLIP });

describe('a slip', () => {
  it('is put right over the picture, with who said so and where the picture stood', async () => {
    const live = desk.aLive();
    const made = unwrap(await correct(live));
    expect(made).toMatchObject({ ...SLIP, by: '罗场控', takenAwayAt: null });
    expect(made.clock).toBeGreaterThanOrEqual(59);
    expect(made.clock).toBeLessThan(120);
    expect(await overlaysOf(desk.correcting, live.room)).toEqual({
      overlays: [{ kind: 'correction', text: SLIP.words }],
    });
    const overlay = { type: 'overlay', id: made.id, text: SLIP.words, shown: true };
    expect(desk.told.at(-1)).toMatchObject({ ...overlay, room: live.room });
  });

  it('stays in the log when its words are taken off the picture, which happens once', async () => {
    const live = desk.aLive();
    const { id: correction } = unwrap(await correct(live));
    const presses = await Promise.all(
      [controller, officer].map((who) => endCorrection(desk.correcting, who, { id: live.id, correction })),
    );
    expect(presses.map(codeOf).sort()).toEqual(['PINS.CORRECTION_GONE', 'ok']);
    expect(await overlaysOf(desk.correcting, live.room)).toEqual({ overlays: [] });
    expect(unwrap(await seeCorrections(desk.correcting, officer, live.id))).toMatchObject([{ ...SLIP }]);
    expect(desk.told.at(-1)).toMatchObject({ type: 'overlay', id: correction, shown: false });
    expect(await desk.deeds(live.id)).toEqual(['live.corrected', 'live.correction-ended']);
    for (const table of ['live_correction', 'live_correction_end'])
      await expect(desk.db.knex(table).delete()).rejects.toThrow('what was put right is kept');
    await expect(desk.db.knex('live_correction').update({ words: '没有说错' })).rejects.toThrow(
      'what was put right is kept',
    );
  });

  it('is put right once however often it is pressed, also after the answer was lost and the live ended', async () => {
    const [live, other] = [desk.aLive(), desk.aLive()];
    const correction = randomUUID();
    const both = await Promise.all([1, 2].map(() => correct(live, controller, correction)));
    expect(both.map((one) => unwrap(one).id)).toEqual([correction, correction]);
    desk.move(live, 'ended');
    expect(unwrap(await correct(live, controller, correction))).toEqual(unwrap(both[0]!));
    expect(unwrap(await seeCorrections(desk.correcting, officer, live.id))).toHaveLength(1);
    expect([toldIn(live.room), await desk.deeds(live.id)]).toEqual([['overlay'], ['live.corrected']]);
    const changed = { id: live.id, correction, ...SLIP, words: '更正：两年陈' };
    expect(codeOf(await correctSlip(desk.correcting, controller, changed))).toBe('PINS.CORRECTION_TAKEN');
    expect(codeOf(await correct(other, controller, correction))).toBe('PINS.CORRECTION_TAKEN');
  });

  it('is put right while somebody speaks, by people of the station', async () => {
    expect(await correct(desk.aLive('planned'))).toEqual(err('PINS.OFF_AIR', { state: 'planned' }));
    expect(codeOf(await correct(desk.aLive('paused')))).toBe('ok');
    const live = desk.aLive();
    expect(codeOf(await correct(live, stranger))).toBe('SESSION.NOT_FOUND');
    expect(codeOf(await seeCorrections(desk.correcting, stranger, live.id))).toBe('SESSION.NOT_FOUND');
    const wrong = { id: live.id, correction: randomUUID() };
    expect(codeOf(await endCorrection(desk.correcting, controller, wrong))).toBe('PINS.CORRECTION_NOT_FOUND');
  });
});

describe('a stop', () => {
  const STOP = { reason: '主播宣称未经核实', words: '直播已暂停' };
  const stop = (live: SessionFacts, who = officer) => stopLive(desk.stopping, who, { id: live.id, ...STOP });
  const ended: string[] = [];
  let failing: string | undefined;
  beforeAll(() => {
    desk.order.closeWith('envelopes', (_tx, { session }) => {
      if (session === failing) throw new Error('the books are closed');
      ended.push(session);
      return Promise.resolve(2);
    });
  });

  /** A live with something pinned, a price announced, and tools of others open. */
  async function aBusyLive(): Promise<SessionFacts> {
    const live = desk.aLive();
    const [shown, offered] = [desk.anOffer(), desk.anOffer()];
    unwrap(await pinGoods(desk.deps, controller, { id: live.id, item: null, offer: shown.id, instead: null }));
    const price = { price: 2_990, total: 20, perBuyer: 2, countdown: 10, minutes: 5 };
    unwrap(await openPrice(desk.deps, controller, { id: live.id, offer: offered.id, ...price }));
    return live;
  }

  it('ends everything that a live shows and gives away, and says so over the picture', async () => {
    const live = await aBusyLive();
    expect(unwrap(await stop(live))).toMatchObject({ session: live.id, by: '许合规', pins: 1, prices: 1, tools: 2 });
    expect(desk.sessions.get(live.id)?.state).toBe('ending');
    expect(ended).toContain(live.id);
    expect(await desk.deps.pins.log(desk.db.knex, live.id)).toMatchObject([{ why: 'stop', unpinnedBy: '许合规' }]);
    const [price] = await desk.deps.prices.list(desk.db.knex, live.id);
    expect([price?.why, desk.offers.get(price?.offer ?? '')?.phase]).toEqual(['stop', 'over']);
    expect(await overlaysOf(desk.correcting, live.room)).toEqual({ overlays: [{ kind: 'paused', text: STOP.words }] });
    expect(toldIn(live.room)).toEqual(['pinned', 'tool-opened', 'tool-closed', 'unpinned', 'overlay']);
    const late = { id: live.id, item: null, offer: desk.anOffer().id, instead: null };
    expect(codeOf(await pinGoods(desk.deps, controller, late))).toBe('PINS.OFF_AIR');
  });

  it('leaves no words over the picture of a live that is over', async () => {
    const live = desk.aLive();
    unwrap(await correct(live));
    unwrap(await stop(live));
    desk.sessions.set(live.id, { ...live, state: 'ended' });
    expect(await overlaysOf(desk.correcting, live.room)).toEqual({
      overlays: [{ kind: 'correction', text: SLIP.words }],
    });
  });

  it('is whole or not at all: what fails in the middle leaves the live as it was', async () => {
    const live = await aBusyLive();
    failing = live.id;
    await expect(stop(live)).rejects.toThrow('the books are closed');
    failing = undefined;
    expect(await desk.deps.pins.log(desk.db.knex, live.id)).toMatchObject([{ why: null }]);
    expect(await desk.deps.prices.running(desk.db.knex, { session: live.id })).toHaveLength(1);
    expect(await overlaysOf(desk.correcting, live.room)).toEqual({ overlays: [] });
    expect(toldIn(live.room)).toEqual(['pinned', 'tool-opened']);
    expect(await desk.deeds(live.id)).toEqual(['live.pinned', 'live.price-opened']);
  });

  it('happens once, to a live of the station', async () => {
    const live = desk.aLive();
    expect(codeOf(await stop(live, stranger))).toBe('SESSION.NOT_FOUND');
    expect(codeOf(await stop(live))).toBe('ok');
    expect(await stop(live)).toEqual(err('PINS.NOT_STOPPABLE', { state: 'ending' }));
    expect(await overlaysOf(desk.correcting, live.room)).toEqual({ overlays: [{ kind: 'paused', text: STOP.words }] });
    expect(await stop(desk.aLive('planned'))).toEqual(err('PINS.NOT_STOPPABLE', { state: 'planned' }));
  });

  it('is one where two press in the same moment', async () => {
    const live = desk.aLive();
    const both = await Promise.all([stop(live), stop(live, controller)]);
    expect(both.map(codeOf).sort()).toEqual(['PINS.NOT_STOPPABLE', 'ok']);
    expect((await desk.deeds(live.id)).filter((deed) => deed === 'live.stopped')).toHaveLength(1);
  });

  it('leaves no pin behind when somebody pins in the same moment', async () => {
    const live = desk.aLive();
    const offers = Array.from({ length: 4 }, () => desk.anOffer());
    const wanted = offers.map(({ id: offer }) => ({ id: live.id, item: null, offer, instead: null }));
    await Promise.all([stop(live), ...wanted.map((one) => pinGoods(desk.deps, controller, one))]);
    expect(await desk.deps.pins.open(desk.db.knex, { room: live.room })).toEqual([]);
  });
});
