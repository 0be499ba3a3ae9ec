import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { createGroupCommit } from '@hearth/cms/kernel';
import { decide, mergeLines, shareKey, type OfferFacts, type Wish } from './decide.rules';
import { pressesOf, pressOf } from './press-of';
import { provesHash, type Sha256 } from '../../contract';
import { leafNode, pathOf, rootBy, rootOf } from '../receipts/merkle';
import { promiseHash } from './promise-hash';
import { canonicalPromise, writtenPromise } from './promise.rules';

const offer = (id: string, more: Partial<OfferFacts>): OfferFacts => ({
  ...{ id, station: 'yunze', variant: 'v', product: 'p', price: 100, page: 'x', payMinutes: 15 },
  ...{ perBuyer: null, left: null, free: 10, onSale: true, weightG: 1000, freight: null },
  ...{ noReturn: false, deposit: null },
  ...more,
});

/** Whether the first in line wants only what nobody limits, and no more than there is. */
const isPlenty = (wish: Wish | undefined, units: number): boolean =>
  wish?.lines.every((line) => line.offer === 'o3' && line.quantity <= units) ?? false;

describe('a decision', () => {
  const wishes = fc.array(
    fc.record({
      buyer: fc.constantFrom('b1', 'b2', 'b3'),
      lines: fc.array(
        fc.record({ offer: fc.constantFrom('o1', 'o2', 'o3'), quantity: fc.integer({ min: 1, max: 4 }) }),
        {
          minLength: 1,
          maxLength: 4,
        },
      ),
    }),
    { maxLength: 30 },
  );
  const limit = fc.option(fc.integer({ min: 1, max: 6 }), { nil: null });
  const facts = fc.record({ free: fc.nat(20), other: fc.nat(20), left: limit, perBuyer: limit, used: fc.nat(3) });

  it('never gives more than there is, nor more than a buyer may have, and refuses nobody for whom there is enough', () => {
    fc.assert(
      fc.property(wishes, facts, (wanted, { free, other, left, perBuyer, used }) => {
        const offers = new Map([
          ['o1', offer('o1', { free, left, perBuyer })],
          ['o2', offer('o2', { free })],
          ['o3', offer('o3', { free: other, variant: 'w' })],
        ]);
        const had = new Map([[shareKey('o1', 'b1'), used]]);
        const all = wanted.map(({ buyer, lines }, n): Wish => ({
          ...{ id: `${n}`, station: 'yunze', buyer, key: `k${n}` },
          lines: mergeLines(lines.map((line) => ({ ...line, price: 100 }))),
        }));
        const { granted, byVariant, byOffer, byBuyer, answers } = decide(
          { offers, used: had, barred: new Map(), coupons: new Map(), groups: new Map() },
          all,
        );
        expect(byVariant.get('v') ?? 0).toBeLessThanOrEqual(free);
        expect(byVariant.get('w') ?? 0).toBeLessThanOrEqual(other);
        if (left !== null) expect(byOffer.get('o1') ?? 0).toBeLessThanOrEqual(left);
        for (const [share, taken] of byBuyer) {
          expect((had.get(share) ?? 0) + taken).toBeLessThanOrEqual(perBuyer ?? 0);
        }
        const sum = granted.flatMap(({ lines }) => lines).reduce((total, line) => total + line.quantity, 0);
        expect([...byOffer.values()].reduce((total, n) => total + n, 0)).toBe(sum);
        if (isPlenty(all[0], other)) expect(answers[0]?.ok).toBe(true);
      }),
    );
  });
});

it('refuses two prices for one offer, whichever is right', () => {
  const lines = [100, 1].map((price) => ({ offer: 'o1', quantity: 1, price }));
  const wish: Wish = { id: '1', station: 'yunze', buyer: 'b', key: 'k', lines: mergeLines(lines) };
  const facts = {
    offers: new Map([['o1', offer('o1', {})]]),
    used: new Map(),
    barred: new Map(),
    coupons: new Map(),
    groups: new Map(),
  };
  expect(decide(facts, [wish]).answers[0]).toMatchObject({ error: { code: 'SHOP.PRICE_CHANGED' } });
});

it('writes a promise as the canonical rule does', () => {
  const money = fc.nat(1_000_000);
  const line = fc.record({
    ...{ offer: fc.uuid(), variant: fc.uuid(), quantity: fc.nat(9), price: money, page: fc.uuid() },
    noReturn: fc.boolean(),
  });
  const promise = fc.record({
    ...{ order: fc.uuid(), station: fc.string({ unit: 'grapheme' }), buyer: fc.uuid(), goods: money, freight: money },
    ...{ at: fc.constant('2026-11-30T08:00:00.123Z'), payUntil: fc.constant('2026-11-30T08:15:00.123Z') },
    ...{ discount: money, amount: money, lines: fc.array(line, { maxLength: 3 }) },
  });
  fc.assert(fc.property(promise, (one) => writtenPromise(one) === canonicalPromise(one)));
});

it('reads what was promised before as it was hashed then, and names a confirmation only where there is one', () => {
  const line = { offer: 'o1', variant: 'v1', quantity: 1, price: 3990, page: 'p1', noReturn: false };
  const promise = {
    ...{ order: 'x1', station: 'yunze', buyer: 'b1', at: '2026-11-30T08:00:00.123Z' },
    ...{ payUntil: '2026-11-30T08:15:00.123Z', goods: 3990, freight: 0, discount: 0, amount: 3990 },
  };
  const lineBefore = '{"offer":"o1","page":"p1","price":3990,"quantity":1,"variant":"v1"}';
  const before =
    '{"amount":3990,"at":"2026-11-30T08:00:00.123Z","buyer":"b1","discount":0,"freight":0,"goods":3990,' +
    `"lines":[${lineBefore}],"order":"x1","payUntil":"2026-11-30T08:15:00.123Z","station":"yunze"}`;
  expect(writtenPromise({ ...promise, lines: [line] })).toBe(before);
  expect(writtenPromise({ ...promise, lines: [{ ...line, noReturn: true }] })).toBe(
    before.replace('{"offer"', '{"noReturn":true,"offer"'),
  );
});

it('orders what cannot be sent back only for somebody who said that they know it', () => {
  const lines = [
    { offer: 'o1', quantity: 1, price: 100 },
    { offer: 'o2', quantity: 1, price: 100 },
  ];
  const wish = { id: '1', station: 'yunze', buyer: 'b', key: 'k', lines };
  const facts = {
    offers: new Map([
      ['o1', offer('o1', {})],
      ['o2', offer('o2', { noReturn: true })],
    ]),
    ...{ used: new Map(), barred: new Map(), coupons: new Map(), groups: new Map() },
  };
  const said = (noReturn?: boolean) =>
    decide(facts, [{ ...wish, ...(noReturn !== undefined && { noReturn }) }]).answers[0];
  const refused = { error: { code: 'SHOP.RETURN_UNCONFIRMED', details: { offer: 'o2' } } };
  expect(said()).toMatchObject(refused);
  expect(said(false)).toMatchObject(refused);
  expect(said(true)).toMatchObject({ ok: true });
  const other = decide(facts, [{ ...wish, lines: lines.slice(0, 1) }]).answers[0];
  expect(other).toMatchObject({ ok: true });
});

/** As a phone does it. */
const web: Sha256 = (bytes) => crypto.subtle.digest('SHA-256', bytes);

it('proves each order of a batch, and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uuid(), { minLength: 1, maxLength: 40 }), fc.nat(39), async (texts, at) => {
      const hashes = texts.map(promiseHash);
      const place = at % hashes.length;
      const nodes = hashes.map(leafNode);
      const proof = { path: pathOf(nodes, place), root: rootOf(nodes) };
      expect(await provesHash(web, hashes[place]!, proof)).toBe(true);
      expect(rootBy(hashes[place]!, proof.path)).toBe(proof.root);
      expect(await provesHash(web, promiseHash('another'), proof)).toBe(false);
    }),
  );
});

it('seals a batch as batches were sealed when each level was hashed at once, so that old proofs hold', () => {
  const level = (nodes: readonly string[]): string[] =>
    nodes.flatMap((left, at) => {
      if (at % 2 === 1) return [];
      const right = nodes[at + 1];
      return [
        right === undefined
          ? left
          : createHash('sha256')
              .update(Buffer.from(`01${left}${right}`, 'hex'))
              .digest('hex'),
      ];
    });
  fc.assert(
    fc.property(fc.array(fc.uuid(), { minLength: 1, maxLength: 70 }), (texts) => {
      const nodes = texts.map(promiseHash).map(leafNode);
      let top = nodes;
      while (top.length > 1) top = level(top);
      expect(rootOf(nodes)).toBe(top[0]);
    }),
  );
});

it('lays the presses of a buyer side by side, each in its own place', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.string(), fc.string(), (buyer, key, other) => {
      const [first, last] = pressesOf(buyer);
      const press = pressOf({ buyer, key });
      expect(press >= first && press <= last).toBe(true);
      expect(pressOf({ buyer, key: other }) === press).toBe(key === other);
    }),
  );
});

describe('a group', () => {
  it('is written together, and one by one when it breaks', async () => {
    const worked: number[] = [];
    const group = createGroupCommit<number, number>({
      ...{ most: 10, gather: 1 },
      work: (items) => {
        worked.push(items.length);
        return items.includes(3) ? Promise.reject(new Error('three')) : Promise.resolve(items.map((n) => n * 2));
      },
    });
    const answers = await Promise.allSettled([1, 2, 3, 4].map((n) => group.add(n)));
    expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : 'failed'))).toEqual([
      2,
      4,
      'failed',
      8,
    ]);
    expect(worked).toEqual([4, 4, 1, 1, 1, 1]);
    await group.idle();
    expect(group.size()).toBe(0);
  });

  it('keeps arrivals in their order and takes no more at once than it may', async () => {
    const seen: number[] = [];
    const group = createGroupCommit<number, number>({
      ...{ most: 3, gather: 0 },
      work: (items) => {
        seen.push(...items);
        return Promise.resolve(items);
      },
    });
    const numbers = Array.from({ length: 10 }, (_, n) => n);
    expect(await Promise.all(numbers.map((n) => group.add(n)))).toEqual(numbers);
    expect(seen).toEqual(numbers);
  });
});
