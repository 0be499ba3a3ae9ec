import { randomUUID } from 'node:crypto';
import { err, unwrap } from '@hearth/cms/kernel';
import { codeOf } from '../../../../tests/host/outcome';
import type { Pin } from '../../contract';
import { followSession } from './follow-session';
import { pinGoods } from './pin-goods';
import { seePins, snapshotOfPins } from './see-pins';
import { shelvedIn } from './shelf';
import { sweepPins } from './sweep-pins';
import { aPinDesk, controller, officer, stranger, type PinDesk } from './testing/a-pin-desk';
import { unpinGoods } from './unpin-goods';

let desk: PinDesk;
beforeAll(async () => {
  desk = await aPinDesk();
}, 60_000);
afterEach(() => {
  desk.barred.clear();
  desk.missing.length = 0;
});
afterAll(() => desk.db.drop());

type Wanted = { item?: string; offer?: string; instead?: string | null };
const pin = (id: string, { item, offer, instead = null }: Wanted, who = controller) =>
  pinGoods(desk.deps, who, { id, item: item ?? null, offer: offer ?? null, instead });
const pinned = async (id: string, wanted: Wanted): Promise<Pin> => unwrap(await pin(id, wanted));
const logOf = async (session: string) => desk.deps.pins.log(desk.db.knex, session);
const toldIn = (room: string) => desk.told.filter((one) => one.room === room).map(({ type }) => type);

describe('goods', () => {
  it('are pinned by a line of the run-of-show; the line before ends in the same moment', async () => {
    const live = desk.aLive();
    const [one, two] = [desk.anOffer(), desk.anOffer({ price: 2_990 })];
    const [first, second] = [desk.aLine(live, one.id), desk.aLine(live, two.id)];
    const before = await pinned(live.id, { item: first });
    const after = await pinned(live.id, { item: second, instead: before.id });
    expect(after).toMatchObject({ item: second, offer: two.id, price: 2_990, pinnedBy: '罗场控', unpinnedAt: null });
    const log = await logOf(live.id);
    expect(log).toMatchObject([
      { id: before.id, why: 'next', unpinnedBy: '罗场控' },
      { id: after.id, why: null },
    ]);
    expect(toldIn(live.room)).toEqual(['pinned', 'pinned']);
    expect(await desk.deeds(live.id)).toEqual(['live.pinned', 'live.unpinned', 'live.pinned']);
    expect(desk.noted.filter(({ id }) => id === live.id).map(({ offer }) => offer)).toEqual([one.id, two.id]);
  });

  it('are pinned by an offer too, and taken away by whoever saw them', async () => {
    const live = desk.aLive();
    const offer = desk.anOffer();
    const line = desk.aLine(live, offer.id);
    const one = await pinned(live.id, { offer: offer.id });
    expect(one.item).toBe(line);
    expect(await unpinGoods(desk.deps, controller, { id: live.id, pin: randomUUID() })).toEqual(
      err('HEARTH.CHANGED_MEANWHILE'),
    );
    const end = unwrap(await unpinGoods(desk.deps, officer, { id: live.id, pin: one.id }));
    expect(end).toMatchObject({ why: 'hand', unpinnedBy: '许合规' });
    expect(codeOf(await unpinGoods(desk.deps, officer, { id: live.id, pin: one.id }))).toBe('HEARTH.CHANGED_MEANWHILE');
    expect(toldIn(live.room)).toEqual(['pinned', 'unpinned']);
  });

  it('of a rehearsal are told to no shop', async () => {
    const rehearsal = desk.aLive('live', { isRehearsal: true });
    await pinned(rehearsal.id, { offer: desk.anOffer().id });
    expect(desk.noted.filter(({ id }) => id === rehearsal.id)).toEqual([]);
  });

  it('on the shelf of a live are told to the shop before they are shown, at whatever price is in force', async () => {
    const [live, rehearsal] = [desk.aLive(), desk.aLive('rehearsal', { isRehearsal: true })];
    const [oranges, gone] = [desk.anOffer(), desk.anOffer({ phase: 'over' })];
    for (const session of [live, rehearsal]) {
      for (const { id } of [oranges, gone]) desk.aLine(session, id);
    }
    const shelved = (session: string, station = 'yunze') => shelvedIn(desk.deps, { station, session });
    expect(await shelved(live.id)).toEqual([oranges.id]);
    expect(await shelved(rehearsal.id)).toEqual([]);
    expect(await shelved(live.id, stranger.station)).toEqual([]);
    expect(await shelved(randomUUID())).toEqual([]);
  });

  it('are refused with the reason, and nothing is written or told', async () => {
    const live = desk.aLive();
    const offer = desk.anOffer();
    const line = desk.aLine(live, null);
    const [over, other] = [desk.anOffer({ phase: 'over' }), desk.anOffer({ station: 'linhai' })];
    const planned = desk.aLive('ready');
    expect(codeOf(await pin(live.id, { offer: offer.id }, stranger))).toBe('SESSION.NOT_FOUND');
    expect(codeOf(await pin(randomUUID(), { offer: offer.id }))).toBe('SESSION.NOT_FOUND');
    expect(await pin(planned.id, { offer: offer.id })).toEqual(err('PINS.OFF_AIR', { state: 'ready' }));
    // Its copy is rehearsed, and its own room is open to everybody.
    const rehearsed = desk.aLive('rehearsal');
    expect(await pin(rehearsed.id, { offer: offer.id })).toEqual(err('PINS.OFF_AIR', { state: 'rehearsal' }));
    expect(codeOf(await pin(live.id, { item: randomUUID() }))).toBe('SESSION.ITEM_NOT_FOUND');
    expect(codeOf(await pin(live.id, { item: line }))).toBe('PINS.NO_OFFER');
    expect(codeOf(await pin(live.id, { offer: other.id }))).toBe('SHOP.OFFER_NOT_FOUND');
    expect(await pin(live.id, { offer: over.id })).toEqual(err('PINS.NOT_ON_SALE', { phase: 'over' }));
    desk.missing.push('scripts-approved');
    expect(await pin(live.id, { offer: offer.id })).toEqual(
      err('PINS.GATE_SHUT', { conditions: ['scripts-approved'] }),
    );
    desk.barred.set(offer.product, 'paper-expired');
    expect(await pin(live.id, { offer: offer.id })).toEqual(err('PINS.NOT_CLEARED', { codes: ['paper-expired'] }));
    expect(await logOf(live.id)).toEqual([]);
    expect([toldIn(live.room), await desk.deeds(live.id)]).toEqual([[], []]);
    expect(desk.noted.filter(({ id }) => id === live.id)).toEqual([]);
  });
});

describe('of two who press at once', () => {
  it.each([['nothing is shown yet', false] as const, ['something is shown', true] as const])(
    'the second is told that it changed meanwhile, where %s',
    async (_what, isShown) => {
      const live = desk.aLive();
      const before = isShown ? await pinned(live.id, { offer: desk.anOffer().id }) : undefined;
      const instead = before?.id ?? null;
      const presses = [desk.anOffer(), desk.anOffer(), desk.anOffer()];
      const answers = await Promise.all(presses.map(({ id: offer }) => pin(live.id, { offer, instead })));
      expect(answers.map(codeOf).sort()).toEqual(['HEARTH.CHANGED_MEANWHILE', 'HEARTH.CHANGED_MEANWHILE', 'ok']);
      const open = await desk.deps.pins.open(desk.db.knex, { room: live.room });
      expect(open).toHaveLength(1);
      expect(await desk.overlaps(live.room)).toBe(0);
      expect(toldIn(live.room).filter((type) => type === 'pinned')).toHaveLength(isShown ? 2 : 1);
    },
  );

  it('nobody shows two things at once, whatever is written', async () => {
    const live = desk.aLive();
    const one = await pinned(live.id, { offer: desk.anOffer().id });
    const row = await desk.db.knex('live_pin').where({ id: one.id }).first<Record<string, unknown>>();
    const again = { ...row, id: randomUUID(), shown: JSON.stringify(row['shown']) };
    await expect(desk.db.knex('live_pin').insert(again)).rejects.toThrow('overlap');
    await expect(desk.db.knex('live_pin').where({ id: one.id }).update({ offer: randomUUID() })).rejects.toThrow(
      'what a live showed is kept',
    );
    await expect(desk.db.knex('live_pin').where({ id: one.id }).delete()).rejects.toThrow('what a live showed is kept');
  });
});

describe('what may be shown no longer', () => {
  it('is taken away by the sweep, which says why; what may be shown stays', async () => {
    const [ended, closed, kept, paused] = [desk.aLive(), desk.aLive(), desk.aLive(), desk.aLive()];
    const [expiring, closing] = [desk.anOffer(), desk.anOffer()];
    await pinned(ended.id, { offer: expiring.id });
    await pinned(closed.id, { offer: closing.id });
    await pinned(paused.id, { offer: desk.anOffer().id });
    const staying = await pinned(kept.id, { offer: desk.anOffer().id });
    desk.barred.set(expiring.product, 'paper-expired');
    desk.offers.set(closing.id, { ...closing, phase: 'over' });
    desk.move(paused, 'paused');
    const asked: (readonly string[])[] = [];
    const sessions = {
      ...desk.deps.sessions,
      find: () => Promise.reject(new Error('one after the other')),
      among: (...about: Parameters<typeof desk.deps.sessions.among>) => {
        asked.push(about[1]);
        return desk.deps.sessions.among(...about);
      },
    };
    expect((await sweepPins({ ...desk.deps, sessions })).pins).toBe(3);
    expect(asked).toHaveLength(1);
    const expired = { why: 'gate', reasons: ['paper-expired'] };
    expect(await logOf(ended.id)).toMatchObject([{ ...expired, unpinnedBy: 'live.sweep' }]);
    expect(await logOf(closed.id)).toMatchObject([{ why: 'offer', reasons: [] }]);
    expect(await logOf(paused.id)).toMatchObject([{ why: 'off-air', reasons: [] }]);
    expect(await logOf(kept.id)).toMatchObject([{ id: staying.id, unpinnedAt: null }]);
    const told = desk.told.findLast(({ room }) => room === ended.room);
    expect(told).toMatchObject({ ...expired, type: 'unpinned' });
    expect((await sweepPins(desk.deps)).pins).toBe(0);
  });

  it('is taken away when its live leaves the air, and stays when it comes back', async () => {
    const live = desk.aLive();
    const one = await pinned(live.id, { offer: desk.anOffer().id });
    const { id: session, room, station } = live;
    const moved = { session, room, isRehearsal: false, event: 'resume', from: 'paused' } as const;
    const follow = (to: 'live' | 'paused') =>
      desk.deps.database.transaction((tx) => followSession(desk.deps, tx, { station, payload: { ...moved, to } }));
    await follow('live');
    expect(await logOf(live.id)).toMatchObject([{ id: one.id, why: null }]);
    await follow('paused');
    await follow('paused');
    expect(await logOf(live.id)).toMatchObject([{ id: one.id, why: 'off-air', unpinnedBy: 'live.sessions' }]);
    expect(toldIn(live.room)).toEqual(['pinned', 'unpinned']);
  });

  it('is taken away in the very transaction that suspends the goods, in every room, or stays with it', async () => {
    const [one, two] = [desk.aLive(), desk.aLive()];
    const offer = desk.anOffer();
    for (const live of [one, two]) await pinned(live.id, { offer: offer.id });
    await expect(
      desk.suspend(offer.product, 'suspended', () => Promise.reject(new Error('something else failed'))),
    ).rejects.toThrow('something else failed');
    expect(await logOf(one.id)).toMatchObject([{ unpinnedAt: null }]);
    expect(toldIn(one.room)).toEqual(['pinned']);
    await desk.suspend(offer.product, 'suspended');
    for (const live of [one, two]) {
      expect(await logOf(live.id)).toMatchObject([{ why: 'gate', reasons: ['suspended'], unpinnedBy: 'live.gate' }]);
      expect(toldIn(live.room)).toEqual(['pinned', 'unpinned']);
      expect(await desk.deeds(live.id)).toEqual(['live.pinned', 'live.unpinned']);
    }
  });
});

it('whoever comes in sees what is shown and the shelf in its order; another station sees neither', async () => {
  const live = desk.aLive();
  const [one, two, over] = [desk.anOffer(), desk.anOffer({ left: 0 }), desk.anOffer({ phase: 'over' })];
  const lines = [two, over, one].map(({ id }) => desk.aLine(live, id));
  const shown = await pinned(live.id, { item: lines[2]! });
  const snapshot = await snapshotOfPins(desk.deps, live.room);
  expect(snapshot.pinned).toMatchObject({ pin: shown.id, offer: one.id, left: 50, endsAt: null });
  expect(snapshot.shelf).toMatchObject([
    { item: lines[0], offer: two.id, left: 0, seller: { name: '青禾村果业合作社', contact: '0876-5550000' } },
    { item: lines[2], offer: one.id, left: 50 },
  ]);
  const board = unwrap(await seePins(desk.deps, officer, { id: live.id }));
  expect([board.pinned?.pin, board.pins.length, board.more]).toEqual([shown.id, 1, false]);
  expect(codeOf(await seePins(desk.deps, stranger, { id: live.id }))).toBe('SESSION.NOT_FOUND');
  expect(await snapshotOfPins(desk.deps, randomUUID())).toEqual({});
});
