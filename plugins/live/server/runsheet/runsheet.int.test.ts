import { randomUUID } from 'node:crypto';
import { unwrap } from '@hearth/cms/kernel';
import { codeOf } from '../../../../tests/host/outcome';
import type { ItemEvent } from '../../contract';
import { copySession } from '../sessions/copy-session';
import { aLine, aSessionDesk, chief, planner, stranger, type SessionDesk } from '../sessions/testing/a-session-desk';
import { turnItem } from './turn-item';
import { addItem, changeItem, orderItems, removeItem, seeRunsheet } from './write-items';

let desk: SessionDesk;
beforeAll(async () => {
  desk = await aSessionDesk();
}, 60_000);
afterAll(() => desk.db.drop());

const sheetOf = async (id: string) => unwrap(await seeRunsheet(desk.deps, chief, id));

/** A session with three lines. */
async function three() {
  const { id } = await desk.planned();
  for (const title of ['一', '二', '三']) await desk.lined(id, { title });
  return { id, items: (await sheetOf(id)).items.map((item) => item.id) };
}

async function onAir() {
  const { id, items } = await three();
  await desk.manned(id);
  await desk.looked(id);
  for (const event of ['prepare', 'make-ready', 'go-live'] as const) unwrap(await desk.turn(id, event));
  return { id, items };
}

async function press(id: string, item: string, event: ItemEvent) {
  const known = (await sheetOf(id)).items.find((one) => one.id === item);
  return turnItem(desk.deps, chief, { id, item, event, version: known?.version ?? 0 });
}

describe('a run-of-show', () => {
  it('takes goods from an offer of the station’s own shop, and refuses others', async () => {
    const { id } = await desk.planned();
    const offer = desk.anOffer();
    const added = unwrap(await addItem(desk.deps, planner, { id, ...aLine({ offer: offer.id }) }));
    expect(added.items).toMatchObject([{ offer: offer.id, product: offer.product, position: 0 }]);
    expect(added).toMatchObject({ plannedSeconds: 60, budgetSeconds: 3_600 });
    const add = (line: object) => addItem(desk.deps, planner, { id, ...aLine(line) });
    expect(codeOf(await add({ offer: randomUUID() }))).toBe('SESSION.OFFER_NOT_FOUND');
    const unvetted = randomUUID();
    desk.world.silent.add(unvetted);
    expect(codeOf(await add({ product: unvetted }))).toBe('SESSION.PRODUCT_NOT_FOUND');
    expect(codeOf(await add({ fallback: randomUUID() }))).toBe('SESSION.FALLBACK_NOT_THERE');
    expect(codeOf(await addItem(desk.deps, stranger, { id, ...aLine() }))).toBe('SESSION.NOT_FOUND');
  });

  it('of a rehearsal names no offer that could be ordered, whoever plans it when', async () => {
    const { id } = await desk.planned();
    await desk.lined(id);
    const wanted = { id, plannedAt: new Date().toISOString(), asRehearsal: true };
    const rehearsal = unwrap(await copySession(desk.deps, planner, wanted));
    const offer = desk.anOffer();
    const added = unwrap(await addItem(desk.deps, planner, { id: rehearsal.id, ...aLine({ offer: offer.id }) }));
    const line = added.items.at(-1);
    expect(line).toMatchObject({ rehearses: offer.id, product: offer.product });
    expect(desk.world.offers.has(line?.offer ?? '')).toBe(false);
    const which = { id: rehearsal.id, item: line?.id ?? '' };
    const kept = unwrap(
      await changeItem(desk.deps, planner, {
        ...which,
        version: 1,
        ...aLine({ title: '换名', offer: line?.offer ?? '' }),
      }),
    );
    expect(kept.items.at(-1)).toMatchObject({ title: '换名', offer: line?.offer, rehearses: offer.id });
    const bare = unwrap(await changeItem(desk.deps, planner, { ...which, version: 2, ...aLine() }));
    expect(bare.items.at(-1)).toMatchObject({ offer: null, rehearses: null, product: null });
  });

  it('is put into another order by whoever saw all of it', async () => {
    const { id, items } = await three();
    const { version } = await sheetOf(id);
    const turned = [...items].reverse();
    expect(
      unwrap(await orderItems(desk.deps, planner, { id, items: turned, version })).items.map((one) => one.id),
    ).toEqual(turned);
    const again = (wanted: readonly string[], seen: number) =>
      orderItems(desk.deps, planner, { id, items: wanted, version: seen });
    expect(codeOf(await again(items, version))).toBe('HEARTH.CHANGED_MEANWHILE');
    expect(codeOf(await again(items.slice(1), version + 1))).toBe('HEARTH.CHANGED_MEANWHILE');
    expect(codeOf(await again([items[0] ?? '', items[0] ?? '', items[1] ?? ''], version + 1))).toBe(
      'HEARTH.CHANGED_MEANWHILE',
    );
  });

  it('lets go of a line on which another falls back, and of none that was on', async () => {
    const { id, items } = await three();
    const [first = '', second = ''] = items;
    unwrap(await changeItem(desk.deps, planner, { id, item: first, version: 1, ...aLine({ fallback: second }) }));
    const self = { id, item: first, version: 2, ...aLine({ fallback: first }) };
    expect(codeOf(await changeItem(desk.deps, planner, self))).toBe('SESSION.FALLBACK_NOT_THERE');
    const left = unwrap(await removeItem(desk.deps, planner, { id, item: second }));
    expect(left.items.map((one) => [one.id, one.fallback])).toEqual([
      [first, null],
      [items[2], null],
    ]);
  });
});

describe('on the air', () => {
  it('one line is on at a time: what begins ends the one before', async () => {
    const { id, items } = await onAir();
    const [first = '', second = '', third = ''] = items;
    unwrap(await press(id, first, 'begin'));
    const sheet = unwrap(await press(id, second, 'begin'));
    expect(sheet.items.map(({ state }) => state)).toEqual(['done', 'on', 'waiting']);
    expect(sheet.items[0]?.endedAt).not.toBeNull();
    expect(codeOf(await removeItem(desk.deps, planner, { id, item: second }))).toBe('SESSION.ITEM_BUSY');
    unwrap(await press(id, third, 'skip'));
    unwrap(await press(id, third, 'reopen'));
    expect(codeOf(await press(id, third, 'finish'))).toBe('MACHINE.EVENT_NOT_ALLOWED');
  });

  it('of two who begin different lines at once the second ends the first’s', async () => {
    const { id, items } = await onAir();
    const [first = '', second = ''] = items;
    await Promise.all([press(id, first, 'begin'), press(id, second, 'begin')]);
    const states = (await sheetOf(id)).items.map(({ state }) => state);
    expect(states.filter((state) => state === 'on')).toHaveLength(1);
    expect(states.filter((state) => state === 'done')).toHaveLength(1);
  });

  it('a line gives way to its fallback, even to one that was shown before', async () => {
    const { id, items } = await onAir();
    const [first = '', second = ''] = items;
    expect(codeOf(await press(id, first, 'fall-back'))).toBe('SESSION.FALLBACK_NOT_THERE');
    unwrap(await changeItem(desk.deps, planner, { id, item: second, version: 1, ...aLine({ fallback: first }) }));
    unwrap(await press(id, first, 'begin'));
    unwrap(await press(id, second, 'begin'));
    const sheet = unwrap(await press(id, second, 'fall-back'));
    expect(sheet.items.map(({ state }) => state)).toEqual(['on', 'skipped', 'waiting']);
  });

  it('nothing moves before', async () => {
    const { id, items } = await three();
    expect(codeOf(await press(id, items[0] ?? '', 'begin'))).toBe('SESSION.NOT_LIVE');
  });
});
